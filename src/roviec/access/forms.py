"""Input of the area's pages, and the packages' forms with words of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from roviec.access import policies, queries
from roviec.access.enums import VERBS, Permission, Role
from roviec.core import text
from roviec.core.forms import DateField, Form, LookupField
from roviec.core.lists import FilterForm

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from roviec.access.models import Event, RoleGrant, User

KEY_NAME = _("Tên gợi nhớ")


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # the package is not typed
    name = forms.CharField(label=KEY_NAME, required=False, max_length=60)


class RenameKeyForm(EditWebAuthnForm):  # type: ignore[misc]  # the same
    name = forms.CharField(label=KEY_NAME, max_length=60)


class ReasonField(forms.CharField):
    """Why something is done, in a sentence that an auditor understands years later."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=300,
            widget=forms.Textarea({"rows": 2}),
            validators=[policies.check_reason],
            **({"label": _("Lý do")} | kwargs),
        )


class GrantForm(Form):
    """Who gets which role, where and for how long. What the giver may not give is not offered."""

    role = forms.ChoiceField(label=_("Vai trò"), widget=forms.RadioSelect)
    starts_on = DateField(label=_("Từ ngày"))
    ends_on = DateField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa định ngày kết thúc."))
    basis = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=300, help_text=_("Số quyết định, phân công (nếu có).")
    )

    def __init__(self, *args: Any, giver: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.giver = giver
        self.fields["user"] = LookupField(
            label=_("Người giữ vai trò"),
            rows=lambda: queries.accounts_found(giver),
            search=lambda typed: queries.accounts_found(giver, typed)[:20],
            label_of=lambda user: f"{user.full_name} ({user.username})",
            url=reverse_lazy("access:account-options"),
            placeholder=_("Họ tên hoặc tên đăng nhập"),
        )
        self.fields["unit"] = LookupField(
            label=_("Đơn vị"),
            required=False,
            rows=lambda: queries.units_within(giver, Permission.ROLE_GRANT),
            search=lambda typed: queries.units_within(giver, Permission.ROLE_GRANT, typed)[:20],
            url=reverse_lazy("access:unit-options"),
            placeholder=_("Tên đơn vị, tổ chức đảng"),
            help_text=_("Để trống chỉ với vai trò của toàn hệ thống."),
        )
        self.order_fields(["user", "role", "unit", "starts_on", "ends_on", "basis"])
        offered = policies.grantable_anywhere(giver.holdings())
        self.fields["role"].choices = [(role.value, role.label) for role in Role if role in offered]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("role"):
            cleaned["role"] = Role(cleaned["role"])
            if "unit" in cleaned:
                policies.check_place(cleaned["role"], has_unit=cleaned["unit"] is not None)
        if cleaned.get("starts_on"):
            policies.check_period(cleaned["starts_on"], cleaned.get("ends_on"))
        return cleaned


class GrantFilter(FilterForm):
    role = forms.ChoiceField(label=_("Vai trò"), choices=[("", _("mọi vai trò")), *Role.choices])
    on = DateField(label=_("Còn hiệu lực vào ngày"))

    def search(self, rows: QuerySet[RoleGrant], text_typed: str) -> QuerySet[RoleGrant]:
        for word in text.search_key(text_typed).split():
            rows = rows.filter(Q(user__search_key__contains=word) | Q(unit__search_key__contains=word))
        return rows

    def filter_role(self, rows: QuerySet[RoleGrant], role: str) -> QuerySet[RoleGrant]:
        return rows.filter(role=role)

    def filter_on(self, rows: QuerySet[RoleGrant], day: date) -> QuerySet[RoleGrant]:
        return rows.filter(
            Q(ends_on=None) | Q(ends_on__gte=day), Q(ended_at=None) | Q(ended_at__date__gt=day), starts_on__lte=day
        )


class ReasonForm(Form):
    reason = ReasonField()


class AccountForm(Form):
    """An account: how its holder signs in and is called."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        validators=[
            RegexValidator(r"^[A-Za-z0-9._-]{3,}$", _("Chỉ dùng chữ không dấu, số, dấu chấm, gạch; ít nhất 3 ký tự."))
        ],
    )
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class AccountEditForm(AccountForm):
    """The name for signing in stays: it stands in printed slips and in the audit trail."""

    username = None  # type: ignore[assignment]  # how Django takes out an inherited field


class AccountFilter(FilterForm):
    state = forms.ChoiceField(
        label=_("Tình trạng"), choices=[("", _("mọi tài khoản")), ("on", _("đang dùng")), ("off", _("đã khóa"))]
    )

    def search(self, rows: QuerySet[User], text_typed: str) -> QuerySet[User]:
        for word in text.search_key(text_typed).split():
            rows = rows.filter(search_key__contains=word)
        return rows

    def filter_state(self, rows: QuerySet[User], state: str) -> QuerySet[User]:
        return rows.filter(is_active=state == "on")


class EventFilter(FilterForm):
    verb = forms.ChoiceField(label=_("Việc"), choices=[("", _("mọi việc")), *VERBS.items()])
    since = DateField(label=_("Từ ngày"))
    until = DateField(label=_("Đến hết ngày"))
    in_session = forms.BooleanField(label=_("Chỉ việc làm trong phiên quản trị"))

    def search(self, rows: QuerySet[Event], text_typed: str) -> QuerySet[Event]:
        for word in text_typed.split():
            rows = rows.filter(Q(by__search_key__contains=text.search_key(word)) | Q(target_label__icontains=word))
        return rows

    def filter_verb(self, rows: QuerySet[Event], verb: str) -> QuerySet[Event]:
        return rows.filter(verb=verb)

    def filter_since(self, rows: QuerySet[Event], day: date) -> QuerySet[Event]:
        return rows.filter(at__date__gte=day)

    def filter_until(self, rows: QuerySet[Event], day: date) -> QuerySet[Event]:
        return rows.filter(at__date__lte=day)

    def filter_in_session(self, rows: QuerySet[Event], _wanted: bool) -> QuerySet[Event]:
        return rows.filter(admin_session__isnull=False)
