"""The whole installation as people start it: `roviec run` in a folder of its own."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress

import psutil
import pytest

from roviec.config.supervisor import CannotRun, check_port
from tests.installation import ROVIEC, Site, answers


@pytest.fixture(scope="module")
def prepared(shared_folder):
    """An installation that was up once, without anything running: the tests start from copies of it."""
    installation = Site(shared_folder)
    installation.start()
    installation.wait_until_up()
    installation.process.terminate()
    installation.wait_until_gone()
    assert "✓ Cấu trúc dữ liệu: đã áp dụng" in installation.output
    assert installation.output.endswith("Đang dừng …\nĐã dừng. Dữ liệu được giữ nguyên.\n")
    return installation.folder / "var"


@pytest.fixture
def site(folder, prepared):
    shutil.copytree(prepared, folder / "var")
    installation = Site(folder)
    yield installation
    if installation.process and installation.process.poll() is None:
        with suppress(psutil.NoSuchProcess):
            installation.family += psutil.Process(installation.process.pid).children(recursive=True)
        installation.process.kill()
        installation.process.wait()
    psutil.wait_procs(installation.family, timeout=120)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_site_answers_and_leaves_nothing_behind(site, number):
    site.start()
    site.wait_until_up()

    assert site.get("/health") == 200
    assert len(site.family) >= 5  # server of the database, web server and its two workers, worker of the jobs

    site.process.send_signal(number)
    site.wait_until_gone()

    with pytest.raises(ConnectionRefusedError):
        site.get("/health")


def test_start_without_new_work_does_none(site):
    site.start()
    site.wait_until_up()

    assert "✓ Cấu trúc dữ liệu, tệp tĩnh, dữ liệu mẫu: không có gì mới" in site.output


def test_start_after_a_change_of_the_database_looks_again(site):
    subprocess.run([ROVIEC, "migrate", "--plan"], env=site.environment(), check=True, capture_output=True)

    site.start()
    site.wait_until_up()

    assert "✓ Cấu trúc dữ liệu: không có gì mới" in site.output
    assert "✓ Tệp tĩnh: không có gì mới" in site.output


def test_site_ends_with_make(site):
    site.start("/bin/sh", "-c", f"'{ROVIEC}' run --end-with-parent; true")
    site.wait_until_up()

    site.process.kill()
    site.wait_until_gone()


def test_killed_children_are_started_again(site):
    site.start()
    site.wait_until_up()

    for word in ("gunicorn", "work", "postgres"):
        victim = site.named(word)
        victim.kill()
        deadline = time.monotonic() + 60
        while site.output.count("dừng bất ngờ") == 0 or not answers(site):
            assert time.monotonic() < deadline, site.output
            time.sleep(0.1)
        site.log.write_text("")

    assert site.get("/health") == 200


def test_second_run_of_the_same_installation_is_refused(site):
    site.start()
    site.wait_until_up()

    second = subprocess.run([ROVIEC, "run"], env=site.environment(), capture_output=True, text=True, check=False)

    assert second.returncode == 1
    assert second.stderr == (
        f"\n✗ Rõ Việc đang chạy rồi: tiến trình {site.process.pid}, http://localhost:{site.port}/.\n"
        "Hãy dùng trang đang mở, hoặc dừng tiến trình đó trước khi chạy lại.\n"
    )


def test_lock_file_of_a_dead_run_does_not_hinder(site):
    (site.folder / "var" / "roviec.lock").write_text("tiến trình 1, http://127.0.0.1:1/")

    site.start()
    site.wait_until_up()

    assert site.get("/health") == 200


def test_port_taken_is_named_with_the_way_out():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CannotRun) as refusal:
            check_port("127.0.0.1", port)

    assert str(refusal.value) == (
        f"Không mở được cổng {port} trên 127.0.0.1 (Address already in use): có lẽ chương trình khác đang dùng.\n"
        f"Hãy dừng chương trình đó, hoặc chọn cổng khác: ROVIEC_PORT={port + 1} make run"
    )


def test_what_stands_in_the_way_is_said_without_a_traceback(site):
    site.start(DATABASE_URL="postgresql://roviec@/roviec?host=/nowhere")

    assert site.process.wait(60) == 1
    assert "✗ Không kết nối được máy chủ trong DATABASE_URL:" in site.output
    assert "bỏ biến DATABASE_URL để dùng PostgreSQL đi kèm" in site.output
    assert "Traceback" not in site.output


def test_unsafe_production_does_not_start(site):
    site.start(ROVIEC_MODE="production")

    assert site.process.wait(60) == 1
    assert "Chưa chạy được ở chế độ production vì không an toàn" in site.output
    assert "Cơ sở dữ liệu" not in site.output
