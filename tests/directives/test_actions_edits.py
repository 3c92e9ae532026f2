from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from roviec.access.enums import Role
from roviec.access.models import Event
from roviec.core.refusals import Conflict, Refused
from roviec.directives import actions, queries
from roviec.directives.actions import CodeTaken, FindChanged, OwnerChanges, UnableToChangeFind, UnableToReview
from roviec.directives.enums import FindState, LinkKind, OwnerRole
from roviec.directives.models import Directive, DirectiveLink, DirectiveText
from roviec.directives.policies.values import CitationValues, ScheduleValues, TaskValues
from roviec.directives.queries import review as read

pytestmark = pytest.mark.rows("D-02")

SCHEDULE = ScheduleValues(kind="by", year=2024, month=6, day=30)
VALUES = TaskValues(words="Xây dựng hướng dẫn", product="Hướng dẫn", schedule=SCHEDULE)


@pytest.fixture
def task(directive):
    return directive.taskfinds.get(order=1)


@pytest.fixture
def edit_task(clerk, at):
    def edit(task, *, version=1, new=VALUES, owners=OwnerChanges(), confirm=False, by=None, at=at):  # noqa: B008 - frozen
        return actions.edit_task(
            by=by or clerk, task=task, version=version, new=new, owners=owners, confirm=confirm, at=at
        )

    return edit


def test_an_edit_is_written_with_who_when_and_the_next_version(edit_task, task, clerk, at):
    saved = edit_task(task)

    saved.refresh_from_db()
    assert (saved.words, saved.product, saved.schedule_day, saved.schedule_month) == (
        "Xây dựng hướng dẫn",
        "Hướng dẫn",
        30,
        6,
    )
    assert (saved.version, saved.changed_by, saved.changed_at, saved.state) == (2, clerk, at, FindState.DOUBTFUL)
    assert Event.objects.filter(verb="directives.find.edit", target_id=str(task.pk)).count() == 1


def test_confirming_with_an_edit_answers_the_questions(edit_task, task, directive, at):
    saved = edit_task(task, confirm=True)

    assert saved.state == FindState.CONFIRMED
    assert [doubt.answered_at for doubt in task.doubts.all()] == [at]
    directive.refresh_from_db()
    assert (directive.finds_confirmed, directive.finds_doubtful, directive.review_version) == (1, 2, 2)


def test_what_is_confirmed_stays_so_when_it_is_edited(edit_task, task):
    edit_task(task, confirm=True)

    assert edit_task(task, version=2).state == FindState.CONFIRMED


def test_a_target_may_stand_on_nothing(directive, clerk, at):
    second = directive.targetfinds.get(order=2)
    new = replace(read.target_values(second), base_id=None)

    saved = actions.edit_target(by=clerk, target=second, version=1, new=new, confirm=False, at=at)

    assert saved.base_id is None


def test_two_people_at_once_get_a_conflict_that_carries_what_was_written(edit_task, task, world, clerk, at):
    second = world.user(Role.CLERK, world.province)
    edit_task(task)

    with pytest.raises(FindChanged) as conflict:
        edit_task(task, new=replace(VALUES, words="Bản của người thứ hai"), by=second, at=at + timedelta(minutes=1))

    assert isinstance(conflict.value, Conflict)
    assert (conflict.value.current.words, conflict.value.changed_by, conflict.value.changed_at) == (
        "Xây dựng hướng dẫn",
        clerk,
        at,
    )
    assert str(clerk) in str(conflict.value)
    assert "09:00" in str(conflict.value)
    task.refresh_from_db()
    assert (task.words, task.version) == ("Xây dựng hướng dẫn", 2)


def test_a_conflict_over_what_no_person_has_changed_names_somebody_else(directive):
    assert str(FindChanged(directive, None, None)).startswith("Người khác")


def test_who_may_not_review_changes_nothing(edit_task, task, world):
    with pytest.raises(Refused):
        edit_task(task, by=world.user(Role.LEADER, world.bloc))

    task.refresh_from_db()
    assert task.version == 1


