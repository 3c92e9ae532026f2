from __future__ import annotations

import inspect
import io
import string
import struct
import tempfile
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directive_files import Extracted, Limits, UnreadableFile, errors, extract
from directive_files.errors import (
    ArchiveBomb,
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    TooLarge,
    TooMuchText,
    UnknownEncoding,
    UnknownFormat,
    UnsupportedFormat,
    WrongContent,
)
from directive_files.extracting.sniffing import BY_EXTENSION, Format
from tests.directive_files.making import CONTENT_TYPES, packed, paragraph, pdf, raw_docx, shown
from tests.directive_files.test_legacy_encodings import WORDS, tcvn3

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEBIBYTE = 1024 * 1024
REASONS = [item for _, item in inspect.getmembers(errors, inspect.isclass) if issubclass(item, UnreadableFile)]


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"m\xe1\xbb\x99t\r\nhai\rba", Extracted("một\nhai\nba", "txt")),
        ("a.TXT", "mo\u0323\u0302t\ufeff".encode(), Extracted("một", "txt")),
        ("a.md", b"# I. M\xe1\xbb\xa5c", Extracted("# I. Mục", "md")),
        ("a.markdown", b"x", Extracted("x", "md")),
        ("a.htm", b"<p>x", Extracted("x", "html")),
        ("a.docm", raw_docx(paragraph("x")), Extracted("x", "docx")),
        ("no-extension", b"x", Extracted("x", "txt")),
        ("no-extension", b"\n <!DOCTYPE html><p>x", Extracted("x", "html")),
        ("a.pdf", pdf(shown("mot")), Extracted("mot", "pdf", 1, (0,))),
    ],
)
def test_formats_by_name_and_content(name, data, expected):
    assert extract(name, data) == expected


def test_old_encodings_of_plain_text_are_converted_and_said():
    extracted = extract("a.txt", tcvn3(WORDS).encode("cp1252"))

    assert extracted.text == WORDS
    assert [(note.code, note.vi) for note in extracted.notes] == [
        (
            "encoding-converted",
            "Chữ theo bảng mã TCVN3 đã được chuyển sang Unicode: hãy đối chiếu dấu thanh và chữ hoa.",
        )
    ]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", raw_docx(paragraph("x")), "docx"),
        ("a.doc", raw_docx(paragraph("x")), "docx"),
        ("a.docx", pdf(shown("mot")), "pdf"),
        ("a.tmp", pdf(shown("mot")), "pdf"),
        ("a.doc", b"<html><body>x", "html"),
        ("a.docx", b"x", "txt"),
    ],
)
def test_content_decides_over_the_name_and_the_difference_is_noted(name, data, kind):
    extracted = extract(name, data)

    assert (extracted.format, [note.code for note in extracted.notes]) == (kind, ["other-content"])


@pytest.mark.parametrize(
    ("name", "data", "error", "word"),
    [
        ("a.txt", b"", EmptyFile, "rỗng"),
        ("a.txt", b" \n\t ", EmptyFile, "rỗng"),
        ("a.txt", "\ufeff".encode(), EmptyFile, "rỗng"),
        ("a.exe", b"MZ\x90\x00", UnknownFormat, ".docx"),
        ("a.csv", b"a;b", UnknownFormat, ".docx"),
        ("a.pdf", b"\x00\x01\x02", WrongContent, ".pdf"),
        ("a.txt", b"\x00\x01\x02", UnknownEncoding, "UTF-8"),
        ("a.rtf", b"{\\rtf1 x}", UnsupportedFormat, "RTF"),
        ("a.doc", b"MIME-Version: 1.0\n", UnsupportedFormat, "MHTML"),
        ("a.heic", b"\0\0\0\x18ftypheic", UnsupportedFormat, "HEIC"),
        ("a.webp", b"RIFF\0\0\0\0WEBP", UnsupportedFormat, "WebP"),
        ("a.gif", b"GIF89a", UnsupportedFormat, "GIF"),
        ("a.rar", b"Rar!\x1a\x07\x00", UnsupportedFormat, "RAR"),
        ("a.xlsx", packed({"xl/workbook.xml": "x"}), UnsupportedFormat, "Excel"),
        ("a.pptx", packed({"ppt/presentation.xml": "x"}), UnsupportedFormat, "PowerPoint"),
        ("a.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text"}), UnsupportedFormat, "OpenDocument"),
        ("a.zip", packed({"a.txt": "x", "[Content_Types].xml": "x", "mimetype": "x"}), UnsupportedFormat, "ZIP"),
        ("a.docx", b"PK\x05\x06" + b"\0" * 18, UnsupportedFormat, "ZIP"),
        ("a.docx", OLE + utf16("EncryptedPackage"), EncryptedFile, "mật khẩu"),
        ("a.xls", OLE + utf16("Workbook"), UnsupportedFormat, "Excel"),
        ("a.ppt", OLE + utf16("PowerPoint Document"), UnsupportedFormat, "PowerPoint"),
        ("a.msi", OLE, UnknownFormat, ".docx"),
        ("a.docx", raw_docx(paragraph("x"))[:-40], DamagedFile, "hỏng"),
    ],
)
def test_what_is_refused_and_how_it_is_said(name, data, error, word):
    with pytest.raises(error) as refusal:
        extract(name, data)

    assert word in refusal.value.vi
    assert str(refusal.value) == refusal.value.vi


