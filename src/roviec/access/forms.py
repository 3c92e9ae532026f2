"""Input of the area's pages, and the packages' forms with words of ours."""

from __future__ import annotations

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

KEY_NAME = _("Tên gợi nhớ")


class AddKeyForm(AddWebAuthnForm):
    name = forms.CharField(label=KEY_NAME, required=False, max_length=60)


class RenameKeyForm(EditWebAuthnForm):
    name = forms.CharField(label=KEY_NAME, max_length=60)
