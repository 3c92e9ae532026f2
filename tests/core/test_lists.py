from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs

import pytest
from django import forms
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import ngettext_lazy

from roviec.access.models import User
from roviec.core import listing as listings
from roviec.core.forms import DateField
from roviec.core.listing import Listing
from roviec.core.lists import Column, Empty, FilterForm, ListPage, Tab, list_response
from roviec.core.refusals import Refused
from roviec.core.text import search_key
from tests.factories.access import UserFactory

pytestmark = pytest.mark.django_db


class People(FilterForm):
    active = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), ("yes", "Đang dùng"), ("no", "Đã khóa")])
    names = forms.MultipleChoiceField(label="Tên", choices=[("Nhóm", [("a", "An"), ("b", "Bình")])])
    since = DateField(label="Từ ngày")
    locked = forms.BooleanField(label="Chỉ người đã khóa")

    def search(self, rows, text):
        return rows.filter(search_key__contains=search_key(text))

    def filter_active(self, rows, value):
        return rows.filter(is_active=value == "yes")

    def filter_names(self, rows, value):
        return rows.filter(username__in=value)

    def filter_since(self, rows, value):
        return rows.filter(created_at__date__gte=value)

    def filter_locked(self, rows, value):
        return rows.exclude(is_active=value)


class Ranked(People):
    ranked = ("-username",)


def declare(**changes):
    parts = {
        "key": "nguoi-dung",
        "title": "Người dùng",
        "noun": ngettext_lazy("người", "người"),
        "order": "name",
        "filters": People,
        "placeholder": "Họ tên",
        "row_url": lambda row: f"/nguoi/{row.username}/",
        "columns": (
            Column("name", "Họ tên", value="full_name", sort=("full_name",), head=True),
            Column("username", "Tên đăng nhập", sort=("username",)),
            Column("active", "Đang dùng", value=lambda row: row.is_active, exported=lambda row: int(row.is_active)),
            Column("note", "Chỉ trong tệp", value="username", shown=False),
            Column("hidden", "Chỉ trên màn hình", value="username", exported=False),
        ),
        "empty": Empty("Chưa có ai", "Thêm người đầu tiên."),
    }
    return ListPage(**parts | changes)


class Person:
    """Whoever looks, with a few rights."""

    is_authenticated = True
    full_name = "Lê Thu Hà"

    def __init__(self, *rights):
        self.rights = rights

    def may_anywhere(self, permission):
        return permission in self.rights

    def get_username(self):
        return "ha"


def ask(query="", *rights, **headers):
    request = RequestFactory().get(f"/nguoi/?{query}", headers=headers)
    request.user = Person(*rights)
    return request


def listed(query="", **changes):
    return Listing(ask(query), declare(**changes), User.objects.all())


def names(listing):
    return [row.full_name for row, _class, _cells in listing.lines]


@pytest.fixture
def people():
    return [
        UserFactory(username="a", full_name="An"),
        UserFactory(username="b", full_name="Bình", is_active=False),
        UserFactory(username="c", full_name="Chi"),
    ]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["An", "Bình", "Chi"]),
        ("q=bi", ["Bình"]),
        ("active=no", ["Bình"]),
        ("active=yes&q=c", ["Chi"]),
        ("names=a&names=b", ["An", "Bình"]),
        ("active=nonsense", ["An", "Bình", "Chi"]),
        ("since=khong-phai-ngay", ["An", "Bình", "Chi"]),
        ("locked=on", ["Bình"]),
        ("sort=-name", ["Chi", "Bình", "An"]),
        ("sort=username", ["An", "Bình", "Chi"]),
        ("sort=password", ["An", "Bình", "Chi"]),
    ],
)
def test_conditions_and_order(query, shown):
    assert names(listed(query)) == shown


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("language", "query", "noun"),
    [
        ("vi", "q=bi", "tài khoản"),
        ("vi", "", "tài khoản"),
        ("en", "q=bi", "account"),
        ("en", "", "accounts"),
        ("en", "q=nobody", "accounts"),
    ],
)
def test_what_is_counted_has_the_form_of_its_number(language, query, noun):
    with translation.override(language):
        counted = listed(query, noun=ngettext_lazy("tài khoản", "tài khoản")).noun

    assert counted == noun


