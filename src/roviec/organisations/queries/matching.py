"""From the words of a document to units of the directory: who is meant by «BTC ĐUK», by «các cấp ủy cơ sở»?

A `Directory` is loaded once per document (two queries whatever the number of units) and asked as often as needed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet

from roviec.core import paths
from roviec.core.text import nfc, tone_key
from roviec.organisations.enums import UnitGroup
from roviec.organisations.models import Unit, UnitAlias, UnitName
from roviec.organisations.policies import naming
from roviec.organisations.policies.kinds import PARTY_KINDS
from roviec.organisations.policies.vocabulary import GENERIC, SELF_NAMES, Words
from roviec.organisations.queries.units import chain as units_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from roviec.organisations.policies.naming import Form

K = TypeVar("K")
MOST_CANDIDATES = 10
LONGEST_NAME = 30
"""Words of a text that are tried as the beginning of a name."""
MOST_PIECES = 8
"""Of an enumeration, this many names at most are tried as one: «các huyện ủy, thị ủy, thành ủy, đảng ủy …» has four."""


class Reason(IntEnum):
    """Why a unit is thought to be meant; a higher value is a better reason."""

    WORDS = 1  # all words of the text are in its name
    BEGINNING = 2  # the text begins with its name and goes on
    HOST = 3  # the text names the body that this party organisation is in
    ACRONYM = 4  # the text has the initials of its name
    FORMER_NAME = 5  # it was called so
    FORM = 6  # the same name, said with other words
    SPELLING = 7  # the same name but for marks, capitals and punctuation
    NAME = 8  # its name or short name, letter by letter but for the place of the tone mark
    ALIAS = 9  # somebody has said that this means the unit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be meant. The smaller `distance`, the nearer it stands to the issuer."""

    unit_id: int
    name: str
    kind: str
    path: str
    reason: Reason
    distance: int


