"""One's own account, and the accounts one manages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from roviec.access import actions, queries, rules
from roviec.access.enums import Permission
from roviec.access.forms import AccountEditForm, AccountFilter, AccountForm, ReasonForm
from roviec.access.views.audit import record_export
from roviec.access.views.gates import only_who_may_anywhere
from roviec.access.views.squares import square
from roviec.core import clock
from roviec.core.lists import Column, Empty, ListPage, list_response
from roviec.core.refusals import Unable

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.access.models import User
    from roviec.core.requests import SignedInRequest

ACCOUNTS = ListPage(
    key="tai-khoan",
    title=gettext_lazy("Tài khoản"),
    noun=ngettext_lazy("tài khoản", "tài khoản"),
    columns=(
        Column("full_name", gettext_lazy("Họ và tên"), sort=("sort_key", "pk"), head=True, css="w"),
        Column("username", gettext_lazy("Tên đăng nhập"), sort=("username",)),
        Column("email", gettext_lazy("Thư điện tử"), css="low"),
        Column(
            "state",
            gettext_lazy("Tình trạng"),
            value=lambda user: _("đang dùng") if user.is_active else _("đã khóa"),
            sort=("is_active", "sort_key", "pk"),
        ),
        Column("last_login", gettext_lazy("Đăng nhập lần cuối"), sort=("last_login", "pk")),
    ),
    order="full_name",
    filters=AccountFilter,
    placeholder=gettext_lazy("Họ tên hoặc tên đăng nhập"),
    empty=Empty(gettext_lazy("Chưa có tài khoản nào"), icon="account"),
    row_url=lambda user: reverse("access:account-detail", args=[user.pk]),
    template="access/account_list.html",
    export_permission=Permission.EXPORT_DATA,
    on_export=record_export,
)


@require_GET
def own_account(request: SignedInRequest) -> HttpResponse:
    return render(request, "access/account.html", {"grants": queries.grants_held(request.user, at=clock.now())})


@login_not_required
@require_GET
def password_help(request: SignedInRequest) -> HttpResponse:
    return render(request, "access/password_help.html")


@require_GET
def account_list(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.ACCOUNT_VIEW)
    context = {"can_create": rules.can_create_account(request.user)}
    return list_response(request, ACCOUNTS, queries.accounts_visible_to(request.user), context=context)


@require_http_methods(["GET", "POST"])
def account_create(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.ACCOUNT_MANAGE)
    form = AccountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.create_account(by=request.user, at=clock.now(), **form.cleaned_data)
        except Unable as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lập tài khoản «%(name)s».") % {"name": user.username})
            return HttpResponseRedirect(reverse("access:account-detail", args=[user.pk]))
    return render(request, "access/account_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def account_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The account; sent, the form corrects name and address."""
    user = _account(request, pk)
    now = clock.now()
    values = {"full_name": user.full_name, "email": user.email}
    form = AccountEditForm(request.POST if request.method == "POST" else None, initial=values)
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_account(by=request.user, user=user, at=now, **form.cleaned_data)
        except Unable as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu."))
            return HttpResponseRedirect(reverse("access:account-detail", args=[pk]))
    grants = list(queries.grants_held(user, at=now))
    context = {
        "account": user,
        "form": form,
        "reason_form": ReasonForm(),
        "grants": grants,
        "can_manage": rules.can_manage_account(request.user, user, grants=grants),
        "has_second_factor": queries.has_second_factor(user),
    }
    return render(request, "access/account_detail.html", context, status=422 if form.errors else 200)


def _account(request: SignedInRequest, pk: int) -> User:
    only_who_may_anywhere(request, Permission.ACCOUNT_VIEW)
    return get_object_or_404(queries.accounts_visible_to(request.user), pk=pk)


ACTS = {
    "khoa": (actions.lock_account, gettext_lazy("Đã khóa tài khoản.")),
    "mo-khoa": (actions.unlock_account, gettext_lazy("Đã mở khóa tài khoản.")),
    "go-xac-thuc": (actions.remove_second_factors, gettext_lazy("Đã gỡ các lớp xác thực.")),
}


@require_POST
def account_act(request: SignedInRequest, pk: int, act: str) -> HttpResponse:
    """Lock, unlock, take the second factors away: acts that need a reason."""
    user = _account(request, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        do, done = ACTS[act]
        do(by=request.user, user=user, at=clock.now(), **form.cleaned_data)
        messages.success(request, str(done))
    else:
        messages.error(request, str(form.errors["reason"][0]))
    return HttpResponseRedirect(reverse("access:account-detail", args=[pk]))


@never_cache
@require_POST
def account_slip(request: SignedInRequest, pk: int) -> HttpResponse:
    """A sheet to hand over: the link for setting a password, shown this once and kept nowhere."""
    user = _account(request, pk)
    link = actions.issue_password_link(by=request.user, user=user, at=clock.now())
    drawn = mark_safe(square(link).partition("?>")[2])  # noqa: S308 - drawn from a link of our own making
    return render(request, "access/account_slip.html", {"account": user, "link": link, "square": drawn})
