"""The coverage gates: 95 % of branches and lines overall, 100 % where a mistake would be costly.

Reads the JSON report of coverage: `check_coverage.py .coverage.json`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePath
from typing import Any

OVERALL = 95.0
COMPLETE_MODULES = {"policies", "rules", "actions"}
COMPLETE_ROOTS = {"directive_reader"}
COMPLETE_AREAS = {"rulebook"}


def must_be_complete(path: PurePath) -> bool:
    """Whether a file, relative to src, is held to 100 %."""
    names = {*path.parts[2:-1], path.stem}
    return path.parts[0] in COMPLETE_ROOTS or path.parts[1] in COMPLETE_AREAS or bool(names & COMPLETE_MODULES)


def shortfalls(report: dict[str, Any]) -> list[str]:
    found = []
    overall = report["totals"]["percent_covered"]
    if overall < OVERALL:
        found.append(f"overall: {overall:.2f} % is less than {OVERALL:.0f} %")
    for name, file in sorted(report["files"].items()):
        path = PurePath(name.partition("src/")[2])
        missing = file["missing_lines"] or file.get("missing_branches")
        if path.suffix == ".py" and must_be_complete(path) and missing:
            lines = ", ".join(map(str, file["missing_lines"])) or "none"
            branches = ", ".join(f"{a}→{b}" for a, b in file.get("missing_branches", [])) or "none"
            found.append(f"{name}: must be complete; lines not run: {lines}; branches not taken: {branches}")
    return found


def main(arguments: list[str]) -> int:
    found = shortfalls(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
    print(*found or ["coverage gates passed"], sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
