from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from roviec.access.models import Event
from roviec.core.refusals import Refused
from roviec.organisations import actions
from roviec.organisations.actions import UnableToAddAlias
from roviec.organisations.enums import AliasSource, UnitGroup
from roviec.organisations.models import Unit, UnitAlias
from roviec.organisations.queries import named


@pytest.fixture
def clerk(world):
    return world.user("clerk", world.bloc)


def test_a_unit_is_found_by_another_name(world, clerk):
    alias = actions.add_alias(by=clerk, unit=world.department, text=" Sở  NN&MT tỉnh ", at=world.at)

    assert (alias.text, alias.key, alias.source) == ("Sở NN&MT tỉnh", "so nn mt tinh", AliasSource.TYPED)
    assert list(named(Unit.objects.all(), "nn mt tinh")) == [world.department]
    event = Event.objects.get(verb="organisations.alias.add")
    assert (event.data, event.target_label) == ({"text": "Sở NN&MT tỉnh", "scope": None}, world.department.name)


def test_the_same_words_do_not_mean_two_units(world, clerk):
    actions.add_alias(by=clerk, unit=world.department, text="Sở ta", at=world.at, scope=world.bloc)

    with pytest.raises(UnableToAddAlias, match="«Sở ta» đã được ghi là «Đảng bộ Sở Nông nghiệp và Môi trường»"):
        actions.add_alias(by=clerk, unit=world.company, text="SỞ TA", at=world.at, scope=world.bloc)


def test_words_that_mean_a_group_do_not_mean_a_unit(world, clerk):
    actions.remember_answer(by=clerk, text="khối đảng", scope=world.bloc, group=UnitGroup.ADVISORY_BOARDS, at=world.at)

    with pytest.raises(UnableToAddAlias, match="Các cơ quan tham mưu, giúp việc"):
        actions.add_alias(by=clerk, unit=world.company, text="Khối Đảng", at=world.at, scope=world.bloc)


def test_the_same_words_may_mean_another_unit_elsewhere(world, clerk):
    actions.add_alias(by=clerk, unit=world.office, text="Phòng Hành chính", at=world.at, scope=world.bloc)
    of_department = world.user("clerk", world.department)

    alias = actions.add_alias(
        by=of_department, unit=world.forestry_cell, text="Phòng Hành chính", at=world.at, scope=world.department
    )

    assert UnitAlias.objects.filter(key=alias.key).count() == 2


def test_a_later_answer_takes_the_place_of_an_earlier_one(world, clerk):
    first = actions.remember_answer(by=clerk, text="Sở nọ", scope=world.bloc, unit=world.company, at=world.at)

    second = actions.remember_answer(by=clerk, text="sở nọ", scope=world.bloc, unit=world.department, at=world.at)

    assert (second.pk, second.unit) == (first.pk, world.department)
    assert [event.unit_id for event in first.events.order_by("pgh_id")] == [world.company.pk, world.department.pk]


@pytest.mark.parametrize(("unit", "group"), [(True, UnitGroup.GRASSROOTS), (False, None)])
def test_an_answer_is_a_unit_or_a_group(world, clerk, unit, group):
    with pytest.raises(ValidationError, match="Chọn một đơn vị hoặc một nhóm"):
        actions.remember_answer(
            by=clerk, text="ai", scope=world.bloc, unit=world.office if unit else None, group=group, at=world.at
        )


def test_words_without_letters_name_nothing(world, clerk):
    with pytest.raises(ValidationError, match="cần có chữ"):
        actions.add_alias(by=clerk, unit=world.office, text=" … ", at=world.at)


def test_a_removed_alias_is_gone_and_its_history_stays(world, clerk):
    alias = actions.add_alias(by=clerk, unit=world.office, text="Văn phòng ta", at=world.at)
    events = alias.events

    actions.remove_alias(by=clerk, alias=alias, at=world.at)

    assert not UnitAlias.objects.exists()
    assert Event.objects.get(verb="organisations.alias.remove").data == {
        "text": "Văn phòng ta",
        "scope": None,
        "group": "",
    }
    assert events.model.objects.filter(text="Văn phòng ta").count() == 2


@pytest.mark.parametrize("role", ["leader", "cell_secretary", "member", "inspector"])
def test_others_do_not_name_units(world, clerk, role):
    alias = actions.add_alias(by=clerk, unit=world.office, text="Văn phòng ta", at=world.at)
    user = world.user(role, world.bloc)

    with pytest.raises(Refused):
        actions.add_alias(by=user, unit=world.office, text="Phòng", at=world.at)
    with pytest.raises(Refused):
        actions.remember_answer(by=user, text="Phòng", scope=world.bloc, unit=world.office, at=world.at)
    with pytest.raises(Refused):
        actions.remove_alias(by=user, alias=alias, at=world.at)
