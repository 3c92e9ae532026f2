from __future__ import annotations

import os
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

    # measured, the child would load the coverage of templates, and with it Django
    environment = {name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"}

    done = subprocess.run(
        [sys.executable, "-c", wrapped], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "False False"


def make(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Not as a part of the `make test` that may be running us."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("python", ["", "/nowhere/python3"])
def test_make_without_a_python_says_what_to_do(tmp_path, python):
    (tmp_path / "Makefile").write_text(MAKEFILE.read_text())
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).touch()

    done = make(f"PYTHON={python}", "venv", folder=tmp_path)

    assert done.returncode == 2
    assert not (tmp_path / ".venv").exists()
    expected = "Rõ Việc cần Python 3.11 trở lên" if python == "" else "Không tạo được .venv"
    assert done.stdout.startswith(expected)


def test_make_help_lists_every_target():
    done = make(folder=MAKEFILE.parent)

    listed = [line.split()[1] for line in done.stdout.splitlines()]
    assert listed == ["help", "run", "test", "check", "fix", "bench", "score", "seed", "rows", "venv"]
