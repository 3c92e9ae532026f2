from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from roviec.access.enums import Permission
from roviec.access.queries import reach_q
from roviec.access.views.audit import record_export
from roviec.access.views.gates import only_who_may_anywhere
from roviec.core import clock
from roviec.core.clock import day_of
from roviec.core.lists import Column, Empty, ListPage, list_response
from roviec.core.refusals import Refused, Unable
from roviec.organisations import actions, queries, rules
from roviec.organisations.forms import (
    AliasForm,
    CreateForm,
    MoveForm,
    RenameForm,
    UnitFilters,
    day_of_request,
    placed_name,
)
from roviec.organisations.queries import units_visible_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.forms import Form
    from django.http import HttpResponse

    from roviec.core.requests import SignedInRequest
    from roviec.organisations.models import Unit

UNITS = ListPage(
    key="to-chuc",
    title=gettext_lazy("Tổ chức đảng"),
    noun=ngettext_lazy("tổ chức", "tổ chức"),
    order="parent",
    filters=UnitFilters,
    placeholder=gettext_lazy("Tên, tên cũ, tên gọi khác"),
    row_url=lambda unit: reverse("organisations:unit", args=[unit.pk]),
    row_class=lambda unit: "ended" if unit.ends_on else "",
    template="organisations/list.html",
    empty=Empty(gettext_lazy("Chưa có tổ chức nào"), icon="organisation"),
    export_permission=Permission.EXPORT_DATA,
    export_reach=lambda user: reach_q(user, Permission.EXPORT_DATA, "path"),
    on_export=record_export,
    columns=(
        Column(
            "name",
            gettext_lazy("Tên"),
            sort=("sort_key",),
            head=True,
            css="w",
            template="organisations/_name_cell.html",
            exported=lambda unit: unit.name,
        ),
        Column("kind", gettext_lazy("Loại hình"), value=lambda unit: unit.get_kind_display(), css="nw"),
        Column(
            "parent",
            gettext_lazy("Cấp trên"),
            value=lambda unit: unit.parent and unit.parent.label,
            sort=("path",),
            css="nw",
        ),
        Column("code", gettext_lazy("Mã số"), sort=("code",), css="nw low"),
        Column("starts_on", gettext_lazy("Thành lập"), sort=("starts_on",), css="num low"),
        Column("ends_on", gettext_lazy("Kết thúc"), sort=("ends_on",), shown=False),
        Column("founded_by", gettext_lazy("Quyết định thành lập"), shown=False),
    ),
)


@require_GET
def unit_list(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.UNIT_VIEW)
    units = units_visible_to(request.user)
    top = units.first()
    context = {"up": -top.level if top else 0}  # the highest unit in sight stands at the edge
    return list_response(request, UNITS, units.select_related("parent"), context=context)


@require_GET
def tree_on_day(request: SignedInRequest) -> HttpResponse:
    """The tree under the names, kinds and parents of a day."""
    only_who_may_anywhere(request, Permission.UNIT_VIEW)
    form, day = day_of_request(request.GET, day_of(clock.now()))
    states = queries.states_on(day, units=units_visible_to(request.user))
    context = {"form": form, "day": day, "rows": queries.in_tree_order(states)}
    return render(request, "organisations/day.html", context)


@require_GET
def unit_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(units_visible_to(request.user).select_related("parent"), pk=pk)
    return render(request, "organisations/detail.html", _unit_context(request, unit) | {"alias_form": AliasForm()})


def _unit_context(request: SignedInRequest, unit: Unit) -> dict[str, Any]:
    user = request.user
    living = unit.ends_on is None
    return {
        "unit": unit,
        "above": [(other, rules.can_view_unit(user, other)) for other in queries.chain(unit) if other != unit],
        "children": units_visible_to(user).filter(parent=unit, ends_on=None).order_by("sort_key", "pk"),
        "steps": queries.steps_of(unit),
        "aliases": unit.aliases.select_related("scope").order_by("text", "pk"),
        "can_name": rules.can_name_unit(user, unit),
        "can_change": living and rules.can_change_unit(user, unit),
        "can_add": living and rules.can_create_unit_under(user, unit),
    }


