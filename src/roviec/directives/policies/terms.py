"""How documents are numbered: party committees count per term of office, state bodies per year."""

from __future__ import annotations

import re
from datetime import date

from roviec.core.text import code_key, search_key

_PARTY_ENDINGS = ("TW", "TƯ", "TU", "ĐUK", "ĐU", "HU", "QU", "ThU", "CB", "ĐB", "BTV", "BCH")
_CENTRAL = ("TW", "TƯ")
_PROVINCIAL = ("TU",)
_CODE = re.compile(r"^\s*(?:số\s*:?\s*)?0*(\d{1,6})?\s*[-–/]\s*(\S.*?)\s*$", re.IGNORECASE)
_BLANKS = re.compile(r"\s*([-–/])\s*")
YEARS_OF_TERM = 5
_CENTRAL_CONGRESS = (2, 1)
_PROVINCIAL_CONGRESS = (10, 1)
_LOWER_CONGRESS = (7, 1)


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

    In a year of congresses the new term starts in February of the next year for the centre, in October for
    provinces, in July below. It is a proposal: the clerk may know of another day.
    """
    if signed_on is None:
        return ""
    if not is_party_symbol(symbol):
        return str(signed_on.year)
    issuer = symbol.rpartition("/")[2]
    if issuer.endswith(_CENTRAL):
        shift, congress = 1, _CENTRAL_CONGRESS
    else:
        shift, congress = 0, _PROVINCIAL_CONGRESS if issuer.endswith(_PROVINCIAL) else _LOWER_CONGRESS
    start = (signed_on.year - shift) // YEARS_OF_TERM * YEARS_OF_TERM
    if signed_on < date(start + shift, *congress):
        start -= YEARS_OF_TERM
    return f"{start}-{start + YEARS_OF_TERM}"


def issuer_key(issuer: str, unit_id: int | None) -> str:
    """What tells issuers apart in the register: the unit of the directory, else the folded words."""
    return f"#{unit_id}" if unit_id is not None else search_key(issuer)
