from __future__ import annotations

import sys
from pathlib import Path

import pytest
from django.conf import settings

from roviec.config import supervisor
from roviec.config.embedded import DatabaseUnusable
from roviec.config.environment import Environment
from roviec.config.supervisor import CannotRun, Service, Supervisor


@pytest.fixture
def environment(tmp_path):
    return Environment({"ROVIEC_VAR": str(tmp_path)})


@pytest.fixture
def said():
    return []


@pytest.fixture
def service(tmp_path):
    """A service that ends at once, saying why."""
    return Service("Máy chủ web", [sys.executable, "-c", "print('no such page')"], tmp_path / "log" / "web.log")


def test_service_that_keeps_ending_is_given_up_with_its_last_words(environment, said, service):
    watcher = Supervisor(environment, said.append)
    service.start()

    for _ in range(supervisor.MOST_RESTARTS):
        service.process.wait()
        watcher._restart(service)
    service.process.wait()
    with pytest.raises(CannotRun) as refusal:
        watcher._restart(service)

    assert (
        said == [f"! Máy chủ web dừng bất ngờ, đang khởi động lại (nhật ký {service.log})"] * supervisor.MOST_RESTARTS
    )
    assert str(refusal.value) == "Máy chủ web dừng 5 lần trong 60 giây:\n" + "\n".join(["no such page"] * 6)


def test_service_that_does_not_come_up_is_quoted(environment, said, service):
    watcher = Supervisor(environment, said.append)
    watcher.services = [service]
    service.start()
    service.process.wait()

    with pytest.raises(CannotRun, match=r"Máy chủ web không khởi động được:\nno such page"):
        watcher._wait_for(service)


def test_failed_preparation_stops_the_start(environment, said, monkeypatch):
    monkeypatch.setenv("ROVIEC_PORT", "many")  # the child cannot read its settings

    with pytest.raises(CannotRun, match="Chưa chuẩn bị xong dữ liệu"):
        Supervisor(environment, said.append)._prepare()


def test_long_log_is_put_aside(tmp_path):
    log = tmp_path / "log" / "web.log"
    supervisor.turn_log(log)
    log.write_bytes(b"x" * (10 * 2**20 + 1))

    supervisor.turn_log(log)

    assert [path.name for path in log.parent.iterdir()] == ["web.1.log"]


@pytest.mark.parametrize(
    ("host", "bind"),
    [("127.0.0.1", "--bind=127.0.0.1:8000"), ("::1", "--bind=[::1]:8000"), ("0.0.0.0", "--bind=0.0.0.0:8000")],
)
def test_web_server_listens_where_it_is_told(host, bind):
    command = supervisor.web_command(Environment({"ROVIEC_HOST": host, "ROVIEC_WEB_WORKERS": "3"}))

    assert bind in command
    assert "--workers=3" in command


def test_too_old_server_is_named(monkeypatch):
    monkeypatch.setattr(supervisor, "OLDEST_SERVER", 99)

    with pytest.raises(DatabaseUnusable, match=r"Máy chủ chạy PostgreSQL \d+; Rõ Việc cần từ bản 99 trở lên\."):
        supervisor.check_server(_url_of_the_tests_own_server())


def test_version_of_the_server_is_found():
    assert supervisor.check_server(_url_of_the_tests_own_server()) >= 15


def _url_of_the_tests_own_server() -> str:
    database = settings.DATABASES["default"]
    return f"postgresql://{database['USER']}@/postgres?host={database['HOST']}&port={database['PORT'] or 5432}"


def test_folder_of_somebody_else_is_named(tmp_path, monkeypatch):
    locked = tmp_path / "var"
    locked.mkdir()
    monkeypatch.setattr(Path, "open", _refuse)

    lock = supervisor.only_one(Environment({"ROVIEC_VAR": str(locked)}))

    with pytest.raises(CannotRun, match=r"Không ghi được vào .*: thư mục thuộc về người dùng khác"):
        lock.__enter__()


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_preparation_is_remembered_until_something_changes(environment, tmp_path):
    stamp = tmp_path / supervisor.PREPARED_FILE
    assert not supervisor.is_prepared(environment)
    stamp.write_text(supervisor.state_of_files(environment))
    assert supervisor.is_prepared(environment)

    without_demo = Environment({"ROVIEC_VAR": str(tmp_path), "ROVIEC_DEMO": "no"})

    assert not supervisor.is_prepared(without_demo)
    supervisor.forget(tmp_path)
    assert not supervisor.is_prepared(environment)


def test_duration_is_written_as_people_write_it():
    assert supervisor.step_line("Tệp tĩnh", "không có gì mới", 1.25) == "✓ Tệp tĩnh: không có gì mới (1,2 giây)"
