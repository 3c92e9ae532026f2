"""The table of roles, and who holds which role where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from roviec.access import actions, policies, queries, rules
from roviec.access.enums import Permission, Reach, Role
from roviec.access.forms import GrantFilter, GrantForm, ReasonForm
from roviec.access.views.audit import record_export
from roviec.access.views.gates import only_who_may_anywhere
from roviec.core import clock
from roviec.core.clock import day_of
from roviec.core.forms import options_context
from roviec.core.lists import Column, Empty, ListPage, list_response
from roviec.core.refusals import Refused, Unable

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.access.models import RoleGrant
    from roviec.core.requests import SignedInRequest


@dataclass(frozen=True)
class RoleWords:
    """A role of the table, ready to be read: permissions gathered by how far they go."""

    role: Role
    standing: list[tuple[Reach, list[Permission]]]
    in_session: list[tuple[Reach, list[Permission]]]
    gives: list[Role]


def role_words() -> list[RoleWords]:
    """The whole table in the order in which roles and permissions are declared."""
    return [
        RoleWords(
            role,
            _by_reach(policies.ROLES[role]),
            _by_reach(policies.SESSION_ONLY.get(role, {})),
            [given for given in Role if given in policies.GRANTS.get(role, ())],
        )
        for role in Role
    ]


def _by_reach(permissions: Any) -> list[tuple[Reach, list[Permission]]]:
    gathered = [(reach, [p for p in Permission if permissions.get(p) == reach]) for reach in reversed(Reach)]
    return [(reach, found) for reach, found in gathered if found]


@require_GET
def roles(request: SignedInRequest) -> HttpResponse:
    return render(request, "access/roles.html", {"roles": role_words()})


def last_day(grant: RoleGrant) -> Any:
    """The day until which the role was or will be held; nothing while that is open."""
    return day_of(grant.ended_at) if grant.ended_at else grant.ends_on


GRANTS = ListPage(
    key="vai-tro",
    title=gettext_lazy("Phân công vai trò"),
    noun=ngettext_lazy("lần giao vai trò", "lần giao vai trò"),
    columns=(
        Column("user", gettext_lazy("Người giữ"), sort=("user__sort_key", "pk"), head=True, css="nw"),
        Column("username", gettext_lazy("Tên đăng nhập"), value="user.username", css="low"),
        Column("role", gettext_lazy("Vai trò"), value=lambda grant: grant.get_role_display(), sort=("role", "pk")),
        Column("unit", gettext_lazy("Đơn vị"), value=lambda grant: grant.unit or _("toàn hệ thống")),
        Column("starts_on", gettext_lazy("Từ ngày"), sort=("starts_on", "pk"), css="num"),
        Column("ends_on", gettext_lazy("Đến ngày"), value=last_day, sort=("ends_on", "pk"), css="num"),
        Column(
            "granted_by",
            gettext_lazy("Người giao"),
            value=lambda grant: grant.granted_by or _("lúc cài đặt"),
            css="nw low",
        ),
        Column("basis", gettext_lazy("Căn cứ"), shown=False),
    ),
    order="user",
    filters=GrantFilter,
    placeholder=gettext_lazy("Tên người hoặc đơn vị"),
    empty=Empty(gettext_lazy("Chưa giao vai trò nào"), icon="permissions"),
    row_url=lambda grant: reverse("access:grant-end", args=[grant.pk]),
    template="access/grant_list.html",
    export_permission=Permission.EXPORT_DATA,
    on_export=record_export,
)


@require_GET
def grant_list(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.ROLE_VIEW)
    context = {"can_grant": request.user.may_anywhere(Permission.ROLE_GRANT)}
    return list_response(request, GRANTS, queries.grants_visible_to(request.user), context=context)


@require_http_methods(["GET", "POST"])
def grant_create(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.ROLE_GRANT)
    now = clock.now()
    given = request.POST if request.method == "POST" else None
    form = GrantForm(given, giver=request.user, initial={"starts_on": day_of(now), "user": request.GET.get("user")})
    if given is not None and form.is_valid():
        try:
            grant = actions.grant_role(by=request.user, at=now, **form.cleaned_data)
        except (Refused, Unable) as error:
            form.add_error(None, str(error))
        else:
            words = {"role": grant.get_role_display(), "user": grant.user}
            messages.success(request, _("Đã giao vai trò «%(role)s» cho %(user)s.") % words)
            return HttpResponseRedirect(reverse("access:grant-list"))
    return render(request, "access/grant_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def grant_end(request: SignedInRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(queries.grants_visible_to(request.user), pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.end_grant(by=request.user, grant=grant, at=clock.now(), **form.cleaned_data)
        messages.success(request, _("Đã kết thúc vai trò."))
        return HttpResponseRedirect(reverse("access:grant-list"))
    can_end = grant.ended_at is None and rules.can_end_grant(request.user, grant)
    context = {"form": form, "grant": grant, "last_day": last_day(grant), "can_end": can_end}
    return render(request, "access/grant_detail.html", context, status=422 if form.errors else 200)


@require_GET
def unit_options(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.ROLE_GRANT)
    typed = request.GET.get("unit-q", "").strip()
    found = queries.units_within(request.user, Permission.ROLE_GRANT, typed)[:20] if typed else []
    context = options_context("unit", found, multiple=False, typed=typed)
    return render(request, "core/widgets/_options.html", context)


@require_GET
def account_options(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.ROLE_GRANT)
    typed = request.GET.get("user-q", "").strip()
    found = queries.accounts_found(request.user, typed)[:20] if typed else []
    options = [(user.pk, f"{user.full_name} ({user.username})") for user in found]
    context = {"name": "user", "options": options, "kind": "radio", "typed": typed}
    return render(request, "core/widgets/_options.html", context)


@require_GET
def who_sees_me(request: SignedInRequest) -> HttpResponse:
    now = clock.now()
    places = queries.places_of(request.user, at=now)
    context = {
        "places": [(unit, queries.onlookers(unit.path, at=now)) for unit in places],
        "looks": queries.looks_at(request.user)[:100],
    }
    return render(request, "access/who_sees_me.html", context)
