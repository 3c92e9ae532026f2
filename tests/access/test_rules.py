"""Role × place × act. Everybody has his role at the bloc; what is asked about lies above, at, below or beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from roviec.access import actions, queries, rules
from roviec.access.enums import Role
from roviec.access.models import RoleGrant
from roviec.core.refusals import Refused
from tests.factories.access import RoleGrantFactory, UserFactory
from tests.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.rows("O-29")]

PLACES = ["province", "bloc", "plant_cell", "commune"]
WITHIN = {"bloc", "plant_cell"}
BOARD_GIVES = {Role.CLERK, Role.LEADER, Role.CELL_SECRETARY, Role.MEMBER}


def open_session(administrator):
    actions.open_admin_session(by=administrator, reason="Giao vai trò", length=timedelta(hours=1), at=NOW)
    return administrator


@pytest.mark.parametrize("giver", Role)
@pytest.mark.parametrize("given", [role for role in Role if role != Role.ADMINISTRATOR])
def test_granting(world, giver, given):
    by = world.administrator if giver == Role.ADMINISTRATOR else world.user(giver, world.bloc)
    somebody = UserFactory()

    allowed = {place for place in PLACES if rules.can_grant_role(by, somebody, given, getattr(world, place))}

    assert allowed == (WITHIN if giver == Role.ORGANISATION_BOARD and given in BOARD_GIVES else set())


@pytest.mark.parametrize("given", Role)
def test_administrator_grants_every_role_everywhere_in_a_session(world, given):
    by = open_session(world.administrator)

    unit = None if given == Role.ADMINISTRATOR else world.commune
    assert rules.can_grant_role(by, UserFactory(), given, unit)


def test_nobody_grants_to_himself(world):
    board = world.user(Role.ORGANISATION_BOARD, world.bloc)

    with pytest.raises(Refused, match="Không ai tự giao"):
        rules.check_can_grant_role(board, board, Role.MEMBER, world.bloc)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ((Role.ORGANISATION_BOARD, "bloc"), True),
        ((Role.ORGANISATION_BOARD, "commune"), False),
        ((Role.LEADER, "bloc"), False),
        ((Role.CELL_SECRETARY, "plant_cell"), True),  # the holder himself lays it down
        ((Role.CELL_SECRETARY, "team"), False),
    ],
)
def test_ending_a_grant(world, who, allowed):
    grant = RoleGrant.objects.get(user=world.user(Role.CELL_SECRETARY, world.plant_cell))
    role, place = who

    assert rules.can_end_grant(world.user(role, getattr(world, place)), grant) == allowed


def test_ending_a_grant_for_the_whole_installation_needs_a_session(world):
    grant = RoleGrant.objects.get(user=world.user(Role.AUDITOR))
    before = rules.can_end_grant(world.administrator, grant)

    during = rules.can_end_grant(open_session(world.administrator), grant)

    assert (before, during) == (False, True)


@pytest.mark.parametrize("role", Role)
def test_opening_accounts(world, role):
    by = world.administrator if role == Role.ADMINISTRATOR else world.user(role, world.bloc)

    assert rules.can_create_account(by) == (role == Role.ORGANISATION_BOARD)


@pytest.mark.parametrize(
    ("held", "allowed"),
    [
        ([], True),
        ([(Role.MEMBER, "plant_cell")], True),
        ([(Role.MEMBER, "plant_cell"), (Role.MEMBER, "commune")], False),
        ([(Role.INSPECTOR, "plant_cell")], False),  # a role that the board itself may not give
        ([(Role.AUDITOR, None)], False),
    ],
)
def test_account_is_managed_by_those_whose_reach_covers_all_its_roles(world, held, allowed):
    board = world.user(Role.ORGANISATION_BOARD, world.bloc)
    user = UserFactory()
    for role, place in held:
        RoleGrantFactory(user=user, role=role, unit=getattr(world, place) if place else None)

    grants = list(queries.grants_held(user, at=NOW))

    assert rules.can_manage_account(board, user, grants=grants) == allowed


def test_nobody_manages_his_own_account(world):
    board = world.user(Role.ORGANISATION_BOARD, world.bloc)

    with pytest.raises(Refused, match="do người khác quản lý"):
        rules.check_can_manage_account(board, board, grants=[])


@pytest.mark.parametrize("role", Role)
def test_opening_an_administrator_session(world, role):
    by = world.administrator if role == Role.ADMINISTRATOR else world.user(role, world.bloc)

    assert rules.can_open_admin_session(by) == (role == Role.ADMINISTRATOR)


def test_second_factor_is_asked_for_by_name(world):
    rules.check_has_second_factor(world.administrator, held=True)

    with pytest.raises(Refused, match="quantri cần bật xác thực hai lớp"):
        rules.check_has_second_factor(world.administrator, held=False)


def test_locked_account_may_nothing(world):
    board = world.user(Role.ORGANISATION_BOARD, world.bloc)
    board.is_active = False

    assert not rules.can_create_account(board)
