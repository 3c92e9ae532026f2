from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from roviec.access.enums import Permission
from roviec.access.views.gates import only_who_may_anywhere
from roviec.members import queries
from roviec.members.queries import members_visible_to
from roviec.organisations.queries import units_visible_to

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.core.requests import SignedInRequest


@require_GET
def members_of_unit(request: SignedInRequest, pk: int) -> HttpResponse:
    """On the page of a unit: how many members it and the units below it have, by state."""
    only_who_may_anywhere(request, Permission.MEMBER_VIEW)
    unit = get_object_or_404(units_visible_to(request.user), pk=pk)
    counts = queries.counts_by_state(queries.below(members_visible_to(request.user), unit))
    context = {"unit": unit, "counts": sorted(counts.items(), key=lambda item: -item[1])}
    return render(request, "members/_unit_panel.html", context)
