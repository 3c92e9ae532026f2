"""`roviec administrator NAME «FULL NAME»`: the first account of an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from roviec.access import actions
from roviec.core import clock
from roviec.core.refusals import Unable

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Lập người quản trị đầu tiên và in liên kết đặt mật khẩu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("full_name")

    def handle(self, *, username: str, full_name: str, **_options: Any) -> None:
        try:
            user = actions.bootstrap_administrator(username=username, full_name=full_name, at=clock.now())
        except Unable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(actions.issue_password_link(by=None, user=user, at=clock.now()))
