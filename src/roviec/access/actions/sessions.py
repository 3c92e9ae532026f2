"""Administrator sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from roviec.access import policies, queries, rules
from roviec.access.actions.audit import record
from roviec.access.models import AdminSession, User
from roviec.core import text
from roviec.core.refusals import Unable

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class UnableToEndAdminSession(Unable):
    """The session is over already."""


@transaction.atomic
def open_admin_session(*, by: User, reason: str, length: timedelta, at: datetime) -> AdminSession:
    """Open the administrator's permissions for a limited time; `by` acts in the session from then on.

    The session ends by itself. Everything done in it carries its number in the audit trail.
    """
    rules.check_can_open_admin_session(by)
    if settings.ADMIN_SESSION_SECOND_FACTOR:
        rules.check_has_second_factor(by, held=queries.has_second_factor(by))
    policies.check_reason(reason)
    policies.check_session_length(length)
    session = AdminSession.objects.create(
        user=by, reason=text.nfc(reason).strip(), opened_at=at, expires_at=at + length
    )
    by.admin_session = session
    record(
        by=by,
        at=at,
        verb="access.admin-session.open",
        target=by,
        data={"reason": session.reason, "until": session.expires_at},
    )
    return session


@transaction.atomic
def end_admin_session(*, by: User, session: AdminSession, at: datetime) -> AdminSession:
    """Close the session before its time."""
    session = AdminSession.objects.select_for_update().get(pk=session.pk, user=by)
    if not session.is_open(at):
        raise UnableToEndAdminSession(_("Phiên quản trị đã hết."))
    session.ended_at = at
    session.save(update_fields=["ended_at", "updated_at"])
    record(by=by, at=at, verb="access.admin-session.end", target=by)
    by.admin_session = None
    return session
