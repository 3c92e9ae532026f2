"""The review page: the text on the left, the cards of one tab on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from roviec.access.enums import Permission
from roviec.access.views.gates import only_who_may_anywhere
from roviec.core.forms import options_context
from roviec.core.htmx import wants_part
from roviec.directives.enums import FindState
from roviec.directives.policies.states import UNDER_REVIEW
from roviec.directives.queries import review
from roviec.directives.views._frame import directive_of, frame
from roviec.directives.views.cards import Shown, card_form, header_form

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.core.requests import SignedInRequest
    from roviec.directives.models import Directive
    from roviec.directives.queries.review import AnyFind

DOUBTS, SURE = "nghi-van", "doc-chac"


@require_GET
def page(request: SignedInRequest, pk: int) -> HttpResponse:
    directive = directive_of(request, pk)
    if directive.review_state not in UNDER_REVIEW:
        return redirect("directives:reading", pk)
    find = _named(directive, request.GET.get("muc", ""))
    group = request.GET.get("nhom", "")
    if group not in review.GROUPS:
        group = _group_of(directive, find, at_header=request.GET.get("muc") == review.HEADER)
    after = _number(request, "tu")
    context = {**frame(directive), **_cards(directive, group, after, find), "muc": request.GET.get("muc", "")}
    if wants_part(request):
        return render(request, f"directives/review.html#{'more' if after else 'side'}", context)
    offset = find.start if find is not None and "doan" not in request.GET else None
    context["text"] = review.text_of(directive, number=_number(request, "doan"), offset=offset)
    context["files"] = list(directive.files.all())
    return render(request, "directives/review.html", context)


@require_GET
def text(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    directive = directive_of(request, pk)
    if not wants_part(request):
        return redirect(f"{reverse('directives:review', args=[pk])}?doan={number}")
    context = {"directive": directive, "text": review.text_of(directive, number=number)}
    return render(request, "directives/review.html#slice", context)


@require_GET
def unit_options(request: SignedInRequest) -> HttpResponse:
    """Units that typed words may mean: boxes for a look-up, or options for a list of suggestions."""
    only_who_may_anywhere(request, Permission.DIRECTIVE_REVIEW)
    typed = request.GET.get("issuer_unit-q") or request.GET.get("q") or ""
    names = [request.GET[name] for name in request.GET if name.startswith(("add_", "named-"))]
    if names:
        found = review.units_called(names[0]) if names[0].strip() else []
        return render(request, "directives/_unit_names.html", {"units": found})
    found = review.units_called(typed) if typed.strip() else []
    context = options_context(request.GET.get("field", "issuer_unit"), found, multiple=False, typed=typed)
    return render(request, "core/widgets/_options.html", context)


def _named(directive: Directive, ref: str) -> AnyFind | None:
    named = review.split_ref(ref)
    return review.finds_of(directive, named[0]).filter(pk=named[1]).first() if named is not None else None


def _group_of(directive: Directive, find: AnyFind | None, *, at_header: bool) -> str:
    """The tab that holds the find asked for; else doubts, or what is sure when no doubt is left."""
    state = find.state if find is not None else directive.header_state if at_header else ""
    for key, held in review.GROUPS.items():
        if held == state:
            return key
    return DOUBTS if directive.finds_doubtful else SURE


def _cards(directive: Directive, group: str, after: int, find: AnyFind | None) -> dict[str, Any]:
    """One batch of cards of a tab. The find asked for is open, else the first doubt."""
    state = FindState(review.GROUPS[group])
    cards = review.cards_of(directive, state, after=after)
    more = len(cards) > review.CARDS_AT_ONCE
    cards = cards[: review.CARDS_AT_ONCE]
    shown_header = directive.header_state == state and not after
    if (
        find is not None
        and not after
        and all(card.find.pk != find.pk or type(card.find) is not type(find) for card in cards)
    ):
        cards = [review.card_of(directive, find), *cards] if find.state == state else cards
    opened = review.ref_of(find) if find is not None else ""
    if not opened and group == DOUBTS and not after and not shown_header and cards:
        opened = cards[0].ref
    return {
        "group": group,
        "shown": [Shown(card, card_form(card.find) if card.ref == opened else None) for card in cards],
        "shown_header": shown_header,
        "header_form": header_form(directive),
        "next": after + review.CARDS_AT_ONCE if more else 0,
        "all_refs": review.versions_of(directive, state) if group == SURE and not after else [],
        "opened": opened,
    }


def _number(request: SignedInRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 7 else 0  # noqa: PLR2004 - more than any page has