def test_sixty_megabytes_are_refused():
    with pytest.raises(TooLarge) as refusal:
        extract("a.txt", b"x" * (60 * MEBIBYTE))

    assert refusal.value.vi.startswith("Tệp lớn 60 MB, vượt mức 40 MB.")
    assert refusal.value.en.startswith("The file has 60 MB, more than the 40 MB allowed.")


def test_text_longer_than_any_directive_is_refused():
    with pytest.raises(TooMuchText):
        extract("a.txt", b"x" * 11, limits=Limits(text_chars=10))


def test_a_part_that_unpacks_to_far_more_than_its_size_is_refused():
    bomb = packed({"[Content_Types].xml": CONTENT_TYPES, "word/media/a.bin": b"\0" * (8 * MEBIBYTE)})

    with pytest.raises(ArchiveBomb):
        extract("a.docx", bomb)


@pytest.mark.parametrize(
    "limits",
    [Limits(archive_entries=2), Limits(archive_bytes=100), Limits(archive_part_bytes=100)],
    ids=["entries", "all together", "one part"],
)
def test_each_bound_of_an_archive_holds(limits):
    with pytest.raises(ArchiveBomb):
        extract("a.docx", raw_docx(paragraph("x" * 200)), limits=limits)


def test_an_archive_that_lies_about_its_sizes_is_refused():
    """The true size stands in the data; both directories say 1 byte for every part."""
    honest = raw_docx(paragraph("x" * 500))
    lying = bytearray(honest)
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        for entry in archive.infolist():
            lying[entry.header_offset + 22 : entry.header_offset + 26] = struct.pack("<I", 1)
            place = honest.index(b"PK\x01\x02", archive.start_dir)
            while honest[place + 46 : place + 46 + len(entry.filename)] != entry.filename.encode():
                place = honest.index(b"PK\x01\x02", place + 4)
            lying[place + 24 : place + 28] = struct.pack("<I", 1)

    with pytest.raises(DamagedFile):
        extract("a.docx", bytes(lying))


def test_a_locked_archive_is_refused():
    data = bytearray(raw_docx(paragraph("x")))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(EncryptedFile):
        extract("a.docx", bytes(data))


def test_a_way_of_packing_nobody_knows_is_refused():
    data = bytearray(raw_docx(paragraph("x")))
    data[data.index(b"PK\x01\x02") + 10] = 99

    with pytest.raises(DamagedFile):
        extract("a.docx", bytes(data))


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.code)
def test_every_reason_says_the_same_in_both_languages(reason):
    def fields(template: str) -> set[str]:
        return {field for _, field, _, _ in string.Formatter().parse(template) if field}

    assert fields(reason.VI) == fields(reason.EN)
    assert reason.VI.isascii() is False
    assert reason.VI.endswith((".", "{install}"))


def test_the_codes_of_the_reasons_are_unlike():
    codes = [reason.code for reason in REASONS]

    assert len(codes) == len(set(codes)) == 16


def readable_or_refused(name: str, data: bytes) -> None:
    with suppress(UnreadableFile):
        extracted = extract(name, data)
        assert extracted.text.strip()
        assert extracted.text.encode().decode() == extracted.text


NAMES = st.sampled_from(sorted({"a" + extension for extension in BY_EXTENSION} | {"a", "a.exe", "a.odt", "đảng.PDF"}))
HEADS = st.sampled_from(
    [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"<html>"]
)


@given(name=NAMES, head=HEADS, data=st.binary(max_size=400))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_bytes_under_any_name_are_read_or_refused(name, head, data):
    readable_or_refused(name, head + data)


WHOLE = {
    "a.docx": raw_docx(paragraph("Đảng ủy Khối") * 3, styles="<w:style/>", numbering="<w:num/>"),
    "a.pdf": pdf(shown("mot", "hai"), shown("ba")),
    "a.html": f"<html><body><table><tr><td>{WORDS}</td></tr></table></body></html>".encode(),
    "a.txt": WORDS.encode(),
}


@given(name=st.sampled_from(sorted(WHOLE)), data=st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_with_some_bytes_changed_is_read_or_refused(name, data):
    content = bytearray(WHOLE[name])
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=8)
    ):
        content[place] = byte
    kept = data.draw(st.integers(1, len(content)))

    readable_or_refused(name, bytes(content[:kept]))


def test_nothing_stays_in_the_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name, content in WHOLE.items():
        extract(name, content)

    assert list(tmp_path.iterdir()) == []


def test_a_row_of_comments_does_not_stall_the_look_at_the_first_bytes():
    began = time.monotonic()

    found = extract("a.txt", b"<!--a-->" * 2000 + b"x")

    assert found.format is Format.TXT
    assert time.monotonic() - began < 5
