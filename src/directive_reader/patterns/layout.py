"""Patterns of layout: noise lines, marks inside a line, numbering labels and bullets."""

from __future__ import annotations

from directive_reader.lexicon import layout as words
from directive_reader.patterns.piece import any_of, piece

BULLETS = "\\-–—−+*•●○▪■◦‣⁃·∙➢➤✓✔►→▶❖♦◆\uf0a7\uf0b7\uf02d\uf0d8\uf076\uf0fc"

NOISE = piece(
    "layout.noise",
    rf"""
    \A(?:
        [^\w…]*+ (?<![-+•–]) \Z                        # rules, stars, empty cells; a lone bullet is kept
      | (?=.{{2}}) [-–—_=*.|~\s\\#]*+ \Z
      | [-–—|\s*_]*+ \d{{1,4}}+ [-–—|\s*_]*+ (?<!\d[-–—]) \Z  # page number
      | \W*+ {any_of(words.PAGE_WORDS)} \s*+ \d{{1,4}}+ (?:\s*+ [/|] \s*+ \d{{1,4}}+)?+ \W*+ \Z
    )
    """,
    matches=("-----", "* *", "|", "***", "| |", "12", "- 5 -", "Trang 3/10", "|---|---|", "*"),
    misses=("-", "+", "1.", "(1)", "a)", "1-", "- Xây dựng", "I", "2024 là năm", "…"),
)
"""A line that carries no words of the text: rule, star, empty cells or page number."""

PAGE_NUMBER = piece(
    "layout.page-number",
    r"\A [^\w]*+ (?:[A-Za-z]++ \s*+)?+ \d",
    matches=("12", "- 5 -", "Trang 3/10"),
    misses=("----", "* *"),
)
"""Tells a page number among the noise lines."""

SPECIAL = piece(
    "layout.special",
    r"[*_|\\<&\t\[\]!\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]",
    matches=("**a**", "a\tb", "a&nbsp;b", "x\u200by"),
    misses=("Xây dựng kế hoạch, 90%",),
)
"""Characters that INLINE may begin with, besides two spaces."""

INLINE = piece(
    "layout.inline",
    r"""
      (?P<gap> [ \u00a0\u3000]*+ \t [\s]*+ | [ \u00a0\u3000]{4,}+ | [ \u00a0]{0,3}+ \| \s*+ | </t[dh]> \s*+ )
    | (?P<space> [ \u00a0\u3000\u2000-\u200a\u202f]{2,}+ )
    | (?P<tag> </?[A-Za-z!][^<>\n]{0,200}+> )
    | (?P<entity> &(?:[A-Za-z]{2,8}+|\#\d{1,6}+); )
    | (?P<link> !\[ | \]\([^()\s]{1,500}+\) | (?<![\w\]]) \[ (?=[^\[\]\n]{1,300}+\]\() )
    | (?P<emphasis> \*{1,6}+ (?=[^\s)*]) | (?<=[^\s(*]) \*{1,6}+ | (?<!\w) _{2,50}+ (?=\S) | (?<=\S) _{2,50}+ (?!\w)
        | (?<![\w_]) _ (?=[^\W_]) | (?<=[^\W_]) _ (?![\w_]) | \*{2,6}+ )
    | (?P<escape> \\ (?=[^\w\s]) | \\ \Z )
    | (?P<hidden> [\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]++ )
    """,
    matches=("**đậm**", "a | b", "a\tb", "*nghiêng*", "<br/>", "&amp;", "[tên](http://a.vn)", "1\\.", "__Nơi nhận__"),
    misses=("Xây dựng kế hoạch", "5 * 3", "(*)"),
)
"""Marks inside a line that are no part of its words; a gap separates two columns."""

RANGE_END = piece(
    "layout.range-end",
    r"\A [-–—] \s*+ (?:19|20)\d\d \b",
    matches=("- 2030 phấn đấu", "–2025"),
    misses=("- Xây dựng", "- 100% chi bộ", "- 20 mô hình"),
)
"""The second half of «2026 - 2030» at the start of a line."""

NUMERAL = piece(
    "layout.numeral",
    r"\A (?: \d | [IVX]{1,5} \b )",
    matches=("2026 và các năm", "IV năm 2025"),
    misses=("Và", "Xây dựng", "Vụ"),
)
"""A number at the head of a line."""

