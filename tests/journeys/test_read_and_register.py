"""A clerk hands in a directive, corrects one owner, confirms, registers, and finds it again: in a browser."""

from __future__ import annotations

import os
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from playwright.sync_api import expect
from procrastinate.contrib.django.models import ProcrastinateJob

from roviec.access.enums import Role
from roviec.directives import actions, jobs
from roviec.directives.models import Directive
from tests.directives.specimen import TEXT
from tests.journeys.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.rows("D-01", "D-02", "D-03")]
SHARED = Path(os.environ.get("ROVIEC_SHARED", Path(__file__).parents[2].parent / "shared"))


@pytest.fixture
def seed_001() -> Path:
    found = next(iter(SHARED.glob("seeds/001*.txt")), None)
    if found is None:
        pytest.skip(f"no seed 001 under {SHARED}: set ROVIEC_SHARED to the folder that holds seeds/")
    return found


def work() -> None:
    """Run what has been queued. The worker itself is shown in tests/directives/test_worker.py."""
    for job in ProcrastinateJob.objects.filter(status="todo").order_by("pk"):
        jobs.read_directive(SimpleNamespace(job=SimpleNamespace(attempts=job.attempts)), **job.args)


@pytest.fixture
def clerk(world):
    return world.user(Role.CLERK, world.bloc)


def test_a_real_directive_from_the_file_to_the_chain(page, sign_in, clerk, seed_001, axe_findings):
    sign_in(page.context, clerk)
    page.goto("/van-ban/nap/")
    page.set_input_files("input[type=file]", seed_001)
    expect(page.locator(".files")).to_contain_text(seed_001.name)
    page.get_by_role("button", name="Nạp và đọc").click()
    expect(page.get_by_role("heading", name="Đang đọc văn bản")).to_be_visible()

    work()
    page.wait_for_url("**/kiem-tra/")
    assert axe_findings(page) == []
    directive = Directive.objects.get()
    assert directive.code == "03-NQ/ĐUK"

    task = directive.taskfinds.filter(state="read", owners__role="lead").order_by("start").first()
    page.locator(f'#doc a[data-ref="task-{task.pk}"]').click()
    card = page.locator(f"#c-task-{task.pk}")
    expect(card.locator("textarea")).to_be_visible()
    named = card.locator(".chip", has_text=task.owners.get(role="lead").text)
    named.get_by_role("button").click()
    expect(named).to_have_count(0)
    card.locator("summary", has_text="Thêm").first.click()
    card.get_by_label("Thêm cơ quan chủ trì").fill("Văn phòng Đảng ủy Khối")
    card.get_by_role("button", name="Thêm", exact=True).first.click()
    expect(card.locator(".chip", has_text="Văn phòng Đảng ủy Khối")).to_be_visible()
    card.get_by_role("button", name="Xác nhận").first.click()
    expect(page.locator("#review-count")).to_contain_text(f"1/{directive.finds_total}")

    page.locator("a[data-group=doc-chac]").click()
    page.get_by_role("button", name=re.compile("Xác nhận cả")).click()
    page.get_by_role("link", name="Xác nhận và vào sổ").click()
    page.get_by_role("button", name="Xác nhận và vào sổ").click()
    page.wait_for_url(f"**/van-ban/{directive.pk}/")

    page.goto("/van-ban/?q=03+nq+duk")
    page.get_by_role("link", name="03-NQ/ĐUK").first.click()
    page.goto(f"/van-ban/{directive.pk}/?tab=chain")
    expect(page.get_by_text("Chưa có trong sổ").first).to_be_visible()
    assert axe_findings(page) == []
    assert page.troubles == []
    assert task.owners.get(role="lead").unit.name == "Văn phòng Đảng ủy Khối"


@pytest.fixture
def specimen(clerk, world, at):
    directive = actions.receive_document(
        by=clerk, unit=world.bloc, pages=[actions.Upload("ke-hoach.txt", TEXT.encode())], at=at
    )
    return actions.read_directive(by=clerk, directive=Directive.objects.get(pk=directive.pk), at=at)


def until_saved(page, task, words: str) -> None:
    """Wait until what was typed is in the database: the note «Đã lưu lúc» may be that of an act before."""
    for _ in range(150):
        task.refresh_from_db()
        if task.words.startswith(words):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"not saved: {task.words[:40]}")


