"""Automatic numbering: the labels Word draws before a paragraph but never writes into its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from directive_files.extracting.counting import letter, roman
from directive_files.extracting.docx.styles import NumberingChoice, Styles, numbering_choice
from directive_files.extracting.docx.xml import attribute, child, children, number, switch, value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml import etree

_LEVELS = 9
_WRITTEN: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "upperRoman": lambda count: roman(count).upper(),
        "lowerRoman": roman,
        "upperLetter": lambda count: letter(count).upper(),
        "lowerLetter": letter,
        "decimalZero": "{:02}".format,
        "none": lambda _: "",
        "bullet": lambda _: "",
    }
)
_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE_USE = range(0xE000, 0xF900)
_TYPED_BULLETS = frozenset("-–—+*•")


@dataclass(frozen=True, slots=True)
class Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The level, counted from 1, whose return starts this one anew; 0 for never, None for any level above."""
    legal: bool = False
    """All numbers of the label as 1, 2, 3, whatever their own levels say."""
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """numbering.xml and the running counters. Ask for each paragraph once, in the order of the document."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _lists(root, styles) if root is not None else {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()

    def label(self, paragraph: etree._Element | None, style: str | None) -> str:
        """Label of a paragraph with these `pPr`, counted on; "" where it bears none."""
        list_id, depth = self._place(numbering_choice(paragraph), style)
        chosen = self._lists.get(list_id)
        if chosen is None or depth not in chosen.levels:
            return ""
        level = chosen.levels[depth]
        counters = self._count(list_id, chosen, depth)
        if level.format == "bullet":
            return _bullet(level.text)
        if level.format == "none":
            return _PLACEHOLDER.sub("", level.text).strip()
        return _PLACEHOLDER.sub(lambda match: _shown(int(match[1]) - 1, counters, chosen, level), level.text).strip()

    def _place(self, own: NumberingChoice, style: str | None) -> tuple[int, int]:
        """List and level: the paragraph's own, else its style's. List 0 is none."""
        inherited, by = self._styles.numbering(style)
        list_id = own.list_id if own.list_id is not None else inherited.list_id or 0
        depth = own.level if own.level is not None else inherited.level
        if depth is None and by is not None and list_id in self._lists:
            levels = self._lists[list_id].levels
            depth = next((place for place, level in levels.items() if level.style == by), None)
        return list_id, depth or 0

    def _count(self, list_id: int, chosen: _List, depth: int) -> dict[int, int]:
        counters = self._counters.setdefault(chosen.abstract, {})
        if depth in chosen.starts and (list_id, depth) not in self._started:
            counters[depth] = chosen.starts[depth]
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = chosen.levels[depth].start
        self._started.add((list_id, depth))
        for below in [place for place in counters if place > depth]:
            restart = chosen.levels[below].restart if below in chosen.levels else None
            if restart is None or depth < restart:
                del counters[below]
        return counters


def _shown(place: int, counters: dict[int, int], chosen: _List, level: Level) -> str:
    named = chosen.levels.get(place, Level())
    count = counters.get(place, chosen.starts.get(place, named.start))
    return _number(count, "decimal" if level.legal else named.format)


def _number(count: int, form: str) -> str:
    return _WRITTEN.get(form, str)(count)


def _bullet(text: str) -> str:
    """Symbol fonts keep their signs in the private area and «o» of Courier is a ring: both are shown as •."""
    sign = text.strip()
    if not sign:
        return ""
    if ord(sign[0]) in _PRIVATE_USE or sign in {"o", "§", "ü", "Ø", "v", "q", "·"}:
        return "•"
    return sign if sign in _TYPED_BULLETS or len(sign) > 1 or sign.isalnum() else "•"


def _lists(root: etree._Element, styles: Styles) -> dict[int, _List]:
    abstracts = {attribute(item, "abstractNumId") or "": item for item in children(root, "abstractNum")}
    wanted = {number(attribute(item, "numId")): value(item, "abstractNumId") or "" for item in children(root, "num")}
    lists: dict[int, _List] = {}
    for item in children(root, "num"):
        list_id = number(attribute(item, "numId"))
        abstract = value(item, "abstractNumId") or ""
        linked = value(abstracts.get(abstract), "numStyleLink")
        if linked is not None:
            abstract = wanted.get(styles.numbering(linked)[0].list_id, abstract)
        if list_id is None or abstract not in abstracts:
            continue
        levels = _levels(abstracts[abstract])
        starts: dict[int, int] = {}
        for override in children(item, "lvlOverride"):
            place = number(attribute(override, "ilvl"))
            own, start = child(override, "lvl"), number(value(override, "startOverride"))
            if place is not None and own is not None:
                levels[place] = _level(own)
            if place is not None and start is not None:
                starts[place] = start
        lists[list_id] = _List(abstract, levels, starts)
    return lists


def _levels(abstract: etree._Element) -> dict[int, Level]:
    numbered = ((number(attribute(item, "ilvl")), item) for item in children(abstract, "lvl"))
    return {place: _level(item) for place, item in numbered if place is not None and 0 <= place < _LEVELS}


def _level(item: etree._Element) -> Level:
    start = number(value(item, "start"))
    return Level(
        format=value(item, "numFmt") or "decimal",
        text=value(item, "lvlText") or "",
        start=0 if start is None else start,
        restart=number(value(item, "lvlRestart")),
        legal=bool(switch(item, "isLgl")),
        style=value(item, "pStyle"),
    )
