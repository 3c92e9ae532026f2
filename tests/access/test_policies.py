from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.core.exceptions import ValidationError

from roviec.access import policies
from roviec.access.enums import Permission, Reach, Role
from roviec.access.policies import Holding, Place

BLOC, DEPARTMENT, CELL, OTHER = "0001", "00010002", "000100020003", "00010009"


@pytest.mark.rows("O-29")
@pytest.mark.parametrize(
    ("reach", "covered"),
    [
        (Reach.SELF, set()),
        (Reach.UNIT, {DEPARTMENT}),
        (Reach.UNIT_AND_BELOW, {DEPARTMENT, CELL}),
        (Reach.ALL, {BLOC, DEPARTMENT, CELL, OTHER}),
    ],
)
def test_reach_is_measured_from_the_unit_of_the_grant(reach, covered):
    holding = Holding(Permission.UNIT_VIEW, reach, DEPARTMENT, Role.LEADER)

    assert {path for path in (BLOC, DEPARTMENT, CELL, OTHER) if holding.covers(path)} == covered


@pytest.mark.parametrize("reach", Reach)
def test_own_thing_needs_a_place_unless_the_reach_is_oneself(reach):
    holding = Holding(Permission.MEMBER_VIEW, reach, DEPARTMENT, Role.MEMBER)

    assert holding.covers(OTHER, own=True) == (reach in {Reach.SELF, Reach.ALL})


def test_every_role_has_a_row_and_every_permission_a_role():
    given = {permission for role in Role for permission in policies.permissions_of(role, in_session=True)}

    assert set(policies.ROLES) == set(Role)
    assert given == set(Permission)


def test_nobody_has_everything_and_administrators_see_no_members():
    for role in Role:
        assert set(policies.permissions_of(role, in_session=True)) < set(Permission)
    administrator = policies.permissions_of(Role.ADMINISTRATOR, in_session=True)
    assert {Permission.MEMBER_VIEW, Permission.MEMBER_EDIT, Permission.MEMBER_REVEAL}.isdisjoint(administrator)


def test_session_adds_permissions_and_takes_none_away():
    standing = policies.permissions_of(Role.ADMINISTRATOR)
    during = policies.permissions_of(Role.ADMINISTRATOR, in_session=True)

    assert standing.items() < during.items()
    assert policies.permissions_of(Role.CLERK) == policies.permissions_of(Role.CLERK, in_session=True)


def test_holdings_follow_from_grants():
    found = policies.holdings([("member", CELL)])

    assert found == [
        Holding(permission, reach, CELL, Role.MEMBER) for permission, reach in policies.ROLES[Role.MEMBER].items()
    ]


def test_roles_with_a_permission_are_those_of_the_table():
    assert policies.roles_with(Permission.MEMBER_REVEAL) == {Role.ORGANISATION_BOARD: Reach.UNIT_AND_BELOW}
    assert policies.roles_with(Permission.ROLE_GRANT) == {
        Role.ORGANISATION_BOARD: Reach.UNIT_AND_BELOW,
        Role.ADMINISTRATOR: Reach.ALL,
    }


def test_session_only_permissions_are_named():
    assert {p for p in Permission if policies.is_session_only(p)} == {
        Permission.UNIT_VIEW,
        Permission.UNIT_EDIT,
        Permission.ROLE_GRANT,
        Permission.ACCOUNT_MANAGE,
        Permission.AUDIT_VIEW,
    }


@pytest.mark.parametrize(
    ("grants", "in_session", "path", "roles"),
    [
        ([("organisation_board", DEPARTMENT)], False, CELL, policies.GRANTS[Role.ORGANISATION_BOARD]),
        ([("organisation_board", DEPARTMENT)], False, BLOC, frozenset()),
        ([("leader", DEPARTMENT)], False, DEPARTMENT, frozenset()),
        ([("administrator", "")], False, CELL, frozenset()),
        ([("administrator", "")], True, CELL, frozenset(Role)),
        ([], False, CELL, frozenset()),
    ],
)
def test_who_may_give_what_depends_on_role_and_place(grants, in_session, path, roles):
    held = policies.holdings(grants, in_session=in_session)

    assert policies.grantable(held, path) == roles


def test_roles_that_can_be_given_somewhere():
    held = policies.holdings([("organisation_board", CELL), ("leader", BLOC)])

    assert policies.grantable_anywhere(held) == policies.GRANTS[Role.ORGANISATION_BOARD]


@pytest.mark.parametrize("role", Role)
def test_place_of_a_role(role):
    def refused(*, has_unit):
        try:
            policies.check_place(role, has_unit=has_unit)
        except ValidationError:
            return True
        return False

    assert refused(has_unit=False) == (role not in {Role.AUDITOR, Role.ADMINISTRATOR})
    assert refused(has_unit=True) == (role == Role.ADMINISTRATOR)


def test_period_may_last_a_day_but_not_end_before_it_starts():
    policies.check_period(date(2026, 1, 2), None)
    policies.check_period(date(2026, 1, 2), date(2026, 1, 2))

    with pytest.raises(ValidationError, match="không được trước"):
        policies.check_period(date(2026, 1, 2), date(2026, 1, 1))


def test_reason_is_more_than_a_word():
    policies.check_reason("Chuyển công tác")

    with pytest.raises(ValidationError, match="ít nhất 10 ký tự"):
        policies.check_reason("   nghỉ        ")


@pytest.mark.parametrize("length", [timedelta(0), timedelta(minutes=-1), timedelta(hours=4, seconds=1)])
def test_session_is_neither_empty_nor_endless(length):
    with pytest.raises(ValidationError, match="4 giờ"):
        policies.check_session_length(length)


def test_longest_session_is_allowed():
    policies.check_session_length(timedelta(hours=4))


def test_equal_content_has_one_canonical_text():
    hanoi = timezone(timedelta(hours=7))
    one = {"b": "Đảng uỷ", "a": datetime(2026, 3, 2, 15, 0, 0, 5, tzinfo=hanoi), "day": date(2026, 3, 2)}
    other = {"day": date(2026, 3, 2), "a": datetime(2026, 3, 2, 8, 0, 0, 5, tzinfo=UTC), "b": "Đảng uỷ"}

    assert policies.canonical(one) == policies.canonical(other)
    assert policies.canonical(one) == '{"a":"2026-03-02T08:00:00.000005+00:00","b":"Đảng uỷ","day":"2026-03-02"}'
    assert policies.digest(one) == policies.digest(other)
    assert policies.digest(one) != policies.digest(one | {"b": "Đảng ủy"})


def test_place_without_path_is_above_everything():
    assert Place().path == ""
