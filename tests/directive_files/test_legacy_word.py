from __future__ import annotations

import os
import shutil

import docx
import pytest

from directive_files import Limits, extract
from directive_files.errors import DamagedFile, EncryptedFile, ProgramMissing, TookTooLong
from tests.directive_files.making import by_office, needs_antiword, needs_office, saved

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
STREAM = "WordDocument".encode("utf-16-le")


def only(monkeypatch, folder, *names: str) -> None:
    """Leaves these programs of the machine on the path, and the shell's own."""
    for name in names:
        (folder / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(folder))


def fake(folder, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.fixture(scope="module")
def old_word(tmp_path_factory):
    document = docx.Document()
    document.add_paragraph("NGHỊ QUYẾT của Đảng ủy Khối")
    document.add_paragraph("Rà soát quy chế", style="List Number")
    table = document.add_table(1, 3)
    for cell, words in zip(table.rows[0].cells, ("1", "Việc", "Văn phòng"), strict=True):
        cell.text = words
    document.add_paragraph("Nơi nhận: các chi bộ" + " trực thuộc" * 60)  # antiword refuses what is very short
    return by_office(tmp_path_factory.mktemp("doc"), "a.docx", saved(document), "doc")


@needs_office
def test_libreoffice_reads_text_numbers_and_tables(old_word):
    extracted = extract("a.doc", old_word)

    assert (
        extracted.text
        == "NGHỊ QUYẾT của Đảng ủy Khối\n\n1. Rà soát quy chế\n\n1 | Việc | Văn phòng\n\nNơi nhận: các chi bộ"
        + " trực thuộc" * 60
    )
    assert (extracted.format, extracted.notes) == ("doc", ())


@needs_office
@needs_antiword
def test_antiword_reads_it_where_there_is_no_libreoffice(old_word, tmp_path, monkeypatch):
    only(monkeypatch, tmp_path, "antiword")

    text = extract("a.doc", old_word).text

    assert [line for line in text.split("\n") if "NGHỊ" in line or "quy chế" in line] == [
        "NGHỊ QUYẾT của Đảng ủy Khối",
        "Rà soát quy chế",
    ]


@needs_office
@needs_antiword
def test_a_broken_doc_is_refused_by_all_programs_there_are():
    with pytest.raises(DamagedFile):
        extract("a.doc", MARK + STREAM)


@pytest.mark.parametrize("data", [MARK + STREAM, MARK[:8] + STREAM], ids=["long", "short"])
def test_without_a_program_the_message_says_how_to_get_one(tmp_path, monkeypatch, data):
    only(monkeypatch, tmp_path)

    with pytest.raises(ProgramMissing) as refusal:
        extract("a.doc", data)

    assert "apt-get install libreoffice-writer-nogui" in refusal.value.en


@pytest.mark.parametrize(
    "script", ["exit 1", "exit 0", 'echo no > "$8/source.docx"'], ids=["fails", "writes nothing", "no .docx"]
)
def test_a_libreoffice_that_gives_nothing_means_a_damaged_file(tmp_path, monkeypatch, script):
    fake(tmp_path, "soffice", script)
    only(monkeypatch, tmp_path)

    with pytest.raises(DamagedFile):
        extract("a.doc", MARK + STREAM)


def test_old_fonts_in_the_output_of_antiword_are_converted(tmp_path, monkeypatch):
    fake(tmp_path, "antiword", "echo '§¶ng ñy Khèi l·nh ®¹o thùc hiÖn nhiÖm vô'")
    only(monkeypatch, tmp_path)

    extracted = extract("a.doc", MARK + STREAM)

    assert extracted.text == "Đảng ủy Khối lãnh đạo thực hiện nhiệm vụ\n"
    assert [note.code for note in extracted.notes] == ["encoding-converted"]


def test_a_conversion_that_hangs_is_stopped(tmp_path, monkeypatch):
    fake(tmp_path, "soffice", f"PATH={os.environ['PATH']} sleep 60")
    only(monkeypatch, tmp_path)

    with pytest.raises(TookTooLong):
        extract("a.doc", MARK + STREAM, limits=Limits(conversion_seconds=0.5))


def test_a_doc_under_a_password_is_refused_before_any_program_runs(tmp_path, monkeypatch):
    only(monkeypatch, tmp_path)
    locked = MARK + b"\xec\xa5" + b"\0" * 8 + b"\x00\x01" + STREAM

    with pytest.raises(EncryptedFile):
        extract("a.doc", locked)
