from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def folder_for_servers() -> Iterator[Path]:
    """Not pytest's own: every run of pytest shuts that to others anew, and as root the database server is another."""
    with tempfile.TemporaryDirectory(prefix="roviec-test-") as folder:
        yield Path(folder)


@pytest.fixture
def folder() -> Iterator[Path]:
    with folder_for_servers() as path:
        yield path


@pytest.fixture(scope="module")
def shared_folder() -> Iterator[Path]:
    with folder_for_servers() as path:
        yield path
