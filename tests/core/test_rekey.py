from __future__ import annotations

from itertools import islice

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from roviec.core import crypto, rekey
from roviec.core.fields import EncryptedTextField

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def key_file(tmp_path, settings):
    settings.FIELD_KEYS_FILE = tmp_path / "keys"
    settings.FIELD_KEYS_CREATE = True
    return tmp_path / "keys"


@pytest.fixture
def note():
    with isolate_apps("roviec.core"):

        class Note(models.Model):
            content = EncryptedTextField(null=True)

            class Meta:
                app_label = "core"

        with connection.schema_editor() as editor:
            editor.create_model(Note)
        yield Note


COLUMN = rekey.Column("core_note", "id", "content")


def test_all_values_are_renewed_in_batches(note):
    note.objects.bulk_create(note(content=text) for text in ["một", "hai", "", None, "ba"])
    crypto.add_field_key()

    renewed = list(rekey.renew(COLUMN, batch=2))

    assert renewed == [2, 1]
    assert rekey.stale_values(COLUMN) == 0
    assert list(note.objects.order_by("pk").values_list("content", flat=True)) == ["một", "hai", "", None, "ba"]


def test_interrupted_run_goes_on_where_it_stopped(note):
    note.objects.bulk_create(note(content=str(n)) for n in range(5))
    crypto.add_field_key()

    begun = list(islice(rekey.renew(COLUMN, batch=2), 1))
    left = rekey.stale_values(COLUMN)
    rest = list(rekey.renew(COLUMN, batch=2))

    assert (begun, left, rest) == ([2], 3, [0, 2, 1])


def test_retired_key_is_not_needed_after_renewing(note):
    note.objects.create(content="bí mật")
    crypto.add_field_key()

    list(rekey.renew(COLUMN))
    crypto.retire_field_keys()

    assert note.objects.get().content == "bí mật"
