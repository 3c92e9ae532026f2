"""Whether a request asks for a page or for a part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from django.http import HttpRequest


def htmx(request: HttpRequest) -> HtmxDetails:
    """What htmx says about the request; false for an ordinary one."""
    return HtmxDetails(request)


def wants_part(request: HttpRequest) -> bool:
    """True where the answer is put into a page that is already there; never for history and boosted links."""
    details = htmx(request)
    return bool(details) and not details.boosted and not details.history_restore_request
