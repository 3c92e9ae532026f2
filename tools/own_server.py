"""Run a command against another PostgreSQL than the embedded one.

The server comes from the folder of programs given and lives in a temporary folder for as long as the command takes.

    python -m tools.own_server /usr/lib/postgresql/15/bin pytest tests/core

The command finds the server in TEST_DATABASE_URL and DATABASE_URL.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import psycopg

from roviec.config import children, embedded

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_SECONDS = 60


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """A fresh server; gives its address."""
    folder = Path(tempfile.mkdtemp(prefix="roviec-server-"))
    identity = _identity(folder)
    initdb = [
        programs / "initdb",
        "-D",
        folder / "data",
        "-U",
        "roviec",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    ]
    subprocess.run([str(part) for part in initdb], check=True, stdout=subprocess.DEVNULL, cwd="/", **identity)
    options = ["listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "full_page_writes=off"]
    process = children.start(
        [str(programs / "postgres"), "-D", str(folder / "data"), *(part for o in options for part in ("-c", o))],
        on_parent_death=signal.SIGINT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        **identity,
    )
    address = f"host={quote(str(folder), safe='')}"
    try:
        _make_database(f"postgresql://roviec@/postgres?{address}")
        yield f"postgresql://roviec@/roviec?{address}"
    finally:
        children.stop(process, signals=[(signal.SIGINT, 20)])
        shutil.rmtree(folder)


def _identity(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses root; the folder is handed to the user that runs it."""
    if os.geteuid() != 0:
        return {}
    account = embedded.system_account()
    os.chown(folder, account.uid, account.gid)
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def _make_database(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with psycopg.connect(url, autocommit=True) as connection:
                print("PostgreSQL", connection.execute("SHOW server_version").fetchone(), flush=True)
                connection.execute("CREATE DATABASE roviec")
                return
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def main(arguments: list[str]) -> int:
    with server(Path(arguments[0]).resolve()) as url:
        environment = os.environ | {"TEST_DATABASE_URL": url, "DATABASE_URL": url}
        return subprocess.run(arguments[1:], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
