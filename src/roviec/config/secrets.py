"""Keys kept in files outside the database."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

from roviec.core import private_files

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST = 50


def secret_key(path: Path, *, create: bool) -> str:
    """The signing key in the file; with `create` a missing file is made, readable by its owner only.

    Raises:
        ImproperlyConfigured: the file is missing and may not be made, is unreadable or holds too little.
    """
    if create:
        private_files.write_once(path, secrets.token_urlsafe(SHORTEST))
    try:
        key = path.read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise ImproperlyConfigured(
            f"Thiếu tệp khóa {path}. Hãy tạo một lần, chỉ người dùng chạy dịch vụ được đọc: "
            f"(umask 077 && head -c 64 /dev/urandom | base64 -w0 > {path})"
        ) from error
    except OSError as error:
        raise ImproperlyConfigured(
            f"Không đọc được {path} ({error.strerror}). Tệp phải thuộc người dùng chạy dịch vụ."
        ) from error
    if len(key) < SHORTEST:
        raise ImproperlyConfigured(f"{path} có ít hơn {SHORTEST} ký tự; hãy xóa và tạo tệp mới.")
    return key
