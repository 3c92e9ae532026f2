from __future__ import annotations

from pathlib import PurePosixPath

from tools.rows import Claim, claims, report, rows

DOCUMENT = """\
| ID | Requirement | Records |
|---|---|---|
| A-01 | Keep the list | ORG |
| A-02 | Count the list | ORG |
"""

TEST_FILE = """\
import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.rows("A-03")]


@pytest.mark.rows("A-01", "A-09")
def test_list_is_kept():
    pass


@pytest.mark.parametrize("x", [pytest.param(1, marks=pytest.mark.rows("A-01"))])
def test_each(x):
    pass


def test_nothing():
    pass
"""


def test_rows_of_the_document():
    assert rows(DOCUMENT) == {"A-01": "Keep the list", "A-02": "Count the list"}


def test_claims_of_a_test_file():
    found = list(claims(PurePosixPath("tests/test_list.py"), TEST_FILE))

    assert found == [
        Claim("A-03", "tests/test_list.py"),
        Claim("A-01", "tests/test_list.py::test_list_is_kept"),
        Claim("A-09", "tests/test_list.py::test_list_is_kept"),
        Claim("A-01", "tests/test_list.py::test_each"),
    ]


def test_report_separates_shown_open_and_unknown():
    lines, unknown = report(rows(DOCUMENT), [Claim("A-01", "t::a"), Claim("A-01", "t::b"), Claim("B-1", "t::c")])

    assert lines == [
        "Shown by tests: 1 of 2 rows",
        "A-01  Keep the list\n      t::a\n      t::b",
        "",
        "Open: 1 rows",
        "A-02  Count the list",
    ]
    assert unknown == ["B-1"]
