"""Verbs that take a document in: receive its files, read it, try again."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

import directive_reader
from directive_files import Limits, UnreadableFile, extract_apart
from directive_files.errors import NoText, TookTooLong
from roviec.access.actions import record
from roviec.core.refusals import Unable
from roviec.core.text import nfc
from roviec.directives import rules
from roviec.directives.actions import _reading, _review
from roviec.directives.actions._files import remove_stored
from roviec.directives.enums import JobState, JobStep, ReviewState
from roviec.directives.models import Directive, DirectiveText, ReadingJob, SourceFile
from roviec.directives.queries import find_duplicate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from directive_files import Extracted
    from roviec.access.models import User
    from roviec.organisations.models import Unit

READING_TASK = "directives.read"
READING_QUEUE = "reading"
FOLDER = "directives"
HEAD = 6_000
"""A grade of secrecy stands at the head of a document; so many characters are looked at before anything is kept."""
PAGE_BREAK = "\n\f"
_NEEDS_OCR = "too-many-pages"
_PATIENCE = 30.0
"""Seconds a file is read while somebody waits for the page; what takes longer is left to the job."""
_LONGEST_NAME = 200
logger = logging.getLogger(__name__)


class UnableToReceive(Unable):
    """A file was refused; nothing of it was kept. The message says why and what to do."""


class GradedSecret(UnableToReceive):
    """The text bears a grade of state secrecy."""


class AlreadyReceived(UnableToReceive):
    """The register has a document with the same words; `existing` is that document."""

    def __init__(self, existing: Directive) -> None:
        self.existing = existing
        super().__init__(_("Văn bản này đã có trong sổ: %(name)s. Không nạp lại.") % {"name": existing})


class UnableToRead(Unable):
    """The document is not one that can be read (again)."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name on the sender's machine and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one document handed in: the new record, or why it was refused."""

    name: str
    directive: Directive | None = None
    refusal: UnableToReceive | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of one or several files together, with the offsets at which pages and files begin."""

    body: str
    page_starts: tuple[int, ...]
    notes: tuple[str, ...]
    file_starts: tuple[int, ...] = (0,)

    @property
    def pages(self) -> int:
        return len(self.page_starts)


def receive_files(
    *, by: User, unit: Unit, uploads: Sequence[Upload], as_one: bool = False, at: datetime
) -> list[Received]:
    """Take files into the register of `unit` and queue their reading; one document per file.

    With `as_one` the files are the pages of a single document. A file that is refused does not stop the others.
    """
    rules.check_can_upload(by, unit)
    documents = [list(uploads)] if as_one else [[upload] for upload in uploads]
    received = []
    for pages in documents:
        name = _clean_name(pages[0].name)
        try:
            received.append(Received(name, directive=receive_document(by=by, unit=unit, pages=pages, at=at)))
        except UnableToReceive as refusal:
            received.append(Received(name, refusal=refusal))
    return received


def receive_document(*, by: User, unit: Unit, pages: Sequence[Upload], at: datetime) -> Directive:
    """Take in one document. Refuses unreadable files, texts graded as secret, and what the register already has.

    What takes long, as pictures do, is read later by the job, except for the heads of the pages; the same refusals
    then end the reading and remove the files.
    """
    rules.check_can_upload(by, unit)
    text = _extract_now(pages)
    if text is None:
        _check_heads(pages)
    else:
        _check_grade(text)
    stored: list[SourceFile] = []
    try:
        with transaction.atomic():
            directive = Directive.objects.create(unit=unit, received_by=by, received_at=at)
            ReadingJob.objects.create(directive=directive)
            stored.extend(_store_file(directive, n, page) for n, page in enumerate(pages))
            if text is not None:
                _keep_text(directive, text)
            _queue(directive)
            record(
                by=by,
                at=at,
                verb="directives.directive.receive",
                target=directive,
                data={"files": [file.name for file in stored], "sha256": [file.sha256 for file in stored]},
            )
    except BaseException:
        remove_stored(stored)
        raise
    return directive


def read_directive(*, by: User, directive: Directive, at: datetime) -> Directive:
    """Read a received document and store all that was found, in one transaction.

    May be run again after a crash at any point: until the reading is stored nothing of it is visible, and once it is
    stored a second run finds nothing to do.
    """
    job = ReadingJob.objects.get(directive=directive)
    if directive.review_state != ReviewState.READING:
        return directive
    begun = ReadingJob.objects.filter(pk=job.pk, finished_at=None).update(
        state=JobState.RUNNING, started_at=at, attempts=job.attempts + 1, step=JobStep.EXTRACT, done=0, total=0
    )
    if not begun:  # another worker has stored the reading since this one looked
        return Directive.objects.get(pk=directive.pk)
    try:
        text = _text_of(directive)
        _progress(directive, JobStep.READ)
        reading = directive_reader.read(text.body)
        if reading.document.secrecy is not None:
            raise GradedSecret(_secret_message())
    except (UnreadableFile, UnableToReceive) as refusal:
        return refuse_reading(by=by, directive=directive, why=str(refusal), at=at)
    return _reading.store(by=by, directive=directive, body=text.body, reading=reading, at=at, report=_progress)


@transaction.atomic
def refuse_reading(*, by: User, directive: Directive, why: str, at: datetime) -> Directive:
    """End a reading for good: the files and the text go, the record says why and can be deleted."""
    held = _review.lock_directive(directive)
    if held.review_state != ReviewState.READING:
        return held
    files = list(held.files.all())
    held.files.all().delete()
    DirectiveText.objects.filter(directive=held).delete()
    _end(held, why, at=at)
    transaction.on_commit(lambda: remove_stored(files))
    record(by=by, at=at, verb="directives.directive.refuse", target=held, data={"why": why})
    return held


@transaction.atomic
def fail_reading(*, by: User, directive: Directive, at: datetime) -> Directive:
    """Note that reading broke down although the file is readable; it can be tried again."""
    held = _review.lock_directive(directive)
    if held.review_state == ReviewState.READING:
        _end(held, _("Việc đọc bị gián đoạn do lỗi của hệ thống. Hãy thử đọc lại."), at=at)
        record(by=by, at=at, verb="directives.directive.fail", target=held)
    return held


@transaction.atomic
def retry_reading(*, by: User, directive: Directive, at: datetime) -> Directive:
    """Queue the reading of a document once more after it broke down."""
    rules.check_can_upload(by, directive.unit)
    held = _review.lock_directive(directive)
    if held.review_state != ReviewState.FAILED or not held.files.exists():
        raise UnableToRead(_("Văn bản này không có gì để đọc lại. Hãy nạp lại tệp."))
    held.review_state = ReviewState.READING
    held.save(update_fields=["review_state", "updated_at"])
    ReadingJob.objects.filter(directive=held).update(
        state=JobState.WAITING, finished_at=None, message="", done=0, total=0
    )
    _queue(held)
    record(by=by, at=at, verb="directives.directive.retry", target=held)
    return held


def remove_orphans(*, at: datetime) -> int:  # nobody acts: the nightly clean-up
    """Remove stored files that no document has: a server killed while it took one in leaves it behind.

    Files of the last day are left alone, since their documents may be on the way. Returns how many were removed.
    """
    removed = 0
    for name in _stored_names(FOLDER):
        young = default_storage.get_modified_time(name) > at - timedelta(days=1)
        if not young and not SourceFile.objects.filter(file=name).exists():
            default_storage.delete(name)
            removed += 1
    return removed


def _stored_names(folder: str) -> Iterator[str]:
    if default_storage.exists(folder):
        folders, files = default_storage.listdir(folder)
        yield from (f"{folder}/{name}" for name in files)
        for below in folders:
            yield from _stored_names(f"{folder}/{below}")


def _clean_name(name: str) -> str:
    """The last part of a file's name, in composed letters, of bounded length, with its extension."""
    path = PurePath(nfc(name).replace("\\", "/"))
    suffix = path.suffix[:20]
    return (path.name[: -len(suffix)] if suffix else path.name)[: _LONGEST_NAME - len(suffix)] + suffix or _("tệp")


