"""A compiled pattern that carries its own examples; one test runs them all."""

from __future__ import annotations

import re
from dataclasses import dataclass

UPPER = "A-ZÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ"
"""Capital letters of Vietnamese, for a character class; written ‹U› in a pattern."""
LOWER = UPPER.lower()
"""Small letters of Vietnamese, for a character class; written ‹L› in a pattern."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A named regular expression. `matches` are found in full or in part by `search`; in `misses` nothing is found."""

    name: str
    regex: re.Pattern[str]
    matches: tuple[str, ...]
    misses: tuple[str, ...]


def piece(name: str, source: str, *, matches: tuple[str, ...], misses: tuple[str, ...], flags: int = 0) -> Piece:
    """Compile `source`, ignoring its white space and comments; [‹U›] is a capital letter and [‹L›] a small one."""
    source = source.replace("‹U›", UPPER).replace("‹L›", LOWER)
    return Piece(name, re.compile(source, re.VERBOSE | flags), matches, misses)


def any_of(words: tuple[str, ...] | frozenset[str]) -> str:
    """Alternatives as regex source, longest first; a space in a word stands for any run of white space."""
    escaped = (re.escape(word).replace("\\ ", r"\s++") for word in sorted(words, key=lambda word: (-len(word), word)))
    return "(?:" + "|".join(escaped) + ")"
