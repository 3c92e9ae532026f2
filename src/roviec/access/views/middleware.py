"""What every request of somebody signed in carries: where it comes from and whether administrator rights are open."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from pghistory.middleware import HistoryMiddleware as BaseHistoryMiddleware

from roviec.access import queries
from roviec.core import clock, trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

ADMIN_SESSION_KEY = "admin_session"
NO_ADDRESS = "0.0.0.0"  # noqa: S104 - an address that is none, for connections through a socket of the machine


def client_address(request: HttpRequest) -> str:
    """The network address of the person: behind our own proxy, the one that the proxy itself saw."""
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return request.META.get("REMOTE_ADDR") or NO_ADDRESS


class ActingMiddleware:
    """Gives the account its open administrator session, and the audit trail the marks of the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = request.session.get(ADMIN_SESSION_KEY)
        if number is not None and request.user.is_authenticated:
            request.user.admin_session = queries.open_admin_session(request.user, pk=number, at=clock.now())
            if request.user.admin_session is None:
                del request.session[ADMIN_SESSION_KEY]
        request_id = uuid.uuid4().hex
        with trace.tracing(trace.Trace(request_id=request_id, address=client_address(request))):
            response = self.get_response(request)
        response.headers["X-Request-Id"] = request_id
        return response


class HistoryMiddleware(BaseHistoryMiddleware):
    """Rows of history know the request they were written in."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        return super().get_context(request) | {"request": trace.current().request_id}
