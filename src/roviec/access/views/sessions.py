"""Opening and ending administrator rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from roviec.access import actions
from roviec.access.enums import Permission
from roviec.access.forms import ReasonForm
from roviec.access.views.gates import only_who_may_anywhere
from roviec.access.views.middleware import ADMIN_SESSION_KEY
from roviec.core import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.core.requests import SignedInRequest


@require_GET
def admin_session(request: SignedInRequest) -> HttpResponse:
    return _page(request, ReasonForm())


def _page(request: SignedInRequest, form: ReasonForm) -> HttpResponse:
    only_who_may_anywhere(request, Permission.ADMIN_SESSION)
    minutes = int(settings.ADMIN_SESSION_LENGTH.total_seconds() // 60)
    context = {"form": form, "minutes": minutes}
    return render(request, "access/admin_session.html", context, status=422 if form.errors else 200)


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]  # the package is not typed
def admin_session_open(request: SignedInRequest) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    session = actions.open_admin_session(
        by=request.user, at=clock.now(), length=settings.ADMIN_SESSION_LENGTH, **form.cleaned_data
    )
    request.session.cycle_key()
    request.session[ADMIN_SESSION_KEY] = session.pk
    messages.success(request, _("Đã mở phiên quản trị. Mọi việc trong phiên đều được ghi nhật ký."))
    return HttpResponseRedirect(reverse("access:admin-session"))


@require_POST
def admin_session_end(request: SignedInRequest) -> HttpResponse:
    if request.user.admin_session is not None:
        actions.end_admin_session(by=request.user, session=request.user.admin_session, at=clock.now())
        del request.session[ADMIN_SESSION_KEY]
        messages.success(request, _("Đã kết thúc phiên quản trị."))
    return HttpResponseRedirect(reverse("home"))
