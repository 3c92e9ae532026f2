from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.organisations.enums import UnitGroup
from roviec.organisations.policies import naming
from roviec.organisations.policies.naming import Form

PROVINCE, BLOC = "0000", "00000000"
CHAIN = [
    (PROVINCE, "provincial_committee", "Đảng bộ tỉnh Sông Lam", "Tỉnh ủy"),
    (BLOC, "bloc_committee", "Đảng bộ Khối Các cơ quan và Doanh nghiệp tỉnh Sông Lam", "Đảng bộ Khối"),
]
CALLED = naming.designators(CHAIN)


def form(text):
    return naming.form(naming.without_organ(naming.canonical(text)), CALLED)


@pytest.mark.parametrize(
    "text",
    [
        "Ban Tổ chức Đảng ủy Khối",
        "BAN TỔ CHỨC ĐẢNG UỶ KHỐI",
        "BTC ĐUK",
        "BTC Đảng ủy Khối",
        "lãnh đạo Ban Tổ chức Đảng ủy Khối",
        "Ban Tổ chức thuộc Đảng ủy Khối Các cơ quan và Doanh nghiệp tỉnh Sông Lam",
        "Ban Tổ chức Đảng ủy Khối Các cơ quan và Doanh nghiệp tỉnh",
    ],
)
def test_ways_of_saying_one_board_have_one_form(text):
    assert form(text) == Form(("ban", "to", "chuc"), BLOC, of_committee=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban Tổ chức Tỉnh ủy", Form(("ban", "to", "chuc"), PROVINCE, of_committee=True)),
        ("Ban Tổ chức", Form(("ban", "to", "chuc"))),
        ("Đoàn Khối", Form(("doan", "thanh", "nien"), BLOC)),
        ("Hội CCB Khối", Form(("hoi", "cuu", "chien", "binh"), BLOC)),
        ("Đảng ủy Khối", Form(("dang", "bo", "khoi"))),
        ("Ban Thường vụ Đảng ủy Khối", Form(("dang", "bo", "khoi"))),
        ("UBKT Đảng ủy Khối", Form(("uy", "ban", "kiem", "tra"), BLOC, of_committee=True)),
        ("Sở NN&MT", Form(("so", "nnmt"))),
        ("Ủy ban MTTQ Việt Nam tỉnh", Form(("mat", "tran", "to", "quoc"), PROVINCE)),
        ("Trung tâm Văn hóa - Thông tin tỉnh Sông Lam", Form(("trung", "tam", "van", "hoa", "thong", "tin"), PROVINCE)),
        ("lãnh đạo", Form(("lanh", "dao"))),
        ("", Form(())),
    ],
)
def test_form(text, expected):
    assert form(text) == expected


def test_abbreviations_count_in_capitals_only():
    assert naming.canonical("TU") == ("dang", "bo", "tinh")
    assert naming.canonical("tu dưỡng") == ("tu", "duong")


def test_acronyms_leave_out_the_joining_word():
    assert naming.acronyms(("so", "nong", "nghiep", "va", "moi", "truong")) == {
        ("snnmt",),
        ("so", "nnmt"),
        ("so", "nong", "nmt"),
    }
    assert naming.acronyms(("so",)) == set()
    assert naming.acronyms(("so", "va")) == set()


def test_the_issuer_of_a_cell_is_called_cell_only():
    called = naming.designators([*CHAIN, (BLOC + "0000", "grassroots_cell", "Chi bộ Nhà in", "")])

    assert (called["chi", "bo"], called["dang", "bo", "khoi"]) == (BLOC + "0000", BLOC)
    assert ("dang", "bo") not in called
    assert naming.designators([]) == {}


@pytest.mark.parametrize(
    ("text", "group", "restriction"),
    [
        ("các cấp ủy cơ sở", UnitGroup.GRASSROOTS, ""),
        ("Các cấp uỷ cơ sở trực thuộc", UnitGroup.GRASSROOTS, ""),
        ("các chi bộ, đảng bộ cơ sở", UnitGroup.GRASSROOTS, ""),
        ("các đảng bộ, chi bộ cơ sở trong toàn Khối", UnitGroup.GRASSROOTS, ""),
        ("các đảng ủy, chi bộ cơ sở", UnitGroup.GRASSROOTS, ""),
        ("các tổ chức cơ sở đảng", UnitGroup.GRASSROOTS, ""),
        ("Các TCCSĐ trực thuộc Đảng ủy Khối", UnitGroup.GRASSROOTS, ""),
        ("các cấp ủy trực thuộc Đảng ủy Khối", UnitGroup.GRASSROOTS, ""),
        ("các đảng ủy cơ sở", UnitGroup.GRASSROOTS_ORGANISATIONS, ""),
        ("các chi bộ cơ sở", UnitGroup.GRASSROOTS_CELLS, ""),
        ("các chi bộ", UnitGroup.PARTY_CELLS, ""),
        ("các chi, đảng bộ trực thuộc", UnitGroup.COMMITTEES_DIRECTLY_BELOW, ""),
        ("các cơ quan tham mưu, giúp việc", UnitGroup.ADVISORY_BOARDS, ""),
        ("các cơ quan tham mưu, giúp việc Đảng ủy Khối", UnitGroup.ADVISORY_BOARDS, ""),
        ("Mặt trận Tổ quốc và các đoàn thể", UnitGroup.MASS_ORGANISATIONS, ""),
        ("các đoàn thể Khối", UnitGroup.MASS_ORGANISATIONS, ""),
        ("các huyện ủy, thành ủy", UnitGroup.DISTRICTS, ""),
        ("các đảng ủy xã, phường", UnitGroup.COMMUNES, ""),
        ("các đảng đoàn, ban cán sự đảng", UnitGroup.CAUCUSES, ""),
        ("các cấp ủy, tổ chức đảng", UnitGroup.PARTY_ORGANISATIONS, ""),
        ("các sở, ban, ngành", UnitGroup.BODIES, ""),
        ("các cơ quan, đơn vị trực thuộc", UnitGroup.ALL_BELOW, ""),
        ("các cấp ủy cơ sở trong doanh nghiệp tư nhân", UnitGroup.GRASSROOTS, "trong doanh nghiệp tư nhân"),
        ("các cơ quan, đơn vị liên quan", UnitGroup.BODIES, "liên quan"),
    ],
)
def test_group(text, group, restriction):
    assert naming.group(text, CALLED) == (group, restriction)


@pytest.mark.parametrize("text", ["Ban Tổ chức", "Đảng ủy", "chi bộ", "Sở Nông nghiệp", "", "và"])
def test_what_is_no_group(text):
    assert naming.group(text, CALLED) is None


def test_a_name_of_nothing_but_a_head_designates_no_body():
    called = naming.designators([("0000", "provincial_committee", "Đảng bộ", "")])

    assert () not in called
    assert called["dang", "bo"] == "0000"


@pytest.mark.parametrize("words", ["đảng ủy ", "đồng chí ", "tỉnh ", "các cấp ủy cơ sở ", "thuộc ", "Sở A, "])
def test_a_very_long_text_is_worked_through(words):
    text = words * 5_000
    started = time.perf_counter()

    naming.form(naming.without_organ(naming.canonical(text)), CALLED)
    naming.group(text, CALLED)

    assert time.perf_counter() - started < 5


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text):
    words = naming.canonical(text)

    naming.form(naming.without_organ(words), CALLED)
    naming.group(text, CALLED)
    assert all(words)
