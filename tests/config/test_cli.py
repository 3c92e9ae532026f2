from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from roviec.config import cli

MAKEFILE = Path(__file__).resolve().parents[2] / "Makefile"


def test_help_is_printed_when_asked_for(capsys):
    assert cli.main(["--help"]) == 0
    assert capsys.readouterr().out == cli.HELP + "\n"


def test_no_command_is_a_mistake(capsys):
    assert cli.main([]) == 2
    assert capsys.readouterr().out == cli.HELP + "\n"


def test_old_python_is_named(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    monkeypatch.setattr(sys, "version", "3.10.4 (main)")

    assert cli.main(["run"]) == 1
    assert capsys.readouterr().err == "Rõ Việc cần Python 3.11 trở lên; lệnh này đang chạy bằng 3.10.4.\n"


def test_reading_loads_no_application(tmp_path):
    script = "import sys; from roviec.config.cli import main; code = main(['read', '--help'])"
    wrapped = f"""
import sys
try:
    {script}
except SystemExit:
    pass
print("django" in sys.modules, "psycopg" in sys.modules)
"""

    done = subprocess.run([sys.executable, "-c", wrapped], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "False False"


@pytest.mark.parametrize("python", ["", "/nowhere/python3"])
def test_make_without_a_python_says_what_to_do(tmp_path, python):
    (tmp_path / "Makefile").write_text(MAKEFILE.read_text())
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).touch()

    done = subprocess.run(
        ["make", f"PYTHON={python}", "venv"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert not (tmp_path / ".venv").exists()
    expected = "Rõ Việc cần Python 3.11 trở lên" if python == "" else "Không tạo được .venv"
    assert done.stdout.startswith(expected)


def test_make_help_lists_every_target():
    done = subprocess.run(
        ["make", "--no-print-directory"], cwd=MAKEFILE.parent, capture_output=True, text=True, check=True
    )

    listed = [line.split()[1] for line in done.stdout.splitlines()]
    assert listed == ["help", "run", "test", "check", "fix", "bench", "score", "seed", "rows", "venv"]
