from __future__ import annotations

import pytest

from roviec.directives.policies.kinds import code_words, kind_name


@pytest.mark.parametrize(("kind", "name"), [("KH", "Kế hoạch"), ("CTr", "Chương trình"), ("XYZ", "XYZ"), ("", "")])
def test_kind_name(kind, name):
    assert kind_name(kind) == name


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("KH", "42-KH/ĐUK", "Kế hoạch số 42-KH/ĐUK"),
        ("", "42-KH/ĐUK", "42-KH/ĐUK"),
        ("NQ", "", "Nghị quyết"),
        ("", "", ""),
    ],
)
def test_code_words(kind, code, words):
    assert code_words(kind, code) == words
