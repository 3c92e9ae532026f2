from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import BaseCommand, call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from roviec.config import catalogues, statics
from roviec.config.supervisor import LOGINS_FILE, step_line

if TYPE_CHECKING:
    from collections.abc import Callable

ONE_AT_A_TIME = 7_402_611_935  # any number; the same in every process that prepares this database
LONGEST_WAIT_FOR_A_LOCK = "20s"


class Command(BaseCommand):
    help = "Đưa cơ sở dữ liệu, tệp tĩnh và dữ liệu mẫu về trạng thái sẵn sàng chạy; làm lại nhiều lần không sao."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            catalogues.build(settings.LOCALE_PATHS)
        except PermissionError as error:
            self.stdout.write(
                f"! Bản dịch chưa được dựng lại ({error.filename}): chủ của mã nguồn chạy `roviec messages`"
            )
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            self.step("Cấu trúc dữ liệu", migrate)
            self.step("Tệp tĩnh", statics.collect)
            if settings.ENVIRONMENT.demo and "demo" in get_commands():
                self.step("Dữ liệu mẫu", load_demo)
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])

    def step(self, label: str, do: Callable[[], str]) -> None:
        started = time.monotonic()
        what = do()
        self.stdout.write(step_line(label, what, time.monotonic() - started))


def migrate() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return "không có gì mới"
    with connection.cursor() as cursor:  # better to fail than to hold up everybody behind a table lock
        cursor.execute(f"SET lock_timeout = '{LONGEST_WAIT_FOR_A_LOCK}'")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    return f"đã áp dụng {len(plan)} bước nâng cấp"


def load_demo() -> str:
    logins = io.StringIO()
    call_command("demo", once=True, stdout=logins)
    path = settings.VAR / LOGINS_FILE
    path.write_text(logins.getvalue(), encoding="utf-8")
    return "khối hư cấu của tỉnh Sông Lam"
