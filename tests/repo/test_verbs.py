"""Every verb that the source records, and everything it says beside it, has words for the screen."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from roviec.access.enums import VERBS
from roviec.access.views.audit import KEYS

VERB = re.compile(r"\"((?:access|organisations|members|directives)\.[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)\"")


def test_every_recorded_verb_has_words():
    sources = [path for path in Path("src/roviec").rglob("*.py") if path.name != "enums.py"]

    recorded = {verb for path in sources for verb in VERB.findall(path.read_text())}

    assert {"access.role.grant", "organisations.unit.move"} <= recorded
    assert recorded - set(VERBS) == set()


def test_everything_that_is_recorded_beside_a_verb_has_words():
    trees = [ast.parse(path.read_text()) for path in Path("src/roviec").glob("*/actions/**/*.py")]
    trees += [ast.parse(path.read_text()) for path in Path("src/roviec").glob("*/actions.py")]

    said = {key for tree in trees for node in ast.walk(tree) for key in recorded_keys(node)}

    assert {"reason", "sha256", "members"} <= said
    assert said - set(KEYS) == set()


def recorded_keys(node):
    """Keys of `data={…}` in a call and of `data = {…}` before one."""
    named = isinstance(node, ast.keyword) and node.arg == "data"
    assigned = isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["data"]
    if (named or assigned) and isinstance(node.value, ast.Dict):
        return {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
    return set()
