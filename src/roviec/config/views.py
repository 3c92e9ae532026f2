from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

if TYPE_CHECKING:
    from django.http import HttpRequest


def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Rõ Việc")
