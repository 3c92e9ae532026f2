from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from roviec.access import actions
from roviec.access.enums import Role
from roviec.access.models import Event
from tests.factories.access import RoleGrantFactory, UserFactory
from tests.world import NOW

pytestmark = pytest.mark.django_db


def content_of(response):
    return response.content.decode()


def test_administrator_sees_the_audit_trail_in_a_session_only(client, world):
    client.force_login(world.administrator)

    response = client.get(reverse("access:event-list"))

    assert response.status_code == 403
    assert "cần mở phiên quản trị" in content_of(response)


@pytest.mark.usefixtures("in_session")
def test_audit_list_shows_words_and_filters(client, world):
    actions.record(by=None, at=NOW, verb="access.role.grant", target=world.plant_cell, data={"n": 1})
    actions.record(by=None, at=NOW - timedelta(days=30), verb="access.role.end", target=world.team)

    everything = content_of(client.get(reverse("access:event-list")))
    filtered = content_of(
        client.get(
            reverse("access:event-list"),
            {"verb": "access.role.grant", "since": "18/11/2026", "until": "18/11/2026", "q": "phân xưởng"},
        )
    )
    in_session = content_of(client.get(reverse("access:event-list"), {"in_session": "on"}))

    assert "Tổ đảng Ca 1" in everything
    assert ("Chi bộ Phân xưởng Lọc" in filtered, "Tổ đảng Ca 1" in filtered) == (True, False)
    assert "Tổ đảng Ca 1" not in in_session
    assert "Đang mở phiên quản trị đến" in everything


@pytest.mark.usefixtures("in_session")
def test_audit_list_needs_as_many_queries_for_three_rows_as_for_one(client, world, django_assert_num_queries):
    client.get(reverse("access:event-list"))
    with django_assert_num_queries(6):
        client.get(reverse("access:event-list"), {"verb": "access.role.end"})
    for unit in (world.team, world.plant_cell, world.section):
        actions.record(by=world.administrator, at=NOW, verb="access.role.end", target=unit, subject=UserFactory())

    with django_assert_num_queries(6):
        client.get(reverse("access:event-list"), {"verb": "access.role.end"})


@pytest.mark.usefixtures("in_session", "world")
def test_export_of_the_audit_trail_is_an_event_itself(client):
    response = client.get(reverse("access:event-list"), {"export": "csv"})

    event = Event.objects.get(verb="access.list.export")
    assert response.status_code == 200
    assert (event.data["list"], event.data["rows"] > 0) == ("nhat-ky", True)


def test_auditor_sees_the_audit_trail_and_nothing_of_members(client, world):
    client.force_login(world.user(Role.AUDITOR))

    assert client.get(reverse("access:event-list")).status_code == 200


PASSWORD = "nước chảy đá mòn 2026"


def test_administrator_opens_a_session_after_confirming_and_ends_it(client, world):
    world.administrator.set_password(PASSWORD)
    world.administrator.save()
    client.post(reverse("account_login"), {"login": "quantri", "password": PASSWORD})
    reason = {"reason": "Lập tài khoản cho huyện ủy"}

    asked = client.post(reverse("access:admin-session-open"), reason)
    confirmed = client.post(asked.url, {"password": PASSWORD})
    page = client.get(reverse("access:admin-session"))
    during = client.get(reverse("access:account-create"))
    ended = client.post(reverse("access:admin-session-end"))
    after = client.get(reverse("access:account-create"))

    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert confirmed.url == reverse("access:admin-session")
    assert "Lập tài khoản cho huyện ủy" in content_of(page)
    assert (during.status_code, ended.url, after.status_code) == (200, "/", 403)


def test_session_needs_a_reason(client, world):
    world.administrator.set_password(PASSWORD)
    world.administrator.save()
    client.post(reverse("account_login"), {"login": "quantri", "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    response = client.post(reverse("access:admin-session-open"), {"reason": "vì"})

    assert response.status_code == 422
    assert "Lý do cần ít nhất" in content_of(response)


def test_session_ends_by_itself(client, world, in_session, monkeypatch):
    url = reverse("access:account-create")
    during = client.get(url).status_code

    monkeypatch.setattr("roviec.core.clock.now", lambda: in_session.expires_at)
    after = client.get(url).status_code

    assert (during, after) == (200, 403)
    assert "admin_session" not in client.session


def test_session_of_somebody_else_opens_nothing(client, world, in_session):
    other = UserFactory()
    RoleGrantFactory(user=other, role=Role.ADMINISTRATOR)
    client.force_login(other)
    opened = client.session
    opened["admin_session"] = in_session.pk
    opened.save()

    assert client.get(reverse("access:account-create")).status_code == 403


def test_ending_without_an_open_session_does_nothing(client, world):
    client.force_login(world.administrator)

    assert client.post(reverse("access:admin-session-end")).url == "/"
