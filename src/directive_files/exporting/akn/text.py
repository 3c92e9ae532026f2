"""The text of a directive as preface, preamble, hierarchy and conclusions of Akoma Ntoso."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from directive_files.exporting import wording
from directive_files.exporting.akn.names import Identifiers, add

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from directive_reader.model import Reading, Section, Span

_BY_WORD = (
    ("phần", "part", "part"),
    ("chương", "chapter", "chp"),
    ("mục", "section", "sec"),
    ("điều", "article", "art"),
)
_BY_LEVEL = (
    ("section", "sec"),
    ("paragraph", "para"),
    ("subparagraph", "subpara"),
    ("point", "point"),
    ("indent", "indent"),
)
_HEAD_MARKS = {"issuer": "docProponent", "code": "docNumber", "kind": "docType", "date": "docDate", "title": "docTitle"}
_CLOSING = frozenset({"recipients", "signer"})
_RECIPIENTS = "nơi nhận"
_LAYOUT = " \t*_|#\\"


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element over a stretch of the text."""

    start: int
    end: int
    name: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Zones:
    """Offsets at which the parts begin: preface at 0, preamble, body, conclusions, end."""

    preamble: int
    body: int
    conclusions: int


def zones(reading: Reading, text: str) -> Zones:
    outline = reading.outline
    closing = [span.start for name, span in reading.document.spans if name in _CLOSING]
    signer = reading.document.signer
    if signer is not None and signer.span is not None:
        closing.append(signer.span.start)
    last_heading = outline[-1].span.end if outline else 0
    before = min(
        [outline[0].span.start if outline else len(text), *(place for place in closing if place >= last_heading)]
    )
    preamble = next((_line_end(text, end) for end in _head_ends(reading, before)), 0)
    conclusions = min((place for place in closing if place >= max(last_heading, preamble)), default=len(text))
    body = outline[0].span.start if outline else preamble
    return Zones(min(preamble, body), body, _with_recipients_line(text, conclusions, max(last_heading, body)))


def _head_ends(reading: Reading, before: int) -> Iterator[int]:
    """Where the head may end, the surest first: after the title, else the last of the other parts, else the issuer.

    An issuer named only in the preamble must not draw the preamble into the head.
    """
    spans = [(name, span.end) for name, span in reading.document.spans if span.end <= before]
    yield from (end for name, end in reversed(spans) if name == "title")
    yield from sorted((end for name, end in spans if name in {"kind", "code", "place", "date"}), reverse=True)
    yield from (end for name, end in spans if name == "issuer")


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _with_recipients_line(text: str, place: int, floor: int) -> int:
    """The beginning of the line at `place`, or of «Nơi nhận:» just above it; never before `floor`."""
    start = text.rfind("\n", 0, place) + 1 if place < len(text) else place
    above = text[:start].rstrip()
    label = above.rfind("\n") + 1
    if above[label:].strip(_LAYOUT).casefold().startswith(_RECIPIENTS):
        start = label
    return max(start, floor)


