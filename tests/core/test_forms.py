from __future__ import annotations

from datetime import date

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template import Context, Template
from django.utils.datastructures import MultiValueDict

from roviec.core import forms


class Sample(forms.Form):
    name = django_forms.CharField(label="Tên", help_text="Như trong quyết định.")
    day = forms.DateField(label="Ngày ban hành")
    kind = django_forms.ChoiceField(label="Loại", choices=[("NQ", "Nghị quyết")], widget=django_forms.RadioSelect)
    agree = django_forms.BooleanField(label="Đã kiểm tra", required=False)
    files = forms.FilesField(label="Tệp", required=False)


def test_every_text_comes_in_composed_and_without_invisible_signs():
    decomposed = "D\u0323a\u0309ng\u200b uy\u0309\ufeff\x00"

    form = Sample(QueryDict(f"name={decomposed}&day=05/03/2026&kind=NQ"))

    assert form.is_valid()
    assert form.cleaned_data["name"] == "Ḍảng uỷ"
    assert form["name"].value() == "Ḍảng uỷ"


def test_plain_dictionaries_are_normalised_too():
    assert forms.normalised({"a": "e\u0301", "n": 3}) == {"a": "é", "n": 3}
    assert forms.normalised(None) is None


@pytest.mark.parametrize("typed", ["05/03/2026", "5/3/2026", "05-03-2026", "05.03.2026", "05032026", "2026-03-05"])
def test_days_come_first(typed):
    assert forms.DateField().clean(typed) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/11/2024", "Không có ngày 31/11/2024 trong lịch. Đồng chí hãy kiểm tra lại ngày và tháng."),
        ("hôm nay", "Chưa đúng dạng ngày/tháng/năm, ví dụ 05/03/2026."),
        ("3/2026", "Chưa đúng dạng ngày/tháng/năm, ví dụ 05/03/2026."),
    ],
)
def test_wrong_days_say_how_to_mend_them(typed, said):
    form = Sample({"name": "a", "day": typed, "kind": "NQ"})

    assert form.errors["day"] == [said]
    assert form["day"].value() == typed


def test_missing_input_is_said_in_words_that_fit_the_field():
    form = Sample({})

    assert dict(form.errors) == {
        "name": ["Chưa nhập. Đồng chí hãy điền mục này."],
        "day": ["Chưa nhập. Đồng chí hãy điền mục này."],
        "kind": ["Chưa chọn. Đồng chí hãy chọn một mục."],
    }


def test_a_message_of_the_field_itself_stays():
    class Own(forms.Form):
        code = django_forms.CharField(error_messages={"required": "Chưa ghi số."})

    assert Own({}).errors["code"] == ["Chưa ghi số."]


def test_the_tag_draws_a_field():
    form = Sample()

    assert Template("{% field form.day %}").render(Context({"form": form})) == form["day"].as_field_group()


def test_a_field_is_drawn_with_label_hint_control_and_error_tied_together():
    drawn = Sample({"day": "05/03/2026", "kind": "NQ"})["name"].as_field_group()

    assert '<label for="id_name">Tên</label>' in drawn
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'id="id_name_helptext">Như trong quyết định.' in drawn
    assert '<div class="stack" id="id_name_error"><p class="err"><svg' in drawn


def test_errors_of_the_whole_form_stand_above_it():
    form = Sample({"name": "a", "day": "05/03/2026", "kind": "NQ"})
    form.add_error(None, "Số này đã có trong sổ.")

    drawn = str(form)

    assert drawn.index('role="alert"') < drawn.index("Số này đã có trong sổ.") < drawn.index("<label")


def test_radio_buttons_stand_in_a_fieldset_with_a_legend():
    drawn = Sample()["kind"].as_field_group()

    assert "<legend>Loại</legend>" in drawn
    assert 'type="radio"' in drawn


def test_several_files_clean_to_a_list_and_an_empty_one_is_refused_by_name():
    full, empty = SimpleUploadedFile("a.docx", b"x"), SimpleUploadedFile("b.docx", b"")
    data = {"name": "a", "day": "05/03/2026", "kind": "NQ"}

    good = Sample(data, MultiValueDict({"files": [full]}))
    none = Sample(data, MultiValueDict({"files": []}))
    bad = Sample(data, MultiValueDict({"files": [full, empty]}))

    assert good.is_valid()
    assert good.cleaned_data["files"] == [full]
    assert none.is_valid()
    assert none.cleaned_data["files"] == []
    assert list(bad.errors) == ["files"]


def test_files_that_are_asked_for():
    with pytest.raises(django_forms.ValidationError):
        forms.FilesField().clean([])
