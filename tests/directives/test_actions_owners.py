from __future__ import annotations

import pytest

from roviec.access.enums import Role
from roviec.core.refusals import Refused
from roviec.directives import actions
from roviec.directives.actions import OwnerAnswer, OwnerChanges
from roviec.directives.enums import FindState, MatchState
from roviec.directives.models import TaskOwner
from roviec.directives.policies.values import ScheduleValues, TaskValues
from roviec.organisations.models import UnitAlias
from tests.directives.specimen import TEXT

pytestmark = pytest.mark.rows("D-10")
WORDS = "Ban Chỉ đạo Chuyển đổi số Khối"


@pytest.fixture
def asked(directive):
    return TaskOwner.objects.get(task__directive=directive, task__order=3)


def matches(directive) -> list[tuple]:
    owners = TaskOwner.objects.filter(task__directive=directive, text=WORDS).order_by("task__order")
    return [(owner.match, owner.unit, owner.group) for owner in owners]


def test_an_answer_settles_all_tasks_with_the_same_words_and_is_remembered(directive, asked, clerk, at, world, review):
    settled = actions.match_owner(by=clerk, owner=asked, answer=OwnerAnswer(unit=world.office), at=at)

    assert settled == 2
    assert matches(directive) == [(MatchState.UNIT, world.office, "")] * 2
    assert [task.state for task in directive.taskfinds.filter(order__gte=3)] == [FindState.READ] * 2
    directive.refresh_from_db()
    assert directive.finds_doubtful == 1
    alias = UnitAlias.objects.get()
    assert (alias.unit, alias.text, alias.scope) == (world.office, WORDS, world.bloc)

    next_one = review(TEXT.replace("12-KH", "15-KH").replace("năm 2024", "năm 2025"))

    assert matches(next_one) == [(MatchState.UNIT, world.office, "")] * 2
    assert not next_one.doubts.filter(code__startswith="owner.").exists()


def test_a_group_is_counted_below_the_issuer(directive, asked, clerk, at, world):
    answer = OwnerAnswer(unit=world.bloc, group="advisory_boards")

    actions.match_owner(by=clerk, owner=asked, answer=answer, at=at)

    assert matches(directive) == [(MatchState.GROUP, world.bloc, "advisory_boards")] * 2
    assert UnitAlias.objects.get().group == "advisory_boards"


def test_a_body_outside_the_directory_is_no_alias(directive, asked, clerk, at):
    actions.match_owner(by=clerk, owner=asked, answer=OwnerAnswer(), at=at)

    assert matches(directive) == [(MatchState.OUTSIDE, None, "")] * 2
    assert UnitAlias.objects.count() == 0


def test_an_answer_may_hold_for_this_document_only(asked, clerk, at, world):
    actions.match_owner(by=clerk, owner=asked, answer=OwnerAnswer(unit=world.office), remember=False, at=at)

    assert UnitAlias.objects.count() == 0


def test_a_task_with_another_question_stays_in_doubt(directive, asked, clerk, at, world):
    directive.doubts.create(task=asked.task, code="task.breaks-off", message="…")

    actions.match_owner(by=clerk, owner=asked, answer=OwnerAnswer(unit=world.office), at=at)

    asked.task.refresh_from_db()
    assert asked.task.state == FindState.DOUBTFUL


def test_the_answer_can_come_with_the_edit_of_the_task(directive, asked, clerk, at, world):
    new = TaskValues(words="Lập danh mục", product="", schedule=ScheduleValues(kind="none"))
    gone = (999_999, OwnerAnswer())
    changes = OwnerChanges(answers=((asked.pk, OwnerAnswer(unit=world.office)), gone))

    saved = actions.edit_task(by=clerk, task=asked.task, version=1, new=new, owners=changes, confirm=False, at=at)

    assert saved.state == FindState.READ
    assert matches(directive) == [(MatchState.UNIT, world.office, "")] * 2


def test_a_common_noun_that_only_helps_is_not_asked(review):
    text = TEXT.replace("phối hợp với Ban Tuyên giáo Đảng ủy Khối", "phối hợp với các cơ quan báo chí có liên quan")

    directive = review(text)

    task = directive.taskfinds.get(order=1)
    assert task.owners.filter(role="coordinator").exists()
    assert set(task.doubts.values_list("code", flat=True)) == {"task.schedule-ambiguous"}


def test_who_may_not_review_answers_nothing(asked, world, at):
    with pytest.raises(Refused):
        actions.match_owner(by=world.user(Role.LEADER, world.bloc), owner=asked, answer=OwnerAnswer(), at=at)
