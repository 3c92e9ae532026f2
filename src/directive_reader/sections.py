"""What kind of section a heading opens: purpose, target, work or money. Others take after their parent."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from directive_reader.folding import fold
from directive_reader.patterns import tasks as patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_reader.model import Section


class Kind(Enum):
    """Kinds of sections."""

    PURPOSE = "purpose"
    """Purpose, requirements, scope: no work is given."""
    BACKGROUND = "background"
    """What has been, and how it is judged."""
    TARGET = "target"
    WORK = "work"
    MIXED = "mixed"
    """Targets and work under one heading."""
    FUNDING = "funding"

    @property
    def has_work(self) -> bool:
        return self in {Kind.WORK, Kind.MIXED, Kind.FUNDING}


class Sections:
    """The headings with kind and parent."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.all = sections
        self._parents: list[int | None] = []
        self._kinds: list[Kind] = []
        open_: list[int] = []
        for index, section in enumerate(sections):
            while open_ and sections[open_[-1]].level >= section.level:
                open_.pop()
            parent = open_[-1] if open_ else None
            self._parents.append(parent)
            self._kinds.append(
                _kind(fold(section.heading).low, self._kinds[parent] if parent is not None else Kind.WORK)
            )
            open_.append(index)

    def parent(self, index: int) -> int | None:
        return self._parents[index]

    def kind(self, index: int | None) -> Kind:
        """What stands outside all headings counts as work."""
        return Kind.WORK if index is None else self._kinds[index]


def _kind(heading: str, above: Kind) -> Kind:
    if patterns.TARGET_HEADING.regex.match(heading):
        return Kind.MIXED if patterns.JOINED_WORK.regex.search(heading) else Kind.TARGET
    if patterns.PURPOSE_HEADING.regex.match(heading):
        return Kind.WORK if patterns.JOINED_WORK.regex.search(heading) else Kind.PURPOSE
    if patterns.BACKGROUND_HEADING.regex.match(heading):
        return Kind.WORK if patterns.JOINED_WORK.regex.search(heading) else Kind.BACKGROUND
    if patterns.FUNDING_HEADING.regex.match(heading):
        return Kind.FUNDING
    if above is Kind.MIXED and patterns.WORK_HEADING.regex.search(heading):
        return Kind.WORK
    return above
