from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q

from roviec.access import actions, queries
from roviec.access.enums import Permission, Role
from roviec.access.models import AdminSession, ChainLink, Checkpoint, Event, RoleGrant, User
from roviec.organisations.models import Unit
from tests.factories.access import RoleGrantFactory, UserFactory
from tests.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.rows("O-29")]


def names(units):
    return {unit.short_name or unit.name for unit in units}


def within(user, permission, **more):
    return names(Unit.objects.filter(queries.reach_q(user, permission, "path", **more)))


def test_reach_of_a_role_is_its_unit_and_what_lies_below(world):
    secretary = world.user(Role.CELL_SECRETARY, world.section)

    assert within(secretary, Permission.UNIT_VIEW) == {"Nhà máy nước số 1", "Phân xưởng Lọc", "Tổ đảng Ca 1"}
    assert within(secretary, Permission.ROLE_VIEW) == {"Nhà máy nước số 1"}
    assert within(secretary, Permission.UNIT_EDIT) == set()


def test_reach_of_everything_stays_everything_beside_another_condition(world):
    world.administrator.admin_session = None
    everything = queries.reach_q(world.administrator, Permission.ACCOUNT_VIEW)

    assert User.objects.filter(everything | Q(pk=0)).count() == User.objects.count()


def test_reach_of_nothing_stays_nothing_beside_another_condition(world):
    nothing = queries.reach_q(world.nobody, Permission.UNIT_VIEW, "path")

    assert list(Unit.objects.filter(nothing | Q(pk=world.bloc.pk))) == [world.bloc]


def test_one_place_within_another_is_asked_for_once(world):
    user = world.user(Role.LEADER, world.bloc)
    RoleGrantFactory(user=user, role=Role.LEADER, unit=world.plant_cell)
    RoleGrantFactory(user=user, role=Role.LEADER, unit=world.commune)

    found = Unit.objects.filter(queries.reach_q(user, Permission.UNIT_VIEW, "path"))

    assert str(found.query).count(">=") == 2
    assert {world.bloc, world.team, world.commune} <= set(found)


def test_own_things_are_reached_by_those_whose_reach_is_oneself(world):
    member = world.user(Role.MEMBER, world.plant_cell)
    own = Q(pk=world.school_cell.pk)

    assert within(member, Permission.MEMBER_VIEW, own=own) == {"Trường Chính trị"}
    assert within(member, Permission.MEMBER_VIEW) == set()
    assert within(member, Permission.UNIT_VIEW, own=own) == {"Phân xưởng Lọc"}


def test_things_of_units_above_follow_the_tree_upwards(world):
    secretary = world.user(Role.CELL_SECRETARY, world.plant_cell)

    above = Unit.objects.filter(queries.above_q(secretary, Permission.DIRECTIVE_VIEW, "path"))

    assert set(above) == {world.province, world.bloc, world.company, world.section}
    assert not Unit.objects.filter(queries.above_q(world.nobody, Permission.DIRECTIVE_VIEW, "path")).exists()


def test_who_may(world):
    board = world.user(Role.ORGANISATION_BOARD, world.bloc)
    clerk = world.user(Role.CLERK, world.company)
    secretary = world.user(Role.CELL_SECRETARY, world.plant_cell)
    auditor = world.user(Role.AUDITOR)
    world.user(Role.ORGANISATION_BOARD, world.commune)
    locked = world.user(Role.LEADER, world.bloc)
    User.objects.filter(pk=locked.pk).update(is_active=False)
    ended = world.user(Role.INSPECTOR, world.bloc)
    RoleGrant.objects.filter(user=ended).update(ends_on=date(2026, 11, 17))

    def who(permission, unit):
        return set(queries.users_who_may(permission, within=unit, at=NOW))

    assert who(Permission.MEMBER_VIEW, world.plant_cell) == {board, secretary}
    assert who(Permission.DIRECTIVE_REVIEW, world.plant_cell) == {clerk}
    assert who(Permission.ROLE_VIEW, world.plant_cell) == {board, secretary, auditor, world.administrator}
    assert who(Permission.ROLE_VIEW, world.team) == {board, auditor, world.administrator}
    assert who(Permission.UNIT_EDIT, world.bloc) == {board}


@pytest.mark.parametrize("permission", Permission)
def test_who_may_agrees_with_what_each_may(world, permission):
    people = [
        world.user(role, unit)
        for role in Role
        if role != Role.ADMINISTRATOR
        for unit in (world.bloc, world.plant_cell, world.commune)
    ]
    for unit in (world.bloc, world.section, world.plant_cell):
        by_account = {user for user in people if user.may(permission, within=unit)}

        assert set(queries.users_who_may(permission, within=unit, at=NOW)) & set(people) == by_account


