from __future__ import annotations

import io
import json
import resource
import runpy
import signal
import sys
import time
from types import SimpleNamespace

import pytest

from directive_files import Limits, apart, extract, extract_apart
from directive_files.errors import ArchiveBomb, DamagedFile, EncryptedFile, TookTooLong, TooLarge
from directive_files.limits import MEBIBYTE
from tests.directive_files.making import paragraph, pdf, raw_docx, shown
from tests.directive_files.test_legacy_encodings import WORDS, tcvn3


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", raw_docx(paragraph("Đảng ủy Khối"))),
        ("a.doc", tcvn3(WORDS).encode("cp1252")),
        ("a.pdf", pdf(shown("mot"), shown("hai"))),
    ],
)
def test_the_answer_is_the_same_as_at_home(name, data):
    assert extract_apart(name, data) == extract(name, data)


def test_a_refusal_comes_over_with_its_words():
    with pytest.raises(TooLarge) as refusal:
        extract_apart("a.html", b"<html>" * (2 * MEBIBYTE // 6), limits=Limits(file_bytes=MEBIBYTE))

    assert refusal.value.vi.startswith("Tệp lớn 2 MB, vượt mức 1 MB.")


def other_side(script: str, monkeypatch) -> None:
    """Puts a process that runs this script in the place of the extraction."""
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-c", script))


def test_a_file_that_crashes_the_process_is_damaged(monkeypatch):
    other_side("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", monkeypatch)

    with pytest.raises(DamagedFile) as refusal:
        extract_apart("a.pdf", b"%PDF-")

    assert refusal.value.vi.startswith("Tệp .pdf bị hỏng")


def test_plain_text_needs_no_process_of_its_own(monkeypatch):
    other_side("import sys; sys.exit(1)", monkeypatch)

    assert extract_apart("a.txt", "Đảng ủy".encode()) == extract("a.txt", "Đảng ủy".encode())


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"BM", b"<html>"])
def test_what_only_pretends_to_be_plain_text_is_read_apart(data, monkeypatch):
    other_side("import sys; sys.exit(1)", monkeypatch)

    with pytest.raises(DamagedFile):
        extract_apart("a.txt", data)


@pytest.mark.parametrize(
    "script", ["import time; time.sleep(60)", "import signal, time; signal.signal(15, 1); time.sleep(60)"]
)
def test_a_process_that_hangs_is_ended_even_if_it_does_not_listen(script, monkeypatch):
    other_side(script, monkeypatch)
    monkeypatch.setattr(apart, "_GRACE", 0.5)
    began = time.monotonic()

    with pytest.raises(TookTooLong):
        extract_apart("a.pdf", b"%PDF-" * 100_000, seconds=1.0)

    assert time.monotonic() - began < 20


def test_a_file_that_needs_more_memory_than_allowed_is_refused():
    with pytest.raises(ArchiveBomb):
        extract_apart("a.html", b"<html>" + b"x" * (30 * MEBIBYTE), memory=MEBIBYTE)


def serve(monkeypatch, name: str, data: bytes, limits_of: list[tuple[int, int]] | None = None) -> dict:
    """Runs the other side here, with the limits of the process only written down."""
    order = {"name": name, "limits": {"file_bytes": 100}, "memory": 1000, "seconds": 7}
    kept = [] if limits_of is None else limits_of
    output = io.StringIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(order).encode() + b"\n" + data)))
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr("resource.setrlimit", lambda kind, bounds: kept.append((kind, bounds[1])))
    before = signal.getsignal(signal.SIGTERM)
    try:
        runpy.run_module("directive_files.apart", run_name="__main__", alter_sys=False)
    finally:
        signal.signal(signal.SIGTERM, before)
    return json.loads(output.getvalue())


@pytest.mark.filterwarnings("ignore:.*found in sys.modules:RuntimeWarning")
def test_the_other_side_reads_refuses_and_bounds_itself(monkeypatch):
    bounds: list[tuple[int, int]] = []

    read = serve(monkeypatch, "a.txt", "Đảng".encode(), bounds)
    refused = serve(monkeypatch, "a.txt", b"x" * 101)
    locked = serve(monkeypatch, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))

    assert (read["text"], read["format"]) == ("Đảng", "txt")
    assert bounds == [(resource.RLIMIT_AS, 1000), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, 7)]
    assert refused == {"refusal": TooLarge.code, "details": {"size": 1, "limit": 0}}
    assert locked == {"refusal": EncryptedFile.code, "details": {}}


def test_the_other_side_ends_when_asked():
    with pytest.raises(SystemExit):
        apart._end(signal.SIGTERM, None)


@pytest.mark.filterwarnings("ignore:.*found in sys.modules:RuntimeWarning")
def test_want_of_memory_is_a_refusal(monkeypatch):
    class Endless:
        def readline(self) -> bytes:
            return b'{"name": "a", "limits": {}, "memory": 1, "seconds": 1}'

        def read(self) -> bytes:
            raise MemoryError

    output = io.StringIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Endless()))
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr("resource.setrlimit", lambda *_: None)
    before = signal.getsignal(signal.SIGTERM)

    apart._serve()

    signal.signal(signal.SIGTERM, before)
    assert json.loads(output.getvalue()) == {"refusal": "archive-bomb", "details": {}}
