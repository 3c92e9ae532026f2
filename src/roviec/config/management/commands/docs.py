from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management import BaseCommand, CommandError

from roviec.config import reference

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Viết lại các trang tham khảo sinh từ mã nguồn (docs/reference)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="chỉ so sánh, báo lỗi khi có trang cũ")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            for path in reference.write():
                self.stdout.write(str(path))
        elif pages := reference.stale():
            raise CommandError("Cần chạy `roviec docs`: " + ", ".join(page.name for page in pages))
