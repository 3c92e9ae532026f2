"""What the header and the signature block say of a document.

reads: `Text`, `Outline`; writes: `Document` and doubts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_reader.lexicon import header as words
from directive_reader.lexicon.kinds import ABBREVIATIONS, ALIASES, DIRECTIVE_KINDS
from directive_reader.lexicon.layout import OPEN_WORDS, PREAMBLE_OPENERS
from directive_reader.model import DigitalStamp, Document, Doubt, Secrecy, Signer, Span
from directive_reader.outline import Zone
from directive_reader.patterns import citations as citation_patterns
from directive_reader.patterns import header as patterns
from directive_reader.patterns import layout

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from directive_reader.outline import Block, Outline
    from directive_reader.text import Text

_KIND_LINE = patterns.KIND_LINE.regex.match
_NATIONAL = patterns.NATIONAL.regex.search
_WITHOUT_NATIONAL = patterns.NATIONAL.regex.sub
_NUMBER = patterns.NUMBER.regex.search
_TITLE_NUMBER = patterns.TITLE_NUMBER.regex.search
_PLACE_DATE = patterns.PLACE_DATE.regex.match
_BODY_HEAD = patterns.BODY_HEAD.regex.match
_DEPENDENT_HEAD = patterns.DEPENDENT_HEAD.regex.match
_ISSUER_IN_PREAMBLE = patterns.ISSUER_IN_PREAMBLE.regex.finditer
_POSITION = patterns.POSITION.regex.match
_ON_BEHALF = patterns.ON_BEHALF.regex.match
_PERSON = patterns.PERSON.regex.match
_SUBJECT = patterns.SUBJECT.regex.match
_FULFILLING = patterns.FULFILLING.regex.search
_TITLE_FULFILLING = patterns.TITLE_FULFILLING.regex.search
_GROUNDS = patterns.GROUNDS.regex.search
_SECRECY = patterns.SECRECY.regex.match
_STAMP_TIME = patterns.STAMP_TIME.regex.search
_STAMP_LINE = patterns.STAMP_LINE.regex.match
_EMAIL = patterns.EMAIL.regex.search
_RECIPIENTS = layout.RECIPIENTS.regex.match
_SIGNATURE_BREAK = patterns.SIGNATURE_BREAK.regex.split
_LIST_BREAK = patterns.LIST_BREAK.regex.finditer
_SENTENCE_BREAK = layout.SENTENCE_BREAK.regex.split
_CODE = citation_patterns.CODE.regex.finditer

_FIRST_BLOCKS = 40
"""A grade of secrecy stands within so many lines."""
_LETTER_KIND = "CV"
"""A letter's number names no kind."""
_TITLE_CHARACTERS = 200
_WEB_LINES = 6
"""First lines of a text without a header, as a page of the web has it."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One column of one line; `words` are its words in one line."""

    start: int
    end: int
    words: str
    block: Block

    @property
    def capitals(self) -> bool:
        return _is_capitals(self.words)


def _is_capitals(line: str) -> bool:
    return sum(map(str.isupper, line)) > sum(map(str.islower, line))


@dataclass(slots=True)
class _Findings:
    """What has been found so far, and where; the names are those of `Document`."""

    text: Text
    issuer: str | None = None
    kind: str | None = None
    number: int | None = None
    symbol: str | None = None
    code: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    secrecy: Secrecy | None = None
    stamps: tuple[DigitalStamp, ...] = ()
    spans: list[tuple[str, Span]] = field(default_factory=list)

    def mark(self, name: str, start: int, end: int) -> None:
        """Record where in the clean text a field stands."""
        self.spans.append((name, self.text.span(start, end)))

    number_range: tuple[int, int] = (0, 0)
    """Where in the clean text the number stands."""

    def without_number(self, cell: _Cell) -> str:
        """The words of a cell without those of the document's number."""
        start, end = self.number_range
        before, after = min(max(start, cell.start), cell.end), max(cell.start, min(end, cell.end))
        return self.text.clean[cell.start : before] + " " + self.text.clean[after : cell.end]

    def document(self) -> Document:
        names = (each.name for each in fields(Document) if each.name not in {"spans", "implements"})
        return Document(**{name: getattr(self, name) for name in names}, spans=tuple(self.spans))


