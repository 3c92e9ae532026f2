from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from roviec.access.models import Event
from roviec.core.refusals import Refused
from roviec.organisations import actions
from roviec.organisations.actions import NewUnit, UnableToCreateUnit
from roviec.organisations.enums import UnitKind
from roviec.organisations.models import Unit
from roviec.organisations.queries import disagreements, unit_as_of

START = date(2024, 5, 1)


@pytest.fixture
def board(world):
    return world.user("organisation_board", world.bloc)


@pytest.mark.rows("O-01")
def test_a_new_unit_stands_under_its_parent_with_dated_rows(world, board):
    unit = actions.create_unit(
        by=board,
        name="  Chi bộ  Quỹ Đầu tư ",
        short_name="Quỹ Đầu tư",
        kind=UnitKind.GRASSROOTS_CELL,
        parent=world.bloc,
        starts_on=START,
        founded_by="Quyết định số 21-QĐ/ĐUK, ngày 01/5/2024",
        code="38.168.061.000.001",
        at=world.at,
    )

    stored = Unit.objects.get(pk=unit.pk)
    assert (stored.name, stored.parent, stored.path) == ("Chi bộ Quỹ Đầu tư", world.bloc, world.bloc.path + "000A")
    assert unit_as_of(unit, START).name == "Chi bộ Quỹ Đầu tư"
    assert unit_as_of(unit, date(2024, 4, 30)) is None
    assert [row.decision for row in (*unit.names.all(), *unit.kinds.all(), *unit.parents.all())] == [
        "Quyết định số 21-QĐ/ĐUK, ngày 01/5/2024"
    ] * 3
    assert list(disagreements()) == []
    event = Event.objects.get(verb="organisations.unit.create")
    assert (event.by, event.target_label, event.unit_path) == (board, "Chi bộ Quỹ Đầu tư", unit.path)


def test_a_tree_is_founded_at_once_and_parents_come_first(world, board):
    news = [
        NewUnit("Đảng bộ Cảng Sông Lam", UnitKind.GRASSROOTS_ORGANISATION, START, parent=world.bloc, ref="port"),
        NewUnit("Chi bộ Bốc xếp", UnitKind.SUBORDINATE_CELL, START, parent_ref="port"),
        NewUnit("Chi bộ Kho bãi", UnitKind.SUBORDINATE_CELL, START, parent_ref="port"),
    ]

    port, loading, storage = actions.create_units(by=board, units=news, at=world.at)

    assert [loading.path, storage.path] == [port.path + "0000", port.path + "0001"]
    assert list(Unit.objects.filter(parent=port).values_list("name", flat=True).order_by("path")) == [
        "Chi bộ Bốc xếp",
        "Chi bộ Kho bãi",
    ]
    assert Unit.objects.get(pk=port.pk).next_child == 2
    assert list(disagreements()) == []
    event = Event.objects.get(verb="organisations.units.create", by=board)
    assert (event.data, event.unit_path) == ({"units": 3}, world.bloc.path)


def test_a_place_is_never_taken_twice(world, board):
    kind = UnitKind.SUBORDINATE_CELL
    create = {"by": board, "kind": kind, "parent": world.department, "starts_on": START, "at": world.at}
    first = actions.create_unit(name="Chi bộ Một", **create)
    actions.move_unit(by=board, unit=first, parent=world.company, on=date(2025, 1, 1), at=world.at)

    second = actions.create_unit(name="Chi bộ Hai", **create)

    assert second.path != first.path


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"starts_on": date(2026, 11, 19)}, UnableToCreateUnit, "chưa đến"),
        ({"starts_on": date(2015, 8, 31)}, UnableToCreateUnit, "trước cấp trên"),
        ({"kind": UnitKind.SUBORDINATE_CELL}, ValidationError, "không thể trực thuộc"),
        ({"name": " "}, ValidationError, "name"),
        ({"code": "38.1"}, UnableToCreateUnit, "Mã số 38.1 đã thuộc"),
    ],
)
def test_what_cannot_be_founded(world, board, change, error, message):
    good = {"name": "Chi bộ Mới", "kind": UnitKind.GRASSROOTS_CELL, "parent": world.bloc, "starts_on": START}
    actions.create_unit(by=board, at=world.at, code="38.1", **good)
    before = Unit.objects.count()

    with pytest.raises(error, match=message):
        actions.create_unit(by=board, at=world.at, **(good | change))

    assert Unit.objects.count() == before


def test_a_code_given_twice_in_one_list_is_refused(world, board):
    news = [NewUnit(f"Chi bộ {n}", UnitKind.GRASSROOTS_CELL, START, parent=world.bloc, code="38.2") for n in "AB"]

    with pytest.raises(UnableToCreateUnit, match=r"Mã số 38\.2"):
        actions.create_units(by=board, units=news, at=world.at)


def test_a_parent_that_is_not_in_the_list_is_refused(world, board):
    with pytest.raises(UnableToCreateUnit, match="«cảng»"):
        actions.create_units(
            by=board, units=[NewUnit("Chi bộ", UnitKind.SUBORDINATE_CELL, START, parent_ref="cảng")], at=world.at
        )


def test_nothing_is_founded_under_a_unit_that_has_ended(world, board):
    with pytest.raises(UnableToCreateUnit, match="đã kết thúc"):
        actions.create_unit(
            by=board, name="Tổ", kind=UnitKind.TEAM, parent=world.closed_cell, starts_on=START, at=world.at
        )


def test_a_unit_is_founded_only_where_the_person_may(world, board):
    with pytest.raises(Refused):
        actions.create_unit(
            by=board,
            name="Đảng bộ xã Khác",
            kind=UnitKind.COMMUNE_COMMITTEE,
            parent=world.district,
            starts_on=START,
            at=world.at,
        )


def test_the_top_of_a_tree_needs_a_right_that_reaches_everything(world, board):
    with pytest.raises(Refused):
        actions.create_unit(
            by=board,
            name="Đảng bộ tỉnh Khác",
            kind=UnitKind.PROVINCIAL_COMMITTEE,
            parent=None,
            starts_on=START,
            at=world.at,
        )
