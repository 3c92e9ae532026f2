"""Pages of the review for acts that need a word more: reject, split, merge, add, confirm many, register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from roviec.core import clock
from roviec.core.htmx import wants_part
from roviec.core.refusals import Unable
from roviec.directives import actions
from roviec.directives.actions import CodeTaken, Replacement
from roviec.directives.enums import FindKind
from roviec.directives.forms.review import AddForm, MergeForm, RejectForm, ReplaceForm, SplitForm
from roviec.directives.policies import segments
from roviec.directives.queries import find_same_code, review
from roviec.directives.views._frame import directive_of, find_of, frame, page_url

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from roviec.core.requests import SignedInRequest
    from roviec.directives.models import Directive
    from roviec.directives.queries.review import AnyFind

WORDS_OF_CUT = 8


@require_http_methods(["GET", "POST"])
def reject(request: SignedInRequest, pk: int, kind: str, find_pk: int) -> HttpResponse:
    directive, find = find_of(request, pk, kind, find_pk)
    form = RejectForm(request.POST or None, initial={"version": find.version})
    if request.method == "POST" and form.is_valid():
        actions.reject_find(
            by=request.user,
            find=find,
            version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            at=clock.now(),
        )
        messages.success(request, _("Đã bỏ %(label)s. Xem lại ở «Đã bỏ».") % {"label": _label(find)})
        return redirect(page_url(directive))
    return _dialog(request, directive, find, form, (_("Bỏ %(label)s"), _("Bỏ mục này")))


@require_http_methods(["GET", "POST"])
def split(request: SignedInRequest, pk: int, kind: str, find_pk: int) -> HttpResponse:
    directive, find = find_of(request, pk, kind, find_pk)
    form = SplitForm(request.POST or None, initial={"version": find.version}, choices=_cuts(find))
    if request.method == "POST" and form.is_valid():
        first, _second = actions.split_find(
            by=request.user,
            find=find,
            version=form.cleaned_data["version"],
            cut=form.cleaned_data["cut"],
            at=clock.now(),
        )
        messages.success(request, _("Đã tách thành hai mục. Kiểm tra từng mục."))
        return redirect(page_url(directive, review.ref_of(first)))
    return _dialog(request, directive, find, form, (_("Tách %(label)s"), _("Tách")))


@require_http_methods(["GET", "POST"])
def merge(request: SignedInRequest, pk: int, kind: str, find_pk: int) -> HttpResponse:
    directive, find = find_of(request, pk, kind, find_pk)
    form = MergeForm(request.POST or None, find=find, initial={"version": find.version})
    if request.method == "POST" and form.is_valid():
        other_pk, other_version = form.cleaned_data["other"]
        other = review.finds_of(directive, FindKind(kind)).get(pk=other_pk)
        merged = actions.merge_finds(
            by=request.user,
            find=find,
            version=form.cleaned_data["version"],
            other=other,
            other_version=other_version,
            at=clock.now(),
        )
        messages.success(request, _("Đã gộp hai mục."))
        return redirect(page_url(directive, review.ref_of(merged)))
    return _dialog(request, directive, find, form, (_("Gộp %(label)s"), _("Gộp")))


@require_POST
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    directive = directive_of(request, pk)
    form = AddForm(request.POST)
    if not form.is_valid():
        raise Unable(_("Bôi đen một đoạn trong văn bản rồi chọn loại mục."))
    find = actions.add_find(
        by=request.user,
        directive=directive,
        kind=FindKind(form.cleaned_data["kind"]),
        start=form.cleaned_data["start"],
        end=form.cleaned_data["end"],
        at=clock.now(),
    )
    messages.success(request, _("Đã thêm %(label)s. Điền nốt rồi xác nhận.") % {"label": _label(find)})
    return redirect(page_url(directive, review.ref_of(find)))


@require_POST
def confirm_all(request: SignedInRequest, pk: int) -> HttpResponse:
    """Confirm the items listed in the form, each in the version that was on the screen."""
    directive = directive_of(request, pk)
    seen = []
    for given in request.POST.getlist("seen"):
        ref, _at, version = given.partition("@")
        named = review.split_ref(ref)
        if named is not None and version.isdecimal():
            seen.append((named[0], named[1], int(version)))
    done = actions.confirm_finds(by=request.user, directive=directive, seen=seen, at=clock.now())
    messages.success(
        request,
        ngettext("Đã xác nhận %(count)s mục.", "Đã xác nhận %(count)s mục.", done.count) % {"count": done.count},
    )
    if done.changed:
        names = ", ".join(_label(find) for find in done.changed)
        messages.warning(request, _("Người khác vừa sửa %(names)s nên chưa xác nhận. Xem lại.") % {"names": names})
    return redirect(page_url(directive))


@require_http_methods(["GET", "POST"])
def register(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask once, saying what will happen; then enter the document in the register, or keep a version of its review."""
    directive = directive_of(request, pk)
    existing = find_same_code(directive)
    form = ReplaceForm(request.POST or None) if existing is not None else None
    context = {**frame(directive), "existing": existing, "form": form, "error": ""}
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            _register(request, directive, existing, form)
        except ValidationError as wrong:
            context["error"] = " ".join(wrong.messages)
        except CodeTaken as taken:
            context |= {"existing": taken.existing, "form": ReplaceForm()}
        else:
            messages.success(request, _("%(code)s đã vào sổ.") % {"code": directive})
            return redirect("directives:detail", pk)
    name = "directives/_register.html" if wants_part(request) else "directives/register.html"
    return render(request, name, context, status=422 if request.method == "POST" else 200)


def _register(
    request: SignedInRequest, directive: Directive, existing: Directive | None, form: ReplaceForm | None
) -> None:
    by, at = request.user, clock.now()
    if directive.registered_at is not None:
        actions.take_review_version(by=by, directive=directive, at=at)
        return
    replaces = None
    if existing is not None and form is not None:
        replaces = Replacement(existing, form.cleaned_data["reason"])
    actions.register_directive(by=by, directive=directive, replaces=replaces, at=at)


def _label(find: AnyFind) -> str:
    kind = FindKind(review.ref_of(find).partition("-")[0])
    return f"{kind.mark} {find.order}"


def _cuts(find: AnyFind) -> list[tuple[int, str]]:
    """Places to cut, each with the first words of what would become the second item."""
    return [
        (find.start + cut, "… " + " ".join(find.quote[cut:].split()[:WORDS_OF_CUT]) + " …")
        for cut in segments.cut_points(find.quote)
    ]


def _nothing_to_choose(form: Form) -> str:
    """Why the question cannot be answered, where it cannot."""
    if isinstance(form, SplitForm) and not form.fields["cut"].choices:  # type: ignore[attr-defined]  # a field of choices
        return _("Câu này không có chỗ để tách. Bôi đen đoạn cần tách trong văn bản để thêm thành một mục riêng.")
    if isinstance(form, MergeForm) and not form.fields["other"].choices:  # type: ignore[attr-defined]  # a field of choices
        return _("Không có mục nào cạnh mục này để gộp.")
    return ""


def _dialog(
    request: SignedInRequest, directive: Directive, find: AnyFind, form: Form, said: tuple[str, str]
) -> HttpResponse:
    """The form in a dialog over the page, or as a page of its own without scripts. `said`: its title and its button."""
    title, verb = said
    context = {**frame(directive), "find": find, "form": form, "title": title % {"label": _label(find)}}
    context |= {"verb": verb, "url": request.path, "nothing": _nothing_to_choose(form)}
    name = "directives/_ask.html" if wants_part(request) else "directives/ask.html"
    return render(request, name, context, status=422 if form.is_bound else 200)