def _limits(*, pictures: bool) -> Limits:
    limits = Limits(file_bytes=settings.UPLOAD_LIMIT_BYTES)
    return limits if pictures else replace(limits, ocr_pages=0)


def _extract_now(pages: Sequence[Upload]) -> _Text | None:
    """The text where it can be had at once; None where it takes a job, as pictures that have to be recognised do."""
    try:
        limits = _limits(pictures=False)
        return _joined([extract_apart(page.name, page.data, limits=limits, seconds=_PATIENCE) for page in pages])
    except TookTooLong:
        return None
    except UnreadableFile as refusal:
        if refusal.code == _NEEDS_OCR:
            return None
        raise _refused(refusal) from refusal


def _refused(refusal: UnreadableFile) -> UnableToReceive:
    return UnableToReceive(refusal.en if get_language() == "en" else refusal.vi)


def _check_heads(pages: Sequence[Upload]) -> None:
    """Of pictures, recognise the first page of each file before anything is stored: that is where a grade stands.

    Takes at most `_PATIENCE` for all of them; files that are not reached by then are looked at by the job. A picture
    that nothing here can recognise is refused now.
    """
    limits = replace(_limits(pictures=True), ocr_head_only=True)
    deadline = monotonic() + _PATIENCE
    for page in pages:
        try:
            head = extract_apart(page.name, page.data, limits=limits, seconds=max(deadline - monotonic(), 1.0))
        except TookTooLong:
            return
        except NoText:  # a blank page, perhaps before others; whether there is anything at all the job will see
            continue
        except UnreadableFile as refusal:
            raise _refused(refusal) from refusal
        _check_grade(_joined([head]))


