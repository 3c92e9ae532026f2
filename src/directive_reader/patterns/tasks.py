"""Names of bodies, the words where they end, attribute lines, and the formulas that tell tasks from other items."""

from __future__ import annotations

from typing import Final

from directive_reader.lexicon.offices import (
    BARE_GENERIC,
    BODY_HEADS,
    DELEGATING,
    DETERMINERS,
    LEADERSHIP,
    PEOPLE_HEADS,
    PERSON_HEADS,
    PLURAL_HEADS,
    PREDICATES,
    PROPER_HEADS,
)
from directive_reader.lexicon.tasks import (
    BACKGROUND_HEADINGS,
    CONTENT_ATTRIBUTES,
    COORDINATOR_ATTRIBUTES,
    DOCUMENTS,
    FUNDING_ATTRIBUTES,
    FUNDING_HEADINGS,
    HEADING_PREFIXES,
    LEAD_ATTRIBUTES,
    PRODUCING,
    PRODUCT_ATTRIBUTES,
    PURPOSE_HEADINGS,
    TARGET_HEADINGS,
    TIME_ATTRIBUTES,
    TOPIC_OPENINGS,
    WORK_WORDS,
)
from directive_reader.patterns.piece import any_of, piece


def _either_case(words: tuple[str, ...]) -> str:
    """The words as written and with a capital first letter."""
    return any_of((*words, *(word[0].upper() + word[1:] for word in words)))


_UPPER: Final = r"(?=[‹U›0-9])"
_HEADS: Final = rf"""(?:
      (?i:{any_of((*BODY_HEADS, *PERSON_HEADS, *PEOPLE_HEADS))})\b(?!\s(?:nghề|học)\b)
    | {any_of(tuple(w[0].upper() + w[1:] for w in PROPER_HEADS))}\s{_UPPER}
    | UBND\b | HĐND\b | MTTQ\b | UBMTTQ\w*+ | UBBC\b | BTV\b | BCH\b | BHXH\b | LĐLĐ\b | VKSND\b | TAND\b | UBKT\b
    | (?:[Cc]ác|[Nn]hững|[Mm]ột\ssố)\s{any_of(PLURAL_HEADS)}\b
    | [Tt]ổ\schức\s(?:đảng|cơ\ssở|chính\strị|đoàn\sthể|công\sđoàn|Đảng)\b
    | [Đđ]ồng\schí\s{_UPPER}
    )"""

_NAMES: Final = rf"(?:{_either_case(DETERMINERS)}\s){{0,2}}{_HEADS}"

BODY = piece(
    "tasks.body",
    rf"(?<!\w)(?:{_NAMES})",
    matches=("Sở Nội vụ", "các cấp ủy cơ sở", "UBND tỉnh", "Ban Thường vụ Đảng ủy", "Các tổ chức đảng",
             "người đứng đầu cơ quan",
             "Tập thể lãnh đạo Ban Tổ chức"),
    misses=("Ban hành kế hoạch", "Đoàn kết nội bộ", "Tổ chức hội nghị", "Bộ chỉ số", "sở hữu"),
)  # fmt: skip
"""The head of a name of a body or office-holder; the name goes on until PREDICATE."""

LEADERS = piece(
    "tasks.leaders",
    rf"{any_of((LEADERSHIP,))}\s(?={_NAMES})",
    matches=("lãnh đạo Văn phòng", "lãnh đạo các cơ quan"),
    misses=("lãnh đạo, chỉ đạo", "lãnh đạo thực hiện"),
)

PREDICATE = piece(
    "tasks.predicate",
    rf"(?<=[\s)]){any_of(PREDICATES)}(?!\w)",
    matches=("Sở Nội vụ chủ trì", "Ban Chỉ đạo phối hợp", "chi ủy (nơi có) thông báo"),
    misses=("Ban Chỉ đạo", "Ủy ban Kiểm tra", "quản lý"),
)

COORDINATION = piece(
    "tasks.coordination",
    r"\b[Pp]hối\shợp\s(?:chặt\schẽ\s|thường\sxuyên\s|tốt\s)?+(?:(?:với|cùng|cùng\svới)\s)?+(?!hành|thực|tổ\schức\s(?!đảng|chính)|kiểm\stra|triển|tham|chuẩn|chặt|giữa|trong|để)",
    matches=("phối hợp với Sở Nội vụ", "phối hợp các cơ quan", "phối hợp chặt chẽ với Bộ Tài chính"),
    misses=("phối hợp thực hiện", "phối hợp kiểm tra", "quy chế phối hợp giữa"),
)

