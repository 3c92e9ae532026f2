"""The files of documents in the storage, which no transaction takes back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roviec.directives.models import SourceFile


def remove_stored(files: Iterable[SourceFile]) -> None:
    """Remove what lies in the storage; the nightly clean-up gets what cannot be removed now."""
    for file in files:
        with suppress(OSError):
            file.file.storage.delete(str(file.file.name))
