"""`roviec keys create | rotate | retire`: the keys of encrypted values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from roviec.access import actions, queries
from roviec.core import crypto, private_files, rekey

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "create: tạo tệp khóa; rotate: thêm khóa mới và mã hóa lại dữ liệu; retire: bỏ các khóa cũ không còn dùng."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["create", "rotate", "retire"])
        parser.add_argument(
            "--resume", action="store_true", help="rotate: không thêm khóa, chỉ mã hóa nốt phần dữ liệu còn lại"
        )

    def handle(self, *, act: str, resume: bool, **_options: Any) -> None:
        {"create": self._create, "rotate": lambda: self._rotate(resume=resume), "retire": self._retire}[act]()

    def _create(self) -> None:
        path = crypto.key_file()
        if not private_files.write_once(path, crypto.Keyring.new().text()):
            raise CommandError(f"{path} đã có; không ghi đè tệp khóa.")
        self.stdout.write(f"Đã tạo {path}. Hãy cất một bản ở nơi khác với bản sao lưu cơ sở dữ liệu.")

    def _rotate(self, *, resume: bool) -> None:
        if not resume:
            crypto.add_field_key()
        for column in rekey.encrypted_columns():
            done = sum(rekey.renew(column))
            self.stdout.write(f"{column.table}.{column.name}: {done}")
        self.stdout.write(f"mfa_authenticator: {actions.renew_second_factors()}")
        self.stdout.write("Xong. Nếu bị ngắt giữa chừng, chạy tiếp: roviec keys rotate --resume")

    def _retire(self) -> None:
        stale = sum(rekey.stale_values(column) for column in rekey.encrypted_columns())
        stale += sum(len(queries.stale_secrets(factor)) for factor in Authenticator.objects.order_by("pk"))
        if stale:
            raise CommandError(f"Còn {stale} giá trị dùng khóa cũ; chạy trước: roviec keys rotate --resume")
        retired = crypto.retire_field_keys()
        self.stdout.write(f"Đã bỏ {retired} khóa cũ. Bản sao lưu làm trước lần mã hóa lại cần tệp khóa cũ mới mở được.")
