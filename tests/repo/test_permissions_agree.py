"""Each rule «may see this one» against its queryset twin: every object of the world × every role in three places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from roviec.access import actions, queries, rules
from roviec.access.enums import Permission, Reach, Role
from roviec.access.models import Event, RoleGrant, User
from roviec.access.policies import WITHOUT_UNIT
from roviec.core import paths
from roviec.directives.enums import ReviewState
from roviec.directives.models import Directive
from roviec.directives.queries import directives_visible_to
from roviec.members.actions import NewMember, create_members, link_account
from roviec.members.enums import Sex
from roviec.members.models import Member
from roviec.members.queries import members_visible_to
from roviec.members.rules import can_view_member
from roviec.organisations.models import Unit
from roviec.organisations.queries import units_visible_to
from roviec.organisations.rules import can_view_unit
from tests.factories.access import RoleGrantFactory, UserFactory
from tests.factories.directives import DirectiveFactory
from tests.world import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.django_db, pytest.mark.rows("O-29")]

PLACES = ("bloc", "plant_cell", "commune")


@dataclass(frozen=True)
class Twin:
    """What can be seen, said twice: as a filter and as a question about one object."""

    model: type[Any]
    visible_to: Callable[[User], Any]
    may_see: Callable[[User, Any], bool]


def may_see_directive(user, directive):
    from_above = any(
        paths.is_within(holding.path, directive.unit.path)
        for holding in user.holdings()
        if holding.permission == Permission.DIRECTIVE_VIEW and holding.reach != Reach.SELF
    )
    return (from_above or user.may(Permission.DIRECTIVE_VIEW, within=directive.unit)) and (
        directive.review_state == ReviewState.REGISTERED or user.may(Permission.DIRECTIVE_REVIEW, within=directive.unit)
    )


def may_see_account(user, account):
    return rules.can_view_account(user, account, grants=list(RoleGrant.objects.filter(user=account)))


TWINS = {
    "units": Twin(Unit, units_visible_to, can_view_unit),
    "members": Twin(Member, members_visible_to, can_view_member),
    "directives": Twin(Directive, directives_visible_to, may_see_directive),
    "grants": Twin(RoleGrant, queries.grants_visible_to, rules.can_view_grant),
    "accounts": Twin(User, queries.accounts_visible_to, may_see_account),
    "events": Twin(Event, queries.events_visible_to, rules.can_view_event),
}


def file_in(cell):
    return NewMember(
        full_name="Lý Thành Nghĩa",
        sex=Sex.MALE,
        unit=cell,
        birth_date=date(1967, 10, 11),
        admitted_on=date(1990, 2, 3),
        official_on=date(1991, 2, 3),
    )


@pytest.fixture
def people(world):
    """Everybody who looks, and in each place a document of each kind, a member and a line of the audit trail."""
    lookers = {"nobody": world.nobody, "administrator": world.administrator}
    for place in PLACES:
        unit = getattr(world, place)
        for role in Role:
            if role != Role.ADMINISTRATOR:
                lookers[f"{role} at {place}"] = world.user(role, unit)
        for state in (ReviewState.REGISTERED, ReviewState.READING):
            DirectiveFactory(unit=unit, review_state=state, received_by=world.administrator)
        actions.record(by=None, at=NOW, verb="tests.thing.act", target=unit)
    for role in WITHOUT_UNIT - {Role.ADMINISTRATOR}:
        lookers[f"{role} everywhere"] = world.user(role)
    board = world.user(Role.ORGANISATION_BOARD, world.bloc)
    cells = (world.plant_cell, world.forestry_cell, world.plant_cell)
    files = create_members(by=board, members=[file_in(cell) for cell in cells], at=NOW)
    link_account(by=board, member=files[-1], user=lookers["member at plant_cell"], at=NOW)
    RoleGrantFactory(user=UserFactory(), role=Role.MEMBER, unit=world.commune, ends_on="2025-01-01")
    return lookers


@pytest.mark.parametrize("name", TWINS)
def test_rule_and_queryset_agree(people, name):
    twin = TWINS[name]
    objects = list(twin.model.objects.order_by("pk"))

    by_rule = {who: {o.pk for o in objects if twin.may_see(user, o)} for who, user in people.items()}
    by_query = {who: set(twin.visible_to(user).values_list("pk", flat=True)) for who, user in people.items()}

    assert by_query == by_rule
    amounts = {len(seen) for seen in by_query.values()}
    assert len(amounts) > 1, "everybody sees the same: this shows nothing"
    assert min(amounts) < len(objects), "there is nothing to hide"


def test_every_queryset_of_what_may_be_seen_has_its_twin():
    known = {twin.visible_to.__name__ for twin in TWINS.values()} | set(WITHOUT_TWIN)

    assert found_in_source() - known == set()


WITHOUT_TWIN = {
    "removed_visible_to": "who may delete; tests/directives shows it",
    "files_visible_to": "made from directives_visible_to",
    "saved_filters_visible_to": "one's own only; tests/directives shows it",
}


def found_in_source():
    texts = [path.read_text() for path in Path("src/roviec").rglob("queries*.py")]
    texts += [path.read_text() for path in Path("src/roviec").rglob("queries/*.py")]
    return {name for text in texts for name in re.findall(r"^def (\w+_visible_to)\(", text, re.MULTILINE)}
