from __future__ import annotations

import pytest
from django import forms as django_forms
from django.http import QueryDict
from django.template.loader import render_to_string

from roviec.access.models import User
from roviec.core import forms
from tests.factories.access import UserFactory

pytestmark = pytest.mark.django_db


def field(**changes):
    return forms.LookupField(
        **{
            "label": "Chủ trì",
            "rows": User.objects.all,
            "search": lambda typed: User.objects.filter(username__contains=typed),
            "url": "/tim/",
            "placeholder": "Tên đơn vị",
        }
        | changes
    )


class One(forms.Form):
    owner = field()


class Many(forms.Form):
    owners = field(multiple=True, required=False)


def test_one_row_is_chosen_by_its_key():
    user = UserFactory()

    form = One(QueryDict(f"owner={user.pk}"))

    assert form.is_valid()
    assert form.cleaned_data["owner"] == user


def test_several_rows_or_none():
    first, second = UserFactory(), UserFactory()

    chosen, none = Many(QueryDict(f"owners={first.pk}&owners={second.pk}")), Many(QueryDict(""))

    assert chosen.is_valid()
    assert none.is_valid()
    assert set(chosen.cleaned_data["owners"]) == {first, second}
    assert none.cleaned_data["owners"] == []


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("", "Chưa nhập. Đồng chí hãy điền mục này."),
        ("owner-q=so1", "Đồng chí hãy chọn một mục trong danh sách tìm được bên dưới."),
        ("owner-q=zzz", "Không tìm thấy «zzz». Đồng chí hãy thử từ khác hoặc tên viết tắt."),
        ("owner=999999", "Mục đã chọn không còn trong danh mục. Đồng chí hãy chọn lại."),
        ("owner=x%27--", "Mục đã chọn không còn trong danh mục. Đồng chí hãy chọn lại."),
    ],
)
def test_what_cannot_be_taken_says_what_to_do(sent, said):
    UserFactory(username="so1")

    assert One(QueryDict(sent)).errors["owner"] == [said]


def test_without_scripts_the_words_come_back_with_what_they_find():
    UserFactory(username="so1", full_name="Chi bộ Văn phòng")

    drawn = str(One(QueryDict("owner-q=so1"))["owner"])

    assert 'value="so1"' in drawn
    assert 'type="radio" name="owner"' in drawn
    assert "Chi bộ Văn phòng" in drawn


def test_what_was_chosen_stays_chosen():
    user = UserFactory(full_name="Chi bộ Văn phòng")

    sent, initial = str(Many(QueryDict(f"owners={user.pk}"))["owners"]), str(Many(initial={"owners": [user]})["owners"])

    for drawn in (sent, initial):
        assert f'type="checkbox" name="owners" value="{user.pk}" checked' in drawn


def test_whether_something_changed():
    user = UserFactory()
    lookup = field()

    assert [
        lookup.has_changed(user, ([str(user.pk)], "")),
        lookup.has_changed(user, ([], "")),
        lookup.has_changed(None, None),
    ] == [False, True, False]


def test_what_was_not_sent_is_known_as_not_sent():
    widget = field().widget

    omitted = [widget.value_omitted_from_data(data, {}, "owner") for data in ({}, {"owner": "1"}, {"owner-q": ""})]

    assert omitted == [True, False, False]
    assert widget.id_for_label("") == ""


def test_plain_dictionaries_work():
    user = UserFactory()

    assert One({"owner": str(user.pk)}).is_valid()
    assert field().clean(user) == user
    with pytest.raises(django_forms.ValidationError):
        field().clean(None)


def test_what_a_search_found_is_offered_or_said_to_be_nothing():
    user = UserFactory(full_name="Chi bộ Văn phòng")

    found = render_to_string(
        "core/widgets/_options.html", forms.options_context("owner", [user], multiple=False, typed="chi")
    )
    none = render_to_string("core/widgets/_options.html", forms.options_context("owner", [], multiple=True, typed="zz"))
    quiet = render_to_string("core/widgets/_options.html", forms.options_context("owner", [], multiple=True, typed=""))

    assert 'type="radio" name="owner"' in found
    assert "Không tìm thấy «zz»" in none
    assert quiet.strip() == ""
