"""Founding units, one or a whole tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.access.actions import record
from roviec.core import paths, text
from roviec.core.clock import day_of
from roviec.core.refusals import Unable
from roviec.organisations import rules
from roviec.organisations.actions import _tree
from roviec.organisations.models import Unit, UnitKindPeriod, UnitName, UnitParent
from roviec.organisations.policies import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from roviec.access.models import User
    from roviec.organisations.enums import UnitKind


class UnableToCreateUnit(Unable):
    """The unit cannot be founded there or then."""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be founded. Its parent is an existing one, or one earlier in the same list, named by its `ref`."""

    name: str
    kind: UnitKind
    starts_on: date
    parent: Unit | None = None
    parent_ref: str = ""
    ref: str = ""
    short_name: str = ""
    founded_by: str = ""
    code: str = ""


def create_unit(
    *,
    by: User,
    name: str,
    kind: UnitKind,
    parent: Unit | None,
    starts_on: date,
    at: datetime,
    short_name: str = "",
    founded_by: str = "",
    code: str = "",
) -> Unit:
    """Found one unit; see `create_units`."""
    new = NewUnit(name, kind, starts_on, parent, short_name=short_name, founded_by=founded_by, code=code)
    return create_units(by=by, units=[new], at=at)[0]


@transaction.atomic
def create_units(*, by: User, units: Sequence[NewUnit], at: datetime) -> list[Unit]:
    """Found units, all or none, in the order given; a parent stands before its children.

    Raises:
        Refused: the person may not add units under one of the existing parents, or at the top.
        UnableToCreateUnit: a parent has ended, begins later or is unknown; a code is taken; a day lies in the future.
        ValidationError: a kind cannot stand under its parent's kind, or a name is missing or too long.
    """
    _tree.hold_tree()
    parents = {unit.pk: unit for unit in Unit.objects.filter(pk__in={new.parent.pk for new in units if new.parent})}
    for parent in parents.values():
        rules.check_can_create_unit_under(by, parent)
    if any(new.parent is None and not new.parent_ref for new in units):
        rules.check_can_create_unit_under(by, None)
    made = _planned(units, parents, today=day_of(at))
    _insert(made, units)
    Unit.objects.bulk_update(parents.values(), ["next_child"])
    if len(made) == 1:
        record(by=by, at=at, verb="organisations.unit.create", target=made[0], data={"founded_by": made[0].founded_by})
    else:
        top = parents[min(parents, key=lambda pk: parents[pk].path)].path if parents else ""
        record(by=by, at=at, verb="organisations.units.create", data={"units": len(made)}, unit_path=top)
    return made


def _planned(news: Sequence[NewUnit], parents: dict[int, Unit], *, today: date) -> list[Unit]:
    """The units with path and parent, not yet stored."""
    _check_codes(news)
    by_ref: dict[str, Unit] = {}
    next_top = _tree.next_top()
    made: list[Unit] = []
    for new in news:
        parent = by_ref.get(new.parent_ref) if new.parent_ref else new.parent and parents[new.parent.pk]
        if new.parent_ref and parent is None:
            raise UnableToCreateUnit(_("Không có cấp trên «%(ref)s» trong danh sách.") % {"ref": new.parent_ref})
        _check_start(new, parent, today)
        kinds.check_place(new.kind, parent.kind if parent else None)
        if parent is None:
            path, next_top = paths.child_path(paths.ROOT, next_top), next_top + 1
        else:
            path, parent.next_child = paths.child_path(parent.path, parent.next_child), parent.next_child + 1
        unit = Unit(
            starts_on=new.starts_on,
            code=new.code.strip(),
            founded_by=text.nfc(new.founded_by).strip(),
            kind=new.kind,
            parent=parent,
            path=path,
        )
        _tree.set_name(unit, new.name, new.short_name)
        unit.clean_fields(exclude=_tree.COMPUTED)
        made.append(unit)
        if new.ref:
            by_ref[new.ref] = unit
    return made


def _check_codes(news: Sequence[NewUnit]) -> None:
    codes = [new.code.strip() for new in news if new.code.strip()]
    taken = Unit.objects.filter(code__in=codes).values_list("code", flat=True).first()
    taken = taken or next((code for code in codes if codes.count(code) > 1), None)
    if taken:
        raise UnableToCreateUnit(_("Mã số %(code)s đã thuộc đơn vị khác.") % {"code": taken})


def _check_start(new: NewUnit, parent: Unit | None, today: date) -> None:
    if new.starts_on > today:
        raise UnableToCreateUnit(_("Ngày thành lập của «%(name)s» chưa đến.") % {"name": new.name})
    if parent is None:
        return
    if parent.ends_on is not None:
        raise UnableToCreateUnit(_("«%(parent)s» đã kết thúc hoạt động.") % {"parent": parent})
    if new.starts_on < parent.starts_on:
        raise UnableToCreateUnit(
            _("«%(name)s» không thể thành lập trước cấp trên «%(parent)s».") % {"name": new.name, "parent": parent}
        )


def _insert(made: list[Unit], news: Sequence[NewUnit]) -> None:
    """Level by level, so that every parent has its number when its children need it; then the dated rows."""
    for depth in sorted({paths.depth(unit.path) for unit in made}):
        level = [unit for unit in made if paths.depth(unit.path) == depth]
        for unit in level:
            unit.parent_id = unit.parent.pk if unit.parent else None
        Unit.objects.bulk_create(level)
    pairs = list(zip(made, (text.nfc(new.founded_by).strip() for new in news), strict=True))
    UnitName.objects.bulk_create(_tree.name_row(unit, unit.starts_on, decision) for unit, decision in pairs)
    UnitKindPeriod.objects.bulk_create(
        UnitKindPeriod(unit=unit, kind=unit.kind, starts_on=unit.starts_on, decision=decision)
        for unit, decision in pairs
    )
    UnitParent.objects.bulk_create(
        UnitParent(unit=unit, parent=unit.parent, starts_on=unit.starts_on, decision=decision)
        for unit, decision in pairs
    )
