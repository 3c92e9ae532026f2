"""Forms: what every input passes on its way in, and the controls that Django lacks.

A form keeps what was typed, shows each error under its field in words that say how to mend it, and never saves.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from roviec.core.text import nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.core.files.uploadedfile import UploadedFile
    from django.db.models import Model, QuerySet
    from django.utils.datastructures import MultiValueDict
    from django.utils.functional import _StrPromise


class Renderer(TemplatesSetting):
    """Setting FORM_RENDERER: every form of every package is drawn by our templates."""

    form_template_name = "core/components/form.html"
    field_template_name = "core/components/field.html"


def normalised(data: Any) -> Any:
    """The data of a request with every text in composed form, without zero-width characters and NUL."""
    if data is None:
        return None
    if not isinstance(data, QueryDict):
        return {key: nfc(value) if isinstance(value, str) else value for key, value in data.items()}
    clean = QueryDict(mutable=True, encoding=data.encoding)
    for key, values in data.lists():
        clean.setlist(key, [nfc(value) for value in values])
    return clean


class NormalisedInput:
    """Mixed in before any Django form: normalises what comes in and says what is missing in plain words."""

    fields: dict[str, forms.Field]

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(normalised(data), *args, **kwargs)  # type: ignore[call-arg]  # object only for the checker
        for field in self.fields.values():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _missing(field)


def _missing(field: forms.Field) -> Any:
    if isinstance(field, forms.FileField):
        return _("Chưa chọn tệp. Đồng chí hãy chọn ít nhất một tệp.")
    if isinstance(field, (forms.ChoiceField, forms.ModelChoiceField)):
        return _("Chưa chọn. Đồng chí hãy chọn một mục.")
    return _("Chưa nhập. Đồng chí hãy điền mục này.")


class Form(NormalisedInput, forms.Form):
    """Base of our forms."""

    error_css_class = "bad"


class DateInput(forms.DateInput):
    """A plain box: the browser's own date control follows the computer's language and would show 03/05 for 5 March."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"class": "date", "inputmode": "numeric", "placeholder": _("ngày/tháng/năm"), "autocomplete": "off"}
            | (attrs or {}),
            format="%d/%m/%Y",
        )


class DateField(forms.DateField):
    """A day, typed as 05/03/2026 (also with points, dashes or nothing between)."""

    widget = DateInput
    default_error_messages = {
        "invalid": _("Chưa đúng dạng ngày/tháng/năm, ví dụ 05/03/2026."),
        "impossible": _("Không có ngày %(day)s trong lịch. Đồng chí hãy kiểm tra lại ngày và tháng."),
    }

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except ValidationError:
            if self._looks_right(str(value).strip()):
                raise ValidationError(
                    self.error_messages["impossible"], code="impossible", params={"day": value}
                ) from None
            raise

    def _looks_right(self, text: str) -> bool:
        """Whether it has the form of a day, so that only the figures can be wrong."""
        sample = datetime(2000, 1, 1)  # noqa: DTZ001 - only its length and separators count
        shapes = {"".join("0" if c.isdigit() else c for c in sample.strftime(f)) for f in _input_formats()}
        return "".join("0" if c.isdigit() else c for c in text) in shapes


def _input_formats() -> Sequence[str]:
    return [str(f) for f in formats.get_format("DATE_INPUT_FORMATS")]


class DropInput(forms.FileInput):
    """Files by dropping, choosing or, on a phone, photographing. Both inputs bear the same name; both work bare."""

    template_name = "core/widgets/drop.html"
    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, camera: bool = False, send: bool = False) -> None:
        """Take the ways to give a file.

        Args:
            attrs: attributes of the input, for instance `accept`.
            camera: offer the camera on a phone.
            send: send the form as soon as files are there.
        """
        super().__init__(attrs)
        self.camera = camera
        self.send = send

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"camera": self.camera, "send": self.send}
        return context

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, UploadedFile[Any]], name: str) -> Any:  # noqa: ARG002 - Django's signature
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Several files at once; cleans to a list."""

    widget = DropInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Each file by itself: an empty one is refused by name."""
        given = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not given:
            super().clean(None, initial)
        cleaned = [super(FilesField, self).clean(one, initial) for one in given]
        return [one for one in cleaned if one]


