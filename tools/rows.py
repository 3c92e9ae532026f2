"""Lists every row of the requirements with the tests that show it working, and the rows still open.

A test names its rows with `@pytest.mark.rows("D-01", …)`, as decorator, in `pytestmark`, or on one parameter set.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools import tracked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROW = re.compile(r"^\| ([A-Z]{1,3}-\d+[a-z]?) \| ([^|]*)")
WIDTH = 72


@dataclass(frozen=True)
class Claim:
    """One test that names one row."""

    row: str
    test: str


def requirements() -> Path:
    return Path(os.environ.get("ROVIEC_SHARED", tracked.ROOT.parent / "shared")) / "design" / "requirements.md"


def rows(text: str) -> dict[str, str]:
    """Row id → first words of the requirement, in the order of the document."""
    return {match[1]: match[2].strip() for match in map(ROW.match, text.splitlines()) if match}


def claims(path: Path, source: str) -> Iterator[Claim]:
    tree = ast.parse(source)
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "pytestmark" for t in node.targets):
            yield from (Claim(row, str(path)) for row in _named(node.value))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test"):
            for decorator in node.decorator_list:
                yield from (Claim(row, f"{path}::{node.name}") for row in _named(decorator))


def _named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.rows":
            for argument in node.args:
                assert isinstance(argument, ast.Constant), "rows are written out"
                yield str(argument.value)


def report(wanted: Mapping[str, str], found: list[Claim]) -> tuple[list[str], list[str]]:
    """Lines to print, and the ids that tests name but the requirements do not have."""
    tests = defaultdict(list)
    for claim in found:
        tests[claim.row].append(claim.test)
    shown = [
        f"{row}  {words[:WIDTH]}" + "".join(f"\n      {t}" for t in tests[row])
        for row, words in wanted.items()
        if row in tests
    ]
    still_open = [f"{row}  {words[:WIDTH]}" for row, words in wanted.items() if row not in tests]
    head = [
        f"Shown by tests: {len(shown)} of {len(wanted)} rows",
        *shown,
        "",
        f"Open: {len(still_open)} rows",
        *still_open,
    ]
    return head, sorted(set(tests) - set(wanted))


def main() -> int:
    path = requirements()
    if not path.exists():
        print(f"skipped: {path} is not here (ROVIEC_SHARED names the folder that holds design/)")
        return 0
    found = [
        claim
        for test in tracked.files(".py")
        if test.parts[0] == "tests"
        for claim in claims(test, (tracked.ROOT / test).read_text(encoding="utf-8"))
    ]
    lines, unknown = report(rows(path.read_text(encoding="utf-8")), found)
    print(*lines, sep="\n")
    if unknown:
        print("\nNamed by tests but not in the requirements:", ", ".join(unknown))
    return int(bool(unknown))


if __name__ == "__main__":
    sys.exit(main())
