"""The audit trail: transactions a second that record one event each, by writers side by side; rows a second checked.

    python bench/audit.py [--events N]

In an embedded PostgreSQL under var/bench-audit with durable commits, as in production.
"""

from __future__ import annotations

import argparse
import os
import shutil
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import django

from roviec.config import embedded

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
WRITERS = (1, 4, 16)
NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1600)
    events = parser.parse_args().events
    data = ROOT / "var" / "bench-audit"
    shutil.rmtree(data, ignore_errors=True)
    cluster = embedded.Cluster(data, log=data.with_suffix(".log"))
    cluster.prepare()
    cluster.start()
    try:
        os.environ["DATABASE_URL"] = embedded.url(data)
        os.environ["DJANGO_SETTINGS_MODULE"] = "roviec.config.settings"
        django.setup()
        return measure(events)
    finally:
        cluster.stop()


def measure(events: int) -> int:
    from django.core.management import call_command

    from roviec.access import actions, queries

    call_command("migrate", verbosity=0)

    def one() -> None:
        actions.record(by=None, at=NOW, verb="bench.event.record", data={"n": 1})

    for writers in WRITERS:
        print(f"{writers:>3} writers: {rate(one, writers, events):>7.0f} transactions a second")
    started = time.perf_counter()
    report = queries.audit_report()
    print(f"checking: {report.links / (time.perf_counter() - started):>9.0f} rows a second")
    return 1 if report.faults else 0


def rate(act: Callable[[], None], writers: int, events: int) -> float:
    from django.db import connection, transaction

    def work() -> None:
        for _ in range(events // writers):
            with transaction.atomic():
                act()
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(writers)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return events / (time.perf_counter() - started)


if __name__ == "__main__":
    raise SystemExit(main())
