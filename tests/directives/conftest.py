from __future__ import annotations

from datetime import date

import pytest

from roviec.access.models import User
from roviec.organisations.models import Unit


@pytest.fixture
def clerk(db):  # noqa: ARG001 - opens the database
    return User.objects.create(username="vanthu", full_name="Lê Thị Văn Thư")


@pytest.fixture
def bloc(db):  # noqa: ARG001 - opens the database
    return Unit.objects.create(
        name="Đảng bộ Khối", kind="bloc_committee", path="0000", starts_on=date(2000, 1, 1), search_key="dang bo khoi"
    )
