from __future__ import annotations

import pytest

from roviec.core.refusals import Conflict, Refused, Unable, allowed


def check_even(n: int) -> None:
    if n % 2:
        raise Refused("Chỉ nhận số chẵn.")


def test_allowed_is_the_check_as_a_boolean():
    is_even = allowed(check_even)

    assert (is_even(2), is_even(3)) == (True, False)


def test_allowed_lets_other_errors_through():
    with pytest.raises(TypeError):
        allowed(check_even)("a")


def test_a_conflict_is_an_inability():
    assert issubclass(Conflict, Unable)
