"""Who may see which units, the tree as it was on a day, and the check that all that is kept twice agrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import Concat, Length, Substr

from roviec.access.enums import Permission
from roviec.access.queries import reach_q
from roviec.core import paths
from roviec.core.text import search_key
from roviec.organisations.enums import UnitGroup, UnitKind
from roviec.organisations.models import Unit, UnitAlias, UnitKindPeriod, UnitName, UnitParent
from roviec.organisations.policies import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from roviec.access.models import User


def units_visible_to(user: User) -> QuerySet[Unit]:
    """Units within reach, closed ones too, in the order of the tree."""
    return Unit.objects.filter(reach_q(user, Permission.UNIT_VIEW, "path")).order_by("path")


def parents_for(unit: Unit, user: User) -> QuerySet[Unit]:
    """Where the person may put the unit: existing units in reach of the right to edit, of a kind that can hold it."""
    kinds_above = kinds.PARENT_KINDS[UnitKind(unit.kind)]
    within = reach_q(user, Permission.UNIT_EDIT, "path")
    below = paths.subtree_q("path", unit.path)
    fitting = Unit.objects.filter(within, kind__in=kinds_above, ends_on=None).exclude(below)
    return fitting.select_related("parent").order_by("path")


def subtree(unit: Unit) -> QuerySet[Unit]:
    """The unit and all below it as the tree is now, in its order."""
    return Unit.objects.filter(paths.subtree_q("path", unit.path)).order_by("path")


def chain(unit: Unit) -> QuerySet[Unit]:
    """From the top of the tree down to the unit itself."""
    return Unit.objects.filter(path__in=paths.ancestors(unit.path, include_self=True)).order_by("path")


def named(units: QuerySet[Unit], text: str) -> QuerySet[Unit]:
    """Those called so in any spelling: now, formerly or by an alias. Every word must begin a word of the name."""
    for word in search_key(text).split():
        former = UnitName.objects.filter(unit=OuterRef("pk"), search_key__contains=f" {word}")
        alias = UnitAlias.objects.filter(Q(key__startswith=word) | Q(key__contains=f" {word}"), unit=OuterRef("pk"))
        units = units.filter(Q(search_key__contains=f" {word}") | Q(Exists(former)) | Q(Exists(alias)))
    return units


def units_in_group(group: UnitGroup | str, *, issuer: Unit, on: date) -> QuerySet[Unit]:
    """The units that a directive of `issuer` means by the group, among those existing on the day."""
    content = kinds.GROUPS[UnitGroup(group)]
    units = Unit.objects.on(on).filter(kind__in=content.kinds)
    if content.direct:
        return units.filter(parent=issuer).order_by("sort_key", "path")
    return units.filter(paths.subtree_q("path", issuer.path)).exclude(pk=issuer.pk).order_by("path")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a unit: from a day on it had this name, this kind or this parent."""

    on: date
    what: str
    value: str
    decision: str


def steps_of(unit: Unit) -> list[Step]:
    """The unit's past from its dated rows, newest first. Three queries."""
    steps = [Step(row.starts_on, "name", row.name, row.decision) for row in unit.names.all()]
    steps += [Step(row.starts_on, "kind", row.get_kind_display(), row.decision) for row in unit.kinds.all()]
    steps += [
        Step(row.starts_on, "parent", row.parent.name if row.parent else "", row.decision)
        for row in unit.parents.select_related("parent")
    ]
    return sorted(steps, key=lambda step: (step.on, step.what), reverse=True)


@dataclass(frozen=True, slots=True)
class UnitState:
    """A unit as it was on a day."""

    unit_id: int
    name: str
    short_name: str
    kind: str
    parent_id: int | None

    @property
    def kind_label(self) -> str:
        return str(UnitKind(self.kind).label)


def states_on(day: date, *, units: QuerySet[Unit] | None = None) -> list[UnitState]:
    """Units that existed on the day under the names, kinds and parents of that day. One query."""

    def in_force(relation: str) -> FilteredRelation:
        until = Q(**{f"{relation}__ends_on": None}) | Q(**{f"{relation}__ends_on__gte": day})
        return FilteredRelation(relation, condition=until & Q(**{f"{relation}__starts_on__lte": day}))

    rows = (
        (Unit.objects.all() if units is None else units)
        .filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
        .annotate(name_then=in_force("names"), kind_then=in_force("kinds"), parent_then=in_force("parents"))
        .order_by("path")
        .values_list("pk", "name_then__name", "name_then__short_name", "kind_then__kind", "parent_then__parent_id")
    )
    return [UnitState(*row) for row in rows]


def unit_as_of(unit: Unit, day: date) -> UnitState | None:
    """The unit as it was on the day; None before its founding and after its end."""
    return next(iter(states_on(day, units=Unit.objects.filter(pk=unit.pk))), None)


def in_tree_order(states: Iterable[UnitState]) -> list[tuple[int, UnitState]]:
    """The states with their depth, every unit after its parent of that day; without a parent among them, on top."""
    known = {state.unit_id: state for state in states}
    children: dict[int | None, list[UnitState]] = {}
    for state in known.values():
        parent = state.parent_id if state.parent_id in known else None
        children.setdefault(parent, []).append(state)
    found: list[tuple[int, UnitState]] = []
    waiting = [(0, state) for state in reversed(children.get(None, []))]
    while waiting:
        depth, state = waiting.pop()
        found.append((depth, state))
        waiting.extend((depth + 1, child) for child in reversed(children.get(state.unit_id, [])))
    return found


def disagreements() -> QuerySet[Unit]:
    """Units whose current values differ from the dated rows, or whose path does not lie right under the parent's.

    Empty unless somebody has written round `actions`. The nightly check and the tests ask it.
    """
    wrong_path = Q(parent__isnull=False) & ~Q(
        path=Concat("parent__path", Substr("path", Length("parent__path") + 1, paths.STEP))
    )

    def latest(model: type[UnitName | UnitKindPeriod | UnitParent]) -> QuerySet[UnitName | UnitKindPeriod | UnitParent]:
        same_end = Q(ends_on=OuterRef("ends_on")) | Q(ends_on=None, unit__ends_on=None)
        return model.objects.filter(same_end, unit=OuterRef("pk"))

    called = latest(UnitName).filter(name=OuterRef("name"), short_name=OuterRef("short_name"))
    of_kind = latest(UnitKindPeriod).filter(kind=OuterRef("kind"))
    no_parent, same_parent = Q(parent=None, unit__parent=None), Q(parent=F("unit__parent"))
    placed = latest(UnitParent).filter(no_parent | same_parent)
    return Unit.objects.filter(wrong_path | ~Exists(called) | ~Exists(of_kind) | ~Exists(placed)).order_by("path")
