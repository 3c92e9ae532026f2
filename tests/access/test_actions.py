from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from roviec.access import actions
from roviec.access.enums import Permission, Role
from roviec.access.models import Event, RoleGrant, User
from roviec.core import crypto, trace
from roviec.core.refusals import Refused
from tests.factories.access import RoleGrantFactory, UserFactory
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db

REASON = "Theo phân công mới"


def last_event():
    return Event.objects.order_by("pk").last()


# The audit trail


def test_event_takes_place_and_words_from_its_target(world, board):
    event = actions.record(by=board, at=NOW, verb="tests.thing.act", target=world.plant_cell, data={"on": TODAY})

    event.refresh_from_db()
    assert (event.by, event.at, event.target_type, event.target_id) == (
        board,
        NOW,
        "organisations.unit",
        str(world.plant_cell.pk),
    )
    assert (event.target_label, event.unit_path, event.data) == (
        "Chi bộ Phân xưởng Lọc",
        world.plant_cell.path,
        {"on": "2026-11-18"},
    )


def test_event_takes_the_place_of_its_targets_unit(world):
    grant = RoleGrantFactory(role=Role.MEMBER, unit=world.plant_cell)

    assert actions.record(by=None, at=NOW, verb="tests.thing.act", target=grant).unit_path == world.plant_cell.path


def test_event_carries_the_marks_of_the_request(board):
    with trace.tracing(trace.Trace(request_id="abc", address="10.0.0.7")):
        event = actions.record(by=board, at=NOW, verb="tests.thing.act")

    outside = actions.record(by=board, at=NOW, verb="tests.thing.act")
    assert [(e.request_id, e.address) for e in (event, outside)] == [("abc", "10.0.0.7"), ("", "")]


def test_event_carries_the_session_only_while_it_is_open(world):
    administrator = world.administrator
    session = actions.open_admin_session(by=administrator, reason=REASON, length=timedelta(minutes=5), at=NOW)

    during = actions.record(by=administrator, at=NOW, verb="tests.thing.act")
    after = actions.record(by=administrator, at=session.expires_at, verb="tests.thing.act")

    assert (during.admin_session, after.admin_session) == (session, None)


@pytest.mark.rows("H-08")
def test_look_at_protected_data_needs_a_reason_and_names_the_person(world, board):
    person = UserFactory()

    with pytest.raises(ValidationError):
        actions.record_view(by=board, at=NOW, target=world.plant_cell, reason="xem")
    event = actions.record_view(by=board, at=NOW, target=world.plant_cell, reason=REASON, subject=person)

    assert (event.verb, event.data, event.subject) == ("access.protected.view", {"reason": REASON}, person)


# Accounts


def test_account_is_opened_without_a_password_one_could_use(board):
    user = actions.create_account(
        by=board, username=" Hoa ", full_name=" Trần Thị Hoa ", email="Hoa@SongLam.example ", at=NOW
    )

    user.refresh_from_db()
    assert (user.username, user.full_name, user.email, user.search_key) == (
        "hoa",
        "Trần Thị Hoa",
        "hoa@songlam.example",
        "tran thi hoa hoa",
    )
    assert not user.has_usable_password()
    assert (last_event().verb, last_event().target_id) == ("access.account.create", str(user.pk))


@pytest.mark.parametrize(
    ("username", "email", "complaint"),
    [("HOA", "", "«hoa» đã có người dùng"), ("khac", "HOA@songlam.example", "đã thuộc tài khoản khác")],
)
def test_name_and_address_belong_to_one_account(board, username, email, complaint):
    UserFactory(username="hoa", email="hoa@songlam.example")

    with pytest.raises(actions.UnableToCreateAccount, match=complaint):
        actions.create_account(by=board, username=username, full_name="Trần Hoa", email=email, at=NOW)


def test_account_is_opened_by_the_board_only(world):
    with pytest.raises(Refused):
        actions.create_account(by=world.user(Role.LEADER, world.bloc), username="x", full_name="X", at=NOW)


def test_every_act_on_an_account_is_refused_beyond_reach(world, board):
    beyond = world.user(Role.CELL_SECRETARY, world.commune)
    count = Event.objects.count()

    for act in (
        lambda: actions.rename_account(by=board, user=beyond, full_name="X", email="", at=NOW),
        lambda: actions.lock_account(by=board, user=beyond, reason=REASON, at=NOW),
        lambda: actions.unlock_account(by=board, user=beyond, reason=REASON, at=NOW),
        lambda: actions.issue_password_link(by=board, user=beyond, at=NOW),
        lambda: actions.remove_second_factors(by=board, user=beyond, reason=REASON, at=NOW),
    ):
        with pytest.raises(Refused):
            act()

    assert Event.objects.count() == count


