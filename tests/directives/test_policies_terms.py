from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from roviec.directives.policies import terms

pytestmark = pytest.mark.rows("D-01")


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("07-NQ/ĐUK", (7, "NQ/ĐUK", "NQ")),
        ("Số 47 - KH/TU", (47, "KH/TU", "KH")),
        ("624/KH-UBND", (624, "KH-UBND", "KH")),
        ("số: 0012/CĐ-TTg", (12, "CĐ-TTg", "CĐ")),
        ("/KH-MTTQ", (None, "KH-MTTQ", "KH")),
        ("Kế hoạch", (None, "", "")),
        ("", (None, "", "")),
    ],
)
def test_a_code_falls_into_number_symbol_and_kind(code, parts):
    assert terms.split_code(code) == parts


def test_a_code_is_kept_without_blanks_and_without_the_word_in_front():
    assert terms.tidy_code(" Số: 47 -  KH / TU ") == "47-KH/TU"


@pytest.mark.parametrize("spelling", ["03-NQ/ĐUK", "3-NQ/ĐUK", "03 nq duk", "03NQ-đuk", "Nghị 3-NQ/ĐUK"[5:]])
def test_spellings_of_a_code_have_one_key(spelling):
    assert terms.same_code_key(spelling) == "3nqduk"


@pytest.mark.parametrize(
    ("symbol", "is_party"),
    [
        ("NQ/ĐUK", True),
        ("HD/BTCTW", True),
        ("KH/TU", True),
        ("QĐ/HU", True),
        ("NQ/CB", True),
        ("KH-UBND", False),
        ("NQ-CP", False),
        ("TU", False),
    ],
)
def test_party_bodies_are_known_by_their_part_of_the_symbol(symbol, is_party):
    assert terms.is_party_symbol(symbol) is is_party


@pytest.mark.parametrize(
    ("day", "symbol", "term"),
    [
        (date(2024, 3, 5), "KH/ĐUK", "2020-2025"),
        (date(2025, 6, 30), "KH/ĐUK", "2020-2025"),
        (date(2025, 7, 1), "KH/ĐUK", "2025-2030"),
        (date(2025, 9, 30), "KH/TU", "2020-2025"),
        (date(2025, 10, 1), "KH/TU", "2025-2030"),
        (date(2026, 1, 31), "NQ/TW", "2020-2025"),
        (date(2026, 2, 1), "NQ/TW", "2025-2030"),
        (date(2025, 12, 31), "NQ/TW", "2020-2025"),
        (date(2021, 1, 15), "KL/TW", "2015-2020"),
        (date(2009, 5, 4), "KL/TW", "2005-2010"),
        (date(2025, 11, 20), "KH-UBND", "2025"),
        (date(2025, 11, 20), "", "2025"),
        (None, "NQ/TU", ""),
    ],
)
def test_the_series_of_a_number_is_the_term_or_the_year(day, symbol, term):
    assert terms.propose_term(day, symbol) == term


def test_the_rule_of_the_day_decides(monkeypatch):
    longer = replace(terms.CONGRESS_RULES[0], valid_from=date(2040, 1, 1), years=10)
    monkeypatch.setattr(terms, "CONGRESS_RULES", (longer, *terms.CONGRESS_RULES))

    assert terms.propose_term(date(2039, 5, 4), "KL/TW") == "2035-2040"
    assert terms.propose_term(date(2045, 5, 4), "KL/TW") == "2040-2050"


def test_every_rule_names_its_source():
    assert all(rule.source.startswith("Điều lệ Đảng") for rule in terms.CONGRESS_RULES)


def test_an_issuer_is_told_apart_by_unit_else_by_folded_words():
    assert terms.issuer_key("Đảng ủy Khối", 12) == "#12"
    assert terms.issuer_key("Đảng uỷ  KHỐI", None) == terms.issuer_key("Đảng ủy Khối", None) == "dang uy khoi"
