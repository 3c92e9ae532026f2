"""The page of one document with its tabs, and what can be done to a registered one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from roviec.access.enums import VERBS
from roviec.core import clock
from roviec.core.exports import XLSX
from roviec.core.forms import options_context
from roviec.core.listing import PAGE_SIZES
from roviec.core.text import search_key
from roviec.directives import actions, rules
from roviec.directives.enums import ReviewState, Validity
from roviec.directives.forms.register import MOST_CANDIDATES, ReasonForm, SupersedeForm
from roviec.directives.policies.chain import draw
from roviec.directives.policies.kinds import code_words
from roviec.directives.queries import directives_visible_to, files_visible_to
from roviec.directives.queries.chain import Chain, chain_of
from roviec.directives.queries.listing import events_about, sections_of, target_lines, task_lines
from roviec.directives.queries.review import text_of
from roviec.directives.queries.search import search_directives

if TYPE_CHECKING:
    from collections.abc import Callable

    from roviec.core.requests import SignedInRequest
    from roviec.directives.models import Directive

TABS = ("text", "targets", "tasks", "chain", "history")


@require_GET
def directive_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    directive = get_object_or_404(
        directives_visible_to(request.user).select_related("successor", "registered_by"), pk=pk
    )
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else TABS[0]
    chain = chain_of(directive, directives_visible_to(request.user))
    context = {
        "directive": directive,
        "tab": tab,
        "chain": chain,
        "over": code_words(directive.kind, directive.code),
        "files": files_visible_to(request.user).filter(directive=directive),
        "can_upload": rules.can_upload(request.user, directive.unit),
        "can_export": rules.can_export(request.user),
        "can_review": rules.can_review(request.user, directive),
        "acts": _acts(request, directive),
        "in_review": directive.review_state != ReviewState.REGISTERED,
        **_TAB_CONTEXT[tab](request, directive, chain),
    }
    return render(request, "directives/detail.html", context)


def _text(request: SignedInRequest, directive: Directive, _chain: Chain) -> dict[str, Any]:
    if not hasattr(directive, "text"):
        return {"text": None}
    asked = request.GET.get("part", "1")
    text = text_of(directive, number=int(asked) - 1 if asked.isdecimal() and len(asked) < 6 else 0)  # noqa: PLR2004 - no text has more parts
    return {"text": text, "parts": range(1, text.last + 2), "part": text.number + 1, "sections": sections_of(directive)}


def _targets(_request: SignedInRequest, directive: Directive, _chain: Chain) -> dict[str, Any]:
    return {"lines": target_lines(directive)}


def _tasks(_request: SignedInRequest, directive: Directive, _chain: Chain) -> dict[str, Any]:
    return {"lines": task_lines(directive)}


def _chain(_request: SignedInRequest, _directive: Directive, chain: Chain) -> dict[str, Any]:
    return {"drawing": draw(chain.nodes, chain.edges)}


def _history(_request: SignedInRequest, directive: Directive, _chain: Chain) -> dict[str, Any]:
    events = events_about(directive)[: PAGE_SIZES[-1]]
    return {
        "acts_done": [
            (event, capfirst(VERBS.get(event.verb, event.verb)), event.data.get("reason", "")) for event in events
        ],
        "versions": directive.versions.select_related("taken_by").order_by("-number"),
    }


_TAB_CONTEXT: dict[str, Callable[[SignedInRequest, Directive, Chain], dict[str, Any]]] = {
    "text": _text,
    "targets": _targets,
    "tasks": _tasks,
    "chain": _chain,
    "history": _history,
}


def _acts(request: SignedInRequest, directive: Directive) -> list[tuple[str, str]]:
    """What the person may do to the document in its present state: (name in the address, words)."""
    acts = []
    if directive.review_state == ReviewState.REGISTERED and rules.can_replace(request.user, directive):
        if directive.validity == Validity.IN_FORCE:
            acts += [("supersede", _("Ghi văn bản thay thế")), ("withdraw", _("Ghi đã thu hồi"))]
        elif directive.validity in {Validity.SUPERSEDED, Validity.WITHDRAWN}:
            acts.append(("reinstate", _("Khôi phục hiệu lực")))
    if rules.can_delete(request.user, directive):
        acts.append(("delete", _("Đưa ra khỏi sổ")))
    return acts


_ACT_WORDS = {
    "supersede": (
        gettext_lazy("Ghi văn bản thay thế"),
        gettext_lazy("Văn bản này sẽ hết hiệu lực và trỏ tới văn bản mới. Cả hai vẫn ở trong sổ."),
    ),
    "withdraw": (
        gettext_lazy("Ghi đã thu hồi"),
        gettext_lazy("Văn bản vẫn ở trong sổ, được đánh dấu là cơ quan ban hành đã thu hồi."),
    ),
    "reinstate": (
        gettext_lazy("Khôi phục hiệu lực"),
        gettext_lazy("Văn bản trở lại còn hiệu lực. Việc đã ghi trước đây vẫn nằm trong lịch sử."),
    ),
    "delete": (
        gettext_lazy("Đưa ra khỏi sổ"),
        gettext_lazy("Văn bản sẽ không còn hiện trong sổ. Nội dung đã xác nhận được giữ lại và khôi phục được."),
    ),
}


@require_http_methods(["GET", "POST"])
def directive_act(request: SignedInRequest, pk: int, act: str) -> HttpResponse:
    directive = get_object_or_404(directives_visible_to(request.user), pk=pk)
    (rules.check_can_delete if act == "delete" else rules.check_can_replace)(request.user, directive)
    form = _form_of(request, directive, act)
    if request.method == "POST" and form.is_valid():
        _do(request, directive, act, form.cleaned_data)
        messages.success(request, _("Đã ghi: %(act)s.") % {"act": str(_ACT_WORDS[act][0]).lower()})
        return redirect("directives:list") if act == "delete" else redirect("directives:detail", pk=pk)
    heading, consequence = _ACT_WORDS[act]
    context = {"directive": directive, "form": form, "heading": heading, "lead": consequence, "act": act}
    return render(request, "directives/act_form.html", context)


def _form_of(request: SignedInRequest, directive: Directive, act: str) -> ReasonForm:
    if act != "supersede":
        return ReasonForm(request.POST or None)
    candidates = directives_visible_to(request.user).registered().filter(unit=directive.unit).exclude(pk=directive.pk)
    url = reverse("directives:candidates", args=[directive.pk])
    return SupersedeForm(request.POST or None, candidates=candidates, url=url)


def _do(request: SignedInRequest, directive: Directive, act: str, values: dict[str, Any]) -> None:
    done = {
        "supersede": actions.supersede_directive,
        "withdraw": actions.withdraw_directive,
        "reinstate": actions.reinstate_directive,
        "delete": actions.delete_directive,
    }[act]
    done(by=request.user, directive=directive, at=clock.now(), **values)  # type: ignore[operator] # one signature but for `successor`


@require_GET
def directive_candidates(request: SignedInRequest, pk: int) -> HttpResponse:
    """Registered documents that the typed words find, for the field «Văn bản thay thế»."""
    directive = get_object_or_404(directives_visible_to(request.user), pk=pk)
    candidates = directives_visible_to(request.user).registered().filter(unit=directive.unit).exclude(pk=pk)
    typed = request.GET.get("q", "").strip()
    rows = search_directives(candidates, typed)[:MOST_CANDIDATES] if typed else []
    context = options_context("successor", rows, multiple=False, typed=typed)
    return render(request, "core/widgets/_options.html", context)


CONTENT_TYPES = {
    "xlsx": XLSX,
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xml": "application/xml",
    "json": "application/json",
}


@require_GET
def reading_export(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The checked targets and tasks as a file."""
    directive = get_object_or_404(directives_visible_to(request.user).filter(text__isnull=False), pk=pk)
    written = actions.export_reading(by=request.user, directive=directive, kind=kind, at=clock.now())
    name = f"{slugify(search_key(directive.code or directive.title))[:80] or pk}.{kind}"
    return HttpResponse(
        written, content_type=CONTENT_TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
