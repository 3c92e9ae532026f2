"""What production refuses to start with. Everything wrong is said at once, each with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roviec.config.environment import Environment


def refuse_if_unsafe(environment: Environment) -> None:
    """Let `local` pass, and production that has nothing unsafe about it.

    Raises:
        ImproperlyConfigured: lists every problem.
    """
    if environment.production and (problems := list(find_problems(environment))):
        raise ImproperlyConfigured(
            "Chưa chạy được ở chế độ production vì không an toàn:\n"
            + "\n".join(f"  • {problem}" for problem in problems)
            + "\nBảng biến cấu hình: docs/reference/settings.md"
        )


def find_problems(environment: Environment) -> Iterator[str]:
    origin = urlsplit(environment.origin)
    if origin.scheme != "https" or not origin.hostname:
        yield "ROVIEC_ORIGIN phải là địa chỉ https người dùng gõ, ví dụ https://roviec.example.vn"
    elif not environment["ROVIEC_BEHIND_PROXY"]:
        yield "cần một máy chủ đứng trước nhận HTTPS rồi chuyển vào đây; có rồi thì đặt ROVIEC_BEHIND_PROXY=yes"
    if environment["ROVIEC_DEBUG"]:
        yield "bỏ ROVIEC_DEBUG: trang lỗi chi tiết để lộ dữ liệu và cấu hình"
    if any("*" in host for host in environment["ROVIEC_ALLOWED_HOSTS"]):
        yield "ROVIEC_ALLOWED_HOSTS phải ghi rõ từng tên máy, không dùng dấu *"
    if environment.demo:
        yield "bỏ ROVIEC_DEMO: tài khoản dùng thử có mật khẩu ai cũng biết"
    yield from _open_files(environment.secret_key_file, environment.field_keys_file)


def _open_files(*files: Path) -> Iterator[str]:
    for file in files:
        if file.exists() and file.stat().st_mode & 0o77:
            yield f"người khác trên máy đọc được tệp khóa {file}: chmod 600 {file}"
