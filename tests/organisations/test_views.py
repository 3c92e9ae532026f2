from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from roviec.access.models import Event
from roviec.organisations import actions
from roviec.organisations.enums import UnitKind
from roviec.organisations.models import Unit, UnitAlias

LIST = "/to-chuc/"


@pytest.fixture
def board(world, client):
    user = world.user("organisation_board", world.bloc)
    client.force_login(user)
    return user


@pytest.fixture
def clerk(world, client):
    user = world.user("clerk", world.bloc)
    client.force_login(user)
    return user


def listed(response):
    return [row.name for row, _css, _cells in response.context["listing"].lines]


def url(name, unit, *more):
    return reverse(f"organisations:{name}", args=[unit.pk, *more])


@pytest.mark.usefixtures("clerk")
def test_the_list_holds_the_living_units_of_the_reach_in_tree_order(client, world):
    response = client.get(LIST)

    names = listed(response)
    assert names[:3] == [world.bloc.name, "Ban Tổ chức Đảng ủy Khối", "Ban Tuyên giáo Đảng ủy Khối"]
    assert names.index(world.department.name) + 1 == names.index(world.forestry_cell.name)
    assert world.closed_cell.name not in names
    assert world.district.name not in names
    assert len(names) == 15


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "kiem lam"}, ["Chi bộ Chi cục Kiểm lâm"]),
        ({"q": "nha in"}, []),
        ({"q": "nha in", "state": "all"}, ["Chi bộ Nhà in Sông Lam"]),
        ({"state": "ended"}, ["Chi bộ Nhà in Sông Lam"]),
        ({"kind": "section"}, ["Đảng bộ bộ phận Nhà máy nước số 1"]),
        ({"kind": "mass_organisation", "sort": "-name"}, None),
    ],
)
def test_the_list_is_searched_and_filtered(client, world, query, names):
    expected = [world.veterans.name, world.youth_union.name] if names is None else names

    assert listed(client.get(LIST, query)) == expected


@pytest.mark.usefixtures("clerk")
def test_the_list_takes_as_many_queries_for_one_row_as_for_three(client, world, django_assert_num_queries):
    client.get(LIST)
    for query in ({"q": "kiem lam"}, {"q": "ban"}):
        with django_assert_num_queries(6):
            assert client.get(LIST, query).status_code == 200
    assert len(listed(client.get(LIST, {"q": "ban"}))) == 3


@pytest.mark.usefixtures("clerk")
def test_the_list_is_exported_and_the_export_written_down(client):
    response = client.get(LIST, {"export": "csv", "kind": "section"})

    assert "Đảng bộ bộ phận Nhà máy nước số 1" in response.content.decode("utf-8-sig")
    assert Event.objects.get(verb="access.list.export").data == {
        "list": "to-chuc",
        "rows": 1,
        "conditions": "Loại hình: Đảng bộ bộ phận",
    }


def test_who_sees_no_unit_at_all_does_not_find_the_pages(client, world):
    client.force_login(world.nobody)

    for path in (LIST, "/to-chuc/theo-ngay/", url("unit", world.bloc)):
        assert client.get(path).status_code == 404


@pytest.mark.usefixtures("clerk")
@pytest.mark.rows("O-01")
def test_the_tree_of_a_day_long_past(client, world):
    response = client.get("/to-chuc/theo-ngay/", {"on": "31/12/2023"})

    rows = {state.name: (level, state.kind_label) for level, state in response.context["rows"]}
    assert rows["Chi bộ Nhà in Sông Lam"] == (1, "Chi bộ cơ sở")
    assert rows["Tổ đảng Ca 1"] == (4, "Tổ đảng")
    assert "Cây tổ chức ngày 31/12/2023" in response.content.decode()


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("asked", ["", "31/02/2024", "hôm qua"])
def test_a_day_that_does_not_exist_shows_today(client, asked):
    response = client.get("/to-chuc/theo-ngay/", {"on": asked})

    assert response.context["day"] == date(2026, 11, 18)


@pytest.mark.usefixtures("clerk")
def test_before_anything_was_founded_the_tree_is_empty(client):
    response = client.get("/to-chuc/theo-ngay/", {"on": "01/01/1990"})

    assert "Ngày đó chưa có tổ chức nào" in response.content.decode()


@pytest.mark.usefixtures("clerk")
def test_the_page_of_a_unit_shows_its_place_and_its_past(client, world, board):
    actions.rename_unit(
        by=board, unit=world.company, name="Đảng bộ Công ty Nước", short_name="", on=date(2025, 5, 2), at=world.at
    )

    response = client.get(url("unit", world.company))

    page = response.content.decode()
    assert [(unit.label, visible) for unit, visible in response.context["above"]] == [
        ("Tỉnh ủy", False),
        ("Đảng bộ Khối", True),
    ]
    assert list(response.context["children"]) == [world.section]
    assert [(step.on, step.what, step.value) for step in response.context["steps"]][:2] == [
        (date(2025, 5, 2), "name", "Đảng bộ Công ty Nước"),
        (date(2015, 9, 1), "parent", world.bloc.name),
    ]
    assert "Đảng bộ Công ty Cấp nước Sông Lam" in page
    assert f'href="{url("unit", world.bloc)}"' in page
    assert f'href="{url("unit", world.province)}"' not in page


