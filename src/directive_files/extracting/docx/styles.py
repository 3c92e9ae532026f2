"""What a style hands down to a run or a paragraph: font, capitals, hiding, numbering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_files.extracting.docx.xml import attribute, child, children, number, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_DEEPEST = 32
"""Word itself follows fewer steps from style to style."""


@dataclass(frozen=True, slots=True)
class RunLook:
    font: str | None
    capitals: bool | None
    hidden: bool | None


@dataclass(frozen=True, slots=True)
class NumberingChoice:
    """The list and level a paragraph names; None where it leaves that to its style, list 0 for «no list»."""

    list_id: int | None
    level: int | None


def look(properties: etree._Element | None) -> RunLook:
    """Reads `rPr`. A theme font is a modern one, whatever name stands beside it, so it is given as ""."""
    fonts = child(properties, "rFonts")
    themed = attribute(fonts, "hAnsiTheme") or attribute(fonts, "asciiTheme")
    font = "" if themed else attribute(fonts, "hAnsi") or attribute(fonts, "ascii")
    return RunLook(font, switch(properties, "caps"), switch(properties, "vanish"))


def numbering_choice(paragraph: etree._Element | None) -> NumberingChoice:
    """Reads `numPr` of a `pPr`."""
    return NumberingChoice(number(value(paragraph, "numPr", "numId")), number(value(paragraph, "numPr", "ilvl")))


class Styles:
    """styles.xml, or nothing where the file has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._base = look(child(root, "docDefaults", "rPrDefault", "rPr"))
        self._inherited: dict[str | None, list[RunLook]] = {}
        for style in children(root, "style") if root is not None else ():
            style_id = attribute(style, "styleId")
            if style_id is None:
                continue
            self._styles.setdefault(style_id, style)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}:
                self._default = style_id

    def _chain(self, style_id: str | None) -> Iterator[tuple[str, etree._Element]]:
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield str(style_id), style
            style_id = value(style, "basedOn")

    def run_look(self, run: etree._Element | None, paragraph_style: str | None) -> RunLook:
        """Look of a run with these `rPr` in a paragraph of this style: the nearest that says something wins."""
        character, paragraph = value(run, "rStyle"), paragraph_style or self._default
        looks = [look(run), *self._looks(character), *self._looks(paragraph), self._base]
        return RunLook(
            font=next((item.font for item in looks if item.font is not None), None),
            capitals=next((item.capitals for item in looks if item.capitals is not None), None),
            hidden=next((item.hidden for item in looks if item.hidden is not None), None),
        )

    def _looks(self, style_id: str | None) -> list[RunLook]:
        if style_id not in self._inherited:
            self._inherited[style_id] = [look(child(style, "rPr")) for _, style in self._chain(style_id)]
        return self._inherited[style_id]

    def numbering(self, paragraph_style: str | None) -> tuple[NumberingChoice, str | None]:
        """The list a paragraph style belongs to, and the id of the style that says so."""
        for style_id, style in self._chain(paragraph_style or self._default):
            choice = numbering_choice(child(style, "pPr"))
            if choice.list_id is not None:
                return choice, style_id
        return NumberingChoice(None, None), None
