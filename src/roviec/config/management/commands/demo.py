from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management import BaseCommand, CommandError

from roviec.config.demo import accounts, load
from roviec.core import clock

if TYPE_CHECKING:
    from argparse import ArgumentParser

SIZES = {"bloc": load.MEMBERS, "small": 2_400}


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu hư cấu: một khối của tỉnh Sông Lam với các tổ chức, đảng viên, tài khoản và văn bản."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="không làm gì nếu dữ liệu mẫu đã có")
        parser.add_argument(
            "--size", choices=SIZES, default="bloc", help="bloc: 8.000 đảng viên (mặc định); small: 2.400, để thử nhanh"
        )

    def handle(self, *args: Any, once: bool, size: str, **options: Any) -> None:
        if not (once and load.is_loaded()):
            try:
                load.load(at=clock.now(), member_count=SIZES[size])
            except load.UnableToLoadDemo as reason:
                raise CommandError(str(reason)) from reason
        self.stdout.write(accounts.logins())
