from __future__ import annotations

import pytest

from roviec.members import actions, rules
from roviec.members.enums import MemberState
from roviec.members.models import Member
from roviec.members.queries import active, below, counts_below, counts_by_state, members_visible_to, named
from tests.world import TREE


def names(members):
    return [member.full_name for member in members]


@pytest.mark.rows("O-29")
@pytest.mark.parametrize(
    ("role", "place", "seen"),
    [
        ("organisation_board", "bloc", ["an", "duc", "hoa", "minh"]),
        ("cell_secretary", "forestry_cell", ["an", "hoa"]),
        ("leader", "company", ["duc"]),
        ("clerk", "bloc", []),
        ("member", "forestry_cell", []),
        ("leader", "district", []),
    ],
)
def test_members_are_seen_within_reach_by_given_name(world, people, role, place, seen):
    found = members_visible_to(world.user(role, getattr(world, place)))

    assert list(found) == [people[name] for name in seen]


@pytest.fixture
def own(world, board, people):
    """The member «hoa» with an account of her own."""
    user = world.user("member", world.forestry_cell)
    actions.link_account(by=board, member=people["hoa"], user=user, at=world.at)
    return user


def test_a_member_sees_the_own_file_only(people, own):
    assert list(members_visible_to(own)) == [people["hoa"]]


@pytest.mark.usefixtures("people", "own")
def test_rule_and_queryset_agree_for_every_member_and_role(world):
    for role in ("clerk", "organisation_board", "leader", "cell_secretary", "member", "inspector", "auditor"):
        for ref, *_ in TREE:
            user = world.user(role, getattr(world, ref))
            seen = set(members_visible_to(user))
            assert seen == {
                member for member in Member.objects.select_related("unit") if rules.can_view_member(user, member)
            }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hoa", ["hoa"]),
        ("Hòa", ["hoa"]),
        ("đặng hoà", ["hoa"]),
        ("van", ["an", "duc"]),
        ("duc nguyen", ["duc"]),
        ("2206", ["an"]),
        ("38 00 7413", ["hoa"]),
        ("038071002206", ["an"]),
        ("9999", []),
        ("oa", []),
        ("", ["an", "duc", "hoa", "minh"]),
    ],
)
def test_members_are_found_by_name_and_number(people, text, found):
    members = named(Member.objects.order_by("sort_key"), text)

    assert list(members) == [people[name] for name in found]


def test_below_and_active(world, people):
    Member.objects.filter(pk=people["an"].pk).update(state=MemberState.DEAD)

    assert names(active(below(Member.objects.order_by("sort_key"), world.department))) == ["Đặng Thị Hoà"]


@pytest.mark.usefixtures("people")
def test_counts(world, django_assert_num_queries):
    with django_assert_num_queries(2):
        by_state = counts_by_state(Member.objects.order_by("sort_key"))
        by_path = counts_below(Member.objects.order_by("sort_key"))

    assert by_state == {MemberState.OFFICIAL: 3, MemberState.PROBATIONARY: 1}
    assert by_path == {
        world.province.path: 4,
        world.bloc.path: 4,
        world.department.path: 2,
        world.forestry_cell.path: 2,
        world.company.path: 1,
        world.section.path: 1,
        world.plant_cell.path: 1,
        world.school_cell.path: 1,
    }