def test_equal_values_keep_one_order_by_key():
    made = [UserFactory(full_name="Hoa") for _ in range(5)]

    assert [row.pk for row, *_ in listed().lines] == [user.pk for user in made]
    assert [row.pk for row, *_ in listed("sort=-name").lines] == [user.pk for user in reversed(made)]


@pytest.mark.usefixtures("people")
def test_finds_come_best_first_until_a_column_is_chosen():
    assert names(listed("q=i", filters=Ranked)) == ["Chi", "Bình"]
    assert names(listed("q=i&sort=name", filters=Ranked)) == ["Bình", "Chi"]
    assert names(listed("", filters=Ranked)) == ["An", "Bình", "Chi"]


@pytest.mark.usefixtures("people")
def test_each_condition_is_a_chip_that_can_be_taken_away():
    listing = listed("q=i&active=yes&names=a&names=b&since=05/03/2026&locked=on&page=2&sort=-name&export=csv")

    chips = [(chip.label, chip.words) for chip in listing.chips]
    without_names = parse_qs(listing.chips[2].url.removeprefix("?"))

    assert chips == [
        ("", "«i»"),
        ("Trạng thái", "Đang dùng"),
        ("Tên", "An, Bình"),
        ("Từ ngày", "05/03/2026"),
        ("Chỉ người đã khóa", ""),
    ]
    assert without_names == {
        "q": ["i"],
        "active": ["yes"],
        "since": ["05/03/2026"],
        "locked": ["on"],
        "sort": ["-name"],
    }
    assert listing.in_words == "«i»; Trạng thái: Đang dùng; Tên: An, Bình; Từ ngày: 05/03/2026; Chỉ người đã khóa"
    assert listing.bare_url == "?sort=-name"


def test_heads_sort_and_turn():
    heads = listed("sort=name").heads

    assert [(head.column.key, head.url, head.sorted) for head in heads] == [
        ("name", "?sort=-name", "ascending"),
        ("username", "?sort=username", ""),
        ("active", "", ""),
        ("hidden", "", ""),
    ]
    assert listed("q=&active=&sort=-name").heads[0].url == "?sort=name"


def test_pages(monkeypatch):
    monkeypatch.setattr(listings, "PAGE_SIZES", (2, 3))
    for number in range(5):
        UserFactory(full_name=f"Người {number}")

    first, last, beyond, nonsense, bigger = (
        listed(query) for query in ("", "page=3", "page=99", "page=-1&x=", "size=3&page=2")
    )

    assert (first.count, first.pages, first.first, first.last) == (5, 3, 1, 2)
    assert (first.previous_url, first.next_url) == ("", "?page=2")
    assert (last.number, last.first, last.last, last.previous_url, last.next_url) == (3, 5, 5, "?page=2", "")
    assert (beyond.number, nonsense.number) == (3, 1)
    assert names(bigger) == ["Người 3", "Người 4"]
    assert bigger.previous_url == "?size=3"
    assert bigger.sizes == [(2, "?size=2"), (3, "?size=3")]


@pytest.mark.usefixtures("people")
def test_counting_stops_at_the_limit(monkeypatch):
    monkeypatch.setattr(listings, "COUNT_LIMIT", 2)

    listing = listed()
    answer = list_response(ask(), declare(), User.objects.all()).content.decode()

    assert (listing.count, listing.too_many, listing.pages) == (3, True, 1)
    assert "Có hơn 2 người" in answer


def test_saved_questions_say_which_one_is_answered():
    tabs = (Tab("Tất cả", {}, 3), Tab("Đã khóa", {"active": "no"}), Tab("An hoặc Bình", {"names": ["a", "b"]}))

    listing = listed("active=no&sort=-name&q=", tabs=lambda _request: tabs)

    assert listing.tabs == [(tabs[0], "?", False), (tabs[1], "?active=no", True), (tabs[2], "?names=a&names=b", False)]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, django_assert_num_queries):
    for _ in range(rows):
        UserFactory()

    with django_assert_num_queries(2):
        list_response(ask("q=a"), declare(), User.objects.all())


