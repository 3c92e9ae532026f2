from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from roviec.access.enums import Permission
from roviec.core import navigation

MENU: tuple[dict[str, Any], ...] = (
    {
        "key": "accounts",
        "label": _("Tài khoản và vai trò"),
        "short": _("Tài khoản"),
        "icon": "permissions",
        "url_name": "access:account-list",
        "permission": Permission.ACCOUNT_VIEW,
        "order": 80,
        "split": True,
    },
    {
        "key": "audit",
        "label": _("Nhật ký"),
        "icon": "audit",
        "url_name": "access:event-list",
        "permission": Permission.AUDIT_VIEW,
        "order": 90,
    },
    {
        "key": "account",
        "label": _("Tài khoản của tôi"),
        "icon": "account",
        "url_name": "access:account",
        "order": 10,
        "place": "account",
    },
    {
        "key": "who-sees-me",
        "label": _("Ai xem được hồ sơ của tôi"),
        "icon": "who-sees",
        "url_name": "access:who-sees-me",
        "order": 20,
        "place": "account",
    },
    {
        "key": "roles",
        "label": _("Vai trò và quyền"),
        "icon": "permissions",
        "url_name": "access:roles",
        "order": 30,
        "place": "account",
    },
    {
        "key": "admin-session",
        "label": _("Phiên quản trị"),
        "icon": "key",
        "url_name": "access:admin-session",
        "permission": Permission.ADMIN_SESSION,
        "order": 40,
        "place": "account",
    },
)


class AccessConfig(AppConfig):
    name = "roviec.access"
    verbose_name = _("Tài khoản và quyền")

    def ready(self) -> None:
        from roviec.access.views import adapters  # noqa: PLC0415 - start-up: it needs the models

        adapters.listen()
        for entry in MENU:
            navigation.register(**entry)
