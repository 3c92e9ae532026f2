from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from roviec.config.environment import PROJECT_ROOT, SETTINGS, Environment, database_from_url, mail_from_url


def test_nothing_needs_to_be_set():
    environment = Environment({})

    assert (environment.production, environment.demo) == (False, True)
    assert environment.var == PROJECT_ROOT / "var"
    assert environment.origin == "http://localhost:8000"
    assert environment.allowed_hosts == ["localhost", "127.0.0.1", "[::1]"]
    assert environment.secret_key_file == PROJECT_ROOT / "var" / "secret_key"
    assert environment.field_keys_file == PROJECT_ROOT / "var" / "field_keys"


def test_what_is_set_counts():
    environment = Environment(
        {
            "ROVIEC_MODE": "production",
            "ROVIEC_VAR": "/srv/roviec",
            "ROVIEC_ORIGIN": "https://roviec.example.vn/",
            "ROVIEC_ALLOWED_HOSTS": "roviec.noi-bo, ,10.0.0.5",
            "ROVIEC_FIELD_KEYS_FILE": "/etc/roviec/keys",
        }
    )

    assert (environment.production, environment.demo) == (True, False)
    assert environment.origin == "https://roviec.example.vn"
    assert environment.allowed_hosts == ["roviec.example.vn", "roviec.noi-bo", "10.0.0.5"]
    assert environment.secret_key_file == Path("/srv/roviec/secret_key")
    assert environment.field_keys_file == Path("/etc/roviec/keys")


@pytest.mark.parametrize(("value", "demo"), [("yes", True), ("0", False), ("", True), (" ", True)])
def test_demo_can_be_chosen(value, demo):
    assert Environment({"ROVIEC_DEMO": value}).demo is demo


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("ROVIEC_MODE", "prod", "Biến ROVIEC_MODE phải là «local» hoặc «production»."),
        ("ROVIEC_PORT", "80a", "Biến ROVIEC_PORT phải là một số nguyên."),
        ("ROVIEC_PORT", "0", "Biến ROVIEC_PORT phải nằm trong khoảng từ 1 đến 65535."),
        ("ROVIEC_PORT", "65536", "Biến ROVIEC_PORT phải nằm trong khoảng từ 1 đến 65535."),
        ("ROVIEC_DEBUG", "maybe", "Biến ROVIEC_DEBUG phải là yes hoặc no."),
    ],
)
def test_unreadable_value_is_named(name, value, message):
    with pytest.raises(ImproperlyConfigured) as refusal:
        Environment({name: value})

    assert str(refusal.value) == message


def test_every_default_can_be_read():
    assert [setting.read(setting.default) for setting in SETTINGS] == [Environment({})[s.name] for s in SETTINGS]


def test_database_url_with_everything():
    found = database_from_url("postgresql://an%40x:m%2Fk@db.example.vn:5433/roviec?sslmode=require")

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "roviec",
        "USER": "an@x",
        "PASSWORD": "m/k",
        "HOST": "db.example.vn",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_database_url_of_a_socket():
    found = database_from_url("postgres://roviec@/roviec?host=%2Fvar%2Frun%2Fpostgresql")

    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/var/run/postgresql", "", {})


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://host", "postgresql://host/", "roviec"])
def test_database_url_of_another_kind_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL phải có dạng"):
        database_from_url(url)


@pytest.mark.parametrize(
    ("url", "port", "ssl"),
    [
        ("smtp://thu:mk@mail.example.vn", 587, False),
        ("smtps://thu:mk@mail.example.vn", 465, True),
        ("smtp://thu:mk@mail.example.vn:25", 25, False),
    ],
)
def test_mail_url(url, port, ssl):
    assert mail_from_url(url) == {
        "EMAIL_HOST": "mail.example.vn",
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": "thu",
        "EMAIL_HOST_PASSWORD": "mk",
        "EMAIL_USE_SSL": ssl,
        "EMAIL_USE_TLS": not ssl,
        "EMAIL_TIMEOUT": 20,
    }


@pytest.mark.parametrize("url", ["imap://mail.example.vn", "smtp://"])
def test_mail_url_of_another_kind_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="ROVIEC_SMTP_URL phải có dạng"):
        mail_from_url(url)
