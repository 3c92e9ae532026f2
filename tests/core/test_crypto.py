from __future__ import annotations

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from roviec.core import crypto


@pytest.fixture
def key_file(tmp_path, settings):
    settings.FIELD_KEYS_FILE = tmp_path / "keys"
    settings.FIELD_KEYS_CREATE = True
    return tmp_path / "keys"


def test_key_file_is_made_on_first_use_for_its_owner_only(key_file):
    token = crypto.encrypt("012345678901")

    assert crypto.decrypt(token) == "012345678901"
    assert "012345678901" not in token
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert not crypto.readable_by_others(key_file)


def test_key_file_open_to_the_group_is_noticed(key_file):
    crypto.keyring()
    key_file.chmod(0o640)

    assert crypto.readable_by_others(key_file)


def test_missing_key_file_is_not_made_where_that_is_forbidden(key_file, settings):
    settings.FIELD_KEYS_CREATE = False

    with pytest.raises(ImproperlyConfigured, match="roviec keys create"):
        crypto.encrypt("x")

    assert not key_file.exists()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "at least one field key"),
        ("field abc\nindex 00\nsign 00\n", "không dùng được"),
        ("colour red\n", "«colour» is no purpose"),
        (f"field {crypto.new_field_key()}\nindex 00\nindex 01\nsign 00\n", "exactly one index key"),
    ],
    ids=["empty", "no key", "unknown purpose", "two index keys"],
)
def test_unusable_key_file_is_named(key_file, content, complaint):
    key_file.write_text(content)

    with pytest.raises(ImproperlyConfigured, match=complaint):
        crypto.keyring()


def test_unreadable_key_file_is_named(key_file):
    key_file.mkdir()

    with pytest.raises(ImproperlyConfigured, match="Không đọc được tệp khóa"):
        crypto.keyring()


def test_keyring_survives_writing_and_reading():
    ring = crypto.Keyring.new()

    assert crypto.Keyring.parse(ring.text()) == ring


@pytest.mark.usefixtures("key_file")
def test_new_key_encrypts_and_the_old_one_still_decrypts():
    before = crypto.encrypt("bí mật")

    crypto.add_field_key()
    after = crypto.encrypt("bí mật")

    assert [crypto.decrypt(before), crypto.decrypt(after)] == ["bí mật", "bí mật"]
    assert [crypto.is_current(before), crypto.is_current(after)] == [False, True]
    assert crypto.is_current(crypto.renew(before))


@pytest.mark.usefixtures("key_file")
def test_retired_key_opens_nothing_any_more():
    before = crypto.encrypt("bí mật")
    crypto.add_field_key()

    retired = crypto.retire_field_keys()

    assert retired == 1
    with pytest.raises(crypto.UndecipherableError):
        crypto.decrypt(before)
    with pytest.raises(crypto.UndecipherableError):
        crypto.renew(before)


def test_blind_index_differs_by_purpose_and_by_key(key_file):
    index = crypto.blind_index("citizen_id", "012345678901")
    other_purpose = crypto.blind_index("party_card", "012345678901")
    key_file.unlink()
    other_key = crypto.blind_index("citizen_id", "012345678901")

    assert len({index, other_purpose, other_key}) == 3


@pytest.mark.usefixtures("key_file")
def test_signature_holds_for_its_text_only():
    signature = crypto.sign("7|abc")

    assert crypto.is_signed("7|abc", signature)
    assert not crypto.is_signed("8|abc", signature)
