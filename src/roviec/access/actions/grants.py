"""Roles: giving, ending, and the first administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.access import policies, rules
from roviec.access.actions.accounts import open_account
from roviec.access.actions.audit import record
from roviec.access.enums import Role
from roviec.access.models import RoleGrant, User
from roviec.core import text
from roviec.core.clock import day_of
from roviec.core.refusals import Unable

if TYPE_CHECKING:
    from datetime import date, datetime

    from roviec.organisations.models import Unit


class UnableToGrantRole(Unable):
    """The account holds this role there already at some time of the period."""


class UnableToEndGrant(Unable):
    """The grant has been ended before."""


class UnableToBootstrap(Unable):
    """There is an administrator already: further ones are granted by that one."""


@transaction.atomic
def grant_role(
    *,
    by: User,
    user: User,
    role: Role,
    unit: Unit | None,
    starts_on: date,
    ends_on: date | None = None,
    basis: str = "",
    at: datetime,
) -> RoleGrant:
    """Give somebody a role at a unit for a time; without unit, for the whole installation where the role allows it.

    Raises:
        Refused: the giver may not give this role there, or gives it to himself.
        UnableToGrantRole: the person holds the role there already at some time of the period.
        ValidationError: role and unit do not fit together, or the period ends before it starts.
    """
    rules.check_can_grant_role(by, user, Role(role), unit)
    return _grant_role(
        by=by, user=user, role=Role(role), unit=unit, starts_on=starts_on, ends_on=ends_on, basis=basis, at=at
    )


def _grant_role(
    *,
    by: User | None,
    user: User,
    role: Role,
    unit: Unit | None,
    starts_on: date,
    ends_on: date | None,
    basis: str,
    at: datetime,
) -> RoleGrant:
    policies.check_place(role, has_unit=unit is not None)
    policies.check_period(starts_on, ends_on)
    User.objects.select_for_update().get(pk=user.pk)  # two grants to one person wait for each other
    held = RoleGrant.objects.filter(user=user, role=role, unit=unit, ended_at=None)
    if held.overlapping(starts_on, ends_on).exists():
        raise UnableToGrantRole(_("%(user)s đã giữ vai trò này tại đây.") % {"user": user})
    grant = RoleGrant.objects.create(
        user=user,
        role=role,
        unit=unit,
        starts_on=starts_on,
        ends_on=ends_on,
        basis=text.nfc(basis).strip(),
        granted_at=at,
        granted_by=by,
    )
    user.forget_holdings()
    record(
        by=by,
        at=at,
        verb="access.role.grant",
        target=user,
        data={
            "role": role,
            "unit": unit.pk if unit else None,
            "starts_on": starts_on,
            "ends_on": ends_on,
            "grant": grant.pk,
        },
        unit_path=unit.path if unit else "",
    )
    return grant


@transaction.atomic
def end_grant(*, by: User, grant: RoleGrant, reason: str, at: datetime) -> RoleGrant:
    """Withdraw a role at once. The row stays as the record of who could do what until then."""
    grant = RoleGrant.objects.select_for_update(of=("self",)).select_related("unit", "user").get(pk=grant.pk)
    rules.check_can_end_grant(by, grant)
    policies.check_reason(reason)
    if grant.ended_at is not None:
        raise UnableToEndGrant(_("Vai trò này đã được kết thúc trước đó."))
    grant.ended_at, grant.ended_by, grant.end_reason = at, by, text.nfc(reason).strip()
    grant.save(update_fields=["ended_at", "ended_by", "end_reason", "updated_at"])
    grant.user.forget_holdings()
    record(
        by=by,
        at=at,
        verb="access.role.end",
        target=grant.user,
        data={"role": grant.role, "unit": grant.unit_id, "grant": grant.pk, "reason": grant.end_reason},
        unit_path=grant.unit.path if grant.unit else "",
    )
    return grant


@transaction.atomic
def bootstrap_administrator(*, username: str, full_name: str, at: datetime) -> User:  # nobody acts: there is nobody yet
    """Make the first administrator of an installation. Only a command on the server calls it.

    Raises:
        UnableToBootstrap: somebody is administrator already.
    """
    if RoleGrant.objects.in_force(at).filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
        raise UnableToBootstrap(_("Hệ thống đã có người quản trị; người đó giao vai trò cho người khác."))
    user = User.objects.filter(username=username.strip().lower()).first() or open_account(
        by=None, username=username, full_name=full_name, email="", at=at
    )
    _grant_role(
        by=None, user=user, role=Role.ADMINISTRATOR, unit=None, starts_on=day_of(at), ends_on=None, basis="", at=at
    )
    return user
