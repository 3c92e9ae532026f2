"""What a unit may be called: pure text work, no query.

A name becomes a `Form`: folded words with abbreviations written out and the committee said in one way, the words that
name the committee above taken off its end. «BTC ĐUK» and «Ban Tổ chức Đảng ủy Khối» have one form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from roviec.core.text import nfc, search_key
from roviec.organisations.enums import UnitGroup, UnitKind
from roviec.organisations.policies.kinds import CELLS
from roviec.organisations.policies.vocabulary import (
    ABBREVIATIONS,
    DESIGNATORS,
    FILLERS,
    GROUP_PHRASES,
    JOINERS,
    ORGANS,
    PARTY_HEADS,
    PLURALS,
    REPLACEMENTS,
    SCOPE_WORDS,
    WHOLE_NAMES,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_AMPERSAND = re.compile(r"(?<=[^\W\d_a-z])[&.](?=[^\W\d_a-z])")
_SPLIT = re.compile(r"[\s,;:()/–—.]+")
_LONGEST_KEPT = 3
_LONGEST_PHRASE = 40
"""No designation and no phrase for a group has more words: a bound on the work that a long text can cause."""

_COMMITTEES = {("dang", "bo"), ("chi", "bo")}


@dataclass(frozen=True, slots=True)
class Form:
    """The words of a name; `under` is the path of the unit whose designation was taken off the end, or empty.

    `of_committee`: it was the committee that was named («… Tỉnh ủy»), not only its area («… tỉnh»).
    """

    words: Words
    under: str = ""
    of_committee: bool = False


def canonical(text: str) -> Words:
    """Folded words, abbreviations in capitals written out, one way of saying committee and mass organisation."""
    spelled: list[str] = []
    for token in _SPLIT.split(_AMPERSAND.sub("", nfc(text))):
        spelled.extend(_spelled(token))
    words = tuple(spelled)
    for said, meant in REPLACEMENTS:
        words = _replaced(words, said, meant)
    return words


@lru_cache(maxsize=20_000)  # a directory of thousands of names has a few hundred different words
def _spelled(token: str) -> Words:
    if token in ABBREVIATIONS:
        return ABBREVIATIONS[token]
    return tuple(word for piece in token.split("-") for word in ABBREVIATIONS.get(piece) or search_key(piece).split())


def _replaced(words: Words, said: Words, meant: Words) -> Words:
    if said[0] not in words:
        return words
    size = len(said)
    kept: list[str] = []
    place = 0
    while place < len(words):
        if words[place : place + size] == said:
            kept.extend(meant)
            place += size
        else:
            kept.append(words[place])
            place += 1
    return tuple(kept)


def without_organ(words: Words) -> Words:
    """«lãnh đạo Sở A» → «Sở A»: the words for a unit's leadership say who is meant, not another unit."""
    while organ := next((organ for organ in ORGANS if words[: len(organ)] == organ and words != organ), None):
        words = words[len(organ) :]
    return words


def designators(chain: Iterable[tuple[str, str, str, str]]) -> dict[Words, str]:
    """How the units of a chain are called in one another's documents: words → path.

    `chain` gives (path, kind, name, short name) from the top down to the issuer, so the nearest unit wins a word.
    """
    called: dict[Words, str] = {}
    path = kind = ""
    for path, kind, name, short_name in chain:
        for words in DESIGNATORS.get(UnitKind(kind), ()):
            called[words] = path
        for text in filter(None, (name, short_name)):
            whole = canonical(text)
            for words in (whole, form(whole, called).words):  # also without the name of the unit above it
                called[words] = path
                if rest := without_party_head(words):
                    called[rest] = path
    if path:
        called[("chi", "bo") if kind in CELLS else ("dang", "bo")] = path
    return called


def without_party_head(words: Words) -> Words:
    """«đảng bộ Sở A» → «Sở A»; empty where the words name no party organisation or nothing follows."""
    for head in PARTY_HEADS:
        if words[: len(head)] == head:
            return words[len(head) :]
    return ()


def form(words: Words, called: Mapping[Words, str]) -> Form:
    """Take the designations of the committees above off the end, the nearest to the name being the one kept."""
    under, of_committee = "", False
    while found := _designation(words, called):
        rest, said = found
        under, of_committee, words = called[said], said[:2] in _COMMITTEES, rest
    return Form(WHOLE_NAMES.get(words, words) if under else words, under, of_committee)


def _designation(words: Words, called: Mapping[Words, str]) -> tuple[Words, Words] | None:
    """The longest designation at the end and what stands before it, if that is a name of its own."""
    for start in range(max(1, len(words) - _LONGEST_PHRASE), len(words)):
        said = words[start:]
        if said in called and not _is_head(rest := _without_joiner(words[:start])):
            return rest, said
    return None


def _is_head(words: Words) -> bool:
    """Nothing but «đảng bộ», «chi bộ» or an organ would remain: the designation is the name itself."""
    return not words or words in PARTY_HEADS or words in ORGANS


def _without_joiner(words: Words) -> Words:
    for size in (2, 1):
        if words[-size:] in JOINERS and len(words) >= size:
            return words[:-size]
    return words


def acronyms(words: Words) -> set[Words]:
    """«Sở Nông nghiệp và Môi trường» is also «SNNMT» and «Sở NNMT»: initials of all or of the later words."""
    found: set[Words] = set()
    for kept in range(min(_LONGEST_KEPT, len(words) - 1)):
        initials = "".join(word[0] for word in words[kept:] if word != "va")
        if len(initials) > 1:
            found.add((*words[:kept], initials))
    return found


def alias_key(text: str) -> str:
    """Two spellings of an alias with one key are the same alias."""
    return search_key(text)


def _group_key(words: Words) -> Words:
    """Order does not matter: «chi bộ, đảng bộ» are «đảng bộ, chi bộ»."""
    return tuple(sorted(word for word in words if word not in FILLERS))


_GROUPS: dict[Words, tuple[UnitGroup, bool]] = {}
for _group, _phrases in GROUP_PHRASES.items():
    for _phrase in _phrases:
        _words = canonical(_phrase)
        _GROUPS.setdefault(_group_key(_words), (_group, _words[0] in PLURALS))


def group(text: str, called: Mapping[Words, str]) -> tuple[UnitGroup, str] | None:
    """The group that a phrase names and what restricts it: «các cấp ủy cơ sở trong doanh nghiệp».

    The restriction is text as written; empty where the group is meant as a whole («… trực thuộc Đảng ủy Khối»).
    """
    parts = nfc(text).split()
    for end in range(min(len(parts), _LONGEST_PHRASE), 0, -1):
        words = canonical(" ".join(parts[:end]))
        found, plural_only = _GROUPS.get(_group_key(words), (None, False))
        if found and not (plural_only and words[0] not in PLURALS):
            rest = " ".join(parts[end:])
            return found, "" if _is_scope(canonical(rest), called) else rest.strip(" ,;")
    return None


def _is_scope(words: Words, called: Mapping[Words, str]) -> bool:
    """Whether the words after a group only say that the issuer's whole area is meant."""
    while words:
        longest = min(len(words), _LONGEST_PHRASE)
        size = next((n for n in range(longest, 0, -1) if words[:n] in called or words[:n] in SCOPE_WORDS | JOINERS), 0)
        if not size:
            return False
        words = words[size:]
    return True
