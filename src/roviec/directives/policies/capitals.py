"""Headings set in capitals, in the writing of running text: what the register proposes as title and issuer.

«NGHỊ QUYẾT CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH» → «Nghị quyết của Ban Chấp hành Đảng bộ tỉnh». The document's own text is
not touched, and the clerk may write it otherwise.
"""

from __future__ import annotations

import re

from roviec.core.text import search_key

# Names that keep their capitals in running text. Longer ones first, so that a part does not win over the whole.
_NAMES = (
    "Đảng Cộng sản Việt Nam", "Mặt trận Tổ quốc", "Hội đồng nhân dân", "Ủy ban nhân dân", "Ủy ban Kiểm tra",
    "Ban Chấp hành", "Ban Thường vụ", "Ban Bí thư", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính",
    "Bộ Chính trị", "Thủ tướng", "Chính phủ", "Quốc hội", "Trung ương", "Nhà nước", "Hồ Chí Minh", "Việt Nam",
    "Mác - Lênin", "Đoàn Thanh niên", "Liên đoàn Lao động", "Hội Liên hiệp Phụ nữ", "Hội Nông dân",
    "Hội Cựu chiến binh", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy", "Đảng ủy", "Đảng bộ", "Đảng đoàn",
)  # fmt: skip
_NAME = re.compile(r"\b(?:" + "|".join(re.escape(name.lower()) for name in _NAMES) + r")\b")
_WRITTEN = {name.lower(): name for name in _NAMES}
_PARTY = re.compile(r"(?<!tổ chức )(?<!cơ sở )(?<!chi )\bđảng\b(?! (?:viên|bộ|ủy|uỷ|đoàn|phí|tịch))")
_BLOC = re.compile(r"(?<=Đảng bộ |Đảng ủy )khối\b")
_PLACE = re.compile(
    r"\b(tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|tỉnh|thành phố|huyện|thị xã|quận|xã|phường|đặc khu) ((?:\w+ ?){1,3})"
)
_ROMAN = re.compile(r"\b(?=[ivxlc])(?:x{0,3})(?:ix|iv|v?i{0,3})\b")
_NOT_A_PLACE = frozenset(
    [
        "về",
        "năm",
        "giai",
        "đoạn",
        "nhiệm",
        "kỳ",
        "và",
        "của",
        "thực",
        "hiện",
        "tại",
        "trong",
        "khóa",
        "lần",
        "thứ",
        "với",
        "cho",
        "các",
        "đến",
        "từ",
        "ủy",
        "uỷ",
        "hội",
        "theo",
    ]
)
_WORD = re.compile(r"\S+")
_SHORTEST_RUN = 3
_JOINERS = frozenset("-–&+,")
# A word one can say, unlike «UBND» or «MTTQ»; matched without marks.
_SYLLABLE = re.compile(r"[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?")


def calm(text: str) -> str:
    """Runs of three and more words in capitals in running-text writing, and a capital at the very beginning.

    Two words count as a run when they are the whole text: «MỤC TIÊU», but not «HĐND TỈNH».
    """
    pieces: list[str] = []
    at = 0
    for start, end in _runs(text):
        pieces += [text[at:start], _running(text[start:end])]
        at = end
    calmed = "".join([*pieces, text[at:]])
    return calmed[:1].upper() + calmed[1:]


def _runs(text: str) -> list[tuple[int, int]]:
    """Places of three and more words in capitals one after the other; codes and words with digits end a run."""
    runs: list[tuple[int, int]] = []
    words: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        if word is not None and word.group().isupper() and not re.search(r"[\d/]", word.group()):
            words.append(word)
        elif word is None or word.group() not in _JOINERS:
            if len(words) >= _SHORTEST_RUN or _are_a_heading(words, text):
                runs.append((words[0].start(), words[-1].end()))
            words = []
    return runs


def _are_a_heading(words: list[re.Match[str]], text: str) -> bool:
    said = [word.group() for word in words]
    return len(said) > 1 and said == text.split() and all(_SYLLABLE.fullmatch(search_key(word)) for word in said)


def _running(run: str) -> str:
    words = run.lower()
    words = _PLACE.sub(_with_place, words)
    words = _NAME.sub(lambda name: _WRITTEN[name.group()], words)
    words = _PARTY.sub("Đảng", words)
    words = _BLOC.sub("Khối", words)
    return _ROMAN.sub(lambda number: number.group().upper(), words)


def _with_place(found: re.Match[str]) -> str:
    """«tỉnh sông lam về» → «tỉnh Sông Lam về»: at most two words, none that begins another phrase."""
    kind, words = found[1], found[2]
    written, capitals = [], True
    for n, word in enumerate(words.split(" ")):
        capitals = capitals and n < 2 and word not in _NOT_A_PLACE  # noqa: PLR2004 - Vietnamese place names have two syllables
        written.append(word.capitalize() if capitals else word)
    return f"{kind} {' '.join(written)}"
