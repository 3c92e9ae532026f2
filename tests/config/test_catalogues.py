from __future__ import annotations

import os

import polib
import pytest

from roviec.config import catalogues

CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Nhiệm vụ"
msgstr "Task"

msgid "%(count)s tệp"
msgid_plural "%(count)s tệp"
msgstr[0] "%(count)s file"
msgstr[1] "%(count)s files"

#, fuzzy
msgid "Chỉ tiêu"
msgstr "Guess"
"""


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    path = folder / "django.po"
    path.write_text(CATALOGUE)
    return path


def test_catalogue_is_compiled_once(source, tmp_path):
    compiled = source.with_suffix(".mo")

    assert catalogues.build([tmp_path]) == [compiled]
    assert catalogues.build([tmp_path]) == []
    entries = {entry.msgid: entry.msgstr or entry.msgstr_plural for entry in polib.mofile(str(compiled))}
    assert entries == {"Nhiệm vụ": "Task", "%(count)s tệp": {0: "%(count)s file", 1: "%(count)s files"}}
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]


def test_changed_catalogue_is_compiled_again(source, tmp_path):
    (compiled,) = catalogues.build([tmp_path])
    os.utime(compiled, (1, 1))

    assert catalogues.build([tmp_path]) == [compiled]


def test_catalogue_that_says_something_twice_is_an_error(source, tmp_path):
    source.write_text(CATALOGUE + '\nmsgid "Nhiệm vụ"\nmsgstr "Duty"\n')

    with pytest.raises(ValueError, match="already exists"):
        catalogues.build([tmp_path])
