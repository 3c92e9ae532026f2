"""Every run has a PostgreSQL of its own: the embedded server, or the one that TEST_DATABASE_URL names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection

from roviec.config import catalogues
from roviec.config.environment import database_from_url
from tests.database import TestServer
from tests.world import at, world

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest_django

__all__ = ["at", "world"]  # fixtures that live with what they make

SERVER = pytest.StashKey[TestServer]()


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput") or os.environ.get("TEST_DATABASE_URL") or config.option.collectonly:
        return
    catalogues.build(settings.LOCALE_PATHS)
    server = config.stash[SERVER] = TestServer(settings.VAR)
    template = server.start()
    os.environ["TEST_DATABASE_URL"] = server.url("roviec")  # read by the workers' settings
    os.environ["TEST_DATABASE_TEMPLATE"] = template
    settings.DATABASES["default"] |= database_from_url(server.url("roviec"))
    settings.DATABASES["default"]["TEST"]["TEMPLATE"] = template


def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(SERVER, None)
    if server is not None:
        server.stop()
        del os.environ["TEST_DATABASE_URL"], os.environ["TEST_DATABASE_TEMPLATE"]


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> None:
    """Tests that commit empty all tables afterwards, which the audit trail refuses: its guard against that is off."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in ("access_event", "access_chainlink", "access_checkpoint"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_keep_table")


@pytest.fixture(autouse=True)
def _empty_job_queue(
    request: pytest.FixtureRequest, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """After tests that commit Django empties its own tables; those of the job queue are not among them."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if (marker and marker.kwargs.get("transaction")) or {"transactional_db", "live_server"} & {*request.fixturenames}:
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """In CI everything that the tests need is there: a test that skips has lost it."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped, which CI does not accept: {report.longrepr[-1]}"
    return report
