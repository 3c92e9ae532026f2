"""From what the reader found to rows of the database, not yet saved."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from roviec.access.actions import record
from roviec.core.text import aligned_key, code_key, search_key
from roviec.directives.actions import _review
from roviec.directives.actions._links import link_outgoing
from roviec.directives.actions._owners import apply_match, directory_of, divided, owner_doubts
from roviec.directives.enums import FindState, JobState, JobStep, OwnerRole, ReviewState, ScheduleKind
from roviec.directives.models import (
    CitationFind,
    Directive,
    DirectiveText,
    Doubt,
    ReadingJob,
    Section,
    TargetFind,
    TaskFind,
    TaskOwner,
)
from roviec.directives.policies.capitals import calm
from roviec.directives.policies.questions import NOT_A_DIRECTIVE, QUIET, SCHEDULE_AMBIGUOUS
from roviec.directives.policies.states import open_state
from roviec.directives.policies.terms import issuer_key, propose_term, same_code_key, tidy_code
from roviec.organisations.queries import Directory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from django.db import models

    from directive_reader.model import Citation, Reading, Schedule, Span, Target, Task
    from directive_reader.model import Doubt as ReaderDoubt
    from roviec.access.models import User

LONGEST_BODY_KEY = 400_000
"""More words than this are not searched: PostgreSQL holds at most a megabyte in one search vector."""
_INDEXED = re.compile(r"^(targets|tasks|citations)\[(\d+)\](?:\.(\w+))?")
_LARGEST = Decimal(10) ** 15


@dataclass(slots=True)
class Findings:
    """Unsaved rows of one reading, in the reader's order. Owners and doubts point at them in memory."""

    sections: list[Section] = field(default_factory=list)
    targets: list[TargetFind] = field(default_factory=list)
    bases: list[int | None] = field(default_factory=list)
    tasks: list[TaskFind] = field(default_factory=list)
    owners: list[TaskOwner] = field(default_factory=list)
    citations: list[CitationFind] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def fit(model: type[models.Model], name: str, value: str | None) -> str:
    """The value without what the column cannot hold; a text nobody foresaw must not stop the reading."""
    longest = getattr(model._meta.get_field(name), "max_length", None)  # noqa: SLF001 - Django's public name for it
    return (value or "")[:longest]


def text_key(body: str) -> str:
    """The same for two files with the same words, whatever their layout, marks and spelling of tones."""
    return hashlib.sha256(search_key(body).encode()).hexdigest()


def body_key(body: str) -> str:
    """Folded character for character, so that a place found in it is a place of the text."""
    return aligned_key(body[:LONGEST_BODY_KEY])


def head_key(directive: Directive) -> str:
    """What a document is searched by first: its code in every spelling, its title, its issuer."""
    code = directive.code
    return " ".join(
        dict.fromkeys(
            filter(
                None,
                [
                    *search_key(code).split(),
                    code_key(code),
                    same_code_key(code),
                    *search_key(directive.title).split(),
                    *search_key(directive.issuer).split(),
                    *search_key(directive.signer).split(),
                ],
            )
        )
    )


def fill_header(directive: Directive, reading: Reading) -> None:
    """Put what the reader found in the header into the document's own fields."""
    read = reading.document
    directive.issuer = fit(Directive, "issuer", calm(read.issuer or ""))
    directive.kind = fit(Directive, "kind", read.kind)
    directive.number = read.number
    directive.symbol = fit(Directive, "symbol", read.symbol)
    directive.code = fit(Directive, "code", tidy_code(read.code or ""))
    directive.code_key = same_code_key(directive.code)
    directive.place = fit(Directive, "place", read.place)
    directive.signed_on = iso_date(read.date)
    directive.title = calm(read.title or "")
    if read.signer is not None:
        directive.signer = fit(Directive, "signer", read.signer.name)
        directive.signer_position = fit(Directive, "signer_position", calm(read.signer.position or ""))
        directive.signed_for = fit(Directive, "signed_for", read.signer.on_behalf_of)
    directive.recipients = list(read.recipients)
    directive.term = propose_term(directive.signed_on, directive.symbol)
    directive.is_directive = reading.is_directive
    directive.header_spans = [[name, span.start, span.end] for name, span in read.spans]


