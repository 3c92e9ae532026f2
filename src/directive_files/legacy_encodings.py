"""Vietnamese text from before Unicode: TCVN3 («ABC», fonts .Vn…), VNI (fonts VNI-…) and Windows-1258.

TCVN3 gives each letter one byte, VNI writes the base letter and then a byte for its marks. In a Word file or a PDF such
bytes turn up as the Latin letters that share their place: «§¶ng» or «Ñaûng» for «Đảng». Both are told by the name of
the font; where there is none, by how many words become possible Vietnamese syllables.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from directive_files.errors import UnknownEncoding

if TYPE_CHECKING:
    from collections.abc import Callable

_TCVN3_BYTES = bytes(range(0xA1, 0x100)).decode("latin-1")
_TCVN3_LETTERS = (  # 0xA1 to 0xFF in order
    "ĂÂÊÔƠƯĐăâêôơưđẶ̀̀̉̃́àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)

_PRIVATE = {0xF000 + byte: chr(byte) for byte in range(0x20, 0x100)}
"""Where Word puts the characters of a font that it takes for a symbol font."""
_PRIVATE_ALONE = re.compile("(?<!\\S)[\uf020-\uf0ff](?!\\S)")
_PRIVATE_SIGNS = {"\uf02d": "-", "\uf02b": "+", "\uf02a": "*"}
_GHA = str.maketrans("ƣƢ", "ưƯ")
"""Converters of the time wrote the Latin letter gha for ư; no Vietnamese word has it."""

_VNI_MARKS = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip - one row for the tones, one for them with â ê ô, one for them with ă
_VNI_SINGLE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "í": "í", "ì": "ì", "î": "ỵ"}
_VNI_BASES = "aeouyôö"


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for base in _VNI_BASES:
        for byte, marks in _VNI_MARKS.items():
            letter = unicodedata.normalize("NFC", _VNI_SINGLE.get(base, base) + marks)
            if len(letter) == 1:
                table[base + byte] = letter
    capitals = {key.upper(): letter.upper() for key, letter in table.items()}
    mixed = {key[0].upper() + key[1]: letter.upper() for key, letter in table.items() if len(key) == 2}  # noqa: PLR2004 - base and mark
    return table | mixed | capitals


_TCVN3 = {
    ord(byte): letter
    for byte, letter in zip(_TCVN3_BYTES, _TCVN3_LETTERS, strict=True)
    if not unicodedata.combining(letter)  # fonts have the usual signs in those places
}
_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ph|th|tr|kh|gh?|ch?|qu|gi|[bdđhklmnprstvx])?"
    r"(?:(?:oa|a)(?:ch|nh|ng|[cikmnoptuy])?|(?:oă|ă|uâ|â)(?:ng|[ckmnptuy])?|o?e(?:ng|[cmnopt])?|u?ê(?:ch|nh|[nmptu])?"
    r"|i(?:ch|nh|[amnptu])?|[iy]ê(?:ng|[cmnptu])|o(?:ng|ong|[cimnpt])?|ô(?:ng|[cimnpt])?|u?ơ(?:[imnpt])?"
    r"|u(?:ng|[acimnpt])?|uô(?:ng|[cimnt])|ư(?:ng|[acimntu])?|ươ(?:ng|[cimnptu])|u?y(?:ch|nh|[antpu])?|uyê[nt])"
)
_WORD = re.compile(r"[^\W\d_]+")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_TONE_ASTRAY = re.compile("[^aeiouy\u0302\u0306\u031b][\u0300\u0301\u0303\u0309\u0323]")
_HIGH_LATIN = re.compile("[\u00a1-\u00ff]")

_SURE = 0.8
_UNSURE = 0.6
_ENOUGH = 4
"""Different words with marks; fewer say nothing, as in «5 µm»."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


