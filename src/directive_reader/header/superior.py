"""The superior documents that a document carries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_reader.header.cells import compact
from directive_reader.outline import Zone
from directive_reader.patterns import citations as citation_patterns
from directive_reader.patterns import header as patterns
from directive_reader.patterns import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_reader.model import Document
    from directive_reader.outline import Outline
    from directive_reader.text import Text

_FULFILLING = patterns.FULFILLING.regex.search
_TITLE_FULFILLING = patterns.TITLE_FULFILLING.regex.search
_GROUNDS = patterns.GROUNDS.regex.search
_SENTENCE_BREAK = layout.SENTENCE_BREAK.regex.split
_CODE = citation_patterns.CODE.regex.finditer


def implemented(text: Text, outline: Outline, document: Document, codes: Iterable[str]) -> tuple[str, ...]:
    """Codes, among those cited, of the documents that title or preamble says are carried out.

    «Thực hiện Kế hoạch số 14-KH/TU; căn cứ Luật …» carries out 14-KH/TU.
    """
    cited = set(codes) - {document.code}
    title = document.title or ""
    regions = [title[verb.end() :]] if (verb := _TITLE_FULFILLING(title)) else []
    for block in outline.blocks:
        if block.zone is Zone.PREAMBLE:
            for sentence in _SENTENCE_BREAK(text.clean[block.start : block.end]):
                regions += _fulfilling_clauses(sentence)
    found = (compact(code.group()) for region in regions for code in _CODE(region))
    return tuple(dict.fromkeys(code for code in found if code in cited))


def _fulfilling_clauses(sentence: str) -> Iterator[str]:
    while verb := _FULFILLING(sentence):
        sentence = sentence[verb.end() :]
        grounds = _GROUNDS(sentence)
        yield sentence[: grounds.start()] if grounds else sentence
        if not grounds:
            return
        sentence = sentence[grounds.start() :]
