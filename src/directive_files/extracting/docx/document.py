"""Text of a .docx in reading order, with its automatic numbers; no headers, footers, notes and deleted text."""

from __future__ import annotations

import re
from posixpath import join, normpath
from typing import TYPE_CHECKING

from directive_files.errors import DamagedFile
from directive_files.extracting.docx.numbering import Numbering
from directive_files.extracting.docx.styles import Styles
from directive_files.extracting.docx.xml import attribute, child, children, name, value
from directive_files.extracting.flow import Flow
from directive_files.legacy_encodings import Legacy, from_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from directive_files.extracting.archive import Archive

KIND = ".docx"
_TRANSPARENT = frozenset(
    {
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "bdo",
        "dir",
        "oMath",
        "oMathPara",
    }
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_DRAWN = frozenset({"drawing", "pict", "object"})
_HEX = re.compile("[0-9A-Fa-f]{4}")


def document_text(archive: Archive) -> tuple[str, frozenset[Legacy]]:
    """The text, and the old encodings that were converted on the way. Raises DamagedFile."""
    main = _main_part(archive)
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        raise DamagedFile(format=KIND)
    styles = Styles(_beside(archive, main, "styles.xml"))
    walk = _Walk(styles, Numbering(_beside(archive, main, "numbering.xml"), styles))
    walk.blocks(body)
    return walk.flow.text(), frozenset(walk.converted)


def _main_part(archive: Archive) -> str:
    for relation in archive.xml("_rels/.rels"):
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return normpath((attribute(relation, "Target") or "").lstrip("/"))
    raise DamagedFile(format=KIND)


def _beside(archive: Archive, main: str, part: str) -> etree._Element | None:
    folder, _, own = main.rpartition("/")
    relations = join(folder, "_rels", f"{own}.rels")
    if relations not in archive.names():
        return None
    kind = part.removesuffix(".xml")
    for relation in archive.xml(relations):
        if (attribute(relation, "Type") or "").endswith(f"/{kind}") and attribute(relation, "TargetMode") != "External":
            target = attribute(relation, "Target") or ""
            path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            return archive.xml(path) if path in archive.names() else None
    return None


class _Walk:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.flow = Flow()
        self.converted: set[Legacy] = set()
        self._styles = styles
        self._numbering = numbering
        self._carried = ""
        self._boxes: list[etree._Element] = []

    def blocks(self, parent: etree._Element) -> None:
        for item in _seen(parent):
            match name(item):
                case "p":
                    self._paragraph(item)
                case "tbl":
                    self._table(item)
        self.flow.write(self._carried)
        self._carried = ""

    def _table(self, table: etree._Element) -> None:
        self.flow.begin_table()
        for row in (item for item in _seen(table) if name(item) == "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            self.flow.begin_row()
            for cell in (item for item in _seen(row) if name(item) == "tc"):
                merged = child(cell, "tcPr", "vMerge")
                if merged is None or attribute(merged, "val") == "restart":
                    self.blocks(cell)
                self.flow.end_cell()
        self.flow.end_table()

    def _paragraph(self, paragraph: etree._Element) -> None:
        """A paragraph whose end mark was deleted runs on into the next one, whose number and style count then."""
        properties = child(paragraph, "pPr")
        style = value(properties, "pStyle")
        text = self._carried + "".join(self._run(run, style) for run in _seen(paragraph) if name(run) == "r")
        boxes, self._boxes = self._boxes, []
        self._carried = ""
        if child(properties, "rPr", "del") is not None:
            self._carried = text
        else:
            label = self._numbering.label(properties, style)
            self.flow.write(f"{label} {text}" if label and text.strip() else text)
            self.flow.end_paragraph()
        for box in boxes:
            self.blocks(box)

    def _run(self, run: etree._Element, style: str | None) -> str:
        properties = child(run, "rPr")
        look = self._styles.run_look(properties, style)
        if look.hidden:
            return ""
        pieces = []
        for item in _seen(run):
            kind = name(item)
            if kind == "t":
                pieces.append(item.text or "")
            elif kind == "sym":
                pieces.append(_symbol(item))
            elif kind in _DRAWN:
                self._boxes += _boxes(item)
            else:
                pieces.append(_SIGNS.get(kind, ""))
        text, legacy = from_font("".join(pieces), look.font)
        if legacy is not None and not text.isascii():
            self.converted.add(legacy)
        return text.upper() if look.capitals else text


def _seen(parent: etree._Element) -> Iterator[etree._Element]:
    """What a reader of the final version sees: wrappers opened, deleted text and second renderings left out."""
    for item in parent:
        kind = name(item)
        if kind in _TRANSPARENT:
            yield from _seen(item)
        elif kind == "AlternateContent":
            chosen = next(children(item, "Choice"), None)
            yield from _seen(item if chosen is None else chosen)
        elif kind == "Fallback":
            yield from _seen(item)
        else:
            yield item


def _boxes(drawn: etree._Element) -> Iterator[etree._Element]:
    """Text boxes in a drawing; one inside another is found when the outer one is walked."""
    for item in drawn:
        if name(item) == "txbxContent":
            yield item
        elif name(item) == "AlternateContent":
            chosen = next(children(item, "Choice"), None)
            yield from _boxes(item if chosen is None else chosen)
        else:
            yield from _boxes(item)


def _symbol(item: etree._Element) -> str:
    code = _HEX.fullmatch(attribute(item, "char") or "")
    if code and (attribute(item, "font") or "").casefold().startswith((".vn", "vni")):
        return chr(int(code[0], 16))
    return "•"
