from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError


def test_missing_keys_stop_everything_but_making_them(tmp_path, settings):
    settings.FIELD_KEYS_FILE, settings.FIELD_KEYS_CREATE = tmp_path / "keys", False

    with pytest.raises(SystemCheckError, match="roviec keys create"):
        call_command("check")
    call_command("keys", "create")

    assert [error for error in run_checks() if error.id == "roviec.E001"] == []
