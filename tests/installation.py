"""A whole installation that tests start, kill and stop: `roviec run` in a folder of its own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

ROVIEC = str(Path(sys.executable).parent / "roviec")
UP = "Nhấn Ctrl-C để dừng."


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """One installation and the process that was started last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.family: list[psutil.Process] = []

    def environment(self, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
        return (
            kept | {"ROVIEC_VAR": str(self.folder / "var"), "ROVIEC_PORT": str(self.port), "ROVIEC_DEMO": "no"} | more
        )

    def start(self, *command: str, **more: str) -> None:
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command or [ROVIEC, "run"], env=self.environment(**more), stdout=log, stderr=log
            )

    def wait_until_up(self) -> float:
        """Seconds until the last line of the start was printed."""
        assert self.process is not None
        started = time.monotonic()
        while UP not in self.output:
            assert self.process.poll() is None, self.output
            assert time.monotonic() - started < 240, self.output
            time.sleep(0.02)
        self.family = psutil.Process(self.process.pid).children(recursive=True)
        return time.monotonic() - started

    def wait_until_gone(self) -> None:
        assert self.process is not None
        self.process.wait(120)
        gone, alive = psutil.wait_procs(self.family, timeout=120)
        assert (alive, len(gone)) == ([], len(self.family)), self.output

    def get(self, path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()

    def named(self, word: str) -> psutil.Process:
        """The supervisor's own child with the word in its command."""
        assert self.process is not None
        children = psutil.Process(self.process.pid).children()
        alive = (child for child in children if child.status() != psutil.STATUS_ZOMBIE)
        return next(child for child in alive if any(word in part for part in child.cmdline()))

    @property
    def log(self) -> Path:
        return self.folder / "output.log"

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8")


def answers(site: Site) -> bool:
    try:
        return site.get("/health") == 200
    except OSError:
        return False


@contextmanager
def folder_for_servers() -> Iterator[Path]:
    """Not pytest's own: every run of pytest shuts that to others anew, and as root the database server is another."""
    with tempfile.TemporaryDirectory(prefix="roviec-test-") as folder:
        yield Path(folder)
