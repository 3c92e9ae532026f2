from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.template.loader import render_to_string
from django.urls import reverse

from roviec.core.errors import TROUBLES
from tests.factories.access import UserFactory


@pytest.fixture
def signed_in(client, db):
    client.force_login(
        UserFactory(full_name="Lê Thu Hà"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def test_the_service_worker_keeps_the_shell_and_nothing_of_people(client):
    response = client.get("/sw.js")

    files = re.search(r"const FILES = \[OFFLINE(.*?)\];", response.content.decode()).group(1)
    paths = re.findall(r'"/static/([^"]+)"', files)
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"
    assert paths
    assert [path for path in paths if finders.find(path) is None] == []


def test_the_offline_page_needs_nobody(client):
    assert "Đang mất kết nối mạng" in client.get("/mat-ket-noi/").content.decode()


@pytest.mark.django_db
def test_health_says_whether_the_database_answers(client, monkeypatch):
    def broken(*_args):
        raise DatabaseError

    well = client.get("/health")
    monkeypatch.setattr(connection, "cursor", broken)
    ill = client.get("/health")

    assert (well.status_code, well.content) == (200, b"ok")
    assert (ill.status_code, ill.content) == (503, b"database")


def test_home_says_that_nothing_waits(signed_in):
    page = signed_in.get("/").content.decode()

    assert "Việc cần làm" in page
    assert "Chưa có việc nào chờ đồng chí" in page
    assert "Lê Thu Hà" in page


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/components/", "/components/job/"])
def test_strangers_are_sent_to_sign_in(client, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"?next={path}")


def test_no_page_has_a_script_or_style_of_its_own(signed_in):
    page = signed_in.get("/components/").content.decode()

    assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=", page) == []


@pytest.mark.parametrize("status", [403, 409])
def test_components_shows_refusals(signed_in, status):
    response = signed_in.get(f"/components/?fail={status}")

    assert response.status_code == status
    assert str(TROUBLES[status].title) in response.content.decode()


@pytest.mark.parametrize(("say", "kind"), [("ok", "toast ok"), ("bad", "toast bad"), ("khác", "toast ok")])
def test_messages_are_toasts_without_scripts_too(signed_in, say, kind):
    assert f'class="{kind}"' in signed_in.post("/components/", {"say": say}, follow=True).content.decode()


def test_errors_keep_what_was_typed(signed_in):
    page = signed_in.post("/components/", {"title": "Kế hoạch mới", "on": "31/11/2024"}).content.decode()

    assert 'value="Kế hoạch mới"' in page
    assert "Không có ngày 31/11/2024 trong lịch." in page


@pytest.mark.parametrize(("done", "said"), [("0", "0/40"), ("20", "20/40"), ("x", "0/40"), ("99", "Đã xong")])
def test_the_bar_of_a_job_asks_again_until_it_is_done(signed_in, done, said):
    part = signed_in.get(f"/components/job/?done={done}").content.decode()

    assert said in part
    assert ("every 2s" in part) is (said != "Đã xong")


@pytest.mark.parametrize(
    ("query", "rows"),
    [("q=quy+che", 2), ("issuer=BTV+Tỉnh+ủy", 3), ("state=doubt", 1), ("state=doubt&q=zzz", 0), ("sort=code", 12)],
)
def test_the_sample_list_answers(signed_in, query, rows):
    assert signed_in.get(f"/components/?{query}").content.decode().count('role="rowheader"') == rows


@pytest.mark.parametrize(("typed", "found"), [("quy che", 2), ("zzz", 0), ("", 0)])
def test_the_sample_look_up_answers(signed_in, typed, found):
    part = signed_in.get("/components/options/", {"replaces-q": typed}).content.decode()

    assert part.count('type="checkbox"') == found


def test_the_sample_form_takes_a_row_that_was_looked_up(signed_in):
    page = signed_in.post("/components/", {"replaces": ["3"]}).content.decode()

    assert 'type="checkbox" name="replaces" value="3" checked' in page


def test_strangers_are_offered_to_sign_in_on_pages_inside_the_shell(rf):
    request = rf.get("/x/")
    request.user = AnonymousUser()

    page = render_to_string("core/page.html", {"heading": "Công khai"}, request)

    assert f'href="{reverse("account_login")}"' in page
    assert "Công khai" in page


def test_a_page_without_shell_takes_heading_and_content(rf):
    assert "<h1>Xin chào</h1>" in render_to_string("core/plain.html", {"heading": "Xin chào"}, rf.get("/x/"))


def test_pages_beside_a_document_link_their_styles(rf):
    request = rf.get("/x/")
    request.COOKIES["roviec_theme"] = "dark"

    links = render_to_string("core/_reading_styles.html", {}, request)

    assert 'core/reading.css"' in links
    assert 'core/reading-dark.css" media="screen"' in links
