from __future__ import annotations

import pytest

from roviec.access.enums import Role
from roviec.core.refusals import Refused
from roviec.directives import rules
from roviec.directives.queries import directives_visible_to, files_visible_to, find_duplicate, units_with_register

PLACES = ["bloc", "department", "district", "province"]


@pytest.mark.parametrize(
    ("role", "place", "allowed"),
    [
        (Role.CLERK, "bloc", True),
        (Role.CLERK, "province", True),
        (Role.CLERK, "department", False),
        (Role.CLERK, "district", False),
        (Role.LEADER, "bloc", False),
        (Role.ORGANISATION_BOARD, "bloc", False),
        (Role.MEMBER, "bloc", False),
        (Role.INSPECTOR, "bloc", False),
    ],
)
def test_who_works_with_a_register(directive, world, role, place, allowed):
    user = world.user(role, getattr(world, place))

    may = (
        rules.can_upload(user, directive.unit),
        rules.can_review(user, directive),
        rules.can_register(user, directive),
        rules.can_replace(user, directive),
        rules.can_delete(user, directive),
    )

    assert may == (allowed,) * 5
    visible = directives_visible_to(user)
    assert (directive in visible) is allowed
    assert (directive.files.get() in files_visible_to(user)) is allowed


def test_a_refusal_says_who_may(directive, world):
    user = world.user(Role.MEMBER, world.bloc)

    for check, held in (
        (rules.check_can_upload, directive.unit),
        (rules.check_can_review, directive),
        (rules.check_can_register, directive),
        (rules.check_can_replace, directive),
        (rules.check_can_delete, directive),
    ):
        with pytest.raises(Refused, match=str(world.bloc)):
            check(user, held)


@pytest.mark.parametrize(("place", "registers"), [("province", ["province"]), ("bloc", ["bloc"])])
def test_documents_are_put_into_the_topmost_register_within_reach(world, place, registers):
    user = world.user(Role.CLERK, getattr(world, place))

    assert list(units_with_register(user)) == [getattr(world, name) for name in registers]


def test_who_may_not_upload_has_no_register(world):
    assert not units_with_register(world.user(Role.LEADER, world.bloc)).exists()


def test_a_document_is_found_by_its_words(directive):
    key = directive.text.text_key

    assert find_duplicate(directive.unit, key) == directive
    assert find_duplicate(directive.unit, key, beside=directive) is None
