"""What the database refuses by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from roviec.access.models import AdminSession, RoleGrant
from tests.factories.access import RoleGrantFactory, UserFactory
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db

REASON = "Theo phân công mới"


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"role": "clerk"}, "rolegrant_place"),
        ({"role": "auditor", "ends_on": date(2023, 1, 1)}, "rolegrant_period"),
        ({"role": "auditor", "ended_at": NOW}, "rolegrant_end_complete"),
        ({"role": "auditor", "end_reason": REASON}, "rolegrant_end_complete"),
    ],
)
def test_grant_that_makes_no_sense_is_refused(values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        RoleGrantFactory(**values)


def test_grant_ended_before_it_was_given_is_refused():
    user = UserFactory()

    with pytest.raises(IntegrityError, match="rolegrant_end_after_grant"), transaction.atomic():
        RoleGrantFactory(
            role="auditor", granted_at=NOW, ended_at=NOW - timedelta(days=1), ended_by=user, end_reason=REASON
        )


def test_open_grant_is_there_once():
    grant = RoleGrantFactory(role="auditor")

    with pytest.raises(IntegrityError, match="rolegrant_once"), transaction.atomic():
        RoleGrantFactory(user=grant.user, role="auditor")


def test_administrator_at_a_unit_is_refused(world):
    with pytest.raises(IntegrityError, match="rolegrant_place"), transaction.atomic():
        RoleGrantFactory(role="administrator", unit=world.bloc)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"expires_at": NOW}, "adminsession_expires_later"),
        ({"expires_at": NOW + timedelta(hours=1), "ended_at": NOW - timedelta(hours=1)}, "adminsession_ends_later"),
        ({"expires_at": NOW + timedelta(hours=1), "reason": ""}, "adminsession_reason"),
    ],
)
def test_session_that_makes_no_sense_is_refused(values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        AdminSession.objects.create(**({"user": UserFactory(), "reason": REASON, "opened_at": NOW} | values))


@pytest.mark.parametrize(("role", "unit_given"), [("clerk", False), ("administrator", True)])
def test_grant_cleans_like_the_action(world, role, unit_given):
    grant = RoleGrant(user=UserFactory(), role=role, unit=world.bloc if unit_given else None, starts_on=TODAY)

    with pytest.raises(ValidationError):
        grant.clean()
