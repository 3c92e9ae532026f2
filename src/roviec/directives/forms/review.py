"""Input of the intake and review pages. Forms clean; actions save."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.core.forms import DateField, DropInput, FilesField, Form, LookupField
from roviec.directives.enums import Comparison, Cycle, FindKind, OwnerRole, ScheduleKind, TargetPeriod
from roviec.directives.policies.values import (
    CitationValues,
    HeaderValues,
    ScheduleValues,
    TargetValues,
    TaskValues,
)
from roviec.directives.policies.wording import number_words
from roviec.directives.queries import review
from roviec.organisations.models import Unit

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from roviec.directives.models import CitationFind, Directive, TargetFind, TaskFind
    from roviec.directives.queries.review import AnyFind

ACCEPTED = ".docx,.doc,.pdf,.txt,.md,.html,.htm,.jpg,.jpeg,.png,.tif,.tiff"
FIRST_YEAR, LAST_YEAR = 1930, 2100
GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
TOGETHER = 4
"""How many times the bound on one file all files handed in at once may weigh."""
QUARTERS = [("", "–"), (1, "I"), (2, "II"), (3, "III"), (4, "IV")]


def year_field(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False)


class FigureField(forms.DecimalField):
    """A figure typed and shown the Vietnamese way: «1.250,5»."""

    widget = forms.TextInput({"inputmode": "decimal"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_digits=19, decimal_places=4, min_value=Decimal(0), **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs take it for an integer
        typed = "".join(str(value or "").split())
        if "," in typed or GROUPED.fullmatch(typed):
            typed = typed.replace(".", "").replace(",", ".")
        return super().to_python(typed)

    def prepare_value(self, value: Any) -> Any:
        return number_words(value) if isinstance(value, Decimal) else value


class UploadForm(Form):
    """Files for the register of a unit."""

    uploads = FilesField(
        label=_("Tệp văn bản"),
        help_text=_("Word, PDF, ảnh chụp hoặc bản quét; nhiều tệp một lần cũng được."),
        widget=DropInput({"accept": ACCEPTED}, camera=True),
        allow_empty_file=True,  # refused by name when it is taken in, without stopping the others
    )
    as_one = forms.BooleanField(
        label=_("Các tệp này là các trang của một văn bản"),
        required=False,
        help_text=_("Đánh dấu khi chụp ảnh từng trang giấy."),
    )
    unit = forms.ModelChoiceField(label=_("Nạp vào sổ của"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = units
        field.empty_label = None

    def clean_uploads(self) -> list[Any]:
        """All files of one go are held in memory while they are taken in, so there is a bound on them together."""
        uploads: list[Any] = self.cleaned_data["uploads"]
        most = settings.UPLOAD_LIMIT_BYTES * TOGETHER
        if len(uploads) > 1 and sum(upload.size for upload in uploads) > most:
            raise forms.ValidationError(
                _("Các tệp cộng lại quá %(most)s MB. Hãy nạp làm nhiều lần."),
                params={"most": most // 2**20},
            )
        return uploads


class HeaderForm(Form):
    """The header of a document."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    code = forms.CharField(label=_("Số ký hiệu"), required=False, max_length=80)
    kind = forms.CharField(label=_("Thể loại"), required=False, max_length=16)
    signed_on = DateField(label=_("Ngày ban hành"), required=False)
    term = forms.CharField(
        label=_("Nhiệm kỳ hoặc năm"),
        required=False,
        max_length=16,
        widget=forms.TextInput({"placeholder": _("ví dụ 2020-2025")}),
    )
    title = forms.CharField(label=_("Trích yếu"), widget=forms.Textarea({"rows": 3}))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=500)
    issuer_unit = LookupField(
        label=_("Là đơn vị nào trong danh bạ"),
        required=False,
        rows=lambda: Unit.objects.order_by("path"),
        search=review.units_called,
        url=reverse_lazy("directives:unit-options"),
        placeholder=_("Tìm đơn vị"),
    )
    place = forms.CharField(label=_("Nơi ban hành"), required=False, max_length=120)
    signer = forms.CharField(label=_("Người ký"), required=False, max_length=120)
    signer_position = forms.CharField(label=_("Chức vụ người ký"), required=False, max_length=200)
    signed_for = forms.CharField(label=_("Ký thay mặt"), required=False, max_length=200)
    ends_on = DateField(label=_("Hiệu lực đến hết ngày"), required=False)
    recipients = forms.CharField(
        label=_("Nơi nhận"), required=False, widget=forms.Textarea({"rows": 3}), help_text=_("Mỗi nơi một dòng.")
    )

    @staticmethod
    def initial_of(directive: Directive) -> dict[str, Any]:
        return {
            "version": directive.header_version,
            "code": directive.code,
            "kind": directive.kind,
            "signed_on": directive.signed_on,
            "term": directive.term,
            "title": directive.title,
            "issuer": directive.issuer,
            "issuer_unit": directive.issuer_unit_id,
            "place": directive.place,
            "signer": directive.signer,
            "signer_position": directive.signer_position,
            "signed_for": directive.signed_for,
            "ends_on": directive.ends_on,
            "recipients": "\n".join(directive.recipients),
        }

    def values(self) -> HeaderValues:
        data = self.cleaned_data
        lines = (line.strip() for line in data["recipients"].splitlines())
        return HeaderValues(
            issuer=data["issuer"],
            issuer_unit_id=data["issuer_unit"].pk if data["issuer_unit"] else None,
            kind=data["kind"],
            code=data["code"],
            place=data["place"],
            signed_on=data["signed_on"],
            title=data["title"],
            signer=data["signer"],
            signer_position=data["signer_position"],
            signed_for=data["signed_for"],
            recipients=tuple(filter(None, lines)),
            term=data["term"],
            ends_on=data["ends_on"],
        )


