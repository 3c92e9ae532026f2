from __future__ import annotations

import pytest

from roviec.access.enums import Role


@pytest.fixture
def bloc(world):
    return world.bloc


@pytest.fixture
def clerk(world):
    return world.user(Role.CLERK, world.bloc)
