"""A file of any readable kind to its text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from directive_files.errors import EmptyFile, NoText, TooLarge, TooMuchText
from directive_files.extracting import notes
from directive_files.extracting.archive import Archive
from directive_files.extracting.docx.document import KIND as DOCX
from directive_files.extracting.docx.document import document_text
from directive_files.extracting.html import html_text
from directive_files.extracting.images import image_text
from directive_files.extracting.legacy_word import doc_text
from directive_files.extracting.pdf import pdf_text
from directive_files.extracting.sniffing import BY_EXTENSION, Format, sniff
from directive_files.legacy_encodings import Legacy, decode, repair
from directive_files.limits import MEBIBYTE, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_files.extracting.notes import Note

PAGE_BREAK = "\f"
_DEFAULT = Limits()
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\ufeff\ufffe\uffff\ud800-\udfff]")
"""Control characters, soft hyphens, stray marks: nothing a reader of the paper sees, and some no database takes."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text of one file in NFC, one line feed after each line; a form feed stands before each page but the first.

    `pages` and `page_starts` (where each page begins in `text`) are there for formats with firm pages: PDF, pictures.
    """

    text: str
    format: Format
    pages: int | None = None
    page_starts: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()


def extract(name: str, data: bytes, *, limits: Limits = _DEFAULT) -> Extracted:
    """Reads a file by its content; `name` only tells .txt, .md and .html apart and is checked against the content.

    Raises a subclass of UnreadableFile, and nothing else, whatever the bytes are. Keeps nothing: what optional programs
    need lies in a temporary folder that is gone afterwards.
    """
    if len(data) > limits.file_bytes:
        raise TooLarge(size=-(-len(data) // MEBIBYTE), limit=limits.file_bytes // MEBIBYTE)
    if not data.strip():
        raise EmptyFile
    kind = sniff(name, data, limits)
    found = _by_format(kind, data, limits)
    extension = PurePath(name).suffix.lower()
    if extension and BY_EXTENSION.get(extension) is not kind:
        found = (*found[:2], (*found[2], notes.other_content(extension, kind)))
    return _assemble(kind, *found, limits=limits)


def _by_format(kind: Format, data: bytes, limits: Limits) -> tuple[Sequence[str], bool, tuple[Note, ...]]:
    """Texts of the pages, whether they are firm pages, and the notes."""
    match kind:
        case Format.TXT | Format.MD:
            text, legacy = decode(data)
            return [text], False, _conversion([legacy])
        case Format.HTML:
            text, legacy = html_text(data)
            return [text], False, _conversion([legacy])
        case Format.DOCX:
            text, converted = document_text(Archive(data, limits, kind=DOCX))
            return [text], False, _conversion(converted)
        case Format.DOC:
            text, converted = doc_text(data, limits)
            return [text], False, _conversion(converted)
        case Format.PDF:
            pdf = pdf_text(data, limits)
            pages, legacy = _repaired(pdf.pages)
            return pages, True, (*pdf.notes, *_conversion([legacy]))
        case _:
            picture = image_text(data, kind, limits)
            return picture.pages, True, picture.notes


def _repaired(pages: Sequence[str]) -> tuple[list[str], Legacy | None]:
    """Old fonts leave Latin letters in a PDF; pages are judged together, for one alone may be short."""
    text, legacy = repair(PAGE_BREAK.join(page.replace(PAGE_BREAK, "\n") for page in pages))
    return text.split(PAGE_BREAK), legacy


def _conversion(encodings: Iterable[Legacy | None]) -> tuple[Note, ...]:
    named = [encoding for encoding in encodings if encoding is not None]
    return (notes.converted(named),) if named else ()


def _assemble(
    kind: Format, pages: Sequence[str], firm: bool, remarks: tuple[Note, ...], *, limits: Limits
) -> Extracted:
    tidied = [_tidy(page) for page in pages]
    starts = [0]
    for page in tidied[:-1]:
        starts.append(starts[-1] + len(page) + 2)
    text = f"\n{PAGE_BREAK}".join(tidied)
    if not text.strip():
        raise EmptyFile if kind in {Format.TXT, Format.MD} else NoText
    if len(text) > limits.text_chars:
        raise TooMuchText(limit=limits.text_chars)
    return Extracted(text, kind, len(pages) if firm else None, tuple(starts) if firm else (), remarks)


def _tidy(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", lines))
