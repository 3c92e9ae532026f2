"""Every word of the packages' forms and messages that our pages can show has its Vietnamese."""

from __future__ import annotations

import ast
import importlib
import inspect

import polib
import pytest
from django.conf import settings

SHOWN = [
    "allauth.account.forms",
    "allauth.account.adapter",
    "allauth.account.fields",
    "allauth.mfa.adapter",
    "allauth.mfa.models",
    "allauth.mfa.base.forms",
    "allauth.mfa.totp.forms",
    "allauth.mfa.webauthn.forms",
    "axes.conf",
]
NOT_SHOWN = ("phone", "(optional)", "email (again)", "same email", "email address", "with this email", "other username")
"""Telephone numbers, mail and sign-up are not used; `test_sign_in.py` looks at what is."""


def words_of(module):
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    for node in ast.walk(tree):
        name = getattr(getattr(node, "func", None), "id", "")
        if isinstance(node, ast.Call) and name in {"_", "gettext", "gettext_lazy", "pgettext"}:
            yield from (argument.value for argument in node.args[-1:] if isinstance(argument, ast.Constant))


@pytest.mark.parametrize("module", SHOWN)
def test_words_are_translated(module):
    catalogue = polib.pofile(str(settings.LOCALE_PATHS[0] / "vi" / "LC_MESSAGES" / "django.po"))
    known = {entry.msgid for entry in catalogue if entry.translated()}

    shown = {words for words in words_of(module) if not any(part in words.lower() for part in NOT_SHOWN)}

    assert shown
    assert shown - known == set()
