from __future__ import annotations

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from roviec.config.secrets import secret_key


def test_key_is_made_once_and_for_the_owner_only(tmp_path):
    path = tmp_path / "new" / "secret_key"

    first = secret_key(path, create=True)

    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert secret_key(path, create=True) == first


def test_missing_key_is_not_made_in_production(tmp_path):
    with pytest.raises(ImproperlyConfigured, match=r"Thiếu tệp khóa .*umask 077"):
        secret_key(tmp_path / "secret_key", create=False)


def test_short_key_is_refused(tmp_path):
    path = tmp_path / "secret_key"
    path.write_text("x" * 49)

    with pytest.raises(ImproperlyConfigured, match="ít hơn 50 ký tự"):
        secret_key(path, create=True)


def test_unreadable_key_is_named(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="Không đọc được"):
        secret_key(tmp_path, create=False)
