from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from roviec.access.enums import Role
from roviec.directives import actions
from roviec.directives.enums import LinkKind, MatchState, OwnerRole, ReviewState, Validity
from roviec.directives.models import Directive, Section, SourceFile, TaskOwner
from tests.factories.directives import (
    DirectiveFactory,
    DirectiveLinkFactory,
    DirectiveTextFactory,
    TargetFindFactory,
    TaskFindFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.rows("D-01", "D-02", "D-03")]

BODY = "I. MỤC TIÊU\nHằng năm có trên 90% chi bộ hoàn thành tốt nhiệm vụ.\nII. NHIỆM VỤ\nVăn phòng xây dựng kế hoạch."


@pytest.fixture
def document(bloc, clerk):
    def make(body=BODY, **values):
        directive = DirectiveFactory(unit=bloc, received_by=clerk, **values)
        DirectiveTextFactory(directive=directive, body=body)
        return directive

    return make


@pytest.fixture
def page(client, clerk):
    client.force_login(clerk)

    def get(directive, **query):
        return client.get(reverse("directives:detail", args=[directive.pk]), query)

    return get


def test_the_facts_of_a_document(document, page):
    directive = document(
        number=42,
        title="Về sinh hoạt chi bộ",
        signer="Đỗ Quang Thuận",
        signer_position="PHÓ BÍ THƯ",
        recipients=["Tỉnh ủy", "Lưu"],
    )

    shown = page(directive).content.decode()

    for words in (
        "Kế hoạch số 42-KH/ĐUK, ngày 05/03/2024",
        "Về sinh hoạt chi bộ",
        "Đỗ Quang Thuận, phó bí thư",
        "2 nơi",
        "Còn hiệu lực",
    ):
        assert words in shown


def test_the_text_has_its_outline_and_marks(document, page):
    directive = document()
    Section.objects.create(
        directive=directive,
        order=0,
        path="I",
        label="I",
        heading="MỤC TIÊU",
        level=1,
        start=0,
        end=11,
        body_start=12,
        body_end=70,
    )
    start = BODY.index("Hằng năm")
    TargetFindFactory(directive=directive, start=start, end=BODY.index("vụ.") + 2, quote="x", order=1)

    response = page(directive)

    shown = response.content.decode()
    assert '<a href="#s0">I. Mục tiêu</a>' in shown
    assert 'class="hit target"' in shown
    assert [p.start for p in response.context["text"].paragraphs] == [
        0,
        start,
        BODY.index("II."),
        BODY.index("Văn phòng"),
    ]


def test_targets_are_listed_with_their_figures(document, page):
    directive = document()
    base = TargetFindFactory(directive=directive, order=1, period="year", op=">")
    TargetFindFactory(
        directive=directive, order=2, start=20, end=30, base=base, op="=", low=20, predicate="hoàn thành xuất sắc"
    )

    lines = page(directive, tab="targets").context["lines"]

    assert [(line.formula, line.when) for line in lines] == [("> 90%", "mỗi năm"), ("= 20%", "")]
    assert lines[1].fraction.below == "số tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ"


def test_tasks_are_listed_with_owners_and_time(document, page, world):
    directive = document()
    task = TaskFindFactory(directive=directive, schedule_kind="within", schedule_year=2025, schedule_quarter=1)
    TaskOwner.objects.create(
        task=task, role=OwnerRole.LEAD, text="Văn phòng Đảng ủy", match=MatchState.UNIT, unit=world.office
    )
    TaskOwner.objects.create(task=task, role=OwnerRole.COORDINATOR, text="Hội Làm vườn", match=MatchState.UNKNOWN)

    response = page(directive, tab="tasks")

    [line] = response.context["lines"]
    assert ([o.text for o in line.leads], [o.text for o in line.coordinators]) == (
        ["Văn phòng Đảng ủy"],
        ["Hội Làm vườn"],
    )
    assert (line.schedule, line.due) == ("Trong quý I/2025", "chậm nhất thứ Hai 31/3/2025")
    assert "Chưa có trong danh bạ" in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_task_list_takes_the_same_queries_for_any_number(
    document, client, clerk, django_assert_num_queries, number
):
    directive = document()
    for n in range(number):
        TaskFindFactory(directive=directive, order=n + 1, start=n, end=n + 1)
    client.force_login(clerk)
    url = reverse("directives:detail", args=[directive.pk])
    client.get(url, {"tab": "tasks"})

    with django_assert_num_queries(9):
        client.get(url, {"tab": "tasks"})


def test_the_chain_shows_what_is_missing(document, page):
    directive, upper = document(number=42), document(number=24, symbol="CTr/TU", title="Chương trình hành động")
    DirectiveLinkFactory(source=directive, target=upper)
    DirectiveLinkFactory(source=directive, kind=LinkKind.CITES, code="09-HD/BTCTU", dated=date(2023, 1, 12))

    shown = page(directive, tab="chain").content.decode()

    assert "Thiếu 1 văn bản trong chuỗi" in shown
    assert reverse("directives:detail", args=[upper.pk]) in shown
    assert "Nạp văn bản này" in shown
    assert '<svg class="chain"' in shown