class TargetForm(Form):
    """A target, with the base of «trong đó»."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    subject = forms.CharField(label=pgettext_lazy("target", "Đối tượng"), required=False)
    predicate = forms.CharField(label=_("Nội dung"), required=False, widget=forms.Textarea({"rows": 2}))
    op = forms.ChoiceField(label=_("So sánh"), required=False, choices=[("", "–"), *Comparison.choices])
    low = FigureField(label=_("Mức"))
    high = FigureField(label=_("Đến mức"))
    measure = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=120)
    period = forms.ChoiceField(label=_("Chu kỳ"), required=False, choices=[("", "–"), *TargetPeriod.choices])
    from_year = year_field(_("Từ năm"))
    to_year = year_field(_("Đến năm"))
    base_id = forms.TypedChoiceField(label=_("Tính trên"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, find: TargetFind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bases = review.base_choices(find)
        field = self.fields["base_id"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("Mọi đối tượng nêu trên")), *self.bases]

    @staticmethod
    def initial_of(find: TargetFind) -> dict[str, Any]:
        names = ("version", "subject", "predicate", "op", "low", "high", "measure", "period", "from_year", "to_year")
        return {name: getattr(find, name) for name in (*names, "base_id")}

    def values(self) -> TargetValues:
        data = self.cleaned_data
        return TargetValues(
            subject=data["subject"],
            predicate=data["predicate"],
            op=data["op"],
            low=data["low"],
            high=data["high"],
            measure=data["measure"],
            period=data["period"],
            from_year=data["from_year"],
            to_year=data["to_year"],
            base_id=data["base_id"],
        )


class TaskForm(Form):
    """A task; its owners are buttons and boxes of the card, read by `TaskForm.owners`."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(label=pgettext_lazy("task", "Việc"), widget=forms.Textarea({"rows": 3}))
    schedule_kind = forms.ChoiceField(label=_("Hạn"), choices=ScheduleKind.choices)
    schedule_day = forms.IntegerField(label=_("Ngày"), required=False, min_value=1, max_value=31)
    schedule_month = forms.IntegerField(label=_("Tháng"), required=False, min_value=1, max_value=12)
    schedule_quarter = forms.TypedChoiceField(
        label=_("Quý"), required=False, coerce=int, empty_value=None, choices=QUARTERS
    )
    schedule_year = year_field(_("Năm"))
    schedule_every = forms.ChoiceField(label=_("Lặp lại"), required=False, choices=[("", "–"), *Cycle.choices])
    product = forms.CharField(label=_("Sản phẩm"), required=False, max_length=300)
    add_lead = forms.CharField(label=_("Thêm cơ quan chủ trì"), required=False, max_length=500)
    add_coordinator = forms.CharField(label=_("Thêm cơ quan phối hợp"), required=False, max_length=500)

    def __init__(self, *args: Any, find: TaskFind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.find = find

    @staticmethod
    def initial_of(find: TaskFind) -> dict[str, Any]:
        names = (
            "version",
            "words",
            "schedule_kind",
            "schedule_day",
            "schedule_month",
            "schedule_quarter",
            "schedule_year",
            "schedule_every",
            "product",
        )
        return {name: getattr(find, name) for name in names}

    def values(self) -> TaskValues:
        data = self.cleaned_data
        times, chosen = review.time_choices(self.find), str(self.data.get("time", ""))
        if chosen.isdecimal() and int(chosen) < len(times):
            return TaskValues(words=data["words"], product=data["product"], schedule=times[int(chosen)])
        schedule = ScheduleValues(
            kind=data["schedule_kind"],
            text=self.find.schedule_text,
            year=data["schedule_year"],
            quarter=data["schedule_quarter"],
            month=data["schedule_month"],
            day=data["schedule_day"],
            every=data["schedule_every"],
        )
        return TaskValues(words=data["words"], product=data["product"], schedule=schedule)

    def removed(self) -> frozenset[int]:
        """Owners whose cross was pressed, and the lead that a person says is none."""
        data: Any = self.data  # of a page, so a name may come more than once
        given = [value for name in ("remove", "not-lead") for value in data.getlist(name)]
        return frozenset(int(value) for value in given if value.isdecimal())

    def added(self) -> tuple[tuple[OwnerRole, str], ...]:
        roles = ((OwnerRole.LEAD, "add_lead"), (OwnerRole.COORDINATOR, "add_coordinator"))
        return tuple((role, self.cleaned_data[name]) for role, name in roles if self.cleaned_data[name].strip())

    def answered(self) -> dict[int, str]:
        """What was chosen for owners in question, as sent: «unit:12», «group:grassroots», «outside», «named»."""
        return {
            int(name.removeprefix("answer-")): str(value)
            for name, value in self.data.items()
            if name.startswith("answer-") and name.removeprefix("answer-").isdecimal() and value
        }

    def named(self, owner_id: int) -> str:
        """The words typed beside the answer «another unit»."""
        return str(self.data.get(f"named-{owner_id}", "")).strip()


class CitationForm(Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    code = forms.CharField(label=_("Số ký hiệu"), max_length=80)
    kind_name = forms.CharField(label=_("Thể loại"), required=False, max_length=80)
    dated = DateField(label=_("Ngày"), required=False)
    implements = forms.BooleanField(label=_("Văn bản đang đọc thực hiện văn bản này"), required=False)

    def __init__(self, *args: Any, find: CitationFind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.find = find

    @staticmethod
    def initial_of(find: CitationFind) -> dict[str, Any]:
        return {name: getattr(find, name) for name in ("version", "code", "kind_name", "dated", "implements")}

    def values(self) -> CitationValues:
        data = self.cleaned_data
        return CitationValues(
            code=data["code"], kind_name=data["kind_name"], dated=data["dated"], implements=data["implements"]
        )


CARD_FORMS: dict[FindKind, type[TargetForm | TaskForm | CitationForm]] = {
    FindKind.TARGET: TargetForm,
    FindKind.TASK: TaskForm,
    FindKind.CITATION: CitationForm,
}


class RejectForm(Form):
    """Why a find is none."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=1000,
        widget=forms.TextInput({"list": "reject-reasons"}),
        help_text=_("Mục vẫn được giữ trong lịch sử và khôi phục được."),
    )


class SplitForm(Form):
    """Where a find is cut in two."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    cut = forms.TypedChoiceField(label=_("Tách trước chữ"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["cut"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = choices


class MergeForm(Form):
    """With which neighbour a find is merged, in the version that was on the screen; cleans to its id and version."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    other = forms.TypedChoiceField(
        label=_("Gộp với"),
        coerce=lambda value: tuple(int(part) for part in value.split("@")),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Người khác vừa sửa mục này. Xem lại rồi chọn.")},
    )

    def __init__(self, *args: Any, find: AnyFind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["other"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(f"{pk}@{version}", words) for pk, version, words in review.neighbours(find)]


class AddForm(Form):
    """A stretch of the text that is to become a find."""

    kind = forms.ChoiceField(choices=FindKind.choices)
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)


class ReplaceForm(Form):
    """Why a better copy takes the place of the one in the register."""

    reason = forms.CharField(label=_("Lý do thay bản cũ"), max_length=1000)
