from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from roviec.access.enums import Permission
from roviec.access.forms import ReasonForm
from roviec.access.queries import reach_q
from roviec.access.views.audit import record_export
from roviec.access.views.gates import only_who_may_anywhere
from roviec.core import clock
from roviec.core.lists import Column, Empty, ListPage, Tab, list_response
from roviec.core.refusals import Refused, Unable
from roviec.members import actions, queries, rules
from roviec.members.actions import NewMember
from roviec.members.enums import MemberState
from roviec.members.forms import FORMER, MemberForm, filters_for
from roviec.members.policies import ACTIVE
from roviec.members.queries import members_visible_to
from roviec.organisations.enums import UnitKind
from roviec.organisations.queries import chain, units_visible_to
from roviec.organisations.views import unit_options

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.core.requests import SignedInRequest
    from roviec.members.models import Member
    from roviec.organisations.models import Unit


def _place(member: Member) -> str:
    """The cell, with the organisation it stands under: many organisations have a cell «Văn phòng»."""
    unit = member.unit
    if unit.kind == UnitKind.GRASSROOTS_CELL or unit.parent is None:
        return unit.label
    return f"{unit.label} · {unit.parent.label}"


MEMBERS = ListPage(
    key="dang-vien",
    title=gettext_lazy("Đảng viên"),
    noun=ngettext_lazy("đảng viên", "đảng viên"),
    order="full_name",
    placeholder=gettext_lazy("Họ tên hoặc 4 số cuối số thẻ"),
    row_url=lambda member: reverse("members:member", args=[member.pk]),
    template="members/list.html",
    empty=Empty(
        gettext_lazy("Chưa có hồ sơ đảng viên nào"),
        gettext_lazy("Hồ sơ lập ở đây hiện trong danh sách của chi bộ và của mọi cấp trên chi bộ."),
        gettext_lazy("Thêm đảng viên"),
        "members:member-create",
        Permission.MEMBER_EDIT,
        icon="members",
    ),
    export_permission=Permission.EXPORT_DATA,
    export_reach=lambda user: reach_q(user, Permission.EXPORT_DATA),
    on_export=record_export,
    columns=(
        Column("full_name", gettext_lazy("Họ và tên"), sort=("sort_key",), head=True, css="nw"),
        Column("card", gettext_lazy("Số thẻ"), value="card_masked", css="nw"),
        Column("birth_date", gettext_lazy("Ngày sinh"), sort=("birth_date",), css="num"),
        Column("sex", gettext_lazy("Giới tính"), value=lambda member: member.get_sex_display(), shown=False),
        Column(
            "unit",
            gettext_lazy("Chi bộ"),
            value=_place,
            sort=("unit__path", "sort_key"),
            css="w",
            exported=lambda member: member.unit.name,
        ),
        Column("admitted_on", gettext_lazy("Vào Đảng"), sort=("admitted_on",), css="num"),
        Column("official_on", gettext_lazy("Chính thức"), sort=("official_on",), css="num low"),
        Column("state", gettext_lazy("Trạng thái"), value=lambda member: member.get_state_display(), css="nw"),
    ),
)


@require_GET
def member_list(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.MEMBER_VIEW)
    user = request.user
    asked = request.GET.get("unit", "")
    unit = units_visible_to(user).filter(pk=asked).first() if asked.isdecimal() else None
    page = replace(MEMBERS, filters=filters_for(user), tabs=lambda _request: _tabs(request, unit))
    context = {
        "unit": unit,
        "above": _visible_chain(request, unit),
        "scope": queries.scope_of(user, unit),
        "can_add": user.may_anywhere(Permission.MEMBER_EDIT),
    }
    return list_response(request, page, queries.listed(user), context=context)


def _tabs(request: SignedInRequest, unit: Unit | None) -> list[Tab]:
    members = members_visible_to(request.user)
    counts = queries.counts_by_state(queries.below(members, unit) if unit else members)
    where = {"unit": unit.pk} if unit else {}
    now = sum(count for state, count in counts.items() if state in ACTIVE)
    tabs = [Tab(_("Đang sinh hoạt"), where, now)]
    apart = (MemberState.PROBATIONARY, MemberState.EXEMPT, MemberState.AWAY)
    tabs += [Tab(state.label, where | {"state": state}, counts[state]) for state in apart if state in counts]
    if former := sum(counts.values()) - now:
        tabs.append(Tab(_("Đã ra khỏi danh sách"), where | {"state": FORMER}, former))
    return tabs


def _visible_chain(request: SignedInRequest, unit: Unit | None) -> list[Unit]:
    """The units above and the unit itself, as far as the person sees them: the way back up."""
    if unit is None:
        return []
    return list(units_visible_to(request.user).filter(pk__in=chain(unit)).order_by("path"))


@require_GET
def units_found(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.MEMBER_VIEW)
    return unit_options(request, "unit", units_visible_to(request.user).select_related("parent"))


@require_GET
def cells_found(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.MEMBER_EDIT)
    return unit_options(request, "unit", queries.cells_for(request.user))


@never_cache
@require_GET
def member_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every look into a file is written down before it is shown."""
    member = get_object_or_404(members_visible_to(request.user), pk=pk)
    actions.open_file(by=request.user, member=member, at=clock.now())
    return render(request, "members/detail.html", _file_context(request, member) | {"reason_form": ReasonForm()})


def _file_context(request: SignedInRequest, member: Member) -> dict[str, Any]:
    return {
        "member": member,
        "memberships": member.memberships.select_related("unit").order_by("-starts_on", "pk"),
        "states": member.states.order_by("-starts_on", "pk"),
        "can_reveal": rules.can_reveal_numbers(request.user, member),
        "has_numbers": bool(member.id_number or member.card_number),
    }


@require_GET
def own_file(request: SignedInRequest) -> HttpResponse:
    member = queries.member_of(request.user)
    if member is None:
        raise Http404
    return redirect("members:member", pk=member.pk)


@never_cache
@require_POST
def reveal(request: SignedInRequest, pk: int) -> HttpResponse:
    """The numbers in the answer to this one request; no address shows them again."""
    member = get_object_or_404(members_visible_to(request.user), pk=pk)
    form = ReasonForm(request.POST)
    context = _file_context(request, member) | {"reason_form": form}
    if not form.is_valid():
        actions.open_file(by=request.user, member=member, at=clock.now())
        return render(request, "members/detail.html", context, status=422)
    numbers = actions.reveal_numbers(by=request.user, member=member, at=clock.now(), **form.cleaned_data)
    return render(request, "members/detail.html", context | {"numbers": numbers})


@require_http_methods(["GET", "POST"])
def member_create(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.MEMBER_EDIT)
    given = request.POST if request.method == "POST" else None
    form = MemberForm(given, user=request.user, initial={"unit": request.GET.get("unit")})
    if given is not None and form.is_valid():
        try:
            member = actions.create_member(by=request.user, new=NewMember(**form.cleaned_data), at=clock.now())
        except (Refused, Unable, ValidationError) as error:
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
        else:
            messages.success(request, _("Đã lập hồ sơ của đồng chí %(name)s.") % {"name": member})
            return redirect("members:member", pk=member.pk)
    context = {"form": form}
    return render(request, "members/form.html", context, status=422 if form.errors else 200)
