"""What a target is about and what it says: the population of a figure and its predicate, in the words of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from directive_reader.patterns import targets as patterns
from directive_reader.quantities import PERCENT

if TYPE_CHECKING:
    from directive_reader.folding import Folded
    from directive_reader.quantities import Figure

_EDGES: Final = " ,;:.()“”\""


@dataclass(frozen=True, slots=True)
class Statement:
    """"trên 90% tổ chức cơ sở đảng hoàn thành nhiệm vụ": the population, then what is said of it."""

    subject: str | None
    predicate: str | None
    subjects: tuple[str | None, ...] = (None,)

    def within(self, base: Statement, *, counted: bool) -> Statement:
        """«trong đó 20 % …»: the subject is the base, those who meet the clause before."""
        if counted or base.subject is None:
            return self
        subject = " ".join(part for part in (base.subject, base.predicate) if part)
        return Statement(subject, self.predicate, (subject,))


def statement_of(folded: Folded, start: int, end: int, figure: Figure | None, *, zero: bool) -> Statement:
    """Divide the words of a target around its figure."""
    if figure is None:
        return _zero(folded, start, end) if zero else _graded(folded, start, end)
    begin = _behind_intention(folded, start, figure.start)
    if figure.unit == PERCENT:
        return _share(folded, begin, figure, end)
    return _count(folded, begin, figure, end)


def _zero(folded: Folded, start: int, end: int) -> Statement:
    match = patterns.ZERO.regex.match(folded.low, start, end)
    begin = match.start("unit") if match else start
    return _population(folded, begin, end)


def _graded(folded: Folded, start: int, end: int) -> Statement:
    """«Đảng bộ Khối phấn đấu hoàn thành tốt nhiệm vụ»: the subject stands before the intention or the verb."""
    low = folded.low
    cut = low.find("phấn đấu", start, end)
    if cut > start:
        return _made(_words(folded, start, cut), _words(folded, cut + len("phấn đấu"), end))
    return _population(folded, _behind_intention(folded, start, end), end)


def _share(folded: Folded, begin: int, figure: Figure, end: int) -> Statement:
    before, after = _words(folded, begin, figure.start), _words(folded, figure.end, end)
    if before is None:
        return _population(folded, figure.end, end)
    if after is None:
        return _population(folded, begin, figure.start)
    if folded.low[figure.end : end].lstrip().startswith(("tổng số", "số", "so với")) or _ends_with_verb(folded, begin, figure):
        return _made(after, before)
    said = _population(folded, begin, figure.start)
    return Statement(said.subject, " ".join(part for part in (said.predicate, after) if part), said.subjects)


def _ends_with_verb(folded: Folded, begin: int, figure: Figure) -> bool:
    """«cắt giảm tối thiểu 30% thời gian»: the verb stands before, its object behind the figure."""
    return patterns.VERB.regex.search(f" {folded.low[begin : figure.start]}") is None


def _count(folded: Folded, begin: int, figure: Figure, end: int) -> Statement:
    before = _words(folded, begin, figure.start)
    after = _words(folded, figure.end, end) if figure.unit_end != figure.end else None
    if before is None:
        return _made(after, None)
    verb = patterns.VERB.regex.search(folded.low, begin, figure.start)
    if verb and verb.start() > begin:
        subject = _words(folded, begin, verb.start())
        predicate = " ".join(part for part in (_words(folded, verb.start(), figure.start), after) if part)
        return _made(subject, predicate)
    if folded.low.endswith(": ", begin, figure.start):
        return _made(before, None)
    return _made(after or before, before if after else None)


def _population(folded: Folded, start: int, end: int) -> Statement:
    """«tổ chức cơ sở đảng, đảng viên được xếp loại …»: subject up to the first verb, predicate from it on."""
    verb = patterns.VERB.regex.search(folded.low, start, end)
    if verb is None:
        return _made(_words(folded, start, end), None)
    return _made(_words(folded, start, verb.start()), _words(folded, verb.start(), end))


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
    return " ".join(folded.cased[start:end].split()).strip(_EDGES) or None