def test_the_keyboard_is_enough(page, sign_in, clerk, specimen):
    sign_in(page.context, clerk)
    page.goto(f"/van-ban/{specimen.pk}/kiem-tra/")
    first, second, third = (specimen.taskfinds.get(order=n) for n in (1, 3, 4))

    page.locator(f"#c-task-{first.pk}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#c-task-{second.pk}")).to_be_focused()
    expect(page.locator("#review-count")).to_contain_text("1/10")
    page.keyboard.press("Control+z")
    expect(page.locator("#review-count")).to_contain_text("0/10")

    page.locator(f"#c-task-{second.pk}").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"#c-task-{third.pk}")).to_be_focused()
    page.keyboard.press("F2")
    expect(page.locator(f"#c-task-{third.pk} textarea")).to_be_focused()
    page.keyboard.type("Tập huấn. ")
    page.locator(f"#c-task-{third.pk}").focus()
    until_saved(page, third, "Tập huấn. ")
    page.keyboard.press("Delete")
    page.get_by_label("Lý do").fill("Nêu lại mục khác")
    page.keyboard.press("Enter")
    expect(page.locator("#review-count")).to_contain_text("0/9")
    third.refresh_from_db()
    assert (third.state, third.words[:10]) == ("rejected", "Tập huấn. ")
    assert page.troubles == []


def test_marked_words_are_added_and_both_sides_find_each_other(page, sign_in, clerk, specimen):
    sign_in(page.context, clerk)
    page.goto(f"/van-ban/{specimen.pk}/kiem-tra/")

    page.evaluate(
        """() => { const lines = [...document.querySelectorAll("#doc [data-at]")];
        const line = lines.find(p => p.textContent.includes("bốn tốt"));
        const text = [...line.childNodes].find(n => n.nodeType === 3 && n.data.includes("bốn tốt"));
        const at = text.data.indexOf("xây dựng chi bộ bốn tốt"), range = document.createRange();
        range.setStart(text, at); range.setEnd(text, at + 23);
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    page.locator(".adding").get_by_role("button", name="Nhiệm vụ").click()
    page.wait_for_url("**muc=task-**")
    added = specimen.taskfinds.get(order=5)
    assert added.quote == "xây dựng chi bộ bốn tốt"
    assert TEXT[added.start : added.end] == added.quote

    target = specimen.targetfinds.get(order=1)
    page.locator(f'#doc mark[data-ref="target-{target.pk}"]').first.click()
    expect(page.locator(f"#c-target-{target.pk}")).to_be_focused()
    expect(page.locator(f'#doc mark.cur[data-ref="target-{target.pk}"]').first).to_be_visible()
    page.get_by_role("button", name="Chỉ tiêu").first.click()
    expect(page.locator(".rev")).to_have_attribute("data-hide", "ct")
    assert page.troubles == []


def test_two_clerks_at_once_see_both_versions(open_context, live_server, clerk, world, specimen):
    task = specimen.taskfinds.get(order=1)
    pages = []
    for user in (clerk, world.user(Role.CLERK, world.province)):
        client = Client()  # one per person: signing in again would end the session of the first
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        context = open_context()
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([session])
        opened = context.new_page()
        opened.goto(f"/van-ban/{specimen.pk}/kiem-tra/")
        pages.append(opened)
    first, second = (opened.locator(f"#c-task-{task.pk}") for opened in pages)

    first.locator("textarea").fill("Bản thứ nhất")
    first.locator("textarea").blur()
    expect(pages[0].locator("#review-saved")).to_contain_text("Đã lưu lúc")
    second.locator("textarea").fill("Bản thứ hai")
    second.locator("textarea").blur()

    expect(second).to_contain_text("Bản thứ nhất")
    expect(second).to_contain_text("Bản thứ hai")
    second.get_by_role("link", name="Giữ bản đã lưu").click()
    expect(second.locator("textarea")).to_have_value("Bản thứ nhất")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_card_comes_up_over_the_text(open_context, sign_in, clerk, specimen, axe_findings, scheme):
    context = open_context(viewport=PHONE, color_scheme=scheme, has_touch=True, is_mobile=True)
    sign_in(context, clerk)
    page = context.new_page()
    page.goto(f"/van-ban/{specimen.pk}/kiem-tra/")
    assert axe_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    task = specimen.taskfinds.get(order=3)
    page.locator(f'#doc a[data-ref="task-{task.pk}"]').tap()
    card = page.locator(f"#c-task-{task.pk}")
    expect(card.get_by_text("Ngoài danh bạ")).to_be_visible()
    card.get_by_label("Ngoài danh bạ").check()
    expect(card.locator(".why")).not_to_contain_text("là đơn vị nào")
    page.get_by_role("button", name="Đóng").click()
    page.locator("a[data-pane=cards]").tap()
    expect(page.locator("#doc")).to_be_hidden()
    assert axe_findings(page) == []


def test_without_scripts_a_card_is_a_form(open_context, sign_in, clerk, specimen):
    context = open_context(java_script_enabled=False)
    sign_in(context, clerk)
    page = context.new_page()
    page.goto(f"/van-ban/{specimen.pk}/kiem-tra/")
    task = specimen.taskfinds.get(order=1)

    page.locator(f"#c-task-{task.pk} textarea").fill("Soạn hướng dẫn")
    page.locator(f"#c-task-{task.pk} footer").get_by_role("button", name="Xác nhận").click()

    expect(page.locator("#review-count")).to_contain_text("1/10")
    task.refresh_from_db()
    assert (task.words, task.state) == ("Soạn hướng dẫn", "confirmed")