SPLIT_NAMES = piece(
    "tasks.split-names",
    rf"(?:\s?[,;]\s(?:và\s)?|\s(?:và|cùng)\s)(?!{any_of(BARE_GENERIC)}\b)(?={_NAMES})",
    matches=("Sở Nội vụ, Sở Tư pháp", "Ủy ban Kiểm tra và các ban xây dựng", "Bộ Y tế; Bộ Nội vụ"),
    misses=("Sở Văn hóa, Thể thao và Du lịch", "lãnh đạo cơ quan, đơn vị"),
)

DELEGATION = piece(
    "tasks.delegation",
    rf"(?:{_either_case(DELEGATING)})\s(?={_NAMES})",
    matches=("Giao Sở Nội vụ", "đề nghị các cơ quan", "yêu cầu thủ trưởng"),
    misses=("Yêu cầu và đôn đốc", "giao thông"),
)

TOPIC = piece(
    "tasks.topic",
    rf"{_either_case(TOPIC_OPENINGS)}(?!\w)",
    matches=("Căn cứ Nghị quyết", "Trong năm 2022, Sở", "Định kỳ Ban"),
    misses=("Xây dựng", "Thực hành"),
)

CLAUSE_HEAD = piece(
    "tasks.clause-head",
    r"(?<=[.;])\s(?=\w)",
    matches=("một. Hai", "một; hai"),
    misses=("một, hai", "1.5"),
)

_ATTRIBUTES: Final = (
    ("lead", LEAD_ATTRIBUTES),
    ("coordinator", COORDINATOR_ATTRIBUTES),
    ("time", TIME_ATTRIBUTES),
    ("product", PRODUCT_ATTRIBUTES),
    ("content", CONTENT_ATTRIBUTES),
    ("other", FUNDING_ATTRIBUTES),
)
ATTRIBUTE = piece(
    "tasks.attribute",
    "(?:" + "|".join(rf"(?P<{name}>{any_of(words)})" for name, words in _ATTRIBUTES) + r")\s?:\s?",
    matches=("cơ quan chủ trì: sở nội vụ", "thời gian thực hiện: thường xuyên", "sản phẩm: kế hoạch"),
    misses=("chủ trì, phối hợp", "gồm các nội dung sau"),
)

TIME_WITHOUT_COLON = piece(
    "tasks.time-without-colon",
    r"thời\s(?:gian|hạn)\s(?:thực\shiện|hoàn\sthành)\s(?=sau|trước|trong|từ|quý|tháng|năm|ngày|đến|chậm)",
    matches=("thời gian thực hiện sau khi", "thời gian hoàn thành trước ngày"),
    misses=("thời gian tới",),
)

ATTRIBUTE_INSIDE = piece(
    "tasks.attribute-inside",
    r"[.;(]\s?(?=\w[\w\s,]{4,40}:)",
    matches=("tháng 5. Cơ quan chủ trì: Sở", "(chủ trì: Sở"),
    misses=("kế hoạch: năm",),
)

NAME_STOP = piece(
    "tasks.name-stop",
    r"[;:]|\.(?=\s|$)|/\.|\?|…",
    matches=("Sở Nội vụ; Sở Y tế", "Sở Nội vụ: chủ trì", "Sở."),
    misses=("Sở Nội vụ, Sở Y tế", "3.5"),
)

UPPER_OFFICE = piece(
    "tasks.upper-office",
    rf"^(?:(?:các\s)?(?:sở|cục)\s(?!hữu|bộ)|(?:{any_of(DETERMINERS)}\s)?{any_of((*BODY_HEADS, *PERSON_HEADS))}\b)",
    matches=("ban tổ chức tỉnh ủy", "sở tài chính", "các cấp ủy cơ sở"),
    misses=("tổ chức thực hiện", "sở hữu trí tuệ"),
)
"""For headings in capitals, read in lower case."""

HEADING_OPENING = piece(
    "tasks.heading-opening",
    r"^(?:trách\snhiệm\s(?:của\s)?+|nhiệm\svụ\scủa\s|đối\svới\s|giao\s|đề\snghị\s|yêu\scầu\s|phân\scông\s)",
    matches=("trách nhiệm của Sở Nội vụ", "đối với các cấp ủy", "giao Đảng ủy"),
    misses=("nhiệm vụ trọng tâm", "Sở Nội vụ"),
)

