"""The finds of a document, as people have checked them, in the form of the reader."""

from __future__ import annotations

from directive_reader import model as reader
from roviec.directives.enums import FindState, LinkKind, OwnerRole
from roviec.directives.models import CitationFind, Directive, Section, TargetFind, TaskFind


def reading_of(*, directive: Directive) -> reader.Reading:  # nobody acts: it only reads
    """The checked finds in the form of the reader, positions and all."""
    targets = list(
        TargetFind.objects.filter(directive=directive).exclude(state=FindState.REJECTED).order_by("start", "pk")
    )
    place = {target.pk: n for n, target in enumerate(targets)}
    tasks = TaskFind.objects.filter(directive=directive).exclude(state=FindState.REJECTED).order_by("start", "pk")
    citations = (
        CitationFind.objects.filter(directive=directive).exclude(state=FindState.REJECTED).order_by("start", "pk")
    )
    return reader.Reading(
        document=_document(directive),
        is_directive=directive.is_directive,
        outline=tuple(map(_section, Section.objects.filter(directive=directive).order_by("order"))),
        targets=tuple(_target(target, place) for target in targets),
        tasks=tuple(map(_task, tasks.prefetch_related("owners"))),
        citations=tuple(map(_citation, citations)),
    )


def _document(directive: Directive) -> reader.Document:
    implements = directive.links.filter(kind=LinkKind.IMPLEMENTS).order_by("pk").values_list("code", flat=True)
    signer = reader.Signer(
        name=directive.signer or None,
        position=directive.signer_position or None,
        on_behalf_of=directive.signed_for or None,
    )
    return reader.Document(
        issuer=directive.issuer or None,
        kind=directive.kind or None,
        number=directive.number,
        symbol=directive.symbol or None,
        code=directive.code or None,
        place=directive.place or None,
        date=directive.signed_on.isoformat() if directive.signed_on else None,
        title=directive.title or None,
        signer=signer if directive.signer else None,
        recipients=tuple(directive.recipients),
        implements=tuple(implements),
        spans=tuple((name, reader.Span(start, end)) for name, start, end in directive.header_spans),
    )


def _section(section: Section) -> reader.Section:
    return reader.Section(
        path=section.path,
        label=section.label,
        heading=section.heading,
        level=section.level,
        span=reader.Span(section.start, section.end),
        body=reader.Span(section.body_start, section.body_end),
    )


def _target(target: TargetFind, place: dict[int, int]) -> reader.Target:
    return reader.Target(
        path=target.path,
        span=reader.Span(target.start, target.end),
        quote=target.quote,
        subject=target.subject or None,
        predicate=target.predicate or None,
        op=reader.Comparison(target.op) if target.op else None,
        low=None if target.low is None else float(target.low),
        high=None if target.high is None else float(target.high),
        unit=target.measure or None,
        period=reader.Period(target.period) if target.period else None,
        from_year=target.from_year,
        to_year=target.to_year,
        base=place.get(target.base_id) if target.base_id else None,
    )


def _task(task: TaskFind) -> reader.Task:
    owners = sorted(task.owners.all(), key=lambda owner: (owner.order, owner.pk))
    leads = [owner.text for owner in owners if owner.role == OwnerRole.LEAD]
    schedule = reader.Schedule(
        kind=reader.ScheduleKind(task.schedule_kind),
        raw=task.schedule_text or None,
        year=task.schedule_year,
        month=task.schedule_month,
        quarter=task.schedule_quarter,
        every=reader.Period(task.schedule_every) if task.schedule_every else None,
        day=task.schedule_day,
    )
    return reader.Task(
        path=task.path,
        start=" ".join(task.words.split()[:8]),
        span=reader.Span(task.start, task.end),
        quote=task.quote,
        lead="; ".join(leads) or None,
        coordinators=tuple(owner.text for owner in owners if owner.role == OwnerRole.COORDINATOR),
        schedule=schedule,
        product=task.product or None,
    )


def _citation(citation: CitationFind) -> reader.Citation:
    return reader.Citation(
        code=citation.code,
        kind=citation.kind_name or None,
        date=citation.dated.isoformat() if citation.dated else None,
        spans=tuple(reader.Span(start, end) for start, end in citation.spans),
    )
