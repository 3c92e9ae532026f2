from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import DatabaseError, connection
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from roviec.core.errors import EXPIRED_FORM, error_response
from roviec.core.preferences import COOKIES, remember

if TYPE_CHECKING:
    from django.http import HttpRequest

SHELL_FILES = ("core/app.css", "core/dark.css", "core/app.js", "core/mark.svg", "django_htmx/htmx-2.min.js")


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep text size, theme or language, and go back to where the person was."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    for name in COOKIES:
        if name in request.POST:
            remember(response, name, request.POST[name])
    return response


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "core/offline.html")


@require_GET
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    files = [static(path) for path in SHELL_FILES]
    offline_url = reverse("core:offline")
    version = hashlib.sha256("".join([offline_url, *files]).encode()).hexdigest()[:12]
    script = render_to_string("core/sw.js", {"files": files, "offline_url": offline_url, "version": version})
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_GET
@cache_control(no_store=True)
def health(request: HttpRequest) -> HttpResponse:
    """For monitors: 200 while the database answers, else 503."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    too_big = isinstance(exception, (RequestDataTooBig, TooManyFilesSent))
    return error_response(request, 413 if too_big else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, 403, str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("core/500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_response(request, 403, trouble=EXPIRED_FORM)


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    return render(request, "core/components.html")