def test_an_impossible_date_is_refused_with_its_field(edit_task, task):
    impossible = replace(VALUES, schedule=ScheduleValues(kind="by", year=2024, month=11, day=31))

    with pytest.raises(ValidationError) as wrong:
        edit_task(task, new=impossible)

    assert set(wrong.value.message_dict) == {"day"}


def test_a_document_that_is_not_read_or_is_taken_out_is_not_reviewed(edit_task, task, directive, receive, clerk, at):
    directive.deleted_at, directive.deleted_by, directive.deleted_reason = at, clerk, "Nạp nhầm"
    directive.save()

    with pytest.raises(UnableToReview):
        edit_task(task)
    with pytest.raises(UnableToReview):
        actions.confirm_finds(by=clerk, directive=receive("Văn bản khác. " * 9), seen=[], at=at)


def test_what_is_rejected_is_restored_before_it_is_edited(edit_task, task, clerk, at):
    actions.reject_find(by=clerk, find=task, version=1, reason="Trùng", at=at)

    with pytest.raises(UnableToChangeFind):
        edit_task(task, version=2)


def test_owners_are_added_matched_and_taken_away(edit_task, task, world):
    coordinator = task.owners.get(role=OwnerRole.COORDINATOR)
    added = (
        (OwnerRole.COORDINATOR, " Văn phòng  Đảng ủy Khối "),
        (OwnerRole.COORDINATOR, "Văn phòng Đảng ủy Khối"),
        (OwnerRole.LEAD, "Đội Xung kích Sông Lam"),
    )

    edit_task(task, owners=OwnerChanges(removed=frozenset({coordinator.pk}), added=added))

    assert [(o.role, o.text, o.unit) for o in task.owners.order_by("role", "order")] == [
        (OwnerRole.COORDINATOR, "Văn phòng Đảng ủy Khối", world.office),
        (OwnerRole.LEAD, "Ban Tổ chức Đảng ủy Khối", world.organisation_board),
        (OwnerRole.LEAD, "Đội Xung kích Sông Lam", None),
    ]
    assert task.doubts.filter(code="owner.unknown", answered_at=None).get().message == "Đội Xung kích Sông Lam"


def test_taking_a_body_away_settles_the_question_about_it(edit_task, directive):
    task = directive.taskfinds.get(order=3)
    owner = task.owners.get()

    saved = edit_task(task, owners=OwnerChanges(removed=frozenset({owner.pk})))

    assert saved.state == FindState.READ
    assert not task.doubts.filter(answered_at=None).exists()


def test_an_owner_without_words_is_refused(edit_task, task):
    with pytest.raises(ValidationError):
        edit_task(task, owners=OwnerChanges(added=((OwnerRole.LEAD, "  "),)))


def test_a_target_is_edited_and_its_base_is_another_target_before_it(directive, clerk, at):
    first, second, third = directive.targetfinds.all()
    new = replace(read.target_values(third), low=Decimal("7.5"), base_id=second.pk)

    saved = actions.edit_target(by=clerk, target=third, version=1, new=new, confirm=True, at=at)

    assert (saved.low, saved.base_id, saved.state) == (Decimal("7.5"), second.pk, FindState.CONFIRMED)
    for base in (first.pk, 999_999, third.pk):
        with pytest.raises(ValidationError):
            actions.edit_target(
                by=clerk,
                target=first,
                version=1,
                new=replace(read.target_values(first), base_id=base if base != third.pk else third.pk),
                confirm=False,
                at=at,
            )