@require_POST
def alias_add(request: SignedInRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(units_visible_to(request.user), pk=pk)
    form = AliasForm(request.POST)
    if form.is_valid():
        try:
            alias = actions.add_alias(by=request.user, unit=unit, at=clock.now(), **form.cleaned_data)
        except (Unable, ValidationError) as error:
            form.add_error("text", error if isinstance(error, ValidationError) else str(error))
        else:
            messages.success(request, _("Đã ghi «%(text)s» là tên gọi khác.") % {"text": alias.text})
            return redirect("organisations:unit", pk=pk)
    context = _unit_context(request, unit) | {"alias_form": form}
    return render(request, "organisations/detail.html", context, status=422)


@require_POST
def alias_remove(request: SignedInRequest, pk: int, alias_pk: int) -> HttpResponse:
    unit = get_object_or_404(units_visible_to(request.user), pk=pk)
    alias = get_object_or_404(unit.aliases.select_related("scope", "unit"), pk=alias_pk)
    actions.remove_alias(by=request.user, alias=alias, at=clock.now())
    messages.success(request, _("Đã bỏ tên gọi khác «%(text)s».") % {"text": alias.text})
    return redirect("organisations:unit", pk=pk)


@require_http_methods(["GET", "POST"])
def unit_rename(request: SignedInRequest, pk: int) -> HttpResponse:
    unit = _changeable(request, pk)
    initial = {"name": unit.name, "short_name": unit.short_name, "on": day_of(clock.now())}
    form = RenameForm(request.POST if request.method == "POST" else None, initial=initial)
    return _change(
        request,
        unit,
        form,
        title=_("Đổi tên"),
        act=lambda: actions.rename_unit(by=request.user, unit=unit, at=clock.now(), **form.cleaned_data),
    )


@require_http_methods(["GET", "POST"])
def unit_move(request: SignedInRequest, pk: int) -> HttpResponse:
    unit = _changeable(request, pk)
    given = request.POST if request.method == "POST" else None
    form = MoveForm(given, user=request.user, unit=unit, initial={"on": day_of(clock.now())})
    return _change(
        request,
        unit,
        form,
        title=_("Chuyển cấp trên"),
        act=lambda: actions.move_unit(by=request.user, unit=unit, at=clock.now(), **form.cleaned_data),
    )


@require_http_methods(["GET", "POST"])
def unit_create(request: SignedInRequest, pk: int) -> HttpResponse:
    parent = get_object_or_404(units_visible_to(request.user), pk=pk)
    rules.check_can_create_unit_under(request.user, parent)
    form = CreateForm(
        request.POST if request.method == "POST" else None, parent=parent, initial={"starts_on": day_of(clock.now())}
    )
    return _change(
        request,
        parent,
        form,
        title=_("Thêm đơn vị trực thuộc"),
        act=lambda: actions.create_unit(by=request.user, parent=parent, at=clock.now(), **form.cleaned_data),
    )


@require_GET
def parent_options(request: SignedInRequest, pk: int) -> HttpResponse:
    unit = _changeable(request, pk)
    return unit_options(request, "parent", queries.parents_for(unit, request.user))


def unit_options(request: SignedInRequest, field: str, units: QuerySet[Unit]) -> HttpResponse:
    """What the look-up `field` of a form offers for the typed words, among `units` fetched with their parents."""
    typed = request.GET.get(f"{field}-q", "").strip()
    found = queries.named(units, typed)[:20] if typed else []
    options = [(unit.pk, placed_name(unit)) for unit in found]
    context = {"name": field, "options": options, "kind": "radio", "typed": typed}
    return render(request, "core/widgets/_options.html", context)


def _changeable(request: SignedInRequest, pk: int) -> Unit:
    unit = get_object_or_404(units_visible_to(request.user), pk=pk)
    rules.check_can_change_unit(request.user, unit)
    return unit


def _change(request: SignedInRequest, unit: Unit, form: Form, *, title: str, act: Callable[[], Unit]) -> HttpResponse:
    """The page of one change: asks, acts, and goes to the unit; what cannot be done is said in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            changed = act()
        except (Refused, Unable, ValidationError) as error:
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
        else:
            messages.success(request, _("Đã lưu: %(unit)s.") % {"unit": changed})
            return redirect("organisations:unit", pk=changed.pk)
    context = {"unit": unit, "form": form, "title": title}
    return render(request, "organisations/form.html", context, status=422 if form.errors else 200)
