from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from roviec.access.models import Event
from roviec.members import actions
from roviec.members.models import Member
from tests.factories.access import RoleGrantFactory

LIST = "/dang-vien/"


def listed(response):
    return [row.full_name for row, _css, _cells in response.context["listing"].lines]


def url(name, *args):
    return reverse(f"members:{name}", args=args)


@pytest.fixture
def signed_in(client, board):
    client.force_login(board)
    return client


@pytest.mark.usefixtures("people")
@pytest.mark.rows("M-01")
def test_the_list_is_in_order_of_given_names_and_masks_the_cards(signed_in):
    response = signed_in.get(LIST)

    assert listed(response) == ["Bùi Văn An", "Nguyễn Văn Đức", "Đặng Thị Hoà", "Trần Quang Minh"]
    page = response.content.decode()
    assert "••2206" in page
    assert "38002206" not in page


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "hoa"}, ["Đặng Thị Hoà"]),
        ({"q": "2206"}, ["Bùi Văn An"]),
        ({"state": "probationary"}, ["Trần Quang Minh"]),
        ({"state": "former"}, []),
        ({"admitted_from": "01/01/2006", "admitted_to": "31/12/2015"}, ["Nguyễn Văn Đức", "Đặng Thị Hoà"]),
        ({"unit": "department"}, ["Bùi Văn An", "Đặng Thị Hoà"]),
        ({"unit": "department", "sort": "-full_name"}, ["Đặng Thị Hoà", "Bùi Văn An"]),
    ],
)
def test_the_list_is_searched_and_filtered(signed_in, world, query, names):
    if "unit" in query:
        query = query | {"unit": getattr(world, query["unit"]).pk}

    assert listed(signed_in.get(LIST, query)) == names


def test_who_has_left_is_in_a_list_of_its_own(signed_in, people):
    Member.objects.filter(pk=people["duc"].pk).update(state="dead")

    response = signed_in.get(LIST)

    assert "Nguyễn Văn Đức" not in listed(response)
    assert listed(signed_in.get(LIST, {"state": "former"})) == ["Nguyễn Văn Đức"]
    assert [(str(tab.label), tab.count, current) for tab, _url, current in response.context["listing"].tabs] == [
        ("Đang sinh hoạt", 3, True),
        ("Dự bị", 1, False),
        ("Đã ra khỏi danh sách", 1, False),
    ]


@pytest.mark.usefixtures("people")
def test_the_list_goes_down_the_tree_with_counts(signed_in, world):
    top = signed_in.get(LIST).context
    within = signed_in.get(LIST, {"unit": world.bloc.pk}).context

    assert [unit.pk for unit, _count in top["scope"]] == [unit.pk for unit, _count in within["scope"]]
    assert [(unit.pk, count) for unit, count in within["scope"]] == [
        (world.school_cell.pk, 1),
        (world.company.pk, 1),
        (world.department.pk, 2),
    ]
    assert within["above"] == [world.bloc]


@pytest.mark.parametrize("unit", ["0", "abc", "99999999999999999999"])
def test_a_unit_that_is_not_there_is_said_in_the_filter(signed_in, unit):
    response = signed_in.get(LIST, {"unit": unit})

    assert response.status_code == 200
    assert "không còn trong danh mục" in response.content.decode()


@pytest.mark.usefixtures("people")
def test_the_list_takes_as_many_queries_for_one_row_as_for_three(signed_in, django_assert_num_queries):
    signed_in.get(LIST)

    for query, rows in (({"q": "hoa"}, 1), ({"admitted_to": "01/01/2020"}, 3)):
        with django_assert_num_queries(9):
            response = signed_in.get(LIST, query)
        assert len(listed(response)) == rows


@pytest.mark.usefixtures("people")
def test_the_export_keeps_the_numbers_masked_and_is_written_down(signed_in):
    content = signed_in.get(LIST, {"export": "csv"}).content.decode("utf-8-sig")

    assert "••2206" in content
    assert "38002206" not in content
    assert Event.objects.get(verb="access.list.export").data["rows"] == 4


def test_who_sees_more_members_than_he_may_take_away_filters_first(client, world, people):
    inspector = world.user("inspector", world.bloc)
    RoleGrantFactory(user=inspector, role="cell_secretary", unit=world.forestry_cell)
    client.force_login(inspector)

    everybody = client.get(LIST, {"export": "csv"})
    own = client.get(LIST, {"export": "csv", "unit": world.forestry_cell.pk})

    assert (everybody.status_code, own.status_code) == (403, 200)
    assert "không được xuất" in everybody.content.decode()
    assert people["an"].full_name in own.content.decode("utf-8-sig")
    assert Event.objects.get(verb="access.list.export").data["rows"] == 2


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("role", "place", "status", "rows"),
    [("cell_secretary", "forestry_cell", 200, 2), ("clerk", "bloc", 200, 0), ("auditor", "bloc", 404, None)],
)
def test_who_sees_which_members(client, world, role, place, status, rows):
    client.force_login(world.user(role, getattr(world, place)))

    response = client.get(LIST)

    assert response.status_code == status
    if rows is not None:
        assert len(listed(response)) == rows


