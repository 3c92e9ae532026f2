from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from roviec.access.models import User
from roviec.core import crypto

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def key_file(tmp_path, settings):
    settings.FIELD_KEYS_FILE = tmp_path / "keys"
    settings.FIELD_KEYS_CREATE = False
    return tmp_path / "keys"


def test_create_makes_the_file_once(key_file):
    call_command("keys", "create")
    content = key_file.read_text()

    with pytest.raises(CommandError, match="không ghi đè"):
        call_command("keys", "create")

    assert key_file.read_text() == content


def test_secrets_of_second_factors_are_renewed_and_the_old_key_can_go():
    call_command("keys", "create")
    user = User.objects.create(username="hoa", full_name="Trần Thị Hoa")
    totp = Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": crypto.encrypt("JBSWY3DP")}
    )
    passkey = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Khóa"})

    call_command("keys", "rotate")
    call_command("keys", "rotate", "--resume")
    call_command("keys", "retire")

    totp.refresh_from_db()
    passkey.refresh_from_db()
    assert crypto.decrypt(totp.data["secret"]) == "JBSWY3DP"
    assert crypto.is_current(totp.data["secret"])
    assert passkey.data == {"name": "Khóa"}
    assert len(crypto.keyring().field) == 1


def test_key_still_needed_is_not_retired():
    call_command("keys", "create")
    user = User.objects.create(username="hoa", full_name="Trần Thị Hoa")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": crypto.encrypt("JBSWY3DP")})
    crypto.add_field_key()

    with pytest.raises(CommandError, match="Còn 1 giá trị"):
        call_command("keys", "retire")

    assert len(crypto.keyring().field) == 2