@pytest.mark.usefixtures("clerk")
def test_the_page_of_a_unit_that_has_ended_says_so(client, world):
    page = client.get(url("unit", world.closed_cell)).content.decode()

    assert "Đã kết thúc ngày 31/12/2023" in page
    assert "Quyết định 15-QĐ/ĐUK" in page


def test_a_clerk_names_units_and_does_not_change_them(client, world, clerk):
    page = client.get(url("unit", world.department)).content.decode()

    assert url("alias-add", world.department) in page
    assert url("unit-rename", world.department) not in page
    for name in ("unit-rename", "unit-move", "unit-create"):
        assert client.get(url(name, world.department)).status_code == 403
    assert clerk.may_anywhere("unit_alias")


@pytest.mark.usefixtures("clerk")
def test_an_alias_is_added_and_removed_on_the_page(client, world):
    added = client.post(url("alias-add", world.department), {"text": "Sở ta"}, follow=True)

    assert "Đã ghi «Sở ta» là tên gọi khác." in added.content.decode()
    alias = UnitAlias.objects.get(unit=world.department)

    removed = client.post(url("alias-remove", world.department, alias.pk), follow=True)

    assert "Đã bỏ tên gọi khác «Sở ta»." in removed.content.decode()
    assert not UnitAlias.objects.exists()


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(("text", "message"), [("", "Chưa nhập"), ("…", "cần có chữ hoặc số"), ("X", "đã được ghi là")])
def test_an_alias_that_cannot_be_is_refused_in_the_form(client, world, text, message):
    UnitAlias.objects.create(unit=world.office, text="X", key="x", source="typed")

    response = client.post(url("alias-add", world.department), {"text": text})

    assert response.status_code == 422
    assert message in response.content.decode()


def test_who_may_not_name_units_is_told_why(client, world):
    client.force_login(world.user("leader", world.bloc))
    alias = UnitAlias.objects.create(unit=world.office, text="X", key="x", source="typed")

    added = client.post(url("alias-add", world.office), {"text": "Phòng"})
    removed = client.post(url("alias-remove", world.office, alias.pk))

    assert (added.status_code, removed.status_code) == (403, 403)
    assert "Chỉ văn phòng cấp ủy và ban tổ chức" in added.content.decode()


@pytest.mark.usefixtures("board")
@pytest.mark.rows("O-03")
def test_a_unit_is_renamed_on_the_page(client, world):
    asked = client.get(url("unit-rename", world.department))
    saved = client.post(
        url("unit-rename", world.department),
        {"name": "Đảng bộ Sở Nông nghiệp", "short_name": "Sở NN", "on": "01/07/2025", "decision": "QĐ 9"},
        follow=True,
    )

    assert 'value="18/11/2026"' in asked.content.decode()
    assert "Đã lưu: Đảng bộ Sở Nông nghiệp." in saved.content.decode()
    assert Unit.objects.get(pk=world.department.pk).short_name == "Sở NN"


@pytest.mark.usefixtures("board")
def test_a_change_that_cannot_be_is_said_in_the_form_and_input_kept(client, world):
    response = client.post(url("unit-rename", world.department), {"name": "Mới", "on": "01/01/2030"})

    assert response.status_code == 422
    assert "Ngày có hiệu lực chưa đến." in response.content.decode()
    assert 'value="Mới"' in response.content.decode()


@pytest.mark.usefixtures("board")
@pytest.mark.rows("O-03")
def test_a_unit_is_moved_on_the_page(client, world):
    offered = client.get(url("parent-options", world.section), {"parent-q": "nong nghiep"})
    nothing = client.get(url("parent-options", world.section), {"parent-q": " "})
    saved = client.post(
        url("unit-move", world.section), {"parent": world.department.pk, "on": "01/07/2025"}, follow=True
    )

    assert world.department.name in offered.content.decode()
    assert world.department.name not in nothing.content.decode()
    assert saved.redirect_chain == [(url("unit", world.section), 302)]
    assert Unit.objects.get(pk=world.section.pk).parent == world.department


@pytest.mark.usefixtures("board")
def test_a_place_where_the_kind_cannot_stand_is_not_offered(client, world):
    response = client.post(url("unit-move", world.section), {"parent": world.bloc.pk, "on": "01/07/2025"})

    assert response.status_code == 422
    assert "không còn trong danh mục" in response.content.decode()


@pytest.mark.usefixtures("board")
def test_a_unit_is_founded_on_the_page(client, world):
    asked = client.get(url("unit-create", world.department))
    saved = client.post(
        url("unit-create", world.department),
        {"name": "Chi bộ Chi cục Thủy lợi", "kind": UnitKind.SUBORDINATE_CELL, "starts_on": "02/09/2025"},
        follow=True,
    )

    kinds = [kind for kind, _label in asked.context["form"].fields["kind"].choices]
    assert kinds == [
        "advisory_board",
        "mass_organisation",
        "section",
        "subordinate_organisation",
        "subordinate_cell",
        "party_cell",
    ]
    assert "Đã lưu: Chi bộ Chi cục Thủy lợi." in saved.content.decode()
    assert Unit.objects.get(name="Chi bộ Chi cục Thủy lợi").parent == world.department


@pytest.mark.usefixtures("board")
def test_errors_of_the_rules_are_said_in_the_form(client, world):
    response = client.post(
        url("unit-create", world.closed_cell), {"name": "Tổ", "kind": "team", "starts_on": "01/01/2024"}
    )

    assert response.status_code == 422
    assert "đã kết thúc hoạt động" in response.content.decode()
