from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from roviec.core import navigation, panels


class Person:
    is_authenticated = True

    def __init__(self, *rights):
        self.rights = rights

    def may_anywhere(self, permission):
        return permission in self.rights


@pytest.fixture
def menu(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    navigation.register(key="home", label="Trang chủ", icon="home", url_name="home", order=10)
    navigation.register(
        key="parts", label="Thành phần", short="Phần", icon="list", url_name="core:components", permission="P", order=5
    )
    navigation.register(key="job", label="Việc", icon="tasks", url_name="core:sample-job", order=30, split=True)
    navigation.register(
        key="own", label="Ai xem được tôi", icon="eye", url_name="core:offline", order=1, place="account"
    )


@pytest.mark.usefixtures("menu")
@pytest.mark.parametrize(
    ("user", "place", "keys"),
    [
        (Person("P"), "menu", ["parts", "home", "job"]),
        (Person(), "menu", ["home", "job"]),
        (Person(), "account", ["own"]),
        (AnonymousUser(), "menu", []),
        (None, "menu", []),
    ],
)
def test_people_see_what_they_may_open_in_order(user, place, keys):
    assert [entry.key for entry in navigation.entries_for(user, place)] == keys


@pytest.mark.usefixtures("menu")
@pytest.mark.parametrize(
    ("path", "key"), [("/", "home"), ("/components/", "parts"), ("/components/job/", "job"), ("/khac/", "")]
)
def test_the_longest_address_is_active(path, key):
    assert navigation.active_key(path) == key


@pytest.mark.usefixtures("menu")
def test_the_phone_has_four_entries_and_the_rest_behind_one():
    for number in range(4):
        navigation.register(key=f"k{number}", label=f"Mục {number}", icon="list", url_name="home", order=50 + number)

    drawn = Template("{% tabbar %}").render(Context({"user": Person("P"), "nav": "home"}))

    assert drawn.index("Phần") < drawn.index("<summary>") < drawn.index("Mục 1")
    assert drawn.count('aria-current="page"') == 1


@pytest.mark.usefixtures("menu")
def test_the_menu_marks_the_page_and_draws_lines():
    drawn = Template("{% nav %}").render(Context({"user": Person("P"), "nav": "parts"}))

    assert '<a href="/components/" aria-current="page">' in drawn
    assert drawn.count('class="split"') == 1


def test_panels_of_a_host_in_order_for_those_who_may_see_them(monkeypatch):
    monkeypatch.setattr(panels, "_panels", {})
    panels.register(host="home", key="b", title="Hai", url_name="core:offline", order=20)
    panels.register(host="home", key="a", title="Một", url_name="core:components", permission="P", order=10)
    panels.register(host="members.member", key="c", title="Ba", url_name="core:offline", order=5)

    assert [(p.id, p.url) for p in panels.panels_for(Person("P"), "home")] == [
        ("panel-a", "/components/"),
        ("panel-b", "/mat-ket-noi/"),
    ]
    assert [p.panel.key for p in panels.panels_for(Person(), "home")] == ["b"]
    assert panels.panels_for(AnonymousUser(), "home") == []


def test_a_panel_is_loaded_by_htmx_and_can_be_opened_without(monkeypatch):
    monkeypatch.setattr(panels, "_panels", {})
    panels.register(host="home", key="a", title="Chờ kiểm tra", url_name="core:components", order=10)

    drawn = Template('{% panels_of "home" %}').render(Context({"user": Person()}))

    assert '<h2 id="panel-a-title">Chờ kiểm tra</h2>' in drawn
    assert 'hx-get="/components/" hx-trigger="load"' in drawn
    assert '<a href="/components/">' in drawn
