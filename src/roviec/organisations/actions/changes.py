"""Renaming, moving, changing and ending units. Every act leaves dated rows, current values and path in agreement."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr
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
    from datetime import date, datetime

    from roviec.access.models import User
    from roviec.organisations.enums import UnitKind


class UnableToChangeUnit(Unable):
    """The unit has ended, or has changed after the day asked for."""


class UnableToMoveUnit(Unable):
    """The unit cannot stand under that parent."""


class UnableToCloseUnit(Unable):
    """Other units still stand under it."""


@transaction.atomic
def rename_unit(
    *, by: User, unit: Unit, name: str, short_name: str, on: date, at: datetime, decision: str = ""
) -> Unit:
    """Give the unit another name from the day on. The former name stays and is still found.

    Raises:
        Refused: the person may not change this unit.
        UnableToChangeUnit: the unit has ended, was renamed on a later day, or the day lies in the future.
    """
    unit = _held(unit)
    rules.check_can_change_unit(by, unit)
    before = unit.name
    _tree.set_name(unit, name, short_name)
    unit.clean_fields(exclude=_tree.COMPUTED)
    decision = text.nfc(decision).strip()
    _end_row(UnitName.objects.get(unit=unit, ends_on=None), unit, on, at)
    _tree.name_row(unit, on, decision).save()
    unit.save(update_fields=["name", "short_name", "search_key", "sort_key", "updated_at"])
    data = {"before": before, "on": on, "decision": decision}
    record(by=by, at=at, verb="organisations.unit.rename", target=unit, data=data)
    return unit


@transaction.atomic
def change_kind(*, by: User, unit: Unit, kind: UnitKind, on: date, at: datetime, decision: str = "") -> Unit:
    """The same unit becomes one of another kind: a cell grows into a multi-cell organisation.

    Raises:
        Refused: the person may not change this unit.
        UnableToChangeUnit: as in `rename_unit`.
        ValidationError: the kind does not fit the parent's, or that of a unit below does not fit it.
    """
    _tree.hold_tree()
    unit = _held(unit)
    rules.check_can_change_unit(by, unit)
    kinds.check_place(kind, unit.parent.kind if unit.parent else None)
    for below in Unit.objects.filter(parent=unit, ends_on=None).values_list("kind", flat=True).distinct():
        kinds.check_place(below, kind)
    before, unit.kind = unit.kind, kind
    decision = text.nfc(decision).strip()
    _end_row(UnitKindPeriod.objects.get(unit=unit, ends_on=None), unit, on, at)
    UnitKindPeriod.objects.create(unit=unit, kind=kind, starts_on=on, decision=decision)
    unit.save(update_fields=["kind", "updated_at"])
    data = {"before": before, "after": kind, "on": on, "decision": decision}
    record(by=by, at=at, verb="organisations.unit.change-kind", target=unit, data=data)
    return unit


@transaction.atomic
def move_unit(*, by: User, unit: Unit, parent: Unit | None, on: date, at: datetime, decision: str = "") -> Unit:
    """Put the unit with all that is below it under another parent from the day on.

    Raises:
        Refused: the person may not change the unit, or not add units under the new parent.
        UnableToMoveUnit: the new parent is the unit itself, lies below it, is its parent already, or has ended.
        UnableToChangeUnit: the unit has ended, was moved on a later day, or the day lies in the future.
        ValidationError: the unit's kind cannot stand under the parent's.
    """
    _tree.hold_tree()
    unit, parent = _held(unit), _held(parent) if parent else None
    rules.check_can_move_unit(by, unit, parent)
    _check_move(unit, parent, on)
    kinds.check_place(unit.kind, parent.kind if parent else None)
    old_path, old_parent = unit.path, unit.parent_id
    decision = text.nfc(decision).strip()
    _end_row(UnitParent.objects.get(unit=unit, ends_on=None), unit, on, at)
    UnitParent.objects.create(unit=unit, parent=parent, starts_on=on, decision=decision)
    new_path = _tree.free_path(parent)
    Unit.objects.filter(pk=unit.pk).update(parent=parent, path=new_path)
    Unit.objects.filter(paths.subtree_q("path", old_path)).update(
        path=Concat(Value(new_path), Substr("path", len(old_path) + 1))
    )
    unit.refresh_from_db()
    data = {"before": old_parent, "after": unit.parent_id, "on": on, "decision": decision}
    record(by=by, at=at, verb="organisations.unit.move", target=unit, data=data)
    return unit


def _check_move(unit: Unit, parent: Unit | None, on: date) -> None:
    if parent is not None and paths.is_within(parent.path, unit.path):
        raise UnableToMoveUnit(_("Không thể chuyển một đơn vị vào chính nó hoặc vào cấp dưới của nó."))
    if unit.parent_id == (parent.pk if parent else None):
        raise UnableToMoveUnit(_("Đơn vị đang trực thuộc cấp trên này."))
    if parent is not None and on < parent.starts_on:
        raise UnableToMoveUnit(_("Ngày chuyển không thể trước ngày thành lập của cấp trên mới."))


@transaction.atomic
def close_unit(*, by: User, unit: Unit, on: date, decision: str, at: datetime) -> Unit:
    """End the unit; `on` is its last day. It stays in the directory and is found with the words «đã kết thúc».

    Raises:
        Refused: the person may not change this unit.
        UnableToCloseUnit: units still stand under it; they are moved or ended first.
        UnableToChangeUnit: it has ended already, has changed since, or the day lies in the future.
    """
    _tree.hold_tree()
    unit = _held(unit)
    rules.check_can_change_unit(by, unit)
    if below := Unit.objects.filter(parent=unit, ends_on=None).count():
        raise UnableToCloseUnit(
            _("Còn %(count)d đơn vị trực thuộc; hãy chuyển hoặc kết thúc trước.") % {"count": below}
        )
    for rows in (UnitName.objects, UnitKindPeriod.objects, UnitParent.objects):
        _end_row(rows.get(unit=unit, ends_on=None), unit, on + timedelta(days=1), at, replace=False)
    unit.ends_on, unit.closed_by = on, text.nfc(decision).strip()
    unit.clean_fields(exclude=_tree.COMPUTED)
    unit.save(update_fields=["ends_on", "closed_by", "updated_at"])
    data = {"on": on, "decision": unit.closed_by}
    record(by=by, at=at, verb="organisations.unit.close", target=unit, data=data)
    return unit


def _end_row(
    row: UnitName | UnitKindPeriod | UnitParent, unit: Unit, on: date, at: datetime, *, replace: bool = True
) -> None:
    """Let the row that is in force end the day before; one that would begin the same day is replaced."""
    if on > day_of(at) + timedelta(days=0 if replace else 1):
        raise UnableToChangeUnit(_("Ngày có hiệu lực chưa đến."))
    if on < row.starts_on or (on == row.starts_on and not replace):
        raise UnableToChangeUnit(
            _("«%(unit)s» đã có thay đổi từ ngày %(day)s; chọn ngày sau đó.")
            % {"unit": unit, "day": f"{row.starts_on:%d/%m/%Y}"}
        )
    if on == row.starts_on:
        row.delete()
        return
    row.ends_on = on - timedelta(days=1)
    row.save(update_fields=["ends_on", "updated_at"])


def _held(unit: Unit) -> Unit:
    """The unit as it is now, locked until the end of the transaction; a unit that has ended cannot change."""
    unit = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)
    if unit.ends_on is not None:
        raise UnableToChangeUnit(_("«%(unit)s» đã kết thúc hoạt động.") % {"unit": unit})
    return unit
