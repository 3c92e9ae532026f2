from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_files import extract
from directive_files.errors import DamagedFile, NoText, UnknownEncoding
from directive_files.extracting.html import html_text
from directive_files.legacy_encodings import Legacy
from tests.directive_files.test_legacy_encodings import WORDS, tcvn3, windows_1258


def text_of(inner: str) -> str:
    return extract("a.html", f"<html><body>{inner}</body></html>".encode()).text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<p>Một</p><p>Hai <b>ba</b>\n bốn</p>", "Một\n\nHai ba bốn"),
        ("<div>Một<br>hai</div>ba", "Một\nhai\n\nba"),
        ("<h1>I. MỤC TIÊU</h1>đuôi", "I. MỤC TIÊU\n\nđuôi"),
        ("<pre>một\n  hai</pre>", "một\nhai"),
        ("<ul><li>một<li>hai</ul>", "- một\n\n- hai"),
        ("<li>lạc</li>", "- lạc"),
        ("<ol><li>một<li>hai</ol>", "1. một\n\n2. hai"),
        ('<ol start="3"><li>ba<li value="7">bảy<li>tám</ol>', "3. ba\n\n7. bảy\n\n8. tám"),
        ('<ol type="a"><li>x<li>y</ol>', "a) x\n\nb) y"),
        ('<ol type="A"><li>x</ol>', "A) x"),
        ('<ol type="i"><li>x</ol>', "i. x"),
        ('<ol type="I"><li>x</ol>', "I. x"),
        ('<ol start="x"><li>một<ul><li>con</ul><li>hai</ol>', "1. một\n\n- con\n\n2. hai"),
        ("&Dstrok;&#7843;ng&nbsp;bộ &amp; Khối", "Đảng bộ & Khối"),
        ("<p>a</p><script>alert(1)</script><style>p{}</style>đuôi<p>b</p>", "a\n\nđuôi\n\nb"),
        ('<p>a<span style="display: none">ẩn<b>sâu</b></span>b</p><p hidden>ẩn</p>', "ab"),
        ("<p>a<!-- ghi chú -->b</p>", "ab"),
    ],
)
def test_blocks_lists_and_hidden_parts(inner, text):
    assert text_of(inner) == text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (
            "<table><tr><td><p>ĐẢNG BỘ</p><p>SÔNG LAM</p></td><td>ĐẢNG CỘNG SẢN</td></tr></table>",
            "ĐẢNG BỘ\nSÔNG LAM\n\nĐẢNG CỘNG SẢN",
        ),
        (
            "<table><caption>Phụ lục</caption><tr><th>TT<th>Việc<th>Hạn<tr><td>1<td>Rà soát<td>2026</table>sau",
            "Phụ lục\nTT | Việc | Hạn\n1 | Rà soát | 2026\n\nsau",
        ),
        ("<table><tr><td>a<td>b</table>", "a | b"),
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb"),
        ("<table><tr><td>a</td></tr>", "a"),
        ("<table></table>x", "x"),
        ("<tr><td>lạc</td></tr>", "lạc"),
    ],
)
def test_tables_in_reading_order(inner, text):
    assert text_of(inner) == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'<meta charset="windows-1258"><p>' + windows_1258(WORDS), (WORDS, None)),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>'
            + tcvn3(WORDS).encode("cp1252"),
            (WORDS, Legacy.TCVN3),
        ),
        (b'<meta charset="rot13"><p>' + WORDS.encode(), (WORDS, None)),
        (b'<meta charset="iso-8859-99"><p>' + WORDS.encode(), (WORDS, None)),
        (b'<?xml version="1.0" encoding="utf-8"?><html><body>' + WORDS.encode(), (WORDS, None)),
        (tcvn3(f"<p>{WORDS}").encode("cp1252"), (WORDS, Legacy.TCVN3)),
        (WORDS.join(["<p>", ""]).encode("utf-16"), (WORDS, None)),
    ],
    ids=["declared", "font of a Latin page", "no encoding of text", "unknown", "XHTML", "undeclared", "UTF-16"],
)  # fmt: skip - one case a line
def test_encodings_of_a_page(data, expected):
    text, legacy = html_text(data)

    assert (unicodedata.normalize("NFC", text), legacy) == expected


def test_a_binary_page_is_refused():
    with pytest.raises(UnknownEncoding):
        html_text(b'<meta charset="windows-1252"><p>\x00\x01')


@pytest.mark.parametrize("source", ["<html><head><title>chỉ có tên</title></head></html>", "<!-- trống -->", "<html>"])
def test_a_page_without_text_is_refused(source):
    with pytest.raises(NoText):
        extract("a.html", source.encode())


def test_entities_of_a_document_type_are_not_expanded_and_nothing_is_fetched():
    lots = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'

    text = extract("a.html", f"{lots}<html><body><p>trước &b; &c; sau</p></body></html>".encode()).text

    assert "aaaaaaaa" not in text
    assert text.endswith("trước &b; &c; sau")


def test_a_page_nested_so_deep_that_text_would_be_lost_is_refused():
    assert text_of("<div>" * 200 + "đáy") == "đáy"
    with pytest.raises(DamagedFile):
        text_of("<div>" * 5000 + "đáy")


@given(st.text(alphabet="<>/abcdtrlioup \n&;=\"'!-é"))
def test_any_page_gives_text(source):
    text, _ = html_text(source.encode())

    assert isinstance(text, str)
