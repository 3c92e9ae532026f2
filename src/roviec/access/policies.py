"""The table of roles and what follows from it: pure, no query, no clock."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from roviec.access.enums import Permission, Reach, Role
from roviec.core import paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

P = Permission

ROLES: Mapping[Role, Mapping[Permission, Reach]] = {
    Role.CLERK: {
        P.DIRECTIVE_VIEW: Reach.UNIT_AND_BELOW,
        P.DIRECTIVE_UPLOAD: Reach.UNIT_AND_BELOW,
        P.DIRECTIVE_REVIEW: Reach.UNIT_AND_BELOW,
        P.DIRECTIVE_REGISTER: Reach.UNIT_AND_BELOW,
        P.DIRECTIVE_REPLACE: Reach.UNIT_AND_BELOW,
        P.DIRECTIVE_DELETE: Reach.UNIT_AND_BELOW,
        P.UNIT_VIEW: Reach.UNIT_AND_BELOW,
        P.UNIT_ALIAS: Reach.UNIT_AND_BELOW,
        P.MEMBER_VIEW: Reach.SELF,
        P.EXPORT_DATA: Reach.UNIT_AND_BELOW,
    },
    Role.ORGANISATION_BOARD: {
        P.DIRECTIVE_VIEW: Reach.UNIT_AND_BELOW,
        P.UNIT_VIEW: Reach.UNIT_AND_BELOW,
        P.UNIT_EDIT: Reach.UNIT_AND_BELOW,
        P.UNIT_ALIAS: Reach.UNIT_AND_BELOW,
        P.MEMBER_VIEW: Reach.UNIT_AND_BELOW,
        P.MEMBER_EDIT: Reach.UNIT_AND_BELOW,
        P.MEMBER_REVEAL: Reach.UNIT_AND_BELOW,
        P.ROLE_VIEW: Reach.UNIT_AND_BELOW,
        P.ROLE_GRANT: Reach.UNIT_AND_BELOW,
        P.ACCOUNT_VIEW: Reach.UNIT_AND_BELOW,
        P.ACCOUNT_MANAGE: Reach.UNIT_AND_BELOW,
        P.EXPORT_DATA: Reach.UNIT_AND_BELOW,
    },
    Role.LEADER: {
        P.DIRECTIVE_VIEW: Reach.UNIT_AND_BELOW,
        P.UNIT_VIEW: Reach.UNIT_AND_BELOW,
        P.MEMBER_VIEW: Reach.UNIT_AND_BELOW,
        P.ROLE_VIEW: Reach.UNIT_AND_BELOW,
        P.EXPORT_DATA: Reach.UNIT_AND_BELOW,
    },
    Role.CELL_SECRETARY: {
        P.DIRECTIVE_VIEW: Reach.UNIT_AND_BELOW,
        P.UNIT_VIEW: Reach.UNIT_AND_BELOW,
        P.MEMBER_VIEW: Reach.UNIT_AND_BELOW,
        P.ROLE_VIEW: Reach.UNIT,
        P.EXPORT_DATA: Reach.UNIT,
    },
    Role.MEMBER: {
        P.DIRECTIVE_VIEW: Reach.UNIT,
        P.UNIT_VIEW: Reach.UNIT,
        P.MEMBER_VIEW: Reach.SELF,
    },
    Role.INSPECTOR: {
        P.DIRECTIVE_VIEW: Reach.UNIT_AND_BELOW,
        P.UNIT_VIEW: Reach.UNIT_AND_BELOW,
        P.MEMBER_VIEW: Reach.UNIT_AND_BELOW,
        P.ROLE_VIEW: Reach.UNIT_AND_BELOW,
    },
    Role.AUDITOR: {
        P.AUDIT_VIEW: Reach.UNIT_AND_BELOW,
        P.ROLE_VIEW: Reach.UNIT_AND_BELOW,
    },
    Role.ADMINISTRATOR: {
        P.ROLE_VIEW: Reach.ALL,
        P.ACCOUNT_VIEW: Reach.ALL,
        P.ADMIN_SESSION: Reach.ALL,
    },
}

SESSION_ONLY: Mapping[Role, Mapping[Permission, Reach]] = {
    # what the role adds while its holder has an administrator session open; nobody has this standing
    Role.ADMINISTRATOR: {
        P.UNIT_VIEW: Reach.ALL,
        P.UNIT_EDIT: Reach.ALL,
        P.ROLE_GRANT: Reach.ALL,
        P.ACCOUNT_MANAGE: Reach.ALL,
        P.AUDIT_VIEW: Reach.ALL,
    },
}

GRANTS: Mapping[Role, frozenset[Role]] = {
    # who holds ROLE_GRANT through this role may give and end these roles
    Role.ORGANISATION_BOARD: frozenset({Role.CLERK, Role.LEADER, Role.CELL_SECRETARY, Role.MEMBER}),
    Role.ADMINISTRATOR: frozenset(Role),
}

WITHOUT_UNIT = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
"""Roles that can be given for the whole installation; every other grant names its unit."""

ONLY_WITHOUT_UNIT = frozenset({Role.ADMINISTRATOR})

LONGEST_ADMIN_SESSION = timedelta(hours=4)
SHORTEST_REASON = 10


@dataclass(frozen=True, slots=True)
class Holding:
    """A permission somebody has through one grant: as which role, how far, measured from which path."""

    permission: Permission
    reach: Reach
    path: str
    role: Role

    def covers(self, path: str, *, own: bool = False) -> bool:
        """Whether it extends to a thing of the unit at `path`; `own` says that the thing is the holder's own."""
        match self.reach:
            case Reach.ALL:
                return True
            case Reach.UNIT_AND_BELOW:
                return paths.is_within(path, self.path)
            case Reach.UNIT:
                return path == self.path
            case _:
                return own


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the tree that is known by its path only."""

    path: str = paths.ROOT


def permissions_of(role: Role, *, in_session: bool = False) -> Mapping[Permission, Reach]:
    """What a role may do and how far; `in_session` adds what it may only during an administrator session."""
    return {**ROLES[role], **(SESSION_ONLY.get(role, {}) if in_session else {})}


def holdings(grants: Iterable[tuple[str, str]], *, in_session: bool = False) -> list[Holding]:
    """What follows from grants given as (role key, path of the unit)."""
    return [
        Holding(permission, reach, path, Role(role))
        for role, path in grants
        for permission, reach in permissions_of(Role(role), in_session=in_session).items()
    ]


def roles_with(permission: Permission) -> dict[Role, Reach]:
    """Which roles carry the permission, in a session or standing, and how far."""
    return {
        role: permissions_of(role, in_session=True)[permission]
        for role in Role
        if permission in permissions_of(role, in_session=True)
    }


def is_session_only(permission: Permission) -> bool:
    """Whether some role has it during an administrator session and not otherwise."""
    return any(permission in added and permission not in ROLES[role] for role, added in SESSION_ONLY.items())


def grantable(held: Iterable[Holding], path: str) -> frozenset[Role]:
    """The roles that somebody with these holdings may give at `path`."""
    return frozenset().union(
        *(
            GRANTS.get(holding.role, frozenset())
            for holding in held
            if holding.permission is Permission.ROLE_GRANT and holding.covers(path)
        )
    )


def grantable_anywhere(held: Iterable[Holding]) -> frozenset[Role]:
    """The roles that somebody with these holdings may give somewhere."""
    return frozenset().union(
        *(GRANTS.get(holding.role, frozenset()) for holding in held if holding.permission is Permission.ROLE_GRANT)
    )


def check_place(role: Role, *, has_unit: bool) -> None:
    """Refuse a role without its unit, and a unit for a role that belongs to the whole installation."""
    if not has_unit and role not in WITHOUT_UNIT:
        raise ValidationError(_("Vai trò «%(role)s» phải gắn với một đơn vị.") % {"role": role.label})
    if has_unit and role in ONLY_WITHOUT_UNIT:
        raise ValidationError(_("Vai trò «%(role)s» là của toàn hệ thống, không gắn đơn vị.") % {"role": role.label})


def check_period(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise ValidationError(_("Ngày kết thúc không được trước ngày bắt đầu."))


def check_reason(reason: str) -> None:
    """A reason is read by an auditor years later: a word or two do not do."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise ValidationError(_("Lý do cần ít nhất %(least)d ký tự.") % {"least": SHORTEST_REASON})


def check_session_length(length: timedelta) -> None:
    if not timedelta() < length <= LONGEST_ADMIN_SESSION:
        raise ValidationError(_("Phiên quản trị dài nhất là 4 giờ."))


def canonical(fields: Mapping[str, Any]) -> str:
    """One text for equal content: sorted keys, no blanks, moments in UTC to the microsecond."""
    return json.dumps(
        {
            key: value.astimezone(UTC).isoformat() if hasattr(value, "astimezone") else value
            for key, value in fields.items()
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        cls=DjangoJSONEncoder,
    )


def digest(fields: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(fields).encode()).hexdigest()


def link_hash(previous: str, seq: int, event_id: int, event_digest: str) -> str:
    """Hash of one link of the chain, over the link before it; the sealing trigger computes the same."""
    return hashlib.sha256(f"{previous}|{seq}|{event_id}|{event_digest}".encode()).hexdigest()


def signed_text(seq: int, link: str, at: datetime) -> str:
    """What a checkpoint's signature is made over."""
    return f"{seq}|{link}|{at.astimezone(UTC).isoformat()}"
