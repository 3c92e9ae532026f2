"""Text of a PDF, page by page; pages that are pictures go to text recognition."""

from __future__ import annotations

import math
import threading
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from directive_files.errors import DamagedFile, EncryptedFile, TooManyPages
from directive_files.extracting import ocr
from directive_files.extracting.layout import Line, page_text, right_margin
from directive_files.extracting.notes import Note, ocr_used, pages_without_text
from directive_files.legacy_encodings import without_private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from directive_files.limits import Limits

KIND = ".pdf"
_PDFIUM = threading.Lock()
"""PDFium must not be entered by two threads at once."""
_PASSWORD_WANTED = 4
_SECURITY_UNKNOWN = 5
_FEW_LETTERS = 12
"""A page with fewer letters, such as a stamp or a page number only, is taken for a picture if it holds one."""
_POINTS_PER_INCH = 72
_SCAN_DPI = 300
_LARGEST_RENDERING = 25_000_000
_LONGEST_SIDE = 20_000
"""Pixels of a drawn page, in all and along one side."""
_LINE_BREAK_AT_HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, together with the break. Vietnamese is never hyphenated, so it
belongs to the text, as in «16-CTr/ĐUK»."""


@dataclass(frozen=True, slots=True)
class PdfText:
    pages: tuple[str, ...]
    notes: tuple[Note, ...]


def pdf_text(data: bytes, limits: Limits) -> PdfText:
    """Raises EncryptedFile, DamagedFile, TooManyPages, and for scans what text recognition raises."""
    pages = _text_layer(data, limits)
    pictures = [place for place, text in enumerate(pages) if text is None]
    if not pictures:
        return PdfText(tuple(text or "" for text in pages), ())
    tesseract = ocr.program()
    if tesseract is None and len(pictures) == len(pages):
        tesseract = ocr.required()
    if tesseract is None:
        notes = (pages_without_text(place + 1 for place in pictures),)
        return PdfText(tuple(text or "" for text in pages), notes)
    if len(pictures) > limits.ocr_pages:
        raise TooManyPages(pages=len(pictures), limit=limits.ocr_pages)
    if limits.ocr_head_only:
        pictures = pictures[:1]
    for place in pictures:
        pages[place] = ocr.recognise(tesseract, _picture(data, place), limits)
    return PdfText(tuple(text or "" for text in pages), (ocr_used(place + 1 for place in pictures),))


def _text_layer(data: bytes, limits: Limits) -> list[str | None]:
    """The text of each page, None for a page that is a picture."""
    with _PDFIUM, _opened(data) as document:
        count = len(document)
        if count > limits.pdf_pages:
            raise TooManyPages(pages=count, limit=limits.pdf_pages)
        pages = [_page_lines(document[place]) for place in range(count)]
    alike: defaultdict[int, list[Line]] = defaultdict(list)
    for width, lines in pages:
        alike[width] += lines or ()
    margins = {width: right_margin(lines) for width, lines in alike.items()}
    return [None if lines is None else page_text(lines, margins[width]) for width, lines in pages]


def _page_lines(page: pdfium.PdfPage) -> tuple[int, list[Line] | None]:
    """The width of the page, which is what pages with the same margins have in common, and its lines."""
    width = round(page.get_width())
    text_page = page.get_textpage()
    raw = pdfium.raw
    letters = [chr(raw.FPDFText_GetUnicode(text_page.raw, place)) for place in range(text_page.count_chars())]
    few = sum(map(str.isalpha, letters)) < _FEW_LETTERS
    if few and any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        return width, None
    lines = []
    start = 0
    for text in "".join(letters).split("\n"):
        line = _line(text_page, text, start)
        if line is not None:
            lines.append(line)
        start += len(text) + 1
    return width, lines


def _line(text_page: pdfium.PdfTextPage, text: str, start: int) -> Line | None:
    """A line of the page from its text and the place of its first character; None for an empty one."""
    stripped = text.strip()
    if not stripped:
        return None
    first = start + len(text) - len(text.lstrip())
    left, bottom, _, _ = text_page.get_charbox(first, loose=True)
    _, _, word_end, _ = text_page.get_charbox(first + len(stripped.split(" ", 1)[0]) - 1, loose=True)
    _, _, right, _ = text_page.get_charbox(first + len(stripped) - 1, loose=True)
    shown = without_private(text.rstrip().replace(_LINE_BREAK_AT_HYPHEN, "-"))
    return Line(shown, left, right, bottom, word_end - left)


def _picture(data: bytes, place: int) -> Image.Image:
    with _PDFIUM, _opened(data) as document:
        page = document[place]
        width, height = (max(side, 1.0) / _POINTS_PER_INCH for side in page.get_size())
        dpi = min(_SCAN_DPI, math.sqrt(_LARGEST_RENDERING / (width * height)), _LONGEST_SIDE / max(width, height))
        picture: Image.Image = page.render(scale=dpi / _POINTS_PER_INCH, grayscale=True).to_pil().copy()
        return picture


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """An open PDF, closed again whatever happens; what PDFium objects to becomes a refusal."""
    document = None
    try:
        document = pdfium.PdfDocument(data)
        yield document
    except pdfium.PdfiumError as error:
        if error.err_code in {_PASSWORD_WANTED, _SECURITY_UNKNOWN}:
            raise EncryptedFile from None
        raise DamagedFile(format=KIND) from None
    finally:
        if document is not None:
            document.close()
