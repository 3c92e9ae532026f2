"""Lists: one declaration gives filter bar, chips, saved questions, table, cards on a phone, sort, pager and export.

A page of an area reads

    DIRECTIVES = ListPage(
        key="directives",
        noun=ngettext_lazy("văn bản", "văn bản"),
        columns=(Column("code", _("Số ký hiệu"), …), …),
        …
    )

    def directive_list(request):
        return list_response(request, DIRECTIVES, directives_visible_to(request.user))

with a template that extends `core/list.html`. The rows must come with everything the columns show
(`select_related`, annotations): the number of queries does not depend on the number of rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.core import clock
from roviec.core.exports import export_response
from roviec.core.forms import Form
from roviec.core.htmx import wants_part
from roviec.core.listing import Listing
from roviec.core.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.db.models import Q, QuerySet
    from django.forms import BoundField
    from django.http import HttpResponse
    from django.utils.functional import _StrPromise

    from roviec.core.requests import SignedInRequest

    Words = str | _StrPromise
    Rows = QuerySet[Any]

EXPORT_LIMIT = 50_000


@dataclass(frozen=True)
class Column:
    """One column.

    Args:
        key: name in addresses and files, and the attribute shown unless `value` says otherwise.
        label: head of the column; on a phone it stands before the value.
        value: dotted attribute path or function of the row.
        sort: database fields to order by, each without sign; empty: the column cannot be sorted by.
        template: template of the cell with `row` and `value`; without one the value is written out.
        css: classes of the cells: `num` right-aligned, `low` dropped in a narrow window, `w` takes the room left,
            `bare` no label on a phone.
        head: the cell that names the row; exactly one column has it, and it links to the row's page.
        exported: function of the row for files; the value if None. False leaves the column out.
        shown: False for a column that only files have.
    """

    key: str
    label: Words
    value: str | Callable[[Any], Any] = ""
    sort: Sequence[str] = ()
    template: str = ""
    css: str = ""
    head: bool = False
    exported: Callable[[Any], Any] | bool | None = None
    shown: bool = True

    def of(self, row: Any) -> Any:
        """The value on screen."""
        if callable(self.value):
            return self.value(row)
        return attrgetter(self.value or self.key)(row)

    def for_file(self, row: Any) -> Any:
        """The value in a file."""
        return self.exported(row) if callable(self.exported) else self.of(row)


class FilterForm(Form):
    """Conditions of a list. `q` is the search box; for each other field a method `filter_<name>(rows, value)`.

    A subclass that searches gives `search(rows, text)`; where that ranks what it finds, `ranked` names the fields
    to order by while words are searched for and no column was chosen.
    """

    ranked: Sequence[str] = ()

    q = forms.CharField(label=gettext_lazy("Tìm"), required=False, max_length=200)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        for bound in self:
            bound.field.required = False

    def search(self, rows: Rows, text: str) -> Rows:
        """Rows that the typed words find."""
        raise NotImplementedError

    def applied_to(self, rows: Rows) -> Rows:
        """The rows that meet the conditions; a condition that cannot be read is left out and shown as an error."""
        self.full_clean()
        for name, value in self.cleaned_data.items():
            if value in (None, "", [], False) or (hasattr(value, "exists") and not value):
                continue
            rows = self.search(rows, value) if name == "q" else getattr(self, f"filter_{name}")(rows, value)
        return rows

    @property
    def conditions(self) -> list[BoundField]:
        """The fields behind «Thêm điều kiện»."""
        return [bound for bound in self if bound.name != "q"]

    def words_for(self, bound: BoundField) -> str:
        """A condition in words, for its chip and for the file."""
        value = self.cleaned_data.get(bound.name)
        if value is True:
            return ""
        choices = getattr(bound.field, "choices", None)
        if choices is not None and not hasattr(value, "pk"):
            names = {str(key): str(label) for key, label in _flat(choices)}
            chosen = [str(v) for v in value] if isinstance(value, (list, tuple)) else [str(value)]
            return ", ".join(names.get(key, key) for key in chosen)
        if isinstance(value, (list, tuple)):
            return ", ".join(map(str, value))
        return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    pairs: list[tuple[Any, Any]] = []
    for key, label in choices:
        pairs.extend(label if isinstance(label, (list, tuple)) else [(key, label)])
    return pairs


@dataclass(frozen=True)
class Tab:
    """A saved question: conditions under a name, with how many rows meet them if that is known."""

    label: Words
    query: Mapping[str, Any] = field(default_factory=dict)
    count: int | None = None
    kind: str = ""


@dataclass(frozen=True)
class Empty:
    """What an empty list says: what belongs here and the first step."""

    title: Words
    text: Words = ""
    action: Words = ""
    url_name: str = ""
    permission: str = ""
    icon: str = "inbox"


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """Declaration of a list.

    Args:
        key: short name, used for the file of an export.
        title: heading of the page and of the file.
        noun: what is counted, `ngettext_lazy("văn bản", "văn bản")`.
        columns: left to right.
        order: key of the column the list is sorted by at first, with «-» for falling.
        filters: form of the conditions.
        placeholder: what the search box looks through.
        empty: words of the empty list.
        row_url: address of a row's page.
        tabs: function of the request giving the saved questions.
        row_class: function of the row giving further classes.
        template: page that extends `core/list.html`.
        export_permission: member of access's `Permission` without which there is no export; empty: no export at all.
        export_reach: function of the account giving the filter of the rows it may take away, where that can be less
            than it sees; without it, all that it sees.
        on_export: called with request, page, number of rows and the conditions in words, to write the audit row.
    """

    key: str
    title: Words
    noun: Words
    columns: Sequence[Column]
    order: str
    filters: type[FilterForm] | None = None
    placeholder: Words = ""
    empty: Empty = Empty(gettext_lazy("Chưa có gì ở đây"))
    row_url: Callable[[Any], str] | None = None
    tabs: Callable[[SignedInRequest], Sequence[Tab]] | None = None
    row_class: Callable[[Any], str] | None = None
    template: str = "core/list.html"
    export_permission: str = ""
    export_reach: Callable[[Any], Q] | None = None
    on_export: Callable[[SignedInRequest, ListPage, int, str], object] | None = None

    @property
    def shown_columns(self) -> list[Column]:
        """Columns on screen."""
        return [column for column in self.columns if column.shown]

    @property
    def file_columns(self) -> list[Column]:
        """Columns in files."""
        return [column for column in self.columns if column.exported is not False]


def list_response(
    request: SignedInRequest, page: ListPage, rows: Rows, *, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Answer for a list: the page, its part for htmx, or a file.

    Args:
        request: GET with the conditions, `sort`, `page`, `size`, `export`.
        page: the declaration.
        rows: what the person may see, with all that the columns show.
        context: further context of the page's template.

    Raises:
        Refused: a file is asked for without the right to it or to some of its rows, or with too many rows.
    """
    listing = Listing(request, page, rows)
    if kind := request.GET.get("export"):
        return _export(listing, kind)
    template = "core/_list.html" if wants_part(request) else page.template
    shown = {"listing": listing, "page": page, "heading": page.title, **(context or {})}
    return render(request, template, shown)


def _export(listing: Listing, kind: str) -> HttpResponse:
    page = listing.page
    if not listing.can_export:
        raise Refused(_("Đồng chí không có quyền xuất danh sách này. Quyền do người quản trị của đơn vị cấp."))
    if page.export_reach is not None and listing.rows.exclude(page.export_reach(listing.request.user)).exists():
        raise Refused(
            _("Danh sách có dòng đồng chí xem được nhưng không được xuất. Hãy lọc theo đơn vị của mình rồi xuất.")
        )
    rows = list(listing.rows[: EXPORT_LIMIT + 1])
    if len(rows) > EXPORT_LIMIT:
        raise Refused(_("Danh sách có hơn 50.000 dòng. Đồng chí hãy thêm điều kiện rồi xuất từng phần."))
    if page.on_export is not None:
        page.on_export(listing.request, page, len(rows), listing.in_words)
    return export_response(
        kind,
        key=page.key,
        title=str(page.title),
        conditions=listing.in_words,
        at=clock.now(),
        heads=[str(column.label) for column in page.file_columns],
        rows=([column.for_file(row) for column in page.file_columns] for row in rows),
    )
