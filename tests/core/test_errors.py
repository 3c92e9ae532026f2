from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.test import RequestFactory

from roviec.core import views
from roviec.core.errors import TROUBLES, error_response


@pytest.mark.django_db
def test_unknown_address_says_what_to_do(client):
    response = client.get("/khong-co/")

    assert response.status_code == 404
    assert str(TROUBLES[404].title) in response.content.decode()
    assert str(TROUBLES[404].advice) in response.content.decode()


def test_forbidden_page_gives_the_reason_of_the_case():
    response = views.forbidden(RequestFactory().get("/x/"), PermissionDenied("Chỉ văn phòng mới vào sổ được."))

    assert response.status_code == 403
    assert "Chỉ văn phòng mới vào sổ được." in response.content.decode()


@pytest.mark.parametrize(("exception", "status"), [(RequestDataTooBig(), 413), (ValueError(), 400)])
def test_bad_request_and_too_big(exception, status):
    assert views.bad_request(RequestFactory().get("/x/"), exception).status_code == status


def test_htmx_gets_one_line_of_text_for_its_toast():
    request = RequestFactory().get("/x/", headers={"HX-Request": "true"})

    response = error_response(request, 409)

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == str(TROUBLES[409].reason)


def test_server_error_needs_neither_request_nor_database():
    response = views.server_error(RequestFactory().get("/x/"))

    assert response.status_code == 500
    assert "Hệ thống gặp lỗi" in response.content.decode()


def test_csrf_failure_explains_the_expired_form():
    response = views.csrf_failure(RequestFactory().post("/x/"), "CSRF cookie not set.")

    assert response.status_code == 403
    assert "Biểu mẫu đã quá hạn" in response.content.decode()
