from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from roviec.access.models import Event
from roviec.core.refusals import Refused
from roviec.organisations import actions
from roviec.organisations.actions import UnableToChangeUnit, UnableToCloseUnit, UnableToMoveUnit
from roviec.organisations.enums import UnitKind
from roviec.organisations.models import Unit
from roviec.organisations.queries import disagreements, named, subtree, unit_as_of

DAY = date(2025, 7, 1)


@pytest.fixture
def board(world):
    return world.user("organisation_board", world.bloc)


def paths_below(unit):
    return [found.path.removeprefix(unit.path) for found in subtree(unit)]


@pytest.mark.rows("O-01", "O-03")
def test_a_renamed_unit_keeps_its_former_name(world, board):
    unit = actions.rename_unit(
        by=board,
        unit=world.department,
        name="Đảng bộ Sở Nông nghiệp",
        short_name="Sở NN",
        on=DAY,
        decision="Quyết định 9-QĐ/ĐUK",
        at=world.at,
    )

    assert (unit.name, unit.short_name) == ("Đảng bộ Sở Nông nghiệp", "Sở NN")
    assert unit_as_of(unit, date(2025, 6, 30)).name == "Đảng bộ Sở Nông nghiệp và Môi trường"
    assert unit_as_of(unit, DAY).name == "Đảng bộ Sở Nông nghiệp"
    assert list(named(Unit.objects.all(), "nong nghiep moi truong")) == [unit]
    assert list(disagreements()) == []
    event = Event.objects.get(verb="organisations.unit.rename")
    assert event.data == {
        "before": "Đảng bộ Sở Nông nghiệp và Môi trường",
        "on": "2025-07-01",
        "decision": "Quyết định 9-QĐ/ĐUK",
    }


def test_a_second_name_on_the_same_day_takes_the_place_of_the_first(world, board):
    rename = {"by": board, "unit": world.department, "short_name": "", "on": DAY, "at": world.at}
    actions.rename_unit(name="Đảng bộ Sở Nôn nghiệp", **rename)

    unit = actions.rename_unit(name="Đảng bộ Sở Nông nghiệp", **rename)

    assert [row.name for row in unit.names.order_by("starts_on")] == [
        "Đảng bộ Sở Nông nghiệp và Môi trường",
        "Đảng bộ Sở Nông nghiệp",
    ]


@pytest.mark.parametrize(
    ("on", "message"), [(date(2026, 11, 19), "chưa đến"), (date(2015, 8, 31), "đã có thay đổi từ ngày 01/09/2015")]
)
def test_a_unit_is_not_renamed_on_a_day_to_come_or_before_its_last_change(world, board, on, message):
    with pytest.raises(UnableToChangeUnit, match=message):
        actions.rename_unit(by=board, unit=world.department, name="Mới", short_name="", on=on, at=world.at)


@pytest.mark.rows("O-01", "O-03")
def test_a_moved_unit_takes_all_below_it_along(world, board):
    before, shape = world.section.path, paths_below(world.section)

    unit = actions.move_unit(
        by=board, unit=world.section, parent=world.department, on=DAY, decision="QĐ 12", at=world.at
    )

    assert unit.path != before
    assert unit.path.startswith(world.department.path)
    assert paths_below(unit) == shape
    assert not Unit.objects.filter(path__startswith=before).exists()
    assert unit_as_of(unit, date(2025, 6, 30)).parent_id == world.company.pk
    assert unit_as_of(unit, DAY).parent_id == world.department.pk
    assert list(disagreements()) == []


def test_a_move_is_one_statement_whatever_lies_below(world, board, django_assert_num_queries):
    board.may_anywhere("unit_edit")

    with django_assert_num_queries(13) as few:
        actions.move_unit(by=board, unit=world.forestry_cell, parent=world.company, on=DAY, at=world.at)
    with django_assert_num_queries(len(few)):
        actions.move_unit(by=board, unit=world.section, parent=world.department, on=DAY, at=world.at)


@pytest.mark.parametrize("name", ["section", "plant_cell"])
def test_a_unit_does_not_move_into_itself(world, board, name):
    with pytest.raises(UnableToMoveUnit, match="vào chính nó"):
        actions.move_unit(by=board, unit=world.section, parent=getattr(world, name), on=DAY, at=world.at)


def test_a_unit_does_not_move_to_where_it_is(world, board):
    with pytest.raises(UnableToMoveUnit, match="đang trực thuộc"):
        actions.move_unit(by=board, unit=world.section, parent=world.company, on=DAY, at=world.at)


def test_a_unit_does_not_move_under_one_founded_later(world, board):
    young = actions.create_unit(
        by=board,
        name="Đảng bộ Cảng",
        kind=UnitKind.GRASSROOTS_ORGANISATION,
        parent=world.bloc,
        starts_on=date(2026, 1, 1),
        at=world.at,
    )

    with pytest.raises(UnableToMoveUnit, match="trước ngày thành lập"):
        actions.move_unit(by=board, unit=world.section, parent=young, on=DAY, at=world.at)


