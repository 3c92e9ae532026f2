from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from roviec.access.enums import Role
from roviec.core.refusals import Refused
from roviec.directives import actions
from roviec.directives.actions import Confirmed, FindChanged, UnableToChangeFind
from roviec.directives.enums import FindKind, FindState
from roviec.directives.models import DirectiveLink, TaskFind

pytestmark = pytest.mark.rows("D-02")


@pytest.fixture
def task(directive):
    return directive.taskfinds.get(order=1)


def everything(directive) -> list[tuple[FindKind, int, int]]:
    found = [(FindKind.TARGET, f.pk, f.version) for f in directive.targetfinds.all()]
    found += [(FindKind.TASK, f.pk, f.version) for f in directive.taskfinds.all()]
    return found + [(FindKind.CITATION, f.pk, f.version) for f in directive.citationfinds.all()]


def test_all_that_was_seen_is_confirmed_at_once(directive, clerk, at):
    done = actions.confirm_finds(by=clerk, directive=directive, seen=everything(directive), at=at)

    assert done == Confirmed(9, [])
    directive.refresh_from_db()
    assert (directive.finds_confirmed, directive.finds_doubtful) == (9, 0)
    assert not directive.doubts.filter(answered_at=None).exists()


def test_what_somebody_changed_meanwhile_is_left_and_named(directive, task, clerk, at):
    seen = everything(directive)
    actions.reject_find(by=clerk, find=directive.targetfinds.get(order=3), version=1, reason="Trùng", at=at)
    TaskFind.objects.filter(pk=task.pk).update(version=5)

    done = actions.confirm_finds(by=clerk, directive=directive, seen=seen, at=at)

    assert (done.count, done.changed) == (7, [task])
    task.refresh_from_db()
    assert task.state == FindState.DOUBTFUL


def test_the_header_is_confirmed_as_it_stands(directive, clerk, at):
    saved = actions.confirm_header(by=clerk, directive=directive, version=0, at=at)

    assert (saved.header_state, saved.header_version, saved.finds_confirmed) == (FindState.CONFIRMED, 1, 1)
    with pytest.raises(FindChanged):
        actions.confirm_header(by=clerk, directive=directive, version=0, at=at)


def test_a_rejected_find_stays_with_its_reason_and_leaves_the_counts_and_the_chain(directive, clerk, at):
    citation = directive.citationfinds.get(order=1)

    saved = actions.reject_find(by=clerk, find=citation, version=1, reason=" Không phải viện dẫn ", at=at)

    assert (saved.state, saved.rejected_reason, saved.version) == (FindState.REJECTED, "Không phải viện dẫn", 2)
    directive.refresh_from_db()
    assert (directive.citations_total, directive.finds_total) == (1, 9)
    assert DirectiveLink.objects.filter(source=directive).count() == 1


def test_a_rejection_needs_a_reason_and_happens_once(task, clerk, at):
    with pytest.raises(ValidationError):
        actions.reject_find(by=clerk, find=task, version=1, reason=" ", at=at)
    actions.reject_find(by=clerk, find=task, version=1, reason="Trùng", at=at)

    with pytest.raises(UnableToChangeFind):
        actions.reject_find(by=clerk, find=task, version=2, reason="Trùng", at=at)


def test_undo_brings_back_the_question_and_restoring_the_find(directive, task, clerk, at):
    actions.confirm_finds(by=clerk, directive=directive, seen=[(FindKind.TASK, task.pk, 1)], at=at)

    reopened = actions.reopen_find(by=clerk, find=task, version=2, at=at)

    assert (reopened.state, reopened.version) == (FindState.DOUBTFUL, 3)
    assert task.doubts.get().answered_at is None
    actions.reject_find(by=clerk, find=task, version=3, reason="Trùng", at=at)
    restored = actions.reopen_find(by=clerk, find=task, version=4, at=at)
    assert (restored.state, restored.rejected_reason) == (FindState.DOUBTFUL, "")


def test_there_is_nothing_to_undo_for_what_was_only_read(directive, clerk, at):
    target = directive.targetfinds.first()

    with pytest.raises(UnableToChangeFind):
        actions.reopen_find(by=clerk, find=target, version=1, at=at)


@pytest.mark.parametrize("role", [Role.LEADER, Role.MEMBER, Role.INSPECTOR])
def test_who_may_not_review_decides_nothing(directive, task, world, role, at):
    user = world.user(role, world.bloc)

    for act in (
        lambda: actions.confirm_finds(by=user, directive=directive, seen=[], at=at),
        lambda: actions.confirm_header(by=user, directive=directive, version=0, at=at),
        lambda: actions.reject_find(by=user, find=task, version=1, reason="x", at=at),
        lambda: actions.reopen_find(by=user, find=task, version=1, at=at),
    ):
        with pytest.raises(Refused):
            act()
