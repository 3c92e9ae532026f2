"""What may be seen of accounts, grants and the audit trail, and the filter every other area builds on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from roviec.access import policies
from roviec.access.enums import Permission, Reach
from roviec.access.models import AdminSession, Event, RoleGrant, User
from roviec.core import paths

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.models import QuerySet

    from roviec.access.models import Placed

NOTHING = Q(pk__in=[])


def reach_q(user: User, permission: Permission, path_field: str = "unit__path", own: Q | None = None) -> Q:
    """Filter of all that the account may do `permission` to.

    Args:
        user: whose permissions count, at this moment.
        permission: the exact permission asked for.
        path_field: the look-up that leads from the filtered model to the path of its unit.
        own: the filter of the account's own things, for permissions that reach no further than oneself.

    Returns:
        `Q()` where everything is within reach, a filter without matches where nothing is.
    """
    held = [holding for holding in user.holdings() if holding.permission == permission]
    if any(holding.reach is Reach.ALL for holding in held):
        return Q()
    found = NOTHING
    for path in _topmost(holding.path for holding in held if holding.reach is Reach.UNIT_AND_BELOW):
        found |= paths.subtree_q(path_field, path)
    units = sorted({holding.path for holding in held if holding.reach is Reach.UNIT})
    if units:
        found |= Q(**{f"{path_field}__in": units})
    if own is not None and any(holding.reach is Reach.SELF for holding in held):
        found |= own
    return found


def _topmost(places: Iterable[str]) -> list[str]:
    """Drop places that lie within another one of them."""
    kept: list[str] = []
    for path in sorted(set(places)):
        if not kept or not paths.is_within(path, kept[-1]):
            kept.append(path)
    return kept


def users_who_may(permission: Permission, *, within: Placed, at: datetime) -> QuerySet[User]:
    """The third question: which accounts may do this to things of the unit, standing, by themselves."""
    found = NOTHING
    for role, permissions in policies.ROLES.items():
        reach = permissions.get(permission)
        if reach is Reach.ALL:
            found |= Q(role=role)
        elif reach is Reach.UNIT_AND_BELOW:
            above = paths.ancestors(within.path, include_self=True)
            found |= Q(role=role) & (Q(unit=None) | Q(unit__path__in=above))
        elif reach is Reach.UNIT:
            found |= Q(role=role, unit__path=within.path)
    grants = RoleGrant.objects.in_force(at).filter(found)
    return User.objects.filter(is_active=True, pk__in=grants.values("user")).order_by("sort_key", "pk")


def grants_visible_to(user: User) -> QuerySet[RoleGrant]:
    """Grants at units within reach, and always one's own."""
    return (
        RoleGrant.objects.filter(reach_q(user, Permission.ROLE_VIEW) | _whole_installation(user) | Q(user=user))
        .select_related("user", "unit", "granted_by", "ended_by")
        .order_by("user__sort_key", "user_id", "-starts_on", "pk")
    )


def _whole_installation(user: User) -> Q:
    """Grants without unit: they concern everybody, so whoever may see roles anywhere sees who holds them."""
    return Q(unit=None) if user.may_anywhere(Permission.ROLE_VIEW) else NOTHING


def accounts_visible_to(user: User) -> QuerySet[User]:
    """Accounts that hold or held a role at a unit within reach; those without any role where the reach is everything.

    One's own account is always among them.
    """
    within = reach_q(user, Permission.ACCOUNT_VIEW)
    if within == Q():
        return User.objects.order_by("sort_key", "pk")
    return User.objects.filter(Q(pk=user.pk) | Q(pk__in=RoleGrant.objects.filter(within).values("user"))).order_by(
        "sort_key", "pk"
    )


def events_visible_to(user: User) -> QuerySet[Event]:
    """Lines of the audit trail that belong to units within reach."""
    return (
        Event.objects.filter(reach_q(user, Permission.AUDIT_VIEW, "unit_path"))
        .select_related("by", "admin_session")
        .order_by("-at", "-pk")
    )


def open_admin_session(user: User, *, pk: int, at: datetime) -> AdminSession | None:
    """The account's administrator session of that number if it is still open."""
    session = AdminSession.objects.filter(user=user, pk=pk).first()
    return session if session is not None and session.is_open(at) else None
