"""Input of the area's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roviec.core.forms import DateField, Form, LookupField
from roviec.core.lists import FilterForm
from roviec.organisations import queries
from roviec.organisations.enums import UnitKind
from roviec.organisations.models import DECISION_LENGTH, NAME_LENGTH, SHORT_NAME_LENGTH
from roviec.organisations.policies import kinds

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from roviec.access.models import User
    from roviec.organisations.models import Unit

LIVING, ENDED, EVER = "", "ended", "all"
STATES = [(LIVING, _("đang hoạt động")), (ENDED, _("đã kết thúc")), (EVER, _("cả hai"))]


def placed_name(unit: Unit) -> str:
    """Name and parent of a unit fetched with its parent: many organisations have a cell «Văn phòng»."""
    return f"{unit.name} · {unit.parent.label}" if unit.parent else unit.name


class UnitFilters(FilterForm):
    """Without a word about it the list holds the units that exist now."""

    kind = forms.ChoiceField(label=_("Loại hình"), choices=[("", _("mọi loại hình")), *UnitKind.choices])
    state = forms.ChoiceField(label=_("Tình trạng"), choices=STATES)

    def applied_to(self, rows: QuerySet[Unit]) -> QuerySet[Unit]:
        rows = super().applied_to(rows)
        return rows if self.cleaned_data.get("state") else rows.filter(ends_on=None)

    def search(self, rows: QuerySet[Unit], text: str) -> QuerySet[Unit]:
        return queries.named(rows, text)

    def filter_kind(self, rows: QuerySet[Unit], kind: str) -> QuerySet[Unit]:
        return rows.filter(kind=kind)

    def filter_state(self, rows: QuerySet[Unit], state: str) -> QuerySet[Unit]:
        return rows.filter(ends_on__isnull=False) if state == ENDED else rows


class DayForm(Form):
    """Which day's tree is asked for."""

    on = DateField(label=_("Tính đến ngày"))


class AliasForm(Form):
    text = forms.CharField(
        label=_("Tên gọi khác"),
        max_length=NAME_LENGTH,
        help_text=_("Như văn bản hay viết, ví dụ «BTC ĐUK». Văn bản có tên này sẽ được nhận ra là đơn vị này."),
    )


class _ChangeForm(Form):
    on = DateField(label=_("Có hiệu lực từ ngày"))
    decision = forms.CharField(
        label=_("Quyết định"),
        required=False,
        max_length=DECISION_LENGTH,
        help_text=_("Số, ngày và cơ quan ra quyết định."),
    )


class RenameForm(_ChangeForm):
    name = forms.CharField(label=_("Tên mới"), max_length=NAME_LENGTH)
    short_name = forms.CharField(label=_("Tên ngắn"), required=False, max_length=SHORT_NAME_LENGTH)

    field_order = ["name", "short_name", "on", "decision"]


class MoveForm(_ChangeForm):
    """The new parent is one of the units that the person may change and that can hold this kind."""

    field_order = ["parent", "on", "decision"]

    def __init__(self, *args: Any, user: User, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = LookupField(
            label=_("Cấp trên mới"),
            rows=lambda: queries.parents_for(unit, user),
            search=lambda typed: queries.named(queries.parents_for(unit, user), typed)[:20],
            label_of=placed_name,
            url=reverse("organisations:parent-options", args=[unit.pk]),
            placeholder=_("Tên tổ chức, đơn vị"),
        )
        self.order_fields(self.field_order)


class CreateForm(Form):
    """A new unit under a given parent: the kinds offered are those that may stand there."""

    name = forms.CharField(label=_("Tên đầy đủ"), max_length=NAME_LENGTH)
    short_name = forms.CharField(label=_("Tên ngắn"), required=False, max_length=SHORT_NAME_LENGTH)
    kind = forms.ChoiceField(label=_("Loại hình"))
    starts_on = DateField(label=_("Thành lập ngày"))
    founded_by = forms.CharField(label=_("Quyết định thành lập"), required=False, max_length=DECISION_LENGTH)
    code = forms.CharField(label=_("Mã số"), required=False, max_length=30)

    def __init__(self, *args: Any, parent: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [kind for kind in UnitKind if parent.kind in kinds.PARENT_KINDS[kind]]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in offered]  # type: ignore[attr-defined]  # a choice field

    def clean_kind(self) -> UnitKind:
        return UnitKind(self.cleaned_data["kind"])


def day_of_request(data: Any, default: date) -> tuple[DayForm, date]:
    """The form as filled in and the day to show: the default where none, or none that exists, was given."""
    form = DayForm(data if data.get("on") else {"on": f"{default:%d/%m/%Y}"})
    return form, form.cleaned_data["on"] if form.is_valid() else default