_PREFIX: Final = rf"(?:{any_of(HEADING_PREFIXES)}\s){{0,2}}+"
WORK_HEADING = piece(
    "tasks.work-heading",
    any_of(WORK_WORDS),
    matches=("nhiệm vụ, giải pháp", "tổ chức thực hiện", "phân công nhiệm vụ"),
    misses=("mục đích, yêu cầu", "kinh phí bảo đảm"),
)
TARGET_HEADING = piece(
    "tasks.target-heading",
    rf"^{_PREFIX}{any_of(TARGET_HEADINGS)}\b",
    matches=("mục tiêu", "một số mục tiêu cụ thể", "các chỉ tiêu chủ yếu"),
    misses=("nhiệm vụ", "thực hiện các mục tiêu"),
)
JOINED_WORK = piece(
    "tasks.joined-work",
    r"(?:,|;|\bvà)\s(?:các\s)?(?:nhiệm\svụ|giải\spháp|nội\sdung|biện\spháp|tổ\schức\sthực\shiện)",
    matches=("mục tiêu, nhiệm vụ", "yêu cầu và nội dung"),
    misses=("kết quả thực hiện nhiệm vụ",),
)
"""A heading that names work beside something else."""
PURPOSE_HEADING = piece(
    "tasks.purpose-heading",
    rf"^{_PREFIX}{any_of(PURPOSE_HEADINGS)}\b",
    matches=("mục đích, yêu cầu", "quan điểm", "phạm vi, đối tượng"),
    misses=("nhiệm vụ", "thực hiện yêu cầu", "hiện trạng"),
)
BACKGROUND_HEADING = piece(
    "tasks.background-heading",
    rf"^{_PREFIX}{any_of(BACKGROUND_HEADINGS)}\b",
    matches=("về đánh giá tình hình", "hiện trạng", "những hạn chế, tồn tại"),
    misses=("khắc phục những hạn chế", "đánh giá, xếp loại", "mục đích, yêu cầu"),
)
FUNDING_HEADING = piece(
    "tasks.funding-heading",
    rf"^{_PREFIX}{any_of(FUNDING_HEADINGS)}\b",
    matches=("kinh phí bảo đảm", "kinh phí thực hiện"),
    misses=("bố trí kinh phí",),
)

CLOSING = piece(
    "tasks.closing",
    r"""^(?: trên\sđây\slà | trân\strọng | (?:trong\s)?quá\strình\s[^.]{0,80}?nếu
           | trong\squá\strình\s(?:tổ\schức\s|triển\skhai\s)*thực\shiện,?\s[^.]{0,40}?(?:nếu|khó\skhăn|vướng)
           | (?:nghị\squyết|chỉ\sthị|kết\sluận|kế\shoạch|quyết\sđịnh|hướng\sdẫn|chương\strình
              |quy\sđịnh|thông\sbáo|công\sđiện|quy\schế)
             (?:\s\w+){0,3}?\snày\s(?:(?:đã\s)?được\s)?(?:phổ\sbiến|có\shiệu\slực|thay\sthế|thực\shiện\stừ|hội\sđồng|đại\shội)
           | (?:quyết\sđịnh|nghị\squyết|quy\sđịnh)\snày\scó
           | nơi\snhận\b | kính\sgửi\b
        )""",
    matches=("trên đây là kế hoạch", "trân trọng./.",
             "trong quá trình thực hiện, nếu có khó khăn", "nghị quyết này phổ biến rộng rãi",
             "quá trình tổ chức thực hiện nếu có"),
    misses=("xây dựng kế hoạch", "sở nội vụ chịu trách nhiệm tổng hợp", "quá trình sắp xếp phải bảo đảm"),
)  # fmt: skip

CLOSING_END = piece(
    "tasks.closing-end",
    r"""(?: chịu\strách\snhiệm\s(?:thi\shành|thực\shiện)\s(?:quyết\sđịnh|nghị\squyết)\snày
        | trân\strọng\s(?:cảm|cám)\sơn
        | (?:nghiêm\stúc|khẩn\strương)\s(?:tổ\schức\s|triển\skhai\s)*+thực\shiện
          (?:\s(?:chỉ\sthị|kế\shoạch|công\sđiện)\snày)?+
        | (?:thông\sbáo|gửi)\s(?:\w++,?\s){0,6}?để\s(?:các\s)?(?:\w++,?\s){0,12}?
          biết\s?(?:,|và)\s?(?:tổ\schức\s)?thực\shiện ) \s?[./]*+$""",
    matches=(
        "giám đốc sở chịu trách nhiệm thi hành quyết định này./.",
        "yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.",
        "sở nội vụ trân trọng cảm ơn./.",
    ),
    misses=("chịu trách nhiệm thi hành quyết định này trước ngày 5", "nghiêm túc thực hiện việc kê khai."),
)

