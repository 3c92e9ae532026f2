"""Accounts: opening, locking, passwords and second factors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import app_settings as account_settings
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from roviec.access import policies, queries, rules
from roviec.access.actions.audit import record
from roviec.access.models import User
from roviec.core import crypto, text
from roviec.core.refusals import Unable

if TYPE_CHECKING:
    from datetime import datetime


class UnableToCreateAccount(Unable):
    """The login name or address belongs to another account."""


@transaction.atomic
def create_account(*, by: User, username: str, full_name: str, email: str = "", at: datetime) -> User:
    """Open an account without a password: its holder sets one with the link printed on the slip."""
    rules.check_can_create_account(by)
    return open_account(by=by, username=username, full_name=full_name, email=email, at=at)


def open_account(*, by: User | None, username: str, full_name: str, email: str, at: datetime) -> User:
    """The same without asking for the right: there is nobody who could have it when the first account is made."""
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
    count: int
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
