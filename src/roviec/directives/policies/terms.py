"""How documents are numbered: party committees count per term of office, state bodies per year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from roviec.core.text import code_key, search_key

_PARTY_ENDINGS = ("TW", "TƯ", "TU", "ĐUK", "ĐU", "HU", "QU", "ThU", "CB", "ĐB", "BTV", "BCH")
_CODE = re.compile(r"^\s*(?:số\s*:?\s*)?0*(\d{1,6})?\s*[-–/]\s*(\S.*?)\s*$", re.IGNORECASE)
_BLANKS = re.compile(r"\s*([-–/])\s*")


@dataclass(frozen=True, slots=True)
class CongressRule:
    """When a new term begins at one level of the Party, as far as a number has to be put into a term.

    `years` is written in the Charter. The day is not: each congress is called by its own plan. What stands here is the
    first day of the month after which, by the usual course of congresses, numbers begin anew; `shift` is how many
    years later than the round year of the term that falls.
    """

    valid_from: date
    endings: tuple[str, ...]
    years: int
    shift: int
    month: int
    source: str


CONGRESS_RULES = (
    CongressRule(
        valid_from=date(2011, 1, 19),
        endings=("TW", "TƯ"),
        years=5,
        shift=1,
        month=2,
        source="Điều lệ Đảng (2011), chương III: năm năm một lần. XIII 25/01-01/02/2021, XIV 19-23/01/2026",
    ),
    CongressRule(
        valid_from=date(2011, 1, 19),
        endings=("TU",),
        years=5,
        shift=0,
        month=10,
        source="Điều lệ Đảng (2011), chương IV: năm năm một lần. Đại hội cấp tỉnh thường vào tháng 10",
    ),
    CongressRule(
        valid_from=date(2011, 1, 19),
        endings=(),
        years=5,
        shift=0,
        month=7,
        source="Điều lệ Đảng (2011), chương IV, V: năm năm một lần. Đại hội dưới cấp tỉnh thường từ quý II",
    ),
)
"""Rule data, to be moved to the area of dated rules when that exists. No endings: all other bodies of the Party.

A cell that is not a grassroots organisation has terms of half that length; its documents bear the symbol of a
grassroots body or none, so a person corrects the proposal.
"""


def split_code(code: str) -> tuple[int | None, str, str]:
    """«Số 03 - NQ/ĐUK» → (3, "NQ/ĐUK", "NQ"); a code of another form gives (None, "", "").

    State bodies write «624/KH-UBND»: the number, a stroke, the kind.
    """
    found = _CODE.match(code)
    if found is None:
        return None, "", ""
    symbol = _BLANKS.sub(r"\1", found[2])
    return int(found[1]) if found[1] else None, symbol, re.split(r"[-–/]", symbol, maxsplit=1)[0]


def tidy_code(code: str) -> str:
    """A code as it is kept: without «số» in front and without blanks around strokes and dashes."""
    bare = re.sub(r"^\s*số\s*:?\s*", "", code, flags=re.IGNORECASE)
    return _BLANKS.sub(r"\1", bare.strip())


def same_code_key(code: str) -> str:
    """Key under which codes are compared: leading zeros of the number do not tell documents apart."""
    return code_key(code).lstrip("0")


def is_party_symbol(symbol: str) -> bool:
    """True when the issuer's part of the symbol is that of a party body: «NQ/ĐUK», «HD/BTCTW»."""
    issuer = symbol.rpartition("/")[2]
    return "/" in symbol and issuer.endswith(_PARTY_ENDINGS)


def propose_term(signed_on: date | None, symbol: str) -> str:
    """The series in which the number counts: «2020-2025» for party bodies, the year for others, "" without a date.

    A proposal after CONGRESS_RULES: the clerk may know of another day.
    """
    if signed_on is None:
        return ""
    if not is_party_symbol(symbol):
        return str(signed_on.year)
    rule = _congress_rule(symbol.rpartition("/")[2], signed_on)
    start = (signed_on.year - rule.shift) // rule.years * rule.years
    if signed_on < date(start + rule.shift, rule.month, 1):
        start -= rule.years
    return f"{start}-{start + rule.years}"


def _congress_rule(issuer: str, on: date) -> CongressRule:
    """The newest rule in force on the day at the issuer's level; the oldest known for a day before all of them."""
    level = next(rule.endings for rule in CONGRESS_RULES if not rule.endings or issuer.endswith(rule.endings))
    rules = sorted((rule for rule in CONGRESS_RULES if rule.endings == level), key=lambda rule: rule.valid_from)
    return next((rule for rule in reversed(rules) if rule.valid_from <= on), rules[0])


def issuer_key(issuer: str, unit_id: int | None) -> str:
    """What tells issuers apart in the register: the unit of the directory, else the folded words."""
    return f"#{unit_id}" if unit_id is not None else search_key(issuer)
