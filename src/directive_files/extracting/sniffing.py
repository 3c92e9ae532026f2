"""What a file is, by its content; its name only tells apart what has no mark of its own."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from directive_files.errors import EncryptedFile, UnknownFormat, UnsupportedFormat, WrongContent
from directive_files.extracting.archive import Archive

if TYPE_CHECKING:
    from directive_files.limits import Limits


class Format(StrEnum):
    TXT = "txt"
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    DOC = "doc"
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"


BY_EXTENSION = {
    ".txt": Format.TXT,
    ".md": Format.MD,
    ".markdown": Format.MD,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".doc": Format.DOC,
    ".pdf": Format.PDF,
    ".jpg": Format.JPEG,
    ".jpeg": Format.JPEG,
    ".png": Format.PNG,
    ".tif": Format.TIFF,
    ".tiff": Format.TIFF,
}  # fmt: skip - one table

_TEXTS = frozenset({Format.TXT, Format.MD, Format.HTML})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WITHIN = 1024
"""Bytes before the mark of a PDF that readers put up with."""
_AS_DOCX = ".docx"
_AS_PICTURE = ".jpg / .png"
_UNPACKED = ".docx / .pdf (giải nén trước, unpack first)"
_REFUSED = (
    (b"{\\rtf", "RTF", _AS_DOCX),
    (b"GIF8", "GIF", _AS_PICTURE),
    (b"BM", "BMP", _AS_PICTURE),
    (b"Rar!\x1a\x07", "RAR", _UNPACKED),
    (b"7z\xbc\xaf\x27\x1c", "7z", _UNPACKED),
    (b"\x1f\x8b", "gzip", _UNPACKED),
)
_PICTURES = (
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
)
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_WORD_MAIN = re.compile(rb"wordprocessingml\.(document|template)|ms-word\.(document|template)\.macroEnabled")
_HTML_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Nothing is tried twice: a comment that could also be the first part of a longer one would double the ways."""
_MHTML_START = re.compile(rb"(?:MIME-Version:|From: <Saved by)", re.IGNORECASE)


def sniff(name: str, data: bytes, limits: Limits) -> Format:
    """The format of a file that is not empty. Raises a refusal that says what to do instead."""
    marked = _by_mark(data, limits)
    if marked is not None:
        return marked
    return _by_name(name, data)


def _by_mark(data: bytes, limits: Limits) -> Format | None:
    if b"%PDF-" in data[:_WITHIN]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, limits)
    if data.startswith(_OLE):
        return _compound(data)
    for mark, kind in _PICTURES:
        if data.startswith(mark):
            return kind
    _refuse_known(data)
    return None


def _refuse_known(data: bytes) -> None:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise UnsupportedFormat(format="HEIC", advice=_AS_PICTURE)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise UnsupportedFormat(format="WebP", advice=_AS_PICTURE)
    for mark, kind, advice in _REFUSED:
        if data.startswith(mark):
            raise UnsupportedFormat(format=kind, advice=advice)


def _zipped(data: bytes, limits: Limits) -> Format:
    archive = Archive(data, limits, kind=".docx")
    names = archive.names()
    if "[Content_Types].xml" in names and _WORD_MAIN.search(archive.read("[Content_Types].xml")):
        return Format.DOCX
    if any(item.startswith("xl/") for item in names):
        raise UnsupportedFormat(format="Excel", advice=_AS_DOCX)
    if any(item.startswith("ppt/") for item in names):
        raise UnsupportedFormat(format="PowerPoint", advice=_AS_DOCX)
    if "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
        raise UnsupportedFormat(format="OpenDocument", advice=_AS_DOCX)
    raise UnsupportedFormat(format="ZIP", advice=_UNPACKED)


def _compound(data: bytes) -> Format:
    """The container of Office before 2007, and the wrapping of locked new files; names of streams are UTF-16."""
    if _stream("EncryptedPackage") in data:
        raise EncryptedFile
    if _stream("WordDocument") in data:
        return Format.DOC
    if _stream("Workbook") in data:
        raise UnsupportedFormat(format="Excel", advice=_AS_DOCX)
    if _stream("PowerPoint Document") in data:
        raise UnsupportedFormat(format="PowerPoint", advice=_AS_DOCX)
    raise UnknownFormat


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _by_name(name: str, data: bytes) -> Format:
    """Content without a mark: text, if anything. Word saves web pages as .doc too, so those are looked for first."""
    extension = PurePath(name).suffix.lower()
    claimed = BY_EXTENSION.get(extension)
    if _MHTML_START.match(data):
        raise UnsupportedFormat(format="MHTML", advice=_AS_DOCX)
    if extension and claimed is None:
        raise UnknownFormat
    if _HTML_START.match(data[: 16 * _WITHIN]):
        return Format.HTML
    if claimed in _TEXTS:
        return claimed
    if claimed is not None and b"\x00" in data:
        raise WrongContent(extension=extension)
    return Format.TXT
