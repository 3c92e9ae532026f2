from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.core import text

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ AĐ-/1"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Uỷ ban", "Ủy ban"), ("hoà", "hòa"), ("khoẻ", "khỏe"), ("ĐẢNG UỶ", "đảng ủy"), ("thuỷ", "thủy")],
)
def test_tone_key_unites_two_spellings(one, other):
    assert text.tone_key(one) == text.tone_key(other)


@pytest.mark.parametrize(("one", "other"), [("quý", "quy"), ("hoàn", "hoan"), ("má", "ma"), ("quỳ", "quỷ")])
def test_tone_key_keeps_different_words_apart(one, other):
    assert text.tone_key(one) != text.tone_key(other)


@pytest.mark.parametrize("word", ["quý", "hoàn", "khuỷu", "huỳnh", "ngoáy", "quả", "suýt"])
def test_tone_key_leaves_syllables_with_one_spelling(word):
    assert text.tone_key(word) == word


@pytest.mark.parametrize(
    "spelling", ["Nguyễn Văn", "NGUYỄN  VĂN", "nguyen van", unicodedata.normalize("NFD", "Nguyễn-Văn")]
)
def test_search_key_unites_spellings(spelling):
    assert text.search_key(spelling) == "nguyen van"


def test_search_key_folds_d_with_stroke():
    assert text.search_key("Đảng uỷ Khối Đường sắt") == "dang uy khoi duong sat"


@pytest.mark.parametrize("code", ["03-NQ/ĐUK", "03 nq duk", "03 - NQ / ĐUK", "03/NQ-ĐUK"])
def test_code_key_unites_codes(code):
    assert text.code_key(code) == "03nqduk"


def test_sort_key_follows_the_dictionary():
    names = [
        "An",
        "Ăn",
        "Ân",
        "Bình",
        "Dung",
        "Đặng",
        "Em",
        "Êm",
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "Oanh",
        "Ơn",
        "Út",
        "Ưng",
        "Vũ",
    ]

    assert sorted(set(names), key=text.sort_key) == names


def test_sort_key_puts_short_words_first():
    assert sorted(["Lan Anh", "Lan", "Lana"], key=text.sort_key) == ["Lan", "Lan Anh", "Lana"]


def test_sort_key_of_nothing_is_empty():
    assert text.sort_key(" - ") == ""


def test_nfc_composes_and_drops_what_cannot_be_seen():
    assert text.nfc("Đa\u0309ng\u200b u\u0309y\x00") == "Đảng ủy"


def test_given_name_first():
    assert text.given_name_first("Nguyễn Thị Hoa") == "Hoa Nguyễn Thị"
    assert text.given_name_first("") == ""


@given(VIETNAMESE)
def test_keys_do_not_change_when_taken_twice(value):
    assert text.search_key(text.search_key(value)) == text.search_key(value)
    assert text.tone_key(text.tone_key(value)) == text.tone_key(value)
    assert text.nfc(text.nfc(value)) == text.nfc(value)


@given(st.text())
def test_keys_do_not_depend_on_composition(value):
    assert text.search_key(unicodedata.normalize("NFD", value)) == text.search_key(unicodedata.normalize("NFC", value))
    assert text.sort_key(unicodedata.normalize("NFD", value)) == text.sort_key(unicodedata.normalize("NFC", value))


@given(st.text())
def test_aligned_key_keeps_every_position(value):
    composed = text.nfc(value)

    assert len(text.aligned_key(composed)) == len(composed)


@given(VIETNAMESE)
def test_aligned_key_has_the_words_of_the_search_key(value):
    assert text.aligned_key(text.nfc(value)).split() == text.search_key(value).split()
