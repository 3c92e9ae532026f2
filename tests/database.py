"""The database of a test run: a server of its own, and a migrated database that every worker starts from a copy of."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from roviec.config.embedded import Cluster, url

if TYPE_CHECKING:
    from typing import IO

ROOT = Path(__file__).resolve().parent.parent


class TestServer:
    """The embedded server on the first data folder that no other run is using."""

    __test__ = False

    def __init__(self, var: Path) -> None:
        self.lock, data = _free_folder(var)
        self.cluster = Cluster(data, log=data.with_suffix(".log"), durable=False)

    def start(self) -> str:
        """Start, and give the name of the migrated database."""
        self.cluster.prepare()
        self.cluster.start()
        name = f"migrated_{_state_of_migrations()}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            made = {
                row[0] for row in connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'migrated_%'")
            }
            for stale in made - {name}:
                connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(stale)))
            if name not in made:
                self._make(name, connection)
        return name

    def stop(self) -> None:
        self.cluster.stop()
        self.lock.close()

    def url(self, database: str) -> str:
        return url(self.cluster.data, database)

    def _make(self, name: str, connection: psycopg.Connection) -> None:
        draft = sql.Identifier(f"{name}_draft")
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(draft))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(draft))
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "roviec.config.settings_test",
            "TEST_DATABASE_URL": self.url(f"{name}_draft"),
        }
        subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity=0"], check=True, env=environment)
        connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(draft, sql.Identifier(name)))


def _state_of_migrations() -> str:
    """Changes whenever a migration of ours or a package does."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted((ROOT / "src").glob("roviec/*/migrations/*.py")):
        digest.update(f"{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _free_folder(var: Path) -> tuple[IO[str], Path]:
    """The first data folder that no other run of the tests is using, and the lock that keeps it ours."""
    var.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        lock = (var / f"test-postgres-{number}.lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            number += 1
        else:
            return lock, var / f"test-postgres-{number}"
