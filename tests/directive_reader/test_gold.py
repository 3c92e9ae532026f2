from __future__ import annotations

import json
import os
import subprocess
import sys
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


@pytest.mark.rows("D-01", "D-02", "D-03", "D-08", "D-09", "D-10")
@pytest.mark.skipif(not SHARED.exists(), reason=f"the directives to read are not in {SHARED}")
@pytest.mark.parametrize("name", sorted(BARS))
def test_reader_clears_the_bars_on_real_directives(name, tmp_path):
    for path in (SHARED / name).glob("*.txt"):
        text = path.read_text("utf-8")
        (tmp_path / f"{path.stem[:3]}.json").write_text(to_json(read(text), text), "utf-8")

    command = [sys.executable, SHARED / "bench" / "score_reader.py", SHARED / "gold" / name, tmp_path, "--json"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    assert {field: bar for field, bar in BARS[name].items() if scores[field] < bar} == {}
