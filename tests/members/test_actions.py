from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from roviec.access.models import Event
from roviec.core.refusals import Refused
from roviec.members import actions
from roviec.members.actions import NewMember, Numbers, UnableToAddMember, UnableToLinkAccount
from roviec.members.enums import MemberState, Sex
from roviec.members.models import Member, Membership, MemberStatus
from tests.factories.access import UserFactory


@pytest.fixture
def new(world):
    return NewMember(
        full_name="Lý Thành Nghĩa",
        sex=Sex.MALE,
        unit=world.forestry_cell,
        birth_date=date(1967, 10, 11),
        admitted_on=date(1990, 2, 3),
        official_on=date(1991, 2, 3),
        id_number="038 067 006 045",
        card_number="38.006045",
    )


@pytest.fixture
def create(world, board):
    return lambda new: actions.create_member(by=board, new=new, at=world.at)


@pytest.mark.rows("M-01")
def test_a_new_file_has_keys_dated_rows_and_protected_numbers(world, board, new):
    made = actions.create_member(by=board, new=replace(new, full_name=" Lý  Thành Nghĩa "), at=world.at)

    member = Member.objects.get(pk=made.pk)
    assert (member.full_name, member.search_key, member.state) == (
        "Lý Thành Nghĩa",
        " ly thanh nghia",
        MemberState.OFFICIAL,
    )
    assert (member.id_number, member.card_masked, member.id_masked) == ("038067006045", "••6045", "••6045")
    assert list(member.states.order_by("starts_on").values_list("state", "starts_on", "ends_on")) == [
        ("probationary", date(1990, 2, 3), date(1991, 2, 2)),
        ("official", date(1991, 2, 3), None),
    ]
    assert list(member.memberships.values_list("unit", "starts_on", "ends_on")) == [
        (world.forestry_cell.pk, date(2015, 9, 1), None)
    ]
    event = Event.objects.get(verb="members.member.create")
    assert (event.target_label, event.unit_path, event.data) == ("Lý Thành Nghĩa", world.forestry_cell.path, {})


def test_a_probationary_member_is_one_until_further_notice(world, board, new):
    member = actions.create_member(by=board, new=replace(new, official_on=None, card_number=""), at=world.at)

    assert member.state == MemberState.PROBATIONARY
    assert list(member.states.values_list("state", "ends_on")) == [("probationary", None)]
    assert member.card_masked == ""


def test_who_was_official_from_the_first_day_has_one_state(world, board, new):
    member = actions.create_member(by=board, new=replace(new, official_on=new.admitted_on), at=world.at)

    assert list(member.states.values_list("state", "starts_on")) == [("official", date(1990, 2, 3))]


def test_the_day_of_joining_the_cell_may_be_given(world, board, new):
    member = actions.create_member(by=board, new=replace(new, joined_on=date(2020, 6, 1)), at=world.at)

    assert member.memberships.get().starts_on == date(2020, 6, 1)


def test_many_files_are_one_act(world, people):
    event = Event.objects.get(verb="members.members.create")

    assert (event.data, event.unit_path) == ({"members": 4, "units": 3}, world.bloc.path)
    assert Membership.objects.count() == 4
    assert MemberStatus.objects.count() == 7
    assert len(people) == 4


def test_many_files_take_as_many_queries_as_a_few(world, board, new, django_assert_num_queries):
    actions.create_members(by=board, members=[replace(new, id_number="", card_number="")], at=world.at)
    news = [replace(new, id_number=f"{n:012}", card_number=f"{n:08}") for n in range(1, 60)]

    with django_assert_num_queries(9):
        actions.create_members(by=board, members=news[:2], at=world.at)
    with django_assert_num_queries(9):
        actions.create_members(by=board, members=news[2:], at=world.at)


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"admitted_on": date(2026, 11, 19), "official_on": None}, ValidationError, "tương lai"),
        ({"official_on": date(2026, 11, 19)}, ValidationError, "tương lai"),
        ({"official_on": date(1989, 1, 1)}, ValidationError, "không thể trước ngày vào Đảng"),
        ({"birth_date": date(1990, 2, 3)}, ValidationError, "phải sau ngày sinh"),
        ({"id_number": "12345"}, ValidationError, "12 chữ số"),
        ({"card_number": "12a45678"}, ValidationError, "8 hoặc 12 chữ số"),
        ({"full_name": " "}, ValidationError, "full_name"),
        ({"joined_on": date(2015, 8, 31)}, UnableToAddMember, "từ khi «Chi bộ Chi cục Kiểm lâm» thành lập"),
        ({"joined_on": date(2026, 11, 19)}, UnableToAddMember, "không ở tương lai"),
    ],
)
def test_what_cannot_be_a_file(create, new, change, error, message):
    with pytest.raises(error, match=message):
        create(replace(new, **change))

    assert not Member.objects.exists()


