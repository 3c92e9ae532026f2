from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from roviec.access import actions
from roviec.access.enums import Permission
from roviec.access.models import Event, User

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def test_username_with_capitals_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="user_username_lower"), transaction.atomic():
        User.objects.create(username="Hoa", full_name="Trần Thị Hoa")


def test_account_is_found_whatever_the_capitals_typed():
    user = User.objects.create(username="hoa", full_name="Trần Thị Hoa")

    assert User.objects.get_by_natural_key("HOA") == user


@pytest.mark.parametrize(
    "statement", ["UPDATE access_event SET verb = 'x'", "DELETE FROM access_event", "DELETE FROM access_chainlink"]
)
def test_audit_trail_refuses_change(statement):
    actions.record(by=None, at=NOW, verb="tests.thing.act")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError, match="the audit trail only grows"), transaction.atomic():
        connection.cursor().execute(statement)

    assert Event.objects.count() == 1


@pytest.mark.parametrize("table", ["access_event", "access_chainlink", "access_checkpoint"])
def test_audit_trail_refuses_truncate(table):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_keep_table")

    with pytest.raises(IntegrityError, match="the audit trail only grows"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {table} CASCADE")


def test_administrator_gains_permissions_only_while_the_session_is_open():
    admin = actions.bootstrap_administrator(username="quantri", full_name="Lê Văn Quản", at=datetime.now(UTC))
    standing = admin.may_anywhere(Permission.UNIT_EDIT)

    now = datetime.now(UTC)
    session = actions.open_admin_session(by=admin, reason="Lập đơn vị mới", length=timedelta(hours=1), at=now)
    during = admin.may_anywhere(Permission.UNIT_EDIT)
    actions.end_admin_session(by=admin, session=session, at=datetime.now(UTC))

    assert (standing, during, admin.may_anywhere(Permission.UNIT_EDIT)) == (False, True, False)
