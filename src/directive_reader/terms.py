"""Periods and years of targets: from their own sentence, a line above them, the headings, the title, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_reader.folding import fold
from directive_reader.lexicon.schedules import PERIODS
from directive_reader.lexicon.tasks import GENERAL_TARGET_WORDS
from directive_reader.model import Period
from directive_reader.patterns import targets as patterns

if TYPE_CHECKING:
    from directive_reader.patterns.piece import Piece
    from directive_reader.sections import Sections

Years = tuple[int | None, int | None]


class Terms:
    """What headings and title say about time, asked once for each."""

    def __init__(self, sections: Sections, title: str | None) -> None:
        self.sections = sections
        words = patterns.QUOTED.regex.sub(" ", fold(title or "").low)
        self.title_years = _years(words, cited=patterns.CITED_NUMBER)
        single = self.title_years is not None and self.title_years[0] == self.title_years[1]
        self.title_period = Period.YEAR if single else None
        self._heading_years: dict[int, Years | None] = {}
        self._line: tuple[int | None, str] | None = None

    def is_general(self, section: int | None) -> bool:
        """«Mục tiêu chung» describes; a grade named there is no target."""
        heading = fold(self.sections.all[section].heading).low if section is not None else ""
        return any(word in heading for word in GENERAL_TARGET_WORDS)

    def take_line(self, low: str, section: int | None) -> bool:
        """«Phấn đấu đến năm 2030» on a line of its own holds for what follows in its section."""
        if not patterns.CONTEXT_LINE.regex.match(low):
            return False
        self._line = (section, low)
        return True

    def period(self, low: str) -> Period | None:
        match = patterns.PERIOD.regex.search(low)
        if match is None:
            return None
        return Period.TERM if match["term"] else PERIODS[match["unit"]]

    def period_above(self, section: int | None) -> Period | None:
        line = self._line_of(section)
        return (self.period(line) if line else None) or self.title_period

    def years(self, sentence: str, before: str, section: int | None) -> Years:
        """The nearest named period wins; «đến năm N» gives the last year only."""
        line = self._line_of(section)
        own = _years(sentence) or _years(before) or (_years(line) if line else None)
        return own or self._years_of_headings(section) or self.title_years or (None, None)

    def _line_of(self, section: int | None) -> str | None:
        return self._line[1] if self._line and self._line[0] == section else None

    def _years_of_headings(self, index: int | None) -> Years | None:
        while index is not None:
            if index not in self._heading_years:
                self._heading_years[index] = _years(fold(self.sections.all[index].heading).low)
            if (own := self._heading_years[index]) is not None:
                return own
            index = self.sections.parent(index)
        return None


def is_told(low: str, start: int, end: int, issued: str | None) -> bool:
    """«Đến ngày 30/6/2025, toàn tỉnh giải ngân đạt 38,5%» in a document of July 2025; `issued` in ISO form."""
    found = patterns.UP_TO_DAY.regex.match(low, start, end) if issued else None
    if found is None or issued is None:
        return False
    year, month, day = (int(found[name] or found[f"{name}2"]) for name in ("year", "month", "day"))
    return f"{year}-{month:02}-{day:02}" <= issued


def _years(low: str, *, cited: Piece = patterns.CITED_PROGRAMME) -> Years | None:
    for match in patterns.YEARS.regex.finditer(low):
        if cited.regex.search(low, max(0, match.start() - 240), match.start()):
            continue
        first, last = int(match["first"]), int(match["last"]) if match["last"] else None
        if last is not None:
            return first, last
        return (None, first) if match["until"] else (first, first)
    return None
