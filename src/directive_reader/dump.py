"""A reading as JSON in the shape of the annotation format, with `is_directive` beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from directive_reader.model import Citation, Document, Reading, Schedule, Section, Target, Task


def to_json(reading: Reading, text: str, *, source: str = "", indent: int | None = 2) -> str:
    """The reading of `text` as JSON text."""
    return json.dumps(to_dict(reading, text, source=source), ensure_ascii=False, indent=indent)


def to_dict(reading: Reading, text: str, *, source: str = "") -> dict[str, Any]:
    """The reading of `text` as plain values. A heading that has lost its number has no path and is left out."""
    return {
        "source": source,
        "is_directive": reading.is_directive,
        "document": _document(reading.document),
        "outline": [_section(section) for section in reading.outline if section.label],
        "targets": [_target(target) for target in reading.targets],
        "tasks": [_task(task) for task in reading.tasks],
        "citations": [_citation(citation) for citation in reading.citations],
        "doubts": [
            {"code": doubt.code, "field": doubt.field, "quote": doubt.span.of(text) if doubt.span else None}
            for doubt in reading.doubts
        ],
    }


def _document(document: Document) -> dict[str, Any]:
    signer = document.signer
    return {
        "issuer": document.issuer,
        "kind": document.kind,
        "number": document.number,
        "symbol": document.symbol,
        "code": document.code,
        "place": document.place,
        "date": document.date,
        "title": document.title,
        "signer": signer and {"name": signer.name, "position": signer.position, "on_behalf_of": signer.on_behalf_of},
        "recipients": list(document.recipients),
        "implements": list(document.implements),
        "secrecy": document.secrecy,
        "stamps": [
            {"signer": stamp.signer, "email": stamp.email, "signed_at": stamp.signed_at} for stamp in document.stamps
        ],
    }


def _section(section: Section) -> dict[str, Any]:
    return {"path": section.path, "label": section.label, "heading": section.heading, "level": section.level}


def _target(target: Target) -> dict[str, Any]:
    return {
        "path": target.path,
        "quote": target.quote,
        "subject": target.subject,
        "predicate": target.predicate,
        "op": target.op,
        "low": target.low,
        "high": target.high,
        "unit": target.unit,
        "period": target.period,
        "from_year": target.from_year,
        "to_year": target.to_year,
        "base": target.base,
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "path": task.path,
        "start": task.start,
        "quote": task.quote,
        "lead": task.lead,
        "coordinators": list(task.coordinators),
        "schedule": _schedule(task.schedule),
        "product": task.product,
    }


def _schedule(schedule: Schedule) -> dict[str, Any]:
    return {
        "kind": schedule.kind,
        "raw": schedule.raw,
        "year": schedule.year,
        "month": schedule.month,
        "quarter": schedule.quarter,
        "every": schedule.every,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {"code": citation.code, "kind": citation.kind, "date": citation.date}
