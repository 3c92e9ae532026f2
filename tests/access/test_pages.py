from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from roviec.access import actions
from roviec.access.enums import Permission, Role
from roviec.access.models import Event, RoleGrant, User
from roviec.access.views.audit import data_in_words
from tests.factories.access import RoleGrantFactory, UserFactory
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db


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


def content_of(response):
    return response.content.decode()


# Roles


@pytest.mark.rows("O-29")
def test_roles_page_says_what_each_role_may_do(client, board):
    client.force_login(board)

    content = content_of(client.get(reverse("access:roles")))

    for role in Role:
        assert str(role.label) in content
    assert str(Permission.MEMBER_REVEAL.label) in content
    assert "chỉ khi đang mở phiên quản trị" in content


def test_grant_list_shows_what_lies_within_reach_only(client, world, board):
    world.user(Role.CELL_SECRETARY, world.plant_cell)
    outside = world.user(Role.CELL_SECRETARY, world.commune)
    client.force_login(board)

    content = content_of(client.get(reverse("access:grant-list")))

    assert "Chi bộ Phân xưởng Lọc" in content
    assert RoleGrant.objects.filter(user=outside).exists()
    assert "Yên Khê" not in content


@pytest.mark.parametrize("name", ["access:grant-list", "access:account-list"])
def test_list_needs_as_many_queries_for_three_rows_as_for_one(client, world, board, name, django_assert_num_queries):
    client.force_login(board)
    client.get(reverse(name))
    with django_assert_num_queries(QUERIES[name]):
        client.get(reverse(name))
    for unit in (world.plant_cell, world.team):
        world.user(Role.CELL_SECRETARY, unit)

    with django_assert_num_queries(QUERIES[name]):
        client.get(reverse(name))


QUERIES = {"access:grant-list": 5, "access:account-list": 5}


def test_role_is_given_through_the_form(client, world, board):
    client.force_login(board)
    hoa = UserFactory(full_name="Trần Thị Hoa")
    page = client.get(reverse("access:grant-create"), {"user": hoa.pk})

    response = client.post(
        reverse("access:grant-create"),
        {"user": hoa.pk, "role": "cell_secretary", "unit": world.plant_cell.pk, "starts_on": "18/11/2026"},
    )

    grant = RoleGrant.objects.get(user=hoa)
    assert page.status_code == 200
    assert "Quản trị hệ thống" not in content_of(page).partition("<form")[2]
    assert response.url == reverse("access:grant-list")
    assert (grant.role, grant.unit, grant.starts_on, grant.ends_on) == ("cell_secretary", world.plant_cell, TODAY, None)
    assert (grant.granted_by, grant.granted_at) == (board, NOW)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"unit": []}, "phải gắn với một đơn vị"),
        ({"ends_on": "17/11/2026"}, "Ngày kết thúc không được trước ngày bắt đầu"),
        ({"starts_on": ""}, "Chưa nhập"),
        ({"role": "administrator"}, "không phải là một trong các lựa chọn"),
    ],
)
def test_grant_form_tells_what_is_wrong(client, world, board, change, complaint):
    client.force_login(board)
    hoa = UserFactory()
    given = {"user": hoa.pk, "role": "member", "unit": world.plant_cell.pk, "starts_on": "18/11/2026"}

    response = client.post(reverse("access:grant-create"), given | change)

    assert response.status_code == 422
    assert complaint in content_of(response)
    assert not RoleGrant.objects.filter(user=hoa).exists()


def test_unit_outside_reach_cannot_be_chosen(client, world, board):
    client.force_login(board)
    hoa = UserFactory()

    response = client.post(
        reverse("access:grant-create"),
        {"user": hoa.pk, "role": "member", "unit": world.commune.pk, "starts_on": "18/11/2026"},
    )

    assert response.status_code == 422
    assert not RoleGrant.objects.filter(user=hoa).exists()


def test_role_given_twice_is_refused_on_the_form(client, world, board):
    client.force_login(board)
    hoa = UserFactory()
    RoleGrantFactory(user=hoa, role=Role.MEMBER, unit=world.plant_cell)

    response = client.post(
        reverse("access:grant-create"),
        {"user": hoa.pk, "role": "member", "unit": world.plant_cell.pk, "starts_on": "18/11/2026"},
    )

    assert response.status_code == 422
    assert "đã giữ vai trò này tại đây" in content_of(response)


def test_options_are_found_by_words_without_marks(client, world, board):
    client.force_login(board)
    UserFactory(full_name="Trần Thị Hoa", username="hoa")

    units = content_of(client.get(reverse("access:unit-options"), {"unit-q": "phan xuong loc"}))
    people = content_of(client.get(reverse("access:account-options"), {"user-q": "tran hoa"}))

    assert (units.count("<input"), "Chi bộ Phân xưởng Lọc" in units) == (1, True)
    assert (people.count("<input"), "Trần Thị Hoa (hoa)" in people) == (1, True)


def test_role_is_ended_with_a_reason(client, world, board):
    client.force_login(board)
    secretary = world.user(Role.CELL_SECRETARY, world.plant_cell)
    grant = RoleGrant.objects.get(user=secretary)
    url = reverse("access:grant-end", args=[grant.pk])

    too_short = client.post(url, {"reason": "nghỉ"})
    ended = client.post(url, {"reason": "Chuyển công tác từ hôm nay"})

    grant.refresh_from_db()
    assert (too_short.status_code, ended.url) == (422, reverse("access:grant-list"))
    assert (grant.ended_at, grant.ended_by, grant.end_reason) == (NOW, board, "Chuyển công tác từ hôm nay")
    assert "Chuyển công tác từ hôm nay" in content_of(client.get(url))


