from __future__ import annotations

import stat

from roviec.core import private_files


def test_first_writer_wins(tmp_path):
    path = tmp_path / "new" / "key"

    written = [private_files.write_once(path, "one"), private_files.write_once(path, "two")]

    assert written == [True, False]
    assert path.read_text() == "one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["key"]


def test_loser_of_a_race_leaves_the_winners_content(tmp_path, monkeypatch):
    path = tmp_path / "key"
    path.write_text("one")
    monkeypatch.setattr(type(path), "exists", lambda _self: False)  # as if the other came between look and write

    written = private_files.write_once(path, "two")

    assert (written, path.read_text()) == (False, "one")


def test_replace_keeps_the_file_private(tmp_path):
    path = tmp_path / "key"
    path.write_text("old")
    path.chmod(0o644)

    private_files.replace(path, "new")

    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o600)
