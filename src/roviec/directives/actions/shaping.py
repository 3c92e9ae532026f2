"""Verbs of the review that change what is one find: add, split, merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

import directive_reader
from roviec.access.actions import record
from roviec.directives.actions import _reading, _review
from roviec.directives.actions._links import link_outgoing
from roviec.directives.actions._owners import match_rows
from roviec.directives.actions._review import UnableToChangeFind
from roviec.directives.enums import FindKind, FindState, Origin, OwnerRole
from roviec.directives.models import CitationFind, Section, TargetFind, TaskFind, TaskOwner
from roviec.directives.policies import states, terms

if TYPE_CHECKING:
    from datetime import datetime

    from roviec.access.models import User
    from roviec.directives.actions._review import AnyFind
    from roviec.directives.models import Directive


@transaction.atomic
def add_find(*, by: User, directive: Directive, kind: FindKind, start: int, end: int, at: datetime) -> AnyFind:
    """Add what the reader has not found: the words from `start` to `end` of the text.

    The reader reads these words alone, so that figures, dates and owners are filled in where it sees them.
    """
    held = _review.open_review(by, directive)
    body = held.text.body
    start, end = _trimmed(body, start, end)
    row, owners = _read_alone(held, kind, body, start, end)
    row.order = _next_order(type(row), held)
    row.origin, row.state = Origin.PERSON, FindState.READ
    row.changed_by, row.changed_at = by, at
    row.path = _path_at(held, start)
    row.save()
    TaskOwner.objects.bulk_create(owners)
    _review.recount(held)
    link_outgoing(held)
    record(by=by, at=at, verb="directives.find.add", target=row, data={"kind": kind}, unit_path=held.unit.path)
    return row


@transaction.atomic
def split_find(*, by: User, find: AnyFind, version: int, cut: int, at: datetime) -> tuple[AnyFind, AnyFind]:
    """Divide a target or task at the offset `cut` of the text. Both parts are to be confirmed anew."""
    directive, fresh = _review.open_find(by, find, version)
    _review.check_not_rejected(fresh)
    if isinstance(fresh, CitationFind) or not fresh.start < cut < fresh.end:
        raise UnableToChangeFind(_("Chọn chỗ tách nằm trong mục này."))
    body, kind = directive.text.body, _review.kind_of(fresh)
    parts = [_trimmed(body, fresh.start, cut), _trimmed(body, cut, fresh.end)]
    second, owners = _read_alone(directive, kind, body, *parts[1])
    second.order = _next_order(type(second), directive)
    second.origin, second.path = Origin.PERSON, fresh.path
    if isinstance(fresh, TargetFind) and isinstance(second, TargetFind):
        second.from_year, second.to_year = second.from_year or fresh.from_year, second.to_year or fresh.to_year
    second.changed_by, second.changed_at = by, at
    first, _own = _read_alone(directive, kind, body, *parts[0])
    fields = [*_SPLIT_FIELDS[kind], "start", "end", "quote", "state"]
    first.state = states.open_state(has_doubts=fresh.doubts.filter(answered_at=None).exists())
    for name in fields:
        setattr(fresh, name, getattr(first, name))
    second.save()
    TaskOwner.objects.bulk_create(owners or _copied_owners(fresh, second))
    _review.save_find(fresh, fields, by=by, at=at)
    _review.recount(directive)
    record(
        by=by,
        at=at,
        verb="directives.find.split",
        target=fresh,
        data={"kind": kind, "into": second.pk},
        unit_path=directive.unit.path,
    )
    return fresh, second


_SPLIT_FIELDS: dict[FindKind, tuple[str, ...]] = {
    FindKind.TARGET: ("subject", "predicate", "op", "low", "high", "measure", "period", "figure_start", "figure_end"),
    FindKind.TASK: (
        "words",
        "schedule_kind",
        "schedule_text",
        "schedule_year",
        "schedule_month",
        "schedule_quarter",
        "schedule_day",
        "schedule_every",
        "schedule_start",
        "schedule_end",
    ),
}


@transaction.atomic
def merge_finds(*, by: User, find: AnyFind, version: int, other: AnyFind, other_version: int, at: datetime) -> AnyFind:
    """Make one of two finds of the same kind: the earlier one spans both, the later one is rejected as merged."""
    directive, first = _review.open_find(by, find, version)
    _directive, second = _review.open_find(by, other, other_version)
    kind = _review.kind_of(first)
    if type(first) is not type(second) or first.pk == second.pk or first.directive_id != second.directive_id:
        raise UnableToChangeFind(_("Chỉ gộp được hai mục cùng loại trong một văn bản."))
    for each in (first, second):
        _review.check_not_rejected(each)
    if second.start < first.start:
        first, second = second, first
    first.end = max(first.end, second.end)
    first.quote = directive.text.body[first.start : first.end]
    first.state = states.open_state(has_doubts=first.doubts.filter(answered_at=None).exists())
    fields = ["end", "quote", "state", *_merged_fields(first, second)]
    if isinstance(first, TaskFind) and isinstance(second, TaskFind):
        _take_owners(first, second)
    _review.save_find(first, fields, by=by, at=at)
    label = f"{kind.mark} {first.order}"
    _review.reject(directive, second, _("Gộp vào %(label)s") % {"label": label}, by=by, at=at)
    _review.recount(directive)
    link_outgoing(directive)
    return first


def _merged_fields(first: AnyFind, second: AnyFind) -> list[str]:
    """Take from the second what the first does not have; returns the names of the fields written."""
    if isinstance(first, TaskFind) and isinstance(second, TaskFind):
        first.words = f"{first.words} {second.words}"
        names = ["words"]
        if first.schedule_kind == "none":
            names += [name for name in _SPLIT_FIELDS[FindKind.TASK] if name != "words"]
        if not first.product:
            names.append("product")
    elif isinstance(first, TargetFind) and isinstance(second, TargetFind):
        names = list(_SPLIT_FIELDS[FindKind.TARGET]) if first.low is None else []
    else:
        assert isinstance(first, CitationFind)
        assert isinstance(second, CitationFind)
        first.spans = sorted([*first.spans, *second.spans])
        return ["spans"]
    for name in names:
        if name != "words":
            setattr(first, name, getattr(second, name))
    return names


def _take_owners(first: TaskFind, second: TaskFind) -> None:
    """The bodies of the second help with the merged task, unless they already have a part in it."""
    known = {owner.text for owner in first.owners.all()}
    has_lead = any(owner.role == OwnerRole.LEAD for owner in first.owners.all())
    for owner in second.owners.all():
        if owner.text not in known:
            role = owner.role if not has_lead else OwnerRole.COORDINATOR
            TaskOwner.objects.bulk_create([_copy(owner, first, role)])


def _copy(owner: TaskOwner, task: TaskFind, role: str) -> TaskOwner:
    return TaskOwner(
        task=task,
        role=role,
        order=owner.order,
        text=owner.text,
        start=owner.start,
        end=owner.end,
        match=owner.match,
        unit_id=owner.unit_id,
        group=owner.group,
    )


def _copied_owners(task: AnyFind, onto: AnyFind) -> list[TaskOwner]:
    """The owners of a split task stand for both parts until a person says otherwise."""
    if not isinstance(task, TaskFind) or not isinstance(onto, TaskFind):
        return []
    return [_copy(owner, onto, owner.role) for owner in task.owners.all()]


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks at its ends; raises when no words are left."""
    start, end = max(start, 0), min(end, len(body))
    words = body[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        raise UnableToChangeFind(_("Chọn một đoạn có chữ trong văn bản."))
    return start, end


def _next_order(model: type[AnyFind], directive: Directive) -> int:
    last: int | None = model.objects.filter(directive=directive).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def _path_at(directive: Directive, offset: int) -> str:
    """The path of the innermost heading whose body holds the offset."""
    around = Section.objects.filter(directive=directive, start__lte=offset, body_end__gte=offset)
    innermost = around.order_by("-level", "-order").first()
    return innermost.path if innermost is not None else ""


_HEADINGS = {FindKind.TARGET: "I- CHỈ TIÊU\n\n", FindKind.TASK: "I- NHIỆM VỤ\n\n", FindKind.CITATION: ""}
"""Put before words that are read by themselves, since the reader looks for each kind of find under its headings."""


def _read_alone(
    directive: Directive, kind: FindKind, body: str, start: int, end: int
) -> tuple[AnyFind, list[TaskOwner]]:
    """A find of the words from `start` to `end`, filled with what the reader sees in them alone."""
    words = body[start:end]
    reading = directive_reader.read(_HEADINGS[kind] + words)
    moved = start - len(_HEADINGS[kind])
    owners: list[TaskOwner] = []
    row: AnyFind
    if kind == FindKind.TARGET:
        targets = [_reading.target_row(directive, 0, target) for target in reading.targets[:1]]
        row = targets[0] if targets else TargetFind(directive=directive, order=0, predicate=" ".join(words.split()))
        _shift(row, moved, "figure_start", "figure_end")
    elif kind == FindKind.TASK:
        tasks = reading.tasks[:1]
        row = _reading.task_row(directive, 0, tasks[0]) if tasks else TaskFind(directive=directive, order=0)
        row.words = " ".join(words.split())
        _shift(row, moved, "schedule_start", "schedule_end")
        owners = _reading.owner_rows(row, tasks[0]) if tasks else []
        for owner in owners:
            _shift(owner, moved, "start", "end")
        match_rows(directive, owners)
    else:
        row = _cited_in(directive, reading, words)
        row.spans = [[start, end]]
    row.start, row.end, row.quote = start, end, words
    return row, owners


def _cited_in(directive: Directive, reading: directive_reader.Reading, words: str) -> CitationFind:
    """The document that the words name; the words themselves are its code when the reader sees none.

    Read by themselves the words look like a header, so the number stands among the fields of that.
    """
    named = next(iter(reading.citations), None)
    code = _reading.fit(CitationFind, "code", terms.tidy_code(named.code if named else reading.document.code or words))
    return CitationFind(
        directive=directive,
        order=0,
        code=code,
        code_key=terms.same_code_key(code),
        kind_name=_reading.fit(CitationFind, "kind_name", named.kind if named else ""),
        dated=_reading.iso_date(named.date if named else reading.document.date),
    )


def _shift(row: Any, by: int, *names: str) -> None:
    for name in names:
        if getattr(row, name) is not None:
            setattr(row, name, getattr(row, name) + by)
