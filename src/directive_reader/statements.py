"""What a target is about and what it says: the population of a figure and its predicate, in the words of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from directive_reader.lexicon.quantities import MEASURES, TIME
from directive_reader.lexicon.targets import CONJUNCTIONS, DESCRIBING, LEFT_OVER, MEASURED, REACHING, STRIVING, WHOLES
from directive_reader.owners import is_noun
from directive_reader.patterns import targets as patterns
from directive_reader.quantities import PERCENT

if TYPE_CHECKING:
    from directive_reader.folding import Folded
    from directive_reader.quantities import Figure

_MOST_VERBS: Final = 30
"""Verbs that are tried before the predicate is given up."""
_BREAKS: Final = (";", ": ", ". ")
_EDGES: Final = " ,;:.–-"


@dataclass(frozen=True, slots=True)
class Statement:
    """The population and what is said of it: «tổ chức cơ sở đảng», «hoàn thành nhiệm vụ»."""

    subject: str | None = None
    predicate: str | None = None
    subjects: tuple[str | None, ...] = (None,)
    follows: bool = True
    """The predicate stands behind the subject, so that the two read as one."""

    def within(self, base: Statement, *, counted: bool) -> Statement:
        """«trong đó 20 % …»: the subject is the base, those who meet the clause before."""
        if counted or base.subject is None:
            return self
        subject = " ".join(part for part in (base.subject, base.predicate if base.follows else None) if part)
        return Statement(subject, self.predicate or self.subject, (subject,))


def statement_of(
    folded: Folded, start: int, end: int, figure: Figure | None, *, zero: bool = False, following: int | None = None
) -> Statement:
    """Divide the words of a target around its figure; `following` is where the next figure of its clause begins."""
    if figure is None:
        return _zero(folded, start, end) if zero else _graded(folded, start, end)
    begin = _behind_intention(folded, start, figure.start)
    if figure.unit == PERCENT:
        return _share(folded, begin, figure, end, following)
    return _count(folded, begin, figure, end)


def _zero(folded: Folded, start: int, end: int) -> Statement:
    match = patterns.ZERO.regex.match(folded.low, start, end)
    begin = match.start("unit" if match["unit"] else "thing") if match else start
    return _population(folded, begin, end)


def _graded(folded: Folded, start: int, end: int) -> Statement:
    """«Đảng bộ Khối phấn đấu hoàn thành tốt nhiệm vụ»: the subject stands before the intention or the verb."""
    low = folded.low
    cut = low.find(STRIVING, start, end)
    if cut > start:
        return _made(_words(folded, start, cut), _words(folded, cut + len(STRIVING), end))
    return _population(folded, _behind_intention(folded, start, end), end)


def _share(folded: Folded, begin: int, figure: Figure, end: int, following: int | None) -> Statement:
    low = folded.low
    compared = patterns.COMPARED.regex.match(low[figure.end : end])
    after = None if compared else _words(folded, figure.end, end)
    colon = low.rfind(": ", begin, figure.start)
    if after is not None and colon >= 0:
        begin = _behind_intention(folded, colon + 2, figure.start)
    before = _words(folded, begin, figure.start)
    if before is None:
        return _population(folded, figure.end, end, following)
    if after is None:
        return _reached(folded, begin, figure.start)
    if low[figure.end : end].lstrip().startswith(WHOLES) or _first_verb(folded, begin, figure.start) in {0, begin}:
        return replace(_made(after, before), follows=False)
    said = _population(folded, begin, figure.start)
    return Statement(said.subject, " ".join(part for part in (said.predicate, after) if part), said.subjects)


def _reached(folded: Folded, begin: int, end: int) -> Statement:
    """«đoàn viên dự họp chi đoàn đạt tỷ lệ trên 75%»: the predicate is what the share is of."""
    words = folded.low[begin:end].rstrip()
    for ending in REACHING:
        words = words.removesuffix(ending).rstrip()
    stop = begin + len(words)
    measured = words.lstrip().startswith(MEASURED)
    verb = 0 if measured else _first_verb(folded, begin, stop, describing=False)
    return _made(_subject(folded, begin, verb or stop), _words(folded, verb, stop) if verb else None)


def _count(folded: Folded, begin: int, figure: Figure, end: int) -> Statement:
    before = _words(folded, begin, figure.start)
    repeated = (figure.unit or "").startswith(TIME) or figure.unit_end == figure.end
    after = _words(folded, figure.unit_end or figure.end, end) if repeated else _subject(folded, figure.end, end)
    if before is None:
        return _made(after, None)
    verb = _first_verb(folded, begin, figure.start, describing=False)
    if (figure.unit or "").split("/")[0].lower() in MEASURES:
        return _reached(folded, begin, figure.start)
    if verb > begin:
        predicate = " ".join(part for part in (_words(folded, verb, figure.start), after) if part)
        return _made(_subject(folded, begin, verb), predicate)
    if folded.low.endswith(": ", begin, figure.start):
        return _made(before, None)
    if repeated:
        return _made(None, " ".join(part for part in (before, after) if part))
    said = _made(after or before, before if after else None)
    return replace(said, follows=False)


def _population(folded: Folded, start: int, end: int, following: int | None = None) -> Statement:
    """«tổ chức cơ sở đảng, đảng viên được xếp loại …»: subject up to the first verb, predicate from it on."""
    verb = _first_verb(folded, start, end)
    if not verb:
        return _made(_subject(folded, start, end), None)
    return _made(_subject(folded, start, min(verb, following or verb)), _words(folded, verb, end))


def _first_verb(folded: Folded, start: int, end: int, *, describing: bool = True) -> int:
    """Where the predicate begins, 0 where there is none.

    With `describing`, a verb that only describes whom the figure counts is passed over: «cán bộ xây dựng chính sách
    có trình độ …», «trẻ em là con công nhân được đến trường».
    """
    weak = 0
    closed = start
    for match in islice(patterns.VERB.regex.finditer(folded.low, start, end), _MOST_VERBS):
        word, at = " ".join(match.group().split()), match.start()
        if at < closed or is_noun(folded.low, word, at, match.end()):
            continue
        bracket = folded.low.rfind("(", start, at)
        if bracket >= 0 and folded.low.rfind(")", bracket, at) < 0:
            closed = max(closed, folded.low.find(")", at, end))
            continue
        if weak and any(mark in folded.low[weak:at] for mark in _BREAKS):
            return weak
        joined = folded.low.startswith(CONJUNCTIONS, match.end())
        if not describing or word not in DESCRIBING or (joined and not weak):
            return at
        weak = weak or at
    return weak


def _made(subject: str | None, predicate: str | None) -> Statement:
    subjects: tuple[str | None, ...] = (subject,)
    two = patterns.POPULATIONS.regex.match(subject.lower()) if subject else None
    if two and subject:
        subjects = (subject[: two.end("first")], subject[two.start("second") :])
    return Statement(subject, predicate, subjects)


def _behind_intention(folded: Folded, start: int, end: int) -> int:
    match = patterns.INTENTION.regex.match(folded.low[start:end])
    return start + (match.end() if match else 0)


def _words(folded: Folded, start: int, end: int) -> str | None:
    words = " ".join(folded.cased[start:end].split()).strip(_EDGES)
    if words.endswith(")") and words.count("(") < words.count(")"):
        words = words[:-1].strip(_EDGES)
    return words or None


def _subject(folded: Folded, start: int, end: int) -> str | None:
    words = _words(folded, start, end)
    for word in LEFT_OVER:
        words = words and (words.removeprefix(word).removesuffix(word).strip(_EDGES) or None)
    return words
