from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class CoreConfig(AppConfig):
    name = "roviec.core"

    def ready(self) -> None:
        from roviec.core.checks import key_file_is_usable  # noqa: PLC0415 - start-up: settings must be there

        checks.register(key_file_is_usable)
