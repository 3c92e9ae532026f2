from __future__ import annotations

import pytest

from roviec.config import commands
from roviec.config.embedded import Cluster
from roviec.config.environment import Environment


@pytest.fixture
def environment(shared_folder, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ROVIEC_VAR", str(shared_folder))
    return Environment({"ROVIEC_VAR": str(shared_folder)})


def cluster_of(environment: Environment) -> Cluster:
    return Cluster(environment.var / "postgres", log=environment.var / "log" / "postgres.log")


def test_database_is_started_for_one_command_and_stopped_after_it(environment):
    cluster = cluster_of(environment)

    with commands.database(environment):
        assert cluster.answers()
        with commands.database(environment):  # a second command finds it and leaves it
            assert cluster.answers()
        assert cluster.answers()

    assert not cluster.answers()


def test_ones_own_database_is_left_alone(environment):
    with commands.database(Environment({"DATABASE_URL": "postgresql://elsewhere/roviec"})):
        assert not cluster_of(environment).answers()


def test_dump_and_restore_bring_everything_back(environment, tmp_path):
    copy = tmp_path / "roviec.dump"
    with commands.database(environment):
        run_sql(environment, "CREATE TABLE kept AS SELECT 'Đảng ủy' AS word")

        assert commands.run(["dump", str(copy)]) == 0

        run_sql(environment, "DROP TABLE kept")
        assert commands.run(["restore", str(copy)]) == 0
        assert run_sql(environment, "SELECT word FROM kept") == [("Đảng ủy",)]
        assert commands.run(["restore", str(copy)]) == 1  # it is there already: nothing is overwritten
        assert run_sql(environment, "SELECT word FROM kept") == [("Đảng ủy",)]


def run_sql(environment: Environment, statement: str) -> list[tuple[str, ...]]:
    import psycopg  # noqa: PLC0415 - the database of this test is none of Django's

    with psycopg.connect(commands._url(environment)) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_what_stands_in_the_way_is_said_in_one_message(monkeypatch, capsys):
    monkeypatch.setenv("ROVIEC_PORT", "many")

    assert commands.run(["run"]) == 1
    assert capsys.readouterr().err == "\n✗ Biến ROVIEC_PORT phải là một số nguyên.\n"


@pytest.mark.parametrize("arguments", [["version"], ["manage", "version"]])
def test_everything_else_is_djangos(environment, capsys, arguments):
    assert commands.run(arguments) == 0
    assert capsys.readouterr().out.startswith("5.2")
