"""Budget of length: a file 400 lines, at most 600; a function 40 lines, at most 60.

Over the first figure is a remark, over the second a failure. A table of declarations may be longer where a comment
`# table: why` says so, in one of the first ten lines of the file. Migrations are generated and not measured.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools import tracked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_SOFT, FILE_HARD = 400, 600
FUNCTION_SOFT, FUNCTION_HARD = 40, 60


@dataclass(frozen=True)
class Oversize:
    """One thing that is longer than it should be."""

    path: Path
    line: int
    name: str
    length: int
    hard: bool

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'ERROR' if self.hard else 'remark'}: {self.name} has {self.length} lines"


def measure(path: Path, source: str) -> Iterator[Oversize]:
    lines = source.splitlines()
    is_table = any(line.startswith("# table: ") for line in lines[:10])
    if len(lines) > FILE_SOFT and not is_table:
        yield Oversize(path, 1, "the file", len(lines), hard=len(lines) > FILE_HARD)
    if path.suffix != ".py":
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_SOFT:
                yield Oversize(path, node.lineno, node.name, length, hard=length > FUNCTION_HARD)


def main() -> int:
    found = [
        oversize
        for path in tracked.files(".py", ".js", ".html")
        if "migrations" not in path.parts
        for oversize in measure(path, (tracked.ROOT / path).read_text(encoding="utf-8"))
    ]
    for oversize in found:
        print(oversize)
    return int(any(oversize.hard for oversize in found))


if __name__ == "__main__":
    sys.exit(main())
