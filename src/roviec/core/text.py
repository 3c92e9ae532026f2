"""Vietnamese text: one canonical form on the way in, keys for comparing, searching and sorting.

Text is kept as typed; only the keys are normalised, since party usage («Đảng uỷ») and people's names differ in
where they put the tone mark.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_TONE_ORDER = "\u0300\u0309\u0303\u0301\u0323"  # as dictionaries sort them: huyền, hỏi, ngã, sắc, nặng
_WORD = re.compile(r"[^\W_]+")
_MOVED_TONE = re.compile(rf"(?<!q)([ou])([{_TONES}])([aey])(?![\w\u0300-\u036f])")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"))
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: chr(0x21 + rank) for rank, letter in enumerate(_LETTERS, start=20)}
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn: part of the letter, not a tone


def nfc(text: str) -> str:
    """Composed form without zero-width characters and NUL: what every input is turned into."""
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE)


def tone_key(text: str) -> str:
    """Case-folded text in which «uỷ» and «ủy», «hoà» and «hòa» are equal; marks are kept.

    Only open syllables ending in oa, oe, uy have two spellings; «quý» and «hoàn» have one and stay as they are.
    """
    decomposed = unicodedata.normalize("NFD", nfc(text).casefold())
    return unicodedata.normalize("NFC", _MOVED_TONE.sub(_tone_last, decomposed))


def _tone_last(match: re.Match[str]) -> str:
    first, tone, second = match.groups()
    return first + second + tone if first + second in {"oa", "oe", "uy"} else match.group()


def search_key(text: str) -> str:
    """Words without case, marks, đ and punctuation, one blank between: «Đảng uỷ Khối» → «dang uy khoi»."""
    decomposed = unicodedata.normalize("NFD", nfc(text).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")
    return " ".join(_WORD.findall(bare))


class _Aligned(dict[int, str]):
    """Folds one composed character to one character, learning each as it comes."""

    def __missing__(self, point: int) -> str:
        base = unicodedata.normalize("NFD", chr(point).casefold())[:1].replace("đ", "d")
        self[point] = folded = base if base.isalnum() else " "
        return folded


_ALIGNED = _Aligned()


def aligned_key(text: str) -> str:
    """Fold like `search_key`, but character for character: position n here is position n in the composed text.

    A place found in the folded column can so be cut out of the original, for snippets.
    """
    return text.translate(_ALIGNED)


def code_key(code: str) -> str:
    """Document codes reduced to letters and digits: «03-NQ/ĐUK», «03 nq duk» and «03 NQ-ĐUK» are one."""
    return search_key(code).replace(" ", "")


def sort_key(text: str) -> str:
    """Key whose code-point order is the order of Vietnamese dictionaries: letters first, then tones.

    a ă â b … d đ e ê … ; among equal letters no tone, huyền, hỏi, ngã, sắc, nặng. The database needs no collation.
    """
    letters: list[str] = []
    tones: list[str] = []
    for word in _WORD.findall(nfc(text).casefold()):
        letters.append("".join(map(_rank, _bases(word))))
        tones.append(
            "".join(str(1 + _TONE_ORDER.index(c)) for c in unicodedata.normalize("NFD", word) if c in _TONES) or "0"
        )
    return " ".join(letters) + "\x1f" + "".join(tones) if letters else ""


def _bases(word: str) -> list[str]:
    bases: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        if char in _SHAPES and bases:
            bases[-1] = unicodedata.normalize("NFC", bases[-1] + char)
        elif not unicodedata.combining(char):
            bases.append(char)
    return bases


def _rank(letter: str) -> str:
    return _LETTER_RANK.get(letter, letter)


def given_name_first(full_name: str) -> str:
    """«Nguyễn Thị Hoa» → «Hoa Nguyễn Thị»: lists of people are sorted by the given name, which stands last."""
    parts = full_name.split()
    return " ".join([*parts[-1:], *parts[:-1]])
