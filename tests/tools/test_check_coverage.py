from __future__ import annotations

import pytest

from tools.check_coverage import shortfalls


def report(name: str, *, missing=(), branches=(), overall=99.0):
    files = {name: {"missing_lines": list(missing), "missing_branches": list(branches)}}
    return {"totals": {"percent_covered": overall}, "files": files}


@pytest.mark.parametrize(
    "name",
    [
        "src/roviec/work/policies.py",
        "src/roviec/work/rules.py",
        "src/roviec/work/actions.py",
        "src/roviec/work/actions/closing.py",
        "src/roviec/rulebook/look_up.py",
        "src/directive_reader/lines.py",
    ],
)
def test_rules_and_reader_must_be_complete(name):
    found = shortfalls(report(name, missing=[3, 4], branches=[[5, 7]]))

    assert found == [f"{name}: must be complete; lines not run: 3, 4; branches not taken: 5→7"]


@pytest.mark.parametrize("name", ["src/roviec/work/views.py", "src/roviec/core/templates/core/page.html"])
def test_other_files_only_count_towards_the_whole(name):
    assert shortfalls(report(name, missing=[3])) == []


def test_whole_below_the_gate():
    found = shortfalls(report("src/roviec/work/views.py", overall=94.99))

    assert found == ["overall: 94.99 % is less than 95 %"]
