"""The cards of the review: open, save while typing, confirm, take back; two versions when two people edit one card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roviec.core import clock
from roviec.core.htmx import htmx, wants_part
from roviec.directives import actions
from roviec.directives.actions import CodeTaken, FindChanged, OwnerAnswer, OwnerChanges
from roviec.directives.enums import FindKind
from roviec.directives.forms.review import CARD_FORMS, CitationForm, HeaderForm, TargetForm, TaskForm
from roviec.directives.queries import review
from roviec.directives.views._frame import directive_of, find_of, frame, page_url, version_of
from roviec.organisations.queries import Directory

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from roviec.core.requests import SignedInRequest
    from roviec.directives.models import Directive
    from roviec.directives.queries.review import AnyFind, Card

NOT_KEPT = {"version", "csrfmiddlewaretoken"}
WHOLE = "whole"
"""Sent where no open card is left whose parts could be brought up to date: the whole card is to come back."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card with what its template needs: the form when it is open."""

    card: Card
    form: Form | None = None


@require_http_methods(["GET", "POST"])
def card(request: SignedInRequest, pk: int, kind: str, find_pk: int) -> HttpResponse:
    directive, find = find_of(request, pk, kind, find_pk)
    if request.method == "POST":
        act = _reopen if request.POST.get("act") == "reopen" else _edit
        return act(request, directive, find)
    if not wants_part(request):
        return redirect(page_url(directive, review.ref_of(find)))
    return _card(request, directive, find, form=card_form(find))


def _reopen(request: SignedInRequest, directive: Directive, find: AnyFind) -> HttpResponse:
    try:
        find = actions.reopen_find(by=request.user, find=find, version=version_of(request), at=clock.now())
    except FindChanged as conflict:
        return _conflict(request, directive, conflict, None)
    return saved(request, directive, find, form=card_form(find))


def _edit(request: SignedInRequest, directive: Directive, find: AnyFind) -> HttpResponse:
    """Save what was typed on an open card; with «confirm» the card closes."""
    form = card_form(find, request.POST)
    confirm = request.POST.get("act") == "confirm"
    if form.is_valid():
        try:
            find = _save(request, find, form, confirm=confirm)
        except FindChanged as conflict:
            return _conflict(request, directive, conflict, form)
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            reshaped = isinstance(form, TaskForm) and (form.removed() or form.added() or form.answered())
            fresh = None if confirm else card_form(find)
            quiet = not (confirm or reshaped or WHOLE in request.POST)
            return saved(request, directive, find, form=fresh, quiet=quiet)
    return _card(request, directive, find, form=form, status=422)


@require_http_methods(["GET", "POST"])
def header(request: SignedInRequest, pk: int) -> HttpResponse:
    directive = directive_of(request, pk)
    if request.method == "POST":
        return _edit_header(request, directive)
    if not wants_part(request):
        return redirect(page_url(directive, review.HEADER))
    return render(request, "directives/_header.html", header_context(directive))


def _edit_header(request: SignedInRequest, directive: Directive) -> HttpResponse:
    form = header_form(directive, request.POST)
    confirm = request.POST.get("act") == "confirm"
    if form.is_valid():
        try:
            directive = actions.edit_header(
                by=request.user,
                directive=directive,
                version=form.cleaned_data["version"],
                new=form.values(),
                confirm=confirm,
                at=clock.now(),
            )
        except FindChanged as conflict:
            return _conflict(request, directive, conflict, form)
        except CodeTaken as taken:
            form.add_error("code", str(taken))
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            return _header_saved(request, directive, confirmed=confirm)
    context = header_context(directive, form)
    if htmx(request):
        return render(request, "directives/_header.html", context, status=422)
    return _whole(request, directive, context, status=422)


def _header_saved(request: SignedInRequest, directive: Directive, *, confirmed: bool) -> HttpResponse:
    if not htmx(request):
        return redirect(page_url(directive, "" if confirmed else review.HEADER))
    context = header_context(directive) | {"opened": not confirmed, "ref": review.HEADER, "oob": True}
    quiet = not confirmed and WHOLE not in request.POST
    context |= {"version": directive.header_version, "quiet": quiet}
    return _answer(render(request, "directives/_header_saved.html", context), quiet=quiet)


def header_form(directive: Directive, data: Any = None) -> HeaderForm:
    return HeaderForm(data, initial=HeaderForm.initial_of(directive), auto_id="header-%s", label_suffix="")


def header_context(directive: Directive, form: HeaderForm | None = None) -> dict[str, Any]:
    """What an open header card needs."""
    return {**frame(directive), "form": form or header_form(directive), "opened": True}


def card_form(find: AnyFind, data: Any = None) -> TargetForm | TaskForm | CitationForm:
    """The form of an open card; ids carry the card's name, since several cards stand on one page."""
    form = CARD_FORMS[FindKind(review.ref_of(find).partition("-")[0])]
    options: dict[str, Any] = {"auto_id": f"{review.ref_of(find)}-%s", "label_suffix": ""}
    return form(data, find=find, initial=form.initial_of(find), **options)  # type: ignore[arg-type]  # one form per kind


def add_errors(form: Form, wrong: ValidationError) -> None:
    """Put what a rule found wrong under the fields it is about."""
    if not hasattr(wrong, "error_dict"):
        form.add_error(None, wrong)
        return
    for name, errors in wrong.message_dict.items():
        field = next((known for known in (name, f"schedule_{name}") if known in form.fields), None)
        form.add_error(field, errors)


