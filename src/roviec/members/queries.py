"""Who may see which members, and how they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from roviec.access.enums import Permission
from roviec.access.queries import reach_q
from roviec.core import paths
from roviec.core.text import search_key
from roviec.members.enums import MemberState
from roviec.members.models import Member
from roviec.members.policies import ACTIVE, TAIL, digits
from roviec.organisations.models import Unit
from roviec.organisations.policies.kinds import CELLS
from roviec.organisations.queries import units_visible_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roviec.access.models import User

_ORDER = ("sort_key", "pk")


def members_visible_to(user: User) -> QuerySet[Member]:
    """Members of the cells within reach, and one's own file, by given name.

    Sorted after filtering, on purpose: there is no index on the name alone, so that the page of a small cell does not
    walk through all names (measured: 16 s against 6 ms in a country of five million).
    """
    within = reach_q(user, Permission.MEMBER_VIEW, own=Q(user=user))
    return Member.objects.filter(within).select_related("unit").order_by(*_ORDER)


def below(members: QuerySet[Member], unit: Unit) -> QuerySet[Member]:
    """Those whose cell is the unit or lies below it."""
    return members.filter(paths.subtree_q("unit__path", unit.path))


def active(members: QuerySet[Member]) -> QuerySet[Member]:
    """Those who are members now, the exempt and those away for a time included."""
    return members.filter(state__in=ACTIVE)


def named(members: QuerySet[Member], text: str) -> QuerySet[Member]:
    """By name in any spelling (every word begins a word of it), by the card's last digits, or by a whole number."""
    number = digits(text)
    if number.isdecimal() and len(number) == TAIL:
        return members.filter(card_tail_index=number)
    if number.isdecimal():
        return members.filter(Q(card_index=number) | Q(id_index=number))
    for word in search_key(text).split():
        members = members.filter(search_key__contains=f" {word}")
    return members


def counts_by_state(members: QuerySet[Member]) -> Mapping[MemberState, int]:
    """How many there are in each state; one query."""
    rows = members.order_by().values_list("state").annotate(count=Count("pk"))
    return {MemberState(state): count for state, count in rows}


def counts_below(members: QuerySet[Member]) -> Mapping[str, int]:
    """Path → how many of the members are in that unit or below it, for every unit that has any; one query."""
    totals: dict[str, int] = {}
    for path, count in members.order_by().values_list("unit__path").annotate(count=Count("pk")):
        for above in paths.ancestors(path, include_self=True):
            totals[above] = totals.get(above, 0) + count
    return totals


def cells_for(user: User) -> QuerySet[Unit]:
    """The existing cells in which the person may open files."""
    within = reach_q(user, Permission.MEMBER_EDIT, "path")
    return Unit.objects.filter(within, kind__in=CELLS, ends_on=None).select_related("parent").order_by("path")


def member_of(user: User) -> Member | None:
    """The member whose account this is."""
    return Member.objects.filter(user=user).select_related("unit").first()


def listed(user: User) -> QuerySet[Member]:
    """Members visible to the person with what a list shows: no number is fetched but the card's."""
    return (
        members_visible_to(user)
        .select_related("unit__parent")
        .defer("id_number", "id_index", "card_index", "card_tail_index")
    )


def scope_of(user: User, unit: Unit | None) -> list[tuple[Unit, int]]:
    """The units right below `unit` with their members now; without unit, below the highest one the person sees."""
    units = units_visible_to(user).filter(ends_on=None)
    top = unit or units.first()
    shown = units.filter(parent=top)
    counts = counts_below(active(members_visible_to(user)))
    return [(below, counts[below.path]) for below in shown.order_by("sort_key", "pk") if below.path in counts]
