from __future__ import annotations

import html
import re

import pytest
from django.urls import reverse

from roviec.access.enums import Role
from roviec.directives import actions
from roviec.directives.enums import FindKind, FindState, MatchState, OwnerRole
from roviec.directives.models import Directive, TargetFind, TaskFind, TaskOwner
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


def review(directive, **query) -> str:
    return reverse("directives:review", args=[directive.pk], query=query)


def card(find, act: str = "") -> str:
    kind = {TargetFind: "target", TaskFind: "task"}.get(type(find), "citation")
    return reverse(f"directives:find{act}", args=[find.directive_id, kind, find.pk])


def form_of(response, ref: str) -> dict:
    """What a browser would send for a card: the fields of its form as they stand."""
    form = re.search(rf'<form[^>]*id="f-{ref}".*?</form>', response.content.decode(), re.DOTALL)[0]
    data = dict(re.findall(r'<input type="(?:text|hidden|number)" name="([\w-]+)" value="([^"]*)"', form))
    data |= dict(re.findall(r'<textarea name="([\w-]+)"[^>]*>\s*([^<]*)</textarea>', form))
    for name, options in re.findall(r'<select name="([\w-]+)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        data[name] = chosen[1] if chosen else ""
    return {name: html.unescape(value) for name, value in data.items()}


def visible(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


def test_the_text_is_shown_whole_with_every_find_marked(page, directive, task):
    said = page.get(review(directive)).content.decode()

    shown = re.search(r'<div class="doc".*?</div>\s*</section>', said, re.DOTALL)[0]
    words = visible(re.sub(r'<span class="tags">.*?</span>(?=<)', "", shown))
    for line in filter(None, (line.strip() for line in TEXT.splitlines())):
        assert line in words
    assert f'data-block="task-{task.pk}"' in shown
    assert re.search(r'<mark class="ct[^"]*" data-ref="target-\d+">Hằng năm có trên 90%', shown)
    assert re.search(r'<mark class="cq" data-ref="task-\d+">Ban Tổ chức Đảng ủy Khối</mark>', shown)
    assert re.search(r'<mark class="cq d" data-ref="task-\d+">Ban Chỉ đạo Chuyển đổi số Khối</mark>', shown)
    assert re.search(r'<mark class="th d" data-ref="task-\d+">hoàn thành trước ngày 30/4/2024</mark>', shown)
    assert "style=" not in said
    assert "<b>0/10</b> đã xác nhận" in said


def test_doubts_come_first_as_questions_with_the_first_one_open(page, directive, task):
    response = page.get(review(directive))

    assert [shown.card.label for shown in response.context["shown"]] == ["NV 1", "NV 3", "NV 4"]
    assert [shown.form is not None for shown in response.context["shown"]] == [True, False, False]
    said = response.content.decode()
    assert "Câu có hai mốc thời gian. Mốc nào là hạn?" in said
    assert "chậm nhất thứ Ba 30/4/2024" in said
    assert "chậm nhất Chủ nhật 30/6/2024" in said
    assert "«Ban Chỉ đạo Chuyển đổi số Khối» chưa có trong danh bạ. Là đơn vị nào?" in said


def test_a_share_is_shown_as_a_fraction_with_its_base_and_an_example(page, directive):
    second = directive.targetfinds.get(order=2)

    said = page.get(review(directive, muc=f"target-{second.pk}")).content.decode()

    assert (
        "số chi bộ hoàn thành xuất sắc</span><span>số chi bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên</span>"
        in said
    )
    assert "<b>= 20%</b>" in said
    assert "ví dụ 20% của 64 → 13" in said
    assert "Các đối tượng đạt chỉ tiêu trước:" in said


def test_tabs_hold_the_finds_by_state(page, directive):
    sure = page.get(review(directive, nhom="doc-chac"))
    done = page.get(review(directive, nhom="da-xac-nhan"), headers=HTMX)

    assert [shown.card.label for shown in sure.context["shown"]] == ["VD 1", "CT 1", "CT 2", "CT 3", "NV 2", "VD 2"]
    assert sure.context["shown_header"]
    assert "Xác nhận cả 6 mục" in sure.content.decode()
    assert "Chưa xác nhận mục nào." in done.content.decode()
    assert "<html" not in done.content.decode()


@pytest.mark.parametrize(
    "query", [{"nhom": "x"}, {"muc": "task-x"}, {"muc": "task-99999"}, {"tu": "-1"}, {"doan": "9"}]
)
def test_an_odd_address_still_shows_the_page(page, directive, query):
    assert page.get(review(directive, **query)).status_code == 200


def test_many_cards_and_long_texts_come_in_batches(page, review_long):
    directive = review_long

    first = page.get(review(directive, nhom="doc-chac"))
    more = page.get(review(directive, nhom="doc-chac", tu=25), headers=HTMX)
    slice_ = page.get(reverse("directives:review-text", args=[directive.pk, 1]), headers=HTMX)

    assert first.content.decode().count('<article class="fc line"') == 25
    assert more.content.decode().count('<article class="fc line"') == 25
    assert "tu=50" in more.content.decode()
    assert first.context["text"].last >= 1
    assert f'hx-get="{reverse("directives:review-text", args=[directive.pk, 1])}"' in first.content.decode()
    assert 'data-at="' in slice_.content.decode()
    assert page.get(reverse("directives:review-text", args=[directive.pk, 1])).url == review(directive, doan=1)
    assert "Từ đầu văn bản" in page.get(review(directive, doan=1)).content.decode()


@pytest.fixture
def review_long(review_of_length):
    return review_of_length(400)


@pytest.fixture
def review_of_length(receive, clerk, at):
    def make(items: int) -> Directive:
        lines = [
            f"{n}. Ban Tổ chức Đảng ủy Khối rà soát hồ sơ chi bộ số {n} trong năm 2024.\n" for n in range(10, items)
        ]
        receive(TEXT.replace("Nơi nhận:", "\n".join(lines) + "\nNơi nhận:"))
        return actions.read_directive(by=clerk, directive=Directive.objects.get(), at=at)

    return make


@pytest.mark.parametrize("items", [12, 14])
def test_the_page_takes_the_same_queries_for_any_number_of_finds(
    page, review_of_length, django_assert_num_queries, items
):
    directive = review_of_length(items)
    url = review(directive, nhom="doc-chac")
    page.get(url)

    with django_assert_num_queries(33):
        page.get(url)


def test_saving_while_typing_leaves_the_card_alone(page, directive, task):
    data = form_of(page.get(review(directive)), f"task-{task.pk}") | {"words": "Soạn hướng dẫn"}

    response = page.post(card(task), data, headers=HTMX)

    said = response.content.decode()
    assert (response.status_code, response.headers["HX-Reswap"]) == (200, "none")
    assert f'name="version" value="2" id="task-{task.pk}-version" hx-swap-oob="true"' in said
    assert "Đã lưu lúc 09:00" in said
    assert "<article" not in said
    task.refresh_from_db()
    assert (task.words, task.state) == ("Soạn hướng dẫn", FindState.DOUBTFUL)


def test_confirming_closes_the_card_and_brings_counters_and_text_up_to_date(page, directive, task):
    data = form_of(page.get(review(directive)), f"task-{task.pk}") | {"act": "confirm", "time": "1"}

    said = page.post(card(task), data, headers=HTMX).content.decode()

    task.refresh_from_db()
    assert (task.state, task.schedule_day, task.schedule_month) == (FindState.CONFIRMED, 30, 6)
    assert 'class="fc line"' in said
    assert "<b>1/10</b> đã xác nhận" in said
    assert re.search(r'<div class="f nv" id="d\d+"[^>]*hx-swap-oob="true"', said)
    assert "Hoàn tác" in said


def test_without_scripts_the_same_form_leads_back_to_the_page(page, directive, task):
    data = form_of(page.get(review(directive)), f"task-{task.pk}")

    saved = page.post(card(task), data)
    confirmed = page.post(card(task), data | {"version": "2", "act": "confirm"})
    undone = page.post(card(task), {"version": "3", "act": "reopen"})

    assert saved.url == review(directive, muc=f"task-{task.pk}")
    assert confirmed.url == review(directive)
    assert undone.url == review(directive, muc=f"task-{task.pk}")
    assert page.get(card(task)).url == review(directive, muc=f"task-{task.pk}")
    task.refresh_from_db()
    assert (task.state, task.version) == (FindState.DOUBTFUL, 4)


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_an_impossible_date_is_said_under_its_field_and_what_was_typed_stays(page, directive, task, headers):
    data = form_of(page.get(review(directive)), f"task-{task.pk}")
    data |= {"schedule_day": "31", "schedule_month": "11", "words": "Đang gõ dở"}

    response = page.post(card(task), data, headers=headers)

    assert response.status_code == 422
    assert "Ngày 31/11/2024 không có trong lịch." in response.content.decode()
    assert "Đang gõ dở" in response.content.decode()


def test_two_people_at_once_see_both_versions_and_choose(page, directive, task, client, world):
    data = form_of(page.get(review(directive)), f"task-{task.pk}")
    page.post(card(task), data | {"words": "Bản thứ nhất"}, headers=HTMX)
    client.force_login(world.user(Role.CLERK, world.province))

    conflict = client.post(card(task), data | {"words": "Bản thứ hai"}, headers=HTMX)
    plain = client.post(card(task), data | {"words": "Bản thứ hai"})

    for response in (conflict, plain):
        said = response.content.decode()
        assert response.status_code == 409
        assert "vừa sửa mục này lúc 09:00" in said
        assert "Bản thứ nhất" in said
        assert "Bản thứ hai" in said
    task.refresh_from_db()
    assert task.words == "Bản thứ nhất"
    mine = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', conflict.content.decode()))
    said = client.post(card(task), mine, headers=HTMX).content.decode()
    task.refresh_from_db()
    assert (task.words, task.version) == ("Bản thứ hai", 3)
    assert f'id="c-task-{task.pk}"' in said


def test_undoing_what_somebody_else_changed_is_a_conflict(page, directive, task, clerk, at):
    actions.confirm_finds(by=clerk, directive=directive, seen=[(FindKind.TASK, task.pk, 1)], at=at)

    response = page.post(card(task), {"version": "x", "act": "reopen"}, headers=HTMX)

    assert response.status_code == 409
    assert "Hai bản không khác nhau" in response.content.decode()


@pytest.mark.parametrize(
    ("answer", "named", "match", "unit"),
    [
        ("unit:{office}", "", MatchState.UNIT, "office"),
        ("group:advisory_boards", "", MatchState.GROUP, "bloc"),
        ("outside", "", MatchState.OUTSIDE, None),
        ("named", "Văn phòng Đảng ủy Khối", MatchState.UNIT, "office"),
        ("named", "", MatchState.UNKNOWN, None),
        ("unit:x", "", MatchState.UNKNOWN, None),
        ("nonsense", "", MatchState.UNKNOWN, None),
    ],
)
def test_a_question_about_a_body_is_answered_on_the_card(page, directive, world, answer, named, match, unit):
    task = directive.taskfinds.get(order=3)
    owner = task.owners.get()
    data = form_of(page.get(review(directive, muc=f"task-{task.pk}")), f"task-{task.pk}")
    data |= {f"answer-{owner.pk}": answer.format(office=world.office.pk), f"named-{owner.pk}": named}

    response = page.post(card(task), data, headers=HTMX)

    owner.refresh_from_db()
    assert (response.status_code, owner.match) == (200, match)
    assert owner.unit == (getattr(world, unit) if unit else None)


def test_a_name_that_means_nobody_is_said(page, directive):
    task = directive.taskfinds.get(order=3)
    owner = task.owners.get()
    data = form_of(page.get(review(directive, muc=f"task-{task.pk}")), f"task-{task.pk}")

    response = page.post(
        card(task), data | {f"answer-{owner.pk}": "named", f"named-{owner.pk}": "Ban Trời Mây"}, headers=HTMX
    )

    assert response.status_code == 422
    assert "Không có đơn vị nào tên «Ban Trời Mây» trong danh bạ." in response.content.decode()


def test_bodies_are_added_and_taken_away_on_the_card(page, directive, task, world):
    data = form_of(page.get(review(directive)), f"task-{task.pk}")
    helper = task.owners.get(role=OwnerRole.COORDINATOR)

    response = page.post(
        card(task), data | {"remove": helper.pk, "add_coordinator": "Văn phòng Đảng ủy Khối"}, headers=HTMX
    )

    owners = TaskOwner.objects.filter(task=task).order_by("-role")
    assert [owner.unit for owner in owners] == [world.organisation_board, world.office]
    assert "HX-Reswap" not in response.headers
    assert 'class="fc on"' in response.content.decode()


def test_a_late_lead_can_be_said_to_be_none(page, directive, task):
    directive.doubts.create(task=task, code="task.owner-unclear", message="…")
    lead = task.owners.get(role=OwnerRole.LEAD)
    response = page.get(review(directive))
    assert "Đúng, Ban Tổ chức Đảng ủy Khối chủ trì" in response.content.decode()

    page.post(card(task), form_of(response, f"task-{task.pk}") | {"not-lead": lead.pk}, headers=HTMX)

    assert not task.owners.filter(role=OwnerRole.LEAD).exists()


def test_targets_and_citations_are_edited_on_their_cards(page, directive):
    target, citation = directive.targetfinds.get(order=3), directive.citationfinds.get(order=2)
    data = form_of(page.get(review(directive, muc=f"target-{target.pk}")), f"target-{target.pk}")
    cited = form_of(page.get(review(directive, muc=f"citation-{citation.pk}")), f"citation-{citation.pk}")

    page.post(card(target), data | {"low": "1.250,5", "act": "confirm"}, headers=HTMX)
    page.post(card(citation), cited | {"dated": "03/02/2023", "implements": "on"}, headers=HTMX)

    target.refresh_from_db()
    citation.refresh_from_db()
    assert (str(target.low), target.state, target.measure) == ("1250.5000", FindState.CONFIRMED, "mô hình")
    assert (str(citation.dated), citation.implements) == ("2023-02-03", True)


def test_the_header_is_saved_confirmed_and_refused_like_a_card(page, directive):
    url = reverse("directives:review-header", args=[directive.pk])
    data = form_of(page.get(review(directive, muc="header")), "header")
    data["issuer_unit"] = directive.issuer_unit_id

    quiet = page.post(url, data | {"title": "Về sinh hoạt chi bộ"}, headers=HTMX)
    wrong = page.post(url, data | {"version": "1", "title": " "}, headers=HTMX)
    late = page.post(url, data, headers=HTMX)
    done = page.post(url, data | {"version": "1", "act": "confirm"}, headers=HTMX)
    plain = page.post(url, data | {"version": "2"})
    plain_wrong = page.post(url, data | {"version": "3", "ends_on": "01/01/2020"})

    assert (quiet.headers["HX-Reswap"], wrong.status_code, late.status_code) == ("none", 422, 409)
    assert "Về sinh hoạt chi bộ" in late.content.decode()
    assert "<b>1/10</b>" in done.content.decode()
    assert plain.url == review(directive, muc="header")
    assert "Hiệu lực không hết trước ngày ban hành." in plain_wrong.content.decode()
    directive.refresh_from_db()
    assert (directive.header_state, directive.issuer_unit_id) == (FindState.CONFIRMED, data["issuer_unit"])
    assert page.get(url).url == review(directive, muc="header")
    assert 'id="c-header"' in page.get(url, headers=HTMX).content.decode()


def test_a_taken_number_is_said_under_the_code(page, directive, receive, clerk, at):
    actions.register_directive(by=clerk, directive=directive, at=at)
    other = receive(f"{TEXT.replace('12-KH', '40-KH')}\nPhụ lục.\n")
    other = actions.read_directive(by=clerk, directive=Directive.objects.get(pk=other.pk), at=at)
    actions.register_directive(by=clerk, directive=other, at=at)
    data = form_of(page.get(review(other, muc="header")), "header") | {"issuer_unit": other.issuer_unit_id}

    response = page.post(
        reverse("directives:review-header", args=[other.pk]), data | {"code": "12-KH/ĐUK"}, headers=HTMX
    )

    assert response.status_code == 422
    assert "Sổ đã có 12-KH/ĐUK ngày 15/03/2024" in response.content.decode()


def test_a_card_of_another_document_or_kind_is_not_found(page, directive, task):
    assert page.get(reverse("directives:find", args=[directive.pk, "target", task.pk + 999])).status_code == 404
    assert page.get(reverse("directives:find", args=[directive.pk, "section", 1])).status_code == 404
    assert page.get(card(task), headers=HTMX).status_code == 200


def test_who_sees_a_document_but_may_not_check_it_is_refused(client, directive, task, world, clerk, at):
    actions.register_directive(by=clerk, directive=directive, at=at)
    client.force_login(world.user(Role.LEADER, world.bloc))

    for url in (review(directive), card(task), reverse("directives:register", args=[directive.pk])):
        assert client.get(url).status_code == 403
    assert client.post(card(task), {"version": 1, "act": "confirm"}).status_code == 403


def test_units_are_found_by_a_few_letters(page, world):
    url = reverse("directives:unit-options")

    boxes = page.get(url, {"issuer_unit-q": "tuyen giao", "field": "issuer_unit"}).content.decode()
    names = page.get(url, {"add_lead": "tuyen giao"}).content.decode()

    assert f'value="{world.propaganda_board.pk}"' in boxes
    assert '<option value="Ban Tuyên giáo Đảng ủy Khối">' in names
    assert page.get(url, {"named-3": " "}).content.decode().strip() == ""
    assert "<input" not in page.get(url).content.decode()


def test_a_document_cited_twice_is_marked_at_both_places(page, review_text):
    directive = review_text(
        TEXT.replace("kiểm tra nền nếp", "thực hiện Quy định số 05-QĐ/ĐUK của Đảng ủy Khối, kiểm tra nền nếp")
    )
    citation = directive.citationfinds.get(code="05-QĐ/ĐUK")
    assert len(citation.spans) == 2

    said = page.get(review(directive)).content.decode()

    assert len(re.findall(rf'<mark class="vd" data-ref="citation-{citation.pk}">', said)) == 2


def test_a_group_with_a_restriction_is_asked_and_the_group_offered(page, review_text, world):
    text = TEXT.replace("2. Các cấp ủy cơ sở kiểm tra", "2. Các cấp ủy cơ sở khối doanh nghiệp kiểm tra")
    directive = review_text(text)
    task = directive.taskfinds.get(order=2)

    said = page.get(review(directive, muc=f"task-{task.pk}")).content.decode()

    assert 'value="group:grassroots"' in said


@pytest.fixture
def review_text(receive, clerk, at):
    def read(text: str) -> Directive:
        return actions.read_directive(by=clerk, directive=receive(text), at=at)

    return read
