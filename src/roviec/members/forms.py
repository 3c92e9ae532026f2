"""Input of the area's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roviec.core.forms import DateField, Form, LookupField
from roviec.core.lists import FilterForm
from roviec.members import policies, queries
from roviec.members.enums import MemberState, Sex
from roviec.members.models import NAME_LENGTH
from roviec.organisations.forms import placed_name
from roviec.organisations.queries import named as units_named
from roviec.organisations.queries import units_visible_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from roviec.access.models import User
    from roviec.members.models import Member
    from roviec.organisations.models import Unit

FORMER = "former"
STATES = [("", _("đang sinh hoạt")), *MemberState.choices, (FORMER, _("đã ra khỏi danh sách"))]


class MemberFilters(FilterForm):
    """Without a word about it the list holds those who are members now."""

    state = forms.ChoiceField(label=_("Trạng thái"), choices=STATES)
    admitted_from = DateField(label=_("Vào Đảng từ ngày"))
    admitted_to = DateField(label=_("Vào Đảng đến ngày"))

    def applied_to(self, rows: QuerySet[Member]) -> QuerySet[Member]:
        rows = super().applied_to(rows)
        return rows if self.cleaned_data.get("state") else queries.active(rows)

    def search(self, rows: QuerySet[Member], text: str) -> QuerySet[Member]:
        return queries.named(rows, text)

    def filter_unit(self, rows: QuerySet[Member], unit: Unit) -> QuerySet[Member]:
        return queries.below(rows, unit)

    def filter_state(self, rows: QuerySet[Member], state: str) -> QuerySet[Member]:
        return rows.exclude(state__in=policies.ACTIVE) if state == FORMER else rows.filter(state=state)

    def filter_admitted_from(self, rows: QuerySet[Member], day: Any) -> QuerySet[Member]:
        return rows.filter(admitted_on__gte=day)

    def filter_admitted_to(self, rows: QuerySet[Member], day: Any) -> QuerySet[Member]:
        return rows.filter(admitted_on__lte=day)


def filters_for(user: User) -> type[MemberFilters]:
    """The conditions with a look-up of the units that the person sees."""

    class Filters(MemberFilters):
        unit = LookupField(
            label=_("Thuộc tổ chức"),
            rows=lambda: units_visible_to(user).select_related("parent"),
            search=lambda typed: units_named(units_visible_to(user).select_related("parent"), typed)[:20],
            label_of=placed_name,
            url=reverse("members:unit-options"),
            placeholder=_("Tên tổ chức, đơn vị"),
        )

    return Filters


class MemberForm(Form):
    """A file to be opened; the cells offered are those where the person may open files."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=NAME_LENGTH)
    sex = forms.ChoiceField(label=_("Giới tính"), choices=Sex.choices, widget=forms.RadioSelect)
    birth_date = DateField(label=_("Ngày sinh"), required=False)
    admitted_on = DateField(label=_("Ngày vào Đảng"))
    official_on = DateField(label=_("Ngày chính thức"), required=False, help_text=_("Để trống khi còn dự bị."))
    joined_on = DateField(
        label=_("Về chi bộ từ ngày"), required=False, help_text=_("Để trống nếu từ khi vào Đảng hoặc từ khi có chi bộ.")
    )
    id_number = forms.CharField(label=_("Số định danh cá nhân"), required=False, max_length=20)
    card_number = forms.CharField(label=_("Số thẻ đảng viên"), required=False, max_length=20)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = LookupField(
            label=_("Chi bộ"),
            rows=lambda: queries.cells_for(user),
            search=lambda typed: units_named(queries.cells_for(user), typed)[:20],
            label_of=placed_name,
            url=reverse("members:cell-options"),
            placeholder=_("Tên chi bộ"),
        )
        self.order_fields(["full_name", "sex", "birth_date", "unit", "admitted_on", "official_on", "joined_on"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        numbers = {name: policies.digits(cleaned.get(name, "")) for name in ("id_number", "card_number")}
        policies.check_numbers(**numbers)
        return cleaned | numbers
