from __future__ import annotations

import io

import openpyxl
import pytest
from django.urls import reverse

from roviec.access.enums import Role
from roviec.access.models import Event
from roviec.directives import actions
from roviec.directives.enums import LinkKind, ReviewState
from roviec.directives.models import SavedFilter
from tests.factories.directives import DirectiveFactory, DirectiveLinkFactory, DirectiveTextFactory

pytestmark = [pytest.mark.django_db, pytest.mark.rows("D-01")]

LIST = reverse("directives:list")


@pytest.fixture
def document(bloc, clerk):
    def make(body="Nội dung văn bản.", **values):
        directive = DirectiveFactory(unit=bloc, received_by=clerk, **values)
        DirectiveTextFactory(directive=directive, body=body)
        return directive

    return make


@pytest.fixture
def page(client, clerk):
    client.force_login(clerk)

    def get(**query):
        return client.get(LIST, query)

    return get


def codes(response):
    return [row.code for row, _class, _cells in response.context["listing"].lines]


def test_the_newest_comes_first(document, page):
    document(number=1, signed_on="2024-01-05")
    document(number=2, signed_on="2024-03-05")

    assert codes(page()) == ["02-KH/ĐUK", "01-KH/ĐUK"]


def test_a_code_in_any_spelling_finds_its_document(document, page):
    document(number=3, symbol="NQ/ĐUK")
    document(number=4, symbol="NQ/ĐUK")

    assert codes(page(q="03 nq duk")) == ["03-NQ/ĐUK"]


def test_a_hit_in_the_text_shows_its_place(document, page):
    document(body="Đẩy mạnh công tác dân vận ở các chi bộ.")

    response = page(q="dan van")

    assert "<mark>dân vận</mark>" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "waiting"}, ["02-KH/ĐUK"]),
        ({"state": "registered"}, ["03-NQ/TU", "01-KH/ĐUK"]),
        ({"kind": "NQ"}, ["03-NQ/TU"]),
        ({"issuer": "tinh uy"}, ["03-NQ/TU"]),
        ({"year": "2023"}, ["01-KH/ĐUK"]),
        ({"validity": "in_force"}, ["03-NQ/TU", "01-KH/ĐUK"]),
        ({"lacking": "on"}, ["01-KH/ĐUK"]),
        ({"year": "abc"}, ["03-NQ/TU", "02-KH/ĐUK", "01-KH/ĐUK"]),
    ],
)
def test_each_condition_narrows_the_list(document, page, query, expected):
    lacking = document(number=1, signed_on="2023-05-01")
    DirectiveLinkFactory(source=lacking, kind=LinkKind.CITES)
    document(number=2, review_state=ReviewState.IN_REVIEW, signed_on="2024-02-01")
    document(number=3, symbol="NQ/TU", kind="NQ", issuer="Ban Chấp hành Đảng bộ tỉnh, Tỉnh ủy", signed_on="2024-03-01")

    assert codes(page(**query)) == expected


def test_the_lead_says_how_many_wait(document, page):
    document(review_state=ReviewState.IN_REVIEW)

    assert "<b>1 văn bản</b> chờ kiểm tra" in page().content.decode()


def test_an_empty_register_offers_the_first_step(page):
    response = page().content.decode()

    assert "Chưa có văn bản nào trong sổ" in response
    assert reverse("directives:upload") in response


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(document, client, clerk, django_assert_num_queries, number):
    for n in range(number):
        document(number=n + 1)
    client.force_login(clerk)
    client.get(LIST)

    with django_assert_num_queries(9):
        client.get(LIST)


@pytest.mark.parametrize(
    ("role", "place", "seen"),
    [
        (Role.LEADER, "province", True),
        (Role.CLERK, "bloc", True),
        (Role.CELL_SECRETARY, "forestry_cell", True),
        (Role.MEMBER, "forestry_cell", True),
        (Role.MEMBER, "bloc", True),
        (Role.MEMBER, "province", False),
        (Role.LEADER, "district", False),
        (Role.CELL_SECRETARY, "commune", False),
    ],
)
def test_a_register_is_open_downwards_and_to_reach_from_above(document, client, world, role, place, seen):
    document(number=1)
    client.force_login(world.user(role, getattr(world, place)))

    assert codes(client.get(LIST)) == (["01-KH/ĐUK"] if seen else [])


