from __future__ import annotations

from datetime import date

import pytest

from roviec.organisations import rules
from roviec.organisations.models import Unit, UnitKindPeriod, UnitName, UnitParent
from roviec.organisations.queries import (
    chain,
    disagreements,
    in_tree_order,
    named,
    states_on,
    subtree,
    unit_as_of,
    units_visible_to,
)
from tests.world import FOUNDED, TREE, World


@pytest.mark.parametrize(
    ("role", "place", "seen"),
    [
        ("clerk", "bloc", ["bloc", "organisation_board", "plant_cell", "closed_cell"]),
        ("organisation_board", "department", ["department", "forestry_cell"]),
        ("cell_secretary", "plant_cell", ["plant_cell", "team"]),
        ("member", "plant_cell", ["plant_cell"]),
        ("auditor", "bloc", []),
    ],
)
@pytest.mark.rows("O-29")
def test_units_are_seen_within_reach(world, role, place, seen):
    found = set(units_visible_to(world.user(role, getattr(world, place))))

    assert {getattr(world, name) for name in seen} <= found
    assert world.district not in found
    assert world.province not in found


def test_rule_and_queryset_agree_for_every_unit_and_role(world: World):
    for role in ("clerk", "organisation_board", "leader", "cell_secretary", "member", "inspector", "auditor"):
        for ref, *_ in TREE:
            user = world.user(role, getattr(world, ref))
            seen = set(units_visible_to(user))
            assert seen == {unit for unit in Unit.objects.all() if rules.can_view_unit(user, unit)}
    assert list(units_visible_to(world.nobody)) == []


def test_subtree_and_chain(world):
    assert list(subtree(world.company)) == [world.company, world.section, world.plant_cell, world.team]
    assert list(chain(world.section)) == [world.province, world.bloc, world.company, world.section]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kiểm lâm", ["forestry_cell"]),
        ("kiem lam", ["forestry_cell"]),
        ("lam kiem", ["forestry_cell"]),
        ("KIỂM LÂM", ["forestry_cell"]),
        ("đảng uỷ khối", ["organisation_board", "propaganda_board", "inspection", "office"]),
        ("cuu chien", ["veterans"]),
        ("iểm lâm", []),
        ("100%", []),
    ],
)
def test_units_are_found_in_any_spelling(world, text, found):
    assert list(named(Unit.objects.order_by("path"), text)) == [getattr(world, name) for name in found]


@pytest.mark.usefixtures("world")
def test_no_words_find_everything():
    assert named(Unit.objects.all(), " ").count() == len(TREE)


@pytest.mark.rows("O-01")
def test_the_tree_of_a_day_is_one_query(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        before, after = states_on(date(2023, 12, 31)), None
    after = states_on(date(2024, 1, 1))

    assert len(before) - len(after) == 1
    assert states_on(date(2015, 8, 31)) == []
    assert unit_as_of(world.section, FOUNDED).parent_id == world.company.pk


def test_every_unit_of_a_day_stands_after_its_parent(world):
    rows = in_tree_order(states_on(date(2020, 1, 1), units=subtree(world.company)))

    assert [(depth, state.unit_id) for depth, state in rows] == [
        (0, world.company.pk),
        (1, world.section.pk),
        (2, world.plant_cell.pk),
        (3, world.team.pk),
    ]


@pytest.mark.usefixtures("world")
def test_an_agreeing_tree_has_no_disagreements():
    assert list(disagreements()) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda unit: Unit.objects.filter(pk=unit.pk).update(path="00010000"),
        lambda unit: Unit.objects.filter(pk=unit.pk).update(name="Khác"),
        lambda unit: Unit.objects.filter(pk=unit.pk).update(kind="section"),
        lambda unit: UnitName.objects.filter(unit=unit).update(short_name="Khác"),
        lambda unit: UnitKindPeriod.objects.filter(unit=unit).update(ends_on=date(2024, 1, 1)),
        lambda unit: UnitParent.objects.filter(unit=unit).update(parent=None),
        lambda unit: UnitParent.objects.filter(unit=unit).delete(),
    ],
)
def test_what_was_written_round_the_actions_is_found(world, spoil):
    spoil(world.team)

    assert list(disagreements()) == [world.team]