def test_leader_sees_a_grant_but_cannot_end_it(client, world):
    leader = world.user(Role.LEADER, world.bloc)
    grant = RoleGrant.objects.get(user=world.user(Role.CELL_SECRETARY, world.plant_cell))
    client.force_login(leader)
    url = reverse("access:grant-end", args=[grant.pk])

    page = client.get(url)
    refused = client.post(url, {"reason": "Không có quyền này"})

    assert (page.status_code, "Kết thúc vai trò ngay" in content_of(page)) == (200, False)
    assert refused.status_code == 403


# Accounts


def test_account_is_opened_and_its_slip_lets_its_holder_set_a_password(client, world, board):
    client.force_login(board)

    created = client.post(reverse("access:account-create"), {"username": "Hoa", "full_name": "Trần Thị Hoa"})
    hoa = User.objects.get(username="hoa")
    slip = client.post(reverse("access:account-slip", args=[hoa.pk]))
    link = urlsplit(slip.context["link"]).path
    client.logout()
    form = client.get(link, follow=True)
    password = "nước chảy đá mòn 2026"
    client.post(form.redirect_chain[-1][0], {"password1": password, "password2": password})
    again = client.get(link, follow=True)

    assert created.url == reverse("access:account-detail", args=[hoa.pk])
    assert "no-store" in slip.headers["Cache-Control"]
    assert "<svg" in content_of(slip)
    hoa.refresh_from_db()
    assert hoa.check_password(password)
    assert "Liên kết không còn dùng được" in content_of(again)
    verbs = Event.objects.filter(target_id=str(hoa.pk), target_type="access.user").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "access.account.create",
        "access.account.password-link",
        "access.account.password-set",
    ]


def test_login_name_in_use_is_told_on_the_form(client, world, board):
    client.force_login(board)
    UserFactory(username="hoa")

    response = client.post(reverse("access:account-create"), {"username": "HOA", "full_name": "Trần Thị Hoa"})

    assert response.status_code == 422
    assert "đã có người dùng" in content_of(response)


def test_account_is_renamed_locked_and_unlocked(client, world, board):
    client.force_login(board)
    hoa = UserFactory(full_name="Trần Thị Hoá", username="hoa")
    UserFactory(email="khac@songlam.example")
    url = reverse("access:account-detail", args=[hoa.pk])

    client.post(url, {"full_name": "Trần Thị Hoa", "email": "hoa@songlam.example"})
    taken = client.post(url, {"full_name": "Trần Thị Hoa", "email": "khac@songlam.example"})
    client.post(reverse("access:account-act", args=[hoa.pk, "khoa"]), {"reason": "ngắn"})
    hoa.refresh_from_db()
    still_open = hoa.is_active
    client.post(reverse("access:account-act", args=[hoa.pk, "khoa"]), {"reason": "Nghỉ công tác dài ngày"})
    hoa.refresh_from_db()
    locked = not hoa.is_active
    client.post(reverse("access:account-act", args=[hoa.pk, "mo-khoa"]), {"reason": "Trở lại công tác"})
    hoa.refresh_from_db()

    assert (hoa.full_name, hoa.email, hoa.search_key) == ("Trần Thị Hoa", "hoa@songlam.example", "tran thi hoa hoa")
    assert (taken.status_code, still_open, locked, hoa.is_active) == (422, True, True, True)


def test_account_with_a_role_beyond_reach_cannot_be_taken_over(client, world, board):
    auditor = world.user(Role.AUDITOR)
    RoleGrantFactory(user=auditor, role=Role.MEMBER, unit=world.plant_cell)
    client.force_login(board)

    page = client.get(reverse("access:account-detail", args=[auditor.pk]))
    slip = client.post(reverse("access:account-slip", args=[auditor.pk]))

    assert (page.status_code, page.context["can_manage"], slip.status_code) == (200, False, 403)


# Audit trail and administrator sessions


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


# Who sees my data


@pytest.mark.rows("H-08")
def test_member_sees_who_can_see_and_who_has_seen(client, world, board):
    member = world.user(Role.MEMBER, world.plant_cell)
    secretary = world.user(Role.CELL_SECRETARY, world.plant_cell)
    world.user(Role.CELL_SECRETARY, world.forestry_cell)
    actions.record_view(by=board, at=NOW, target=member, subject=member, reason="Đối chiếu số thẻ đảng viên")
    client.force_login(member)

    response = client.get(reverse("access:who-sees-me"))

    ((unit, onlookers),) = response.context["places"]
    assert unit == world.plant_cell
    assert [onlooker.grant.user for onlooker in onlookers] == [secretary, board]
    assert "Đối chiếu số thẻ đảng viên" in content_of(response)


def test_somebody_without_a_unit_is_told_so(client, world):
    client.force_login(world.nobody)

    assert "chưa gắn với đơn vị nào" in content_of(client.get(reverse("access:who-sees-me")))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"reason": "Xem nhật ký", "until": "2026-11-18T03:00:00Z"}, "lý do: Xem nhật ký; đến lúc: 10:00, 18/11/2026"),
        (
            {"role": "clerk", "starts_on": "2026-11-18", "ends_on": None},
            "vai trò: Văn thư, chuyên viên văn phòng cấp ủy; từ ngày: 18/11/2026",
        ),
        ({"rows": 3, "code": "2026-KH", "list": "Tỉnh"}, "số dòng: 3; code: 2026-KH; danh sách: Tỉnh"),
    ],
)
def test_details_of_an_event_are_written_out(data, words):
    assert data_in_words(Event(data=data)) == words
