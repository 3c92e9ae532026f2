from __future__ import annotations

import asyncio
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from roviec.config import worker


class Command(BaseCommand):
    help = "Làm công việc nền cho đến khi được bảo dừng."

    def handle(self, *args: Any, **options: Any) -> None:
        asyncio.run(worker.serve(at_once=settings.ENVIRONMENT["ROVIEC_JOBS_AT_ONCE"]))
