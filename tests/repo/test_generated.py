from __future__ import annotations

from roviec.config import reference


def test_generated_pages_are_what_the_code_would_write_today():
    assert reference.stale() == []  # else run `roviec docs`
