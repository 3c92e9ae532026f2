from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import docx
import openpyxl
import pytest
from lxml import etree

from directive_files.cli import Exit, main
from directive_reader import read
from directive_reader.dump import to_json
from tests.directive_files.readings import TEXT

LETTER = "Kính gửi anh Mẫu,\nHôm nay trời đẹp.\n"
SECRET = TEXT.replace("ĐẢNG CỘNG SẢN VIỆT NAM\n", "ĐẢNG CỘNG SẢN VIỆT NAM\nTỐI MẬT\n")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT.replace("05-NQ/ĐUK", "06-NQ/ĐUK"))
    (tmp_path / "letter.txt").write_text(LETTER)
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 x")
    return tmp_path


def code_of(data: str) -> str:
    return json.loads(data)["document"]["code"]


@pytest.mark.usefixtures("folder")
def test_one_file_prints_its_reading(capfd):
    assert main(["a.txt"]) == Exit.DONE

    shown = capfd.readouterr()
    assert shown.out == to_json(read(TEXT), TEXT, source="a.txt") + "\n"
    assert shown.err == ""


@pytest.mark.usefixtures("folder")
def test_several_files_print_one_line_each_and_the_progress_apart(capfd):
    assert main(["a.txt", "b.txt"]) == Exit.DONE

    shown = capfd.readouterr()
    assert [code_of(line) for line in shown.out.splitlines()] == ["05-NQ/ĐUK", "06-NQ/ĐUK"]
    assert shown.err == "1/2 a.txt\n2/2 b.txt\nđã đọc 2/2 tệp\n"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(folder, capfd):
    assert main(["broken.pdf", "gone.txt", ".", "a.txt", "-o", "out", "-q"]) == Exit.SOME_UNREADABLE

    shown = capfd.readouterr()
    assert [line[:28] for line in shown.err.splitlines() if line.startswith("✗")] == [
        "✗ broken.pdf [damaged] Tệp .",
        "✗ gone.txt [io] No such file",
        "✗ . [io] Is a directory: .",
    ]
    assert "The .pdf file is damaged or incomplete." in shown.err
    assert sorted(item.name for item in (folder / "out").iterdir()) == ["a.json"]


def test_a_text_under_a_grade_is_refused_and_nothing_of_it_comes_out(folder, capfd):
    assert read(SECRET).document.secrecy == "TỐI MẬT"

    assert main(["secret.txt", "broken.pdf", "letter.txt", "-o", "out"]) == Exit.SOME_SECRET

    shown = capfd.readouterr()
    assert "✗ secret.txt [secret] Văn bản đóng dấu TỐI MẬT" in shown.err
    assert shown.err.endswith("đã đọc 1/3 tệp; 1 không phải văn bản chỉ đạo; 1 không đọc được; 1 có dấu mật\n")
    assert [item.name for item in (folder / "out").iterdir()] == ["letter.json"]


@pytest.mark.usefixtures("folder")
def test_what_is_no_directive_is_written_and_said(capfd):
    assert main(["letter.txt"]) == Exit.SOME_NO_DIRECTIVE

    shown = capfd.readouterr()
    assert json.loads(shown.out)["is_directive"] is False
    assert shown.err == "! letter.txt: có thể không phải văn bản chỉ đạo / may be no directive\n"


def test_remarks_about_the_text_are_said(folder, capfd):
    (folder / "a.doc").write_text(TEXT)

    assert main(["a.doc"]) == Exit.DONE

    assert capfd.readouterr().err.startswith(
        "! a.doc: Tên tệp ghi .doc nhưng nội dung là txt; đã đọc theo nội dung.\n  The name"
    )


def test_each_form_is_a_file_of_its_kind(folder):
    assert [main(["a.txt", "--format", form, "-o", "out/"]) for form in ("json", "akn", "table", "xlsx", "docx")] == [
        0
    ] * 5

    made = {item.name: item.read_bytes() for item in (folder / "out").iterdir()}
    assert sorted(made) == ["a-nhiem-vu.docx", "a-nhiem-vu.xlsx", "a.json", "a.txt", "a.xml"]
    assert code_of(made["a.json"].decode()) == "05-NQ/ĐUK"
    assert etree.QName(etree.fromstring(made["a.xml"])).localname == "akomaNtoso"
    assert "05-NQ/ĐUK" in made["a.txt"].decode()
    assert openpyxl.load_workbook(io.BytesIO(made["a-nhiem-vu.xlsx"])).sheetnames[1] == "Nhiệm vụ"
    assert docx.Document(io.BytesIO(made["a-nhiem-vu.docx"])).tables


