from __future__ import annotations

import json
from pathlib import Path

import pytest

from directive_reader import read
from directive_reader.dump import to_dict

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))


@pytest.mark.rows("D-01", "D-03")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_specimen_reads_as_its_annotation_says(path):
    text = path.read_text("utf-8")
    annotation = json.loads(path.with_suffix(".json").read_text("utf-8"))

    reading = to_dict(read(text), text)

    assert {key: reading[key] for key in annotation} == annotation


def test_there_are_specimens():
    assert len(SAMPLES) >= 10
