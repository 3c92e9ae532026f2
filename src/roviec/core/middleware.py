"""What every request passes: its language, and answers that suit both whole pages and parts of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers

from roviec.core.errors import error_response
from roviec.core.htmx import htmx
from roviec.core.preferences import language_of
from roviec.core.refusals import Conflict, Refused, Unable

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    Next = Callable[[HttpRequest], HttpResponse]

STATUS = ((Refused, 403), (Conflict, 409), (Unable, 400))


class LanguageMiddleware:
    """Vietnamese unless the person chose otherwise: many office computers are set up in English."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class PageMiddleware:
    """Refusals become pages with their reason; parts for htmx carry the messages and follow an expired sign-in."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:  # noqa: PLR2004 - HTTP
            allow = response.headers["Allow"]
            response = error_response(request, 405)
            response.headers["Allow"] = allow
        patch_vary_headers(response, ["HX-Request"])
        return _for_htmx(request, response) if htmx(request) else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn what an action or rule raised into an answer; anything else is Django's to handle."""
        for kind, status in STATUS:
            if isinstance(exception, kind):
                return error_response(request, status, str(exception))
        return None


def _for_htmx(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if 300 <= response.status_code < 400 and "Location" in response.headers:  # noqa: PLR2004 - HTTP
        location = response.headers["Location"]
        login = resolve_url(settings.LOGIN_URL)
        if location.partition("?")[0] == login:
            here = htmx(request).current_url_abs_path or "/"
            response = HttpResponse(status=401, headers={"HX-Redirect": f"{login}?{urlencode({'next': here})}"})
        return response
    if "HX-Redirect" in response.headers or response.streaming:
        return response
    if response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html"):  # noqa: PLR2004 - HTTP
        pending = messages.get_messages(request)
        if len(pending):
            toasts = render_to_string("core/_toasts_oob.html", {"messages": pending}, request)
            response.write(toasts)
            response.headers.pop("Content-Length", None)
    return response
