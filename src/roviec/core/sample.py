"""Invented content for the page that shows all components."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from roviec.core.forms import DateField, DropInput, FilesField, Form, LookupField
from roviec.core.lists import Column, Empty, FilterForm, ListPage, Tab
from roviec.core.text import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import QuerySet

SAMPLE_SIZE = 12
STATES = {
    "ok": _("Còn hiệu lực"),
    "doubt": _("Đang kiểm tra"),
    "soon": _("Sắp hết hạn"),
    "none": _("Hết hiệu lực"),
}
TITLES = (
    "Nâng cao chất lượng sinh hoạt chi bộ trong các đơn vị sự nghiệp",
    "Nhiệm vụ trọng tâm sáu tháng cuối năm",
    "Phát triển đảng viên trong doanh nghiệp ngoài khu vực nhà nước",
    "Quy chế làm việc của Ban Chấp hành",
    "Kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên và tập thể, cá nhân lãnh đạo, quản lý",
)
ISSUERS = ("BTV Đảng ủy Khối", "BCH Đảng bộ Khối", "BTV Tỉnh ủy", "Ban Tổ chức Tỉnh ủy")


@dataclass(frozen=True)
class SampleRow:
    """One invented document."""

    pk: int
    code: str
    on: date
    title: str
    issuer: str
    state: str
    tasks: int
    late: int | None

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def state_word(self) -> str:
        return str(STATES[self.state])


class SampleRows:
    """As much of a queryset as a list needs, over rows in memory."""

    def __init__(self, rows: Iterable[SampleRow]) -> None:
        self._rows = list(rows)

    def __iter__(self) -> Iterator[SampleRow]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, part: slice) -> SampleRows:
        return SampleRows(self._rows[part])

    def count(self) -> int:
        return len(self._rows)

    def order_by(self, *fields: str) -> SampleRows:
        rows = self._rows
        for name in reversed(fields):
            rows = sorted(rows, key=attrgetter(name.removeprefix("-")), reverse=name.startswith("-"))
        return SampleRows(rows)

    def filter(self, *, pk__in: Iterable[str]) -> SampleRows:
        keys = {int(key) for key in pk__in}
        return SampleRows(row for row in self._rows if row.pk in keys)

    def where(self, **wanted: Any) -> SampleRows:
        return SampleRows(row for row in self._rows if all(getattr(row, k) == v for k, v in wanted.items()))

    def having(self, words: str) -> SampleRows:
        return SampleRows(row for row in self._rows if words in search_key(f"{row.code} {row.title} {row.issuer}"))


def rows(number: int) -> SampleRows:
    """Invented documents, the same ones every time."""
    states = list(STATES)
    return SampleRows(
        SampleRow(
            pk=n,
            code=f"{n + 1:02}-{('NQ', 'KH', 'CTr', 'HD')[n % 4]}/ĐUK",
            on=date(2026, 10, 30) - timedelta(days=9 * n),
            title=TITLES[n % len(TITLES)],
            issuer=ISSUERS[n % len(ISSUERS)],
            state=states[(n // 3) % 4 if n % 3 == 1 else 0],
            tasks=1200 if n == 4 else n % 23,  # noqa: PLR2004 - one number with a thousands point
            late=n % 5 if n % 4 == 3 and n % 5 else None,  # noqa: PLR2004 - some rows are late
        )
        for n in range(number)
    )


class SampleFilters(FilterForm):
    issuer = forms.ChoiceField(label=_("Cơ quan ban hành"), choices=[("", _("Tất cả")), *((i, i) for i in ISSUERS)])
    state = forms.ChoiceField(label=_("Hiệu lực"), choices=[("", _("Tất cả")), *STATES.items()])

    def search(self, rows: Any, text: str) -> Any:
        return rows.having(search_key(text))

    def filter_issuer(self, rows: Any, value: str) -> Any:
        return rows.where(issuer=value)

    def filter_state(self, rows: Any, value: str) -> Any:
        return rows.where(state=value)


SAMPLE_LIST = ListPage(
    key="vi-du",
    title=_("Danh sách mẫu"),
    noun=ngettext_lazy("văn bản", "văn bản"),
    order="-on",
    filters=SampleFilters,
    placeholder=_("Số ký hiệu, trích yếu, cơ quan"),
    row_url=lambda _row: "#danh-sach",
    tabs=lambda _request: (
        Tab(_("Tất cả"), {}, 12),
        Tab(_("Đang kiểm tra"), {"state": "doubt"}, 1, "doubt"),
        Tab(_("Của Tỉnh ủy"), {"issuer": ISSUERS[2]}),
    ),
    empty=Empty(_("Chưa có văn bản nào")),
    template="core/components.html",
    columns=(
        Column("code", _("Số ký hiệu"), sort=("code",), head=True, css="nw"),
        Column("on", _("Ngày"), sort=("on",), css="num"),
        Column("title", _("Trích yếu"), css="w bare"),
        Column("issuer", _("Cơ quan ban hành"), sort=("issuer",), css="nw"),
        Column("state", _("Hiệu lực"), template="core/components/_sample_state.html"),
        Column("tasks", _("Nhiệm vụ"), sort=("tasks",), css="num"),
        Column("late", _("Quá hạn"), css="num low"),
    ),
)


def find(typed: str) -> Any:
    """The invented documents that the words find."""
    return rows(SAMPLE_SIZE).having(search_key(typed))


class SampleForm(Form):
    """Every kind of field."""

    title = forms.CharField(
        label=_("Trích yếu"), help_text=_("Viết như trong văn bản, không viết tắt."), max_length=300
    )
    on = DateField(label=_("Ngày ban hành"))
    kind = forms.ChoiceField(
        label=_("Loại văn bản"), choices=[("", _("Chọn loại")), ("NQ", _("Nghị quyết")), ("KH", _("Kế hoạch"))]
    )
    reach = forms.ChoiceField(
        label=_("Phạm vi"), widget=forms.RadioSelect, choices=[("all", _("Toàn Đảng bộ Khối")), ("own", _("Cơ quan"))]
    )
    replaces = LookupField(
        label=_("Thay thế văn bản"),
        required=False,
        multiple=True,
        rows=lambda: cast("QuerySet[Any]", rows(SAMPLE_SIZE)),
        search=find,
        url=reverse_lazy("core:sample-options"),
        placeholder=_("Gõ số ký hiệu hoặc trích yếu"),
        help_text=_("Gõ vài chữ, không dấu cũng được, rồi chọn trong danh sách."),
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    documents = FilesField(
        label=_("Tệp văn bản"),
        required=False,
        help_text=_("Word, PDF hoặc ảnh chụp; nhiều tệp một lần được."),
        widget=DropInput(camera=True),
    )
    checked = forms.BooleanField(label=_("Đã đối chiếu với bản gốc"))
