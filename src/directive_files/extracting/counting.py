"""Numbers as lists write them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)  # fmt: skip - one table
_LARGEST_ROMAN = 3999
_ALPHABET = 26


def roman(count: int) -> str:
    """Small Roman numeral; 0 and what Roman cannot write stay decimal."""
    if not 0 < count <= _LARGEST_ROMAN:
        return str(count)
    letters = []
    for size, sign in _ROMAN:
        times, count = divmod(count, size)
        letters.append(sign * times)
    return "".join(letters)


def letter(count: int) -> str:
    """A … z, aa, bb … as Word counts; 0 and absurd counts stay decimal."""
    if not 0 < count <= _ALPHABET * _ALPHABET:
        return str(count)
    times, place = divmod(count - 1, _ALPHABET)
    return chr(ord("a") + place) * (times + 1)
