from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from roviec.access import actions
from roviec.access.enums import Permission, Role
from roviec.access.models import Event, RoleGrant
from roviec.access.views.audit import data_in_words
from tests.factories.access import RoleGrantFactory, UserFactory
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize(
    ("conditions", "shown"),
    [
        ({}, {"plant_cell", "school_cell"}),
        ({"q": "truong chinh tri"}, {"school_cell"}),
        ({"role": "leader"}, {"school_cell"}),
        ({"on": "31/12/2025"}, {"plant_cell"}),
    ],
)
def test_grant_list_is_narrowed_down(client, world, board, conditions, shown):
    client.force_login(board)
    RoleGrantFactory(role=Role.CELL_SECRETARY, unit=world.plant_cell, ends_on=date(2025, 12, 31))
    RoleGrantFactory(role=Role.LEADER, unit=world.school_cell, starts_on=date(2026, 1, 1))

    content = content_of(client.get(reverse("access:grant-list"), conditions))

    assert {name for name in ("plant_cell", "school_cell") if getattr(world, name).name in content} == shown


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
        ({"confirmed": True, "count": 0}, "đã xác nhận: có; số lượng: 0"),
        ({"confirmed": False}, "đã xác nhận: không"),
        ({"files": ["a.docx", "b.pdf"]}, "các tệp: a.docx, b.pdf"),
        ({"rows": [{"n": 1}]}, 'số dòng: [{"n": 1}]'),
        ({"rows": 3, "colour": "2026-KH", "list": "Tỉnh"}, "số dòng: 3; colour: 2026-KH; danh sách: Tỉnh"),
    ],
)
def test_details_of_an_event_are_written_out(data, words):
    assert data_in_words(Event(data=data)) == words
