"""Text of a PDF, page by page; pages that are pictures go to text recognition."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from directive_files.errors import DamagedFile, EncryptedFile, TooManyPages
from directive_files.extracting import ocr
from directive_files.extracting.notes import Note, ocr_used, pages_without_text
from directive_files.legacy_encodings import without_private

if TYPE_CHECKING:
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
    for place in pictures:
        pages[place] = ocr.recognise(tesseract, _picture(data, place), limits)
    return PdfText(tuple(text or "" for text in pages), (ocr_used(place + 1 for place in pictures),))


def _text_layer(data: bytes, limits: Limits) -> list[str | None]:
    """The text of each page, None for a page that is a picture."""
    with _PDFIUM, _Opened(data) as document:
        count = len(document)
        if count > limits.pdf_pages:
            raise TooManyPages(pages=count, limit=limits.pdf_pages)
        try:
            return [_page_text(document[place]) for place in range(count)]
        except pdfium.PdfiumError:
            raise DamagedFile(format=KIND) from None


def _page_text(page: pdfium.PdfPage) -> str | None:
    text = str(page.get_textpage().get_text_range()).replace(_LINE_BREAK_AT_HYPHEN, "-")
    few = sum(map(str.isalpha, text)) < _FEW_LETTERS
    if few and any(page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        return None
    return without_private(text)


def _picture(data: bytes, place: int) -> Image.Image:
    with _PDFIUM, _Opened(data) as document:
        page = document[place]
        width, height = page.get_size()
        inches = max(width * height, 1.0) / _POINTS_PER_INCH**2
        dpi = min(_SCAN_DPI, math.sqrt(_LARGEST_RENDERING / inches))
        try:
            bitmap = page.render(scale=dpi / _POINTS_PER_INCH, grayscale=True)
        except (pdfium.PdfiumError, ValueError, MemoryError):
            raise DamagedFile(format=KIND) from None
        picture: Image.Image = bitmap.to_pil().copy()
        return picture


class _Opened:
    """An open PDF that is closed again whatever happens, with PDFium's reasons as refusals."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if error.err_code in {_PASSWORD_WANTED, _SECURITY_UNKNOWN}:
                raise EncryptedFile from None
            raise DamagedFile(format=KIND) from None

    def __enter__(self) -> pdfium.PdfDocument:
        return self._document

    def __exit__(self, *_: object) -> None:
        self._document.close()
