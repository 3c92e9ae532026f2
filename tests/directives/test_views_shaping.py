from __future__ import annotations

import re

import pytest
from django.urls import reverse

from roviec.directives import actions
from roviec.directives.enums import FindKind, FindState, ReviewState, Validity
from roviec.directives.models import Directive, TaskFind
from tests.directives.specimen import TEXT

pytestmark = pytest.mark.rows("D-02")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def page(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def task(directive):
    return directive.taskfinds.get(order=1)


def address(task, act: str) -> str:
    return reverse(f"directives:find-{act}", args=[task.directive_id, "task", task.pk])


@pytest.mark.parametrize("act", ["reject", "split", "merge"])
def test_each_act_asks_in_a_dialog_or_on_a_page_of_its_own(page, task, act):
    dialog = page.get(address(task, act), headers=HTMX).content.decode()
    whole = page.get(address(task, act)).content.decode()

    assert dialog.lstrip().startswith("<dialog data-open")
    assert "<html" in whole
    for said in (dialog, whole):
        assert "NV 1" in said
        assert 'name="version" value="1"' in said


def test_an_item_is_rejected_with_its_reason(page, task):
    missing = page.post(address(task, "reject"), {"version": 1, "reason": " "})
    done = page.post(address(task, "reject"), {"version": 1, "reason": "Nêu lại mục khác"}, follow=True)

    assert missing.status_code == 422
    assert "Đã bỏ NV 1" in done.content.decode()
    task.refresh_from_db()
    assert (task.state, task.rejected_reason) == (FindState.REJECTED, "Nêu lại mục khác")
    dropped = page.get(reverse("directives:review", args=[task.directive_id], query={"nhom": "da-bo"})).content.decode()
    assert "Nêu lại mục khác" in dropped
    assert "Khôi phục" in dropped


def test_rejecting_what_somebody_changed_is_a_conflict(page, task):
    assert page.post(address(task, "reject"), {"version": 7, "reason": "x"}).status_code == 409


def test_an_item_is_split_where_a_person_says(page, task):
    choices = re.findall(r'name="cut" value="(\d+)"', page.get(address(task, "split")).content.decode())
    cut = TEXT.index("báo cáo kết quả")
    assert str(cut) in choices

    response = page.post(address(task, "split"), {"version": 1, "cut": cut})

    assert response.url == reverse("directives:review", args=[task.directive_id], query={"muc": f"task-{task.pk}"})
    assert TaskFind.objects.filter(directive=task.directive, order=5, start=cut).exists()


def test_two_neighbours_are_merged(page, directive):
    second, third = directive.taskfinds.get(order=2), directive.taskfinds.get(order=3)

    response = page.post(address(third, "merge"), {"version": 1, "other": f"{second.pk}@{second.version}"})

    assert response.url == reverse("directives:review", args=[directive.pk], query={"muc": f"task-{second.pk}"})
    third.refresh_from_db()
    assert third.state == FindState.REJECTED


def test_a_neighbour_that_somebody_changed_meanwhile_is_not_merged_unseen(page, directive):
    second, third = directive.taskfinds.get(order=2), directive.taskfinds.get(order=3)
    seen = f"{second.pk}@{second.version}"
    assert seen in page.get(address(third, "merge")).content.decode()
    TaskFind.objects.filter(pk=second.pk).update(version=second.version + 1)  # somebody else has saved

    response = page.post(address(third, "merge"), {"version": 1, "other": seen})

    assert response.status_code == 422
    assert "Người khác vừa sửa mục này" in response.content.decode()
    states = TaskFind.objects.filter(pk__in=[second.pk, third.pk]).values_list("state", flat=True)
    assert FindState.REJECTED not in states


def test_what_cannot_be_split_or_merged_says_so_and_offers_no_button(page, task):
    TaskFind.objects.filter(pk=task.pk).update(quote="Văn phòng báo cáo")
    TaskFind.objects.filter(directive=task.directive).exclude(pk=task.pk).delete()

    split = page.get(address(task, "split"), headers=HTMX).content.decode()
    merge = page.get(address(task, "merge"), headers=HTMX).content.decode()

    assert "Câu này không có chỗ để tách." in split
    assert "Không có mục nào cạnh mục này để gộp." in merge
    assert [said.count('class="btn dark"') for said in (split, merge)] == [0, 0]


def test_marked_words_become_an_item(page, directive):
    url = reverse("directives:find-add", args=[directive.pk])
    start = TEXT.index("xây dựng chi bộ bốn tốt")

    response = page.post(url, {"kind": "task", "start": start, "end": start + 23}, follow=True)

    added = directive.taskfinds.get(order=5)
    assert added.quote == "xây dựng chi bộ bốn tốt"
    assert f'id="f-task-{added.pk}"' in response.content.decode()
    assert page.post(url, {"kind": "task", "start": "", "end": ""}).status_code == 400


def test_all_that_is_sure_is_confirmed_with_one_button(page, directive):
    listed = page.get(reverse("directives:review", args=[directive.pk], query={"nhom": "doc-chac"})).content.decode()
    seen = re.findall(r'name="seen" value="([^"]+)"', listed)
    assert len(seen) == 6
    changed = directive.taskfinds.get(order=2)
    TaskFind.objects.filter(pk=changed.pk).update(version=4)

    response = page.post(
        reverse("directives:find-confirm-all", args=[directive.pk]), {"seen": [*seen, "x-1@1", "task-1@x"]}, follow=True
    )

    directive.refresh_from_db()
    assert directive.finds_confirmed == 5
    assert "Đã xác nhận 5 mục." in response.content.decode()
    assert "Người khác vừa sửa NV 2" in response.content.decode()


def test_registering_asks_once_and_says_what_stays_open(page, directive):
    url = reverse("directives:register", args=[directive.pk])

    asked = page.get(url, headers=HTMX).content.decode()
    response = page.post(url)

    assert "Còn <b>10</b> mục chưa xác nhận, trong đó 3 nghi vấn." in asked
    assert response.url == reverse("directives:detail", args=[directive.pk])
    directive.refresh_from_db()
    assert directive.review_state == ReviewState.REGISTERED


def test_a_registered_document_keeps_another_version(page, directive, clerk, at):
    actions.register_directive(by=clerk, directive=directive, at=at)

    page.post(reverse("directives:register", args=[directive.pk]))

    assert directive.versions.count() == 2


def test_a_header_with_gaps_is_not_registered(page, receive, clerk, at):
    blank = actions.read_directive(by=clerk, directive=receive("Danh sách mua sắm: giấy, bút.\n"), at=at)

    response = page.post(reverse("directives:register", args=[blank.pk]))

    assert response.status_code == 422
    assert "Ghi cơ quan ban hành." in response.content.decode()


def test_a_taken_number_offers_to_replace_the_old_copy(page, directive, receive, clerk, at):
    actions.register_directive(by=clerk, directive=directive, at=at)
    second = actions.read_directive(by=clerk, directive=receive(f"{TEXT}\nPhụ lục.\n"), at=at)
    url = reverse("directives:register", args=[second.pk])

    asked = page.get(url).content.decode()
    without = page.post(url, {"reason": ""})
    done = page.post(url, {"reason": "Bản quét rõ hơn"})

    assert "Sổ đã có 12-KH/ĐUK" in asked
    assert without.status_code == 422
    assert done.status_code == 302
    directive.refresh_from_db()
    assert (directive.validity, directive.successor_id) == (Validity.REPLACED, second.pk)


def test_a_number_taken_in_the_meantime_is_said(page, directive, receive, clerk, at, monkeypatch):
    second = actions.read_directive(by=clerk, directive=receive(f"{TEXT}\nPhụ lục.\n"), at=at)
    actions.register_directive(by=clerk, directive=directive, at=at)
    monkeypatch.setattr("roviec.directives.views.shaping.find_same_code", lambda _directive: None)  # as a moment ago

    response = page.post(reverse("directives:register", args=[second.pk]))

    assert response.status_code == 422
    assert "Thay bản cũ và vào sổ" in response.content.decode()


def test_confirmed_items_count_whatever_their_kind(page, directive, clerk, at):
    seen = [(FindKind.CITATION, find.pk, 1) for find in directive.citationfinds.all()]
    actions.confirm_finds(by=clerk, directive=directive, seen=seen, at=at)

    said = page.get(reverse("directives:review", args=[directive.pk], query={"nhom": "da-xac-nhan"})).content.decode()

    assert "<b>2/10</b>" in said
    assert said.count("Hoàn tác") == 2
    assert Directive.objects.get().finds_confirmed == 2
