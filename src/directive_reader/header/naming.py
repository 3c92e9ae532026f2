"""The title and the issuing body."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from directive_reader.header.cells import Cell, is_capitals
from directive_reader.header.identity import placed
from directive_reader.lexicon import header as words
from directive_reader.lexicon.kinds import ABBREVIATIONS
from directive_reader.lexicon.layout import OPEN_WORDS, PREAMBLE_OPENERS
from directive_reader.patterns import header as patterns

if TYPE_CHECKING:
    from directive_reader.header.cells import Findings

_KIND_LINE = patterns.KIND_LINE.regex.match
_WITHOUT_NATIONAL = patterns.NATIONAL.regex.sub
_NUMBER_AT = patterns.NUMBER.regex.match
_BODY_HEAD = patterns.BODY_HEAD.regex.match
_DEPENDENT_HEAD = patterns.DEPENDENT_HEAD.regex.match
_ISSUER_IN_PREAMBLE = patterns.ISSUER_IN_PREAMBLE.regex.finditer
_REPORTED = patterns.REPORTED.regex.search
_SECRECY = patterns.SECRECY.regex.match
_SUBJECT = patterns.SUBJECT.regex.match

_TITLE_CHARACTERS = 200


def find_title(found: Findings, header: list[Cell], kind: int | None, preamble: str) -> None:
    lines = _title_lines(found, header, kind, preamble)
    if not lines:
        return
    title = " ".join(" ".join(found.text.clean[start:end].split()) for start, end in lines).strip(" -–.*")
    if title:
        found.title = title
        found.mark("title", lines[0][0], lines[-1][1])


def _title_lines(found: Findings, header: list[Cell], kind: int | None, preamble: str) -> list[tuple[int, int]]:
    if kind is None:
        subject = next((cell for cell in header if _SUBJECT(cell.words)), None) or next(
            (cell for cell in header if _names_itself(cell)), None
        )
        if subject:
            return [(subject.start, subject.end)]
        told = _REPORTED(found.text.clean, 0, header[-1].end) if header else None
        return [told.span("title")] if told else []
    lines: list[tuple[int, int]] = []
    named = _KIND_LINE(found.text.clean[header[kind].start : header[kind].end])
    if named and named.end("kind") < header[kind].end - header[kind].start:
        lines.append((header[kind].start + named.end("kind"), header[kind].end))
    after = [_behind_number(found, cell) for cell in header[kind + 1 :] if not _is_formal(cell.words)]
    authority = _authority(after) if preamble.startswith(PREAMBLE_OPENERS) else None
    return lines + [(cell.start, cell.end) for cell in after[:authority]]


def _behind_number(found: Findings, cell: Cell) -> Cell:
    """«Số 9-KH/TU về công tác …», the number and the title run together."""
    number = _NUMBER_AT(found.text.clean, cell.start, cell.end)
    return Cell(number.end(), cell.end, cell.words[number.end() - cell.start :], cell.block) if number else cell


def _names_itself(cell: Cell) -> bool:
    """«Kết luận về công tác …», a title without a line for the kind."""
    kind = next((name for name in ABBREVIATIONS if cell.words.startswith(name)), None)
    return kind is not None and len(kind) + 1 < len(cell.words) < _TITLE_CHARACTERS


def _is_formal(line: str) -> bool:
    return _is_number(line) or bool(placed(line)) or is_national(line)


def _is_number(line: str) -> bool:
    number = _NUMBER_AT(line)
    return bool(number and number.end() == len(line))


def _authority(after: list[Cell]) -> int | None:
    """Where the title ends and the body that decides is named, as in «ỦY BAN NHÂN DÂN TỈNH» before «Căn cứ …»."""
    for i, (before, cell) in enumerate(pairwise(after), start=1):
        last = before.words.rsplit(None, 1)[-1].casefold()
        if cell.capitals and _BODY_HEAD(cell.words) and last not in OPEN_WORDS and not before.words.endswith(","):
            return i
    return None


def is_national(line: str) -> bool:
    """Name and motto of state or Party, or a piece of them that a narrow column broke off."""
    if not _WITHOUT_NATIONAL("", line).strip(" -–*"):
        return True
    return " " in line and any(line in national for national in words.NATIONAL_LINES)


def find_issuer(found: Findings, top: list[Cell], preamble: list[Cell]) -> None:
    units = _units(found, top)
    if units:
        found.issuer = _issuer_of([unit[2] for unit in units])
        found.mark("issuer", units[-1][0], units[-1][1])
        return
    named = [(cell, match["issuer"]) for cell in preamble for match in _ISSUER_IN_PREAMBLE(cell.words)]
    if named:
        last = named[-1][1]
        cell, found.issuer = next((each for each in named if each[1].startswith(f"{last} ")), named[-1])
        start = found.text.clean.find(found.issuer, cell.start, cell.end)
        found.mark("issuer", start, start + len(found.issuer))


def _units(found: Findings, top: list[Cell]) -> list[tuple[int, int, str]]:
    """Bodies named in the header: a line that begins with a body's first word begins a unit."""
    units: list[tuple[int, int, str]] = []
    broken_off = False
    for cell in top:
        line = found.without_number(cell)
        line = " ".join(_WITHOUT_NATIONAL(" ", line).split()).strip(" *-–|")
        national = any(line in name for name in words.NATIONAL_LINES) and (" " in line or broken_off)
        broken_off = national
        if national or not line or placed(line) or _is_number(line) or _SECRECY(line) or not is_capitals(line):
            continue
        if units and (not _BODY_HEAD(line) or units[-1][2] in words.COMMITTEES):
            units[-1] = (units[-1][0], cell.end, f"{units[-1][2]} {line}")
        elif _BODY_HEAD(line):
            units.append((cell.start, cell.end, line))
    return units


def _issuer_of(units: list[str]) -> str:
    """The last body, with the one above it where its own name is incomplete."""
    unit = units[-1]
    if len(units) == 1 or not _DEPENDENT_HEAD(unit):
        return unit
    above = units[-2]
    if above == words.CENTRAL_COMMITTEE:
        ending = words.CENTRAL_OFFICE_ENDING if unit == words.OFFICE else words.CENTRAL_ENDING
        return unit if unit.endswith(words.CENTRAL_ENDING) else f"{unit} {ending}"
    return f"{unit} {above}"


def name_issuer_by_signature(found: Findings) -> None:
    """Where header and preamble name no issuer, it is the body on whose behalf the text is signed.

    Politburo and Secretariat of the Party, and the Secretariat of the Youth Union, write under the name of the Central
    Committee; the signature tells which it was.
    """
    body = found.signer.on_behalf_of if found.signer else None
    named = found.issuer == words.CENTRAL_COMMITTEE and body is not None and body.startswith(words.CENTRAL_BODIES)
    if body and (named or (found.issuer is None and _BODY_HEAD(body))):
        found.issuer = body
