"""Figures: percentages, counted things, cadences («một quý một lần»). All run on text in lower case."""

from __future__ import annotations

from typing import Final

from directive_reader.lexicon.quantities import COMPARISONS, META_UNITS, NO_FIGURE_BEFORE, NUMBER_WORDS, UNITS, UPWARDS
from directive_reader.patterns.piece import any_of, piece

_NUMBER: Final = r"\d{1,3}(?:\.\d{3}){1,4}+(?:,\d{1,6}+)?+|\d{1,15}+(?:[.,]\d{1,6}+)?+"
_WORD: Final = any_of(tuple(NUMBER_WORDS))
_PERIOD: Final = r"(?:0?6\stháng|tháng|quý|năm|tuần)"

FIGURE = piece(
    "quantities.figure",
    rf"""(?<![\w/.,\-–]) (?P<low>{_NUMBER}) (?P<percent>\s?%)?+
         (?: \s?(?:-|–|đến|tới|đến\s?dưới)\s? (?P<high>{_NUMBER}) (?P<percent2>\s?%)?+ )?+
         (?!\w|\s?/\s?\d|\s?-\s?\w|[.,]\d)""",
    matches=(
        "trên 90%",
        "từ 3-4% tổng số",
        "140 - 150 đảng viên",
        "từ 3% đến 4%",
        "32,2 %",
        "1.500 hộ",
        "ít nhất 01 mô hình",
        "5%/năm",
    ),
    misses=("21-nq/tw", "5g", "ngày 26/4/2021", "qh15", "3g/4g", "24/7"),
)

HINT = piece(
    "quantities.hint",
    r"\d|\slần\b|ít\snhất|tối\s(?:thiểu|đa)|không\squá",
    matches=("90%", "hằng quý một lần", "ít nhất một mô hình"),
    misses=("hằng quý", "nhiều mô hình"),
)
"""Without this there is no figure."""

COMPARISON_BEFORE = piece(
    "quantities.comparison-before",
    rf"(?<!\w)(?P<word>{any_of(tuple(COMPARISONS))})\s(?:(?:từ|khoảng|tỷ\slệ|tỉ\slệ|số|được|là)\s){{0,2}}+$",
    matches=("đạt tỷ lệ trên ", "ít nhất ", "tối thiểu từ ", "đạt từ "),
    misses=("trên địa bàn ", "có ", "mặt trên"),
)

MINIMUM_BEFORE = piece(
    "quantities.minimum-before",
    r"(?:ít\snhất|tối\sthiểu)\s(?:mỗi|một|hằng)\s(?:năm|quý|tháng)\s(?:có\s|tổ\schức\s)?(?:từ\s)?$",
    matches=("ít nhất mỗi năm ", "tối thiểu mỗi năm từ "),
    misses=("mỗi năm ",),
)

UPWARDS_AFTER = piece(
    "quantities.upwards-after",
    rf"^(?P<yearly>\s?/\s?năm)?\s?(?P<word>{any_of(tuple(UPWARDS))})",
    matches=(" trở lên", "trở xuống", "/năm trở lên"),
    misses=(" hoàn thành tốt nhiệm vụ trở lên",),
)

NAME_BEFORE = piece(
    "quantities.name-before",
    rf"(?<!\w){any_of(NO_FIGURE_BEFORE)}\s$",
    matches=("nghị quyết số ", "ngày ", "ban chỉ đạo "),
    misses=("ít nhất ", "đạt "),
)

UNIT_AFTER = piece(
    "quantities.unit-after",
    rf"^\s(?P<unit>(?:(?:triệu|nghìn|ngàn|vạn|tỷ|tỉ)\s(?!đồng))?+{any_of(UNITS)})(?!\w)(?P<per>(?:\s?/\s?\w++){{1,2}}+)?+",
    matches=(" mô hình hiệu quả", " lần/quý", " tỷ đồng", " đảng viên"),
    misses=("mô hình", " hoàn thành"),
)

PER_YEAR = piece(
    "quantities.per-year",
    r"\s?/\s?năm(?!\w)",
    matches=("/năm", " / năm"),
    misses=("năm", "/người"),
)

ANY_UNIT_AFTER = piece(
    "quantities.any-unit-after",
    r"""^\s(?P<unit>(?!(?:và|hoặc|của|trong|là|thì|để|với)\b)[^\W\d_]++
         (?:\s(?!(?:và|hoặc|của|trong|theo|về|tại|ở|để|cho)\b)[^\W\d_]++)?+)(?P<per>(?:\s?/\s?\w++){1,2}+)?+""",
    matches=(" bể bơi mới", " chợ trong xã"),
    misses=(" và", ", ba"),
)

META_AFTER = piece(
    "quantities.meta-after",
    rf"^\s{any_of(META_UNITS)}(?!\w)",
    matches=(" nhiệm vụ trọng tâm", " tháng tuổi"),
    misses=(" mô hình",),
)

CADENCE_FIGURE = piece(
    "quantities.cadence",
    rf"""(?<!\w)(?: (?:định\skỳ\s)?+ (?:{_WORD}|0?\d)\s(?P<per>{_PERIOD})\s
          (?P<count>(?:{_WORD}|0?\d{{1,2}}))\slần
        | (?:định\skỳ\s)?+ (?:hằng|mỗi)\s(?P<per2>{_PERIOD})\s(?:ít\snhất\s|tối\sthiểu\s)?+
          (?P<count2>(?:{_WORD}|0?\d{{1,2}}))\slần )(?!\s?/)""",
    matches=("định kỳ hằng quý một lần", "định kỳ 01 tháng 01 lần", "một quý một lần", "mỗi năm ít nhất 02 lần"),
    misses=("hằng quý", "một lần", "quý một"),
)

WORD_FIGURE = piece(
    "quantities.word-figure",
    rf"(?<!\w)(?P<compare>ít\snhất|tối\sthiểu|không\squá|tối\sđa)\s(?P<word>{_WORD})\s(?!quý|tháng|năm|bước|phần|trong)(?=\w)",
    matches=("ít nhất một mô hình", "tối thiểu hai lớp"),
    misses=("một mô hình", "ít nhất một quý một lần", "ít nhất 01 mô hình"),
)

EACH_PERIOD = piece(
    "quantities.each-period",
    r"(?:mỗi|hằng|một|01)\s(?P<per>tháng|quý|năm|tuần)\b",
    matches=("mỗi quý tổ chức", "hằng năm"),
    misses=("quý ii", "trong năm"),
)
