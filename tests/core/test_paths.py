from __future__ import annotations

import pytest
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from roviec.core import paths


@given(st.integers(0, paths.MOST_CHILDREN - 1))
def test_step_reads_back(n):
    assert paths.number(paths.child_path("00AB", n)) == n


@given(st.integers(0, paths.MOST_CHILDREN - 2))
def test_steps_sort_like_numbers(n):
    assert paths.step(n) < paths.step(n + 1)


@pytest.mark.parametrize("n", [-1, paths.MOST_CHILDREN])
def test_step_out_of_range_is_refused(n):
    with pytest.raises(ValueError, match="children"):
        paths.step(n)


def test_relations_in_the_tree():
    path = paths.child_path(paths.child_path(paths.ROOT, 0), 37)

    assert path == "00000011"
    assert paths.parent_path(path) == "0000"
    assert paths.depth(path) == 2
    assert paths.ancestors(path) == ["0000"]
    assert paths.ancestors(path, include_self=True) == ["0000", "00000011"]
    assert paths.is_within(path, "0000")
    assert paths.is_within(path, paths.ROOT)
    assert not paths.is_within("0000", path)


def test_subtree_q_is_a_range():
    assert paths.subtree_q("unit__path", "0001") == Q(unit__path__gte="0001", unit__path__lt="0001~")