def saved(
    request: SignedInRequest, directive: Directive, find: AnyFind, *, form: Form | None, quiet: bool = False
) -> HttpResponse:
    """After an act on a card: the card anew with the counters and paragraphs it touches, or back to the page.

    A quiet answer leaves the card alone, since somebody is typing in it.
    """
    if not htmx(request):
        return redirect(page_url(directive, review.ref_of(find) if form is not None else ""))
    directive.refresh_from_db()
    context = {
        **frame(directive),
        "shown": Shown(review.card_of(directive, find), form),
        "version": find.version,
        "ref": review.ref_of(find),
        "paragraphs": [] if quiet else review.paragraphs_at(directive, find.start, find.end),
        "quiet": quiet,
        "oob": True,
    }
    return _answer(render(request, "directives/_saved.html", context), quiet=quiet)


def _answer(response: HttpResponse, *, quiet: bool = False) -> HttpResponse:
    """Where the answer goes: over the card it is about, or nowhere but into the parts it names itself."""
    if quiet:
        response.headers["HX-Reswap"] = "none"
    return response


def _card(
    request: SignedInRequest, directive: Directive, find: AnyFind, *, form: Form | None, status: int = 200
) -> HttpResponse:
    shown = Shown(review.card_of(directive, find), form)
    if htmx(request):
        return render(request, "directives/_card.html", {"directive": directive, "shown": shown}, status=status)
    return _whole(request, directive, {**frame(directive), "shown": shown}, status=status)


def _whole(request: SignedInRequest, directive: Directive, context: dict[str, Any], *, status: int) -> HttpResponse:
    """One card as a page of its own, for browsers without scripts."""
    return render(request, "directives/one_card.html", {"directive": directive, **context}, status=status)


def _conflict(request: SignedInRequest, directive: Directive, conflict: FindChanged, form: Form | None) -> HttpResponse:
    """Both versions side by side; nothing of either is lost, the person chooses."""
    current = conflict.current
    at_header = isinstance(form, HeaderForm)
    theirs = HeaderForm.initial_of(current) if at_header else card_form(current).initial  # type: ignore[arg-type]  # told apart by the form
    rows = []
    for name, field in form.fields.items() if form is not None else ():
        mine = form.cleaned_data.get(name) if form is not None else None
        if name != "version" and name in theirs and _said(theirs[name]) != _said(mine):
            rows.append({"label": field.label, "theirs": _said(theirs[name]), "mine": _said(mine)})
    context = {
        **frame(directive),
        "conflict": conflict,
        "rows": rows,
        "kept": [(name, value) for name, given in request.POST.lists() for value in given if name not in NOT_KEPT],
        "version": current.header_version if at_header else current.version,  # type: ignore[union-attr]  # told apart by the form
        "ref": review.HEADER if at_header else review.ref_of(current),  # type: ignore[arg-type]  # told apart by the form
        "url": request.path,
    }
    name = "directives/_conflict.html" if htmx(request) else "directives/conflict.html"
    return render(request, name, context, status=409)


def _said(value: Any) -> str:
    if value is None or value is False:
        return ""
    return _("có") if value is True else str(getattr(value, "pk", value))


def _save(request: SignedInRequest, find: AnyFind, form: Form, *, confirm: bool) -> AnyFind:
    by, at, version = request.user, clock.now(), form.cleaned_data["version"]
    if isinstance(form, TargetForm):
        return actions.edit_target(by=by, target=find, version=version, new=form.values(), confirm=confirm, at=at)  # type: ignore[arg-type]  # told apart by the form
    if isinstance(form, CitationForm):
        return actions.edit_citation(by=by, citation=find, version=version, new=form.values(), confirm=confirm, at=at)  # type: ignore[arg-type]  # told apart by the form
    assert isinstance(form, TaskForm)
    owners = OwnerChanges(form.removed(), form.added(), _answers(find.directive, form))
    return actions.edit_task(
        by=by,
        task=find,  # type: ignore[arg-type]  # a task form stands on a task
        version=version,
        new=form.values(),
        owners=owners,
        confirm=confirm,
        at=at,
    )


def _answers(directive: Directive, form: TaskForm) -> tuple[tuple[int, OwnerAnswer], ...]:
    """What was chosen for the bodies in question, as units and groups."""
    anchor = directive.issuer_unit or directive.unit
    answers = []
    for owner_id, value in form.answered().items():
        kind, _colon, key = value.partition(":")
        if kind == "unit" and key.isdecimal():
            unit = review.unit_by_id(int(key))
            answers.append((owner_id, OwnerAnswer(unit=unit)))
        elif kind == "group":
            answers.append((owner_id, OwnerAnswer(unit=anchor, group=review.group_key(key))))
        elif kind == "named" and form.named(owner_id):
            match = Directory(anchor).match(form.named(owner_id))
            if match.unit is None:
                raise ValidationError(
                    {"words": _("Không có đơn vị nào tên «%(name)s» trong danh bạ.") % {"name": form.named(owner_id)}}
                )
            answers.append((owner_id, OwnerAnswer(unit=review.unit_by_id(match.unit.unit_id))))
        elif kind == "outside":
            answers.append((owner_id, OwnerAnswer()))
    return tuple(answers)
