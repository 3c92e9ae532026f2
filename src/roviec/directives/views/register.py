"""The register: its list, saved filters, documents it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from roviec.access.actions import record
from roviec.access.enums import Permission
from roviec.access.views.gates import only_who_may_anywhere
from roviec.core import clock
from roviec.core.lists import Column, Empty, ListPage, Tab, list_response
from roviec.directives import actions
from roviec.directives.forms.register import REGISTERED_CHOICE, WAITING_CHOICE, DirectiveFilters, SaveFilterForm
from roviec.directives.policies.kinds import kind_name
from roviec.directives.queries import directives_visible_to, removed_visible_to
from roviec.directives.queries.listing import WAITING, register_counts, saved_filters_visible_to

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.core.requests import SignedInRequest
    from roviec.directives.models import Directive


def _tabs(request: SignedInRequest) -> list[Tab]:
    counts = register_counts(directives_visible_to(request.user))
    lacking = {"state": REGISTERED_CHOICE, "lacking": "on"}
    tabs = [Tab(_("Tất cả"), {}, counts["all"])]
    if request.user.may_anywhere(Permission.DIRECTIVE_REVIEW):
        kind = "doubt" if counts["waiting"] else ""
        tabs.append(Tab(_("Chờ kiểm tra"), {"state": WAITING_CHOICE}, counts["waiting"], kind))
    tabs += [
        Tab(_("Thiếu văn bản trong chuỗi"), lacking, counts["lacking"]),
    ]
    return tabs + [Tab(saved.name, saved.conditions) for saved in saved_filters_visible_to(request.user)]


def _log_export(request: SignedInRequest, page: ListPage, rows: int, conditions: str) -> None:
    data = {"list": page.key, "rows": rows, "conditions": conditions}
    record(by=request.user, at=clock.now(), verb="directives.list.export", data=data)


def _url(directive: Directive) -> str:
    return reverse("directives:detail", args=[directive.pk])


REGISTER = ListPage(
    key="so-van-ban",
    title=gettext_lazy("Sổ văn bản"),
    noun=ngettext_lazy("văn bản", "văn bản"),
    order="-signed_on",
    filters=DirectiveFilters,
    placeholder=gettext_lazy("Số ký hiệu, trích yếu, nội dung"),
    row_url=_url,
    tabs=_tabs,
    template="directives/list.html",
    export_permission=Permission.EXPORT_DATA,
    on_export=_log_export,
    empty=Empty(
        gettext_lazy("Chưa có văn bản nào trong sổ"),
        gettext_lazy("Nạp văn bản đầu tiên: kéo tệp Word, PDF hoặc ảnh chụp vào, máy đọc ra chỉ tiêu và nhiệm vụ."),
        gettext_lazy("Nạp văn bản"),
        "directives:upload",
        Permission.DIRECTIVE_UPLOAD,
    ),
    columns=(
        Column(
            "code",
            gettext_lazy("Số ký hiệu"),
            sort=("number", "symbol"),
            head=True,
            css="nw",
            template="directives/_code_cell.html",
            exported=lambda row: row.code,
        ),
        Column("signed_on", gettext_lazy("Ngày"), sort=("signed_on",), css="num"),
        Column("title", gettext_lazy("Trích yếu"), css="w bare", template="directives/_title_cell.html"),
        Column("kind", gettext_lazy("Thể loại"), value=lambda row: kind_name(row.kind), shown=False),
        Column(
            "issuer",
            gettext_lazy("Cơ quan ban hành"),
            value=lambda row: row.issuer_unit.label if row.issuer_unit else row.issuer,
            sort=("issuer_key",),
            css="low issuer",
            exported=lambda row: row.issuer,
        ),
        Column("signer", gettext_lazy("Người ký"), shown=False),
        Column(
            "validity",
            gettext_lazy("Hiệu lực"),
            template="directives/_state_cell.html",
            exported=lambda row: row.get_validity_display() if row.registered_at else row.get_review_state_display(),
        ),
        Column(
            "tasks_total",
            gettext_lazy("Nhiệm vụ"),
            sort=("tasks_total",),
            css="num",
            template="directives/_n_cell.html",
        ),
        Column(
            "targets_total",
            gettext_lazy("Chỉ tiêu"),
            sort=("targets_total",),
            css="num",
            template="directives/_n_cell.html",
        ),
    ),
)


REMOVED = ListPage(
    key="van-ban-da-dua-ra",
    title=gettext_lazy("Văn bản đã đưa ra khỏi sổ"),
    noun=ngettext_lazy("văn bản", "văn bản"),
    order="-deleted_at",
    template="directives/removed.html",
    empty=Empty(gettext_lazy("Chưa có văn bản nào bị đưa ra khỏi sổ"), icon="file"),
    columns=(
        Column("code", gettext_lazy("Số ký hiệu"), head=True, css="nw", template="directives/_code_cell.html"),
        Column("title", gettext_lazy("Trích yếu"), css="w"),
        Column("deleted_at", gettext_lazy("Đưa ra lúc"), sort=("deleted_at",), css="num"),
        Column("deleted_by", gettext_lazy("Người đưa ra"), css="low"),
        Column("deleted_reason", gettext_lazy("Lý do")),
        Column("restore", gettext_lazy("Đưa trở lại"), value="pk", template="directives/_restore_cell.html"),
    ),
)


@require_GET
def removed_list(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.DIRECTIVE_DELETE)
    return list_response(request, REMOVED, removed_visible_to(request.user))


@require_POST
def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    removed = get_object_or_404(removed_visible_to(request.user), pk=pk)
    directive = actions.restore_directive(by=request.user, directive=removed, at=clock.now())
    messages.success(request, _("Đã đưa %(name)s trở lại sổ.") % {"name": directive})
    return redirect("directives:detail", pk)


@require_GET
def directive_list(request: SignedInRequest) -> HttpResponse:
    visible = directives_visible_to(request.user).select_related("successor", "issuer_unit")
    context = {
        "waiting": visible.filter(WAITING).count(),
        "can_review": request.user.may_anywhere(Permission.DIRECTIVE_REVIEW),
        "can_upload": request.user.may_anywhere(Permission.DIRECTIVE_UPLOAD),
        "can_delete": request.user.may_anywhere(Permission.DIRECTIVE_DELETE),
        "save_form": SaveFilterForm(initial={"query": request.GET.urlencode()}),
        "saved": saved_filters_visible_to(request.user),
    }
    return list_response(request, REGISTER, visible, context=context)


@require_http_methods(["GET", "POST"])
def filter_save(request: SignedInRequest) -> HttpResponse:
    form = SaveFilterForm(request.POST or None, initial={"query": request.GET.urlencode()})
    if request.method == "POST" and form.is_valid():
        saved = actions.save_filter(by=request.user, at=clock.now(), **form.cleaned_data)
        messages.success(request, _("Đã lưu bộ lọc «%(name)s».") % {"name": saved.name})
        return redirect(f"{reverse('directives:list')}?{saved.query}")
    return render(request, "directives/filter_form.html", {"form": form})


@require_POST
def filter_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    saved = get_object_or_404(saved_filters_visible_to(request.user), pk=pk)
    actions.remove_filter(by=request.user, saved=saved, at=clock.now())
    messages.success(request, _("Đã bỏ bộ lọc «%(name)s».") % {"name": saved.name})
    return redirect("directives:list")
