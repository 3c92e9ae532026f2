"""Patterns of header and signature: kind, number, place and date, issuer, signer, stamps, grade."""

from __future__ import annotations

from directive_reader.lexicon import header as words
from directive_reader.lexicon import kinds
from directive_reader.patterns.citations import DATE, SYMBOL
from directive_reader.patterns.piece import any_of, piece

_TITLE_KINDS = tuple(name for name in kinds.ABBREVIATIONS if name not in kinds.RUN_ON)
_KIND_WORDS = any_of(_TITLE_KINDS + tuple(name.upper() for name in _TITLE_KINDS))
_HEADS_IN_CAPITALS = any_of(tuple(head.upper() for head in words.BODY_HEADS))

KIND_LINE = piece(
    "header.kind-line",
    rf"""\A \W*+ (?P<kind>{_KIND_WORDS}) (?! \s++ (?:SỐ|Số|số) \s*+ :?+ \s*+ \d )
        (?: \s*+ \W*+ \Z | (?=\s++[‹U›\d“\"–-]) (?<=[‹U›][‹U›]) )""",
    matches=("NGHỊ QUYẾT", "KẾ HOẠCH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "Kế hoạch", "KẾ HOẠCH TRIỂN KHAI THỰC HIỆN"),
    misses=("Thực hiện Nghị quyết", "Kế hoạch này", "KẾ HOẠCH của tỉnh", "CÔNG VĂN SỐ 12/SNV-TH — VỀ HỌP"),
)
"""The line that names the kind of document, alone or followed by the title in capitals."""

ADDRESSEE = piece(
    "header.addressee",
    r"\A \W*+ Kính \s++ gửi \b",
    matches=("Kính gửi:", "Kính gửi các sở"),
    misses=("Gửi", "kính gửi"),
)
"""The line of a letter that names whom it is written to."""

NATIONAL = piece(
    "header.national",
    any_of(words.NATIONAL_LINES).replace("\\-", "[-–—]"),
    matches=("ĐẢNG CỘNG SẢN\nVIỆT NAM", "Độc lập – Tự do - Hạnh phúc"),
    misses=("ĐẢNG BỘ TỈNH SÔNG LAM",),
)
"""Name and motto of state or Party."""

NUMBER = piece(
    "header.number",
    rf"""(?<!\w) (?:Số|SỐ) \s*+ [:.]? [\s.…_]*+ (?P<number>\d{{1,5}})? [\s.…_]*+ [-–/] \s*+
        (?: (?P<year>(?:19|20)\d\d) \s*+ / \s*+ )?+
        (?P<symbol> {SYMBOL} | [‹U›]{{2,}}[‹U›‹L›\d]*+ (?: \s?[-–/]\s? [‹U›‹L›\d&]{{2,14}} ){{0,3}} )""",
    matches=(
        "Số 03-NQ/ĐUK",
        "Số: 141/KH-UBND",
        "Số 20 -KH/ĐUK",
        "Số: /KH-MTTQ-BTT",
        "Số: 05/2025/NQ-HĐND",
        "Số …-CV/TU",
    ),
    misses=("Số lượng", "Số 5 đường Sông Lam", "số 21-NQ/TW"),
)
"""The document's own number."""

TITLE_NUMBER = piece(
    "header.title-number",
    rf"""(?P<kind>{any_of(tuple(kinds.ABBREVIATIONS))}) \s++ (?:số\s++)?+
        (?P<number>\d{{1,5}}) \s?[-–/]\s? (?P<symbol>{SYMBOL})""",
    matches=("Kết luận 126-KL/TW", "Chỉ thị số 50-CT/TW"),
    misses=("Kết luận của Tỉnh ủy",),
)
"""The number where a page of the web names it in front of the text."""

REPORTED = piece(
    "header.reported",
    rf"""(?: [Nn]gày \s++ {DATE} , [^.\n]{{2,120}}? )? \b ban\s++hành
        \s++ (?P<kind>{any_of(tuple(kinds.ABBREVIATIONS))}) \s++
        (?:số\s++)?+ (?P<number>\d{{1,5}}) (?: \s?[-–/]\s? (?P<symbol>{SYMBOL}) )?+
        \s*+ (?:\([^()\n]{{1,60}}\)\s*+)?+ ,?\s*+
        (?P<title> (?:về|thực\s++hiện|triển\s++khai|nhằm) \s [^.:\n]{{10,400}} )""",
    matches=(
        "Ngày 5/3/2025, Tỉnh ủy Sông Lam đã ban hành Chỉ thị số 17 về việc tăng cường tiếp dân",
        "ban hành Kế hoạch số 12-KH/TU thực hiện Nghị quyết",
    ),
    misses=("ban hành Kế hoạch thực hiện", "ban hành Quyết định số 12/QĐ-UBND. Về nội dung"),
)
"""A sentence that tells of the issue of the text below it, as a page of the web has one."""

PLACE_DATE = piece(
    "header.place-date",
    rf"""\W*+ (?: (?P<place> (?:TP\.\s?)?+ [‹U›][^\d,/:;.\n\t()]{{1,45}}? ) \s*+ , )? \s*+
        (?<!\w) [Nn]gày \s*+ (?: {DATE} | [\s\d.…_]*+ tháng [\s\d.…_]*+ năm [\s\d.…_]*+ ) \W*+ \Z""",
    matches=(
        "Trà Vinh, ngày 10 tháng 01 năm 2022",
        "TP. Sông Lam, ngày 5/3/2025",
        "Sông Lam, ngày     tháng 5 năm 2025",
    ),
    misses=("trong ngày làm việc", "Sông Lam, tháng 5", "thực hiện Chỉ thị số 50-CT/TW của Đảng, ngày 1/2/2025 về"),
)
"""Place and day of issue."""

PLACE_FIRST = piece(
    "header.place-first",
    r"\A [‹U›][‹L›]{0,6} (?: \s [‹U›][‹L›]{0,6} )? \Z",
    matches=("Hà", "Thừa Thiên"),
    misses=("SỐ", "Hà Nội, ngày", "Nguyễn Văn Thử"),
)
"""The first part of a place's name that a narrow column broke off."""

BODY_HEAD = piece(
    "header.body-head",
    rf"\A {_HEADS_IN_CAPITALS} (?!\w)",
    matches=("ĐẢNG ỦY KHỐI", "BAN TỔ CHỨC", "SỞ NỘI VỤ"),
    misses=("VÀ DOANH NGHIỆP", "TỈNH SÔNG LAM", "KHỐI CÁC CƠ QUAN"),
)
"""The first word of a body in the header."""

DEPENDENT_HEAD = piece(
    "header.dependent-head",
    rf"\A {any_of(tuple(head.upper() for head in words.DEPENDENT_HEADS))} (?!\w)",
    matches=("BAN TỔ CHỨC", "VĂN PHÒNG"),
    misses=("SỞ NỘI VỤ", "ĐẢNG ỦY KHỐI"),
)
"""A body that belongs to the one above it."""

ISSUER_IN_PREAMBLE = piece(
    "header.issuer-in-preamble",
    rf"""(?<!\w) (?P<issuer> (?!Ban\s++hành) {any_of(words.BODY_HEADS)} (?!\w)
            (?: [^,;.:\n“”"()]{{0,15}} ,\s {any_of(words.BODY_HEADS)} (?!\w) )? [^,;.:\n“”"()]{{0,110}}? ) (?<! \svề )
        (?: \s++ \( [^()\n]{{1,60}}+ \) )?+ \s++ (?: (?:đã|vừa) \s++ )?+ {any_of(words.ISSUING_VERBS)} (?!\w)""",
    matches=(
        "Ban Chấp hành Đảng bộ Khối xây dựng Chương trình",
        "Bộ Chính trị, Ban Bí thư yêu cầu các cấp ủy",
        "Sở Nội vụ (SNV) hướng dẫn",
    ),
    misses=("Văn phòng Chính phủ về kết luận", "các cấp ủy thực hiện", "Ban Tổ chức, theo", "Ban hành văn bản yêu cầu"),
)
"""The body that the preamble says issues the document."""

POSITION = piece(
    "header.position",
    rf"\A {any_of(words.POSITIONS)} (?!\w) [^\d:;]{{0,60}}+ \Z",
    matches=("BÍ THƯ", "PHÓ CHỦ TỊCH", "PHÓ BÍ THƯ THƯỜNG TRỰC", "BỘ TRƯỞNG"),
    misses=("BAN CHẤP HÀNH", "Bí thư chi bộ"),
)
"""The post of the person who signs."""

ON_BEHALF = piece(
    "header.on-behalf",
    r"\A (?: T/?M | T\.M | K/?T | K\.T | T/?L | T\.L | T/?UQ | TUQ | T\.U\.Q ) [\s.]++ (?P<body>[‹U›].*) \Z",
    matches=("T/M BAN CHẤP HÀNH", "KT. CHỦ TỊCH", "T/L BAN THƯỜNG VỤ"),
    misses=("BAN CHẤP HÀNH", "TM là viết tắt"),
)
"""On whose behalf somebody signs."""

SIGNATURE_BREAK = piece(
    "header.signature-break",
    rf"""\s++ (?: (?= (?:T/?M|K/?T|T/?L|TUQ)[.\s] )
        | (?= {any_of(words.DEPUTIES)} \s )
        | (?<! PHÓ\s ) (?<! THỨ\s ) (?= {any_of(words.POSITIONS)} \s++ [‹U›][‹L›] )
        | (?<= [‹U›][‹U›]\s ) (?= [‹U›][‹L›] ) )""",
    matches=("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Vũ Lam", "T/M BAN THƯỜNG VỤ BÍ THƯ Lê Lam"),
    misses=("BAN CHẤP HÀNH", "Vũ Lam"),
)
"""Where a signature written in one line goes on to the next of its lines."""

FLAT_SIGNATURE = piece(
    "header.flat-signature",
    rf"""(?<= [:;,.\w] ) \s++ (?: (?= (?:T/?M|K/?T|T/?L|TUQ)[.\s]\s?[‹U›]{{2}} )
        | (?<= [:;,.]\s ) (?= {any_of(words.POSITIONS)} \s*+ \Z ) )""",
    matches=("Nơi nhận: T/M BAN THƯỜNG VỤ", "Ủy ban Kiểm tra Trung ương, BÍ THƯ"),
    misses=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Tỉnh ủy, Thành ủy"),
)
"""Where the signature begins in a line of the recipients, when two columns were run together."""

LIST_BREAK = piece(
    "header.list-break",
    r"[;,.] \s*+ [-–+•*] \s*+ | ; \s*+ | (?<=:) \s*+ [-–+•*] \s*+",
    matches=("Như trên; Lưu VT", ": - Tỉnh ủy, - Các sở"),
    misses=("Tỉnh ủy, Thành ủy",),
)
"""The end of one recipient and the beginning of another in one line."""

STAMP_FIRST = piece(
    "header.stamp-first",
    rf"\A {any_of(words.STAMP_FIRST_WORDS)} \b [^\n]{{0,160}}+ \Z",
    matches=("Người ký: Văn phòng Tỉnh ủy",),
    misses=("Ký kết chương trình",),
)
"""The first line of the note of a digital signature."""

PERSON = piece(
    "header.person",
    rf"""\A (?: {any_of(words.PERSONAL_TITLES)} [\s.,]++ )*+
        (?P<name> [‹U›](?:[‹L›]{{0,7}}|[‹U›]{{1,7}}) (?: \s++ [‹U›](?:[‹L›]{{1,7}}|[‹U›]{{1,7}})? ){{1,5}} ) \s*+ \Z""",
    matches=("Nguyễn Văn Sông", "Thượng tướng Trần Lam", "PGS.TS. Lê Thị Hà", "TRẦN THỊ LAM"),
    misses=("Nơi nhận", "Đã ký", "Ban Thường vụ Tỉnh ủy khối hai ba bốn", "Lam"),
)
"""The name of the person who signs."""

SUBJECT = piece(
    "header.subject",
    rf"\A {any_of(words.SUBJECT_ABBREVIATIONS)} (?!\w)",
    matches=("V/v triển khai", "Về việc tăng cường"),
    misses=("Về công tác",),
)
"""The subject of a letter."""

FULFILLING = piece(
    "header.fulfilling",
    rf"""(?: \A \W*+ | [;,.] \s++ (?:và\s++)?+ )
        (?: (?i:{any_of(words.BEFORE_FULFILLING)}) \s++ ){{0,3}} (?i:{any_of(words.FULFILLING_VERBS)}) (?!\w)""",
    matches=("Thực hiện Nghị quyết số", "Căn cứ Luật; triển khai Kế hoạch", "Để triển khai thực hiện Chỉ thị"),
    misses=("việc thực hiện Nghị quyết", "Căn cứ Nghị quyết"),
)
"""The beginning of a clause that carries out a superior document."""

TITLE_FULFILLING = piece(
    "header.title-fulfilling",
    rf"(?i:{any_of(words.FULFILLING_VERBS)}) (?!\w)",
    matches=("khai thực hiện Nghị quyết", "TRIỂN KHAI THI HÀNH"),
    misses=("về công tác",),
)
"""The verb in a title that carries out a superior document."""

GROUNDS = piece(
    "header.grounds",
    rf"(?: \A \W*+ | [;.] \s++ ) (?i:{any_of(words.GROUNDS)}) (?!\w)",
    matches=("Căn cứ Luật", "Thực hiện Nghị quyết; theo đề nghị"),
    misses=("Thực hiện",),
)
"""The beginning of a clause that gives grounds."""

SECRECY = piece(
    "header.secrecy",
    r"\A [^\w]*+ (?: (?:ĐỘ|Độ|MỨC\s++ĐỘ) \s++ (?:MẬT|mật) \W{0,4}+ )?+ "
    r"(?P<grade> (?: (?:T\s*U\s*Y\s*Ệ\s*T|T\s*Ố\s*I)\s+ )? M\s*Ậ\s*T ) [^\w]*+ \Z",
    matches=("MẬT", "TỐI MẬT", "T Ố I  M Ậ T", "Độ mật: TUYỆT MẬT"),
    misses=("BẢO MẬT", "bí mật nhà nước", "MẬT ONG", "Mật"),
)
"""A grade of secrecy that stands alone, as a stamp does."""

STAMP_TIME = piece(
    "header.stamp-time",
    r"(?: \d{4}[./-]\d{1,2}[./-]\d{1,2} | \d{1,2}[./-]\d{1,2}[./-]\d{4} ) [\sT,]{1,3} \d{1,2}:\d{2}:\d{2}"
    r"(?: \s? (?:[+-]\d{2}:?\d{2}|Z) )?+",
    matches=("2021.08.23 17:12:43 +07:00", "12/03/2024 08:15:32"),
    misses=("19/02/2025 14:15", "24/7"),
)
"""When a digital signature was given."""

STAMP_LINE = piece(
    "header.stamp-line",
    rf"\A (?i:{any_of(words.STAMP_WORDS)}) [^:\n]{{0,12}} (?: : | \s++ \S ) ",
    matches=("Người ký: Văn phòng", "Email: vp@songlam.vn", "Cơ quan Tỉnh ủy"),
    misses=("Nguyễn Văn Sông", "BÍ THƯ"),
)
"""A line of the note that a digital signature leaves."""

EMAIL = piece(
    "header.email",
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
    matches=("vanphong@songlam.gov.vn",),
    misses=("@songlam", "a@b"),
)
"""A mail address."""
