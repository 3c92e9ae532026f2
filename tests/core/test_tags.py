from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import lucide
import pytest
from django.template import Context, Template
from django.utils import translation

from roviec.core.templatetags import core
from roviec.core.templatetags._shapes import ICONS, SHAPES

MOMENT = datetime(2026, 3, 5, 17, 42, tzinfo=UTC)  # the next day in Sông Lam


@pytest.mark.parametrize(
    ("value", "day", "long", "moment"),
    [
        (MOMENT, "06/03/2026", "thứ Sáu, 06/03/2026", "00:42, 06/03/2026"),
        (None, "", "", ""),
    ],
)
def test_moments_are_told_in_the_place_of_the_office(value, day, long, moment):
    assert (core.vi_date(value), core.vi_day(value), core.vi_moment(value)) == (day, long, moment)


def test_weekdays_follow_the_language():
    with translation.override("en"):
        assert core.vi_day(date(2026, 11, 1)) == "Sunday, 01/11/2026"


def test_days():
    assert core.vi_date(date(2026, 11, 1)) == "01/11/2026"
    assert core.vi_day(date(2026, 11, 1)) == "Chủ nhật, 01/11/2026"
    assert core.vi_date(datetime(2026, 3, 5, 8)) == "05/03/2026"


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [(1248000, None, "1.248.000"), (12.5, None, "12,5"), (Decimal("0.1"), 2, "0,10"), (0, None, "0"), (None, 1, "")],
)
def test_numbers(value, places, written):
    assert core.vi_number(value, places) == written


def test_english_numbers():
    with translation.override("en"):
        assert core.vi_number(1248000) == "1,248,000"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (MOMENT, "00:42, 06/03/2026"),
        (date(2026, 3, 5), "05/03/2026"),
        (1200, "1.200"),
        (True, True),
        ("03-NQ/ĐUK", "03-NQ/ĐUK"),
    ],
)
def test_cells(value, written):
    assert core.cell_text(value) == written


@pytest.mark.parametrize(("name", "letters"), [("Lê Thu Hà", "LH"), ("Hà", "H"), ("", ""), ("đỗ ân", "ĐÂ")])
def test_initials(name, letters):
    assert core.initials(name) == letters


def test_every_icon_of_ours_exists():
    with zipfile.ZipFile(Path(lucide.__file__).with_name("lucide.zip")) as icons:
        there = {name.removesuffix(".svg") for name in icons.namelist()}

    assert {name for name, drawn in ICONS.items() if drawn not in there} == set()


def test_an_icon_is_hidden_from_readers_and_has_no_style_of_its_own():
    drawn = core.icon("search")

    assert drawn.startswith("<svg")
    assert 'aria-hidden="true"' in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize("kind", SHAPES)
def test_a_state_is_a_shape_and_a_word(kind):
    drawn = core.status(kind, "<Đạt>")

    assert f'class="sh {kind}"' in drawn
    assert drawn.endswith("&lt;Đạt&gt;</span>")


def test_unknown_names_are_mistakes_of_the_template():
    with pytest.raises(KeyError):
        core.icon("no-such")
    with pytest.raises(KeyError):
        core.status("no-such", "x")


def test_value_of_a_mapping_by_a_variable():
    drawn = Template("{{ names|get:key }}{{ names|get:'x' }}").render(Context({"names": {"a": "An"}, "key": "a"}))

    assert drawn == "An"
