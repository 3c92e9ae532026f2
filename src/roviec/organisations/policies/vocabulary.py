"""Words with which documents name units and groups of units. Data only; policies.naming is the logic.

Every phrase is written as documents print it and folded once at import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roviec.core.text import search_key
from roviec.organisations.enums import UnitGroup, UnitKind

if TYPE_CHECKING:
    from collections.abc import Mapping

Words = tuple[str, ...]


def folded(phrase: str) -> Words:
    return tuple(search_key(phrase).split())


ABBREVIATIONS: Mapping[str, Words] = {
    # only as written here, in capitals: «TU» is Tỉnh ủy, «tu» is a word
    short: folded(full)
    for short, full in {
        "BCH": "ban chấp hành",
        "BTV": "ban thường vụ",
        "BTC": "ban tổ chức",
        "BTG": "ban tuyên giáo",
        "BTGDV": "ban tuyên giáo và dân vận",
        "BDV": "ban dân vận",
        "BNC": "ban nội chính",
        "BXDĐ": "ban xây dựng đảng",
        "UBKT": "ủy ban kiểm tra",
        "VP": "văn phòng",
        "VPĐU": "văn phòng đảng ủy",
        "VPTU": "văn phòng tỉnh ủy",
        "TW": "trung ương",
        "TU": "tỉnh ủy",
        "ĐU": "đảng ủy",
        "ĐUK": "đảng ủy khối",
        "ĐUCS": "đảng ủy cơ sở",
        "TCCSĐ": "tổ chức cơ sở đảng",
        "TCĐ": "tổ chức đảng",
        "CTĐ": "công tác đảng",
        "TTCT": "trung tâm chính trị",
        "TTBDCT": "trung tâm bồi dưỡng chính trị",
        "MTTQ": "mặt trận tổ quốc",
        "UBMTTQ": "ủy ban mặt trận tổ quốc",
        "CT-XH": "chính trị xã hội",
        "LĐLĐ": "liên đoàn lao động",
        "CĐ": "công đoàn",
        "CĐCS": "công đoàn cơ sở",
        "ĐTN": "đoàn thanh niên",
        "TNCS": "thanh niên cộng sản",
        "CCB": "cựu chiến binh",
        "LHPN": "liên hiệp phụ nữ",
        "HND": "hội nông dân",
        "HĐND": "hội đồng nhân dân",
        "UBND": "ủy ban nhân dân",
        "BQL": "ban quản lý",
        "KCN": "khu công nghiệp",
        "DN": "doanh nghiệp",
    }.items()
}

REPLACEMENTS: tuple[tuple[Words, Words], ...] = tuple(
    # one way of saying it, anywhere in a name; longer ones first
    (folded(said), folded(meant))
    for said, meant in (
        ("đoàn thanh niên cộng sản hồ chí minh", "đoàn thanh niên"),
        ("đoàn thanh niên cộng sản hcm", "đoàn thanh niên"),
        ("ủy ban mặt trận tổ quốc việt nam", "mặt trận tổ quốc"),
        ("mặt trận tổ quốc việt nam", "mặt trận tổ quốc"),
        ("ủy ban mặt trận tổ quốc", "mặt trận tổ quốc"),
        ("hội liên hiệp phụ nữ", "hội phụ nữ"),
        ("hội cựu chiến binh việt nam", "hội cựu chiến binh"),
        ("ban thường vụ đảng ủy", "đảng bộ"),
        ("ban chấp hành đảng bộ", "đảng bộ"),
        ("thường trực đảng ủy", "đảng bộ"),
        ("ban chi ủy", "chi bộ"),
        ("chi ủy chi bộ", "chi bộ"),
        ("tỉnh ủy", "đảng bộ tỉnh"),
        ("thành ủy", "đảng bộ thành phố"),
        ("huyện ủy", "đảng bộ huyện"),
        ("thị ủy", "đảng bộ thị xã"),
        ("đảng ủy", "đảng bộ"),
        ("chi ủy", "chi bộ"),
    )
)

ORGANS: tuple[Words, ...] = tuple(
    # said before a unit's name, they name the same unit for handing out work; longer ones first
    folded(phrase)
    for phrase in (
        "đồng chí bí thư cấp ủy",
        "tập thể lãnh đạo",
        "người đứng đầu",
        "ban chấp hành",
        "ban thường vụ",
        "thường trực",
        "ban lãnh đạo",
        "lãnh đạo",
        "thủ trưởng",
        "cấp ủy",
        "phó bí thư",
        "bí thư",
        "tập thể",
        "đồng chí",
    )
)

WHOLE_NAMES: Mapping[Words, Words] = {
    # only as the whole of a name that is left when the committee's name is taken off
    folded("đoàn"): folded("đoàn thanh niên"),
    folded("cựu chiến binh"): folded("hội cựu chiến binh"),
    folded("phụ nữ"): folded("hội phụ nữ"),
    folded("tuyên giáo"): folded("ban tuyên giáo"),
    folded("dân vận"): folded("ban dân vận"),
    folded("tổ chức"): folded("ban tổ chức"),
    folded("kiểm tra"): folded("ủy ban kiểm tra"),
}

SELF_NAMES: frozenset[Words] = frozenset(
    # with no name after them: the issuer itself
    map(folded, ("ban thường vụ", "ban chấp hành", "thường trực", "cơ quan đảng bộ"))
)

DESIGNATORS: Mapping[UnitKind, tuple[Words, ...]] = {
    # how documents of the unit itself or of units below it call a committee of this kind
    UnitKind.CENTRAL_BODY: (folded("trung ương"),),
    UnitKind.PROVINCIAL_COMMITTEE: tuple(map(folded, ("đảng bộ tỉnh", "đảng bộ thành phố", "tỉnh", "thành phố"))),
    UnitKind.BLOC_COMMITTEE: tuple(map(folded, ("đảng bộ khối", "khối"))),
    UnitKind.DISTRICT_COMMITTEE: tuple(map(folded, ("đảng bộ huyện", "đảng bộ thị xã", "huyện", "thị xã"))),
    UnitKind.COMMUNE_COMMITTEE: tuple(
        map(folded, ("đảng bộ xã", "đảng bộ phường", "đảng bộ đặc khu", "xã", "phường", "đặc khu"))
    ),
    UnitKind.GRASSROOTS_ORGANISATION: tuple(map(folded, ("đảng bộ cơ sở", "cơ quan", "đơn vị"))),
}

PARTY_HEADS: tuple[Words, ...] = tuple(
    # taken off the name of a party organisation, the body it is in remains; longer ones first
    map(folded, ("đảng bộ bộ phận", "đảng bộ cơ sở", "chi bộ cơ sở", "đảng bộ", "chi bộ", "tổ đảng"))
)

JOINERS = frozenset(map(folded, ("trực thuộc", "thuộc", "của", "tại", "trong", "trong toàn", "toàn", "ở")))
"""Between a unit's name and the committee it belongs to."""

