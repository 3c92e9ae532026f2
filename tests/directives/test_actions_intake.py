from __future__ import annotations

import hashlib
import io
import sys
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from directive_files import apart
from roviec.access.enums import Role
from roviec.access.models import Event
from roviec.core.refusals import Refused
from roviec.directives import actions
from roviec.directives.actions import AlreadyReceived, GradedSecret, UnableToRead, UnableToReceive, Upload
from roviec.directives.enums import JobState, ReviewState
from roviec.directives.models import Directive, DirectiveText, ReadingJob, SourceFile
from tests.directive_files.making import needs_tesseract, photo
from tests.directives.specimen import TEXT

pytestmark = pytest.mark.rows("D-01")


def picture() -> bytes:
    held = io.BytesIO()
    Image.new("L", (60, 40), 255).save(held, "PNG")
    return held.getvalue()


def files_on_disk() -> list[str]:
    folders, files = default_storage.listdir("")
    found = list(files)
    while folders:
        folder = folders.pop()
        below, files = default_storage.listdir(folder)
        folders += [f"{folder}/{name}" for name in below]
        found += [f"{folder}/{name}" for name in files]
    return found


@pytest.fixture(autouse=True)
def _empty_storage(settings):
    """A storage of this test's own."""
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


def test_a_file_is_kept_with_its_hash_and_its_reading_is_queued(receive, clerk, at):
    directive = receive(name="C:\\Tải về\\kế hoạch.txt")

    file = directive.files.get()
    assert (file.name, file.format, file.size) == ("kế hoạch.txt", "txt", len(TEXT.encode()))
    assert file.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert file.file.read() == TEXT.encode()
    assert (directive.review_state, directive.received_by, directive.received_at) == (ReviewState.READING, clerk, at)
    assert directive.text.body == TEXT
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("directives.read", {"directive_id": directive.pk})
    assert Event.objects.filter(verb="directives.directive.receive", target_id=str(directive.pk)).exists()


def test_only_who_may_hands_in(receive, world):
    stranger = world.user(Role.MEMBER, world.bloc)

    with pytest.raises(Refused):
        receive(by=stranger)
    with pytest.raises(Refused):
        actions.receive_files(by=stranger, unit=world.bloc, uploads=[], at=None)

    assert Directive.objects.count() == 0


def test_the_same_words_are_recognised_under_another_name_and_layout(receive):
    first = receive()
    other_layout = TEXT.replace("\n\n", "\n \n\n").replace("ủy", "uỷ").upper()

    with pytest.raises(AlreadyReceived) as refusal:
        receive(other_layout, name="ban-khac.md")

    assert refusal.value.existing == first
    assert str(first) in str(refusal.value)
    assert Directive.objects.count() == 1
    assert len(files_on_disk()) == 1


def test_the_same_words_may_stand_in_the_register_of_another_unit(receive, world):
    receive()

    second = receive(by=world.user(Role.CLERK, world.district), unit=world.district)

    assert Directive.objects.count() == 2
    assert second.unit == world.district