def iso_date(value: str | None) -> date | None:
    """The reader writes dates in ISO form; one that the calendar does not know is left to a person."""
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def findings(directive: Directive, text: str, reading: Reading) -> Findings:
    """Rows for everything in the reading."""
    rows = Findings(
        sections=[
            Section(
                directive=directive,
                order=n,
                path=fit(Section, "path", section.path),
                label=fit(Section, "label", section.label),
                heading=section.heading,
                level=section.level,
                start=section.span.start,
                end=section.span.end,
                body_start=section.body.start,
                body_end=section.body.end,
            )
            for n, section in enumerate(reading.outline)
        ],
        targets=[target_row(directive, n, target) for n, target in enumerate(reading.targets, start=1)],
        bases=[target.base for target in reading.targets],
        citations=[
            citation_row(directive, n, citation, text, implements=reading.document.implements)
            for n, citation in enumerate((c for c in reading.citations if c.spans), start=1)
        ],
    )
    for n, task in enumerate(reading.tasks, start=1):
        row = task_row(directive, n, task)
        rows.tasks.append(row)
        rows.owners += owner_rows(row, task)
    cited = {id(c): row for c, row in zip((c for c in reading.citations if c.spans), rows.citations, strict=True)}
    by_kind: dict[str, list[Any]] = {
        "targets": list(rows.targets),
        "tasks": list(rows.tasks),
        "citations": [cited.get(id(c)) for c in reading.citations],
    }
    rows.doubts = [doubt_row(directive, doubt, by_kind) for doubt in reading.doubts if doubt.code not in QUIET]
    if not reading.is_directive:
        rows.doubts.append(Doubt(directive=directive, code=NOT_A_DIRECTIVE, message=""))
    for doubt in rows.doubts:
        if doubt.code == SCHEDULE_AMBIGUOUS and doubt.task is not None:
            doubt.options = _times(reading.tasks[doubt.task.order - 1])
    for doubt in rows.doubts:
        find = doubt.target or doubt.task or doubt.citation
        if find is not None:
            find.state = FindState.DOUBTFUL
    return rows


def target_row(directive: Directive, order: int, target: Target) -> TargetFind:
    low, high = decimal(target.low), decimal(target.high)
    if low is None or (high is not None and high < low):
        high = None
    op = target.op.value if target.op is not None and low is not None else ""
    if op == "between" and high is None:
        op = "="
    first, last = target.from_year, target.to_year
    if first is not None and last is not None and last < first:
        first, last = last, first
    return TargetFind(
        directive=directive,
        order=order,
        path=fit(TargetFind, "path", target.path),
        start=target.span.start,
        end=target.span.end,
        quote=target.quote,
        subject=target.subject or "",
        predicate=target.predicate or "",
        op=op,
        low=low,
        high=high,
        measure=fit(TargetFind, "measure", target.unit),
        period=target.period.value if target.period is not None else "",
        from_year=first,
        to_year=last,
        figure_start=target.figure.start if target.figure else None,
        figure_end=target.figure.end if target.figure else None,
    )


def decimal(value: float | None) -> Decimal | None:
    """A figure as the register keeps it: four decimals; one beyond its bounds is left to a person."""
    if value is None:
        return None
    number = Decimal(repr(value))
    return number.quantize(Decimal("0.0001")) if number.is_finite() and abs(number) < _LARGEST else None


def task_row(directive: Directive, order: int, task: Task) -> TaskFind:
    return TaskFind(
        directive=directive,
        order=order,
        path=fit(TaskFind, "path", task.path),
        start=task.span.start,
        end=task.span.end,
        quote=task.quote,
        words=" ".join(task.quote.split()),
        product=fit(TaskFind, "product", task.product),
        **schedule_fields(task.schedule),
    )


def schedule_fields(schedule: Schedule) -> dict[str, Any]:
    """The columns of a task that hold its schedule."""
    span: Span | None = schedule.span
    recurring = schedule.kind.value == ScheduleKind.RECURRING
    every = schedule.every.value if schedule.every is not None else ""
    return {
        "schedule_kind": schedule.kind.value,
        "schedule_text": schedule.raw or "",
        "schedule_year": schedule.year,
        "schedule_month": schedule.month,
        "schedule_quarter": schedule.quarter,
        "schedule_day": schedule.day,
        "schedule_every": every if recurring and every in {"month", "quarter", "half", "year"} else "",
        "schedule_start": span.start if span else None,
        "schedule_end": span.end if span else None,
    }


def owner_rows(row: TaskFind, task: Task) -> list[TaskOwner]:
    """Lead and coordinators, each body once per role."""
    owners = []
    if task.lead:
        span = task.lead_span
        owners.append(
            TaskOwner(
                task=row,
                role=OwnerRole.LEAD,
                text=task.lead,
                start=span.start if span else None,
                end=span.end if span else None,
            )
        )
    owners += [
        TaskOwner(task=row, role=OwnerRole.COORDINATOR, order=n, text=text)
        for n, text in enumerate(dict.fromkeys(task.coordinators))
        if text
    ]
    return owners


def citation_row(
    directive: Directive, order: int, citation: Citation, text: str, *, implements: Sequence[str]
) -> CitationFind:
    first = citation.spans[0]
    code = fit(CitationFind, "code", tidy_code(citation.code))
    return CitationFind(
        directive=directive,
        order=order,
        start=first.start,
        end=first.end,
        quote=first.of(text),
        code=code,
        code_key=fit(CitationFind, "code_key", same_code_key(code)),
        kind_name=fit(CitationFind, "kind_name", citation.kind),
        dated=iso_date(citation.date),
        implements=citation.code in implements,
        spans=[[span.start, span.end] for span in citation.spans],
    )