@pytest.mark.parametrize("act", [actions.lock_account, actions.unlock_account, actions.remove_second_factors])
def test_acts_on_an_account_need_a_reason(board, act):
    with pytest.raises(ValidationError, match="Lý do"):
        act(by=board, user=UserFactory(), reason="ok", at=NOW)


def test_locking_and_unlocking(board):
    user = UserFactory()

    actions.lock_account(by=board, user=user, reason=REASON, at=NOW)
    locked = User.objects.get(pk=user.pk).is_active
    actions.unlock_account(by=board, user=user, reason=REASON, at=NOW)

    assert (locked, User.objects.get(pk=user.pk).is_active) == (False, True)
    assert last_event().data == {"reason": REASON}


def test_lost_second_factors_are_taken_away(board):
    user = UserFactory()
    Authenticator.objects.create(user=user, type="totp", data={"secret": crypto.encrypt("x")})
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": crypto.encrypt("y")})

    count = actions.remove_second_factors(by=board, user=user, reason=REASON, at=NOW)

    assert (count, Authenticator.objects.filter(user=user).count()) == (2, 0)
    assert last_event().data == {"reason": REASON, "count": 2}


# Roles


@pytest.mark.rows("O-29")
def test_role_is_granted_and_counts_at_once(world, board):
    user = UserFactory()
    before = user.may(Permission.UNIT_VIEW, within=world.plant_cell)

    grant = actions.grant_role(
        by=board,
        user=user,
        role=Role.CELL_SECRETARY,
        unit=world.plant_cell,
        starts_on=TODAY,
        ends_on=date(2030, 1, 1),
        basis=" 12-QĐ/ĐUK ",
        at=NOW,
    )

    grant.refresh_from_db()
    assert (before, user.may(Permission.UNIT_VIEW, within=world.plant_cell)) == (False, True)
    assert (grant.basis, grant.granted_by, grant.granted_at) == ("12-QĐ/ĐUK", board, NOW)
    event = last_event()
    assert (event.verb, event.target_id, event.unit_path) == (
        "access.role.grant",
        str(user.pk),
        world.plant_cell.path,
    )
    assert event.data == {
        "role": "cell_secretary",
        "unit": world.plant_cell.pk,
        "starts_on": "2026-11-18",
        "ends_on": "2030-01-01",
        "grant": grant.pk,
    }


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "refused"),
    [
        (date(2026, 1, 1), None, True),
        (date(2024, 1, 1), date(2025, 1, 1), True),
        (date(2024, 1, 1), date(2024, 12, 31), False),
        (date(2026, 7, 1), None, False),
    ],
)
def test_same_role_at_the_same_place_overlaps_never(world, board, starts_on, ends_on, refused):
    user = UserFactory()
    RoleGrantFactory(
        user=user, role=Role.MEMBER, unit=world.plant_cell, starts_on=date(2025, 1, 1), ends_on=date(2026, 6, 30)
    )

    def grant():
        return actions.grant_role(
            by=board, user=user, role=Role.MEMBER, unit=world.plant_cell, starts_on=starts_on, ends_on=ends_on, at=NOW
        )

    if refused:
        with pytest.raises(actions.UnableToGrantRole):
            grant()
    else:
        assert grant().pk


def test_role_and_place_must_fit(world):
    actions.open_admin_session(by=world.administrator, reason=REASON, length=timedelta(hours=1), at=NOW)

    with pytest.raises(ValidationError, match="phải gắn với một đơn vị"):
        actions.grant_role(
            by=world.administrator, user=UserFactory(), role=Role.CLERK, unit=None, starts_on=TODAY, at=NOW
        )
    with pytest.raises(ValidationError, match="Ngày kết thúc"):
        actions.grant_role(
            by=world.administrator,
            user=UserFactory(),
            role=Role.AUDITOR,
            unit=None,
            starts_on=TODAY,
            ends_on=TODAY - timedelta(days=1),
            at=NOW,
        )


def test_auditor_of_everything_sees_everything(world):
    actions.open_admin_session(by=world.administrator, reason=REASON, length=timedelta(hours=1), at=NOW)
    user = UserFactory()

    actions.grant_role(by=world.administrator, user=user, role=Role.AUDITOR, unit=None, starts_on=TODAY, at=NOW)

    assert user.may(Permission.AUDIT_VIEW, within=world.commune)
    assert last_event().unit_path == ""


