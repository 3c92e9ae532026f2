"""The page of components in a real browser: what it shows, areas build from."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.factories.access import UserFactory
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SMALL_PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture
def open_components(open_context, sign_in, live_server):
    """Open the page as somebody signed in; `size` is the text size, the rest goes to the browser."""

    def open_page(*, size="100", **options):
        context = open_context(**options)
        sign_in(context, UserFactory(full_name="Lê Thu Hà"))
        context.add_cookies([{"name": "roviec_size", "value": size, "url": live_server.url}])
        page = context.new_page()
        page.troubles = []
        page.on("console", lambda message: page.troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.goto("/components/")
        return page

    return open_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_the_console_is_silent(open_components, axe_findings, viewport, scheme):
    page = open_components(viewport=viewport, color_scheme=scheme)
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Chưa nhập. Đồng chí hãy điền mục này.").first).to_be_visible()

    found = axe_findings(page)
    page.locator('[data-dialog="ask"]').last.click()
    found_with_dialog = axe_findings(page)

    assert (found, found_with_dialog, page.troubles) == ([], [], [])


@pytest.mark.parametrize("size", ["100", "125", "150"])
def test_no_page_scrolls_sideways(open_components, size):
    page = open_components(size=size)
    widths = {}
    for viewport in (DESKTOP, LAPTOP, PHONE, SMALL_PHONE):
        page.set_viewport_size(viewport)
        widths[viewport["width"]] = page.evaluate("document.documentElement.scrollWidth")

    assert widths == {width: width for width in (1440, 1366, 390, 360)}


@pytest.mark.parametrize("viewport", [PHONE, SMALL_PHONE], ids=lambda v: str(v["width"]))
def test_a_phone_has_targets_of_44_pixels_and_text_of_16(open_components, viewport):
    page = open_components(viewport=viewport, has_touch=True, is_mobile=True)

    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")].filter((e) => {
          const box = e.getBoundingClientRect();
          const own = (e.closest("label, tbody tr") || e).getBoundingClientRect();  // a row's link covers the row
          return e.offsetParent && !e.closest(".vh, .skip, p, thead") && Math.max(box.height, own.height) < 43.9;
        }).map((e) => e.outerHTML.slice(0, 120))"""
    )
    fine_print = page.evaluate(
        """() => [...document.querySelectorAll("main *, .top *")].filter((e) => e.offsetParent &&
          [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) &&
          parseFloat(getComputedStyle(e).fontSize) < 16 && !e.closest(".vh, kbd"))
          .map((e) => e.outerHTML.slice(0, 120))"""
    )

    assert (small, fine_print) == ([], [])


def test_a_table_becomes_labelled_cards_on_a_phone_and_stays_a_table_for_readers(open_components):
    page = open_components(viewport=PHONE)

    cell = page.get_by_role("table").get_by_role("row").nth(1).get_by_role("cell").nth(0)

    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Ngày"'
    expect(page.get_by_role("rowheader").first).to_be_visible()


def test_filters_work_while_typing_and_the_address_can_be_shared(open_components):
    page = open_components()
    page.get_by_placeholder("Số ký hiệu, trích yếu, cơ quan").fill("quy che")
    expect(page.locator("#results")).to_contain_text(re.compile(r"(?<!\d)2 văn bản"))
    page.wait_for_url(re.compile(r"/components/\?q=quy(\+|%20)che$"))
    address = page.url

    page.get_by_role("link", name=re.compile("«quy che»")).click()
    expect(page.locator("#results")).to_contain_text("12 văn bản")
    expect(page).to_have_url(re.compile(r"/components/\??$"))  # the address follows the content
    page.goto(address)

    expect(page.locator("#results")).to_contain_text(re.compile(r"(?<!\d)2 văn bản"))
    page.go_back()
    expect(page.locator("#results")).to_contain_text("12 văn bản")


def test_everything_by_keyboard(open_components):
    page = open_components()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()

    page.keyboard.press("/")
    expect(page.locator("#find-all")).to_be_focused()

    page.locator("summary", has_text="Cỡ chữ").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Thường")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("summary", has_text="Cỡ chữ")).to_be_focused()
    expect(page.get_by_role("button", name="Thường")).to_be_hidden()

    page.get_by_role("button", name="Hỏi trước khi xóa").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Hỏi trước khi xóa")).to_be_focused()


