"""Text of a .doc from before 2007, by LibreOffice or antiword where the machine has one of them."""

from __future__ import annotations

import struct
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from directive_files.errors import DamagedFile, EncryptedFile, ProgramMissing
from directive_files.extracting import programs
from directive_files.extracting.archive import Archive
from directive_files.extracting.docx.document import document_text
from directive_files.legacy_encodings import Legacy, repair

if TYPE_CHECKING:
    from directive_files.limits import Limits

KIND = ".doc"
_FIRST_SECTOR = 512
_WORD_MARK = 0xA5EC
_ENCRYPTED = 0x0100


def doc_text(data: bytes, limits: Limits) -> tuple[str, frozenset[Legacy]]:
    """LibreOffice first: it knows the automatic numbers and the fonts, both of which antiword drops.

    Raises EncryptedFile, ProgramMissing, TookTooLong, DamagedFile.
    """
    _check_password(data)
    office, antiword = programs.find("soffice", "libreoffice"), programs.find("antiword")
    if office is None and antiword is None:
        raise ProgramMissing(
            what="tệp Word cũ .doc (old Word files)",
            instead=".docx",
            install="apt-get install libreoffice-writer-nogui (hoặc/or antiword)",
        )
    with TemporaryDirectory() as folder:
        source = Path(folder) / "source.doc"
        source.write_bytes(data)
        found = _by_office(office, source, limits) if office else None
        if found is None and antiword:
            found = _by_antiword(antiword, source, limits)
    if found is None:
        raise DamagedFile(format=KIND)
    return found


def _check_password(data: bytes) -> None:
    """The first word of the file information block lies in the first sector of nearly every .doc."""
    head = data[_FIRST_SECTOR : _FIRST_SECTOR + 12]
    if len(head) == 12:  # noqa: PLR2004 - the bytes just cut out
        mark, *_, flags = struct.unpack("<6H", head)
        if mark == _WORD_MARK and flags & _ENCRYPTED:
            raise EncryptedFile


def _by_office(office: str, source: Path, limits: Limits) -> tuple[str, frozenset[Legacy]] | None:
    """The text by way of .docx; None where LibreOffice cannot open it either."""
    folder = source.parent
    profile = (folder / "profile").as_uri()
    command = [
        office,
        "--headless",
        "--norestore",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    try:
        programs.run([*command, "--outdir", str(folder), str(source)], folder=folder, seconds=limits.conversion_seconds)
        packed = source.with_suffix(".docx").read_bytes()
        return document_text(Archive(packed, limits, kind=KIND))
    except (programs.ProgramFailed, FileNotFoundError, DamagedFile):
        return None


def _by_antiword(antiword: str, source: Path, limits: Limits) -> tuple[str, frozenset[Legacy]]:
    command = [antiword, "-m", "UTF-8.txt", "-w", "0", str(source)]
    try:
        output = programs.run(command, folder=source.parent, seconds=limits.conversion_seconds)
    except programs.ProgramFailed:
        raise DamagedFile(format=KIND) from None
    text, legacy = repair(output.decode("utf-8", errors="replace"))
    return text, frozenset({legacy}) if legacy else frozenset()
