"""Reads of the register's list and of one document's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from roviec.access.models import Event
from roviec.directives.enums import FindState, OwnerRole, ReviewState
from roviec.directives.models import (
    Directive,
    DirectiveLink,
    SavedFilter,
    Section,
    TargetFind,
    TaskFind,
    TaskOwner,
)
from roviec.directives.policies import wording
from roviec.directives.queries.review import schedule_values, target_values

if TYPE_CHECKING:
    from roviec.access.models import User
    from roviec.directives.policies.wording import Fraction

WAITING = Q(review_state__in=[ReviewState.READING, ReviewState.FAILED, ReviewState.IN_REVIEW])
"""Documents that somebody still has to check."""


def with_missing(directives: QuerySet[Directive]) -> QuerySet[Directive]:
    """Those that name a document which the register lacks."""
    return directives.filter(Exists(DirectiveLink.objects.filter(source=OuterRef("pk"), target=None)))


def register_counts(directives: QuerySet[Directive]) -> dict[str, int]:
    """Numbers for the saved questions over the list, in one query: all, waiting, lacking."""
    lacks = Exists(DirectiveLink.objects.filter(source=OuterRef("pk"), target=None))
    return (
        directives.order_by()
        .annotate(lacks=lacks)
        .aggregate(
            all=Count("pk"),
            waiting=Count("pk", filter=WAITING),
            lacking=Count("pk", filter=Q(lacks=True, review_state=ReviewState.REGISTERED)),
        )
    )


def saved_filters_visible_to(user: User) -> QuerySet[SavedFilter]:
    """A person's own saved filters, in the order of saving."""
    return SavedFilter.objects.filter(user=user).order_by("order", "pk")


def sections_of(directive: Directive) -> QuerySet[Section]:
    """The outline."""
    return Section.objects.filter(directive=directive).order_by("order")


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target as the document's page lists it."""

    find: TargetFind
    what: str
    formula: str
    when: str
    base: str
    fraction: Fraction | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as the document's page lists it."""

    find: TaskFind
    leads: tuple[TaskOwner, ...]
    coordinators: tuple[TaskOwner, ...]
    schedule: str
    due: str


def target_lines(directive: Directive) -> list[TargetLine]:
    """Targets that nobody rejected, in the order of the text. One query."""
    found = TargetFind.objects.filter(directive=directive).exclude(state=FindState.REJECTED)
    lines = []
    for find in found.select_related("base").order_by("start", "order"):
        values = target_values(find)
        base = target_values(find.base) if find.base is not None else None
        lines.append(
            TargetLine(
                find=find,
                what=" ".join(filter(None, [find.subject, find.predicate])) or find.quote,
                formula=wording.figure_formula(values),
                when=wording.when_words(values),
                base=wording.target_words(base) if base is not None else "",
                fraction=wording.fraction(values, base) if base is not None else None,
            )
        )
    return lines


def task_lines(directive: Directive) -> list[TaskLine]:
    """Tasks that nobody rejected, in the order of the text, with the bodies named. Two queries."""
    owners = Prefetch("owners", TaskOwner.objects.select_related("unit").order_by("order", "pk"))
    found = TaskFind.objects.filter(directive=directive).exclude(state=FindState.REJECTED)
    lines = []
    for find in found.prefetch_related(owners).order_by("start", "order"):
        values = schedule_values(find)
        named = list(find.owners.all())
        lines.append(
            TaskLine(
                find=find,
                leads=tuple(owner for owner in named if owner.role == OwnerRole.LEAD),
                coordinators=tuple(owner for owner in named if owner.role == OwnerRole.COORDINATOR),
                schedule=wording.schedule_words(values),
                due=wording.due_words(values),
            )
        )
    return lines


def events_about(directive: Directive) -> QuerySet[Event]:
    """What was done with a document, the newest first."""
    return (
        Event.objects.filter(target_type=directive._meta.label_lower, target_id=str(directive.pk))  # noqa: SLF001 - Django's public name for it
        .select_related("by")
        .order_by("-at", "-pk")
    )
