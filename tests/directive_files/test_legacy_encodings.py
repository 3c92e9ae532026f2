from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_files import legacy_encodings
from directive_files.errors import UnknownEncoding
from directive_files.legacy_encodings import Legacy, decode, from_font, from_tcvn3, from_vni, plausibility, repair

WORDS = (
    "Đảng ủy Khối lãnh đạo các chi bộ thực hiện tốt nhiệm vụ, phấn đấu đến năm 2030 có trên 90% đảng viên được xếp loại"
)
LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"


def tcvn3(text: str) -> str:
    table = {letter: chr(code) for code, letter in legacy_encodings._TCVN3.items()}
    return "".join(table.get(letter, letter) for letter in text)


def vni(text: str) -> str:
    table = {letter: bytes_ for bytes_, letter in sorted(legacy_encodings._VNI.items(), reverse=True)}
    return "".join(table.get(letter, letter) for letter in text)


def windows_1258(text: str) -> bytes:
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base = unicodedata.normalize("NFD", letter)
            head = unicodedata.normalize("NFC", base[:-1]) if len(base) > 2 else base[0]
            tone = (
                base[-1]
                if len(base) <= 2
                else next(mark for mark in base[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
            )
            head = head if len(base) <= 2 else unicodedata.normalize("NFC", base.replace(tone, ""))
            pieces.append((head + tone).encode("cp1258"))
    return b"".join(pieces)


@pytest.mark.parametrize(
    ("old", "new"),
    [("§¶ng ñy Khèi", "Đảng ủy Khối"), ("nghÞ quyÕt sè 05", "nghị quyết số 05"), ("®­îc thùc hiÖn", "được thực hiện")],
)
def test_tcvn3_known_words(old, new):
    assert from_tcvn3(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ñaûng uûy Khoái", "Đảng ủy Khối"),
        ("ÑAÛNG BOÄ TÆNH", "ĐẢNG BỘ TỈNH"),
        ("nghò quyeát soá 05", "nghị quyết số 05"),
        ("ñöôïc thöïc hieän", "được thực hiện"),
        ("kyû luaät, kyõ naêng", "kỷ luật, kỹ năng"),
    ],
)
def test_vni_known_words(old, new):
    assert from_vni(old) == new


@pytest.mark.parametrize("convert", [tcvn3, vni], ids=["tcvn3", "vni"])
def test_every_letter_survives_the_way_there_and_back(convert):
    back = {"tcvn3": from_tcvn3, "vni": from_vni}[convert.__name__]

    assert back(convert(LETTERS)) == LETTERS


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [
        (".VnTime", "§¶ng", ("Đảng", Legacy.TCVN3)),
        (".VnTimeH", "®¶ng bé", ("ĐẢNG BỘ", Legacy.TCVN3)),
        (".vnArial Narrow", "\uf0a7\uf0b6ng", ("Đảng", Legacy.TCVN3)),
        ("VNI-Times", "Ñaûng", ("Đảng", Legacy.VNI)),
        ("Times New Roman", "Đảng", ("Đảng", None)),
        (None, "§ 5", ("§ 5", None)),
    ],
)
def test_the_font_tells_the_table(font, text, expected):
    assert from_font(text, font) == expected


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", 1.0),
        ("plain words only", 1.0),
        (WORDS, 1.0),
        ("Đắk Lắk, Đắk Nông", 1.0),
        ("§¶ng ñy", 0.0),
        ("đảng fiancée", 0.5),
        ("ĐảNG", 0.0),
        ("ầấ", 0.0),
    ],
)
def test_plausibility(text, share):
    assert plausibility(text) == share


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (WORDS.encode(), (WORDS, None)),
        (codecs.BOM_UTF8 + WORDS.encode(), (WORDS, None)),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), (WORDS, None)),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), (WORDS, None)),
        (tcvn3(WORDS).encode("cp1252"), (WORDS, Legacy.TCVN3)),
        (vni(WORDS).encode("cp1252"), (WORDS, Legacy.VNI)),
        (windows_1258(WORDS), (WORDS, Legacy.WINDOWS_1258)),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "tcvn3", "vni", "windows-1258"],
)
def test_plain_bytes_are_decoded_by_mark_or_by_what_reads_best(data, expected):
    assert decode(data) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02 text",
        b"\xff\xfe\x00",
        "café à la crème brûlée".encode("latin-1"),
        b"caf\xe9 \x01",
        "текст на русском".encode("cp1251"),
    ],
    ids=["control characters", "half a character", "French", "binary Latin", "Russian"],
)
def test_bytes_that_make_no_vietnamese_words_are_refused(data):
    with pytest.raises(UnknownEncoding):
        decode(data)


def test_lines_of_an_old_font_are_repaired_and_the_others_stay():
    mixed = f"ĐẢNG CỘNG SẢN VIỆT NAM\n{tcvn3(WORDS)}\nSố 05-NQ/ĐUK\n{tcvn3('Nơi nhận: các chi bộ trực thuộc')}"

    assert repair(mixed) == (
        f"ĐẢNG CỘNG SẢN VIỆT NAM\n{WORDS}\nSố 05-NQ/ĐUK\nNơi nhận: các chi bộ trực thuộc",
        Legacy.TCVN3,
    )


def test_vni_lines_are_repaired_too():
    assert repair(vni(WORDS)) == (WORDS, Legacy.VNI)


@pytest.mark.parametrize(
    "text",
    [WORDS, "no marks", "Mở quán café Hoàn Kiếm", "ngày 5 µm, à, é", "§ 5 Abs. 2 Straße für Größe", "5 µm ± 2 °C"],
)
def test_text_that_reads_well_or_in_no_way_is_left_alone(text):
    assert repair(text) == (text, None)


def test_gha_stands_for_u_with_horn():
    assert repair("đƣợc thực hiện thƣờng xuyên; ĐƢỢC") == ("được thực hiện thường xuyên; ĐƯỢC", None)


def test_private_characters_are_bullets_alone_and_bytes_in_words():
    text = "\uf0b7 một\n\uf02d hai \uf0a7\uf0b6ng"

    assert legacy_encodings.without_private(text) == "• một\n- hai §¶ng"


@given(st.text())
def test_repair_keeps_the_number_of_lines(text):
    assert repair(text)[0].count("\n") == text.count("\n")


@given(st.binary())
def test_random_bytes_decode_or_are_refused(data):
    try:
        text, _ = decode(data)
    except UnknownEncoding:
        return

    assert not legacy_encodings.has_controls(text)
