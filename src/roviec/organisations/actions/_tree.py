"""What the verbs of the tree share: the lock, the place among the children, the row of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Max

from roviec.core import paths, text
from roviec.organisations.models import Unit, UnitName

if TYPE_CHECKING:
    from datetime import date

_TREE_LOCK = 0x756E6974  # «unit»: whoever changes the shape of the tree holds this advisory lock
COMPUTED = ["parent", "path", "search_key", "sort_key"]
"""Fields that nobody types, so nothing to validate."""


def hold_tree() -> None:
    """Let changes of the tree's shape wait for one another: a child added meanwhile would miss its new path."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TREE_LOCK])


def next_top() -> int:
    """The first free number at the top."""
    last = Unit.objects.filter(parent=None).aggregate(last=Max("path"))["last"]
    return paths.number(last) + 1 if last else 0


def free_path(parent: Unit | None) -> str:
    """A place among the children that has never been taken before."""
    if parent is None:
        return paths.child_path(paths.ROOT, next_top())
    number = parent.next_child
    parent.next_child = number + 1
    parent.save(update_fields=["next_child", "updated_at"])
    return paths.child_path(parent.path, number)


def name_row(unit: Unit, starts_on: date, decision: str) -> UnitName:
    return UnitName(
        unit=unit,
        name=unit.name,
        short_name=unit.short_name,
        search_key=unit.search_key,
        starts_on=starts_on,
        decision=decision,
    )


def set_name(unit: Unit, name: str, short_name: str) -> None:
    unit.name, unit.short_name = (" ".join(text.nfc(part).split()) for part in (name, short_name))
    unit.search_key = " " + text.search_key(f"{unit.name} {unit.short_name}")
    unit.sort_key = text.sort_key(unit.name)