@pytest.mark.rows("M-01")
def test_a_file_shows_its_past_and_every_look_is_written_down(client, world, people):
    secretary = world.user("cell_secretary", world.forestry_cell)
    client.force_login(secretary)

    response = client.get(url("member", people["an"].pk))

    page = response.content.decode()
    assert [row.get_state_display() for row in response.context["states"]] == ["Chính thức", "Dự bị"]
    assert "12/05/1971" in page
    assert "••2206" in page
    assert "Mở số đầy đủ" not in page
    event = Event.objects.get(verb="members.member.view")
    assert (event.by, event.target_label) == (secretary, "Bùi Văn An")
    assert "no-store" in response["Cache-Control"]


def test_a_file_out_of_reach_is_not_there_and_leaves_no_line(client, world, people):
    client.force_login(world.user("cell_secretary", world.forestry_cell))

    response = client.get(url("member", people["duc"].pk))

    assert response.status_code == 404
    assert not Event.objects.filter(verb="members.member.view").exists()


def test_numbers_are_shown_once_after_a_reason(signed_in, people):
    asked = signed_in.get(url("member", people["an"].pk)).content.decode()
    refused = signed_in.post(url("reveal", people["an"].pk), {"reason": "xem"})
    shown = signed_in.post(url("reveal", people["an"].pk), {"reason": "Đối chiếu thẻ cấp lại"})
    again = signed_in.get(url("member", people["an"].pk)).content.decode()

    assert "Mở số đầy đủ" in asked
    assert refused.status_code == 422
    assert "038071002206" in shown.content.decode()
    assert "038071002206" not in asked + refused.content.decode() + again
    assert Event.objects.filter(verb="access.protected.view").count() == 1
    assert Event.objects.filter(verb="members.member.view").count() == 3  # twice asked for, once shown with an error


def test_who_may_see_a_file_but_not_its_numbers_is_told_why(client, world, people):
    client.force_login(world.user("leader", world.bloc))

    response = client.post(url("reveal", people["an"].pk), {"reason": "Đối chiếu thẻ cấp lại"})

    assert response.status_code == 403
    assert "Chỉ ban tổ chức phụ trách chi bộ này" in response.content.decode()


def test_a_member_goes_to_the_own_file(client, world, board, people):
    user = world.user("member", world.forestry_cell)
    actions.link_account(by=board, member=people["hoa"], user=user, at=world.at)
    client.force_login(user)

    own = client.get(url("own-file"), follow=True)

    assert own.redirect_chain == [(url("member", people["hoa"].pk), 302)]
    assert "Mở số đầy đủ" in own.content.decode()
    client.force_login(world.user("leader", world.bloc))
    assert client.get(url("own-file")).status_code == 404


def test_a_file_is_opened_on_the_page(signed_in, world):
    asked = signed_in.get(url("member-create"), {"unit": world.forestry_cell.pk})
    saved = signed_in.post(
        url("member-create"),
        {
            "full_name": "Lý Thành Nghĩa",
            "sex": "male",
            "unit": world.forestry_cell.pk,
            "birth_date": "11/10/1967",
            "admitted_on": "03/02/1990",
            "official_on": "03/02/1991",
            "id_number": "038 067 006 045",
        },
        follow=True,
    )

    assert "Chi bộ Chi cục Kiểm lâm" in asked.content.decode()
    assert "Đã lập hồ sơ của đồng chí Lý Thành Nghĩa." in saved.content.decode()
    assert Member.objects.get().birth_date == date(1967, 10, 11)


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"full_name": ""}, "Chưa nhập"),
        ({"id_number": "12"}, "12 chữ số"),
        ({"id_number": "038071002206"}, "đã có trong một hồ sơ khác"),
        ({"admitted_on": "18/11/2030"}, "không thể ở tương lai"),
    ],
)
def test_what_cannot_be_a_file_is_said_in_the_form(signed_in, world, change, message):
    good = {"full_name": "Lý Nghĩa", "sex": "male", "unit": world.forestry_cell.pk, "admitted_on": "03/02/1990"}

    response = signed_in.post(url("member-create"), good | change)

    assert response.status_code == 422
    assert message in response.content.decode()


def test_only_cells_in_the_persons_hands_are_offered(client, world):
    client.force_login(world.user("organisation_board", world.department))

    found = client.get(url("cell-options"), {"unit-q": "chi bo"}).content.decode()
    units = client.get(url("unit-options"), {"unit-q": "kiem lam"}).content.decode()
    nothing = client.get(url("unit-options"), {"unit-q": ""}).content.decode()

    assert "Chi bộ Chi cục Kiểm lâm" in found
    assert "Chi bộ Phân xưởng Lọc" not in found
    assert "Đảng bộ Sở" not in found
    assert "Chi bộ Chi cục Kiểm lâm" in units
    assert "Chi bộ" not in nothing


def test_who_may_not_open_files_does_not_find_the_page(client, world):
    client.force_login(world.user("leader", world.bloc))

    assert client.get(url("member-create")).status_code == 404


@pytest.mark.usefixtures("people")
def test_the_panel_of_a_unit_counts_its_members(signed_in, world):
    within = signed_in.get(url("unit-panel", world.bloc.pk))
    empty = signed_in.get(url("unit-panel", world.office.pk))

    assert [(str(state.label), count) for state, count in within.context["counts"]] == [("Chính thức", 3), ("Dự bị", 1)]
    assert "Chưa có hồ sơ" in empty.content.decode()
    assert signed_in.get(url("unit-panel", world.district.pk)).status_code == 404
    assert url("unit-panel", world.bloc.pk) in signed_in.get(f"/to-chuc/{world.bloc.pk}/").content.decode()
