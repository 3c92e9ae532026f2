"""Sentences that set a target, with or without a figure.

reads: `Text`, `Outline`, the title; writes: targets and doubts. A compound sentence gives several:
"Có 100% chi bộ hoàn thành nhiệm vụ; có 80% trở lên hoàn thành tốt, trong đó 20% hoàn thành xuất sắc." is three, and
the second is the base of the third.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from directive_reader.folding import fold
from directive_reader.lexicon.quantities import DURATIONS
from directive_reader.lexicon.targets import AND
from directive_reader.model import Comparison, Doubt, Period, Target
from directive_reader.outline import Zone
from directive_reader.patterns import targets as patterns
from directive_reader.quantities import PERCENT, Figure, figures_in
from directive_reader.sections import Kind, Sections
from directive_reader.statements import Statement, statement_of
from directive_reader.terms import Terms, is_told

if TYPE_CHECKING:
    from directive_reader.outline import Block, Outline
    from directive_reader.text import Text

_LONG: Final = 130
"""Characters from which a clause in a section of work is cut down to the part that sets the target."""
_TOLD_REACH: Final = 90
_DOING_REACH: Final = 30
_NEAR: Final = 160
"""Characters before a figure in which what sets it stands."""
_SHARED_REACH: Final = 600
"""Characters over which two figures may share what is said, and a target may reach back."""
_CONTEXT: Final = 400
"""Characters before a target in which its years are looked for."""
_MOST_EDGES: Final = 8
_EDGES: Final = " ,;:.()"


def find_targets(
    text: Text, outline: Outline, title: str | None = None, issued: str | None = None
) -> tuple[list[Target], list[Doubt]]:
    """Targets in the order of the text.

    `title` may name the years the whole document is for; `issued` is its own day in ISO form.
    """
    return _Finder(text, outline, title, issued).find()


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a block between two divisions; `base` where it opens with «trong đó»."""

    start: int
    end: int
    base: bool
    sentence: int
    """Where its sentence begins."""
    zero: bool
    """Opens with «không có …»."""


@dataclass(slots=True)
class _Draft:
    start: int
    end: int
    figure: Figure | None
    clause: _Clause
    path: str
    period: Period | None = None
    from_year: int | None = None
    to_year: int | None = None
    base: int | None = None
    zero_unit: str | None = None
    following: int | None = None
    """Where the next figure begins that shares the predicate."""
    statement: Statement = field(default_factory=Statement)


