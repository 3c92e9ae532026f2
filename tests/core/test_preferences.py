from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import reverse

from roviec.core.preferences import Look, look_of


def looked(**cookies):
    request = RequestFactory().get("/")
    request.COOKIES |= cookies
    look = look_of(request)
    return look.size, look.theme, look.language


def test_the_look_comes_from_cookies_and_unknown_values_are_ignored():
    assert looked() == ("100", "auto", "vi")
    assert looked(roviec_size="150", roviec_theme="dark", roviec_language="en") == ("150", "dark", "en")
    assert looked(roviec_size="900", roviec_theme="<b>", roviec_language="") == ("100", "auto", "vi")


def test_large_text_folds_the_menu():
    assert [Look(size=size).narrow for size in ("100", "125", "150")] == [False, True, True]


@pytest.mark.parametrize(
    ("sent", "cookie", "kept"),
    [
        ({"size": "125"}, "roviec_size", "125"),
        ({"size": "9"}, "roviec_size", "100"),
        ({"theme": "dark"}, "roviec_theme", "dark"),
        ({"language": "en"}, "roviec_language", "en"),
    ],
)
def test_a_choice_is_kept_for_a_year(client, sent, cookie, kept):
    response = client.post("/giao-dien/", sent | {"next": "/van-ban/?q=a"})

    assert (response.status_code, response.headers["Location"]) == (302, "/van-ban/?q=a")
    assert list(response.cookies) == [cookie]
    assert (response.cookies[cookie].value, response.cookies[cookie]["max-age"]) == (kept, 365 * 24 * 3600)


@pytest.mark.parametrize("back", ["https://example.com/", "//example.com", "", "javascript:alert(1)"])
def test_the_way_back_stays_on_the_site(client, back):
    assert client.post("/giao-dien/", {"next": back}).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("theme", "linked"),
    [
        ("auto", 'media="screen and (prefers-color-scheme: dark)"'),
        ("dark", 'core/dark.css" media="screen"'),
        ("light", ""),
    ],
)
def test_the_dark_colours_are_linked_as_asked(client, theme, linked):
    client.cookies["roviec_theme"] = theme

    page = client.get("/mat-ket-noi/").content.decode()

    assert linked in page
    assert ("dark.css" in page) is bool(linked)


def test_the_text_size_stands_on_html(client):
    client.cookies["roviec_size"] = "150"

    assert 'data-size="150"' in client.get("/mat-ket-noi/").content.decode()


def test_the_text_size_can_be_set_before_signing_in(client, db):
    page = client.get(reverse("account_login")).content.decode()

    assert 'name="size" value="150"' in page
