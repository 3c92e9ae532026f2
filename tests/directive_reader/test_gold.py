from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import unicodedata
from pathlib import Path

import pytest

from directive_reader import read
from directive_reader.dump import to_json

SHARED = Path(os.environ.get("ROVIEC_SHARED", Path(__file__).resolve().parents[3] / "shared"))
BARS = {
    "seeds": {
        "header": 0.98,
        "outline": 0.98,
        "target": 0.97,
        "target!": 0.95,
        "task": 0.97,
        "lead": 0.93,
        "when": 0.93,
        "cite": 0.98,
        "dated": 0.98,
    },
    "practice": {
        "header": 0.93,
        "outline": 0.93,
        "target": 0.88,
        "target!": 0.82,
        "task": 0.88,
        "lead": 0.88,
        "when": 0.88,
        "cite": 0.97,
        "dated": 0.97,
    },
}


def wrapped(text):
    lines = (textwrap.wrap(line, 78, break_on_hyphens=False) or [""] for line in text.split("\n"))
    return "\n".join(part for parts in lines for part in parts)


def paged(text):
    lines = wrapped(text).split("\n")
    pages = ["\n".join(lines[i : i + 40]) for i in range(0, len(lines), 40)]
    return "".join(f"{page}\n\n{number}\n\f" for number, page in enumerate(pages, start=2))


FORMS = {
    "as it came": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "without marks": lambda text: text.replace("*", ""),
    "wide spaces": lambda text: text.replace(" ", "\u00a0"),
    "indented": lambda text: textwrap.indent(text, "      "),
    "round bullets": lambda text: text.replace("\n- ", "\n• "),
    "wrapped": wrapped,
    "wrapped and paged": paged,
}


@pytest.mark.rows("D-01", "D-02", "D-03", "D-08", "D-09", "D-10")
@pytest.mark.skipif(not SHARED.exists(), reason=f"the directives to read are not in {SHARED}")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", sorted(BARS))
def test_reader_clears_the_bars_on_real_directives_in_any_form(name, form, tmp_path):
    for path in (SHARED / name).glob("*.txt"):
        text = FORMS[form](path.read_text("utf-8"))
        (tmp_path / f"{path.stem[:3]}.json").write_text(to_json(read(text), text), "utf-8")

    command = [sys.executable, SHARED / "bench" / "score_reader.py", SHARED / "gold" / name, tmp_path, "--json"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    assert {field: bar for field, bar in BARS[name].items() if scores[field] < bar} == {}