CLUSTER = piece(
    "layout.cluster",
    r"[^\W\d_][\u0300-\u036f]{1,8}+",
    matches=("e\u0302\u0301", "Thu\u031bo\u031b\u0300ng"),
    misses=("ế", "Đảng"),
)
"""A letter with its combining marks."""

BREAK_TAG = piece(
    "layout.break-tag",
    r"<(?:br|/p|/tr|/li|/div|/h[1-6]|/table)\s*+/?>",
    matches=("một<br/>hai", "một</p>", "<BR>"),
    misses=("<b>một</b>", "</td>"),
    flags=2,
)
"""An HTML remnant that ends a line."""

LEAD_MARKS = piece(
    "layout.lead-marks",
    r"""\A (?: \s++ | \#{1,6}+ (?=\s) | > (?=\s) | [*_]{1,6}+ (?=[^\s*_]) | \*{2,6}+ \s* | \\ (?=[^\w\s])
        | <[A-Za-z!][^<>\n]{0,200}+> )*+ (?:\| \s*+ (?:\*{1,6}+ (?=\S))?+)?""",
    matches=("**I. MỤC", "## KẾ HOẠCH", "| STT"),
    misses=(),
)
"""Marks before the first word of a line."""

BULLET = piece(
    "layout.bullet",
    rf"(?P<mark>[{BULLETS}]) (?: \s++ (?=\S) | \Z | (?<=[-–+•]) (?=[^\W\d_]) ) | (?P<round>o) \s++ (?=[‹U›])",
    matches=("- Xây dựng", "+ Hướng dẫn", "•Nội dung", "* Hằng năm", "o Rà soát"),
    misses=("Xây dựng", "90%"),
)
"""A bullet before an item."""

BULLET_LABEL = piece(
    "layout.bullet-label",
    r"(?: [a-zđ]\d?\) | \d{1,2}(?:\.\d{1,2}){0,3}[.)] | \(\d{1,2}\) ) \s",
    matches=("a) Rà soát", "1. Xây dựng", "2.1. Xây dựng", "(3) Tổ chức"),
    misses=("5 - 7 mô hình", "100% chi bộ", "1.500 hộ", "3.5 triệu"),
)
"""A label behind a bullet, as converters to Markdown leave it: «- a) Rà soát»; the label counts."""

LABEL = piece(
    "layout.label",
    rf"""
    (?! \d{{1,5}} \s*+ [-–/.] \s*+ (?:\d{{4}}/)?+               # a document's code
        [‹U›][A-Za-zĐđ]{{0,7}}+ \d{{0,2}} \s*+ [-–/.] \s*+ [‹U›] )
    (?:
        (?P<part> (?P<word>{any_of(words.STRUCTURE_WORDS)}) \s++
            (?: (?P<ordinal>(?:[Tt]hứ|THỨ)\s++\w++) | (?P<partnumber>[IVXLC]{{1,7}}|\d{{1,3}}[a-zđ]?) )
            (?: \s*+ [.:)–—-]++ (?!\d) | (?=\s*+\Z) | (?=\s++[‹U›]{{2}}) ) )
      | (?P<roman>(?=[IVX])(?:X{{0,3}})(?:IX|IV|V?I{{0,3}})) \s*+
            (?: [.)/:]\s*+[-–]?+ | [-–—]++ ) (?=\s|[^\W\d_]{{2}}|\Z)
      | (?P<ocr>[IVX][IVXl1]{{1,3}}|l{{1,3}}[IVX]?|1{{1,2}}l) \s*+ [.)/-]\s*+ (?=[‹U›]{{2}})
      | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}) (?: \s*+ [.)/:-] (?=\s|[^\W\d_]|\Z) | (?=\s++[‹U›“"]) | \Z )
      | (?P<number>\d{{1,2}}) \s*+ (?: \.\s?[-–)] | /\. | [.):–—-] (?=\s|[^\W\d_]|[“"(]|\Z) | /(?=\s) )
      | (?P<paren>\( \s*+ (?:\d{{1,2}}|[ivx]{{1,4}}|[a-zđ]) \s*+ \)) (?=\s|[^\W\d_]|\Z)
      | (?P<letter>[a-zđ]\d?) \s*+ (?: [.)] | / ) (?=\s|[‹U›]|\Z)
      | (?P<upper>[A-HĐ]) \s*+ (?: [.)] | [-–] ) (?=\s++[‹U›]{{2}})
    )
    \s*+
    """,
    matches=(
        "I. MỤC ĐÍCH",
        "II- MỤC TIÊU",
        "IV/ TỔ CHỨC",
        "1. Mục tiêu",
        "1- Các cấp uỷ",
        "1.1. Ban Tổ chức",
        "2.1 Chỉ tiêu",
        "(1) Tập trung",
        "a) Rà soát",
        "đ) Vận dụng",
        "Điều 1. Ban hành",
        "Phần thứ nhất",
        "Chương II",
        "A. ĐÁNH GIÁ",
        "10- Các cấp",
        "Il. CÁC CHỈ TIÊU",
        "3/. Quốc phòng",
    ),
    misses=(
        "100% chi bộ",
        "5-10 đảng viên",
        "Vận dụng",
        "Điều lệ Đảng",
        "Mục tiêu",
        "Xây dựng",
        "66-NQ/TW về",
        "24/KH-UBND của",
    ),
)
"""A numbering label with the white space behind it; tried at the start of a line only."""

