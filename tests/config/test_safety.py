from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from roviec.config.environment import Environment
from roviec.config.safety import find_problems, refuse_if_unsafe
from roviec.core.crypto import Keyring


@pytest.fixture
def safe(tmp_path):
    for name in ("secret_key", "field_keys"):
        (tmp_path / name).touch(mode=0o600)
    return {
        "ROVIEC_MODE": "production",
        "ROVIEC_VAR": str(tmp_path),
        "ROVIEC_ORIGIN": "https://roviec.example.vn",
        "ROVIEC_BEHIND_PROXY": "yes",
    }


def test_safe_production_passes(safe):
    environment = Environment(safe)

    refuse_if_unsafe(environment)

    assert list(find_problems(environment)) == []


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("ROVIEC_ORIGIN", "", "ROVIEC_ORIGIN phải là địa chỉ https người dùng gõ, ví dụ https://roviec.example.vn"),
        (
            "ROVIEC_ORIGIN",
            "http://x.vn",
            "ROVIEC_ORIGIN phải là địa chỉ https người dùng gõ, ví dụ https://roviec.example.vn",
        ),
        (
            "ROVIEC_BEHIND_PROXY",
            "no",
            "cần một máy chủ đứng trước nhận HTTPS rồi chuyển vào đây; có rồi thì đặt ROVIEC_BEHIND_PROXY=yes",
        ),
        ("ROVIEC_DEBUG", "yes", "bỏ ROVIEC_DEBUG: trang lỗi chi tiết để lộ dữ liệu và cấu hình"),
        ("ROVIEC_ALLOWED_HOSTS", "*.vn", "ROVIEC_ALLOWED_HOSTS phải ghi rõ từng tên máy, không dùng dấu *"),
        ("ROVIEC_DEMO", "yes", "bỏ ROVIEC_DEMO: tài khoản dùng thử có mật khẩu ai cũng biết"),
    ],
)
def test_each_danger_is_named(safe, name, value, problem):
    assert list(find_problems(Environment(safe | {name: value}))) == [problem]


@pytest.mark.parametrize("name", ["secret_key", "field_keys"])
def test_keys_that_others_can_read_are_refused(safe, tmp_path, name):
    (tmp_path / name).chmod(0o640)

    with pytest.raises(ImproperlyConfigured) as refusal:
        refuse_if_unsafe(Environment(safe))

    assert str(refusal.value) == (
        "Chưa chạy được ở chế độ production vì không an toàn:\n"
        f"  • người khác trên máy đọc được tệp khóa {tmp_path / name}: chmod 600 {tmp_path / name}\n"
        "Bảng biến cấu hình: docs/reference/settings.md"
    )


def test_local_mode_is_let_through(safe):
    refuse_if_unsafe(Environment(safe | {"ROVIEC_MODE": "local", "ROVIEC_DEBUG": "yes", "ROVIEC_ORIGIN": ""}))


def test_production_that_is_safe_passes_every_check_of_deployment(safe, tmp_path):
    (tmp_path / "secret_key").write_text("k" * 25 + "".join(map(chr, range(48, 123))))
    (tmp_path / "field_keys").write_text(Keyring.new().text())
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_"))}

    done = subprocess.run(
        [Path(sys.executable).parent / "roviec", "check", "--deploy", "--fail-level", "INFO"],
        env=inherited | safe,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "System check identified no issues (0 silenced).\n", "")