class LookupInput(forms.Widget):
    """Chosen rows as boxes that can be unticked, a search box, and what it found. See `LookupField`."""

    template_name = "core/widgets/lookup.html"
    url: str | _StrPromise = ""
    multiple: bool = False
    placeholder: Any = ""
    rows_of: Callable[[Iterable[str]], Iterable[tuple[Any, str]]]
    search: Callable[[str], Iterable[tuple[Any, str]]]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        keys, typed = value if isinstance(value, tuple) else (_keys(value), "")
        context["widget"] |= {
            "url": self.url,
            "multiple": self.multiple,
            "placeholder": self.placeholder,
            "typed": typed,
            "aria": {key: words for key, words in context["widget"]["attrs"].items() if key.startswith("aria-")},
            "chosen": self.rows_of(keys) if keys else [],
            "options": self.search(typed) if typed else [],
            "kind": "checkbox" if self.multiple else "radio",
        }
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[list[str], str]:  # noqa: ARG002 - Django's signature
        keys = data.getlist(name) if hasattr(data, "getlist") else _keys(data.get(name))
        return list(keys), (data.get(f"{name}-q") or "").strip()

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 - Django's signature
        return name not in data and f"{name}-q" not in data

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_q" if id_ else id_


def _keys(value: Any) -> list[str]:
    if value is None or value == "":
        return []
    many = value if isinstance(value, (list, tuple, set)) else [value]
    return [str(getattr(one, "pk", one)) for one in many]


class LookupField(forms.Field):
    """Rows of a table too long for a list: type a few letters, choose from what is found.

    Without scripts the typed words are sent, and the page comes back with what was found.
    """

    widget = LookupInput
    default_error_messages = {
        "choose": _("Đồng chí hãy chọn một mục trong danh sách tìm được bên dưới."),
        "nothing": _("Không tìm thấy «%(typed)s». Đồng chí hãy thử từ khác hoặc tên viết tắt."),
        "gone": _("Mục đã chọn không còn trong danh mục. Đồng chí hãy chọn lại."),
    }

    def __init__(
        self,
        *,
        rows: Callable[[], QuerySet[Model]],
        search: Callable[[str], Iterable[Model]],
        url: str | _StrPromise,
        multiple: bool = False,
        label_of: Callable[[Any], str] = str,
        placeholder: Any = "",
        **kwargs: Any,
    ) -> None:
        """Declare the look-up.

        Args:
            rows: everything that may be chosen, asked anew for each request.
            search: what the typed words find, best first; the page behind `url` uses the same.
            url: address that answers `?q=` with `core/widgets/_options.html` (see `options_context`).
            multiple: several rows; cleans to a list then, else to a row or None.
            label_of: words of a row.
            placeholder: shown in the empty search box.
            kwargs: as any field.
        """
        super().__init__(**kwargs)
        self.rows, self.multiple, self.label_of = rows, multiple, label_of
        self._search = search
        widget = self.widget
        widget.url, widget.multiple, widget.placeholder = url, multiple, placeholder
        widget.search = lambda typed: [(row.pk, label_of(row)) for row in search(typed)]
        widget.rows_of = lambda keys: [
            (row.pk, label_of(row)) for row in rows().filter(pk__in=[k for k in keys if k.isdigit()])
        ]

    def clean(self, value: Any) -> Any:
        keys, typed = value if isinstance(value, tuple) else (_keys(value), "")
        if not keys and typed:
            found = next(iter(self._search(typed)), None)
            code = "choose" if found else "nothing"
            raise ValidationError(self.error_messages[code], code=code, params={"typed": typed})
        if not keys:
            super().validate(None)
            return [] if self.multiple else None
        chosen = list(self.rows().filter(pk__in=[key for key in keys if key.isdigit()]))
        if len(chosen) != len(set(keys)):
            raise ValidationError(self.error_messages["gone"], code="gone")
        return chosen if self.multiple else chosen[0]

    def has_changed(self, initial: Any, data: Any) -> bool:
        keys = data[0] if isinstance(data, tuple) else _keys(data)
        return set(_keys(initial)) != set(keys)


def options_context(field: str, rows: Iterable[Model], *, multiple: bool, typed: str) -> dict[str, Any]:
    """Context of `core/widgets/_options.html`, with which the page behind a look-up answers."""
    options = [(row.pk, str(row)) for row in rows]
    return {"name": field, "options": options, "kind": "checkbox" if multiple else "radio", "typed": typed}
