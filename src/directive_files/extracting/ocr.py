"""Pictures of pages to text, by tesseract with its Vietnamese data where the machine has both."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from directive_files.errors import DamagedFile, ProgramMissing
from directive_files.extracting import programs

if TYPE_CHECKING:
    from PIL import Image

    from directive_files.limits import Limits

_LANGUAGE = "vie"
_LIST_SECONDS = 10.0
_LARGEST_SIDE = 5000
"""A4 at 400 dpi; more costs time and reads no better."""


def program() -> str | None:
    """Path of a tesseract that knows Vietnamese."""
    found = programs.find("tesseract")
    if found is None:
        return None
    with TemporaryDirectory() as folder:
        try:
            listed = programs.run([found, "--list-langs"], folder=Path(folder), seconds=_LIST_SECONDS)
        except programs.ProgramFailed:
            return None
    return found if _LANGUAGE.encode() in listed.split() else None


def required() -> str:
    """Path of tesseract, or a ProgramMissing that says how to get it."""
    found = program()
    if found is None:
        raise ProgramMissing(
            what="ảnh và bản quét (pictures and scans)",
            instead=".docx / .pdf",
            install="apt-get install tesseract-ocr tesseract-ocr-vie",
        )
    return found


def recognise(tesseract: str, page: Image.Image, limits: Limits) -> str:
    """Text of one page. Raises TookTooLong, DamagedFile."""
    grey = page.convert("L")
    grey.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    with TemporaryDirectory() as folder:
        picture = Path(folder) / "page.png"
        grey.save(picture, compress_level=1)
        command = [tesseract, str(picture), "stdout", "-l", _LANGUAGE, "--psm", "4"]
        try:
            output = programs.run(command, folder=Path(folder), seconds=limits.ocr_seconds)
        except programs.ProgramFailed:
            raise DamagedFile(format="ảnh") from None
    return output.decode("utf-8", errors="replace")
