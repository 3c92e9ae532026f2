"""Readings out of the reader: Akoma Ntoso, Excel, Word, plain table."""

from __future__ import annotations

from directive_files.exporting.akn.document import to_akn
from directive_files.exporting.akn.names import WorkName
from directive_files.exporting.docx import Letterhead, to_docx
from directive_files.exporting.table import to_table
from directive_files.exporting.xlsx import to_xlsx

__all__ = ["Letterhead", "WorkName", "to_akn", "to_docx", "to_table", "to_xlsx"]
