from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from tools.check_sizes import measure

FILE = PurePosixPath("src/roviec/work/queries.py")


def function(lines: int) -> str:
    return "def f():\n" + "    x = 1\n" * (lines - 1)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (function(40), []),
        (function(41), [f"{FILE}:1: remark: f has 41 lines"]),
        (function(60), [f"{FILE}:1: remark: f has 60 lines"]),
        (function(61), [f"{FILE}:1: ERROR: f has 61 lines"]),
        ("x = 1\n" * 400, []),
        ("x = 1\n" * 401, [f"{FILE}:1: remark: the file has 401 lines"]),
        ("x = 1\n" * 601, [f"{FILE}:1: ERROR: the file has 601 lines"]),
        ("# table: one line for each permission\n" + "x = 1\n" * 601, []),
        (
            "class A:\n" + "".join("    " + line + "\n" for line in function(61).splitlines()),
            [f"{FILE}:2: ERROR: f has 61 lines"],
        ),
    ],
)
def test_budget(source, found):
    assert [str(oversize) for oversize in measure(FILE, source)] == found


def test_templates_and_scripts_have_the_budget_of_files():
    found = list(measure(PurePosixPath("page.html"), "<p>\n" * 601))

    assert [str(oversize) for oversize in found] == ["page.html:1: ERROR: the file has 601 lines"]
