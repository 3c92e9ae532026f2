"""Input of the register's pages: conditions of the list, saved filters, acts on a registered document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roviec.core.forms import Form, LookupField
from roviec.core.lists import FilterForm
from roviec.core.text import search_key
from roviec.directives.enums import Validity
from roviec.directives.policies.kinds import KINDS
from roviec.directives.policies.values import LONGEST_REASON
from roviec.directives.queries.listing import WAITING, with_missing
from roviec.directives.queries.search import search_directives, with_snippets

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from roviec.directives.models import Directive

MOST_CANDIDATES = 8
WAITING_CHOICE, REGISTERED_CHOICE = "waiting", "registered"


class DirectiveFilters(FilterForm):
    """Conditions of the register's list."""

    ranked = ("-found", F("signed_on").desc(nulls_last=True))  # type: ignore[assignment] # expressions order as well

    state = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=[("", _("Tất cả")), (WAITING_CHOICE, _("Chờ kiểm tra")), (REGISTERED_CHOICE, _("Đã vào sổ"))],
    )
    validity = forms.ChoiceField(label=_("Hiệu lực"), choices=[("", _("Tất cả")), *Validity.choices])
    kind = forms.ChoiceField(label=_("Thể loại"), choices=[("", _("Tất cả")), *KINDS.items()])
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    year = forms.IntegerField(label=_("Năm ban hành"), min_value=1930, max_value=2100)
    lacking = forms.BooleanField(label=_("Thiếu văn bản trong chuỗi"))

    def search(self, rows: QuerySet[Directive], text: str) -> QuerySet[Directive]:
        return with_snippets(search_directives(rows, text), text)

    def filter_state(self, rows: QuerySet[Directive], value: str) -> QuerySet[Directive]:
        return rows.filter(WAITING if value == WAITING_CHOICE else ~WAITING)

    def filter_validity(self, rows: QuerySet[Directive], value: str) -> QuerySet[Directive]:
        return rows.filter(validity=value).exclude(WAITING)

    def filter_kind(self, rows: QuerySet[Directive], value: str) -> QuerySet[Directive]:
        return rows.filter(kind=value)

    def filter_issuer(self, rows: QuerySet[Directive], value: str) -> QuerySet[Directive]:
        condition = Q()
        for word in search_key(value).split():
            condition &= Q(issuer_key__contains=word)
        return rows.filter(condition)

    def filter_year(self, rows: QuerySet[Directive], value: int) -> QuerySet[Directive]:
        return rows.filter(signed_on__year=value)

    def filter_lacking(self, rows: QuerySet[Directive], value: bool) -> QuerySet[Directive]:  # noqa: ARG002 - only asked when ticked
        return with_missing(rows)


class SaveFilterForm(Form):
    """The name under which the conditions of the list are kept."""

    name = forms.CharField(label=_("Tên bộ lọc"), max_length=80, help_text=_("Ví dụ: Nghị quyết của Tỉnh ủy năm nay."))
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    def clean_query(self) -> str:
        """The conditions alone: a saved question has no page number."""
        pairs = parse_qsl(self.cleaned_data["query"].removeprefix("?"))
        return urlencode([(key, value) for key, value in pairs if key not in {"page", "export"}])


class ReasonForm(Form):
    """Why something is done to a registered document."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi căn cứ, ví dụ số văn bản thu hồi. Lý do được lưu trong lịch sử."),
    )


class SupersedeForm(ReasonForm):
    """Which newer document takes the place of this one."""

    field_order = ("successor", "reason")

    def __init__(self, *args: Any, candidates: QuerySet[Directive], url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"] = LookupField(
            label=_("Văn bản thay thế"),
            rows=lambda: candidates,
            search=lambda typed: search_directives(candidates, typed)[:MOST_CANDIDATES],
            url=url,
            label_of=candidate_words,
            placeholder=_("Số ký hiệu hoặc trích yếu"),
            help_text=_("Chỉ chọn được văn bản đã vào sổ."),
        )
        self.order_fields(self.field_order)


def candidate_words(directive: Directive) -> str:
    """A document as a choice: code, date, title."""
    dated = f" ({directive.signed_on:%d/%m/%Y})" if directive.signed_on else ""
    return f"{directive.code}{dated} {directive.title}".strip()