def find_header(text: Text, outline: Outline) -> tuple[Document, list[Doubt]]:
    """Read header and signature: «ĐẢNG ỦY KHỐI⏎Số 03-NQ/ĐUK⏎Sông Lam, ngày 10 tháng 01 năm 2022⏎NGHỊ QUYẾT⏎…»."""
    cells: dict[Zone, list[_Cell]] = {zone: [] for zone in _ZONES}
    for block in outline.blocks:
        if block.zone in _ZONES:
            cells[block.zone] += _cells(text, block)
    found = _Findings(text)
    first = [cell for block in outline.blocks[:_FIRST_BLOCKS] for cell in _cells(text, block)]
    _find_secrecy(found, first)
    header, ending = _without_stamps(found, cells[Zone.HEADER]), _without_stamps(found, cells[Zone.SIGNATURE])
    kind = next((i for i, cell in enumerate(header) if _KIND_LINE(cell.words)), None)
    _find_number(found, header or first[:_WEB_LINES], kind)
    _find_place_and_date(found, header, ending)
    _find_title(
        found, header or first[:_WEB_LINES], kind, cells[Zone.PREAMBLE][0].words if cells[Zone.PREAMBLE] else ""
    )
    _find_issuer(found, header[:kind], cells[Zone.PREAMBLE])
    _find_signer(found, ending)
    _find_recipients(found, ending)
    _name_central_body(found)
    document = found.document()
    return document, list(_doubts(document))


_ZONES = frozenset({Zone.HEADER, Zone.PREAMBLE, Zone.SIGNATURE})


def _cells(text: Text, block: Block) -> Iterator[_Cell]:
    start = block.start
    for column in text.clean[block.start : block.end].split("\t"):
        if column.strip():
            yield _Cell(start, start + len(column), " ".join(column.split()), block)
        start += len(column) + 1


def _doubts(document: Document) -> Iterator[Doubt]:
    for name in ("issuer", "kind", "code", "date", "title", "signer"):
        if getattr(document, name) is None:
            yield Doubt(f"document.{name}-missing", f"document.{name}", f"The text gives no {name}")


# Stamps and grades


def _find_secrecy(found: _Findings, cells: Iterable[_Cell]) -> None:
    for cell in cells:
        if grade := _SECRECY(cell.words):
            letters = "".join(grade["grade"].split())
            found.secrecy = next(grade for grade in Secrecy if grade.replace(" ", "") == letters)
            found.mark("secrecy", cell.start, cell.end)
            return


def _without_stamps(found: _Findings, cells: list[_Cell]) -> list[_Cell]:
    """Take the notes of digital signatures out of the cells and record them."""
    rest: list[_Cell] = []
    run: list[_Cell] = []
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


def _is_whole_stamp(run: list[_Cell]) -> bool:
    return any(_STAMP_TIME(cell.words) or _EMAIL(cell.words) for cell in run)


def _record_stamp(found: _Findings, run: list[_Cell]) -> None:
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


# Number, kind, place and date


def _find_number(found: _Findings, cells: Sequence[_Cell], kind: int | None) -> None:
    if kind is not None:
        named = _KIND_LINE(cells[kind].words)
        name = " ".join(named["kind"].split()).capitalize() if named else ""
        found.kind = ABBREVIATIONS[name]
        found.mark("kind", cells[kind].start, cells[kind].end)
    region = found.text.clean[: cells[-1].end] if cells else ""
    number = _NUMBER(region) or (_TITLE_NUMBER(region) if kind is None else None)
    if not number:
        return
    symbol = _compact(number["symbol"])
    groups = number.groupdict()
    printed = groups["number"]
    year = f"{groups['year']}/" if groups.get("year") else ""
    separator = "-" if "-" in _compact(number.group())[: -len(symbol)].replace("–", "-") else "/"
    first = symbol.replace("/", "-").split("-", 1)[0]
    code = f"{printed}{separator}{year}{symbol}" if printed else None
    kind_name = ALIASES.get(first, first)
    found.kind = first if kind_name in _KINDS else found.kind or _LETTER_KIND
    found.code, found.symbol, found.number = code, symbol, int(printed) if printed else None
    found.number_range = number.span()
    found.mark("code", *number.span())


_KINDS = frozenset(ABBREVIATIONS.values())


def _compact(code: str) -> str:
    """A code without spaces, with plain hyphens."""
    return "".join(code.split()).replace("–", "-")


def _find_place_and_date(found: _Findings, header: list[_Cell], ending: list[_Cell]) -> None:
    cells = [*header, *ending]
    for cell in [*cells, *(_Cell(cell.start, cell.block.end, "", cell.block) for cell in cells)]:
        placed = _placed(found.text.clean[cell.start : cell.end].replace("\t", " "))
        if not placed or (cell.block.zone is Zone.SIGNATURE and not placed["place"]):
            continue
        if placed["place"]:
            found.place = " ".join(placed["place"].split())
            found.mark("place", cell.start + placed.start("place"), cell.start + placed.end("place"))
        found.date = _iso(placed)
        found.mark("date", cell.start + placed.start(), cell.start + placed.end())
        return


