from __future__ import annotations

import pytest

from roviec.config import statics


@pytest.fixture
def folder(settings, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.css").write_text("p { margin: 0 }")
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    return source


def test_files_are_collected_once(folder, tmp_path):
    collected = tmp_path / "collected"

    assert statics.collect() == f"đã gom vào {collected}"
    assert (collected / "page.css").read_text() == "p { margin: 0 }"
    assert statics.collect() == "không có gì mới"


def test_change_is_noticed_and_what_is_gone_goes(folder, tmp_path):
    statics.collect()
    (folder / "page.css").rename(folder / "print.css")

    assert statics.collect() == f"đã gom vào {tmp_path / 'collected'}"
    assert sorted(path.name for path in (tmp_path / "collected").glob("*.css")) == ["print.css"]
