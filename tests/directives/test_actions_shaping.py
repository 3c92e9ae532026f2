from __future__ import annotations

from datetime import date

import pytest

from roviec.directives import actions
from roviec.directives.actions import UnableToChangeFind
from roviec.directives.enums import FindKind, FindState, MatchState, Origin, OwnerRole
from roviec.directives.models import DirectiveLink, TaskOwner
from tests.directives.specimen import TEXT

pytestmark = pytest.mark.rows("D-02")


def place(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


@pytest.fixture
def task(directive):
    return directive.taskfinds.get(order=1)


def test_words_become_a_task_with_what_the_reader_sees_in_them(directive, clerk, at, world):
    words = "báo cáo kết quả trước ngày 30/6/2024"

    added = actions.add_find(by=clerk, directive=directive, kind=FindKind.TASK, **place(f" {words}."), at=at)

    added.refresh_from_db()
    assert (added.quote, added.order, added.origin, added.state, added.path) == (
        f"{words}.",
        5,
        Origin.PERSON,
        FindState.READ,
        "II",
    )
    directive.refresh_from_db()
    assert (directive.tasks_total, directive.finds_total) == (5, 11)


def test_an_added_task_keeps_owner_and_time_at_their_places_in_the_text(directive, clerk, at, world):
    words = TEXT[TEXT.index("3. Ban Chỉ đạo") : TEXT.index("4. Ban Chỉ đạo")].strip()

    added = actions.add_find(by=clerk, directive=directive, kind=FindKind.TASK, **place(words), at=at)

    owner = added.owners.get(role=OwnerRole.LEAD)
    assert TEXT[owner.start : owner.end] == owner.text == "Ban Chỉ đạo Chuyển đổi số Khối"
    assert owner.match == MatchState.UNKNOWN
    assert TEXT[added.schedule_start : added.schedule_end] == "trong tháng 5/2024"


def test_words_become_a_target_or_a_citation(directive, clerk, at):
    figure = "Năm 2024 xây dựng mới từ 05 mô hình sinh hoạt chi bộ trở lên."

    target = actions.add_find(by=clerk, directive=directive, kind=FindKind.TARGET, **place(figure), at=at)
    bare = actions.add_find(by=clerk, directive=directive, kind=FindKind.TARGET, **place("chi bộ bốn tốt"), at=at)
    cited = actions.add_find(
        by=clerk, directive=directive, kind=FindKind.CITATION, **place("Quy định số 05-QĐ/ĐUK"), at=at
    )
    named = actions.add_find(by=clerk, directive=directive, kind=FindKind.CITATION, **place("bí thư chi bộ"), at=at)

    assert (target.low, target.measure) == (5, "mô hình")
    assert TEXT[target.figure_start : target.figure_end] == "từ 05"
    assert (bare.predicate, bare.low, bare.path) == ("chi bộ bốn tốt", None, "")
    assert (cited.code, cited.spans) == ("05-QĐ/ĐUK", [[cited.start, cited.end]])
    assert named.code == "bí thư chi bộ"
    both = "Nghị quyết số 21-NQ/TU, ngày 10/01/2024 của Tỉnh ủy Sông Lam"
    dated = actions.add_find(by=clerk, directive=directive, kind=FindKind.CITATION, **place(both), at=at)
    assert (dated.code, dated.dated) == ("21-NQ/TU", date(2024, 1, 10))
    assert DirectiveLink.objects.filter(source=directive).count() == 3


@pytest.mark.parametrize(("start", "end"), [(13, 13), (99_999, 100_000), (20, 10)])
def test_a_place_without_words_is_refused(directive, clerk, at, start, end):
    with pytest.raises(UnableToChangeFind):
        actions.add_find(by=clerk, directive=directive, kind=FindKind.TASK, start=start, end=end, at=at)


def test_a_task_is_cut_in_two_and_both_are_to_be_confirmed(directive, task, clerk, at):
    cut = TEXT.index("báo cáo kết quả")

    first, second = actions.split_find(by=clerk, find=task, version=1, cut=cut, at=at)

    assert first.quote.endswith("30/4/2024;")
    assert (second.start, second.quote) == (cut, "báo cáo kết quả trước ngày 30/6/2024.")
    assert (first.schedule_month, first.version, second.order, second.path) == (4, 2, 5, task.path)
    assert first.quote == TEXT[first.start : first.end]
    texts = {owner.text for owner in second.owners.all()}
    assert texts == {"Ban Tổ chức Đảng ủy Khối", "Ban Tuyên giáo Đảng ủy Khối"}
    directive.refresh_from_db()
    assert directive.tasks_total == 5


def test_a_target_is_cut_in_two(directive, clerk, at):
    target = directive.targetfinds.get(order=3)

    first, second = actions.split_find(by=clerk, find=target, version=1, cut=target.start + 9, at=at)

    assert (first.end, second.end) == (target.start + 8, target.end)
    assert TaskOwner.objects.filter(task__directive=directive).count() == 5


def test_only_inside_and_not_citations_are_cut(directive, task, clerk, at):
    citation = directive.citationfinds.first()

    for find, cut in ((task, task.start), (task, task.end), (citation, citation.start + 2)):
        with pytest.raises(UnableToChangeFind):
            actions.split_find(by=clerk, find=find, version=1, cut=cut, at=at)


def test_two_tasks_become_one_and_the_other_says_where_it_went(directive, clerk, at):
    second, third = directive.taskfinds.get(order=2), directive.taskfinds.get(order=3)

    merged = actions.merge_finds(by=clerk, find=third, version=1, other=second, other_version=1, at=at)

    assert merged.pk == second.pk
    assert (merged.start, merged.end) == (second.start, third.end)
    assert merged.quote == TEXT[second.start : third.end]
    assert merged.words == f"{second.words} {third.words}"
    assert (merged.schedule_kind, merged.schedule_month) == ("within", 5)
    assert merged.product == third.product
    owners = [(owner.role, owner.text) for owner in merged.owners.order_by("-role")]
    assert owners == [
        (OwnerRole.LEAD, "Các cấp ủy cơ sở"),
        (OwnerRole.COORDINATOR, "Ban Chỉ đạo Chuyển đổi số Khối"),
    ]
    again = actions.merge_finds(
        by=clerk, find=merged, version=2, other=directive.taskfinds.get(order=4), other_version=1, at=at
    )
    assert again.product == third.product
    third.refresh_from_db()
    assert (third.state, third.rejected_reason) == (FindState.REJECTED, "Gộp vào NV 2")


def test_merging_keeps_what_the_first_has(directive, clerk, at):
    first, fourth = directive.taskfinds.get(order=1), directive.taskfinds.get(order=4)
    first.owners.all().delete()

    merged = actions.merge_finds(by=clerk, find=first, version=1, other=fourth, other_version=1, at=at)

    assert (merged.schedule_month, merged.product) == (4, first.product)
    assert merged.owners.get().role == OwnerRole.LEAD


def test_a_body_that_both_name_stands_once_in_the_merged_task(directive, clerk, at):
    third, fourth = directive.taskfinds.get(order=3), directive.taskfinds.get(order=4)

    merged = actions.merge_finds(by=clerk, find=third, version=1, other=fourth, other_version=1, at=at)

    assert [owner.text for owner in merged.owners.all()] == ["Ban Chỉ đạo Chuyển đổi số Khối"]


def test_targets_and_citations_are_merged_too(directive, clerk, at):
    first, second, _third = directive.targetfinds.all()
    one, two = directive.citationfinds.all()
    bare = actions.add_find(by=clerk, directive=directive, kind=FindKind.TARGET, **place("CHỈ TIÊU"), at=at)

    target = actions.merge_finds(by=clerk, find=first, version=1, other=second, other_version=1, at=at)
    filled = actions.merge_finds(by=clerk, find=bare, version=1, other=target, other_version=2, at=at)
    citation = actions.merge_finds(by=clerk, find=one, version=1, other=two, other_version=1, at=at)

    assert (target.low, filled.low) == (90, 90)
    assert citation.spans == [[one.start, one.end], [two.start, two.end]]


def test_a_find_is_merged_with_another_of_its_kind_only(directive, task, clerk, at):
    target = directive.targetfinds.first()

    for other in (task, target):
        with pytest.raises(UnableToChangeFind):
            actions.merge_finds(by=clerk, find=task, version=1, other=other, other_version=1, at=at)