def test_a_citation_is_edited_and_the_chain_follows(directive, clerk, at):
    citation = directive.citationfinds.get(order=2)
    new = CitationValues(code="Số 06 - QĐ/ĐUK", kind_name=" Quy định ", dated=date(2023, 3, 3), implements=True)

    saved = actions.edit_citation(by=clerk, citation=citation, version=1, new=new, confirm=False, at=at)

    assert (saved.code, saved.code_key, saved.kind_name) == ("06-QĐ/ĐUK", "6qdduk", "Quy định")
    links = DirectiveLink.objects.filter(source=directive).order_by("code")
    assert [(link.code, link.kind) for link in links] == [
        ("06-QĐ/ĐUK", LinkKind.IMPLEMENTS),
        ("21-NQ/TU", LinkKind.IMPLEMENTS),
    ]


def header(directive, **changes):
    return replace(queries.header_values(directive), **changes)


def test_the_header_is_edited_and_search_finds_the_new_words(directive, clerk, at):
    new = header(directive, code="13 - KH/ĐUK", title=" Về sinh hoạt chi bộ ", issuer_unit_id=None, kind="")

    saved = actions.edit_header(by=clerk, directive=directive, version=0, new=new, confirm=True, at=at)

    assert (saved.code, saved.number, saved.kind, saved.title) == ("13-KH/ĐUK", 13, "KH", "Về sinh hoạt chi bộ")
    assert (saved.issuer_key, saved.header_state, saved.header_version) == (
        "dang uy khoi cac co quan va doanh nghiep",
        FindState.CONFIRMED,
        1,
    )
    words = DirectiveText.objects.get(directive=directive).head_key.split()
    assert {"13", "13khduk", "sinh", "hoat"} <= set(words)
    assert (saved.header_changed_by, saved.header_changed_at, saved.finds_confirmed) == (clerk, at, 1)


def test_who_cites_a_document_follows_its_number_when_that_is_corrected(directive, review, clerk, at):
    actions.register_directive(by=clerk, directive=directive, at=at)
    cited = Directive.objects.get(pk=review("Nghị quyết của tỉnh về xây dựng chi bộ. " * 9).pk)
    right = header(
        cited, issuer="Tỉnh ủy", title="Bốn tốt", code="21-NQ/TU", signed_on=date(2024, 1, 10), term="2020-2025"
    )
    wrong = replace(right, code="12-NQ/TU")
    link = DirectiveLink.objects.filter(source=directive, code_key="21nqtu")
    actions.edit_header(by=clerk, directive=cited, version=0, new=wrong, confirm=False, at=at)
    actions.register_directive(by=clerk, directive=cited, at=at)
    assert link.get().target is None

    actions.edit_header(by=clerk, directive=cited, version=2, new=right, confirm=False, at=at)
    assert link.get().target == cited
    actions.edit_header(by=clerk, directive=cited, version=3, new=wrong, confirm=False, at=at)

    assert link.get().target is None


def test_a_header_edited_by_two_is_a_conflict(directive, clerk, at):
    actions.edit_header(by=clerk, directive=directive, version=0, new=header(directive), confirm=False, at=at)

    with pytest.raises(FindChanged) as conflict:
        actions.edit_header(by=clerk, directive=directive, version=0, new=header(directive), confirm=False, at=at)

    assert conflict.value.current.header_version == 1


def test_a_registered_document_does_not_take_the_number_of_another(directive, review, clerk, at):
    actions.register_directive(by=clerk, directive=directive, at=at)
    other = Directive.objects.get(pk=review("Văn bản khác hẳn về việc mua sắm. " * 9).pk)
    new = header(
        other, issuer="X", title="Y", code="14-KH/ĐUK", term="2020-2025", issuer_unit_id=directive.issuer_unit_id
    )
    actions.edit_header(by=clerk, directive=other, version=0, new=new, confirm=False, at=at)
    actions.register_directive(by=clerk, directive=other, at=at)

    with pytest.raises(CodeTaken) as taken:
        actions.edit_header(
            by=clerk, directive=other, version=2, new=replace(new, code="12-KH/ĐUK"), confirm=False, at=at
        )

    assert taken.value.existing == directive
    assert "15/03/2024" in str(taken.value)
