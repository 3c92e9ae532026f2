"""Jobs for the worker's tests; `settings_slow_jobs` makes them known to a worker of its own."""

from __future__ import annotations

import time
from pathlib import Path

from procrastinate.contrib.django import app


@app.task(name="tests.slow", queue="tests")
def slow(path: str) -> None:
    """Hang on the first run, end at once on the second."""
    marks = Path(path)
    with marks.open("a") as file:
        file.write("started\n")
    if marks.read_text() == "started\n":
        time.sleep(600)
    with marks.open("a") as file:
        file.write("done\n")