def doubt_row(directive: Directive, doubt: ReaderDoubt, by_kind: dict[str, list[Any]]) -> Doubt:
    """A doubt bound to the find its field names; to the header when it names none."""
    row = Doubt(
        directive=directive,
        code=fit(Doubt, "code", doubt.code),
        field=fit(Doubt, "field", doubt.field),
        message=doubt.message,
        start=doubt.span.start if doubt.span else None,
        end=doubt.span.end if doubt.span else None,
    )
    named = _INDEXED.match(doubt.field)
    if named is not None and int(named[2]) < len(by_kind[named[1]]):
        setattr(row, named[1].rstrip("s"), by_kind[named[1]][int(named[2])])
        row.field = named[3] or ""
    elif doubt.field in by_kind and doubt.span is not None:
        setattr(row, doubt.field.rstrip("s"), _around(by_kind[doubt.field], doubt.span))
    return row


def _around(finds: Sequence[Any], span: Span) -> Any:
    """The first find that stands where a doubt stands; None when there is none."""
    places = ((find, start, end) for find in finds if find is not None for start, end in _places(find))
    return next((find for find, start, end in places if start < span.end and end > span.start), None)


def _places(find: Any) -> list[list[int]]:
    return find.spans if isinstance(find, CitationFind) else [[find.start, find.end]]


def _times(task: Task) -> list[dict[str, Any]]:
    """The times between which a person chooses, the one that was taken first."""
    return [schedule_fields(schedule) for schedule in (task.schedule, *task.other_schedules)]


def store(
    *,
    by: User,
    directive: Directive,
    body: str,
    reading: Reading,
    at: datetime,
    report: Callable[[Directive, JobStep, int, int], None],
) -> Directive:
    """Match the bodies named, then write the whole reading in one transaction."""
    fill_header(directive, reading)
    issuer = Directory(directive.unit).match(directive.issuer)
    directive.issuer_unit_id = issuer.unit.unit_id if issuer.unit is not None else None
    directive.issuer_key = issuer_key(directive.issuer, directive.issuer_unit_id)
    rows = findings(directive, body, reading)
    _match(directive, rows, report)
    report(directive, JobStep.STORE, 0, 0)
    with transaction.atomic():
        held = _review.lock_directive(directive)
        if held.review_state != ReviewState.READING:
            return held
        _write(rows)
        directive.review_state = ReviewState.IN_REVIEW
        directive.header_state = open_state(has_doubts=any(not (d.target or d.task or d.citation) for d in rows.doubts))
        directive.save()
        DirectiveText.objects.filter(directive=directive).update(head_key=head_key(directive))
        link_outgoing(directive)
        _review.recount(directive)
        ReadingJob.objects.filter(directive=directive).update(state=JobState.DONE, finished_at=at, message="")
        record(
            by=by,
            at=at,
            verb="directives.directive.read",
            target=directive,
            data={"targets": len(rows.targets), "tasks": len(rows.tasks), "citations": len(rows.citations)},
        )
    return directive


def _match(directive: Directive, rows: Findings, report: Callable[[Directive, JobStep, int, int], None]) -> None:
    """Look up every body once; each that stays open becomes a question about its task."""
    directory = directory_of(directive)
    report(directive, JobStep.MATCH, 0, len(rows.owners))
    divided_rows = [part for row in rows.owners for part in divided(row, directory)]
    once: dict[tuple[int, str, str], TaskOwner] = {}
    for row in divided_rows:
        once.setdefault((id(row.task), row.role, row.text), row)
    rows.owners = list(once.values())
    anchor = directive.issuer_unit or directive.unit
    for row in rows.owners:
        apply_match(row, directory.match(row.text), anchor=anchor)
    of_task: dict[int, list[TaskOwner]] = {}
    for row in rows.owners:
        of_task.setdefault(id(row.task), []).append(row)
    for task in rows.tasks:
        doubts = owner_doubts(directive, task, of_task.get(id(task), []))
        rows.doubts += doubts
        if doubts:
            task.state = FindState.DOUBTFUL


def _write(rows: Findings) -> None:
    """Save all rows; those that point at others after them."""
    Section.objects.bulk_create(rows.sections)
    TargetFind.objects.bulk_create(rows.targets)
    based = []
    for target, base in zip(rows.targets, rows.bases, strict=True):
        if base is not None and 0 <= base < len(rows.targets) and rows.targets[base] is not target:
            target.base = rows.targets[base]
            based.append(target)
    TargetFind.objects.bulk_update(based, ["base"])
    TaskFind.objects.bulk_create(rows.tasks)
    TaskOwner.objects.bulk_create(rows.owners)
    CitationFind.objects.bulk_create(rows.citations)
    Doubt.objects.bulk_create(rows.doubts)