def test_onlookers_stand_nearest_first_with_what_they_may(world):
    board = world.user(Role.ORGANISATION_BOARD, world.bloc)
    secretary = world.user(Role.CELL_SECRETARY, world.plant_cell)
    world.user(Role.CELL_SECRETARY, world.forestry_cell)

    found = queries.onlookers(world.plant_cell.path, at=NOW)

    assert [(onlooker.grant.user, onlooker.permissions) for onlooker in found] == [
        (secretary, (Permission.MEMBER_VIEW,)),
        (board, (Permission.MEMBER_VIEW, Permission.MEMBER_EDIT, Permission.MEMBER_REVEAL)),
    ]


def test_places_are_those_of_membership_if_there_is_one(world):
    user = world.user(Role.CELL_SECRETARY, world.plant_cell)
    as_secretary = queries.places_of(user, at=NOW)
    RoleGrantFactory(user=user, role=Role.MEMBER, unit=world.team)

    assert (as_secretary, queries.places_of(user, at=NOW)) == ([world.plant_cell], [world.team])
    assert queries.places_of(world.administrator, at=NOW) == []


def test_looks_of_others_only_are_looks(world):
    person, other = UserFactory(), UserFactory()
    actions.record_view(by=other, at=NOW, target=person, subject=person, reason="Đối chiếu hồ sơ")
    actions.record_view(by=person, at=NOW, target=person, subject=person, reason="Tự xem hồ sơ")
    actions.record_view(by=other, at=NOW, target=other, subject=other, reason="Việc của người khác")

    assert [(look.by, look.subject) for look in queries.looks_at(person)] == [(other, person)]


def test_events_within_reach_only(world):
    auditor = world.user(Role.AUDITOR, world.company)
    Event.objects.filter(verb="none")
    actions.record(by=None, at=NOW, verb="tests.thing.act", target=world.plant_cell)
    actions.record(by=None, at=NOW, verb="tests.thing.act", target=world.forestry_cell)
    actions.record(by=None, at=NOW, verb="tests.thing.act")

    seen = queries.events_visible_to(auditor).filter(verb="tests.thing.act")

    assert [event.target_label for event in seen] == ["Chi bộ Phân xưởng Lọc"]


@pytest.mark.parametrize(
    ("typed", "found"), [("hoa", True), (" HOA ", True), ("Hoa@SongLam.example", True), ("", False), ("ho", False)]
)
def test_account_is_found_by_its_whole_name_or_address(typed, found):
    user = UserFactory(username="hoa", email="hoa@songlam.example")

    assert queries.account_named(typed) == (user if found else None)


def test_place_name_is_the_highest_unit(world):
    user = world.user(Role.CELL_SECRETARY, world.plant_cell)
    lower = user.place_name
    RoleGrantFactory(user=user, role=Role.LEADER, unit=world.company)
    user.forget_holdings()

    assert (lower, user.place_name) == ("Phân xưởng Lọc", "Cấp nước Sông Lam")
    assert (world.administrator.place_name, world.nobody.place_name) == ("", "")


def test_rights_are_read_from_the_database_once(world, django_assert_num_queries):
    user = User.objects.get(pk=world.user(Role.LEADER, world.bloc).pk)

    with django_assert_num_queries(1):
        assert user.may(Permission.UNIT_VIEW, within=world.team)
        assert not user.may(Permission.UNIT_EDIT, within=world.team)
        assert user.may_anywhere(Permission.EXPORT_DATA)
        assert user.place_name == "Đảng bộ Khối"


def test_names_of_rows(world):
    grant = RoleGrant.objects.filter(unit=None).first()
    event = actions.record(by=None, at=NOW, verb="tests.thing.act")

    assert str(grant) == f"{grant.user_id} administrator *"
    assert str(world.administrator) == "Lê Quản Trị"
    assert str(AdminSession.objects.get()) == f"{world.administrator.pk} 2026-11-18 02:00"
    assert str(ChainLink(seq=3, hash="ab" * 32)) == "3 abababababab"
    assert str(Checkpoint(seq=3, at=NOW)) == "3 2026-11-18 02:00"
    assert world.administrator.get_full_name() == "Lê Quản Trị"
    assert str(event) == "2026-11-18 02:00:00 tests.thing.act"
