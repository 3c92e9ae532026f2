from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from roviec.directives.forms.review import FigureField


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("90", "90"),
        ("1.250,5", "1250.5"),
        ("1.250", "1250"),
        ("12.345.678", "12345678"),
        ("0,25", "0.25"),
        ("2.5", "2.5"),
    ],
)
def test_figures_are_typed_the_vietnamese_way(typed, figure):
    assert FigureField().clean(typed) == Decimal(figure)


def test_figures_are_shown_the_vietnamese_way():
    assert FigureField().prepare_value(Decimal("1250.5000")) == "1.250,5"
    assert FigureField().prepare_value("1.2x") == "1.2x"
    assert FigureField().clean("") is None


@pytest.mark.parametrize("typed", ["x", "-3", "1,2,3"])
def test_what_is_no_figure_is_refused(typed):
    with pytest.raises(ValidationError):
        FigureField().clean(typed)
