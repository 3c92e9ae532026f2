from __future__ import annotations

from roviec.organisations.models import Unit
from roviec.organisations.queries import disagreements


def test_the_tree_of_the_tests_agrees_with_its_dated_rows(world):
    assert list(disagreements()) == []
    assert Unit.objects.count() == 21
    assert world.team.path.startswith(world.bloc.path)