class _Finder:
    def __init__(self, text: Text, outline: Outline, title: str | None, issued: str | None) -> None:
        self.text, self.issued = text, issued
        self.blocks = outline.blocks
        self.folded = fold(text.clean)
        self.sections = Sections(outline.sections)
        self.terms = Terms(self.sections, title)
        self.drafts: list[_Draft] = []
        self.last_base: int | None = None
        """The last target that is no part of another's: the base of the next «trong đó»."""

    def find(self) -> tuple[list[Target], list[Doubt]]:
        for block in self.blocks:
            if block.zone is Zone.BODY:
                self._block(block)
        targets: list[Target] = []
        places: list[int] = []
        for draft in self.drafts:
            places.append(len(targets))
            targets.extend(self._targets(draft, places[draft.base] if draft.base is not None else None))
        return targets, self._doubts(places)

    # Blocks and clauses

    def _block(self, block: Block) -> None:
        low = self.folded.low
        kind = self.sections.kind(block.section)
        if kind is Kind.BACKGROUND or (
            kind is Kind.WORK and block.section is None and not (block.label or block.bullet)
        ):
            return
        if self.terms.take_line(low[block.body : block.end], block.section):
            return
        if is_told(low, block.body, block.end, self.issued) or patterns.APPROVAL.regex.match(
            low, block.body, block.end
        ):
            return
        found = self._shared_bounds(figures_in(self.folded, block.body, block.end))
        figures = [figure for figure in found if self._counts(figure, kind, block)]
        setting = kind in {Kind.TARGET, Kind.MIXED}
        specific = setting and not self.terms.is_general(block.section)
        if not figures and not specific:
            return
        first = len(self.drafts)
        queue = deque(figures)
        for clause in self._clauses(block.body, block.end):
            inside: list[Figure] = []
            while queue and queue[0].number < clause.end:
                inside.append(queue.popleft())
            if inside:
                self._with_figures(block, clause, inside, setting=setting)
            else:
                self._without_figure(block, clause, first, setting=setting, specific=specific)
        self._date(block, first)

    def _shared_bounds(self, figures: list[Figure]) -> list[Figure]:
        """«ít nhất 01 công trình, 02 phần việc»: the comparison holds for the whole list."""
        shared: list[Figure] = []
        for figure in figures:
            before = shared[-1] if shared else None
            listed = before is not None and before.unit_end is not None and figure.start == figure.number
            if before and listed and before.op is Comparison.AT_LEAST and self._is_listed(before, figure):
                shared.append(replace(figure, op=before.op, bounded=True))
            else:
                shared.append(figure)
        return shared

    def _is_listed(self, before: Figure, figure: Figure) -> bool:
        between = self.folded.low[before.unit_end or before.end : figure.start]
        same = (before.unit == PERCENT) == (figure.unit == PERCENT)
        return same and before.unit != PERCENT and patterns.LIST_GAP.regex.match(between) is not None

    def _counts(self, figure: Figure, kind: Kind, block: Block) -> bool:
        low = self.folded.low
        setting = kind in {Kind.TARGET, Kind.MIXED}
        told = patterns.TOLD_BEFORE if setting else patterns.SHARE_TOLD_BEFORE
        if figure.meta or told.regex.search(low, max(block.body, figure.start - _TOLD_REACH), figure.start):
            return False
        if figure.unit == PERCENT:
            return kind is not Kind.FUNDING
        if setting:
            return figure.bounded or figure.known_unit or self._is_done(block, figure)
        if kind is not Kind.WORK:
            return False
        near = low[max(block.body, figure.start - _NEAR) : figure.start]
        if figure.known_unit and (near.endswith(": ") or patterns.STRIVING_BEFORE.regex.search(near)):
            return True
        inside_bracket = near.rfind("(") > near.rfind(")")
        return figure.bounded and figure.known_unit and not inside_bracket and not _is_weak(figure)

    def _is_done(self, block: Block, figure: Figure) -> bool:
        """«thành lập mới 25 …»: whatever is counted, the verb sets a figure."""
        before = self.folded.low[max(block.body, figure.start - _DOING_REACH) : figure.start]
        return patterns.DOING_BEFORE.regex.search(before) is not None

    def _clauses(self, start: int, end: int) -> list[_Clause]:
        clauses: list[_Clause] = []
        at, sentence, base, zero = start, start, False, False
        low = self.folded.low
        dividing = any(low.find(word, start, end) >= 0 for word in patterns.DIVIDING_WORDS)
        division = patterns.DIVISION if dividing else patterns.PLAIN_DIVISION
        for match in division.regex.finditer(low, start, end):
            if match.start() > at:
                clauses.append(_Clause(at, match.start(), base, sentence, zero))
            at = match.end()
            if match.lastgroup == "sentence":
                sentence = at
            base, zero = match.lastgroup == "base", match.lastgroup == "zero"
        clauses.append(_Clause(at, end, base, sentence, zero))
        return clauses

    # Targets of one clause

    def _with_figures(self, block: Block, clause: _Clause, figures: list[Figure], *, setting: bool) -> None:
        starts = [clause.start] + [self._split(before, figure, clause.start) for before, figure in pairwise(figures)]
        ends = [*starts[1:], clause.end]
        leading = patterns.INTENTION.regex.match(self.folded.low[clause.start : figures[0].start])
        subject_first = leading is None or leading.end() < figures[0].start - clause.start
        for place, (figure, start, end) in enumerate(zip(figures, starts, ends, strict=True)):
            close = clause.end - end < _SHARED_REACH and place + 1 < len(figures)
            shared = close and not subject_first and self._lacks_predicate(figure, end)
            begin = start if setting or place else self._begin(start, figure)
            draft = _Draft(begin, clause.end if shared else end, figure, clause, block.path)
            draft.following = figures[place + 1].start if shared else None
            if clause.base:
                draft.base = self.last_base
                self.drafts.append(draft)
            else:
                self._add_base(draft)

    def _split(self, before: Figure, figure: Figure, start: int) -> int:
        """Where the second figure's part begins: behind the last comma or «và» between the two."""
        low = self.folded.low
        floor = max(before.end, start)
        comma = low.rfind(", ", floor, figure.number)
        joined = low.rfind(AND, floor, figure.number)
        if comma < 0 and joined < 0:
            return figure.start
        return comma + 2 if comma > joined else joined + len(AND)

    def _lacks_predicate(self, figure: Figure, end: int) -> bool:
        return patterns.VERB.regex.search(self.folded.low, figure.end, end) is None

    def _begin(self, start: int, figure: Figure) -> int:
        """In running text: behind the last comma before the figure where the words that set it begin."""
        if figure.start - start < _LONG // 2:
            return start
        begin = start = max(start, figure.start - _SHARED_REACH)
        for match in patterns.STARTER.regex.finditer(self.folded.low, start, figure.start + 1):
            begin = match.end()
        return begin

    def _without_figure(self, block: Block, clause: _Clause, first: int, *, setting: bool, specific: bool) -> None:
        low = self.folded.low
        zero = patterns.ZERO.regex.match(low, clause.start, clause.end) if setting else None
        if zero:
            draft = _Draft(clause.start, clause.end, None, clause, block.path)
            name = "unit" if zero["unit"] else "thing"
            draft.zero_unit = self.text.clean[zero.start(name) : zero.end(name)]
            self._add_base(draft)
            return
        rating = patterns.RATING.regex.search(low, clause.start, clause.end)
        if rating and specific:
            self._add_base(_Draft(clause.start, clause.end, None, clause, block.path))
            return
        subject = (
            patterns.RATING_SUBJECT.regex.search(low, clause.start, clause.end) if rating and not setting else None
        )
        if subject:
            self._add_base(_Draft(subject.start(), clause.end, None, clause, block.path))
            return
        previous = self.drafts[-1] if len(self.drafts) > first else None
        if setting and previous and previous.clause.sentence == clause.sentence:
            previous.end = clause.end

    def _add_base(self, draft: _Draft) -> None:
        self.last_base = len(self.drafts)
        self.drafts.append(draft)

    # Period and years

    def _date(self, block: Block, first: int) -> None:
        low = self.folded.low
        opening: Period | None = None
        for draft in self.drafts[first:]:
            own = self.terms.period(low[draft.start : draft.end])
            if draft is self.drafts[first]:
                head = low[block.body : draft.figure.start if draft.figure else draft.end]
                opening = self.terms.period(head)
            unit_period = draft.figure.period if draft.figure else None
            inherited = opening if draft.clause.sentence == self.drafts[first].clause.sentence else None
            draft.period = unit_period or own or inherited or self.terms.period_above(block.section)
            sentence = draft.clause.sentence
            own_words = low[max(sentence, draft.start - _CONTEXT) : draft.end]
            before = low[max(block.body, sentence - _CONTEXT) : sentence]
            draft.from_year, draft.to_year = self.terms.years(own_words, before, block.section)

    # Results

    def _targets(self, draft: _Draft, place: int | None) -> list[Target]:
        start, end = self._trimmed(draft)
        base = self.drafts[draft.base] if draft.base is not None else None
        statement = statement_of(
            self.folded, start, end, draft.figure, zero=draft.zero_unit is not None, following=draft.following
        )
        if base is not None:
            statement = statement.within(
                base.statement, counted=draft.figure is not None and draft.figure.unit != PERCENT
            )
        draft.statement = statement
        figure = draft.figure
        span = self.text.span(start, end)
        zero = draft.zero_unit is not None
        return [
            Target(
                path=draft.path,
                span=span,
                quote=span.of(self.text.original),
                subject=subject,
                predicate=statement.predicate,
                op=figure.op if figure else Comparison.EQUAL if zero else None,
                low=figure.low if figure else 0.0 if zero else None,
                high=figure.high if figure else None,
                unit=figure.unit if figure else draft.zero_unit,
                period=draft.period,
                from_year=draft.from_year,
                to_year=draft.to_year,
                base=place,
                figure=self.text.span(figure.start, figure.end) if figure else None,
            )
            for subject in statement.subjects
        ]

    def _trimmed(self, draft: _Draft) -> tuple[int, int]:
        clean, start, end = self.text.clean, draft.start, draft.end
        while start < end - 1 and clean[start] in _EDGES:
            start += 1
        stop = max(start + 1, end - _MOST_EDGES)
        while end > stop and clean[end - 1] in _EDGES and not self._closes(start, end):
            end -= 1
        return start, end

    def _closes(self, start: int, end: int) -> bool:
        """A bracket at the end that belongs to the quote."""
        clean = self.text.clean
        return clean[end - 1] == ")" and clean.count("(", start, end) >= clean.count(")", start, end)

    def _doubts(self, places: list[int]) -> list[Doubt]:
        return [
            Doubt(code, f"targets[{place}].{field}", message, self.text.span(draft.start, draft.end))
            for draft, place in zip(self.drafts, places, strict=True)
            for code, field, message in _questions(draft)
        ]


def _questions(draft: _Draft) -> list[tuple[str, str, str]]:
    figure = draft.figure
    asked = []
    if figure is not None and figure.unclear:
        asked.append(("target.number-unclear", "low", "The number can be read in two ways."))
    if figure is not None and not figure.known_unit:
        asked.append(("target.unit-unclear", "unit", "What is counted is not among the known units."))
    if draft.clause.base and draft.base is None:
        asked.append(("target.base-missing", "base", "No target before this one can be its base."))
    if draft.statement.subject is None:
        asked.append(("target.subject-missing", "subject", "Whom or what the target is about is not named."))
    return asked


def _is_weak(figure: Figure) -> bool:
    """«trên 50 cử tri» in running text is a condition; only a minimum, a maximum or a range sets a figure."""
    return figure.op in {Comparison.MORE, Comparison.LESS} or figure.unit in DURATIONS
