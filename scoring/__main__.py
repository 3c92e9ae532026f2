"""Score the reader on the gold set and list what was gained and lost against the last commit.

    python -m scoring [--base REVISION] [--record]

Reads the texts and annotations of ../shared (or $ROVIEC_SHARED), writes the readings to var/scoring and lets
score_reader.py, which lies beside the gold set, compare them. The base is HEAD where the reader has changed since, else
the commit before the reader's last change. Exit codes: 0 all floors held, 1 a score fell below its floor in
scoring/floors.json, 2 no gold set. --record writes today's scores, where they are higher, as the new floors.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READER = "src/directive_reader"
FLOORS = ROOT / "scoring" / "floors.json"
SETS = ("seeds", "practice")
SHOWN = 60
"""Gains or losses that are listed."""
SLACK = 0.0005
"""Scores are rounded to three places."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", help="revision to compare with")
    parser.add_argument("--record", action="store_true", help="raise the floors to today's scores")
    options = parser.parse_args()
    shared = Path(os.environ.get("ROVIEC_SHARED", ROOT.parent / "shared"))
    if not (shared / "bench" / "score_reader.py").exists():
        print(f"no gold set in {shared}; set ROVIEC_SHARED to where it is")
        return 2
    now = ROOT / "var" / "scoring" / "now"
    read_all(shared, now, ROOT / "src")
    for name in SETS:
        print(f"\n{name}\n{table(shared, name, now)}", end="")
    compare(shared, now, options.base or last_base())
    return hold_floors({name: totals(shared, name, now) for name in SETS}, record=options.record)


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def last_base() -> str:
    """HEAD where the reader differs from it, else the parent of the last commit that changed the reader."""
    if git("status", "--porcelain", READER):
        return "HEAD"
    return git("log", "-1", "--format=%H", "--", READER) + "~1"


def read_all(shared: Path, folder: Path, source: Path) -> None:
    """Read all texts with the reader below `source`."""
    subprocess.run(
        [sys.executable, ROOT / "scoring" / "readings.py", shared, folder],
        check=True,
        env=os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def run_score(shared: Path, name: str, folder: Path, *flags: str) -> str:
    command = [sys.executable, shared / "bench" / "score_reader.py", shared / "gold" / name, folder / name, *flags]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def table(shared: Path, name: str, folder: Path) -> str:
    return run_score(shared, name, folder)


def totals(shared: Path, name: str, folder: Path) -> dict[str, float | None]:
    scores: dict[str, float | None] = json.loads(run_score(shared, name, folder, "--json"))
    return scores


def misses(shared: Path, folder: Path) -> list[str]:
    """One line per miss, with the set and document it belongs to."""
    lines: list[str] = []
    for name in SETS:
        document = ""
        for line in run_score(shared, name, folder, "--misses").splitlines():
            if line.startswith("== "):
                document = line[3:]
            elif line.startswith("   ") and document and not line.strip().startswith("header  outline"):
                lines.append(f"{name} {document}: {line.strip()}")
    return lines


def compare(shared: Path, now: Path, base: str) -> None:
    """Print which misses came and went since the base."""
    try:
        archive = subprocess.run(["git", "archive", base, READER], cwd=ROOT, check=True, capture_output=True).stdout
        with tempfile.TemporaryDirectory() as folder:
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder, filter="data")
            before = Path(folder) / "readings"
            read_all(shared, before, Path(folder) / "src")
            then = misses(shared, before)
    except subprocess.CalledProcessError as error:
        print(f"\nno comparison: the reader of {base} could not be run ({error})")
        return
    today = misses(shared, now)
    gained, lost = [line for line in then if line not in today], [line for line in today if line not in then]
    print(f"\nagainst {git('rev-parse', '--short', base)}: {len(gained)} gained, {len(lost)} lost")
    for sign, lines in (("+", gained), ("-", lost)):
        for line in lines[:SHOWN]:
            print(f" {sign} {line}")
        if len(lines) > SHOWN:
            print(f" {sign} and {len(lines) - SHOWN} more")


def hold_floors(scores: dict[str, dict[str, float | None]], *, record: bool) -> int:
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    below = [
        f"{name} {field} {scores[name].get(field)} is below its floor {floor}"
        for name, fields in floors.items()
        for field, floor in fields.items()
        if (scores[name].get(field) or 0.0) + SLACK < floor
    ]
    if record:
        raised = {
            name: {field: max(value or 0.0, floors.get(name, {}).get(field, 0.0)) for field, value in fields.items()}
            for name, fields in scores.items()
        }
        FLOORS.write_text(json.dumps(raised, indent=2) + "\n", "utf-8")
    print("\n" + ("\n".join(below) if below else "all floors held"))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
