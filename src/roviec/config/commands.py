"""Commands of `roviec` that need the application: its own few, everything else is Django's."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from roviec.config import children, embedded
from roviec.config.embedded import Cluster, DatabaseUnusable
from roviec.config.environment import Environment
from roviec.config.safety import refuse_if_unsafe
from roviec.config.supervisor import CannotRun, Supervisor, forget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

LEAVES_DATABASE_AS_IT_IS = {"audit", "dump", "keys"}
WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "docs",
    "help",
    "makemessages",
    "messages",
    "version",
}


def run(arguments: list[str]) -> int:
    """Run one command; what stands in the way is said in one message, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roviec.config.settings")
    try:
        environment = Environment()
        if arguments[0] not in {"run", *WITHOUT_DATABASE, *LEAVES_DATABASE_AS_IT_IS}:
            forget(environment.var)
        own: dict[str, Callable[[Environment, list[str]], int]] = {"run": up, "dump": dump, "restore": restore}
        return own.get(arguments[0], django)(environment, arguments)
    except (CannotRun, DatabaseUnusable, ImproperlyConfigured) as error:
        print(f"\n✗ {error}", file=sys.stderr)
        return 1


def up(environment: Environment, arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="roviec run", description="Chạy Rõ Việc; Ctrl-C để dừng.")
    parser.add_argument("--end-with-parent", action="store_true", help="dừng khi tiến trình gọi lệnh này kết thúc")
    options = parser.parse_args(arguments[1:])
    if options.end_with_parent:
        children.end_with_parent(signal.SIGTERM)
    refuse_if_unsafe(environment)
    return Supervisor(environment, say).run()


def say(line: str) -> None:
    print(line, flush=True)


def django(environment: Environment, arguments: list[str]) -> int:
    with database(environment) if arguments[0] not in WITHOUT_DATABASE else nullcontext():
        execute_from_command_line(["roviec", *(arguments[1:] if arguments[0] == "manage" else arguments)])
    return 0


def dump(environment: Environment, arguments: list[str]) -> int:
    """Write the whole database into one file, in the format of pg_dump."""
    parser = argparse.ArgumentParser(prog="roviec dump", description="Sao lưu cơ sở dữ liệu ra một tệp.")
    parser.add_argument("file", metavar="TỆP")
    options = parser.parse_args(arguments[1:])
    with database(environment):
        return _tool(
            "pg_dump", "--format=custom", "--no-owner", f"--file={options.file}", f"--dbname={_url(environment)}"
        )


def restore(environment: Environment, arguments: list[str]) -> int:
    """Fill an empty database from a file that `dump` wrote."""
    parser = argparse.ArgumentParser(prog="roviec restore", description="Nạp lại bản sao lưu vào cơ sở dữ liệu trống.")
    parser.add_argument("file", metavar="TỆP")
    options = parser.parse_args(arguments[1:])
    with database(environment):
        return _tool(
            *("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner"),
            f"--dbname={_url(environment)}",
            options.file,
        )


def database(environment: Environment) -> AbstractContextManager[None]:
    """The database for the length of one command: running already, one's own, or the embedded one started for it."""
    if environment["DATABASE_URL"]:
        return nullcontext()
    cluster = Cluster(environment.var / "postgres", log=environment.var / "log" / "postgres.log")
    return nullcontext() if cluster.answers() else _started(cluster)


@contextmanager
def _started(cluster: Cluster) -> Iterator[None]:
    cluster.prepare()
    cluster.start()
    try:
        yield
    finally:
        cluster.stop()


def _url(environment: Environment) -> str:
    return str(environment["DATABASE_URL"] or embedded.url(environment.var / "postgres"))


def _tool(name: str, *arguments: str) -> int:
    """Run one of PostgreSQL's own programs, whose messages go to the terminal."""
    return subprocess.run([str(embedded.binaries() / name), *arguments], check=False).returncode  # noqa: S603 - our own command
