"""What the register shows on pages of others: the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from roviec.access.enums import Permission
from roviec.access.queries import reach_q
from roviec.directives.queries import directives_visible_to
from roviec.directives.queries.listing import WAITING

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.core.requests import SignedInRequest

MOST = 5


@require_GET
def home_waiting(request: SignedInRequest) -> HttpResponse:
    """Documents that the person is to check, the oldest first; only for those who may check."""
    mine = reach_q(request.user, Permission.DIRECTIVE_REVIEW)
    waiting = directives_visible_to(request.user).filter(WAITING).filter(mine)
    context = {
        "directives": waiting.order_by("received_at", "pk")[:MOST],
        "count": waiting.count(),
        "can_upload": request.user.may_anywhere(Permission.DIRECTIVE_UPLOAD),
    }
    return render(request, "directives/_home_waiting.html", context)


@require_GET
def home_recent(request: SignedInRequest) -> HttpResponse:
    """The documents that entered the registers within sight last."""
    recent = directives_visible_to(request.user).registered().order_by("-registered_at", "-pk")[:MOST]
    return render(request, "directives/_home_recent.html", {"directives": recent})