class TextWriter:
    """Writes stretches of the text as `p` elements and remembers where each line went."""

    def __init__(self, text: str, marks: list[Mark], ids: Identifiers) -> None:
        self._text = text
        self._marks = _apart(marks)
        self._ids = ids
        self._placed: list[tuple[int, int, str]] = []

    def paragraphs(self, parent: etree._Element, parent_id: str, start: int, end: int) -> None:
        """One `p` for each line between the offsets that is not empty."""
        for line_start, line_end in self._lines(start, end):
            eid = self._ids.new(parent_id, "p")
            self._placed.append((line_start, line_end, eid))
            self._inline(add(parent, "p", eId=eid), line_start, line_end)

    def part(self, act: etree._Element, name: str, start: int, end: int) -> None:
        """Preface, preamble or conclusions; left out where there is no text."""
        if any(True for _ in self._lines(start, end)):
            self.paragraphs(add(act, name, eId=name), name, start, end)

    def body(self, act: etree._Element, outline: tuple[Section, ...], start: int, end: int) -> None:
        body = add(act, "body", eId="body")
        if not outline:
            eid = self._ids.new("body", "hcontainer")
            content = add(add(body, "hcontainer", name_="content", eId=eid), "content", eId=f"{eid}__content")
            self.paragraphs(content, f"{eid}__content", start, end)
            return
        open_: list[tuple[int, etree._Element, str]] = [(0, body, "")]
        ends = [*(section.span.start for section in outline[1:]), end]
        for place, (section, own_end) in enumerate(zip(outline, ends, strict=True)):
            while open_[-1][0] >= max(section.level, 1):
                open_.pop()
            has_parts = place + 1 < len(outline) and outline[place + 1].level > section.level
            _, parent, parent_id = open_[-1]
            element, eid = self._heading(parent, parent_id, section)
            open_.append((max(section.level, 1), element, eid))
            self._own_text(element, eid, "intro" if has_parts else "content", section.span.end, own_end)

    def _heading(self, parent: etree._Element, parent_id: str, section: Section) -> tuple[etree._Element, str]:
        name, short = _hierarchy(section)
        eid = self._ids.new(parent_id, short, section.label or None)
        element = add(parent, name, eId=eid)
        if section.label:
            add(element, "num", eId=f"{eid}__num").text = wording.one_line(section.label)
        add(element, "heading", eId=f"{eid}__heading").text = wording.one_line(section.heading)
        self._placed.append((section.span.start, section.span.end, eid))
        return element, eid

    def _own_text(self, element: etree._Element, eid: str, name: str, start: int, end: int) -> None:
        if any(True for _ in self._lines(start, end)):
            own = f"{eid}__{name}"
            self.paragraphs(add(element, name, eId=own), own, start, end)

    def _lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        place = start
        while place < end:
            line_end = min(_line_end(self._text, place), end)
            line = self._text[place:line_end]
            if wording.printable(line).strip():
                yield place + len(line) - len(line.lstrip()), place + len(line.rstrip())
            place = line_end + 1

    def _inline(self, paragraph: etree._Element, start: int, end: int) -> None:
        paragraph.text, place, last = "", start, None
        for mark in self._marks[bisect_right(self._marks, start, key=lambda mark: mark.end) :]:
            if mark.start >= end:
                break
            first, final = max(mark.start, start), min(mark.end, end)
            _append(paragraph, last, self._text[place:first])
            last = add(paragraph, mark.name, **mark.attributes)
            if mark.name == "ref":
                last.set("eId", self._ids.new(paragraph.get("eId") or "", "ref"))
            last.text = wording.printable(self._text[first:final])
            place = final
        _append(paragraph, last, self._text[place:end])

    def where(self, span: Span) -> str:
        """References to the elements that hold a find, in order: «#sec_I__content__p_1 #…»."""
        first = bisect_right(self._placed, span.start, key=lambda line: line[1])
        return " ".join(f"#{eid}" for _, _, eid in takewhile(lambda line: line[0] < span.end, self._placed[first:]))


def _apart(marks: list[Mark]) -> list[Mark]:
    """The marks in order, without those that begin inside another."""
    apart: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < mark.end and (not apart or apart[-1].end <= mark.start):
            apart.append(mark)
    return apart


def _append(parent: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        parent.text = (parent.text or "") + wording.printable(text)
    else:
        last.tail = (last.tail or "") + wording.printable(text)


def _hierarchy(section: Section) -> tuple[str, str]:
    """Name and short name of the element: by the word in the label, else by the level."""
    label = section.label.casefold()
    for word, name, short in _BY_WORD:
        if label.startswith(word):
            return name, short
    return _BY_LEVEL[min(max(section.level, 1), len(_BY_LEVEL)) - 1]


def head_marks(reading: Reading) -> list[Mark]:
    """The parts of the head of the directive that Akoma Ntoso has inline elements for."""
    day = wording.iso_date(reading.document.date)
    marks = []
    for name, span in reading.document.spans:
        if name not in _HEAD_MARKS or (name == "date" and day is None):
            continue
        attributes = {"date": day.isoformat()} if name == "date" and day is not None else {}
        marks.append(Mark(span.start, span.end, _HEAD_MARKS[name], attributes))
    return marks