def test_role_ends_at_once_and_stays_in_the_records(world, board):
    user = world.user(Role.CELL_SECRETARY, world.plant_cell)
    grant = RoleGrant.objects.get(user=user)

    ended = actions.end_grant(by=board, grant=grant, reason=f" {REASON} ", at=NOW)

    assert (ended.ended_at, ended.ended_by, ended.end_reason) == (NOW, board, REASON)
    assert not User.objects.get(pk=user.pk).may(Permission.UNIT_VIEW, within=world.plant_cell)
    assert list(RoleGrant.objects.in_force(NOW - timedelta(seconds=1)).filter(user=user)) == [ended]
    assert last_event().data["reason"] == REASON


def test_role_ends_once(world, board):
    grant = RoleGrant.objects.get(user=world.user(Role.CELL_SECRETARY, world.plant_cell))
    actions.end_grant(by=board, grant=grant, reason=REASON, at=NOW)

    with pytest.raises(actions.UnableToEndGrant):
        actions.end_grant(by=board, grant=grant, reason=REASON, at=NOW)


def test_role_ends_with_right_and_reason_only(world, board):
    grant = RoleGrant.objects.get(user=world.user(Role.CELL_SECRETARY, world.plant_cell))

    with pytest.raises(Refused):
        actions.end_grant(by=world.user(Role.LEADER, world.bloc), grant=grant, reason=REASON, at=NOW)
    with pytest.raises(ValidationError):
        actions.end_grant(by=board, grant=grant, reason="", at=NOW)


def test_role_of_the_whole_installation_ends(world):
    grant = RoleGrant.objects.get(user=world.user(Role.AUDITOR))
    actions.open_admin_session(by=world.administrator, reason=REASON, length=timedelta(hours=1), at=NOW)

    actions.end_grant(by=world.administrator, grant=grant, reason=REASON, at=NOW)

    assert last_event().data["unit"] is None


# The first administrator and sessions


def test_first_administrator_is_made_once(capsys, at):
    call_command("administrator", "Quantri", "Lê Quản Trị")

    user = User.objects.get(username="quantri")
    assert user.may_anywhere(Permission.ADMIN_SESSION)
    assert "/tai-khoan/mat-khau/lien-ket/" in capsys.readouterr().out
    with pytest.raises(CommandError, match="đã có người quản trị"):
        call_command("administrator", "khac", "Người Khác")
    assert not User.objects.filter(username="khac").exists()


def test_account_there_already_becomes_the_first_administrator(at):
    hoa = UserFactory(username="hoa")

    assert actions.bootstrap_administrator(username="Hoa", full_name="", at=at) == hoa


def test_session_is_opened_and_ended(world):
    session = actions.open_admin_session(
        by=world.administrator, reason=f" {REASON} ", length=timedelta(minutes=30), at=NOW
    )
    opened = last_event()

    actions.end_admin_session(by=world.administrator, session=session, at=NOW + timedelta(minutes=5))

    session.refresh_from_db()
    assert (session.reason, session.expires_at) == (REASON, NOW + timedelta(minutes=30))
    assert (session.ended_at, world.administrator.admin_session) == (NOW + timedelta(minutes=5), None)
    assert (opened.verb, opened.data["reason"], opened.admin_session) == (
        "access.admin-session.open",
        REASON,
        session,
    )
    assert last_event().verb == "access.admin-session.end"


def test_session_that_is_over_cannot_be_ended(world):
    session = actions.open_admin_session(by=world.administrator, reason=REASON, length=timedelta(minutes=1), at=NOW)

    with pytest.raises(actions.UnableToEndAdminSession):
        actions.end_admin_session(by=world.administrator, session=session, at=session.expires_at)


def test_session_needs_role_reason_and_length(world, board):
    with pytest.raises(Refused):
        actions.open_admin_session(by=board, reason=REASON, length=timedelta(minutes=1), at=NOW)
    with pytest.raises(ValidationError):
        actions.open_admin_session(by=world.administrator, reason="", length=timedelta(minutes=1), at=NOW)
    with pytest.raises(ValidationError):
        actions.open_admin_session(by=world.administrator, reason=REASON, length=timedelta(days=1), at=NOW)


def test_session_needs_a_second_factor_where_that_is_asked_for(world, settings):
    settings.ADMIN_SESSION_SECOND_FACTOR = True

    with pytest.raises(Refused, match="xác thực hai lớp"):
        actions.open_admin_session(by=world.administrator, reason=REASON, length=timedelta(minutes=1), at=NOW)
    Authenticator.objects.create(user=world.administrator, type="recovery_codes", data={})
    with pytest.raises(Refused, match="xác thực hai lớp"):
        actions.open_admin_session(by=world.administrator, reason=REASON, length=timedelta(minutes=1), at=NOW)
    Authenticator.objects.create(user=world.administrator, type="totp", data={})

    assert actions.open_admin_session(by=world.administrator, reason=REASON, length=timedelta(minutes=1), at=NOW).pk
