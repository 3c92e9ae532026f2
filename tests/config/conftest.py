from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.installation import folder_for_servers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder() -> Iterator[Path]:
    with folder_for_servers() as path:
        yield path


@pytest.fixture(scope="module")
def shared_folder() -> Iterator[Path]:
    with folder_for_servers() as path:
        yield path