def test_a_unit_does_not_move_where_its_kind_cannot_stand(world, board):
    with pytest.raises(ValidationError, match="không thể trực thuộc"):
        actions.move_unit(by=board, unit=world.section, parent=world.bloc, on=DAY, at=world.at)


def test_both_ends_of_a_move_must_be_in_the_persons_hands(world):
    of_department = world.user("organisation_board", world.department)
    cell = world.forestry_cell

    with pytest.raises(Refused):
        actions.move_unit(by=of_department, unit=cell, parent=world.company, on=DAY, at=world.at)
    with pytest.raises(Refused):
        actions.move_unit(by=of_department, unit=world.section, parent=world.department, on=DAY, at=world.at)


def test_a_tree_moves_to_the_top_only_in_an_administrator_session(world, board):
    with pytest.raises(Refused):
        actions.move_unit(by=board, unit=world.bloc, parent=None, on=DAY, at=world.at)


def test_an_administrator_in_a_session_can_make_a_unit_the_top_of_a_tree(world, session):
    shape = paths_below(world.bloc)

    bloc = actions.move_unit(by=session, unit=world.bloc, parent=None, on=DAY, at=world.at)

    assert (bloc.parent, bloc.path) == (None, "0001")
    assert paths_below(bloc) == shape
    assert list(disagreements()) == []


@pytest.mark.rows("O-01")
def test_a_unit_of_another_kind_is_the_same_unit(world, board):
    unit = actions.change_kind(
        by=board, unit=world.school_cell, kind=UnitKind.GRASSROOTS_ORGANISATION, on=DAY, decision="QĐ 3", at=world.at
    )

    assert unit.kind == UnitKind.GRASSROOTS_ORGANISATION
    assert unit_as_of(unit, date(2025, 6, 30)).kind == UnitKind.GRASSROOTS_CELL
    assert list(disagreements()) == []


@pytest.mark.parametrize("kind", [UnitKind.TEAM, UnitKind.GRASSROOTS_CELL])
def test_a_kind_must_fit_what_stands_above_and_below(world, board, kind):
    with pytest.raises(ValidationError):
        actions.change_kind(by=board, unit=world.department, kind=kind, on=DAY, at=world.at)


def test_the_top_of_a_tree_changes_its_kind_only_into_one_that_may_stand_there(world, session):
    with pytest.raises(ValidationError, match="phải có cấp trên"):
        actions.change_kind(by=session, unit=world.province, kind=UnitKind.DISTRICT_COMMITTEE, on=DAY, at=world.at)


@pytest.mark.rows("O-01", "O-03")
def test_a_unit_that_has_ended_stays_and_is_closed(world, board):
    unit = actions.close_unit(by=board, unit=world.school_cell, on=DAY, decision="QĐ 40-QĐ/ĐUK", at=world.at)

    assert (unit.ends_on, unit.closed_by) == (DAY, "QĐ 40-QĐ/ĐUK")
    assert unit_as_of(unit, DAY) is not None
    assert unit_as_of(unit, date(2025, 7, 2)) is None
    assert {row.ends_on for row in (*unit.names.all(), *unit.kinds.all(), *unit.parents.all())} == {DAY}
    assert list(disagreements()) == []
    with pytest.raises(UnableToChangeUnit, match="đã kết thúc"):
        actions.close_unit(by=board, unit=unit, on=DAY, decision="", at=world.at)


def test_a_unit_with_others_below_it_does_not_end(world, board):
    with pytest.raises(UnableToCloseUnit, match="Còn 2 đơn vị trực thuộc"):
        actions.close_unit(by=board, unit=world.department, on=DAY, decision="QĐ", at=world.at)


@pytest.mark.parametrize("on", [date(2026, 11, 19), date(2015, 8, 31)])
def test_the_last_day_is_neither_to_come_nor_before_the_last_change(world, board, on):
    with pytest.raises(UnableToChangeUnit):
        actions.close_unit(by=board, unit=world.school_cell, on=on, decision="QĐ", at=world.at)


@pytest.mark.parametrize("role", ["clerk", "leader", "cell_secretary", "member", "inspector"])
def test_others_do_not_change_units(world, role):
    user = world.user(role, world.bloc)
    act = {"by": user, "unit": world.school_cell, "on": DAY, "at": world.at}

    with pytest.raises(Refused):
        actions.rename_unit(name="Mới", short_name="", **act)
    with pytest.raises(Refused):
        actions.change_kind(kind=UnitKind.GRASSROOTS_ORGANISATION, **act)
    with pytest.raises(Refused):
        actions.close_unit(decision="QĐ", **act)
