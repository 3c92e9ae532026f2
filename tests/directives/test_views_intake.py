from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from roviec.access.enums import Role
from roviec.directives import actions
from roviec.directives.enums import JobStep
from roviec.directives.models import Directive, ReadingJob
from tests.directives.specimen import TEXT

pytestmark = pytest.mark.rows("D-01")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def page(client, clerk):
    client.force_login(clerk)
    return client


def upload(page, bloc, *texts: str, **data):
    files = [SimpleUploadedFile(f"van-ban-{n}.txt", text.encode()) for n, text in enumerate(texts, start=1)]
    return page.post(reverse("directives:upload"), {"uploads": files, "unit": bloc.pk, **data})


def test_one_file_leads_to_its_progress(page, bloc):
    response = upload(page, bloc, TEXT)

    directive = Directive.objects.get()
    assert (response.status_code, response.url) == (302, reverse("directives:reading", args=[directive.pk]))


def test_several_files_are_listed_with_what_became_of_each(page, bloc, receive):
    existing = receive()

    response = upload(page, bloc, TEXT, f"{TEXT}\nBản khác.", f"TỐI MẬT\n\n{TEXT}")

    said = response.content.decode()
    assert response.status_code == 200
    assert "<b>1/3</b> tệp đã nhận." in said
    assert reverse("directives:review", args=[existing.pk]) in said
    assert "dấu độ mật" in said
    assert Directive.objects.count() == 2


def test_pages_of_one_document_are_sent_together(page, bloc):
    upload(page, bloc, TEXT[:700], TEXT[700:], as_one="on")

    assert Directive.objects.get().files.count() == 2


def test_a_form_without_files_says_so(page, bloc):
    response = page.post(reverse("directives:upload"), {"unit": bloc.pk})

    assert response.status_code == 422
    assert "Chưa chọn tệp" in response.content.decode()


def test_an_empty_file_does_not_stop_the_others(page, bloc):
    response = upload(page, bloc, TEXT, "")

    said = response.content.decode()
    assert "<b>1/2</b> tệp đã nhận." in said
    assert "Tệp rỗng, không có chữ nào." in said
    assert Directive.objects.count() == 1


def test_a_file_larger_than_the_setting_is_refused(page, bloc, settings):
    settings.UPLOAD_LIMIT_BYTES = 100

    response = upload(page, bloc, TEXT)

    assert "<b>0/1</b> tệp đã nhận." in response.content.decode()
    assert not Directive.objects.exists()


def test_the_form_offers_the_register_of_the_clerk(page):
    said = page.get(reverse("directives:upload")).content.decode()

    assert "Vào sổ của Đảng bộ Khối Các cơ quan và Doanh nghiệp tỉnh Sông Lam." in said
    assert "Mỗi tệp không quá 50 MB" in said


def test_a_clerk_of_two_registers_chooses(client, world):
    user = world.user(Role.CLERK, world.bloc)
    user.grants.create(
        role=Role.CLERK, unit=world.district, starts_on="2024-01-01", granted_at="2024-01-01T00:00Z", granted_by=None
    )
    client.force_login(user)

    said = client.get(reverse("directives:upload")).content.decode()

    assert '<select name="unit"' in said
    assert "Đảng bộ huyện Thượng Lam" in said


def test_who_may_not_upload_is_told_who_may(client, world):
    client.force_login(world.user(Role.LEADER, world.bloc))

    response = client.get(reverse("directives:upload"))

    assert response.status_code == 403
    assert "Chỉ văn thư" in response.content.decode()


def test_progress_is_shown_and_leads_to_the_review_when_done(page, receive, clerk, at):
    directive = receive()
    url = reverse("directives:reading", args=[directive.pk])
    assert "Chờ đến lượt" in page.get(url).content.decode()
    ReadingJob.objects.update(state="running", step=JobStep.MATCH, done=3, total=7)

    part = page.get(url, headers=HTMX)

    assert part.content.decode().count("<html") == 0
    assert "Tìm đơn vị trong danh bạ" in part.content.decode()
    assert "3/7" in part.content.decode()
    assert "hx-trigger" in part.content.decode()

    actions.read_directive(by=clerk, directive=Directive.objects.get(), at=at)
    review = reverse("directives:review", args=[directive.pk])

    assert page.get(url).url == review
    assert page.get(url, headers=HTMX).headers["HX-Redirect"] == review
    inline = page.get(f"{url}?dong=1", headers=HTMX).content.decode()
    assert "Đã đọc xong" in inline
    assert review in inline


def test_a_failed_reading_says_why_and_can_be_tried_again(page, receive, clerk, at):
    directive = receive()
    actions.fail_reading(by=clerk, directive=directive, at=at)
    url = reverse("directives:reading", args=[directive.pk])

    said = page.get(url).content.decode()
    response = page.post(reverse("directives:retry", args=[directive.pk]))

    assert "Hãy thử đọc lại" in said
    assert reverse("directives:retry", args=[directive.pk]) in said
    assert (response.status_code, response.url) == (302, url)
    assert page.get(reverse("directives:review", args=[directive.pk])).url == url


def test_what_cannot_be_read_offers_another_file(page, receive, clerk, at):
    directive = receive()
    actions.refuse_reading(by=clerk, directive=directive, why="Tệp bị hỏng.", at=at)

    said = page.get(reverse("directives:reading", args=[directive.pk])).content.decode()

    assert "Tệp bị hỏng." in said
    assert reverse("directives:retry", args=[directive.pk]) not in said


def test_the_file_is_handed_out_as_it_came_without_rights_to_run(page, directive):
    file = directive.files.get()

    response = page.get(reverse("directives:file", args=[directive.pk, file.pk]))

    assert io.BytesIO(response.getvalue()).read() == TEXT.encode()
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_picture_is_shown_in_the_browser(page, directive):
    file = directive.files.get()
    file.format = "pdf"
    file.save()

    response = page.get(reverse("directives:file", args=[directive.pk, file.pk]))

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("inline")
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_drafts_are_seen_by_nobody_who_may_not_check_them(client, directive, world):
    client.force_login(world.user(Role.MEMBER, world.bloc))
    file = directive.files.get()

    for url in (
        reverse("directives:reading", args=[directive.pk]),
        reverse("directives:review", args=[directive.pk]),
        reverse("directives:file", args=[directive.pk, file.pk]),
    ):
        assert client.get(url).status_code == 404


def test_files_that_weigh_too_much_together_are_sent_back_with_a_way_out(page, bloc, settings):
    settings.UPLOAD_LIMIT_BYTES = len(TEXT.encode())

    response = upload(page, bloc, *[TEXT] * 5)

    assert response.status_code == 422
    assert "Hãy nạp làm nhiều lần" in response.content.decode()
    assert not Directive.objects.exists()
