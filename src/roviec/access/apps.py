from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "roviec.access"
    verbose_name = _("Tài khoản và quyền")

    def ready(self) -> None:
        from roviec.access.views import adapters  # noqa: PLC0415 - start-up: it needs the models

        adapters.listen()
