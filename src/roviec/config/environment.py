"""What an installation can set: one table, read from environment variables.

`docs/reference/settings.md` is generated from this table. Nothing else in the project reads the environment for
configuration.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LOCAL: Final = "local"
PRODUCTION: Final = "production"
PROJECT_ROOT: Final = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Setting:
    """One variable: how its text is read, what holds when it is not set, what it means."""

    name: str
    read: Callable[[str], Any]
    default: str
    meaning: str
    production: str = ""
    """What production needs beyond the default; empty where the default will do."""


def text(value: str) -> str:
    return value.strip()


def mode(value: str) -> str:
    if value not in {LOCAL, PRODUCTION}:
        raise ValueError(f"phải là «{LOCAL}» hoặc «{PRODUCTION}»")
    return value


def flag(value: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
    if value.strip().lower() not in words:
        raise ValueError("phải là yes hoặc no")
    return words[value.strip().lower()]


def flag_or_nothing(value: str) -> bool | None:
    return flag(value) if value.strip() else None


def number(value: str) -> int:
    if not value.strip().isdecimal():
        raise ValueError("phải là một số nguyên")
    return int(value)


def names(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]


def path(value: str) -> Path | None:
    return Path(value).expanduser().resolve() if value.strip() else None


def port(value: str) -> int:
    found = number(value)
    if not 0 < found < 2**16:
        raise ValueError("phải nằm trong khoảng từ 1 đến 65535")
    return found


SETTINGS: Final = (
    Setting(
        "ROVIEC_MODE",
        mode,
        LOCAL,
        "`local`: one machine, keys made on first start. `production`: checks refuse to start an unsafe installation.",
        production="production",
    ),
    Setting(
        "ROVIEC_VAR",
        path,
        "",
        "Folder of everything the installation writes: database, files, keys, logs. Empty: `var/` in the project.",
    ),
    Setting(
        "DATABASE_URL",
        text,
        "",
        "`postgresql://user:password@host:5432/name` of a PostgreSQL 15 or newer. "
        "Empty: the embedded server in `var/postgres`.",
    ),
    Setting(
        "ROVIEC_HOST",
        text,
        "127.0.0.1",
        "Address the web server listens on.",
    ),
    Setting(
        "ROVIEC_PORT",
        port,
        "8000",
        "Port the web server listens on.",
    ),
    Setting(
        "ROVIEC_ORIGIN",
        text,
        "",
        "Address people type, as in `https://roviec.example.vn`. Empty: the listening address.",
        production="required, with https",
    ),
    Setting(
        "ROVIEC_ALLOWED_HOSTS",
        names,
        "",
        "Further host names the server answers to, separated by commas.",
    ),
    Setting(
        "ROVIEC_BEHIND_PROXY",
        flag,
        "no",
        "Whether a proxy in front ends HTTPS and sets `X-Forwarded-Proto` and "
        "`X-Forwarded-For`. Say yes only where every request passes it.",
        production="yes",
    ),
    Setting(
        "ROVIEC_SECRET_KEY_FILE",
        path,
        "",
        "File with the key that signs sessions. Empty: `secret_key` in the var folder.",
        production="a file that backups of the database do not hold",
    ),
    Setting(
        "ROVIEC_FIELD_KEYS_FILE",
        path,
        "",
        "File with the keys of encrypted fields, newest first. Empty: `field_keys` in the var folder.",
        production="a file that backups of the database do not hold",
    ),
    Setting(
        "ROVIEC_WEB_WORKERS",
        number,
        "2",
        "Web server processes.",
    ),
    Setting(
        "ROVIEC_WEB_THREADS",
        number,
        "4",
        "Threads in each web server process.",
    ),
    Setting(
        "ROVIEC_JOBS_AT_ONCE",
        number,
        "2",
        "Jobs the worker does at the same time.",
    ),
    Setting(
        "ROVIEC_UPLOAD_LIMIT_MB",
        number,
        "50",
        "Largest file that may be uploaded.",
    ),
    Setting(
        "ROVIEC_SMTP_URL",
        text,
        "",
        "`smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. Empty: mail is written to `var/mail`.",
    ),
    Setting(
        "ROVIEC_MAIL_FROM",
        text,
        "Rõ Việc <roviec@localhost>",
        "Sender of mail.",
    ),
    Setting(
        "ROVIEC_DEMO",
        flag_or_nothing,
        "",
        "Whether `roviec run` fills an empty database with the fictional bloc. Empty: only in `local`.",
    ),
    Setting(
        "ROVIEC_LOG_LEVEL",
        text,
        "INFO",
        "Least level written to the log: DEBUG, INFO, WARNING or ERROR.",
    ),
    Setting(
        "ROVIEC_DEBUG",
        flag,
        "no",
        "Django's debug pages, for developers only.",
        production="no",
    ),
)


class Environment:
    """The table's values: what the variables say, else the defaults.

    Raises:
        ImproperlyConfigured: a variable cannot be read; the message names it.
    """

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        variables = os.environ if variables is None else variables
        self._values: dict[str, Any] = {}
        for setting in SETTINGS:
            try:
                self._values[setting.name] = setting.read(variables.get(setting.name, setting.default))
            except ValueError as error:
                raise ImproperlyConfigured(f"Biến {setting.name} {error}.") from error

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    @property
    def production(self) -> bool:
        return bool(self["ROVIEC_MODE"] == PRODUCTION)

    @property
    def demo(self) -> bool:
        """Whether demo data are wanted."""
        return not self.production if self["ROVIEC_DEMO"] is None else bool(self["ROVIEC_DEMO"])

    @property
    def var(self) -> Path:
        """Folder of everything the installation writes."""
        return self["ROVIEC_VAR"] or PROJECT_ROOT / "var"

    @property
    def secret_key_file(self) -> Path:
        """File with the key that signs sessions."""
        return self["ROVIEC_SECRET_KEY_FILE"] or self.var / "secret_key"

    @property
    def field_keys_file(self) -> Path:
        """File with the keys of encrypted fields."""
        return self["ROVIEC_FIELD_KEYS_FILE"] or self.var / "field_keys"

    @property
    def origin(self) -> str:
        """Scheme, host and port that people type, without a slash at the end."""
        host = {"127.0.0.1": "localhost"}.get(self["ROVIEC_HOST"], self["ROVIEC_HOST"])  # passkeys need a name
        return (self["ROVIEC_ORIGIN"] or f"http://{host}:{self['ROVIEC_PORT']}").rstrip("/")

    @property
    def allowed_hosts(self) -> list[str]:
        own = urlsplit(self.origin).hostname
        local = [] if self.production else ["localhost", "127.0.0.1", "[::1]"]
        return list(dict.fromkeys([*([own] if own else []), *local, *self["ROVIEC_ALLOWED_HOSTS"]]))


def database_from_url(url: str) -> dict[str, Any]:
    """Describe a database for Django, from `postgresql://user:password@host:port/name?option=value`.

    A Unix socket's folder is given as `?host=/folder`.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ImproperlyConfigured("Biến DATABASE_URL phải có dạng postgresql://người-dùng:mật-khẩu@máy:5432/tên.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": options.pop("port", None) or str(parts.port or ""),
        "OPTIONS": options,
    }


def mail_from_url(url: str) -> dict[str, Any]:
    """Give Django's mail settings from `smtp://user:password@host:587` or `smtps://user:password@host:465`."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("Biến ROVIEC_SMTP_URL phải có dạng smtp://người-dùng:mật-khẩu@máy:587.")
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if implicit else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit,
        "EMAIL_TIMEOUT": 20,
    }
