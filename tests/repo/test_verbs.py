"""Every verb that the source records has words for the screen."""

from __future__ import annotations

import re
from pathlib import Path

from roviec.access.enums import VERBS

VERB = re.compile(r"\"((?:access|organisations|members|directives)\.[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)\"")


def test_every_recorded_verb_has_words():
    sources = [path for path in Path("src/roviec").rglob("*.py") if path.name != "enums.py"]

    recorded = {verb for path in sources for verb in VERB.findall(path.read_text())}

    assert {"access.role.grant", "organisations.unit.move"} <= recorded
    assert recorded - set(VERBS) == set()
