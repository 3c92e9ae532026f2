"""Files that only their owner may read: keys, and what must not lie in the database."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_once(path: Path, content: str) -> bool:
    """Write the file unless it is there already; say whether it was written.

    Two processes that start together agree on one content: the file appears whole or not at all.
    """
    if path.exists():
        return False
    draft = _draft(path, content)
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def replace(path: Path, content: str) -> None:
    """Put new content in place of the old in one step; a reader sees the one or the other, never a part."""
    _draft(path, content).replace(path)


def append(path: Path, line: str) -> None:
    """Add a line at the end, and see it on the disk before going on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w", encoding="ascii") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def _draft(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return draft
