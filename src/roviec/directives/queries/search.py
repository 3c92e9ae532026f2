"""Finding documents in the register by code or words, however they are spelled.

The order can be told to a person: the document with that very code, codes that begin so, all words in code, title or
issuer, all words in the text; the newest first within each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQuery
from django.db.models import BigIntegerField, Case, F, Func, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Concat, Greatest, StrIndex, Substr

from roviec.core.text import aligned_key, search_key
from roviec.directives.models import Directive, DirectiveText
from roviec.directives.policies.terms import same_code_key, tidy_code

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE, SNIPPET = 80, 260
"""Characters shown before the word found, and in all."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a snippet; `hit` where it is a word that was looked for."""

    text: str
    hit: bool


class _Ids(Func):
    """Ids of the documents that hold the words; the functions look only into the index, see migration 0003."""

    template = "(SELECT %(function)s(%(expressions)s))"
    output_field = BigIntegerField()
    subquery = True


def words_query(words: str) -> SearchQuery | None:
    """All words, the last one as a beginning, since it may still be being typed; None when there is no word."""
    found = search_key(words).split()
    return SearchQuery(" & ".join(found) + ":*", config="simple", search_type="raw") if found else None


def search_directives(directives: QuerySet[Directive], words: str) -> QuerySet[Directive]:
    """Those of `directives` that match, with `found` telling how well (3 the code, 2 its beginning, 1 head, 0 text)."""
    words = tidy_code(words)
    query = words_query(words)
    if query is None:
        return directives.annotate(found=Value(0, output_field=IntegerField()))
    in_head = Q(pk__in=_Ids(query, function="directives_with_words_in_head"))
    in_text = Q(pk__in=_Ids(query, function="directives_with_words"))
    key = same_code_key(words)
    by_code = [When(code_key=key, then=3), When(code_key__startswith=key, then=2)] if _may_be_code(key) else []
    found = Case(*by_code, When(in_head, then=1), When(in_text, then=0), default=-1, output_field=IntegerField())
    # Filtering by the class, not by the look-ups themselves, has both hashed once and the register read once.
    return (
        directives.annotate(found=found)
        .filter(found__gte=0)
        .order_by("-found", F("signed_on").desc(nulls_last=True), "-pk")
    )


def _may_be_code(key: str) -> bool:
    return any(c.isdigit() for c in key)


def with_snippets(directives: QuerySet[Directive], words: str) -> QuerySet[Directive]:
    """Have `snippet_of` ready for the documents that are fetched: one more query for a page, whatever its length."""
    found = search_key(words).split()
    if not found:
        return directives
    phrase = StrIndex(Concat(Value(" "), "body_key"), Value(" " + " ".join(found)))
    longest = StrIndex(Concat(Value(" "), "body_key"), Value(" " + max(found, key=len)))
    texts = (
        DirectiveText.objects.only("pk")
        .annotate(phrase=phrase, longest=longest, words=Value(" ".join(found)))
        .annotate(place=Case(When(phrase__gt=0, then=F("phrase")), default=F("longest")))
        .filter(place__gt=0)
        .annotate(
            begins=Greatest(F("place") - BEFORE, 1), cut=Substr("body", Greatest(F("place") - BEFORE, 1), SNIPPET)
        )
    )
    return directives.prefetch_related(Prefetch("text", texts))


def snippet_of(directive: Directive) -> tuple[Piece, ...]:
    """The first place of the text that holds the words looked for; empty where only code or title hold them."""
    text = getattr(directive, "text", None) if "text" in directive._state.fields_cache else None  # noqa: SLF001 - asks whether it was fetched
    return _pieces(text.cut, text.words.split(), inside=text.begins > 1) if text else ()


def _pieces(cut: str, words: Sequence[str], *, inside: bool) -> tuple[Piece, ...]:
    """Cut at whole words and on one line, the words looked for marked: all that begin with one of `words`."""
    if len(cut) == SNIPPET:
        cut = cut.rsplit(" ", 1)[0] + " …"
    if inside:
        cut = "… " + cut.split(" ", 1)[-1]
    cut = " ".join(cut.split())
    folded = aligned_key(cut)
    phrase = " ".join(words)
    pieces: list[Piece] = []
    at = 0
    for start, end in _phrase_spans(folded, phrase) or _word_spans(folded, tuple(words)):
        pieces += [Piece(cut[at:start], hit=False), Piece(cut[start:end], hit=True)]
        at = end
    pieces.append(Piece(cut[at:], hit=False))
    return tuple(piece for piece in pieces if piece.text)


def _phrase_spans(folded: str, phrase: str) -> list[tuple[int, int]]:
    """Places where all the words stand together, the last of them perhaps unfinished."""
    return [
        (found.start(), found.end() + len(folded[found.end() :].split(" ", 1)[0]))
        for found in re.finditer(rf"(?<!\w){re.escape(phrase)}", folded)
    ]


def _word_spans(folded: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Words that begin with one of those looked for."""
    return [(word.start(), word.end()) for word in re.finditer(r"\w+", folded) if word.group().startswith(words)]
