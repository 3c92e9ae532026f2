from __future__ import annotations

import pytest
from axes.utils import reset

from tests.factories.access import UserFactory

PASSWORD = "nước chảy đá mòn 2026"


@pytest.fixture
def hoa(db):
    user = UserFactory(username="hoa", full_name="Trần Thị Hoa", email="hoa@songlam.example")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture(autouse=True)
def no_locks(request):
    """Counts of failed attempts of an earlier test do not count here; those in the shared cache neither."""
    if "db" in request.fixturenames:
        reset()
