"""How much of a file is looked at before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. The defaults let through a 500-page directive or a 30-page scan on an office computer."""

    file_bytes: int = 40 * MEBIBYTE
    text_chars: int = 5_000_000
    archive_entries: int = 5_000
    archive_bytes: int = 256 * MEBIBYTE
    """All entries of a .docx together, unpacked."""
    archive_ratio: int = 250
    """How often an entry larger than `archive_part_free` may unpack to its packed size."""
    archive_part_free: int = 4 * MEBIBYTE
    archive_part_bytes: int = 32 * MEBIBYTE
    """One XML part of a .docx, unpacked."""
    image_pixels: int = 64_000_000
    pdf_pages: int = 500
    ocr_pages: int = 30
    ocr_head_only: bool = False
    """Recognise the first page that is a picture and leave the others empty: enough to see what stands at its head."""
    ocr_seconds: float = 90.0
    """For one page."""
    conversion_seconds: float = 60.0
    """For antiword or LibreOffice to open one .doc."""
