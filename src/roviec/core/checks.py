"""What `roviec check` says about keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured

from roviec.core import crypto

if TYPE_CHECKING:
    from collections.abc import Sequence


def key_file_is_usable(app_configs: Sequence[Any] | None = None, **_more: Any) -> list[Error]:  # noqa: ARG001 - Django's signature
    """Nothing starts without the keys: values written with wrong ones could never be read again."""
    try:
        crypto.keyring()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="roviec.E001")]
    return []
