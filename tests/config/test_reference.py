from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from roviec.config import reference
from roviec.config.environment import SETTINGS


def test_pages_are_written_where_they_are_missing_or_old(tmp_path):
    names = sorted(reference.PAGES)
    (tmp_path / names[0]).write_text("old")

    assert sorted(path.name for path in reference.write(tmp_path)) == names
    assert reference.write(tmp_path) == []
    assert reference.stale(tmp_path) == []


def test_every_setting_has_its_line():
    lines = reference.settings_page().splitlines()

    assert [sum(line.startswith(f"| `{setting.name}` |") for line in lines) for setting in SETTINGS] == [1] * len(
        SETTINGS
    )


def test_command_names_what_is_old(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(reference, "PAGES", {"a.md": lambda: "new"})
    monkeypatch.setattr(reference.stale, "__defaults__", (tmp_path,))
    monkeypatch.setattr(reference.write, "__defaults__", (tmp_path,))

    with pytest.raises(CommandError, match=r"Cần chạy `roviec docs`: a\.md"):
        call_command("docs", check=True)
    call_command("docs")
    call_command("docs", check=True)

    assert capsys.readouterr().out == f"{tmp_path / 'a.md'}\n"
