from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import DatabaseError, connection
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from roviec.core.errors import EXPIRED_FORM, error_response
from roviec.core.forms import options_context
from roviec.core.lists import list_response
from roviec.core.preferences import COOKIES, remember
from roviec.core.sample import SAMPLE_LIST, SAMPLE_SIZE, SampleForm, find, rows

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from roviec.core.requests import SignedInRequest

SHELL_FILES = ("core/app.css", "core/dark.css", "core/app.js", "core/mark.svg", "django_htmx/htmx-2.min.js")
SAMPLE_STEPS = 40
SAID = {
    "ok": (messages.SUCCESS, gettext_lazy("Đã lưu văn bản 05-KH/ĐUK vào sổ.")),
    "bad": (messages.ERROR, gettext_lazy("Chưa lưu được: số 05-KH/ĐUK đã có trong sổ. Đồng chí hãy kiểm tra lại số.")),
}


@login_not_required
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


@login_not_required
@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "core/offline.html")


@login_not_required
@require_GET
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    files = [static(path) for path in SHELL_FILES]
    offline_url = reverse("core:offline")
    version = hashlib.sha256("".join([offline_url, *files]).encode()).hexdigest()[:12]
    script = render_to_string("core/sw.js", {"files": files, "offline_url": offline_url, "version": version})
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@login_not_required
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


@login_required
@require_http_methods(["GET", "POST"])
def components(request: SignedInRequest) -> HttpResponse:
    """Every shared component once."""
    fail = request.GET.get("fail")
    if fail in {"403", "409"}:
        return error_response(request, int(fail))
    if say := request.POST.get("say"):
        messages.add_message(request, *SAID.get(say, SAID["ok"]))
        return HttpResponseRedirect(request.path)
    form = SampleForm(request.POST, request.FILES) if request.method == "POST" else SampleForm()
    context = {"form": form, "job": _sample_job(0)}
    return list_response(request, SAMPLE_LIST, cast("QuerySet[Any]", rows(SAMPLE_SIZE)), context=context)


@login_required
@require_GET
def sample_options(request: HttpRequest) -> HttpResponse:
    """What the look-up of the page of components finds."""
    typed = request.GET.get("replaces-q", "").strip()
    context = options_context("replaces", find(typed) if typed else [], multiple=True, typed=typed)
    return render(request, "core/widgets/_options.html", context)


@login_required
@require_GET
def sample_job(request: HttpRequest) -> HttpResponse:
    """The bar of the page of components, one step further each time."""
    done = request.GET.get("done", "0")
    job = _sample_job(int(done) if done.isascii() and done.isdigit() else 0)
    return render(request, "core/components/_sample_job.html", {"job": job})


def _sample_job(done: int) -> dict[str, Any]:
    done = min(done, SAMPLE_STEPS)
    return {
        "done": done,
        "url": f"{reverse('core:sample-job')}?done={done + 10}",
        "left": _("còn khoảng %d giây") % ((SAMPLE_STEPS - done) // 5),
        "finished": done == SAMPLE_STEPS,
    }
