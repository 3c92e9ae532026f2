"""File formats in and out of the reader: no Django, no database."""

from __future__ import annotations

from directive_files.apart import extract_apart
from directive_files.errors import UnreadableFile
from directive_files.extracting.extraction import Extracted, extract
from directive_files.limits import Limits

__all__ = ["Extracted", "Limits", "UnreadableFile", "extract", "extract_apart"]
