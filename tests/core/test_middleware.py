from __future__ import annotations

import pytest
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.cache import SessionStore
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.test import RequestFactory, override_settings
from django.utils import translation

from roviec.core.middleware import LanguageMiddleware, PageMiddleware
from roviec.core.refusals import Conflict, Refused, Unable

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/van-ban/?q=a"}


def ask(method="get", **headers):
    request = getattr(RequestFactory(), method)("/x/", headers=headers)
    request.session = SessionStore()
    request._messages = FallbackStorage(request)
    return request


def passed(request, response):
    return PageMiddleware(lambda _request: response)(request)


@pytest.mark.parametrize(("raised", "status"), [(Refused, 403), (Conflict, 409), (Unable, 400)])
def test_refusals_become_pages_with_their_reason(raised, status):
    response = PageMiddleware(HttpResponse).process_exception(ask(), raised("Chi bộ đã giải thể."))

    assert response.status_code == status
    assert "Chi bộ đã giải thể." in response.content.decode()


def test_other_exceptions_are_left_to_django():
    assert PageMiddleware(HttpResponse).process_exception(ask(), ValueError()) is None


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_caches_keep_pages_and_parts_apart(headers):
    assert "HX-Request" in passed(ask(**headers), HttpResponse("x")).headers["Vary"]


def test_a_wrong_method_gets_a_page_too():
    bare = HttpResponse(status=405, headers={"Allow": "POST"})

    response = passed(ask(), bare)

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "Trang này không nhận cách gửi vừa rồi" in response.content.decode()


@override_settings(LOGIN_URL="/tai-khoan/login/")
def test_an_expired_sign_in_moves_the_whole_page_and_comes_back():
    response = passed(ask(**HTMX), HttpResponseRedirect("/tai-khoan/login/?next=/van-ban/part/"))

    assert response.status_code == 401
    assert response.headers["HX-Redirect"] == "/tai-khoan/login/?next=%2Fvan-ban%2F%3Fq%3Da"


@override_settings(LOGIN_URL="/tai-khoan/login/")
def test_other_redirects_are_followed():
    response = HttpResponseRedirect("/van-ban/")

    assert passed(ask(**HTMX), response) is response


def test_messages_ride_on_parts():
    request = ask(**HTMX)
    messages.success(request, "Đã lưu <b>.")

    content = passed(request, HttpResponse("<p>phần</p>")).content.decode()

    assert content.startswith("<p>phần</p>")
    assert '<div id="toasts" hx-swap-oob="beforeend">' in content
    assert "Đã lưu &lt;b&gt;." in content


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("<p>"),
        HttpResponse("{}", content_type="application/json"),
        HttpResponse("", headers={"HX-Redirect": "/"}),
        HttpResponse("lỗi", status=422),
    ],
)
def test_messages_wait_for_an_answer_that_can_carry_them(response):
    request = ask(**(HTMX if response.content != b"<p>" else {}))
    messages.success(request, "Đã lưu.")
    before = response.content

    assert passed(request, response).content == before
    assert len(messages.get_messages(request)) == 1


def test_parts_without_messages_and_streams_pass_unchanged():
    assert passed(ask(**HTMX), HttpResponse("<p>")).content == b"<p>"
    assert b"".join(passed(ask(**HTMX), StreamingHttpResponse([b"a"]))) == b"a"


@pytest.mark.parametrize(
    ("cookie", "language"), [(None, "vi"), ("en", "en"), ("vi", "vi"), ("fr", "vi"), ("../etc", "vi")]
)
def test_vietnamese_unless_chosen_otherwise_whatever_the_browser_wants(cookie, language):
    request = RequestFactory().get("/x/", headers={"Accept-Language": "en-US"})
    if cookie:
        request.COOKIES["roviec_language"] = cookie

    response = LanguageMiddleware(lambda _request: HttpResponse(translation.get_language()))(request)

    assert response.content.decode() == language
    assert response.headers["Content-Language"] == language
