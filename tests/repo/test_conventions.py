"""The house rules hold for the whole repository; what each of them means is tested in tests/tools."""

from __future__ import annotations

import re
from pathlib import Path

from tools import check_conventions, check_sizes

ROOT = Path(__file__).resolve().parents[2]
MAY_READ_THE_ENVIRONMENT = {
    "src/roviec/config/children.py",  # hands it on
    "src/roviec/config/commands.py",  # names the settings module
    "src/roviec/config/embedded.py",  # the path of programs
    "src/roviec/config/environment.py",
    "src/roviec/config/settings_test.py",
    "src/roviec/config/supervisor.py",  # hands it on
    "src/roviec/config/wsgi.py",  # names the settings module
}


def test_conventions_hold(capsys):
    assert check_conventions.main() == 0, capsys.readouterr().out


def test_nothing_is_over_the_hard_budget(capsys):
    assert check_sizes.main() == 0, capsys.readouterr().out


def test_only_the_table_of_settings_reads_the_environment():
    readers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "src" / "roviec").rglob("*.py")
        if re.search(r"\bos\.(environ|getenv)\b", path.read_text())
    }

    assert "src/roviec/config/environment.py" in readers
    assert readers - MAY_READ_THE_ENVIRONMENT == set()
