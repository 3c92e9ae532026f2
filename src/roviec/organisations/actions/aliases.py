"""What words of documents mean: other names of units, and answers given when nobody could tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from roviec.access.actions import record
from roviec.core.refusals import Unable
from roviec.core.text import nfc
from roviec.organisations import rules
from roviec.organisations.enums import AliasSource, UnitGroup
from roviec.organisations.models import UnitAlias
from roviec.organisations.policies import naming

if TYPE_CHECKING:
    from datetime import datetime

    from roviec.access.models import User
    from roviec.organisations.models import Unit


class UnableToAddAlias(Unable):
    """The words mean another unit already."""


@transaction.atomic
def add_alias(
    *,
    by: User,
    unit: Unit,
    text: str,
    at: datetime,
    scope: Unit | None = None,
    source: AliasSource = AliasSource.TYPED,
) -> UnitAlias:
    """Write down another name of the unit; with `scope`, one that documents of that unit and those below it use.

    Raises:
        Refused: the person may not name units there.
        UnableToAddAlias: within this scope the words mean a unit already.
        ValidationError: the text has no letter or digit.
    """
    rules.check_can_name_unit(by, scope or unit)
    key = _alias_key(text)
    if held := UnitAlias.objects.filter(key=key, scope=scope).select_related("unit").first():
        meant = held.unit or UnitGroup(held.group).label
        raise UnableToAddAlias(_("«%(text)s» đã được ghi là «%(unit)s».") % {"text": held.text, "unit": meant})
    alias = UnitAlias.objects.create(unit=unit, scope=scope, text=_tidy(text), key=key, source=source)
    data = {"text": alias.text, "scope": scope.pk if scope else None}
    record(by=by, at=at, verb="organisations.alias.add", target=unit, data=data)
    return alias


@transaction.atomic
def remember_answer(
    *, by: User, text: str, scope: Unit, at: datetime, unit: Unit | None = None, group: UnitGroup | None = None
) -> UnitAlias:
    """Keep what somebody answered when asked whom these words of a document of `scope` mean: a unit or a group.

    A later answer takes the place of an earlier one; the earlier one stays in the history.

    Raises:
        Refused: the person may not name units there.
        ValidationError: neither or both of unit and group are given, or the text has no letter or digit.
    """
    rules.check_can_name_unit(by, scope)
    if (unit is None) == (group is None):
        raise ValidationError(_("Chọn một đơn vị hoặc một nhóm đơn vị."))
    meant = {"unit": unit, "group": group or "", "text": _tidy(text), "source": AliasSource.ANSWER}
    alias, _new = UnitAlias.objects.update_or_create(key=_alias_key(text), scope=scope, defaults=meant)
    data = {"text": alias.text, "unit": unit.pk if unit else None, "group": group}
    record(by=by, at=at, verb="organisations.alias.answer", target=unit or scope, data=data, unit_path=scope.path)
    return alias


@transaction.atomic
def remove_alias(*, by: User, alias: UnitAlias, at: datetime) -> None:
    """The words no longer mean the unit. The history keeps that they did."""
    rules.check_can_remove_alias(by, alias)
    data = {"text": alias.text, "scope": alias.scope_id, "group": alias.group}
    record(by=by, at=at, verb="organisations.alias.remove", target=alias.unit or alias.scope, data=data)
    alias.delete()


def _alias_key(words: str) -> str:
    key = naming.alias_key(words)
    if not key:
        raise ValidationError(_("Tên gọi cần có chữ hoặc số."))
    return key


def _tidy(words: str) -> str:
    return " ".join(nfc(words).split())
