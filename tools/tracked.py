"""Which files the house rules look at: those that git knows or would take in."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def files(*suffixes: str, root: Path = ROOT) -> list[Path]:
    """Files with these endings, relative to the root, in order; deleted ones left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    return sorted(Path(name) for name in listed if name.endswith(suffixes) and (root / name).is_file())
