"""Encryption of single values, blind indexes over them, and signatures, with keys that the database does not hold.

The key file has one key a line, «purpose key», newest first:

    field  …   Fernet keys; the first encrypts, all of them decrypt
    index  …   HMAC key of the blind indexes; changing it means computing every index anew
    sign   …   HMAC keys of the audit trail's checkpoints; the first signs, all of them verify
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import stat
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from roviec.core import private_files

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = "# Keys of Ro Viec. Whoever loses this file loses the encrypted values: keep a copy apart from the backups.\n"


class UndecipherableError(Exception):
    """The value was encrypted with a key that the key file does not hold, or it has been altered."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys, newest first for each purpose."""

    field: tuple[str, ...]
    index: str
    sign: tuple[str, ...]

    @classmethod
    def new(cls) -> Keyring:
        return cls(field=(new_field_key(),), index=secrets.token_hex(32), sign=(secrets.token_hex(32),))

    @classmethod
    def parse(cls, content: str) -> Keyring:
        """Read the text of a key file.

        Raises:
            ValueError: a line is of no known purpose, a purpose has no key, or a key is none.
        """
        keys: dict[str, list[str]] = {"field": [], "index": [], "sign": []}
        for line in content.splitlines():
            if line.strip() and not line.startswith("#"):
                purpose, _, key = line.partition(" ")
                keys[purpose.strip()].append(key.strip()) if purpose in keys else _complain(purpose)
        if not all(keys.values()) or len(keys["index"]) != 1:
            raise ValueError("it needs at least one field key, one sign key and exactly one index key")
        for key in keys["field"]:
            Fernet(key)
        return cls(field=tuple(keys["field"]), index=keys["index"][0], sign=tuple(keys["sign"]))

    def text(self) -> str:
        return HEADER + "".join(f"{purpose} {key}\n" for purpose, key in self._lines())

    def _lines(self) -> Iterator[tuple[str, str]]:
        yield from (("field", key) for key in self.field)
        yield "index", self.index
        yield from (("sign", key) for key in self.sign)


def _complain(purpose: str) -> None:
    raise ValueError(f"«{purpose}» is no purpose of a key")


def new_field_key() -> str:
    return Fernet.generate_key().decode()


def key_file() -> Path:
    return Path(settings.FIELD_KEYS_FILE)


def keyring() -> Keyring:
    """The keys as the file holds them now; a change of the file counts without a restart.

    Raises:
        ImproperlyConfigured: the file is missing, unreadable, or holds no usable keys.
    """
    path = key_file()
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        if not settings.FIELD_KEYS_CREATE:
            raise ImproperlyConfigured(
                f"Thiếu tệp khóa {path}. Hãy lấy lại từ nơi cất giữ; cài đặt mới thì tạo một lần: roviec keys create"
            ) from None
        private_files.write_once(path, Keyring.new().text())
        changed = path.stat().st_mtime_ns
    return _load(path, changed)


@lru_cache(maxsize=2)
def _load(path: Path, _changed: int) -> Keyring:
    try:
        return Keyring.parse(path.read_text(encoding="ascii"))
    except OSError as error:
        raise ImproperlyConfigured(f"Không đọc được tệp khóa {path}: {error.strerror}") from error
    except ValueError as error:
        raise ImproperlyConfigured(f"Tệp khóa {path} không dùng được: {error}") from error


def readable_by_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def add_field_key() -> None:
    """Put a new key in front: what is written from now on is encrypted with it."""
    ring = keyring()
    private_files.replace(key_file(), replace(ring, field=(new_field_key(), *ring.field)).text())


def retire_field_keys() -> int:
    """Drop all keys but the newest; return how many. Only for when nothing is encrypted with them any more."""
    ring = keyring()
    private_files.replace(key_file(), replace(ring, field=ring.field[:1]).text())
    return len(ring.field) - 1


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    return _fernet(keyring().field).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text of a token made by `encrypt` with any key of the file.

    Raises:
        UndecipherableError: no key of the file opens it.
    """
    try:
        return _fernet(keyring().field).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise UndecipherableError("no key of the key file opens this value") from error


def is_current(token: str) -> bool:
    """Whether the newest key alone opens it."""
    try:
        _fernet(keyring().field[:1]).decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def renew(token: str) -> str:
    """The same text under the newest key; the moment of its first encryption is kept."""
    try:
        return _fernet(keyring().field).rotate(token.encode()).decode()
    except InvalidToken as error:
        raise UndecipherableError("no key of the key file opens this value") from error


def blind_index(purpose: str, text: str) -> str:
    """A keyed hash for finding an encrypted value by equality; equal texts of other purposes have other hashes."""
    return _hmac(keyring().index, f"{purpose}\x1f{text}")


def sign(text: str) -> str:
    return _hmac(keyring().sign[0], text)


def is_signed(text: str, signature: str) -> bool:
    return any(hmac.compare_digest(_hmac(key, text), signature) for key in keyring().sign)


def _hmac(key: str, text: str) -> str:
    return hmac.new(bytes.fromhex(key), text.encode(), hashlib.sha256).hexdigest()
