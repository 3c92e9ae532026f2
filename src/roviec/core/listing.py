"""A list as one request asks for it: what the templates of `core.lists` read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.urls import reverse

from roviec.core.navigation import may

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from roviec.core.lists import Column, ListPage, Tab
    from roviec.core.requests import SignedInRequest

    Rows = QuerySet[Any]

COUNT_LIMIT = 10_000
PAGE_SIZES = (50, 100, 200)
_OWN = {"sort", "page", "size", "export"}
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,6}")


@dataclass(frozen=True)
class Cell:
    """One value on screen."""

    column: Column
    value: Any
    url: str = ""

    @property
    def blank(self) -> bool:
        """Nothing to show: a phone leaves the line out."""
        return self.value in (None, "") and not self.column.template


@dataclass(frozen=True)
class Head:
    """Head of a column and what a click on it does."""

    column: Column
    url: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class Chip:
    """A condition that holds, and the address without it."""

    label: str
    words: str
    url: str


class Listing:
    """A list as asked for by one request; templates read it, nothing here writes."""

    def __init__(self, request: SignedInRequest, page: ListPage, rows: Rows) -> None:
        self.request, self.page = request, page
        self.data = request.GET
        self.form = page.filters(request.GET) if page.filters else None
        self._all = rows
        self.rows = self._sorted(self.form.applied_to(rows) if self.form else rows)

    # order

    @cached_property
    def sort(self) -> str:
        """Key of the column sorted by, with its sign; empty while the best finds of a search come first."""
        wanted = self.data.get("sort", "")
        known = {column.key for column in self.page.columns if column.sort}
        if wanted.removeprefix("-") in known:
            return wanted
        ranked = self.form is not None and self.form.ranked and self.form.cleaned_data.get("q")
        return "" if ranked else self.page.order

    def _sorted(self, rows: Rows) -> Rows:
        if not self.sort:
            return rows.order_by(*self.form.ranked, "pk") if self.form else rows
        key, falling = self.sort.removeprefix("-"), self.sort.startswith("-")
        fields = next(column.sort for column in self.page.columns if column.key == key)
        return rows.order_by(*(f"-{name}" if falling else name for name in fields), "-pk" if falling else "pk")

    @property
    def heads(self) -> list[Head]:
        """Heads of the columns on screen."""
        heads = []
        for column in self.page.shown_columns:
            state = {column.key: "ascending", f"-{column.key}": "descending"}.get(self.sort, "")
            turned = f"-{column.key}" if state == "ascending" else column.key
            heads.append(Head(column, self.url(sort=turned, page=None) if column.sort else "", state))
        return heads

    # conditions

    @cached_property
    def chips(self) -> list[Chip]:
        """Conditions that hold, the search included."""
        if self.form is None:
            return []
        chips = []
        for bound in self.form:
            if bound.name in self.form.cleaned_data and any(self.data.getlist(bound.name)):
                words = self.form.words_for(bound)
                label = "" if bound.name == "q" else str(bound.label)
                chips.append(Chip(label, f"«{words}»" if bound.name == "q" else words, self._without(bound.name)))
        return chips

    @property
    def in_words(self) -> str:
        """The conditions as a file states them."""
        return "; ".join(f"{chip.label}: {chip.words}".strip(": ") for chip in self.chips)

    @property
    def tabs(self) -> list[tuple[Tab, str, bool]]:
        """Saved questions with their addresses, and whether the list answers this one now."""
        if self.page.tabs is None:
            return []
        now = {key: values for key, values in self.data.lists() if key not in _OWN and any(values)}
        answered = []
        for tab in self.page.tabs(self.request):
            asked = {k: [str(x) for x in (v if isinstance(v, (list, tuple)) else [v])] for k, v in tab.query.items()}
            query = QueryDict(mutable=True)
            for key, values in asked.items():
                query.setlist(key, values)
            answered.append((tab, f"?{query.urlencode()}", asked == now))
        return answered

    # pages

    @cached_property
    def count(self) -> int:
        """Rows that meet the conditions, counted up to one more than `COUNT_LIMIT`."""
        return self.rows.order_by()[: COUNT_LIMIT + 1].count()

    @property
    def noun(self) -> str:
        """What is counted, in the form that the count asks for."""
        return str(self.page.noun % self.count)

    @property
    def too_many(self) -> bool:
        """More than can be counted and paged through; the person is asked for a condition."""
        return self.count > COUNT_LIMIT

    @property
    def limit(self) -> int:
        """For the words of «too many»."""
        return COUNT_LIMIT

    @cached_property
    def size(self) -> int:
        """Rows on a page."""
        asked = self.data.get("size", "")
        return int(asked) if asked in map(str, PAGE_SIZES) else PAGE_SIZES[0]

    @property
    def sizes(self) -> list[tuple[int, str]]:
        """Other sizes with their addresses."""
        return [(size, self.url(size=size, page=None)) for size in PAGE_SIZES]

    @property
    def pages(self) -> int:
        """Number of pages, at least one."""
        return max(1, -(-min(self.count, COUNT_LIMIT) // self.size))

    @cached_property
    def number(self) -> int:
        """The page shown, from 1; beyond the end it is the last, and what is no number is 1."""
        asked = self.data.get("page", "")
        return min(int(asked), self.pages) if _PAGE_NUMBER.fullmatch(asked) else 1

    @property
    def first(self) -> int:
        """Number of the first row shown, from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return self.first + len(self.lines) - 1

    @cached_property
    def lines(self) -> list[tuple[Any, str, list[Cell]]]:
        """The rows of the page, each with its class and its cells."""
        start = self.first - 1
        return [(row, self._class(row), self._cells(row)) for row in self.rows[start : start + self.size]]

    def _class(self, row: Any) -> str:
        return self.page.row_class(row) if self.page.row_class else ""

    def _cells(self, row: Any) -> list[Cell]:
        url = self.page.row_url(row) if self.page.row_url else ""
        return [Cell(column, column.of(row), url if column.head else "") for column in self.page.shown_columns]

    @cached_property
    def never_any(self) -> bool:
        """Empty not because of conditions: there is nothing yet."""
        return not self.count and not self.chips

    @property
    def previous_url(self) -> str:
        """Address of the page before, or nothing."""
        return self.url(page=self.number - 1 if self.number > 2 else None) if self.number > 1 else ""  # noqa: PLR2004 - page 1 needs no number

    @property
    def next_url(self) -> str:
        """Address of the page after, or nothing."""
        return self.url(page=self.number + 1) if self.number < self.pages else ""

    # addresses

    def url(self, **changes: Any) -> str:
        """Address of this list with some of its conditions changed; None takes one away."""
        query = self.data.copy()
        query.pop("export", None)
        for key in [key for key, values in query.lists() if not any(values)]:
            del query[key]
        for key, value in changes.items():
            query.pop(key, None)
            if value is not None:
                query[key] = str(value)
        return f"?{query.urlencode()}"

    def _without(self, name: str) -> str:
        return self.url(**{name: None, "page": None})

    @property
    def bare_url(self) -> str:
        """Address without any condition; the order stays."""
        return self.url(**{key: None for key in self.data if key not in {"sort", "size"}})

    # what else the page shows

    @property
    def can_export(self) -> bool:
        """Whether the person may take the list away."""
        return bool(self.page.export_permission) and may(self.request.user, self.page.export_permission)

    @property
    def empty_url(self) -> str:
        """Address of the first step, if the person may take it."""
        empty = self.page.empty
        return reverse(empty.url_name) if empty.url_name and may(self.request.user, empty.permission) else ""