def test_every_stop_of_the_tab_key_can_be_seen(open_components):
    page = open_components()
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
            const l = e.closest("label") && getComputedStyle(e.closest("label"));
            return e === document.body || (parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== "none" && b.width > 0)
              || (l && l.outlineStyle !== "none") ? "" : e.outerHTML.slice(0, 120) }"""
        )
        hidden += [ring] if ring else []

    assert hidden == []


def test_refusals_of_parts_are_said_and_the_page_stays(open_components):
    page = open_components()

    page.get_by_role("button", name="Không có quyền").click()
    expect(page.get_by_role("alert")).to_contain_text("Vai trò hiện tại của đồng chí không có quyền này.")
    page.get_by_role("button", name="Đóng thông báo").click()
    expect(page.get_by_role("alert")).to_have_count(0)

    page.get_by_role("button", name="Có người vừa sửa").click()
    expect(page.get_by_role("dialog", name="Có người vừa sửa nội dung này")).to_be_visible()
    page.get_by_role("button", name="Ở lại trang").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_long_job_is_followed_to_its_end(open_components):
    page = open_components()

    expect(page.locator(".job")).to_contain_text("0/40")
    expect(page.locator(".job")).to_contain_text("20/40", timeout=10_000)
    expect(page.locator(".job")).to_contain_text("Đã xong", timeout=15_000)


def test_dropped_files_are_listed_and_sent(open_components, tmp_path):
    paper = tmp_path / "07-KH.docx"
    paper.write_bytes(b"x" * 2_500_000)
    page = open_components()

    page.locator(".choose input").set_input_files(paper)

    expect(page.locator(".drop .files")).to_have_text("07-KH.docx (2,5 MB)")


def test_rows_are_looked_up_while_typing_and_chosen_by_keyboard(open_components):
    page = open_components()
    search = page.get_by_label("Thay thế văn bản")

    search.fill("quy che")
    page.locator(".options").get_by_role("checkbox").first.press("Space")
    expect(page.locator(".chosen")).to_contain_text("04-HD/ĐUK Quy chế làm việc")
    expect(search).to_be_focused()
    search.fill("khong co gi")
    expect(page.locator(".options")).to_contain_text("Không tìm thấy «khong co gi»")
    page.get_by_role("button", name="Lưu", exact=True).click()

    expect(page.locator(".chosen").get_by_role("checkbox")).to_be_checked()


def test_a_form_that_was_touched_is_not_left_by_accident(open_components):
    page = open_components()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.get_by_label("Trích yếu").last.fill("Kế hoạch mới")
    page.goto("/components/")

    assert asked == ["beforeunload"]


def test_without_scripts_filters_sort_forms_and_menus_work(open_components):
    page = open_components(java_script_enabled=False)

    page.get_by_placeholder("Số ký hiệu, trích yếu, cơ quan").fill("quy che")
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_contain_text("2 văn bản")
    page.get_by_role("columnheader", name="Số ký hiệu").get_by_role("link").click()
    expect(page.get_by_role("rowheader").first).to_have_text("04-HD/ĐUK")

    page.locator("summary", has_text="Cỡ chữ").click()
    page.get_by_role("button", name="Rất lớn").click()
    expect(page.locator("html")).to_have_attribute("data-size", "150")
    expect(page.locator("#results")).to_contain_text("2 văn bản")

    page.get_by_label("Ngày ban hành").fill("31/11/2024")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Không có ngày 31/11/2024 trong lịch.")).to_be_visible()
    expect(page.get_by_label("Ngày ban hành")).to_have_value("31/11/2024")

    page.get_by_role("button", name="Báo có lỗi").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa lưu được")
    expect(page.get_by_role("link", name="Xem lại tiến độ")).to_be_visible()


def test_when_the_line_is_down_the_page_says_so_and_the_next_one_is_the_offline_page(open_components):
    page = open_components()
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    page.reload()

    page.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    page.goto("/van-ban/")

    expect(page.get_by_role("heading")).to_have_text("Đang mất kết nối mạng")
    page.context.set_offline(False)


def test_paper_has_no_menu_and_a_head_of_its_own(open_components):
    page = open_components()

    page.emulate_media(media="print")

    expect(page.locator(".side")).to_be_hidden()
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".print-head")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