class Legacy(StrEnum):
    TCVN3 = "TCVN3"
    VNI = "VNI"
    WINDOWS_1258 = "Windows-1258"


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Unicode of TCVN3 bytes seen as Latin-1; `capitals` for the fonts .Vn…H that draw small letters as capitals."""
    converted = text.translate(_TCVN3)
    return converted.upper() if capitals else converted


def from_vni(text: str) -> str:
    """Unicode of VNI bytes seen as Latin-1."""
    return _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text)


def from_font(text: str, font: str | None) -> tuple[str, Legacy | None]:
    """The text of a run as its font shows it, and the legacy table that took; other fonts leave it as it is."""
    name = (font or "").casefold()
    if name.startswith(".vn"):
        return from_tcvn3(text.translate(_PRIVATE), capitals=name.endswith("h")), Legacy.TCVN3
    if name.startswith("vni"):
        return from_vni(text.translate(_PRIVATE)), Legacy.VNI
    return text, None


def without_private(text: str) -> str:
    """Characters of symbol fonts as a PDF gives them: a bullet where one stands alone, else the byte they stand for."""
    alone = _PRIVATE_ALONE.sub(lambda match: _PRIVATE_SIGNS.get(match[0], "•"), text)
    return alone.translate(_PRIVATE)


def plausibility(text: str) -> float:
    """Share of the words with marks that are possible Vietnamese syllables; 1.0 where no word bears a mark."""
    words = _marked_words(text)
    return sum(map(_is_syllable, words)) / len(words) if words else 1.0


def _marked_words(text: str) -> set[str]:
    return {word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()}


@lru_cache(maxsize=20_000)
def _is_syllable(word: str) -> bool:
    if word[1:] != word[1:].lower() and not word.isupper():
        return False
    letters = unicodedata.normalize("NFD", word.casefold())
    toneless = letters.translate(_TONES)
    if _TONE_ASTRAY.search(letters):
        return False
    return len(letters) - len(toneless) <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)))


def repair(text: str) -> tuple[str, Legacy | None]:
    """Unicode text in which some lines are TCVN3 or VNI seen as Latin letters, as in a PDF made with old fonts.

    Each line is converted on its own, so that a heading in a Unicode font stays. Text that reads well is left as it is.
    """
    text = text.translate(_GHA)
    if not _HIGH_LATIN.search(text):
        return text, None
    suspects = [line for line in text.split("\n") if _HIGH_LATIN.search(line) and plausibility(_marked(line)) < _UNSURE]
    converted = {legacy: convert("\n".join(suspects)) for legacy, convert in _CONVERTERS.items()}
    best = max(converted, key=lambda legacy: plausibility(converted[legacy]))
    if len(_marked_words(converted[best])) < _ENOUGH or plausibility(converted[best]) < _SURE:
        return text, None
    convert, wrong = _CONVERTERS[best], set(suspects)
    return "\n".join(convert(line) if line in wrong else line for line in text.split("\n")), best


def _marked(line: str) -> str:
    """Signs like ¶ or ® stand inside the words of legacy text; they count as letters there."""
    return re.sub("(?<=\\w)[\u00a1-\u00bf\u00d7\u00f7]|[\u00a1-\u00bf\u00d7\u00f7](?=\\w)", "ß", line)


_CONVERTERS: dict[Legacy, Callable[[str], str]] = {Legacy.TCVN3: from_tcvn3, Legacy.VNI: from_vni}


def decode(data: bytes) -> tuple[str, Legacy | None]:
    """The text of a plain file: UTF-8, UTF-16 with its mark, else the legacy table that reads best.

    Raises UnknownEncoding where nothing makes Vietnamese words of it.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name)
    try:
        return _strictly(data, "utf-8")
    except UnknownEncoding:
        return _guess(data)


def _strictly(data: bytes, encoding: str) -> tuple[str, Legacy | None]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise UnknownEncoding from None
    if has_controls(text):
        raise UnknownEncoding
    return repair(text)


def has_controls(text: str) -> bool:
    """Whether there are control characters in it that no text has: then it is something binary."""
    return bool(_CONTROL.search(text))


def _guess(data: bytes) -> tuple[str, Legacy | None]:
    seen = data.decode("cp1252", errors="replace")
    if has_controls(seen):
        raise UnknownEncoding
    candidates = {legacy: convert(seen) for legacy, convert in _CONVERTERS.items()}
    candidates[Legacy.WINDOWS_1258] = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    best = max(candidates, key=lambda legacy: plausibility(candidates[legacy]))
    if plausibility(candidates[best]) < _SURE:
        raise UnknownEncoding
    return candidates[best], best
