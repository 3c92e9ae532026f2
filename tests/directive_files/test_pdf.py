from __future__ import annotations

import io

import docx
import pytest
from PIL import Image

from directive_files import Limits, extract
from directive_files.errors import DamagedFile, EncryptedFile, NoText, ProgramMissing, TooManyPages
from tests.directive_files.making import (
    PICTURE,
    PICTURE_OBJECT,
    by_office,
    in_order,
    needs_office,
    needs_tesseract,
    pdf,
    photo,
    saved,
    shown,
)

LOCKED = (
    f"/Encrypt <</Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <{'41' * 32}> /U <{'42' * 32}>>> "
    f"/ID [<{'43' * 16}> <{'43' * 16}>]"
)


@pytest.fixture
def without_programs(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")


def scanned(*pages: bytes) -> bytes:
    """A PDF of pictures only, as a scanner makes it."""
    first, *rest = [Image.open(io.BytesIO(page)) for page in pages]
    target = io.BytesIO()
    first.save(target, "PDF", save_all=True, append_images=rest, resolution=300)
    return target.getvalue()


def test_pages_are_marked_and_their_places_given():
    data = pdf(shown("Nghi quyet so mot", "dong hai"), shown("Trang hai cua van ban"))

    extracted = extract("a.pdf", data)

    assert extracted.text == "Nghi quyet so mot\ndong hai\n\fTrang hai cua van ban"
    assert (extracted.pages, extracted.page_starts, extracted.notes) == (2, (0, 28), ())
    assert extracted.text[extracted.page_starts[1] :] == "Trang hai cua van ban"


@needs_office
def test_a_vietnamese_pdf_of_an_office_program_reads_exactly(tmp_path):
    document = docx.Document()
    words = (
        "Thực hiện Chương trình số 24-CTr/TU của Tỉnh ủy về sản xuất-kinh doanh; hằng năm trên 90% đảng viên tham gia. "
    )
    document.add_paragraph("NGHỊ QUYẾT")
    document.add_paragraph(words * 6)
    document.add_paragraph("việc thứ nhất", style="List Number")
    document.add_paragraph("gạch đầu dòng", style="List Bullet")
    document.add_page_break()
    document.add_paragraph("Nơi nhận: các chi bộ trực thuộc")

    extracted = extract("a.pdf", by_office(tmp_path, "a.docx", saved(document), "pdf"))

    assert "".join(extracted.text.split()).count("".join(words.split())) == 6
    assert in_order(extracted.text, "NGHỊ QUYẾT", "1. việc thứ nhất", "• gạch đầu dòng", "\fNơi nhận: các chi bộ")
    assert extracted.pages == 2


@needs_office
def test_a_pdf_locked_by_an_office_program_is_refused(tmp_path):
    document = docx.Document()
    document.add_paragraph("bí mật")
    options = (
        '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"khoa"}}'
    )

    locked = by_office(tmp_path, "a.docx", saved(document), f"pdf:writer_pdf_Export:{options}")

    with pytest.raises(EncryptedFile):
        extract("a.pdf", locked)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (pdf(shown("x"), trailer=LOCKED), EncryptedFile),
        (b"%PDF-1.7\n garbage", DamagedFile),
        (pdf(shown("x")).replace(b"/Kids [3 0 R]", b"/Kids [99 0 R]"), DamagedFile),
        (pdf(), DamagedFile),
        (pdf(""), NoText),
        (pdf("", "", ""), NoText),
    ],
    ids=["locked", "garbage", "page missing", "no page", "blank page", "blank pages"],
)
def test_what_a_broken_pdf_is_refused_for(data, error):
    with pytest.raises(error):
        extract("a.pdf", data)


def test_more_pages_than_allowed_are_refused():
    with pytest.raises(TooManyPages) as refusal:
        extract("a.pdf", pdf(shown("x"), shown("y"), shown("z")), limits=Limits(pdf_pages=2))

    assert refusal.value.vi.startswith("Tệp có 3 trang cần đọc, vượt mức 2 trang.")


def test_a_font_of_the_old_times_is_converted():
    words = "§¶ng ñy Khèi l·nh ®¹o thùc hiÖn tèt nhiÖm vô"
    encoded = pdf(shown(words)).replace(b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding")

    extracted = extract("a.pdf", encoded)

    assert extracted.text == "Đảng ủy Khối lãnh đạo thực hiện tốt nhiệm vụ"
    assert [note.code for note in extracted.notes] == ["encoding-converted"]


@pytest.mark.usefixtures("without_programs")
def test_without_text_recognition_a_scan_is_refused_with_the_way_out():
    with pytest.raises(ProgramMissing) as refusal:
        extract("a.pdf", pdf(PICTURE, extra=PICTURE_OBJECT))

    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in refusal.value.vi
    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in refusal.value.en


@pytest.mark.usefixtures("without_programs")
def test_without_text_recognition_the_pages_with_text_are_read_and_the_others_named():
    extracted = extract("a.pdf", pdf(shown("Trang co chu"), PICTURE, PICTURE, extra=PICTURE_OBJECT))

    assert extracted.text == "Trang co chu\n\f\n\f"
    assert [(note.code, note.vi[:10]) for note in extracted.notes] == [("pages-without-text", "Trang 2, 3")]


@needs_tesseract
def test_scanned_pages_are_recognised():
    data = scanned(photo("ĐẢNG ỦY KHỐI", "Số 05-NQ/ĐUK"), photo("Nơi nhận: các chi bộ"))

    extracted = extract("a.pdf", data)

    assert in_order(extracted.text, "ĐẢNG ỦY KHỐI", "05-NQ/ĐUK", "\fNơi nhận: các chi bộ")
    assert (extracted.pages, [(note.code, "1, 2" in note.en) for note in extracted.notes]) == (2, [("ocr-used", True)])


@needs_tesseract
def test_only_the_head_is_recognised_where_that_is_enough():
    data = scanned(photo("ĐẢNG ỦY KHỐI", "Số 05-NQ/ĐUK"), photo("Nơi nhận: các chi bộ"))

    extracted = extract("a.pdf", data, limits=Limits(ocr_head_only=True))

    assert "05-NQ/ĐUK" in extracted.text
    assert "Nơi nhận" not in extracted.text


@needs_tesseract
def test_more_scanned_pages_than_allowed_are_refused():
    with pytest.raises(TooManyPages):
        extract("a.pdf", pdf(PICTURE, PICTURE, extra=PICTURE_OBJECT), limits=Limits(ocr_pages=1))


@needs_tesseract
@pytest.mark.parametrize(
    "box", [b"[0 0 200000 200000]", b"[0 0 1000000000 0.001]", b"[0 0 0 0]"], ids=["house", "ribbon", "point"]
)
def test_a_page_of_absurd_size_is_drawn_small(box):
    data = pdf(PICTURE, extra=PICTURE_OBJECT).replace(b"[0 0 595 842]", box)

    with pytest.raises(NoText):
        extract("a.pdf", data)
