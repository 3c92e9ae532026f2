"""The face of the area's verbs, one subject per file."""

from __future__ import annotations

from roviec.access.actions.accounts import (
    UnableToCreateAccount,
    create_account,
    issue_password_link,
    lock_account,
    remove_second_factors,
    rename_account,
    renew_second_factors,
    unlock_account,
)
from roviec.access.actions.audit import VIEWED, make_checkpoint, record, record_view
from roviec.access.actions.grants import (
    UnableToBootstrap,
    UnableToEndGrant,
    UnableToGrantRole,
    bootstrap_administrator,
    end_grant,
    grant_role,
)
from roviec.access.actions.sessions import UnableToEndAdminSession, end_admin_session, open_admin_session

__all__ = [
    "VIEWED",
    "UnableToBootstrap",
    "UnableToCreateAccount",
    "UnableToEndAdminSession",
    "UnableToEndGrant",
    "UnableToGrantRole",
    "bootstrap_administrator",
    "create_account",
    "end_admin_session",
    "end_grant",
    "grant_role",
    "issue_password_link",
    "lock_account",
    "make_checkpoint",
    "open_admin_session",
    "record",
    "record_view",
    "remove_second_factors",
    "rename_account",
    "renew_second_factors",
    "unlock_account",
]