ARTICLE = piece(
    "tasks.article",
    r"^(?:điều|Điều)\s\d",
    matches=("Điều 2",),
    misses=("2", "IV"),
)
"""Articles decide; one is a task only where it names a doer."""

BACKGROUND = piece(
    "tasks.background",
    r"^(?:căn\scứ\s[^:.]*[;,]$|thời\sgian\s(?:vừa\s)?qua|trong\snhững\snăm|những\snăm|tuy\snhiên|nguyên\snhân|hiện\snay|bên\scạnh\s(?:kết|những)|trong\smấy\sngày|kính\sthưa|thực\strạng)",
    matches=("thời gian qua, tỉnh đã", "tuy nhiên, qua quá trình", "căn cứ luật tổ chức chính quyền;"),
    misses=("căn cứ kế hoạch này, các cơ quan xây dựng.", "tăng cường"),
)

PRODUCT = piece(
    "tasks.product",
    rf"\b{any_of(PRODUCING)}\s(?P<what>{any_of(DOCUMENTS)}\b[^,.;:()]{{0,120}})",
    matches=("xây dựng kế hoạch kiểm tra, giám sát", "ban hành quy chế làm việc mẫu"),
    misses=("thực hiện kế hoạch", "xây dựng đội ngũ"),
)

PRODUCT_END = piece(
    "tasks.product-end",
    r"\s(?:để|nhằm|phù\shợp|theo|bảo\sđảm|đảm\sbảo|trước|trong|và\s(?:tổ\schức|triển\skhai|thực\shiện|báo\scáo|hướng\sdẫn)|trên\scơ\ssở|gắn|của\scấp\sủy\scơ\ssở\stheo)\b",
    matches=("kế hoạch để tổ chức", "quy chế và tổ chức thực hiện"),
    misses=("kế hoạch kiểm tra",),
)

BRACKET_DOER = piece(
    "tasks.bracket-doer",
    r"^(?:chủ\strì|thực\shiện|chuẩn\sbị|tham\smưu|phụ\strách|chịu\strách|tổng\shợp|soạn\sthảo|đảm\snhiệm|theo\sdõi)",
    matches=("chủ trì tham mưu", "chuẩn bị"),
    misses=("có ý kiến", "được"),
)
"""What follows the name in «(Văn phòng Đảng ủy chuẩn bị)»."""

PASSIVE_OWNER = piece(
    "tasks.passive-owner",
    r"^[^.;:]{3,120}?\scủa\s(?=[^.;:]{3,160}?\sđược\s(?:biên\ssoạn|xây\sdựng|phát\shành|tổ\schức|ban\shành))",
    matches=("bản tin sinh hoạt của ban tuyên giáo được biên soạn",),
    misses=("kế hoạch của ban tuyên giáo", "được biên soạn"),
)

COLON_NAMES = piece(
    "tasks.colon-names",
    rf":\s{_UPPER}\w+(?:\s{_UPPER}\w+)*+,\s{_UPPER}",
    matches=("trung ương: Hà An, Sông Lam",),
    misses=("Sở Nội vụ: Chủ trì, phối hợp", "Sở Nội vụ: chủ trì"),
)

COLUMN = piece(
    "tasks.column",
    r"""^(?P<coordinator>.*phối\shợp) | ^(?P<number>(?:tt|stt|số\stt))$ | (?P<product>sản\sphẩm|kết\squả|đầu\sra)
      | (?P<lead>chủ\strì|thực\shiện\s?$|phụ\strách|đơn\svị(?!\stính)|cơ\squan|trách\snhiệm)
      | (?P<time>thời\s(?:gian|hạn|điểm)|tiến\sđộ|hoàn\sthành)
      | (?P<content>nội\sdung|nhiệm\svụ|công\sviệc|hoạt\sđộng|giải\spháp)""",
    matches=("đơn vị chủ trì", "cơ quan phối hợp", "thời gian thực hiện", "sản phẩm", "nội dung công việc", "tt"),
    misses=("ghi chú", "quý i"),
)
"""Names of the columns of a table of tasks."""