def _placed(line: str) -> re.Match[str] | None:
    """Place and day where a column holds nothing else but the document's number or the national name."""
    ends = [found.end() for found in (_NUMBER(line), _NATIONAL(line)) if found]
    return _PLACE_DATE(line, max(ends, default=0))


def _iso(found: re.Match[str]) -> str | None:
    """The date in ISO form; None where the day is blank or impossible."""
    parts = [found[name] or found[f"{name}2"] for name in ("year", "month", "day")]
    if None in parts:
        return None
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return None


# Title and issuer


def _find_title(found: _Findings, header: list[_Cell], kind: int | None, preamble: str) -> None:
    lines = _title_lines(found, header, kind, preamble)
    if not lines:
        return
    title = " ".join(" ".join(found.text.clean[start:end].split()) for start, end in lines).strip(" -–.*")
    if title:
        found.title = title
        found.mark("title", lines[0][0], lines[-1][1])


def _title_lines(found: _Findings, header: list[_Cell], kind: int | None, preamble: str) -> list[tuple[int, int]]:
    if kind is None:
        subject = next((cell for cell in header if _SUBJECT(cell.words)), None) or next(
            (cell for cell in header if _names_itself(cell)), None
        )
        return [(subject.start, subject.end)] if subject else []
    lines: list[tuple[int, int]] = []
    named = _KIND_LINE(found.text.clean[header[kind].start : header[kind].end])
    if named and named.end("kind") < header[kind].end - header[kind].start:
        lines.append((header[kind].start + named.end("kind"), header[kind].end))
    after = [cell for cell in header[kind + 1 :] if not _is_formal(cell.words)]
    authority = _authority(after) if preamble.startswith(PREAMBLE_OPENERS) else None
    return lines + [(cell.start, cell.end) for cell in after[:authority]]


def _names_itself(cell: _Cell) -> bool:
    """«Kết luận về công tác …», a title without a line for the kind."""
    kind = next((name for name in ABBREVIATIONS if cell.words.startswith(name)), None)
    return kind is not None and len(kind) + 1 < len(cell.words) < _TITLE_CHARACTERS


def _is_formal(line: str) -> bool:
    return bool(_NUMBER(line) or _placed(line)) or _is_national(line)


def _authority(after: list[_Cell]) -> int | None:
    """Where the title ends and the body that decides is named, as in «ỦY BAN NHÂN DÂN TỈNH» before «Căn cứ …»."""
    for i, (before, cell) in enumerate(pairwise(after), start=1):
        last = before.words.rsplit(None, 1)[-1].casefold()
        if cell.capitals and _BODY_HEAD(cell.words) and last not in OPEN_WORDS and not before.words.endswith(","):
            return i
    return None


def _is_national(line: str) -> bool:
    """Name and motto of state or Party, or a piece of them that a narrow column broke off."""
    if not _WITHOUT_NATIONAL("", line).strip(" -–*"):
        return True
    return " " in line and any(line in national for national in words.NATIONAL_LINES)


def _find_issuer(found: _Findings, top: list[_Cell], preamble: list[_Cell]) -> None:
    units = _units(found, top)
    if units:
        found.issuer = _issuer_of([unit[2] for unit in units])
        found.mark("issuer", units[-1][0], units[-1][1])
        return
    for cell in reversed(preamble):
        matches = list(_ISSUER_IN_PREAMBLE(cell.words))
        if matches:
            found.issuer = matches[-1]["issuer"]
            start = found.text.clean.find(found.issuer, cell.start, cell.end)
            found.mark("issuer", start, start + len(found.issuer))
            return


def _units(found: _Findings, top: list[_Cell]) -> list[tuple[int, int, str]]:
    """Bodies named in the header: a line that begins with a body's first word begins a unit."""
    units: list[tuple[int, int, str]] = []
    broken_off = False
    for cell in top:
        line = found.without_number(cell)
        line = " ".join(_WITHOUT_NATIONAL(" ", line).split()).strip(" *-–|")
        national = any(line in name for name in words.NATIONAL_LINES) and (" " in line or broken_off)
        broken_off = national
        if national or not line or _placed(line) or not _is_capitals(line):
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


def _name_central_body(found: _Findings) -> None:
    """Politburo and Secretariat write under the name of the Central Committee; the signature tells which it was."""
    body = found.signer.on_behalf_of if found.signer else None
    if found.issuer == words.CENTRAL_COMMITTEE and body in words.CENTRAL_BODIES:
        found.issuer = body


# Signature and recipients


