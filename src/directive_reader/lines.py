"""Lines with their numbering label, bullet and look.

reads: `Text`; writes: `Line`, one for each line of the clean copy. Positions count in `Text.clean`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from directive_reader.lexicon.layout import ARTICLE_WORDS, CHAPTER_WORDS, DIVISION_WORDS, PART_WORDS
from directive_reader.patterns import layout

if TYPE_CHECKING:
    import re

    from directive_reader.text import Text

_BULLET = layout.BULLET.regex.match
_BULLET_LABEL = layout.BULLET_LABEL.regex.match
_LABEL = layout.LABEL.regex.match

_LOOK = 300
"""A line longer than this is a paragraph; its capitals are not counted."""


class LabelKind(IntEnum):
    """Kinds of numbering; the greater stands deeper unless the text does otherwise."""

    PART = 0
    CHAPTER = 10
    DIVISION = 15
    UPPER = 20
    ROMAN = 30
    ARTICLE = 40
    NUMBER = 50
    DOTTED = 60
    LETTER = 70
    PAREN = 80


_MISREAD = str.maketrans("l1", "II")
"""Letters that a scanner takes for a Roman numeral's."""
_PART_KINDS = (
    dict.fromkeys(PART_WORDS, LabelKind.PART)
    | dict.fromkeys(CHAPTER_WORDS, LabelKind.CHAPTER)
    | dict.fromkeys(DIVISION_WORDS, LabelKind.DIVISION)
    | dict.fromkeys(ARTICLE_WORDS, LabelKind.ARTICLE)
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the clean text: start, end; `body` is where the words behind label or bullet begin."""

    start: int
    end: int
    body: int
    label: str | None
    """«IV», «1.1», «a», «Điều 3»; «(1)» without its brackets."""
    label_kind: LabelKind | None
    bullet: str | None
    """The bullet's character, None where there is none."""
    capitals: bool
    """The words are written in capitals."""
    emphasis: bool
    """The whole line is marked bold or italic, or is a heading of Markdown."""


def lines_of(text: Text) -> tuple[Line, ...]:
    """«II- MỤC TIÊU⏎- Có trên 90%» is a line with label «II» in capitals and a line with bullet «-»."""
    lines: list[Line] = []
    start = 0
    for content in text.clean.split("\n"):
        end = start + len(content)
        if content:
            lines.append(_line(text, start, end))
        start = end + 1
    return tuple(lines)


def _line(text: Text, start: int, end: int) -> Line:
    clean, emphasis = text.clean, start in text.emphasised
    while start < end and clean[start].isspace():
        start += 1
    label, kind, bullet, body = None, None, None, start
    if found := _BULLET(clean, start, end):
        bullet, body = found["mark"] or found["round"], found.end()
    labelled = bullet is None or _BULLET_LABEL(clean, body, end)
    if labelled and (found := _LABEL(clean, body, end)):
        label, kind = _label_of(found)
        bullet, body = None, found.end()
    capitals = end - body <= _LOOK and _is_capitals(clean[body:end])
    return Line(start, end, body, label, kind, bullet, capitals, emphasis)


def _label_of(found: re.Match[str]) -> tuple[str, LabelKind]:
    name = found.lastgroup or ""
    if name == "part":
        return _part_label(found)
    if name == "ocr":
        return found[name].translate(_MISREAD), LabelKind.ROMAN
    return found[name].strip("() "), LabelKind[name.upper()]


def _part_label(found: re.Match[str]) -> tuple[str, LabelKind]:
    word = " ".join(found["word"].split())
    label = f"{word} {' '.join((found['ordinal'] or found['partnumber']).split())}"
    return label, _PART_KINDS[word]


def _is_capitals(words: str) -> bool:
    """Whether far more letters are large than small: «VỀ MÔ HÌNH “chi bộ số”» is not, «MỤC TIÊU (khóa II)» is."""
    if words[1:2].islower() or words[:1].islower():
        return False
    if words.isupper():
        return True
    large = sum(map(str.isupper, words))
    return large > 2 * sum(map(str.islower, words))
