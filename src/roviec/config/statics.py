"""Static files: collected, hashed and compressed once, and again only when one of them changed."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> str:
    stamp = settings.STATIC_ROOT / ".collected"
    state = fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == state:
        return "không có gì mới"
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(state, encoding="ascii")
    return f"đã gom vào {settings.STATIC_ROOT}"


def fingerprint() -> str:
    """Names, sizes and times of change of all static files."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(f"{name}\0{storage.size(name)}\0{storage.get_modified_time(name)}\n".encode())
    return digest.hexdigest()
