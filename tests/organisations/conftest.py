from __future__ import annotations

from datetime import timedelta

import pytest

from roviec.access import actions as access


@pytest.fixture
def session(world):
    """The administrator with an open session."""
    access.open_admin_session(
        by=world.administrator, reason="Sắp xếp lại các đảng bộ", length=timedelta(hours=1), at=world.at
    )
    return world.administrator
