"""`roviec audit verify`, `roviec audit checkpoint`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from roviec.access import actions, queries
from roviec.core import clock

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "verify: kiểm tra từng dòng nhật ký; checkpoint: ký xác nhận dòng cuối hiện tại."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["verify", "checkpoint"])

    def handle(self, *, act: str, **_options: Any) -> None:
        if act == "checkpoint":
            made = actions.make_checkpoint(at=clock.now())
            self.stdout.write(f"Đã ký tại mắt xích {made.seq}: {made.signature}" if made else "Không có gì mới để ký.")
            return
        report = queries.audit_report()
        for fault in report.faults:
            self.stderr.write(fault)
        if report.faults:
            raise CommandError(f"{len(report.faults)} chỗ sai trong {report.links} mắt xích của nhật ký", returncode=1)
        self.stdout.write(
            f"{report.links} mắt xích, không có dòng nào bị sửa hay thiếu; "
            f"đã ký đến mắt xích {report.signed_up_to} ({report.checkpoints} lần ký)"
        )
