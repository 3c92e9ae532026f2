"""Text of a web page in reading order; scripts, styles and hidden parts are dropped, nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from directive_files.errors import DamagedFile, UnknownEncoding
from directive_files.extracting.counting import letter, roman
from directive_files.extracting.flow import Flow
from directive_files.legacy_encodings import Legacy, decode, has_controls, repair

_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{1,30})", re.IGNORECASE)
_LOOKED_THROUGH = 4096
_TRUSTED = re.compile(r"windows-125\d|iso-8859-\d{1,2}|us-ascii", re.IGNORECASE)
_DROPPED = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "select",
        "textarea",
        "button",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "address",
        "form",
        "hr",
        "center",
        "figure",
        "figcaption",
        "caption",
        "fieldset",
        "body",
    ]
)
_SPACES = re.compile("[ \t\r\n\f\u00a0]+")
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)


@dataclass(slots=True)
class _List:
    ordered: bool
    kind: str
    count: int


def html_text(data: bytes) -> tuple[str, Legacy | None]:
    """The text, and the old encoding that was converted on the way. Raises UnknownEncoding, DamagedFile."""
    source, legacy = _decode(data)
    root = _tree(source)
    if root is None:
        return "", legacy
    walk = _Walk()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        walk.step(event, element)
    text, repaired = repair(walk.flow.text())
    return text, legacy or repaired


def _tree(source: str) -> etree._Element | None:
    """None for a page without any element. Raises DamagedFile where the parser gave up half-way."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(source.encode(), parser)
    if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
        raise DamagedFile(format=".html")
    return root


def _decode(data: bytes) -> tuple[str, Legacy | None]:
    declared = _DECLARED.search(data[:_LOOKED_THROUGH])
    encoding = declared[1].decode("ascii", errors="replace") if declared else ""
    if not _TRUSTED.fullmatch(encoding):
        return decode(data)
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        return decode(data)
    if has_controls(text):
        raise UnknownEncoding
    return text, None


class _Walk:
    def __init__(self) -> None:
        self.flow = Flow()
        self._skipped: etree._Element | None = None
        self._lists: list[_List] = []
        self._preformatted = 0

    def step(self, event: str, element: etree._Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if self._skipped is not None:
            if event == "end" and element is self._skipped:
                self._skipped = None
                self._write(element.tail)
        elif event == "start" and (tag in _DROPPED or _hidden(element)):
            self._skipped = element
        elif event == "start":
            self._begin(tag, element)
            self._write(element.text)
        else:
            self._end(tag)
            self._write(element.tail)

    def _write(self, text: str | None) -> None:
        if text:
            self.flow.write(text if self._preformatted else _SPACES.sub(" ", text))

    def _begin(self, tag: str, element: etree._Element) -> None:
        if tag in _BLOCKS or tag == "li":
            self.flow.end_paragraph()
        match tag:
            case "br":
                self.flow.write("\n")
            case "pre":
                self._preformatted += 1
            case "table":
                self.flow.begin_table()
            case "tr":
                self.flow.begin_row()
            case "ul" | "ol":
                start = _whole(element.get("start"))
                self._lists.append(_List(tag == "ol", element.get("type") or "1", 0 if start is None else start - 1))
            case "li":
                self.flow.write(self._label(element))

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS or tag == "li":
            self.flow.end_paragraph()
        match tag:
            case "pre":
                self._preformatted -= 1
            case "table":
                self.flow.end_table()
            case "td" | "th":
                self.flow.end_cell()
            case "ul" | "ol":
                self._lists.pop()

    def _label(self, item: etree._Element) -> str:
        if not self._lists or not self._lists[-1].ordered:
            return "- "
        current = self._lists[-1]
        own = _whole(item.get("value"))
        current.count = current.count + 1 if own is None else own
        return _label(current)


def _label(current: _List) -> str:
    match current.kind:
        case "a":
            return f"{letter(current.count)}) "
        case "A":
            return f"{letter(current.count).upper()}) "
        case "i":
            return f"{roman(current.count)}. "
        case "I":
            return f"{roman(current.count).upper()}. "
        case _:
            return f"{current.count}. "


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004 - digits


def _hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_INVISIBLE.search(element.get("style") or ""))
