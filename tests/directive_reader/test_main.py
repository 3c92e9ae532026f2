from __future__ import annotations

import json
import subprocess
import sys

import pytest

from directive_reader.__main__ import main


def test_prints_one_reading_per_file_and_says_what_it_could_not_open(tmp_path, capsys):
    path = tmp_path / "kh.txt"
    path.write_text("TỈNH ỦY SÔNG LAM\nSố 3-KH/TU\nKẾ HOẠCH\nvề công tác\n", "utf-8")

    code = main([str(path), str(tmp_path / "missing.txt")])

    shown = capsys.readouterr()
    assert (code, json.loads(shown.out)["document"]["code"], "missing.txt" in shown.err) == (1, "3-KH/TU", True)
    assert main([str(path)]) == 0


def test_without_files_it_tells_its_usage(capsys):
    assert main([]) == 2
    assert capsys.readouterr().err == "usage: python -m directive_reader FILE.txt...\n"


@pytest.mark.parametrize("arguments", [[]])
def test_runs_as_a_module(arguments):
    done = subprocess.run([sys.executable, "-m", "directive_reader", *arguments], capture_output=True, check=False)

    assert done.returncode == 2