@dataclass(frozen=True, slots=True)
class Match:
    """What a text means: a unit, a group with or without a restriction, or only candidates, best first."""

    text: str
    unit: Candidate | None = None
    group: UnitGroup | None = None
    restriction: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Nobody needs to be asked."""
        return self.unit is not None or (self.group is not None and not self.restriction)


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    unit_id: int
    name: str
    kind: str
    path: str
    words: frozenset[str]
    distance: int


class Directory:
    """The units that documents of one issuer may name: its own tree, the chain above it and what stands beside that."""

    def __init__(self, issuer: Unit) -> None:
        self._issuer = issuer.path
        rows = list(_neighbourhood(issuer))
        by_path = {row["path"]: row for row in rows}
        above = [by_path[path] for path in paths.ancestors(issuer.path, include_self=True) if path in by_path]
        self._called = naming.designators((row["path"], row["kind"], row["name"], row["short_name"]) for row in above)
        self._exact: dict[str, dict[_Entry, Reason]] = defaultdict(dict)
        self._forms: dict[Words, dict[_Entry, Reason]] = defaultdict(dict)
        self._entries = [self._add(row) for row in rows]
        self._by_path = {entry.path: entry for entry in self._entries}
        self._aliases = dict(self._read_aliases(issuer))

    def match(self, text: str) -> Match:
        """What one owner or coordinator written in a document means."""
        key = naming.alias_key(text)
        if not key:
            return Match(text)
        if said := self._aliases.get(key):
            return _settled(text, said)
        spelled = self._exact.get(key, {})
        exact = self._ranked(spelled | self._exact.get(tone_key(nfc(text)).strip(), {}))
        if _is_clear(exact):
            return Match(text, unit=exact[0], candidates=exact)
        if found := naming.group(text, self._called):
            return Match(text, group=found[0], restriction=found[1])
        ranked = self._ranked(spelled | self._by_form(text))
        if _is_clear(ranked) and ranked[0].reason >= Reason.FORMER_NAME:
            return Match(text, unit=ranked[0], candidates=ranked)
        return Match(text, candidates=ranked or self._by_beginning(text) or self._by_words(text))

    def match_all(self, text: str) -> list[Match]:
        """What an enumeration means: «Ban Tổ chức, Ban Tuyên giáo và các cấp ủy cơ sở» gives three.

        The longest runs that mean something are taken together, so that «Sở Nông nghiệp và Môi trường» stays one.
        """
        pieces = _SEPARATOR.split(text)
        found: list[Match] = []
        start = 0
        while start < len(pieces):
            size, match = self._longest(pieces[start : start + 2 * MOST_PIECES - 1])
            found.append(match)
            start += size + 1
        return [match for match in found if match.text]

    def _longest(self, pieces: list[str]) -> tuple[int, Match]:
        """The longest run of names and separators from the first on that is settled, or else the first name alone."""
        for size in range(len(pieces), 1, -2):
            match = self.match("".join(pieces[:size]).strip())
            if match.is_settled:
                return size, match
        return 1, self.match(pieces[0].strip())

    def _distance(self, path: str) -> int:
        """Steps from the issuer; a step up counts as three, so that its own tree comes first."""
        common = 0
        for one, other in zip(
            paths.ancestors(path, include_self=True), paths.ancestors(self._issuer, include_self=True), strict=False
        ):
            if one != other:
                break
            common += 1
        up, down = paths.depth(self._issuer) - common, paths.depth(path) - common
        return 3 * up + down

    def _add(self, row: Mapping[str, Any]) -> _Entry:
        """Put a unit under all that it may be called."""
        names = [name for name in (row["name"], row["short_name"]) if name]
        spelled = [naming.canonical(name) for name in names]
        entry = _Entry(
            unit_id=row["pk"],
            name=row["name"],
            kind=row["kind"],
            path=row["path"],
            words=frozenset(chain.from_iterable(spelled)),
            distance=self._distance(row["path"]),
        )
        for name, words in zip(names, spelled, strict=True):
            self._put(self._exact, tone_key(name), entry, Reason.NAME)
            self._put(self._exact, naming.alias_key(name), entry, Reason.SPELLING)
            self._add_forms(entry, words, Reason.FORM)
        for name in row["former"]:
            self._add_forms(entry, naming.canonical(name), Reason.FORMER_NAME)
        return entry

    def _add_forms(self, entry: _Entry, whole: Words, reason: Reason) -> None:
        for words in {whole, naming.form(whole, self._called).words}:
            self._put(self._forms, words, entry, reason)
            host = naming.without_party_head(words) if entry.kind in PARTY_KINDS else ()
            if host:
                self._put(self._forms, host, entry, Reason.HOST)
            for short in naming.acronyms(words):
                self._put(self._forms, short, entry, Reason.ACRONYM)
            for short in naming.acronyms(host):
                self._put(self._forms, short, entry, Reason.HOST)

    @staticmethod
    def _put(index: dict[K, dict[_Entry, Reason]], key: K, entry: _Entry, reason: Reason) -> None:
        held = index[key].get(entry)
        index[key][entry] = reason if held is None else max(held, reason)

    def _read_aliases(self, issuer: Unit) -> Iterator[tuple[str, Candidate | UnitGroup]]:
        for key, unit_path, group in _aliases(issuer):
            if group:
                yield key, UnitGroup(group)
            elif entry := self._by_path.get(unit_path):
                yield key, _candidate(entry, Reason.ALIAS)

    def _by_form(self, text: str) -> dict[_Entry, Reason]:
        words = naming.without_organ(naming.canonical(text))
        if words in SELF_NAMES and self._issuer in self._by_path:
            return {self._by_path[self._issuer]: Reason.FORM}
        if words in self._called:
            return {self._by_path[self._called[words]]: Reason.FORM}
        form = naming.form(words, self._called)
        found = dict(self._forms.get(words, {}))
        for entry, reason in self._forms.get(form.words, {}).items():
            if _stands_under(entry, form):
                found[entry] = max(reason, found.get(entry, reason))
        return found

    def _by_beginning(self, text: str) -> tuple[Candidate, ...]:
        """«Văn phòng Đảng ủy Khối tổ chức hội nghị»: more words than the name has were taken for it."""
        parts = text.split()[:LONGEST_NAME]
        for end in range(len(parts) - 1, 1, -1):
            beginning = " ".join(parts[:end]).strip(" ,;")
            named = self._exact.get(naming.alias_key(beginning), {}) | self._by_form(beginning)
            sure = {entry: Reason.BEGINNING for entry, reason in named.items() if reason >= Reason.FORMER_NAME}
            if sure:
                return self._ranked(sure)
        return ()

    def _by_words(self, text: str) -> tuple[Candidate, ...]:
        asked = frozenset(naming.form(naming.without_organ(naming.canonical(text)), self._called).words)
        if not asked - GENERIC:
            return ()
        holding = {entry: Reason.WORDS for entry in self._entries if asked <= entry.words}
        fewest = sorted(holding, key=lambda entry: (len(entry.words - asked), entry.distance, entry.path))
        return self._ranked(dict.fromkeys(fewest[:MOST_CANDIDATES], Reason.WORDS))

    @staticmethod
    def _ranked(found: Mapping[_Entry, Reason]) -> tuple[Candidate, ...]:
        order = sorted(found, key=lambda entry: (-found[entry], entry.distance, entry.path))
        return tuple(_candidate(entry, found[entry]) for entry in order[:MOST_CANDIDATES])


def _settled(text: str, said: Candidate | UnitGroup) -> Match:
    if isinstance(said, UnitGroup):
        return Match(text, group=said)
    return Match(text, unit=said, candidates=(said,))


def _is_clear(ranked: tuple[Candidate, ...]) -> bool:
    """There is one, and no other stands as near with as good a reason."""
    standing = [(candidate.reason, candidate.distance) for candidate in ranked[:2]]
    return len(set(standing)) == len(standing) > 0


def _stands_under(entry: _Entry, form: Form) -> bool:
    """A board named with its committee is that committee's own; one named with an area is somewhere within it."""
    if form.of_committee:
        return paths.parent_path(entry.path) == form.under
    return paths.is_within(entry.path, form.under)