@pytest.mark.parametrize("grade", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_text_graded_as_secret_is_refused_before_anything_is_kept(receive, grade):
    with pytest.raises(GradedSecret):
        receive(f"{grade}\n\n{TEXT}")

    assert (Directive.objects.count(), SourceFile.objects.count(), DirectiveText.objects.count()) == (0, 0, 0)
    assert files_on_disk() == []
    assert ProcrastinateJob.objects.count() == 0


def test_each_of_several_files_becomes_a_document_and_a_bad_one_stops_no_other(clerk, bloc, at):
    uploads = [
        Upload("a.txt", TEXT.encode()),
        Upload("hong.pdf", b"%PDF-1.7 khong phai"),
        Upload("b.txt", TEXT.encode()),
    ]

    good, bad, same = actions.receive_files(by=clerk, unit=bloc, uploads=uploads, at=at)

    assert good.directive is not None
    assert (bad.name, bad.directive, type(bad.refusal)) == ("hong.pdf", None, UnableToReceive)
    assert isinstance(same.refusal, AlreadyReceived)
    assert Directive.objects.count() == 1


@pytest.mark.parametrize(("language", "why"), [("vi", "^Tệp .pdf bị hỏng"), ("en", "^The .pdf file is damaged")])
def test_why_a_file_is_refused_is_said_in_the_language_of_the_page(receive, language, why):
    with translation.override(language), pytest.raises(UnableToReceive, match=why):
        receive("%PDF-1.7 khong phai", name="hong.pdf")


def test_several_files_as_pages_are_one_document(clerk, bloc, at):
    head, tail = TEXT[:700], TEXT[700:]
    uploads = [Upload("trang-1.txt", head.encode()), Upload("trang-2.txt", tail.encode())]

    (received,) = actions.receive_files(by=clerk, unit=bloc, uploads=uploads, as_one=True, at=at)

    directive = received.directive
    assert directive.files.count() == 2
    assert directive.text.body == f"{head}\n\f{tail}"
    assert directive.text.page_starts == [0, 702]
    assert directive.pages == 2


def test_a_file_is_gone_when_the_document_cannot_be_stored(receive, monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError("no space left")

    monkeypatch.setattr(ReadingJob.objects, "create", full)  # the disk or the database gives up half-way

    with pytest.raises(OSError, match="no space"):
        receive()

    assert files_on_disk() == []
    assert Directive.objects.count() == 0


@pytest.mark.parametrize("name", ["", "x" * 400 + ".docx", "../../etc/passwd", "a\u0302.txt"])
def test_names_are_cut_to_their_last_part(receive, name):
    kept = receive(name=name or ".txt").files.get().name

    assert "/" not in kept
    assert 0 < len(kept) <= 255
    assert kept.endswith((".docx", "passwd", ".txt"))


@needs_tesseract
def test_a_photographed_grade_is_refused_before_anything_is_stored(clerk, bloc, at):
    blank, marked = picture(), photo("TỐI MẬT", "", "ĐẢNG ỦY KHỐI SÔNG LAM", "Số 07-KH/ĐUK", "KẾ HOẠCH", size=60)

    with pytest.raises(GradedSecret):
        actions.receive_document(
            by=clerk, unit=bloc, pages=[Upload("trang-1.png", blank), Upload("trang-2.png", marked)], at=at
        )

    assert files_on_disk() == []
    assert Directive.objects.count() == 0


@needs_tesseract
def test_a_photo_is_read_by_the_job(clerk, bloc, at):
    page = photo("ĐẢNG ỦY KHỐI SÔNG LAM", "Số 07-KH/ĐUK", "KẾ HOẠCH", "công tác năm 2026", size=60)
    directive = actions.receive_document(by=clerk, unit=bloc, pages=[Upload("trang.png", page)], at=at)
    assert not DirectiveText.objects.filter(directive=directive).exists()

    directive = actions.read_directive(by=clerk, directive=directive, at=at)

    assert (directive.review_state, directive.code) == (ReviewState.IN_REVIEW, "07-KH/ĐUK")


def test_a_picture_that_nothing_here_can_recognise_is_refused_at_once(clerk, bloc, at, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(UnableToReceive, match="tesseract-ocr-vie"):
        actions.receive_document(by=clerk, unit=bloc, pages=[Upload("trang.png", picture())], at=at)

    assert files_on_disk() == []


@needs_tesseract
def test_pictures_are_read_by_the_job_and_refused_there_with_nothing_kept(
    clerk, bloc, at, django_capture_on_commit_callbacks
):
    directive = actions.receive_document(by=clerk, unit=bloc, pages=[Upload("trang.png", picture())], at=at)
    assert not DirectiveText.objects.filter(directive=directive).exists()

    with django_capture_on_commit_callbacks(execute=True):
        directive = actions.read_directive(by=clerk, directive=directive, at=at)

    assert directive.review_state == ReviewState.FAILED
    job = ReadingJob.objects.get(directive=directive)
    assert (job.state, job.finished_at) == (JobState.FAILED, at)
    assert job.message
    assert directive.files.count() == 0
    assert files_on_disk() == []
    with pytest.raises(UnableToRead):
        actions.retry_reading(by=clerk, directive=directive, at=at)


def test_a_grade_further_down_ends_the_reading_and_removes_everything(
    receive, clerk, at, django_capture_on_commit_callbacks
):
    directive = receive()
    DirectiveText.objects.filter(directive=directive).update(body=f"TUYỆT MẬT\n\n{TEXT}")

    with django_capture_on_commit_callbacks(execute=True):
        directive = actions.read_directive(by=clerk, directive=directive, at=at)

    assert directive.review_state == ReviewState.FAILED
    assert not DirectiveText.objects.filter(directive=directive).exists()
    assert files_on_disk() == []


def test_a_reading_that_broke_down_can_be_tried_again(receive, clerk, world, at):
    directive = receive()
    directive = actions.fail_reading(by=clerk, directive=directive, at=at)
    assert directive.review_state == ReviewState.FAILED
    assert actions.fail_reading(by=clerk, directive=directive, at=at).review_state == ReviewState.FAILED

    with pytest.raises(Refused):
        actions.retry_reading(by=world.user(Role.MEMBER, world.bloc), directive=directive, at=at)
    directive = actions.retry_reading(by=clerk, directive=directive, at=at)

    assert (directive.review_state, ReadingJob.objects.get().state) == (ReviewState.READING, JobState.WAITING)
    assert ProcrastinateJob.objects.count() == 2
    with pytest.raises(UnableToRead):
        actions.retry_reading(by=clerk, directive=directive, at=at)


def test_a_refusal_comes_too_late_for_what_is_stored(directive, clerk, at):
    same = actions.refuse_reading(by=clerk, directive=directive, why="muộn", at=at)

    assert same.review_state == ReviewState.IN_REVIEW
    assert same.files.count() == 1


def test_the_text_is_taken_from_the_files_where_it_was_not_kept(clerk, bloc, at):
    head, tail = TEXT[:700], TEXT[700:]
    uploads = [Upload("trang-1.txt", head.encode()), Upload("trang-2.txt", tail.encode())]
    directive = actions.receive_document(by=clerk, unit=bloc, pages=uploads, at=at)
    DirectiveText.objects.all().delete()

    directive = actions.read_directive(by=clerk, directive=Directive.objects.get(), at=at)

    assert directive.review_state == ReviewState.IN_REVIEW
    assert DirectiveText.objects.get().body == f"{head}\n\f{tail}"


def test_files_without_a_document_go_after_a_day(receive, at):
    kept = receive().files.get().file.name
    orphan = default_storage.save("directives/2026/01/orphan", ContentFile(b"x"))
    stored = default_storage.get_modified_time(orphan)

    assert actions.remove_orphans(at=stored) == 0
    assert actions.remove_orphans(at=stored + timedelta(days=2)) == 1
    assert (default_storage.exists(orphan), default_storage.exists(kept)) == (False, True)


def test_an_empty_storage_has_no_orphans(at):
    assert actions.remove_orphans(at=at) == 0


def test_a_grade_on_a_later_page_is_seen_too(clerk, bloc, at):
    uploads = [Upload("trang-1.txt", (TEXT * 4).encode()), Upload("trang-2.txt", f"TỐI MẬT\n\n{TEXT}".encode())]

    with pytest.raises(GradedSecret):
        actions.receive_document(by=clerk, unit=bloc, pages=uploads, at=at)

    assert (Directive.objects.count(), files_on_disk()) == (0, [])


def test_a_file_that_takes_long_is_left_to_the_job(clerk, bloc, at, monkeypatch):
    monkeypatch.setattr(actions.intake, "_PATIENCE", 0.001)
    page = Upload("ke-hoach.html", f"<html><body><p>{TEXT}</p></body></html>".encode())

    directive = actions.receive_document(by=clerk, unit=bloc, pages=[page], at=at)
    assert not DirectiveText.objects.exists()
    directive = actions.read_directive(by=clerk, directive=directive, at=at)

    assert directive.review_state == ReviewState.IN_REVIEW
    assert "ĐẢNG BỘ TỈNH SÔNG LAM" in directive.text.body


def test_a_file_that_brings_its_reader_down_is_refused_and_harms_nobody(clerk, bloc, at, monkeypatch):
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-c", "import os; os.abort()"))

    with pytest.raises(UnableToReceive, match="bị hỏng"):
        actions.receive_document(by=clerk, unit=bloc, pages=[Upload("a.pdf", b"%PDF-")], at=at)

    assert (Directive.objects.count(), files_on_disk()) == (0, [])


def test_heads_that_take_longer_than_a_person_waits_are_left_to_the_job(clerk, bloc, at, monkeypatch):
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(actions.intake, "_PATIENCE", 0.2)

    directive = actions.receive_document(by=clerk, unit=bloc, pages=[Upload("a.pdf", b"%PDF-")], at=at)

    assert (directive.review_state, directive.files.count()) == (ReviewState.READING, 1)
