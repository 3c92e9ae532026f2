"""The reading of a document as people have checked it, taken out as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_files.exporting import Letterhead, to_akn, to_docx, to_xlsx
from directive_reader.dump import to_json
from roviec.access.actions import record
from roviec.core.clock import day_of
from roviec.directives import rules
from roviec.directives.actions._checked import reading_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from directive_reader.model import Reading
    from roviec.access.models import User
    from roviec.directives.models import Directive

_WRITERS: dict[str, Callable[[Reading, str, date], bytes]] = {
    "xlsx": lambda reading, _text, day: to_xlsx(reading, made_on=day),
    "docx": lambda reading, _text, day: to_docx(reading, made_on=day, letterhead=_letterhead(reading)),
    "xml": lambda reading, text, day: to_akn(reading, text, made_on=day),
    "json": lambda reading, text, _day: to_json(reading, text).encode(),
}
READING_FORMATS = tuple(_WRITERS)


def export_reading(*, by: User, directive: Directive, kind: str, at: datetime) -> bytes:
    """What was found in a document, without what was rejected, as one of READING_FORMATS; noted in the audit trail.

    `xlsx` and `docx` are lists of targets and tasks for people, `xml` is Akoma Ntoso 3.0, `json` the reader's own form.
    """
    rules.check_can_export(by)
    written = _WRITERS[kind](reading_of(directive=directive), directive.text.body, day_of(at))
    record(by=by, at=at, verb="directives.directive.export", target=directive, data={"format": kind})
    return written


def _letterhead(reading: Reading) -> Letterhead:
    return Letterhead(issuer=reading.document.issuer, place=reading.document.place)