@pytest.mark.usefixtures("folder")
def test_tables_of_several_files_bear_their_names(capfd):
    assert main(["a.txt", "b.txt", "--format", "table"]) == Exit.DONE

    assert [line for line in capfd.readouterr().out.splitlines() if line.startswith("══")] == ["══ a.txt", "══ b.txt"]


def test_a_result_in_a_file_of_a_given_name(folder):
    assert main(["a.txt", "--format", "akn", "-o", "new/kq.xml"]) == Exit.DONE

    assert (folder / "new" / "kq.xml").read_bytes().startswith(b"<?xml")


def test_files_of_one_name_do_not_overwrite_each_other(folder):
    (folder / "more").mkdir()
    for name in ("a.md", "more/a.txt"):
        (folder / name).write_text(TEXT)

    assert main(["a.txt", "a.md", "more/a.txt", "b.txt", "-o", "out"]) == Exit.DONE

    assert sorted(item.name for item in (folder / "out").iterdir()) == [
        "1-a.txt.json",
        "3-a.txt.json",
        "a.md.json",
        "b.json",
    ]


def test_a_source_is_never_overwritten(folder, capfd):
    assert main(["a.txt", "--format", "table", "-o", "."]) == Exit.SOME_UNREADABLE

    assert (folder / "a.txt").read_text() == TEXT
    assert "ghi đè tệp gốc" in capfd.readouterr().err


def test_a_larger_file_than_allowed_is_not_even_opened(folder, capfd):
    with (folder / "big.txt").open("wb") as file:
        file.truncate(60 * 1024 * 1024)

    assert main(["big.txt"]) == Exit.SOME_UNREADABLE
    assert main(["a.txt", "--max-mb", "1"]) == Exit.DONE

    assert "[too-large] Tệp lớn 60 MB, vượt mức 40 MB." in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "usage"),
        (["a.txt", "--format", "xml"], "xml"),
        (["a.txt", "--format", "xlsx"], "-o"),
        (["a.txt", "--format", "docx"], "-o"),
        (["a.txt", "b.txt", "--format", "akn"], "-o"),
        (["a.txt", "b.txt", "-o", "letter.txt"], "-o"),
        (["a.txt", "--max-mb", "0"], "--max-mb"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_use_is_told(arguments, word, capfd):
    assert main(arguments) == Exit.USAGE

    assert word in capfd.readouterr().err


def test_help_documents_every_exit_code(capfd):
    assert main(["--help"]) == Exit.DONE

    shown = capfd.readouterr().out
    assert all(f"\n  {code.value}   " in shown for code in Exit)


def test_arguments_of_the_shell_are_taken_where_none_are_given(folder, monkeypatch, capfd):
    monkeypatch.setattr(sys, "argv", ["read", str(folder / "a.txt")])

    assert main() == Exit.DONE

    assert code_of(capfd.readouterr().out) == "05-NQ/ĐUK"


@pytest.mark.usefixtures("folder")
def test_a_reader_of_the_output_that_has_seen_enough_ends_the_run_quietly(monkeypatch, capfd):
    heard, spoken = os.pipe()
    os.close(heard)

    with os.fdopen(spoken, "w") as output:
        monkeypatch.setattr(sys, "stdout", output)
        code = main(["a.txt", "b.txt", "-q"])

    assert (code, capfd.readouterr().err) == (Exit.SOME_UNREADABLE, "")


def test_no_django_is_loaded(folder):
    script = (
        "import sys; from directive_files.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(99 if any(name.partition('.')[0] in {'django', 'roviec'} for name in sys.modules) else code)"
    )

    # measured, the child would load the coverage of templates, and with it Django
    environment = {name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"}

    ran = subprocess.run(
        [sys.executable, "-c", script, "a.txt"], cwd=folder, env=environment, capture_output=True, check=False
    )

    assert (ran.returncode, code_of(ran.stdout.decode())) == (0, "05-NQ/ĐUK")
