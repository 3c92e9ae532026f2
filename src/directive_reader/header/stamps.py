"""Grades of secrecy and the notes of digital signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_reader.lexicon import header as words
from directive_reader.model import DigitalStamp, Secrecy
from directive_reader.patterns import header as patterns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_reader.header.cells import Cell, Findings

_SECRECY = patterns.SECRECY.regex.match
_STAMP_TIME = patterns.STAMP_TIME.regex.search
_STAMP_LINE = patterns.STAMP_LINE.regex.match
_EMAIL = patterns.EMAIL.regex.search


def find_secrecy(found: Findings, cells: Iterable[Cell]) -> None:
    for cell in cells:
        if grade := _SECRECY(cell.words):
            letters = "".join(grade["grade"].split())
            found.secrecy = next(grade for grade in Secrecy if grade.replace(" ", "") == letters)
            found.mark("secrecy", cell.start, cell.end)
            return


def without_stamps(found: Findings, cells: list[Cell]) -> list[Cell]:
    """Take the notes of digital signatures out of the cells and record them."""
    rest: list[Cell] = []
    run: list[Cell] = []
    for cell in [*cells, None]:
        if cell is not None and _is_stamp(cell.words):
            run.append(cell)
            continue
        if _is_whole_stamp(run):
            _record_stamp(found, run)
        else:
            rest += run
        run = []
        if cell is not None:
            rest.append(cell)
    return rest


def _is_stamp(line: str) -> bool:
    return bool(_STAMP_TIME(line) or _STAMP_LINE(line) or ("@" in line and _EMAIL(line)))


def _is_whole_stamp(run: list[Cell]) -> bool:
    return any(_STAMP_TIME(cell.words) or _EMAIL(cell.words) for cell in run)


def _record_stamp(found: Findings, run: list[Cell]) -> None:
    signer = email = signed_at = None
    for cell in run:
        if time := _STAMP_TIME(cell.words):
            signed_at = time.group()
        elif mail := _EMAIL(cell.words):
            email = mail.group()
        elif signer is None or cell.words.startswith(words.STAMP_SIGNER_WORDS):
            signer = cell.words.partition(":")[2].strip() or cell.words
    stamp = DigitalStamp(found.text.span(run[0].start, run[-1].end), signer, email, signed_at)
    found.stamps = (*found.stamps, stamp)
