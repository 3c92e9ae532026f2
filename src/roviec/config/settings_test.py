"""Settings of the test suite: fast hasher, memory in place of files, the server that tests/conftest.py starts."""

from __future__ import annotations

import os

from roviec.config import embedded
from roviec.config.environment import database_from_url
from roviec.config.settings import *  # noqa: F403 - settings that extend settings; Django knows no other way
from roviec.config.settings import DATABASES, STORAGES, TEMPLATES, VAR

SECRET_KEY = "tests-only-" + "0" * 50
DATABASES["default"] |= database_from_url(os.environ.get("TEST_DATABASE_URL") or embedded.url(VAR / "test-postgres-1"))
DATABASES["default"]["CONN_MAX_AGE"] = 0  # threads that end must leave no connection open
DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ.get("TEST_DATABASE_TEMPLATE")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECURE_SSL_REDIRECT = False
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
FIELD_KEYS_FILE = VAR / "test-field-keys"
AUDIT_CHECKPOINT_FILE = VAR / "test-audit-checkpoints-of-nobody"  # tests that make checkpoints set their own
TEMPLATES[0]["OPTIONS"]["debug"] = True  # coverage of templates reads it
