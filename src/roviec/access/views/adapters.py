"""How the packages for signing in are tied to our accounts and our audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from axes.signals import user_locked_out
from django.conf import settings
from django.utils.translation import ngettext

from roviec.access import actions, queries
from roviec.access.views.middleware import client_address
from roviec.access.views.squares import square
from roviec.core import clock, crypto
from roviec.core.errors import error_response

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator
    from django.http import HttpRequest, HttpResponse

    from roviec.access.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the package is not typed
    """No open sign-up; signing in, failing to and signing out are events."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the package's signature
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        actions.record(by=user, at=clock.now(), verb="access.account.sign-in", target=user)

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            actions.record(by=request.user, at=clock.now(), verb="access.account.sign-out", target=request.user)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Only attempts at an account that exists are kept: what else is typed there may be a password."""
        super().authentication_failed(request, **credentials)
        user = queries.account_named(_typed_name(credentials))
        if user is not None:
            actions.record(by=None, at=clock.now(), verb="access.account.sign-in-failed", target=user)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the same
    """Secrets of second factors are encrypted like every protected value."""

    def encrypt(self, text: str) -> str:
        return crypto.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return crypto.decrypt(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """On white ground, so that it can be scanned from a dark page too."""
        return square(url)

    def get_totp_label(self, user: User) -> str:
        return user.username


def _typed_name(credentials: dict[str, Any]) -> str:
    return str(credentials.get("username") or credentials.get("email") or "")


def login_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The name that failed attempts are counted under: the account's own, whether its name or address was typed.

    What names no account is kept as a hash: it may be a password, typed into the wrong box.
    """
    typed = _typed_name(credentials) if credentials else request.POST.get("login", "")
    user = queries.account_named(typed)
    return user.username if user is not None else crypto.blind_index("sign-in", typed.strip().lower())


def locked_out(
    request: HttpRequest,
    _response: HttpResponse | None = None,
    _credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    reason = ngettext(
        "Đã nhập sai mật khẩu quá nhiều lần. Tài khoản tạm khóa trên máy này trong %(minutes)d phút.",
        "Đã nhập sai mật khẩu quá nhiều lần. Tài khoản tạm khóa trên máy này trong %(minutes)d phút.",
        minutes,
    )
    return error_response(request, 429, reason % {"minutes": minutes})


def listen() -> None:
    """Let the audit trail hear what the packages do; their signals are the only way to learn of it."""
    for signal in (password_changed, password_reset, password_set):
        signal.connect(password_was_set, dispatch_uid="access")
    authenticator_added.connect(factor_added, dispatch_uid="access")
    authenticator_removed.connect(factor_removed, dispatch_uid="access")
    authenticator_reset.connect(factor_renewed, dispatch_uid="access")
    user_locked_out.connect(locked, dispatch_uid="access")


def factor_added(user: User, authenticator: Authenticator, **_signal: Any) -> None:
    _record_factor("access.account.second-factor-added", user, authenticator)


def factor_removed(user: User, authenticator: Authenticator, **_signal: Any) -> None:
    _record_factor("access.account.second-factor-removed", user, authenticator)


def factor_renewed(user: User, authenticator: Authenticator, **_signal: Any) -> None:
    _record_factor("access.account.second-factor-renewed", user, authenticator)


def _record_factor(verb: str, user: User, authenticator: Authenticator) -> None:
    actions.record(by=user, at=clock.now(), verb=verb, target=user, data={"kind": authenticator.type})


def password_was_set(user: User, **_signal: Any) -> None:
    actions.record(by=user, at=clock.now(), verb="access.account.password-set", target=user)


def locked(username: str, ip_address: str, **_signal: Any) -> None:
    user = queries.account_named(username)
    if user is not None:
        actions.record(
            by=None, at=clock.now(), verb="access.account.locked-out", target=user, data={"address": ip_address}
        )
