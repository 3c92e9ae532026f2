"""The face of the area's reads, one subject per file."""

from __future__ import annotations

from roviec.directives.queries.register import (
    directives_visible_to,
    files_visible_to,
    find_duplicate,
    find_same_code,
    header_values,
    removed_visible_to,
    units_with_register,
)

__all__ = [
    "directives_visible_to",
    "files_visible_to",
    "find_duplicate",
    "find_same_code",
    "header_values",
    "removed_visible_to",
    "units_with_register",
]