def _joined(parts: Sequence[Extracted]) -> _Text:
    """Pages one after the other; a file without firm pages counts as one."""
    body = ""
    starts: list[int] = []
    files: list[int] = []
    notes: list[str] = []
    for part in parts:
        if body:
            body += PAGE_BREAK
        files.append(len(body))
        starts += [len(body) + start for start in part.page_starts or ((0,) if len(parts) > 1 else ())]
        body += part.text
        notes += [note.vi for note in part.notes]
    return _Text(body, tuple(starts), tuple(dict.fromkeys(notes)), tuple(files))


def _secret_message() -> str:
    return _("Văn bản có dấu độ mật. Hệ thống này không được lưu tài liệu mật; tệp đã bị từ chối và không lưu lại gì.")


def _check_grade(text: _Text) -> None:
    """Look at the head of every file: the one that bears the grade may have been handed in as a later page."""
    for start in text.file_starts:
        if directive_reader.read(text.body[start : start + HEAD]).document.secrecy is not None:
            raise GradedSecret(_secret_message())


def _store_file(directive: Directive, order: int, page: Upload) -> SourceFile:
    digest = hashlib.sha256(page.data).hexdigest()
    name = _clean_name(page.name)
    return SourceFile.objects.create(
        directive=directive,
        order=order,
        name=name,
        format=PurePath(name).suffix.lstrip(".").lower()[:16],
        size=len(page.data),
        sha256=digest,
        file=ContentFile(page.data, name=digest),
    )


def _keep_text(directive: Directive, text: _Text) -> None:
    """Store the text; refuses it when the register has a document with the same words."""
    _review.lock_register(directive.unit_id)
    key = _reading.text_key(text.body)
    existing = find_duplicate(directive.unit, key, beside=directive)
    if existing is not None:
        raise AlreadyReceived(existing)
    DirectiveText.objects.create(
        directive=directive,
        body=text.body,
        text_key=key,
        page_starts=list(text.page_starts),
        notes=list(text.notes),
        body_key=_reading.body_key(text.body),
    )
    directive.pages = text.pages
    directive.save(update_fields=["pages", "updated_at"])


def _text_of(directive: Directive) -> _Text:
    """The text stored when the files came, or taken from them now, page by page."""
    kept = DirectiveText.objects.filter(directive=directive).first()
    if kept is not None:
        return _Text(kept.body, tuple(kept.page_starts), tuple(kept.notes))
    files = list(directive.files.all())
    parts = []
    for n, file in enumerate(files):
        _progress(directive, JobStep.EXTRACT, n, len(files))
        with file.file.open("rb") as opened:
            parts.append(extract_apart(file.name, opened.read(), limits=_limits(pictures=True)))
    text = _joined(parts)
    _check_grade(text)
    with transaction.atomic():
        _keep_text(directive, text)
    return text


def _progress(directive: Directive, step: JobStep, done: int = 0, total: int = 0) -> None:
    """Show how far the reading is. Written at once, outside the transaction that stores the reading."""
    ReadingJob.objects.filter(directive=directive).update(step=step, done=done, total=total)


def _end(directive: Directive, why: str, *, at: datetime) -> None:
    directive.review_state = ReviewState.FAILED
    directive.save(update_fields=["review_state", "updated_at"])
    ReadingJob.objects.filter(directive=directive).update(state=JobState.FAILED, finished_at=at, message=why)


def _queue(directive: Directive) -> None:
    """Queue the job in this transaction: it runs if and only if the transaction is committed."""
    app.configure_task(READING_TASK, queue=READING_QUEUE, lock=f"{READING_TASK}-{directive.pk}").defer(
        directive_id=directive.pk
    )
