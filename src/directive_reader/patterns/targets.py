"""Where sentences that set targets divide, and the years and periods they name. All run on text in lower case."""

from __future__ import annotations

from typing import Final

from directive_reader.lexicon.quantities import UNITS
from directive_reader.lexicon.targets import (
    DOING,
    INTENTIONS,
    ORGANISATIONS,
    PEOPLE,
    QUOTE_STARTERS,
    SHARE,
    TARGET_VERBS,
    TOLD,
)
from directive_reader.patterns.piece import any_of, piece

_YEAR: Final = r"20\d\d(?!\d)"

DIVISION = piece(
    "targets.division",
    r"""(?P<sentence>\.)\s(?=\w) | ;\s | (?P<base>,?\s?\(?(?<!\w)trong\sđó)[,:]?\s(?=[^.;]{0,200}?\d)
        | (?P<zero>,|\svà)\s(?=không\s(?:có|còn)\s)""",
    matches=(
        "một. hai",
        "80%; 20%",
        "80% chi bộ, trong đó 20%",
        "trên 85% và không có đảng viên",
        "58 trạm (trong đó: 25 trạm",
    ),
    misses=("80%, 20%", "trong đó tập trung rà soát", "3.5"),
)

PLAIN_DIVISION = piece(
    "targets.plain-division",
    r"(?P<sentence>\.)\s(?=\w) | ;\s",
    matches=("một. hai", "80%; 20%"),
    misses=("80%, 20%", "80% chi bộ, trong đó 20%", "3.5"),
)
"""The same for a text in which none of DIVIDING_WORDS occurs; five times as fast."""

DIVIDING_WORDS: Final = ("trong đó", "không có", "không còn")

ZERO = piece(
    "targets.zero",
    rf"""(?<!\w)(?:cơ\sbản\s)?+không\s(?:(?:có|còn|để\sxảy\sra)\s
         (?P<unit>{any_of((*ORGANISATIONS, *PEOPLE, *UNITS))})(?!\w)
         | để\sxảy\sra\s(?:các\s|tình\strạng\s|vụ\sviệc\s)?(?P<thing>[^\W\d_]++(?:\s[^\W\d_]++){{0,2}}))""",
    matches=("không có chi bộ không hoàn thành", "cơ bản không còn hộ nghèo", "không để xảy ra cháy rừng"),
    misses=("không có lý do chính đáng", "không hoàn thành"),
)

RATING = piece(
    "targets.rating",
    r"(?:phấn\sđấu|đạt|được\sxếp\sloại|xếp\sloại)\s(?:\w++\s){0,4}?(?:hoàn\sthành\s(?:tốt\s|xuất\ssắc\s)?nhiệm\svụ|trong\ssạch,?\svững\smạnh|danh\shiệu|chuẩn)",
    matches=(
        "phấn đấu hoàn thành tốt nhiệm vụ trở lên",
        "phấn đấu đạt hoàn thành xuất sắc nhiệm vụ",
        "đạt mức hoàn thành tốt nhiệm vụ",
    ),
    misses=("hoàn thành tốt nhiệm vụ chính trị", "đạt hiệu quả"),
)
"""A target without a figure: a grade to be reached."""

RATING_SUBJECT = piece(
    "targets.rating-subject",
    r"(?:các|những|toàn\sthể)\s(?:tổ\schức|chi\sbộ|đảng\sbộ|cơ\squan|đơn\svị)[^,.;]{0,80}\sđạt\s",
    matches=("hướng dẫn các chi bộ được phân công đạt mức",),
    misses=("các hội nghị đạt",),
)

VERB = piece(
    "targets.verb",
    rf"(?<=\s){any_of(TARGET_VERBS)}(?!\w)",
    matches=("đảng viên được đánh giá", "chi bộ xây dựng"),
    misses=("đảng viên", "được"),
)

INTENTION = piece(
    "targets.intention",
    rf"""^(?:\W*+(?:(?:trong\s)?(?:giai\sđoạn|đến\s(?:hết\s)?năm|năm)\s{_YEAR}(?:\s?[-–]\s?{_YEAR})?+
          |{any_of(INTENTIONS)})(?!\w)[\s,:]*+)*+""",
    matches=("phấn đấu có ", "hằng năm, ", "trong giai đoạn 2026 - 2030 phấn đấu có "),
    misses=(),
)

STARTER = piece(
    "targets.starter",
    rf"[,:]\s(?={any_of(QUOTE_STARTERS)}(?!\w))",
    matches=("hồ chí minh, mỗi tổ chức", "phù hợp, phải đảm bảo"),
    misses=("cơ quan, đơn vị",),
)

TOLD_BEFORE = piece(
    "targets.told",
    rf"(?<!\w){any_of(TOLD)}",
    matches=("các văn phòng đã xây dựng", "đến nay 100%"),
    misses=("phấn đấu 100%", "mục đích"),
)

UP_TO_DAY = piece(
    "targets.up-to-day",
    r"""(?:tính\s)?đến\s(?:hết\s)?ngày\s(?: (?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d\d)
        | (?P<day2>\d{1,2})\stháng\s(?P<month2>\d{1,2})\snăm\s(?P<year2>20\d\d) )(?!\d)""",
    matches=("đến ngày 30/6/2025, toàn tỉnh đạt", "tính đến hết ngày 05 tháng 3 năm 2024"),
    misses=("đến năm 2025", "đến ngày bầu cử"),
)
"""A sentence that opens so, with a day before the document's own, tells what has been."""

