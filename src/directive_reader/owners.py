"""Who answers for something: bodies and office-holders that a sentence, a lead-in or a heading names as doers.

A name begins with a word of the lexicon («Ban», «Sở», «các cấp ủy», «thủ trưởng») and ends where what the body
has to do begins («chủ trì», «tăng cường»): "Sở Xây dựng, trên cơ sở nhu cầu từng huyện, chủ trì tổng hợp …".
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from directive_reader.lexicon.offices import (
    ADVERBS,
    BARE_GENERIC,
    DELEGATING,
    DUTY,
    LEADERSHIP,
    LEADING_ONLY,
    LISTED,
    NOUN_AFTER_PREDICATE,
    NOUN_BEFORE_PREDICATE,
    PASSIVE,
    PEOPLE_HEADS,
    RELATIVE,
    SOFT_PREDICATES,
)
from directive_reader.patterns import tasks as patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_reader.folding import Folded

_NAME_LIMIT: Final = 420
"""Characters within which the name of an owner must have ended."""
_TOPIC_LIMIT: Final = 700
_SOON: Final = 40
"""Characters within which «phối hợp với» still belongs to the first action."""
_MOST_CLAUSES: Final = 40
"""Later clauses of an item that are asked for a doer."""
_WORD_REACH: Final = 24
_EDGES: Final = " ,;:.–-"


@dataclass(frozen=True, slots=True)
class Doer:
    """A name from `start` to `end`, and where its action begins."""

    start: int
    end: int
    action: int


def doer_in_item(folded: Folded, start: int, end: int, *, owned: bool) -> Doer | None:
    """The doer that the item itself names, at its head or behind an opening phrase.

    `owned`: a lead-in or an office heading already answers for the first action, so «Yêu cầu X …» tells what the
    owner does, and later clauses are not asked.
    """
    return _doer_at_head(folded, start, end, owned=owned) or _passive(folded, start, end)


def doer_in_bracket(folded: Folded, start: int, end: int) -> Doer | None:
    """The doer in the bracket that closes an item: «Sơ kết công tác dân vận (Khối dân vận chủ trì).»."""
    stop = _trim(folded.cased, start, end)
    at = folded.cased.rfind("(", start, stop)
    if at < 0 or not folded.cased.startswith(")", stop - 1) or stop - at > _NAME_LIMIT:
        return None
    doer = _name_at(folded, at + 1, stop - 1)
    return doer if doer and patterns.BRACKET_DOER.regex.match(folded.low[doer.action : stop]) else None


def doer_in_later_clause(folded: Folded, start: int, end: int) -> Doer | None:
    """The subject of the first later clause that has one: «Nâng cao chất lượng …; các cấp ủy cơ sở duy trì …»."""
    for match in islice(patterns.CLAUSE_HEAD.regex.finditer(folded.cased, start, end), _MOST_CLAUSES):
        doer = _doer_at_head(folded, match.end(), end, owned=True)
        if doer is None or folded.low.startswith(PEOPLE_HEADS, doer.start):
            continue
        if folded.cased[doer.start : doer.end] not in BARE_GENERIC:
            return doer
    return None


def doer_in_lead_in(folded: Folded, start: int, end: int, *, delegated_only: bool = False) -> Doer | None:
    """The owner a lead-in hands down: «Căn cứ …, các cấp ủy tập trung thực hiện:», «… yêu cầu các sở …:»."""
    sentence = max(folded.cased.rfind(". ", start, end - 2) + 2, start)
    match = patterns.DELEGATION.regex.search(folded.cased, sentence, end)
    if match and (doer := _name_at(folded, match.end(), end)):
        return doer
    if delegated_only:
        return None
    later = islice(patterns.CLAUSE_HEAD.regex.finditer(folded.cased, sentence, end), _MOST_CLAUSES)
    for head in (sentence, *(match.end() for match in later)):
        doer = _doer_at_head(folded, head, end, owned=False)
        if doer is not None:
            return None if folded.low.startswith(LEADING_ONLY, doer.action) else doer
    return None


def office_heading(folded: Folded, start: int, end: int) -> Doer | None:
    """The body a heading names: «1.1. Ban Tổ chức Đảng ủy», «Trách nhiệm của Sở Nội vụ», «Giao Đảng ủy X»."""
    cased, low = folded.cased, folded.low
    opening = patterns.HEADING_OPENING.regex.match(low[start : start + 40])
    begin = start + opening.end() if opening else start
    if cased[begin:end].isupper():
        return Doer(begin, _trim(cased, begin, end), end) if patterns.UPPER_OFFICE.regex.match(low[begin:end]) else None
    name = _name_at(folded, begin, end, whole=True)
    return name or _behind_topic(folded, begin, end, owned=False)


def name_span(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """The name at the head of an attribute's value, without what is said about it: «Sở X theo chức năng …»."""
    doer = _name_at(folded, start, end, whole=True)
    return (start, _trim(folded.cased, start, end)) if doer is None else (doer.start, doer.end)