@pytest.mark.usefixtures("people")
def test_page_and_part():
    page = list_response(ask(), declare(), User.objects.all()).content.decode()
    part = list_response(ask("", **{"HX-Request": "true"}), declare(), User.objects.all()).content.decode()

    assert page.lstrip().startswith("<!doctype html>")
    assert part.lstrip().startswith('<div id="list"')
    assert '<a href="/nguoi/a/">' in part
    assert 'data-label="Tên đăng nhập"' in part


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "Chưa có ai"), ("q=zzz", "Không có người nào khớp"), ("q=zzz&active=no", "Bỏ mọi điều kiện")],
)
def test_empty_and_nothing_found(query, said):
    assert said in list_response(ask(query), declare(), User.objects.all()).content.decode()


@pytest.mark.parametrize(("rights", "offered"), [((), False), (("ADD",), True)])
def test_the_first_step_is_offered_to_those_who_may_take_it(rights, offered):
    empty = Empty("Chưa có ai", "", "Thêm người", "core:components", "ADD")

    answer = list_response(ask("", *rights), declare(empty=empty), User.objects.all()).content.decode()

    assert ("Thêm người" in answer) is offered


@pytest.mark.usefixtures("people")
def test_rows_may_have_a_class_and_a_list_needs_no_filter():
    page = declare(filters=None, row_class=lambda row: "" if row.is_active else "quiet")

    answer = list_response(ask(), page, User.objects.all()).content.decode()

    assert answer.count('class="quiet"') == 1
    assert "<form id=" not in answer


@pytest.mark.usefixtures("people")
def test_export_is_for_those_with_the_right():
    page = declare(export_permission="EXPORT")

    with pytest.raises(Refused):
        list_response(ask("export=csv"), page, User.objects.all())
    with pytest.raises(Refused):
        list_response(ask("export=csv", "EXPORT"), declare(), User.objects.all())
    assert "Xuất tệp" not in list_response(ask(), page, User.objects.all()).content.decode()
    assert "Xuất tệp" in list_response(ask("", "EXPORT"), page, User.objects.all()).content.decode()


@pytest.mark.usefixtures("people")
def test_export_takes_the_filtered_rows_and_is_reported():
    reported = []
    page = declare(
        export_permission="EXPORT", on_export=lambda _request, _page, count, words: reported.append((count, words))
    )

    response = list_response(ask("export=csv&active=yes", "EXPORT"), page, User.objects.all())

    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Người dùng"
    assert lines[1] == "Điều kiện: Trạng thái: Đang dùng"
    assert lines[3:] == ["Họ tên,Tên đăng nhập,Đang dùng,Chỉ trong tệp", "An,a,1,a", "Chi,c,1,c"]
    assert reported == [(2, "Trạng thái: Đang dùng")]


@pytest.mark.usefixtures("people")
def test_export_of_too_many_rows_asks_for_a_condition(monkeypatch):
    monkeypatch.setattr("roviec.core.lists.EXPORT_LIMIT", 2)

    with pytest.raises(Refused, match="thêm điều kiện"):
        list_response(ask("export=csv", "EXPORT"), declare(export_permission="EXPORT"), User.objects.all())


@pytest.mark.usefixtures("people")
def test_export_without_a_report():
    response = list_response(ask("export=csv", "EXPORT"), declare(export_permission="EXPORT"), User.objects.all())

    assert response.content.decode("utf-8-sig").splitlines()[2] == "Họ tên,Tên đăng nhập,Đang dùng,Chỉ trong tệp"


def test_the_pager_offers_other_sizes_and_both_directions(monkeypatch):
    monkeypatch.setattr(listings, "PAGE_SIZES", (1, 2))
    for _ in range(3):
        UserFactory()

    answer = list_response(ask("page=2"), declare(), User.objects.all()).content.decode()

    assert "2–2, trang 2/3" in answer
    assert 'rel="prev"' in answer
    assert 'rel="next"' in answer
    assert "<b>1</b> · <a" in answer


def test_a_search_box_needs_a_search():
    with pytest.raises(NotImplementedError):
        FilterForm({"q": "a"}).applied_to(User.objects.all())


def test_words_of_conditions_of_other_kinds():
    form = People({"since": "05/03/2026"})
    form.full_clean()
    form.cleaned_data |= {"q": date(2026, 3, 5), "locked": ["Chi bộ A", "Chi bộ B"]}

    assert form.words_for(form["q"]) == "05/03/2026"
    assert form.words_for(form["locked"]) == "Chi bộ A, Chi bộ B"