@pytest.mark.parametrize(
    ("place", "error", "message"),
    [("department", ValidationError, "hãy chọn một chi bộ"), ("closed_cell", UnableToAddMember, "đã kết thúc")],
)
def test_members_are_in_living_cells(world, create, place, error, message):
    unit = getattr(world, place)

    with pytest.raises(error, match=message):
        create(NewMember(full_name="Lý Nghĩa", sex=Sex.MALE, unit=unit, admitted_on=date(2016, 2, 3)))


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id_number": "038071002206"}, "Số định danh •• 2206 đã có"),
        ({"card_number": "38 007 413"}, "Số thẻ đảng viên •• 7413 đã có"),
    ],
)
def test_a_number_belongs_to_one_file(world, board, new, change, message):
    with pytest.raises(UnableToAddMember, match=message):
        actions.create_member(by=board, new=replace(new, **change), at=world.at)


def test_a_number_given_twice_in_one_list_is_refused(world, board, new):
    with pytest.raises(UnableToAddMember, match="hai lần"):
        actions.create_members(by=board, members=[new, replace(new, full_name="Khác")], at=world.at)


@pytest.mark.parametrize(
    ("role", "place", "may"),
    [
        ("organisation_board", "bloc", True),
        ("organisation_board", "department", True),
        ("organisation_board", "company", False),
        ("cell_secretary", "forestry_cell", False),
        ("clerk", "bloc", False),
        ("leader", "bloc", False),
    ],
)
def test_who_opens_files(world, new, role, place, may):
    user = world.user(role, getattr(world, place))

    if may:
        assert actions.create_member(by=user, new=new, at=world.at).pk
    else:
        with pytest.raises(Refused):
            actions.create_member(by=user, new=new, at=world.at)


def test_an_account_is_linked_to_one_member(world, board, people):
    user = UserFactory(username="hoa")

    member = actions.link_account(by=board, member=people["hoa"], user=user, at=world.at)

    assert member.user == user
    with pytest.raises(UnableToLinkAccount, match="đã có tài khoản «"):
        actions.link_account(by=board, member=member, user=UserFactory(), at=world.at)
    with pytest.raises(UnableToLinkAccount, match="là của đảng viên khác"):
        actions.link_account(by=board, member=people["an"], user=user, at=world.at)
    with pytest.raises(Refused):
        actions.link_account(by=world.user("clerk", world.bloc), member=people["an"], user=user, at=world.at)


def test_every_reading_of_a_file_is_written_down(world, people):
    secretary = world.user("cell_secretary", world.forestry_cell)

    event = actions.open_file(by=secretary, member=people["hoa"], at=world.at)

    assert (event.verb, event.by, event.target_id) == ("members.member.view", secretary, str(people["hoa"].pk))
    with pytest.raises(Refused):
        actions.open_file(by=secretary, member=people["duc"], at=world.at)


def test_numbers_are_revealed_for_a_reason_that_stays(world, board, people):
    numbers = actions.reveal_numbers(by=board, member=people["an"], reason="Đối chiếu thẻ cấp lại", at=world.at)

    assert numbers == Numbers(id_number="038071002206", card_number="38002206")
    event = Event.objects.get(verb="access.protected.view")
    assert (event.by, event.data) == (board, {"reason": "Đối chiếu thẻ cấp lại"})


def test_numbers_are_not_revealed_without_right_or_reason(world, board, people):
    with pytest.raises(ValidationError):
        actions.reveal_numbers(by=board, member=people["an"], reason="xem", at=world.at)
    secretary = world.user("cell_secretary", world.forestry_cell)
    with pytest.raises(Refused):
        actions.reveal_numbers(by=secretary, member=people["an"], reason="Đối chiếu thẻ cấp lại", at=world.at)
