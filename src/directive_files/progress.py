"""How far a command has come, on standard error: a bar for a person, plain lines for a log."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from directive_files.exporting import wording

if TYPE_CHECKING:
    from typing import TextIO

_BAR = 24
_LONGEST_NAME = 40


class Progress:
    """Says which of `total` files is at work. Where the stream is no terminal, each file gets a line of its own."""

    def __init__(self, total: int, *, stream: TextIO | None = None, quiet: bool = False) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._total = total
        self._quiet = quiet
        self._live = self._stream.isatty()
        self._done = 0

    def begin(self, name: str) -> None:
        """A file is taken up."""
        self._done += 1
        if self._quiet or self._total == 1:
            return
        shown = wording.one_line(name)[-_LONGEST_NAME:]
        if self._live:
            filled = _BAR * (self._done - 1) // self._total
            self._stream.write(f"\r\x1b[K[{'█' * filled}{'·' * (_BAR - filled)}] {self._done}/{self._total} {shown}")
        else:
            self._stream.write(f"{self._done}/{self._total} {shown}\n")
        self._stream.flush()

    def say(self, message: str) -> None:
        """A message that stays, above the bar."""
        self._clear()
        self._stream.write(f"{wording.printable(message)}\n")
        self._stream.flush()

    def end(self) -> None:
        self._clear()

    def _clear(self) -> None:
        if self._live and not self._quiet and self._total > 1:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