def coordinators_in(folded: Folded, start: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """Names after «phối hợp với», and where the main action goes on behind them («phối hợp với X theo dõi»)."""
    for match in patterns.COORDINATION.regex.finditer(folded.cased, start, end):
        doer = _name_at(folded, match.end(), end, whole=True)
        if doer is not None:
            onward = doer.action if match.start() - start <= _SOON else start
            return list(split_names(folded, doer.start, doer.end)), onward
    return [], start


def split_names(folded: Folded, start: int, end: int) -> Iterator[tuple[int, int]]:
    """«Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch» is two names: a new one begins with a head of its own."""
    at = start
    for match in patterns.SPLIT_NAMES.regex.finditer(folded.cased, start, end):
        if match.start() > at:
            yield at, _trim(folded.cased, at, match.start())
        at = match.end()
    yield at, _trim(folded.cased, at, end)


def _doer_at_head(folded: Folded, start: int, end: int, *, owned: bool) -> Doer | None:
    delegation = patterns.DELEGATION.regex.match(folded.cased, start, end)
    if delegation:
        if owned and not folded.low.startswith(DELEGATING[0], start):
            return None
        return _name_at(folded, delegation.end(), end)
    doer = _name_at(folded, start, end)
    if doer is not None:
        return _delegated(folded, doer, end)
    return _behind_topic(folded, start, end, owned=owned)


def _delegated(folded: Folded, doer: Doer, end: int) -> Doer:
    """«Bộ Chính trị giao Ban Tổ chức Trung ương theo dõi …»: the owner is the second body."""
    match = patterns.DELEGATION.regex.match(folded.cased, doer.action, end)
    return (match and _name_at(folded, match.end(), end)) or doer


def _behind_topic(folded: Folded, start: int, end: int, *, owned: bool) -> Doer | None:
    """«Căn cứ …, các đơn vị xây dựng …»; «Định kỳ Ban Thường vụ tổ chức …»."""
    topic = patterns.TOPIC.regex.match(folded.cased, start, end)
    if topic is None:
        return None
    cased = folded.cased
    stop = cased.find(". ", start, min(end, start + _TOPIC_LIMIT))
    limit = stop if stop >= 0 else min(end, start + _TOPIC_LIMIT)
    direct = _name_at(folded, topic.end() + 1, end) if _is_adverb(folded.low, start) else None
    if direct is not None:
        return direct
    comma = cased.find(", ", start, limit)
    while comma >= 0:
        doer = _doer_behind_comma(folded, comma + 2, end, owned=owned)
        if doer is not None:
            return doer
        comma = cased.find(", ", comma + 2, limit)
    return None


def _doer_behind_comma(folded: Folded, at: int, end: int, *, owned: bool) -> Doer | None:
    delegation = None if owned else patterns.DELEGATION.regex.match(folded.cased, at, end)
    doer = _name_at(folded, delegation.end() if delegation else at, end)
    if doer is None or folded.cased.startswith(",", doer.end) or folded.cased.startswith(BARE_GENERIC, doer.start):
        return None
    return _delegated(folded, doer, end)


def _is_adverb(low: str, at: int) -> bool:
    return low.startswith(ADVERBS, at)


def _passive(folded: Folded, start: int, end: int) -> Doer | None:
    """«Bản tin của Ban Tuyên giáo được biên soạn …»."""
    match = patterns.PASSIVE_OWNER.regex.match(folded.low[start : min(end, start + _NAME_LIMIT)])
    if match is None:
        return None
    at = start + match.end()
    body = patterns.BODY.regex.match(folded.cased, at, end)
    stop = folded.cased.find(PASSIVE, at, end)
    return Doer(at, stop, stop + 1) if body and stop > at else None


def _name_at(folded: Folded, at: int, end: int, *, whole: bool = False) -> Doer | None:
    """The name that begins at `at`; with `whole` it may reach to the end of the range."""
    cased = folded.cased
    head = patterns.BODY.regex.match(cased, at, end) or patterns.LEADERS.regex.match(cased, at, end)
    if head is None or (cased[at].isupper() and folded.low.startswith(LEADERSHIP, at)):
        return None
    limit = min(end, at + _NAME_LIMIT)
    stop = _hard_stop(folded, head.end(), limit)
    name_end, action = _scan(folded, head.end(), stop)
    if name_end is None:
        colon = cased.startswith(":", stop)
        if not (whole or colon) or (limit == stop and limit < end):
            return None
        name_end = stop
    if action is None:
        action = min(stop + 2, end)
    return Doer(at, _trim(cased, at, name_end), action)


def _hard_stop(folded: Folded, at: int, limit: int) -> int:
    cased = folded.cased
    for match in patterns.NAME_STOP.regex.finditer(cased, at, limit):
        if match.group() == ":" and patterns.COLON_NAMES.regex.match(cased, match.start(), limit):
            continue
        if match.group() == ";" and patterns.BODY.regex.match(cased, match.end() + 1, limit):
            continue
        return match.start()
    return limit


def _scan(folded: Folded, at: int, stop: int) -> tuple[int | None, int | None]:
    """Where the name ends and where the action begins; None where there is no such place before `stop`."""
    low, name_end, closed = folded.low, None, at
    for match in patterns.PREDICATE.regex.finditer(folded.cased, at, stop):
        word, start = " ".join(match.group().split()), match.start()
        if start < closed:
            continue
        bracket = low.rfind("(", at, start)
        if bracket >= 0 and (close := low.find(")", bracket, stop)) > start:
            closed = close
            continue
        if is_noun(low, word, start, match.end()):
            continue
        if name_end is None and word in RELATIVE and _duty_follows(low, start, stop):
            closed = _duty_follows(low, start, stop)
            continue
        if name_end is None:
            name_end = start
        if word not in SOFT_PREDICATES and word not in RELATIVE:
            return name_end, start
    return name_end, None


def _duty_follows(low: str, at: int, stop: int) -> int:
    """Where «có trách nhiệm» stands behind «được phân công …», 0 where it does not."""
    return max(0, min((place for word in DUTY if (place := low.find(word, at, stop)) >= 0), default=0))


def is_noun(low: str, word: str, start: int, end: int) -> bool:
    """A predicate word that is part of a name where it stands: «các tổ chức đảng», «ủy ban kiểm tra»."""
    if word == LEADERSHIP and low.endswith(LISTED, 0, start):
        return patterns.LEADERS.regex.match(low, start) is not None
    before = NOUN_BEFORE_PREDICATE.get(word, ())
    if before and f" {low[max(0, start - _WORD_REACH) : start]}".endswith(tuple(f" {noun} " for noun in before)):
        return True
    after = NOUN_AFTER_PREDICATE.get(word, ())
    return bool(after) and low.startswith(tuple(noun if noun.startswith(",") else f" {noun}" for noun in after), end)


def _trim(cased: str, start: int, end: int) -> int:
    while end > start and cased[end - 1] in _EDGES:
        end -= 1
    return end
