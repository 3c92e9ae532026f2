"""The tree of headings, and every paragraph or item with its place in it.

reads: `Text`, `Line`s; writes: `Outline`. Positions of blocks count in `Text.clean`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_reader.outline.blocks import Block, Outline, Writer
from directive_reader.outline.headings import decide
from directive_reader.outline.numbering import entries
from directive_reader.outline.zones import Zone, zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_reader.lines import Line
    from directive_reader.text import Text

__all__ = ["Block", "Outline", "Zone", "outline"]


def outline(text: Text, lines: Sequence[Line]) -> Outline:
    """Find headings and blocks: «I. MỤC TIÊU⏎1. Mục tiêu chung⏎- Có …» gives paths I, I.1 and a block in I.1."""
    found = entries(text.clean, lines, zones(text.clean, lines))
    decide(found)
    return Writer(text).write(found)
