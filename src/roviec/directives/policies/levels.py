"""Which level of the hierarchy a document comes from: its code tells, or else the name of its issuer."""

from __future__ import annotations

import re

from roviec.core.text import search_key
from roviec.directives.enums import IssuingLevel

# Endings of symbols, folded (domain.md 7.2). The longest ending that fits decides.
_ENDINGS = {
    IssuingLevel.CENTRAL: (
        "tw", "cp", "ttg", "ubtvqh", "qh", "qh13", "qh14", "qh15", "qh16", "vptw", "btctw", "btgtw",
        "btgdvtw", "ubkttw", "bdvtw", "bnctw", "bcdtw", "mttw", "ubtwmttqvn", "tld", "tulhpn", "twhnd", "twdtn",
    ),
    IssuingLevel.PROVINCE: (
        "tu", "btctu", "btgtu", "btgdvtu", "bdvtu", "ubkttu", "vptu", "bnctu", "ubnd", "hdnd", "ldld", "mttq",
    ),
    IssuingLevel.ABOVE_GRASSROOTS: (
        "duk", "dukcq", "dukdn", "hu", "qu", "thu", "tpu", "btcduk", "btgduk", "ubktduk", "vpduk", "btchu", "ubkthu",
    ),
    IssuingLevel.GRASSROOTS: ("du", "dub", "cb", "cu", "dbbp", "ubktdu"),
}  # fmt: skip
_LEVEL_OF = {ending: level for level, endings in _ENDINGS.items() for ending in endings}
# Words in an issuer's folded name; the first that occurs decides, so the longer names come first.
_NAMES = (
    ("trung uong", IssuingLevel.CENTRAL),
    ("bo chinh tri", IssuingLevel.CENTRAL),
    ("ban bi thu", IssuingLevel.CENTRAL),
    ("chinh phu", IssuingLevel.CENTRAL),
    ("thu tuong", IssuingLevel.CENTRAL),
    ("quoc hoi", IssuingLevel.CENTRAL),
    ("tong lien doan", IssuingLevel.CENTRAL),
    ("dang uy khoi", IssuingLevel.ABOVE_GRASSROOTS),
    ("dang bo khoi", IssuingLevel.ABOVE_GRASSROOTS),
    ("huyen uy", IssuingLevel.ABOVE_GRASSROOTS),
    ("thi uy", IssuingLevel.ABOVE_GRASSROOTS),
    ("quan uy", IssuingLevel.ABOVE_GRASSROOTS),
    ("tinh uy", IssuingLevel.PROVINCE),
    ("thanh uy", IssuingLevel.PROVINCE),
    ("dang bo tinh", IssuingLevel.PROVINCE),
    ("dang bo thanh pho", IssuingLevel.PROVINCE),
    ("nhan dan tinh", IssuingLevel.PROVINCE),
    ("chi bo", IssuingLevel.GRASSROOTS),
    ("dang uy", IssuingLevel.GRASSROOTS),
)
_MINISTRY = "bo "
_YEAR_CODE = re.compile(r"/\d{4}/")


def issuing_level(code: str, issuer: str = "") -> IssuingLevel:
    """The level a document comes from; OTHER when neither its code nor its issuer's name tells.

    «21-NQ/TW» is central, «24-CTr/TU» provincial, «42-KH/ĐUK» the level above the grassroots, «08-KH/CB» a cell's;
    «30/2020/NĐ-CP» is of the state's centre.
    """
    tail = search_key(re.split(r"[/-]", code.removesuffix("/nb"))[-1]).replace(" ", "")
    if tail in _LEVEL_OF:
        return _LEVEL_OF[tail]
    name = f" {search_key(issuer)} "
    for words, level in _NAMES:
        if f" {words} " in name:
            return level
    if _YEAR_CODE.search(code) or name[1:].startswith(_MINISTRY):
        return IssuingLevel.CENTRAL
    return IssuingLevel.OTHER