def _find_signer(found: _Findings, ending: list[_Cell]) -> None:
    """«T/M BAN CHẤP HÀNH⏎BÍ THƯ⏎Nguyễn Văn Lam»: on whose behalf, which post, who."""
    on_behalf: list[str] = []
    position = name = None
    start = end = None
    behalf_open = False
    for cell in (part for cell in ending for part in _signature_lines(cell)):
        line = cell.words
        if marker := _ON_BEHALF(line):
            on_behalf = on_behalf or [marker["body"]]
            behalf_open = len(on_behalf) == 1 and on_behalf[0] == marker["body"]
        elif _POSITION(line) and cell.capitals:
            position, behalf_open = line, False
        elif behalf_open and cell.capitals:
            on_behalf.append(line)
        elif (position or on_behalf) and _may_sign(cell) and (person := _PERSON(line)):
            name = person["name"]
        else:
            continue
        start, end = cell.start if start is None else start, cell.end
        if name:
            break
    if start is not None and end is not None:
        found.signer = Signer(name, position, " ".join(on_behalf) or None, found.text.span(start, end))
        found.mark("signer", start, end)


def _signature_lines(cell: _Cell) -> Iterator[_Cell]:
    """A signature in one line, as cells of a table leave it, taken apart: «KT. CHỦ TỊCH PHÓ CHỦ TỊCH Vũ Lam»."""
    if not _ON_BEHALF(cell.words) or cell.words.isupper():
        yield cell
        return
    for part in _SIGNATURE_BREAK(cell.words):
        yield _Cell(cell.start, cell.end, part, cell.block)


def _listed(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    """Recipients in the same line as the words «Nơi nhận»."""
    breaks = [found.span() for found in _LIST_BREAK(clean, start, end)]
    starts, ends = [start, *(after for _, after in breaks)], [*(before for before, _ in breaks), end]
    return [(first, last) for first, last in zip(starts, ends, strict=True) if clean[first:last].strip(" :-.*;,")]


def _may_sign(cell: _Cell) -> bool:
    """No recipient: not the first column of an item."""
    return cell.block.bullet is None or cell.start > cell.block.start


def _find_recipients(found: _Findings, ending: list[_Cell]) -> None:
    recipients: list[tuple[int, int]] = []
    inside = False
    bulleted = any(cell.block.bullet for cell in ending)
    for cell in ending:
        first = cell.start <= cell.block.start
        if not inside and (heading := _RECIPIENTS(cell.words)):
            inside = True
            recipients += _listed(found.text.clean, cell.start + heading.end(), cell.end)
        elif inside and first and _is_signature(cell):
            break
        elif inside and first:
            if bulleted and cell.block.bullet is None and recipients:
                recipients[-1] = (recipients[-1][0], cell.end)
            else:
                recipients.append((cell.block.body, cell.end))
    names = [" ".join(found.text.clean[start:end].split()).rstrip(" ,;.") for start, end in recipients]
    found.recipients = tuple(name for name in names if name)
    for name, (start, end) in zip(names, recipients, strict=True):
        if name:
            found.mark("recipients", start, end)


def is_directive(document: Document) -> bool:
    """Whether a text is a directive at all: of a kind that hands out tasks, with marks of an official document."""
    marks = (document.code, document.issuer, document.signer, document.date)
    return document.kind in DIRECTIVE_KINDS and any(mark is not None for mark in marks)


def _is_signature(cell: _Cell) -> bool:
    return bool(_ON_BEHALF(cell.words)) or (cell.capitals and bool(_POSITION(cell.words)))


# Superior documents


def implemented(text: Text, outline: Outline, document: Document, codes: Iterable[str]) -> tuple[str, ...]:
    """Codes, among those cited, of the documents that title or preamble says are carried out.

    «Thực hiện Kế hoạch số 14-KH/TU; căn cứ Luật …» carries out 14-KH/TU.
    """
    cited = set(codes) - {document.code}
    title = document.title or ""
    regions = [title[verb.end() :]] if (verb := _TITLE_FULFILLING(title)) else []
    for block in outline.blocks:
        if block.zone is Zone.PREAMBLE:
            for sentence in _SENTENCE_BREAK(text.clean[block.start : block.end]):
                regions += _fulfilling_clauses(sentence)
    found = (_compact(code.group()) for region in regions for code in _CODE(region))
    return tuple(dict.fromkeys(code for code in found if code in cited))


def _fulfilling_clauses(sentence: str) -> Iterator[str]:
    while verb := _FULFILLING(sentence):
        sentence = sentence[verb.end() :]
        grounds = _GROUNDS(sentence)
        yield sentence[: grounds.start()] if grounds else sentence
        if not grounds:
            return
        sentence = sentence[grounds.start() :]
