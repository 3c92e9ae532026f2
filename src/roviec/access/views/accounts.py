"""One's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from roviec.access import queries
from roviec.core import clock

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
def own_account(request: HttpRequest) -> HttpResponse:
    return render(request, "access/account.html", {"grants": queries.grants_held(request.user, at=clock.now())})


@login_not_required
@require_GET
def password_help(request: HttpRequest) -> HttpResponse:
    return render(request, "access/password_help.html")