TERMINAL = piece(
    "layout.terminal",
    r"""[.:;!?…] [\s)”"'’»*_/]*+ \Z""",
    matches=("thực hiện.", "như sau:", "chi bộ./.", "năm 2025.”"),
    misses=("thực hiện", "thực hiện,", "(thường xuyên)"),
)
"""The end of a finished sentence, clause or lead-in."""

ATTRIBUTE = piece(
    "layout.attribute",
    rf"\A (?:[{BULLETS}] \s*+)?+ {any_of(words.ATTRIBUTE_HEADS)} \b [^:.;]{{0,60}}+ :",
    matches=("- Cơ quan chủ trì: Sở Nội vụ", "Thời gian thực hiện: Quý I", "Đơn vị phối hợp: các sở"),
    misses=("Cơ quan tham mưu giúp việc", "- Xây dựng kế hoạch: hằng năm"),
)
"""A line of its own that tells who, when or what of the item above it."""

RUN_IN = piece(
    "layout.run-in",
    r"""\A (?P<head> [^\W\d_][^.:;\n]{2,110} ) : \s++
        (?= [“"(]?+ (?:[‹U›]|\d) )                     # a sentence follows
        (?! (?:[‹U›]\w*+\s?+){1,4}+ ,\s++[‹U›] )        # not a list of names
    """,
    matches=("Mục tiêu chung: Hỗ trợ phát triển", "Kinh phí thực hiện: Do ngân sách"),
    misses=(
        "Ban hành văn bản: quyết định, kế hoạch",
        "Chủ tịch các tỉnh: Sông Lam, Hoành Sơn họp",
        "Không có hai chấm",
        "(1): Một",
    ),
)
"""A short heading that runs in front of its paragraph."""

SENTENCE_BREAK = piece(
    "layout.sentence-break",
    r"(?<=\w\w)[.!?…] ['”\")]?+ \s++ (?=[“\"(]?+[‹U›])",
    matches=("xong việc. Tiếp tục làm", "thế nào? Ai làm"),
    misses=("Báo cáo v.v. Nam", "năm 2025", "Đ. Nguyễn"),
)
"""The end of one sentence and the beginning of another."""

RECIPIENTS = piece(
    "layout.recipients",
    r"\A [^\w]*+ (?: [Nn]ơi \s*+ (?:nhận|gửi) | NƠI \s++ NHẬN | Kính\s++chuyển ) \b \s*+ :?+",
    matches=("Nơi nhận:", "NƠI NHẬN", "Nơi gửi :"),
    misses=("Nơi cư trú", "Phòng nơi nhận"),
)
"""Where the list of recipients begins."""

SIGNATURE = piece(
    "layout.signature",
    r"""\A (?: T/?M\.? | TM\. | T\.M\.? | K/?T\.? | K\.T\.? | T/?L\.? | TUQ\.? | T/?U?Q\.? | Q\.) [\s.]++
        (?:[‹U›]{2,}+ (?=\s|\Z|,) ) (?![^\n]*[‹L›]{3})""",
    matches=(
        "T/M BAN CHẤP HÀNH",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "K/T TRƯỞNG BAN",
        "T/L BAN THƯỜNG VỤ",
        "TUQ. BỘ TRƯỞNG",
    ),
    misses=("TM là viết tắt", "TT Tỉnh ủy", "Thường trực", "TU ban hành"),
)
"""The line above a signature that tells on whose behalf it is given."""

ANNEX = piece(
    "layout.annex",
    rf"\A {any_of(words.ANNEX_WORDS)} \b",
    matches=("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ"),
    misses=("Danh sách", "Theo phụ lục"),
)
"""The first line of an annex."""