def test_a_document_without_ties_says_so(document, page):
    assert "chưa nối với văn bản nào" in page(document(), tab="chain").content.decode()


def test_no_text_yet_is_said(bloc, clerk, page):
    directive = DirectiveFactory(unit=bloc, received_by=clerk, review_state=ReviewState.READING)

    assert "Chưa có chữ để đọc" in page(directive).content.decode()


@pytest.mark.parametrize("part", ["0", "9", "x", "-1", "99999999"])
def test_a_part_that_is_not_there_does_no_harm(document, page, part):
    assert page(document(), part=part).status_code == 200


def test_withdrawing_needs_a_reason_and_is_kept_in_the_history(document, client, clerk):
    directive = document()
    client.force_login(clerk)
    url = reverse("directives:act", args=[directive.pk, "withdraw"])

    refused = client.post(url, {"reason": " "})
    client.post(url, {"reason": "Công văn 12-CV/TU"})

    directive.refresh_from_db()
    assert "reason" in refused.context["form"].errors
    assert (directive.validity, directive.validity_reason) == (Validity.WITHDRAWN, "Công văn 12-CV/TU")
    shown = client.get(reverse("directives:detail", args=[directive.pk]), {"tab": "history"}).content.decode()
    assert "Đổi hiệu lực" in shown
    assert "Công văn 12-CV/TU" in shown


def test_superseding_names_the_newer_document(document, client, clerk):
    old, new = document(number=33), document(number=42)
    client.force_login(clerk)

    found = client.get(reverse("directives:candidates", args=[old.pk]), {"q": "42"}).content.decode()
    client.post(
        reverse("directives:act", args=[old.pk, "supersede"]), {"successor": new.pk, "reason": "Kế hoạch năm mới"}
    )

    old.refresh_from_db()
    assert "42-KH/ĐUK" in found
    assert (old.validity, old.successor) == (Validity.SUPERSEDED, new)


def test_a_successor_taken_out_of_the_register_is_named_without_a_link(document, page, clerk, world):
    old, new = document(number=33), document(number=42)
    actions.supersede_directive(by=clerk, directive=old, successor=new, reason="Kế hoạch mới", at=world.at)
    actions.delete_directive(by=clerk, directive=new, reason="Nạp nhầm sổ", at=world.at)

    shown = page(old).content.decode()

    assert "42-KH/ĐUK (đã đưa ra khỏi sổ)" in shown
    assert reverse("directives:detail", args=[new.pk]) not in shown


def test_without_scripts_the_typed_words_come_back_with_what_they_find(document, client, clerk):
    old, _new = document(number=33), document(number=42, title="Kế hoạch mới")
    client.force_login(clerk)

    response = client.post(
        reverse("directives:act", args=[old.pk, "supersede"]), {"successor-q": "42", "reason": "Có kế hoạch mới"}
    )

    assert "42-KH/ĐUK (05/03/2024) Kế hoạch mới" in response.content.decode()


def test_a_withdrawn_document_can_be_reinstated(document, client, clerk, world):
    directive = document()
    Directive.objects.filter(pk=directive.pk).update(
        validity=Validity.WITHDRAWN, validity_reason="nhầm", validity_at=world.at, validity_by=clerk
    )
    client.force_login(clerk)

    client.post(reverse("directives:act", args=[directive.pk, "reinstate"]), {"reason": "Ghi nhầm"})

    directive.refresh_from_db()
    assert directive.validity == Validity.IN_FORCE


def test_taking_out_keeps_what_was_confirmed(document, client, clerk):
    directive = document()
    client.force_login(clerk)

    response = client.post(reverse("directives:act", args=[directive.pk, "delete"]), {"reason": "Nạp nhầm sổ"})

    directive.refresh_from_db()
    assert response.url == reverse("directives:list")
    assert (directive.deleted_by, directive.deleted_reason) == (clerk, "Nạp nhầm sổ")
    assert client.get(reverse("directives:detail", args=[directive.pk])).status_code == 404


@pytest.mark.parametrize("act", ["supersede", "withdraw", "delete"])
def test_a_leader_may_look_but_not_change(document, client, world, act):
    directive = document()
    client.force_login(world.user(Role.LEADER, world.bloc))

    shown = client.get(reverse("directives:detail", args=[directive.pk]))
    refused = client.post(reverse("directives:act", args=[directive.pk, act]), {"reason": "x"})

    assert (shown.status_code, refused.status_code) == (200, 403)
    assert shown.context["acts"] == []


def test_a_document_of_another_register_does_not_exist(document, client, world):
    directive = document()
    client.force_login(world.user(Role.CLERK, world.district))

    assert client.get(reverse("directives:detail", args=[directive.pk])).status_code == 404


def test_the_file_is_saved_never_shown(document, client, clerk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    directive = document()
    file = SourceFile.objects.create(
        directive=directive,
        name="42-KH-ĐUK.html",
        format="html",
        size=3,
        sha256="a" * 64,
        file=ContentFile(b"<x>", name="x"),
    )
    client.force_login(clerk)

    response = client.get(reverse("directives:file", args=[directive.pk, file.pk]))

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content) == b"<x>"
