from __future__ import annotations

import pytest
from django.urls import reverse

from roviec.access.enums import Role
from roviec.directives.enums import ReviewState
from tests.factories.directives import DirectiveFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client):
    def get(user, name):
        client.force_login(user)
        response = client.get(reverse(f"directives:{name}"))
        return [directive.code for directive in response.context["directives"]], response.content.decode()

    return get


def test_what_waits_is_shown_to_those_who_check(bloc, clerk, shown, world):
    for n in range(7):
        DirectiveFactory(unit=bloc, received_by=clerk, number=n + 1, review_state=ReviewState.IN_REVIEW)
    DirectiveFactory(unit=bloc, received_by=clerk, number=9)

    codes, page = shown(clerk, "home-waiting")
    others, empty = shown(world.user(Role.LEADER, world.bloc), "home-waiting")

    assert codes == [f"0{n}-KH/ĐUK" for n in range(1, 6)]
    assert "Xem cả 7 văn bản" in page
    assert others == []
    assert "Không có văn bản nào chờ kiểm tra" in empty


def test_the_last_ones_registered_are_shown_to_all_who_see_them(bloc, clerk, shown, world):
    for n in range(3):
        DirectiveFactory(unit=bloc, received_by=clerk, number=n + 1)

    assert shown(world.user(Role.MEMBER, world.forestry_cell), "home-recent")[0] == [
        "03-KH/ĐUK",
        "02-KH/ĐUK",
        "01-KH/ĐUK",
    ]
    assert shown(world.user(Role.MEMBER, world.commune), "home-recent")[0] == []


@pytest.mark.parametrize("number", [1, 3])
def test_panels_take_the_same_queries_for_any_number(bloc, clerk, client, django_assert_num_queries, number):
    for n in range(number):
        DirectiveFactory(unit=bloc, received_by=clerk, number=n + 1)
    client.force_login(clerk)
    client.get(reverse("directives:home-recent"))

    with django_assert_num_queries(4):
        client.get(reverse("directives:home-recent"))
