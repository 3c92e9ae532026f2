"""Translations: .po files compiled to the .mo files that Django reads, without gettext on the machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def build(folders: Iterable[Path]) -> list[Path]:
    """Compile every catalogue that is newer than its compiled form; return what was compiled.

    A compiled file appears whole or not at all, so that a server starting meanwhile reads no half of one.
    """
    sources = sorted(source for folder in folders for source in folder.glob("*/LC_MESSAGES/*.po"))
    return [compile_one(source) for source in sources if is_stale(source)]


def is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def compile_one(source: Path) -> Path:
    target = source.with_suffix(".mo")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    polib.pofile(str(source), check_for_duplicates=True).save_as_mofile(str(draft))
    draft.replace(target)
    return target
