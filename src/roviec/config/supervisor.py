"""`roviec run`: brings everything up, one line per step, and takes everything down again.

The supervisor starts no Django of its own, so that it is light and nothing it holds can break with the application.
Its children are tied to it by the kernel (`children`): killed with SIGKILL it leaves none behind.
"""

from __future__ import annotations

import fcntl
import hashlib
import http.client
import os
import signal
import socket
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import psycopg

from roviec.config import children, embedded
from roviec.config.embedded import Cluster, DatabaseUnusable
from roviec.config.environment import PROJECT_ROOT

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from types import FrameType

    from roviec.config.environment import Environment

PREPARED_FILE: Final = "prepared"
LOGINS_FILE: Final = "demo-logins.txt"
OLDEST_SERVER: Final = 15
MOST_RESTARTS: Final = 5
RESTART_WINDOW_SECONDS: Final = 60
PATIENCE_SECONDS: Final = 60


class CannotRun(Exception):  # noqa: N818 - reads as what happened
    """The installation cannot be started. The message says why and what to do."""


class Stopped(BaseException):
    """Ctrl-C, SIGTERM or SIGHUP. Like KeyboardInterrupt no Exception, so that nothing takes it for a failure."""


@dataclass
class Service:
    """One long-running child."""

    label: str
    command: list[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    restarts: list[float] = field(default_factory=list)

    def start(self) -> None:
        turn_log(self.log)
        with self.log.open("ab") as log:
            self.process = children.start(
                self.command, on_parent_death=signal.SIGTERM, stdout=log, stderr=log, env=child_environment()
            )

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None


def child_environment() -> dict[str, str]:
    return os.environ | {"DJANGO_SETTINGS_MODULE": "roviec.config.settings", "PYTHONUNBUFFERED": "1"}


def turn_log(log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > 10 * 2**20:
        log.replace(log.with_suffix(".1.log"))


class Supervisor:
    """One installation from its first step to its last."""

    def __init__(self, environment: Environment, say: Callable[[str], None]) -> None:
        self.environment = environment
        self.say = say
        self.cluster: Cluster | None = None
        self.services: list[Service] = []

    def run(self) -> int:
        """Bring everything up and stay until told to stop; the number is the exit code.

        Raises:
            CannotRun, DatabaseUnusable: something is in the way; what had been started is down again.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _stop)
        with only_one(self.environment):
            try:
                self._bring_up()
                self._watch()
            except Stopped:
                self.say("Đang dừng …")
                return 0
            finally:
                self._take_down()
                self.say("Đã dừng. Dữ liệu được giữ nguyên.")

    def _bring_up(self) -> None:
        check_port(self.environment["ROVIEC_HOST"], self.environment["ROVIEC_PORT"])
        self._database()
        self._prepare()
        self._web_and_jobs()
        self.say(f"\nMở trang: {self.environment.origin}/")
        logins = self.environment.var / LOGINS_FILE
        if logins.exists():
            self.say(logins.read_text(encoding="utf-8").rstrip())
        self.say("Nhấn Ctrl-C để dừng.")

    def _database(self) -> None:
        started = time.monotonic()
        if self.environment["DATABASE_URL"]:
            version = check_server(self.environment["DATABASE_URL"])
            self._done("Cơ sở dữ liệu", f"máy chủ PostgreSQL {version} theo DATABASE_URL", started)
            return
        var = self.environment.var
        cluster = Cluster(var / "postgres", log=var / "log" / "postgres.log")
        is_new = not cluster.exists()
        if is_new:
            forget(var)
        cluster.prepare()
        self.cluster = cluster
        cluster.start()
        what = "tạo mới" if is_new else "sẵn có"
        self._done("Cơ sở dữ liệu", f"PostgreSQL {embedded.MAJOR} riêng, {what}, trong {cluster.data}", started)

    def _prepare(self) -> None:
        """Migrations, static files and demo data, by one Django process that prints its own lines.

        Left out where the embedded database was prepared by the very same files: that saves a start of Django.
        """
        started = time.monotonic()
        if self.cluster and is_prepared(self.environment):
            self._done("Cấu trúc dữ liệu, tệp tĩnh, dữ liệu mẫu", "không có gì mới", started)
            return
        forget(self.environment.var)
        process = children.start(
            [sys.executable, "-m", "django", "prepare"],
            on_parent_death=signal.SIGTERM,
            env=child_environment() | {"ROVIEC_LOG_LEVEL": "WARNING"},  # its lines are for people
        )
        try:
            code = process.wait()
        finally:
            children.stop(process, signals=[(signal.SIGTERM, 10)])
        if code:
            raise CannotRun("Chưa chuẩn bị xong dữ liệu; lý do ở các dòng trên. Sửa xong hãy chạy lại.")
        (self.environment.var / PREPARED_FILE).write_text(state_of_files(self.environment), encoding="ascii")

    def _web_and_jobs(self) -> None:
        started = time.monotonic()
        log = self.environment.var / "log"
        web = Service("Máy chủ web", web_command(self.environment), log / "web.log")
        jobs = Service("Công việc nền", [sys.executable, "-m", "django", "work"], log / "jobs.log")
        self.services = [web, jobs]
        for service in self.services:
            service.start()
        self._wait_for(web)
        self._done("Máy chủ web", f"nhật ký {web.log}", started)
        self._done("Công việc nền", f"nhật ký {jobs.log}", started)

    def _wait_for(self, web: Service) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not answers(self.environment):
            for service in self.services:
                if service.has_ended():
                    raise CannotRun(f"{service.label} không khởi động được:\n{embedded.last_lines(service.log)}")
            if time.monotonic() > deadline:
                raise CannotRun(f"Máy chủ web không trả lời sau {PATIENCE_SECONDS} giây. Nhật ký: {web.log}")
            time.sleep(0.05)

    def _watch(self) -> NoReturn:
        while True:
            time.sleep(0.25)
            if self.cluster and self.cluster.process and self.cluster.process.poll() is not None:
                self.say("! Cơ sở dữ liệu dừng bất ngờ, đang khởi động lại")
                self.cluster.start()
            for service in self.services:
                if service.has_ended():
                    self._restart(service)

    def _restart(self, service: Service) -> None:
        now = time.monotonic()
        service.restarts = [moment for moment in service.restarts if now - moment < RESTART_WINDOW_SECONDS] + [now]
        if len(service.restarts) > MOST_RESTARTS:
            raise CannotRun(
                f"{service.label} dừng {MOST_RESTARTS} lần trong {RESTART_WINDOW_SECONDS} giây:\n"
                f"{embedded.last_lines(service.log)}"
            )
        self.say(f"! {service.label} dừng bất ngờ, đang khởi động lại (nhật ký {service.log})")
        service.start()

    def _take_down(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        running = [service.process for service in self.services if service.process]
        for process in running:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        for process in running:
            children.stop(process, signals=[(signal.SIGTERM, 15)])
        if self.cluster:
            self.cluster.stop()

    def _done(self, label: str, what: str, started: float) -> None:
        self.say(step_line(label, what, time.monotonic() - started))


def is_prepared(environment: Environment) -> bool:
    """Whether the last preparation was made with the files and the wish for demo data that there are now."""
    stamp = environment.var / PREPARED_FILE
    return stamp.exists() and stamp.read_text(encoding="ascii") == state_of_files(environment)


def forget(var: Path) -> None:
    """Prepare anew at the next start: somebody may have changed the database."""
    (var / PREPARED_FILE).unlink(missing_ok=True)


def state_of_files(environment: Environment) -> str:
    digest = hashlib.sha256(str(environment.demo).encode())
    for path in (PROJECT_ROOT / "requirements.lock", *sorted((PROJECT_ROOT / "src" / "roviec").rglob("*"))):
        if path.is_file() and path.suffix != ".pyc":
            found = path.stat()
            digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def step_line(label: str, what: str, seconds: float) -> str:
    duration = f"{seconds:.1f}".replace(".", ",")
    return f"✓ {label}: {what} ({duration} giây)"


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Stopped


@contextmanager
def only_one(environment: Environment) -> Iterator[None]:
    """Hold the installation's lock. The kernel frees it with the process, so that it cannot go stale.

    Raises:
        CannotRun: another process holds it; the message says which and where it answers.
    """
    path = environment.var / "roviec.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock = path.open("a+", encoding="utf-8")
    except PermissionError as error:
        raise CannotRun(
            f"Không ghi được vào {path.parent}: thư mục thuộc về người dùng khác, có lẽ lần trước chạy bằng root.\n"
            "Hãy chạy bằng người dùng đó, hoặc giao lại thư mục cho người dùng hiện tại bằng chown."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise CannotRun(
                f"Rõ Việc đang chạy rồi: {lock.read().strip() or 'vừa khởi động'}.\n"
                "Hãy dùng trang đang mở, hoặc dừng tiến trình đó trước khi chạy lại."
            ) from error
        lock.truncate(0)
        lock.write(f"tiến trình {os.getpid()}, {environment.origin}/")
        lock.flush()
        yield
        lock.truncate(0)


def check_port(host: str, port: int) -> None:
    """See that the web server will be able to listen.

    Raises:
        CannotRun: another program has the port, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotRun(
                f"Không mở được cổng {port} trên {host} ({error.strerror}): có lẽ chương trình khác đang dùng.\n"
                f"Hãy dừng chương trình đó, hoặc chọn cổng khác: ROVIEC_PORT={port + 1} make run"
            ) from error


def check_server(url: str) -> int:
    """Major version of the server that DATABASE_URL names.

    Raises:
        DatabaseUnusable: it does not answer or is too old.
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        raise DatabaseUnusable(
            f"Không kết nối được máy chủ trong DATABASE_URL:\n{str(error).strip()}\n"
            "Hãy kiểm tra địa chỉ, tên, mật khẩu, hoặc bỏ biến DATABASE_URL để dùng PostgreSQL đi kèm."
        ) from error
    if version < OLDEST_SERVER:
        raise DatabaseUnusable(f"Máy chủ chạy PostgreSQL {version}; Rõ Việc cần từ bản {OLDEST_SERVER} trở lên.")
    return version


def web_command(environment: Environment) -> list[str]:
    host, port = environment["ROVIEC_HOST"], environment["ROVIEC_PORT"]
    memory = Path("/dev/shm")  # noqa: S108 - gunicorn's heartbeat file must not wait for a disk
    return [
        *(sys.executable, "-m", "gunicorn", "roviec.config.wsgi"),
        f"--bind=[{host}]:{port}" if ":" in host else f"--bind={host}:{port}",
        f"--workers={environment['ROVIEC_WEB_WORKERS']}",
        f"--threads={environment['ROVIEC_WEB_THREADS']}",
        "--worker-class=gthread",
        "--preload",
        "--no-control-socket",
        "--timeout=60",
        "--graceful-timeout=8",
        "--access-logfile=-",
        *([f"--worker-tmp-dir={memory}"] if memory.is_dir() else []),
    ]


def answers(environment: Environment) -> bool:
    """Whether the web server answers at all, be it with an error or a redirect."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(environment["ROVIEC_HOST"], environment["ROVIEC_HOST"])  # noqa: S104 - compared, not bound
    connection = http.client.HTTPConnection(host, environment["ROVIEC_PORT"], timeout=20)
    try:
        connection.request("GET", "/health", headers={"Host": environment.allowed_hosts[0]})
        return bool(connection.getresponse().status)
    except OSError:
        return False
    finally:
        connection.close()