FILLERS = frozenset({"cac", "moi", "tung", "nhung", "tat", "ca", "va", "hoac", "cung", "nhu", "voi"})
"""Say nothing about which units a group holds."""

GENERIC = frozenset(folded("ban đảng bộ chi cơ quan đơn vị sở tỉnh khối công ty trung tâm phòng hội và tổ chức số các"))
"""Too common for a name to be found by them alone."""

PLURALS = frozenset({"cac", "moi", "tung", "tat", "nhung"})
"""The first word of a phrase that means all units of a kind."""

GROUP_PHRASES: Mapping[UnitGroup, tuple[str, ...]] = {
    UnitGroup.GRASSROOTS: (
        "cấp ủy cơ sở",
        "cấp ủy đảng cơ sở",
        "cấp ủy trực thuộc",
        "cấp ủy trực thuộc cơ sở",
        "cấp ủy, tổ chức đảng cơ sở",
        "cấp ủy, tổ chức đảng trực thuộc",
        "cấp ủy, chi bộ cơ sở",
        "cấp ủy, chi bộ trực thuộc",
        "cấp ủy chi bộ, đảng bộ cơ sở",
        "cấp ủy chi bộ, đảng bộ trực thuộc",
        "cấp ủy, đảng bộ, chi bộ cơ sở",
        "tổ chức cơ sở đảng",
        "tổ chức cơ sở đảng trực thuộc",
        "cấp ủy, tổ chức cơ sở đảng",
        "cấp ủy tổ chức cơ sở đảng trực thuộc",
        "tổ chức đảng cơ sở",
        "chi bộ, đảng bộ cơ sở",
        "chi bộ, đảng bộ cơ sở trực thuộc",
        "chi bộ cơ sở, đảng ủy cơ sở",
        "chi, đảng bộ cơ sở",
        "chi ủy, đảng ủy cơ sở",
        "chi ủy chi bộ, đảng ủy cơ sở",
        "đảng ủy, chi ủy, chi bộ cơ sở",
    ),
    UnitGroup.GRASSROOTS_ORGANISATIONS: ("đảng bộ cơ sở", "đảng ủy cơ sở", "cấp ủy đảng bộ cơ sở"),
    UnitGroup.GRASSROOTS_CELLS: ("chi bộ cơ sở", "chi ủy cơ sở", "cấp ủy chi bộ cơ sở"),
    UnitGroup.PARTY_CELLS: (
        "các chi bộ",
        "chi bộ trực thuộc",
        "các chi ủy",
        "các chi ủy, chi bộ",
        "cấp ủy chi bộ",
        "các chi bộ trực thuộc đảng ủy cơ sở",
        "các chi bộ trực thuộc đảng bộ cơ sở",
        "100% chi bộ",
    ),
    UnitGroup.PARTY_ORGANISATIONS: (
        "tổ chức đảng",
        "cấp ủy, tổ chức đảng",
        "cấp ủy, tổ chức đảng các cấp",
        "cấp ủy các cấp",
        "các cấp ủy",
        "các cấp ủy đảng",
        "các cấp ủy đảng, tổ chức đảng",
        "các cấp ủy, chi bộ",
        "các đảng bộ, chi bộ",
        "các chi, đảng bộ",
    ),
    UnitGroup.COMMITTEES_DIRECTLY_BELOW: (
        "chi bộ, đảng bộ trực thuộc",
        "chi, đảng bộ trực thuộc",
        "các đảng bộ trực thuộc",
        "các đảng ủy trực thuộc",
        "các đảng ủy",
        "đảng ủy, chi bộ trực thuộc",
        "tổ chức đảng trực thuộc",
        "các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc",
        "các huyện, thị, thành ủy, đảng ủy trực thuộc",
        "các huyện ủy, thành ủy, đảng ủy trực thuộc",
        "các huyện, thành ủy, đảng ủy trực thuộc",
        "các đảng ủy trực thuộc tỉnh ủy",
        "các cấp ủy trực thuộc tỉnh ủy",
    ),
    UnitGroup.ADVISORY_BOARDS: (
        "cơ quan tham mưu, giúp việc",
        "cơ quan tham mưu giúp việc cấp ủy",
        "cơ quan tham mưu",
        "cơ quan chuyên trách tham mưu, giúp việc",
        "cơ quan chuyên trách tham mưu giúp việc cấp ủy",
        "các ban, ủy ban kiểm tra, văn phòng",
        "các ban, văn phòng, ủy ban kiểm tra đảng ủy",
        "các ban đảng, văn phòng",
        "các ban xây dựng đảng",
        "các ban xây dựng đảng, văn phòng",
        "các ban đảng",
        "ban, cơ quan tham mưu",
    ),
    UnitGroup.MASS_ORGANISATIONS: (
        "mặt trận tổ quốc và các đoàn thể",
        "mặt trận tổ quốc và các đoàn thể chính trị xã hội",
        "mặt trận tổ quốc và các tổ chức chính trị xã hội",
        "mặt trận tổ quốc, các tổ chức chính trị xã hội",
        "mặt trận, đoàn thể",
        "các tổ chức chính trị xã hội",
        "các đoàn thể chính trị xã hội",
        "các đoàn thể",
        "các đoàn thể nhân dân",
        "các tổ chức đoàn thể",
        "các tổ chức quần chúng",
        "đoàn thể khối",
    ),
    UnitGroup.DISTRICTS: (
        "các huyện ủy, thị ủy, thành ủy",
        "các huyện, thị, thành ủy",
        "các huyện ủy, thành ủy",
        "các huyện, thành ủy",
        "các huyện ủy",
        "cấp ủy cấp huyện",
    ),
    UnitGroup.COMMUNES: (
        "các đảng ủy xã, phường, đặc khu",
        "các đảng ủy xã, phường",
        "đảng ủy các xã, phường",
        "đảng ủy các xã, phường, đặc khu",
        "các đảng ủy xã, phường, thị trấn",
        "cấp ủy cấp xã",
        "đảng ủy cấp xã",
    ),
    UnitGroup.CAUCUSES: (
        "các đảng đoàn, ban cán sự đảng",
        "các ban cán sự đảng, đảng đoàn",
        "các đảng đoàn",
        "các ban cán sự đảng",
    ),
    UnitGroup.BODIES: (
        "các cơ quan, đơn vị",
        "các sở, ban, ngành",
        "các sở, ngành",
        "các ban, sở, ngành",
        "các cơ quan, đơn vị, doanh nghiệp",
        "các doanh nghiệp",
    ),
    UnitGroup.ALL_BELOW: (
        "các cơ quan, đơn vị, tổ chức trực thuộc",
        "các đơn vị trực thuộc",
        "các cơ quan, đơn vị trực thuộc",
        "các tổ chức, đơn vị trực thuộc",
    ),
}

SCOPE_WORDS: frozenset[Words] = frozenset(
    # after a group: the whole of the issuer's area, so no restriction
    map(folded, ("trực thuộc", "đảng bộ", "toàn đảng bộ", "đảng", "trên địa bàn", "trong hệ thống", "các cấp ủy"))
)
