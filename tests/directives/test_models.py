"""What the database itself refuses, whoever writes: each rule with a row that keeps it and rows that break it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from roviec.directives import actions
from roviec.directives.models import (
    CitationFind,
    Directive,
    DirectiveLink,
    Doubt,
    ReadingJob,
    ReviewVersion,
    SavedFilter,
    Section,
    SourceFile,
    TargetFind,
    TaskFind,
    TaskOwner,
)

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def refused(model, changes: dict, **where) -> bool:
    """Whether the database refuses the change of one row."""
    try:
        with transaction.atomic():
            assert model.objects.filter(**where).update(**changes) == 1
            transaction.set_rollback(True)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("changes", "breaks"),
    [
        ({"deleted_at": NOW}, True),
        ({"deleted_at": NOW, "deleted_reason": "Nhầm"}, True),
        ({"review_state": "registered"}, True),
        ({"registered_at": NOW}, True),
        ({"validity": "withdrawn"}, True),
        ({"validity": "withdrawn", "validity_at": NOW, "validity_reason": "Thu hồi"}, True),
        ({"validity_at": NOW}, True),
        ({"header_changed_at": NOW}, True),
        ({"finds_confirmed": 99}, True),
        ({"finds_confirmed": 10}, False),
        ({"code": "1-KH/ĐUK"}, False),
    ],
)
def test_a_document_is_complete_in_every_state(directive, changes, breaks):
    assert refused(Directive, changes) is breaks


def test_who_and_when_stand_together(directive, clerk):
    complete = {"deleted_at": NOW, "deleted_by": clerk, "deleted_reason": "Nhầm"}
    withdrawn = {"validity": "withdrawn", "validity_at": NOW, "validity_by": clerk, "validity_reason": "Thu hồi"}
    registered = {"review_state": "registered", "registered_at": NOW, "registered_by": clerk}

    assert [refused(Directive, changes) for changes in (complete, withdrawn, registered)] == [False] * 3
    assert refused(Directive, {**complete, "deleted_reason": ""})
    assert refused(Directive, {**withdrawn, "validity_reason": ""})
    assert refused(Directive, {"successor": directive})


def test_a_number_stands_once_in_a_register(directive, review, clerk, at):
    actions.register_directive(by=clerk, directive=directive, at=at)
    other = review("Văn bản khác về việc khác. " * 9)
    same = {
        "issuer_key": directive.issuer_key,
        "code_key": directive.code_key,
        "term": directive.term,
        "review_state": "registered",
        "registered_at": NOW,
        "registered_by": clerk,
    }

    assert refused(Directive, same, pk=other.pk)
    gone = {"deleted_at": NOW, "deleted_by": clerk, "deleted_reason": "Nhầm"}
    replaced = {"validity": "replaced", "validity_at": NOW, "validity_by": clerk, "validity_reason": "Rõ hơn"}
    for allowed in ({"term": "2025-2030"}, {"code_key": ""}, {"issuer_key": "khac"}, gone, replaced):
        assert not refused(Directive, same | allowed, pk=other.pk)


@pytest.mark.parametrize(
    ("changes", "breaks"),
    [
        ({"end": 0}, True),
        ({"state": "rejected"}, True),
        ({"state": "rejected", "rejected_reason": "Trùng"}, False),
        ({"rejected_reason": "Trùng"}, True),
        ({"changed_at": NOW}, True),
        ({"order": 2}, True),
        ({"order": 9}, False),
    ],
)
@pytest.mark.parametrize("model", [TargetFind, TaskFind, CitationFind])
def test_a_find_has_a_place_a_number_and_a_reason(directive, model, changes, breaks):
    assert refused(model, changes, order=1) is breaks


@pytest.mark.parametrize(
    ("model", "changes", "breaks"),
    [
        (TargetFind, {"high": 80}, True),
        (TargetFind, {"high": 95}, False),
        (TargetFind, {"low": None, "high": 95}, True),
        (TargetFind, {"op": "between"}, True),
        (TargetFind, {"op": "between", "high": 95}, False),
        (TargetFind, {"from_year": 2030, "to_year": 2025}, True),
        (TargetFind, {"from_year": 2025, "to_year": 2025}, False),
        (TaskFind, {"schedule_month": 13}, True),
        (TaskFind, {"schedule_month": 12}, False),
        (TaskFind, {"schedule_quarter": 5}, True),
        (TaskFind, {"schedule_quarter": 4}, False),
        (TaskFind, {"schedule_day": 32}, True),
        (TaskFind, {"schedule_day": 31}, False),
    ],
)
def test_figures_and_times_are_possible(directive, model, changes, breaks):
    assert refused(model, changes, order=1) is breaks


def test_a_target_is_not_its_own_base(directive):
    target = directive.targetfinds.get(order=1)

    assert refused(TargetFind, {"base": target}, pk=target.pk)


@pytest.mark.parametrize(
    ("changes", "breaks"),
    [
        ({"match": "unit"}, True),
        ({"match": "group"}, True),
        ({"match": "group", "group": "grassroots"}, True),
        ({"group": "grassroots"}, True),
        ({"match": "outside"}, False),
    ],
)
def test_a_match_names_what_it_matched(directive, changes, breaks):
    assert refused(TaskOwner, changes, task__order=3) is breaks


def test_a_matched_body_has_its_unit(directive, bloc):
    assert not refused(TaskOwner, {"match": "unit", "unit": bloc}, task__order=3)
    assert not refused(TaskOwner, {"match": "group", "unit": bloc, "group": "grassroots"}, task__order=3)
    assert refused(TaskOwner, {"match": "unknown", "unit": bloc}, task__order=3)


@pytest.mark.parametrize(
    ("model", "changes", "where", "breaks"),
    [
        (ReadingJob, {"done": 5, "total": 4}, {}, True),
        (ReadingJob, {"done": 4, "total": 4}, {}, False),
        (ReadingJob, {"finished_at": None}, {}, True),
        (ReadingJob, {"state": "running"}, {}, True),
        (ReadingJob, {"state": "running", "finished_at": None}, {}, False),
        (Doubt, {"answered_at": NOW}, {"task__order": 1}, True),
        (Section, {"end": 0}, {"order": 0}, True),
        (Section, {"order": 1}, {"order": 0}, True),
    ],
)
def test_jobs_doubts_and_sections_hold_together(directive, model, changes, where, breaks):
    assert refused(model, changes, **where) is breaks


def test_a_doubt_is_about_one_find(directive):
    target = directive.targetfinds.first()

    assert refused(Doubt, {"target": target}, task__order=1)
    assert not refused(Doubt, {"target": target, "task": None}, task__order=1)


def test_links_lead_elsewhere_and_stand_once(directive):
    first, second = DirectiveLink.objects.filter(source=directive).order_by("pk")

    assert refused(DirectiveLink, {"target": directive}, pk=first.pk)
    same = {"code_key": second.code_key, "dated": second.dated, "kind": second.kind}
    assert refused(DirectiveLink, same, pk=first.pk)
    assert refused(DirectiveLink, same | {"dated": None}, pk=first.pk) is False


def test_files_versions_and_filters_are_numbered_once(directive, clerk, at):
    registered = actions.register_directive(by=clerk, directive=directive, at=at)
    file = registered.files.get()
    SavedFilter.objects.create(user=clerk, name="Của tôi", query="q=1")

    with pytest.raises(IntegrityError), transaction.atomic():
        SourceFile.objects.create(directive=registered, order=0, name="x", size=1, sha256="", file=file.file.name)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewVersion.objects.create(directive=registered, number=1, taken_at=at, taken_by=clerk, data={})
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedFilter.objects.create(user=clerk, name="Của tôi", query="q=2")


def test_everything_says_what_it_is(directive, clerk, at):
    registered = actions.register_directive(by=clerk, directive=directive, at=at)
    task = directive.taskfinds.get(order=3)

    assert str(registered) == "12-KH/ĐUK"
    assert str(Directive(title="Về sinh hoạt", pk=5)) == "Về sinh hoạt"
    assert str(Directive(pk=5)) == "#5"
    assert str(registered.files.get()) == "ke-hoach.txt"
    assert str(task) == task.quote[:80]
    assert str(task.owners.get()) == "Ban Chỉ đạo Chuyển đổi số Khối"
    assert str(directive.sections.first()) == "CHỈ TIÊU"
    assert str(directive.doubts.filter(task=task).get()) == "Ban Chỉ đạo Chuyển đổi số Khối"
    assert str(registered.job) == f"{registered.pk}: done"
    assert str(registered.text) == str(registered.pk)
    assert str(registered.versions.get()) == f"{registered.pk} v1"
    assert str(registered.links.get(code="21-NQ/TU")) == f"{registered.pk} implements 21-NQ/TU"
    assert str(SavedFilter(name="Của tôi")) == "Của tôi"


def test_every_change_of_a_find_stays_in_the_history(directive, clerk, at):
    target = directive.targetfinds.get(order=1)
    actions.reject_find(by=clerk, find=target, version=1, reason="Trùng", at=at)
    actions.reopen_find(by=clerk, find=target, version=2, at=at)

    history = TargetFind.pgh_event_models["insert"].objects.filter(pgh_obj_id=target.pk).order_by("pgh_id")

    assert [(event.state, event.version) for event in history] == [("read", 1), ("rejected", 2), ("read", 3)]
