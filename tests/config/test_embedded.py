from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from roviec.config import embedded
from roviec.config.embedded import Cluster, DatabaseUnusable


@pytest.fixture(scope="module")
def made(shared_folder):
    """A data folder that has been made; no server runs on it."""
    cluster = cluster_in(shared_folder)
    cluster.prepare()
    return cluster


@pytest.fixture
def cluster(made):
    yield made
    made.stop()


def cluster_in(folder: Path) -> Cluster:
    return Cluster(folder / "postgres", log=folder / "postgres.log", durable=False)


def test_data_survive_stop_and_start(cluster):
    cluster.start()
    with psycopg.connect(embedded.url(cluster.data)) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('Đảng ủy')")
    cluster.stop()

    assert not cluster.answers()

    cluster.prepare()
    cluster.start()

    assert cluster.answers()
    with psycopg.connect(embedded.url(cluster.data)) as connection:
        assert connection.execute("SELECT upper(word) FROM kept").fetchall() == [("ĐẢNG ỦY",)]


def test_server_listens_on_no_network_address(cluster):
    cluster.start()

    assert cluster.process is not None
    server = psutil.Process(cluster.process.pid)
    assert server.net_connections("inet") == []


def test_data_are_closed_to_others(cluster):
    assert cluster.data.stat().st_mode & 0o777 == 0o700


def test_server_is_not_run_by_root(cluster):
    cluster.start()

    assert cluster.process is not None
    assert psutil.Process(cluster.process.pid).uids().effective != 0


@pytest.mark.parametrize("holder", [os.getpid(), 2**22 + 1], ids=["another program has the number", "nobody has it"])
def test_stale_lock_file_does_not_hinder(cluster, holder):
    (cluster.data / "postmaster.pid").write_text(
        f"{holder}\n{cluster.data}\n1700000000\n5432\n{cluster.data}\n\n0 0\nready\n"
    )
    os.chown(cluster.data / "postmaster.pid", *cluster.data.stat()[4:6])

    cluster.start()

    assert cluster.answers()


@pytest.mark.parametrize("content", ["", "no number\n"])
def test_damaged_lock_file_does_not_hinder(cluster, content):
    (cluster.data / "postmaster.pid").write_text(content)

    cluster.start()

    assert cluster.answers()


def test_server_left_without_parent_is_replaced(cluster):
    orphan = cluster_in(cluster.data.parent)
    orphan.start()
    first = orphan.process

    cluster.start()

    assert first is not None
    assert first.wait(20) == 0
    assert cluster.answers()


def test_server_ends_with_its_parent(made):
    script = (
        "import sys, time; from pathlib import Path; from roviec.config.embedded import Cluster;"
        "c = Cluster(Path(sys.argv[1]), log=Path(sys.argv[2]), durable=False); c.start();"
        "print(c.process.pid, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, made.data, made.log], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    server = psutil.Process(int(parent.stdout.readline()))

    parent.kill()
    parent.communicate()

    server.wait(20)
    assert not server.is_running()


def test_other_major_version_is_named_with_the_way_out(folder):
    cluster = cluster_in(folder)
    cluster.data.mkdir()
    (cluster.data / "PG_VERSION").write_text("16\n")

    with pytest.raises(DatabaseUnusable) as refusal:
        cluster.prepare()

    assert str(refusal.value) == (
        f"Dữ liệu trong {cluster.data} do PostgreSQL 16 tạo, chương trình này chạy 18.\n"
        "Dữ liệu chưa bị thay đổi. Cách chuyển:\n"
        "  1. Dùng PostgreSQL 16 xuất dữ liệu: pg_dump -Fc -d roviec -f roviec.dump\n"
        f"  2. Đổi tên thư mục cũ: mv {cluster.data} {cluster.data}-16\n"
        "  3. Chạy `roviec restore roviec.dump` để tạo thư mục mới và nạp lại dữ liệu"
    )


def test_full_disk_is_named_before_anything_is_written(folder, monkeypatch):
    monkeypatch.setattr(embedded, "LEAST_FREE_MB", 10**9)

    with pytest.raises(DatabaseUnusable, match=r"chỉ còn trống \d+ MB, cần ít nhất 1000000000 MB"):
        cluster_in(folder).prepare()

    assert list(folder.iterdir()) == []


def test_broken_data_are_named_with_the_servers_own_words(folder):
    cluster = cluster_in(folder)
    cluster.prepare()
    (cluster.data / "postgresql.conf").write_text("nonsense = 1\n")

    with pytest.raises(DatabaseUnusable, match=r"(?s)không khởi động được \(nhật ký: .*nonsense"):
        cluster.start()


def test_foreign_files_in_the_data_folder_are_not_touched(folder):
    cluster = cluster_in(folder)
    cluster.data.mkdir()
    (cluster.data / "letter.txt").write_text("keep me")

    with pytest.raises(DatabaseUnusable, match=r"(?s)Không tạo được cơ sở dữ liệu .*exists but is not empty"):
        cluster.prepare()

    assert (cluster.data / "letter.txt").read_text() == "keep me"


def test_long_path_gets_a_short_socket_folder():
    data = Path("/srv") / ("long" * 30)

    assert embedded.socket_folder(data).parent == Path("/tmp")
    assert embedded.socket_folder(data) != embedded.socket_folder(data / "other")
    assert embedded.socket_folder(Path("/srv/short")) == Path("/srv/short")


def test_server_under_a_long_path_answers(folder):
    cluster = cluster_in(folder / ("long" * 30))
    cluster.prepare()
    try:
        cluster.start()

        assert cluster.answers()
        assert embedded.socket_folder(cluster.data).stat().st_mode & 0o777 == 0o700
    finally:
        cluster.stop()
        embedded.socket_folder(cluster.data).rmdir()


def test_socket_folder_of_somebody_else_is_refused(folder):
    cluster = cluster_in(folder / ("evil" * 30))
    cluster.prepare()
    socket = embedded.socket_folder(cluster.data)
    socket.mkdir(mode=0o777)
    socket.chmod(0o777)
    try:
        with pytest.raises(DatabaseUnusable, match="không phải của Rõ Việc hoặc mở cho người khác"):
            cluster.start()
    finally:
        socket.rmdir()
