from __future__ import annotations

from datetime import timedelta

import pytest
from axes.utils import reset

from roviec.access import actions
from roviec.access.enums import Role
from tests.factories.access import UserFactory
from tests.world import NOW

PASSWORD = "nước chảy đá mòn 2026"


@pytest.fixture
def hoa(db):
    user = UserFactory(username="hoa", full_name="Trần Thị Hoa", email="hoa@songlam.example")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def board(world):
    return world.user(Role.ORGANISATION_BOARD, world.bloc)


@pytest.fixture
def in_session(client, world):
    """The administrator signed in, his session open."""
    session = actions.open_admin_session(
        by=world.administrator, reason="Kiểm tra các trang", length=timedelta(hours=1), at=NOW
    )
    client.force_login(world.administrator)
    opened = client.session
    opened["admin_session"] = session.pk
    opened.save()
    return session


@pytest.fixture(autouse=True)
def no_locks(request):
    """Counts of failed attempts of an earlier test do not count here; those in the shared cache neither."""
    if "db" in request.fixturenames:
        reset()
