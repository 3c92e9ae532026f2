"""Length-preserving views of a text in which one spelling stands for several; offsets stay those of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from directive_reader.lexicon.spelling import SPELLINGS

_HARD_SPACES: Final = ("\u00a0", "\u2007", "\u202f")


@dataclass(frozen=True, slots=True)
class Folded:
    """`cased` with the spellings of the lexicon unified; `low` is the same in lower case, letter for letter."""

    cased: str
    low: str


def fold(text: str) -> Folded:
    """Unify hard spaces and the spellings that mean the same word («uỷ», «hoá»); every offset keeps its meaning."""
    cased = text
    for space in _HARD_SPACES:
        cased = cased.replace(space, " ")
    for other, ours in SPELLINGS:
        cased = cased.replace(other, ours)
    low = cased.lower()
    if len(low) != len(cased):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in cased)
    return Folded(cased, low)
