from __future__ import annotations

import pytest

from roviec.access.enums import Role
from roviec.access.models import Event
from roviec.directives import actions
from roviec.directives.actions.filters import MOST_FILTERS
from roviec.directives.models import SavedFilter

pytestmark = pytest.mark.django_db


def save(clerk, world, name, query="year=2024"):
    return actions.save_filter(by=clerk, name=name, query=query, at=world.at)


def test_filters_are_kept_in_the_order_of_saving(clerk, world):
    first, second = save(clerk, world, "Một"), save(clerk, world, "Hai")

    assert list(SavedFilter.objects.filter(user=clerk)) == [first, second]
    assert Event.objects.filter(verb="directives.filter.save").count() == 2


def test_a_name_used_before_is_overwritten_in_its_place(clerk, world):
    first = save(clerk, world, "Một")
    save(clerk, world, "Hai")

    again = save(clerk, world, "Một", "kind=NQ")

    assert (again.pk, again.query, again.order) == (first.pk, "kind=NQ", first.order)


def test_there_is_an_end_to_saved_filters(clerk, world):
    for n in range(MOST_FILTERS):
        save(clerk, world, f"Bộ lọc {n}")

    with pytest.raises(actions.UnableToSaveFilter, match=str(MOST_FILTERS)):
        save(clerk, world, "Một bộ lọc nữa")

    assert save(clerk, world, "Bộ lọc 3", "kind=KH").query == "kind=KH"


def test_nothing_is_not_saved(clerk, world):
    with pytest.raises(actions.UnableToSaveFilter, match="chưa có điều kiện"):
        save(clerk, world, "Trống", "")


def test_a_filter_is_removed_by_its_owner_only(clerk, world):
    saved = save(clerk, world, "Một")
    leader = world.user(Role.LEADER, world.bloc)

    with pytest.raises(actions.UnableToSaveFilter, match="Chỉ người đã lưu"):
        actions.remove_filter(by=leader, saved=saved, at=world.at)
    actions.remove_filter(by=clerk, saved=saved, at=world.at)

    assert not SavedFilter.objects.exists()
