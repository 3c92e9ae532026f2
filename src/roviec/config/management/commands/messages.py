from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from roviec.config import catalogues


class Command(BaseCommand):
    help = "Dựng bản dịch: tệp .po thành tệp .mo."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for compiled in catalogues.build(settings.LOCALE_PATHS):
            self.stdout.write(str(compiled))
