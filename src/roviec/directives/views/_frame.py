"""What the pages of the review share: the document the person may check, the head and the foot of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from roviec.core import clock
from roviec.directives import rules
from roviec.directives.enums import FindKind, ReviewState
from roviec.directives.policies.states import Counts, minutes_left
from roviec.directives.queries import directives_visible_to, review

if TYPE_CHECKING:
    from roviec.core.requests import SignedInRequest
    from roviec.directives.models import Directive
    from roviec.directives.queries.review import AnyFind


def directive_of(request: SignedInRequest, pk: int) -> Directive:
    """The document, if the person sees it; refuses those who see it but may not check it."""
    visible = directives_visible_to(request.user).select_related("unit", "issuer_unit", "header_changed_by")
    directive = get_object_or_404(visible, pk=pk)
    rules.check_can_review(request.user, directive)
    return directive


def find_of(request: SignedInRequest, pk: int, kind: str, find_pk: int) -> tuple[Directive, AnyFind]:
    directive = directive_of(request, pk)
    if kind not in FindKind.values:
        raise Http404
    find = get_object_or_404(review.finds_of(directive, FindKind(kind)), pk=find_pk)
    find.directive = directive
    return directive, find


def page_url(directive: Directive, ref: str = "") -> str:
    url = reverse("directives:review", args=[directive.pk])
    return f"{url}?muc={ref}" if ref else url


def version_of(request: SignedInRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() else 0


def frame(directive: Directive) -> dict[str, Any]:
    """Head, tabs and foot of the page."""
    counts = Counts(total=directive.finds_total, confirmed=directive.finds_confirmed, doubtful=directive.finds_doubtful)
    return {
        "directive": directive,
        "nav": "directives",
        "counts": counts,
        "minutes": minutes_left(counts),
        "bar": _bar(counts),
        "groups": review.groups_of(directive),
        "questions": review.header_questions(directive),
        "registered": directive.review_state == ReviewState.REGISTERED,
        "now": clock.now(),
    }


def _bar(counts: Counts) -> list[dict[str, str]]:
    """The meter over the cards as rectangles of a drawing 100 wide."""
    bar, x = [], 0.0
    for kind, count in (("sure", counts.confirmed), ("read", counts.sure), ("open", counts.doubtful)):
        width = 100 * count / counts.total if counts.total else 0
        bar.append({"kind": kind, "x": f"{x:.2f}", "width": f"{width:.2f}"})
        x += width
    return bar
