"""The packed parts of an office file, opened without trusting what it says about itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from directive_files.errors import ArchiveBomb, DamagedFile, EncryptedFile

if TYPE_CHECKING:
    from directive_files.limits import Limits

_ENCRYPTED = 0x1


class Archive:
    """A zip file within limits. Raises ArchiveBomb, DamagedFile or EncryptedFile, also while a part is read."""

    def __init__(self, data: bytes, limits: Limits, *, kind: str) -> None:
        self._limits = limits
        self._kind = kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            raise DamagedFile(format=kind) from None
        self._check_declared(self._zip.infolist())

    def _check_declared(self, entries: list[zipfile.ZipInfo]) -> None:
        limits = self._limits
        if len(entries) > limits.archive_entries or sum(e.file_size for e in entries) > limits.archive_bytes:
            raise ArchiveBomb
        for entry in entries:
            if entry.flag_bits & _ENCRYPTED:
                raise EncryptedFile
            packed = max(entry.compress_size, 1)
            if entry.file_size > limits.archive_part_free and entry.file_size / packed > limits.archive_ratio:
                raise ArchiveBomb

    def names(self) -> frozenset[str]:
        return frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """One part, unpacked; what really comes out is bounded, whatever the archive declares."""
        limit = self._limits.archive_part_bytes
        try:
            with self._zip.open(name) as part:
                content = part.read(limit + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ):
            raise DamagedFile(format=self._kind) from None
        if len(content) > limit:
            raise ArchiveBomb
        return content

    def xml(self, name: str) -> etree._Element:
        """One part as a tree. A document type, which no office program writes, is taken as an attack."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError:
            raise DamagedFile(format=self._kind) from None
        if root.getroottree().docinfo.doctype:
            raise ArchiveBomb
        return root