def test_a_member_outside_sees_nothing(document, client, world):
    document()
    client.force_login(world.user(Role.CLERK, world.district))

    assert codes(client.get(LIST)) == []


def test_somebody_who_may_not_check_sees_only_what_is_registered(document, client, world):
    document(number=1)
    document(number=2, review_state=ReviewState.IN_REVIEW)
    client.force_login(world.user(Role.LEADER, world.bloc))

    assert codes(client.get(LIST)) == ["01-KH/ĐUK"]


def test_the_export_holds_the_list_and_is_logged(document, page):
    document(number=7, title="=1+1 là công thức")

    response = page(export="xlsx", q="07-KH")

    cells = [
        cell
        for row in openpyxl.load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)
        for cell in row
    ]
    assert "07-KH/ĐUK" in cells
    assert "'=1+1 là công thức" in cells
    event = Event.objects.get(verb="directives.list.export")
    assert event.data == {"list": "so-van-ban", "rows": 1, "conditions": "«07-KH»"}


def test_a_filter_is_saved_shown_and_removed(client, clerk, document, page):
    document(number=5)
    client.force_login(clerk)

    client.post(reverse("directives:filter-save"), {"name": "Năm 2024", "query": "?year=2024&page=3"})
    shown = page().content.decode()
    saved = SavedFilter.objects.get()
    client.post(reverse("directives:filter-remove", args=[saved.pk]))

    assert (saved.name, saved.query, saved.user) == ("Năm 2024", "year=2024", clerk)
    assert 'href="?year=2024"' in shown
    assert not SavedFilter.objects.exists()


def test_nothing_to_save_is_said(client, clerk):
    client.force_login(clerk)

    response = client.post(reverse("directives:filter-save"), {"name": "Trống", "query": ""})

    assert response.status_code == 400
    assert "chưa có điều kiện nào để lưu" in response.content.decode()


def test_a_filter_of_somebody_else_is_out_of_reach(client, clerk, world):
    saved = SavedFilter.objects.create(user=clerk, name="Riêng", query="year=2024")
    client.force_login(world.user(Role.LEADER, world.bloc))

    assert client.post(reverse("directives:filter-remove", args=[saved.pk])).status_code == 404


def test_a_document_taken_out_is_listed_with_its_reason_and_put_back(client, clerk, document, at):
    directive = document(number=7)
    actions.delete_directive(by=clerk, directive=directive, reason="Nạp nhầm sổ của đơn vị khác", at=at)
    client.force_login(clerk)
    assert codes(client.get(LIST)) == []

    listed = client.get(reverse("directives:removed"))
    back = client.post(reverse("directives:restore", args=[directive.pk]), follow=True)

    assert codes(listed) == ["07-KH/ĐUK"]
    assert "Nạp nhầm sổ của đơn vị khác" in listed.content.decode()
    assert back.redirect_chain == [(reverse("directives:detail", args=[directive.pk]), 302)]
    assert codes(client.get(LIST)) == ["07-KH/ĐUK"]
    assert client.post(reverse("directives:restore", args=[directive.pk])).status_code == 404


def test_only_who_may_take_out_sees_what_was_taken_out(client, clerk, document, world, at):
    directive = document()
    actions.delete_directive(by=clerk, directive=directive, reason="Nạp nhầm sổ của đơn vị khác", at=at)
    district = world.user(Role.CLERK, world.district)
    client.force_login(district)

    assert codes(client.get(reverse("directives:removed"))) == []
    assert client.post(reverse("directives:restore", args=[directive.pk])).status_code == 404
    client.force_login(world.user(Role.LEADER, world.bloc))
    assert client.get(reverse("directives:removed")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_what_was_taken_out_takes_as_many_queries_however_long(
    client, clerk, document, at, rows, django_assert_num_queries
):
    for number in range(1, rows + 1):
        directive = document(number=number)
        actions.delete_directive(by=clerk, directive=directive, reason="Nạp nhầm sổ của đơn vị khác", at=at)
    client.force_login(clerk)

    with django_assert_num_queries(5):
        client.get(reverse("directives:removed"))