def _candidate(entry: _Entry, reason: Reason) -> Candidate:
    return Candidate(entry.unit_id, entry.name, entry.kind, entry.path, reason, entry.distance)


_SEPARATOR = re.compile(r"(\s*[;,]\s*(?:và\s+)?|\s+(?:và|cùng|cùng với)\s+)")


def _neighbourhood(issuer: Unit) -> QuerySet[Unit, Any]:
    above = paths.ancestors(issuer.path)
    former = UnitName.objects.filter(unit=OuterRef("pk"), ends_on__isnull=False).values("name")
    near = paths.subtree_q("path", issuer.path) | Q(path__in=above) | Q(parent__path__in=above) | Q(parent=None)
    return (
        Unit.objects.filter(near, ends_on=None)
        .annotate(former=ArraySubquery(former))
        .order_by("path")
        .values("pk", "name", "short_name", "kind", "path", "former")
    )


def _aliases(issuer: Unit) -> Iterable[tuple[str, str, str]]:
    """Key, path of the unit or empty, group or empty; those of the nearest scope come last and win."""
    scopes = paths.ancestors(issuer.path, include_self=True)
    return (
        UnitAlias.objects.filter(Q(scope=None) | Q(scope__path__in=scopes))
        .order_by(F("scope__path").asc(nulls_first=True), "pk")
        .values_list("key", "unit__path", "group")
    )


def match_unit(text: str, *, issuer_unit: Unit) -> Match:
    """Who is meant by a name in a document of the issuer. For many names of one document keep a `Directory`."""
    return Directory(issuer_unit).match(text)


def match_group(text: str, *, issuer_unit: Unit) -> tuple[UnitGroup, str] | None:
    """The group of units below the issuer that a phrase means, and the words that restrict it."""
    rows = units_above(issuer_unit).values_list("path", "kind", "name", "short_name")
    return naming.group(text, naming.designators(rows))