APPROVAL = piece(
    "targets.approval",
    r"(?:nhất\strí\s)?tán\sthành\s[^.:;]{0,80}?(?:đánh\sgiá|kết\squả)",
    matches=("tán thành những nội dung cơ bản đánh giá kết quả nhiệm kỳ",),
    misses=("tán thành mục tiêu, chỉ tiêu",),
)
"""A congress approves of what has been: figures behind it tell."""

SHARE_TOLD_BEFORE = piece(
    "targets.share-told",
    rf"(?<!\w){any_of((*TOLD, SHARE))}",
    matches=("các văn phòng đã xây dựng", "nông nghiệp chiếm "),
    misses=("phấn đấu 100%",),
)

DOING_BEFORE = piece(
    "targets.doing",
    rf"(?<!\w){any_of(DOING)}\s(?:(?:mới|thêm|được|cho|đạt)\s){{0,2}}+$",
    matches=("thành lập mới ", "trao tặng ", "trồng thêm được "),
    misses=("thành lập các ", "có "),
)

STRIVING_BEFORE = piece(
    "targets.striving",
    r"(?:phấn\sđấu\s(?:\w++\s){0,6}+|(?<!\w)(?:đạt|duy\strì)\s)$",
    matches=("phấn đấu có thêm ", "phấn đấu kết nạp ", "sản lượng đạt "),
    misses=("phấn đấu vươn lên; mở ",),
)

LIST_GAP = piece(
    "targets.list-gap",
    r"^(?:\s\w++){0,4}?(?:,|\svà)\s$",
    matches=(" thanh niên, ", " và "),
    misses=("; ", " thanh niên, trong đó có "),
)

PERIOD = piece(
    "targets.period",
    r"(?<!chuyên\sđề\s)(?:(?:hằng|mỗi)\s(?P<unit>năm|quý|tháng|6\stháng)|(?P<term>(?:đầu|cả|trong|mỗi|toàn)\snhiệm\skỳ))(?!\w)",
    matches=("hằng năm có trên 90%", "đầu nhiệm kỳ", "mỗi quý"),
    misses=("năm 2022", "nhiệm kỳ 2020 - 2025"),
)

YEARS = piece(
    "targets.years",
    rf"""(?: (?P<until>đến\s(?:hết\s)?năm\s) | giai\sđoạn\s(?:từ\s)?(?:năm\s)? | nhiệm\skỳ\s | trong\scác\snăm\s
         | (?<![\w/])(?<!\d\s)(?<!so\svới\s)năm\s )
         (?P<first>{_YEAR}) (?:\s?(?:-|–|đến(?:\snăm)?)\s?(?P<last>{_YEAR}))?+""",
    matches=("đến năm 2030", "giai đoạn 2026 - 2030", "năm 2022", "đến năm 2025 – 2030"),
    misses=("ngày 15/5/2021", "khóa 2020", "tăng 15% so với năm 2025"),
)

QUOTED = piece(
    "targets.quoted",
    r"[“\"][^”\"]{0,400}+[”\"]",
    matches=("chương trình “nâng cao chất lượng giai đoạn 2025 - 2035”",),
    misses=("không có dấu",),
)

CITED_PROGRAMME = piece(
    "targets.cited",
    r"(?:nghị\squyết|chỉ\sthị|kết\sluận|quyết\sđịnh|kế\shoạch|chương\strình|đề\sán|chiến\slược|luật)\s(?:số\s)?[^,.;:]{0,200}?$",
    matches=("thực hiện nghị quyết số 21 về xây dựng đảng ",),
    misses=("phấn đấu ", "nghị quyết này, "),
)

CITED_NUMBER = piece(
    "targets.cited-number",
    r"số\s\d[^,;:]{0,200}?$",
    matches=("nghị quyết số 21-nq/tw về xây dựng đảng ",),
    misses=("kế hoạch phát triển kinh tế ",),
)

COMPARED = piece(
    "targets.compared",
    r"^\s*so\svới\s(?:năm|cùng\skỳ|giai\sđoạn|nhiệm\skỳ|đầu)",
    matches=(" so với năm 2025", "so với cùng kỳ"),
    misses=("so với tổng số",),
)

POPULATIONS = piece(
    "targets.populations",
    rf"^(?P<first>{any_of(ORGANISATIONS)}[^,]{{0,40}}?)(?:,\s|\svà\s)(?P<second>{any_of(PEOPLE)}[^,]{{0,40}})$",
    matches=("tổ chức cơ sở đảng, đảng viên",),
    misses=("cơ quan, đơn vị", "đoàn viên, hội viên"),
)

CONTEXT_LINE = piece(
    "targets.context-line",
    r"^(?:phấn\sđấu\s)?(?:hằng\s(?:năm|quý|tháng)|mỗi\snăm|đến\s(?:hết\s)?năm\s20\d\d|giai\sđoạn\s20\d\d\s?[\-–]\s?20\d\d|năm\s20\d\d)\s?:?$",
    matches=("hằng năm", "phấn đấu đến năm 2025", "giai đoạn 2026 - 2030:"),
    misses=("hằng năm, có trên 90%", "đến năm 2030, phấn đấu"),
)
"""A line of its own that says when for the items under it."""
