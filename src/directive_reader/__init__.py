"""Reads Vietnamese administrative and Party directives: header, outline, targets, tasks and citations."""

from __future__ import annotations

from directive_reader.model import (
    Citation,
    Comparison,
    DigitalStamp,
    Document,
    Doubt,
    Period,
    Reading,
    Schedule,
    ScheduleKind,
    Secrecy,
    Section,
    Signer,
    Span,
    Target,
    Task,
)
from directive_reader.reader import read

__all__ = [
    "Citation",
    "Comparison",
    "DigitalStamp",
    "Document",
    "Doubt",
    "Period",
    "Reading",
    "Schedule",
    "ScheduleKind",
    "Secrecy",
    "Section",
    "Signer",
    "Span",
    "Target",
    "Task",
    "read",
]
