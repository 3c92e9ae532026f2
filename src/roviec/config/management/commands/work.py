from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import BaseCommand

from roviec.config import worker

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Làm công việc nền cho đến khi được bảo dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dead-after",
            type=float,
            default=worker.DEAD_AFTER_SECONDS,
            metavar="GIÂY",
            help="nhận lại việc của tiến trình không còn dấu hiệu hoạt động sau từng này giây",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at_once = settings.ENVIRONMENT["ROVIEC_JOBS_AT_ONCE"]
        asyncio.run(worker.serve(at_once=at_once, dead_after=options["dead_after"]))
