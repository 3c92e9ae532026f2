"""Verbs of accounts, grants, administrator sessions and the audit trail."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allauth.account import app_settings as account_settings
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from roviec.access import policies, queries, rules
from roviec.access.enums import Role
from roviec.access.models import AdminSession, ChainLink, Checkpoint, Event, RoleGrant, User
from roviec.core import crypto, private_files, text, trace
from roviec.core.clock import day_of
from roviec.core.refusals import Unable

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from django.db.models import Model

    from roviec.organisations.models import Unit


class UnableToGrantRole(Unable):
    """The account holds this role there already at some time of the period."""


class UnableToEndGrant(Unable):
    """The grant has been ended before."""


class UnableToCreateAccount(Unable):
    """The login name or address belongs to another account."""


class UnableToEndAdminSession(Unable):
    """The session is over already."""


class UnableToBootstrap(Unable):
    """There is an administrator already: further ones are granted by that one."""


def record(
    *,
    by: User | None,
    at: datetime,
    verb: str,
    target: Model | None = None,
    data: dict[str, Any] | None = None,
    unit_path: str = "",
) -> Event:
    """Add a line to the audit trail; it is sealed into the hash chain when the transaction commits.

    Args:
        by: who acted; None for the system itself (commands and jobs of nobody in particular).
        at: the moment of the act.
        verb: area, thing and act, as in «directives.directive.register».
        target: what it was done to; kept as type, number and the words it was called by at the time.
        data: what a later reader needs to know beyond that. No secrets, no protected values.
        unit_path: the place in the tree where the act belongs; taken from the target's own unit if not given.
    """
    event = Event(
        at=at,
        by=by,
        verb=verb,
        target_type=target._meta.label_lower if target is not None else "",  # noqa: SLF001 - Django's public name for it
        target_id=str(target.pk) if target is not None else "",
        target_label=str(target)[:300] if target is not None else "",
        unit_path=unit_path or _place_of(target),
        data=_plain(data or {}),
        request_id=trace.current().request_id,
        address=trace.current().address,
        admin_session=by.admin_session
        if by is not None and by.admin_session and by.admin_session.is_open(at)
        else None,
    )
    event.digest = policies.digest(event.content())
    event.save(force_insert=True)
    return event


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """The data as the database gives them back: decimals as text, since it may write a float in another way."""
    found: dict[str, Any] = json.loads(json.dumps(data, cls=DjangoJSONEncoder), parse_float=str)
    return found


def _place_of(target: Model | None) -> str:
    """The path of the target itself or of its unit; nothing where it has none."""
    path = getattr(target, "path", None) or getattr(getattr(target, "unit", None), "path", None)
    return path if isinstance(path, str) else ""


def record_view(*, by: User, at: datetime, target: Model, reason: str, unit_path: str = "") -> Event:
    """Write down that somebody looked at protected data of `target`, and why.

    The person concerned finds it on the page «Ai đã xem». Call it before the data are shown.
    """
    policies.check_reason(reason)
    return record(by=by, at=at, verb=VIEWED, target=target, data={"reason": reason.strip()}, unit_path=unit_path)


VIEWED = "access.protected.view"


@transaction.atomic
def create_account(*, by: User, username: str, full_name: str, email: str = "", at: datetime) -> User:
    """Open an account without a password: its holder sets one with the link printed on the slip."""
    rules.check_can_create_account(by)
    return _create_account(by=by, username=username, full_name=full_name, email=email, at=at)


def _create_account(*, by: User | None, username: str, full_name: str, email: str, at: datetime) -> User:
    username, full_name, email = text.nfc(username).strip().lower(), text.nfc(full_name).strip(), email.strip().lower()
    if User.objects.filter(username=username).exists():
        raise UnableToCreateAccount(_("Tên đăng nhập «%(name)s» đã có người dùng.") % {"name": username})
    if email and User.objects.filter(email__iexact=email).exists():
        raise UnableToCreateAccount(_("Địa chỉ «%(email)s» đã thuộc tài khoản khác.") % {"email": email})
    user = User(username=username, full_name=full_name, email=email, **_name_keys(full_name, username))
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    record(by=by, at=at, verb="access.account.create", target=user, data={"username": username})
    return user


def _name_keys(full_name: str, username: str) -> dict[str, str]:
    return {
        "search_key": text.search_key(f"{full_name} {username}"),
        "sort_key": text.sort_key(text.given_name_first(full_name)),
    }


@transaction.atomic
def rename_account(*, by: User, user: User, full_name: str, email: str, at: datetime) -> User:
    """Correct the name or address of an account."""
    rules.check_can_manage_account(by, user, grants=list(queries.grants_held(user, at=at)))
    if email and User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists():
        raise UnableToCreateAccount(_("Địa chỉ «%(email)s» đã thuộc tài khoản khác.") % {"email": email})
    before = {"full_name": user.full_name, "email": user.email}
    user.full_name, user.email = text.nfc(full_name).strip(), email.strip().lower()
    for name, key in _name_keys(user.full_name, user.username).items():
        setattr(user, name, key)
    user.full_clean(exclude=["password"])
    user.save(update_fields=["full_name", "email", "search_key", "sort_key", "updated_at"])
    record(by=by, at=at, verb="access.account.rename", target=user, data={"before": before})
    return user


@transaction.atomic
def lock_account(*, by: User, user: User, reason: str, at: datetime) -> User:
    """Nobody can sign in with the account any more; what it did stays in the records."""
    rules.check_can_manage_account(by, user, grants=list(queries.grants_held(user, at=at)))
    policies.check_reason(reason)
    user.is_active = False
    user.save(update_fields=["is_active", "updated_at"])
    record(by=by, at=at, verb="access.account.lock", target=user, data={"reason": reason.strip()})
    return user


@transaction.atomic
def unlock_account(*, by: User, user: User, reason: str, at: datetime) -> User:
    """Let the account sign in again."""
    rules.check_can_manage_account(by, user, grants=list(queries.grants_held(user, at=at)))
    policies.check_reason(reason)
    user.is_active = True
    user.save(update_fields=["is_active", "updated_at"])
    record(by=by, at=at, verb="access.account.unlock", target=user, data={"reason": reason.strip()})
    return user


@transaction.atomic
def grant_role(
    *,
    by: User,
    user: User,
    role: Role,
    unit: Unit | None,
    starts_on: date,
    ends_on: date | None = None,
    basis: str = "",
    at: datetime,
) -> RoleGrant:
    """Give somebody a role at a unit for a time; without unit, for the whole installation where the role allows it.

    Raises:
        Refused: the giver may not give this role there, or gives it to himself.
        UnableToGrantRole: the person holds the role there already at some time of the period.
        ValidationError: role and unit do not fit together, or the period ends before it starts.
    """
    rules.check_can_grant_role(by, user, Role(role), unit)
    return _grant_role(
        by=by, user=user, role=Role(role), unit=unit, starts_on=starts_on, ends_on=ends_on, basis=basis, at=at
    )


def _grant_role(
    *,
    by: User | None,
    user: User,
    role: Role,
    unit: Unit | None,
    starts_on: date,
    ends_on: date | None,
    basis: str,
    at: datetime,
) -> RoleGrant:
    policies.check_place(role, has_unit=unit is not None)
    policies.check_period(starts_on, ends_on)
    User.objects.select_for_update().get(pk=user.pk)  # two grants to one person wait for each other
    held = RoleGrant.objects.filter(user=user, role=role, unit=unit, ended_at=None)
    if held.overlapping(starts_on, ends_on).exists():
        raise UnableToGrantRole(_("%(user)s đã giữ vai trò này tại đây.") % {"user": user})
    grant = RoleGrant.objects.create(
        user=user,
        role=role,
        unit=unit,
        starts_on=starts_on,
        ends_on=ends_on,
        basis=text.nfc(basis).strip(),
        granted_at=at,
        granted_by=by,
    )
    user.forget_holdings()
    record(
        by=by,
        at=at,
        verb="access.role.grant",
        target=user,
        data={
            "role": role,
            "unit": unit.pk if unit else None,
            "starts_on": starts_on,
            "ends_on": ends_on,
            "grant": grant.pk,
        },
        unit_path=unit.path if unit else "",
    )
    return grant


@transaction.atomic
def end_grant(*, by: User, grant: RoleGrant, reason: str, at: datetime) -> RoleGrant:
    """Withdraw a role at once. The row stays as the record of who could do what until then."""
    grant = RoleGrant.objects.select_for_update(of=("self",)).select_related("unit", "user").get(pk=grant.pk)
    rules.check_can_end_grant(by, grant)
    policies.check_reason(reason)
    if grant.ended_at is not None:
        raise UnableToEndGrant(_("Vai trò này đã được kết thúc trước đó."))
    grant.ended_at, grant.ended_by, grant.end_reason = at, by, text.nfc(reason).strip()
    grant.save(update_fields=["ended_at", "ended_by", "end_reason", "updated_at"])
    grant.user.forget_holdings()
    record(
        by=by,
        at=at,
        verb="access.role.end",
        target=grant.user,
        data={"role": grant.role, "unit": grant.unit_id, "grant": grant.pk, "reason": grant.end_reason},
        unit_path=grant.unit.path if grant.unit else "",
    )
    return grant


@transaction.atomic
def bootstrap_administrator(*, username: str, full_name: str, at: datetime) -> User:  # nobody acts: there is nobody yet
    """Make the first administrator of an installation. Only a command on the server calls it.

    Raises:
        UnableToBootstrap: somebody is administrator already.
    """
    if RoleGrant.objects.in_force(at).filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
        raise UnableToBootstrap(_("Hệ thống đã có người quản trị; người đó giao vai trò cho người khác."))
    user = User.objects.filter(username=username.strip().lower()).first() or _create_account(
        by=None, username=username, full_name=full_name, email="", at=at
    )
    _grant_role(
        by=None, user=user, role=Role.ADMINISTRATOR, unit=None, starts_on=day_of(at), ends_on=None, basis="", at=at
    )
    return user


@transaction.atomic
def open_admin_session(*, by: User, reason: str, length: timedelta, at: datetime) -> AdminSession:
    """Open the administrator's permissions for a limited time; `by` acts in the session from then on.

    The session ends by itself. Everything done in it carries its number in the audit trail.
    """
    rules.check_can_open_admin_session(by)
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


@transaction.atomic
def issue_password_link(*, by: User | None, user: User, at: datetime) -> str:
    """Make the link with which the account's holder sets a password of his own; nobody else learns that password.

    It works once and for a limited time, and stops working when the password is set or the holder signs in. `by` is
    None where a command on the server asks.
    """
    if by is not None:
        rules.check_can_manage_account(by, user, grants=list(queries.grants_held(user, at=at)))
    record(by=by, at=at, verb="access.account.password-link", target=user)
    key = account_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return f"{settings.SITE_ORIGIN}{path}"


@transaction.atomic
def remove_second_factors(*, by: User, user: User, reason: str, at: datetime) -> int:
    """Take away the authenticator app, keys and recovery codes of somebody who has lost them."""
    rules.check_can_manage_account(by, user, grants=list(queries.grants_held(user, at=at)))
    policies.check_reason(reason)
    count, _by_model = Authenticator.objects.filter(user=user).delete()
    record(
        by=by,
        at=at,
        verb="access.account.second-factors-removed",
        target=user,
        data={"reason": reason.strip(), "count": count},
    )
    return count


def renew_second_factors() -> int:  # nobody acts: the values stay, only their encryption is new
    """Encrypt the secrets of authenticator apps and recovery codes with the newest key; how many needed it."""
    renewed = 0
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            authenticator = Authenticator.objects.select_for_update().get(pk=pk)
            stale = queries.stale_secrets(authenticator)
            if stale:
                authenticator.data |= {name: crypto.renew(token) for name, token in stale.items()}
                authenticator.save(update_fields=["data"])
                renewed += 1
    return renewed


@transaction.atomic
def make_checkpoint(*, at: datetime) -> Checkpoint | None:  # nobody acts: the clock asks for it
    """Sign the head of the audit trail, in a row and in the file beside the database; nothing if it is signed already.

    The file should be kept elsewhere too: what it holds cannot be forged without the key.
    """
    head = ChainLink.objects.order_by("-seq").first()
    if head is None or Checkpoint.objects.filter(seq=head.seq, hash=head.hash).exists():
        return None
    checkpoint = Checkpoint.objects.create(
        seq=head.seq, hash=head.hash, at=at, signature=crypto.sign(policies.signed_text(head.seq, head.hash, at))
    )
    line = f"{checkpoint.seq} {checkpoint.hash} {checkpoint.at.astimezone(UTC).isoformat()} {checkpoint.signature}\n"
    private_files.append(Path(settings.AUDIT_CHECKPOINT_FILE), line)
    return checkpoint
