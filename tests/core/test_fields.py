from __future__ import annotations

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps

from roviec.core import crypto
from roviec.core.fields import BlindIndexField, Digest, EncryptedTextField

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    with isolate_apps("roviec.core"):

        class Person(models.Model):
            citizen_id = EncryptedTextField(null=True)
            citizen_id_index = BlindIndexField(source="citizen_id", db_index=True)

            class Meta:
                app_label = "core"

        with connection.schema_editor() as editor:
            editor.create_model(Person)
        yield Person


def test_database_holds_a_token_and_the_model_the_text(person):
    person.objects.create(citizen_id="012345678901")

    with connection.cursor() as cursor:
        cursor.execute("SELECT citizen_id FROM core_person")
        (token,) = cursor.fetchone()

    assert "012345678901" not in token
    assert crypto.decrypt(token) == "012345678901"
    assert person.objects.get().citizen_id == "012345678901"


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_stays_nothing(person, value):
    person.objects.create(citizen_id=value)

    found = person.objects.get()

    assert (found.citizen_id, found.citizen_id_index) == (value, "")


@pytest.mark.parametrize("spelling", ["012345678901", "0123 4567 8901", "012.345.678.901"])
def test_person_is_found_by_number_however_spaced(person, spelling):
    hoa = person.objects.create(citizen_id="012 345 678 901")
    person.objects.create(citizen_id="999999999999")

    assert person.objects.get(citizen_id_index=spelling) == hoa
    assert list(person.objects.filter(citizen_id_index__in=[spelling, "1"])) == [hoa]


def test_loaded_index_is_not_hashed_again(person):
    hoa = person.objects.create(citizen_id="012345678901")

    again = person.objects.get(pk=hoa.pk)

    assert isinstance(again.citizen_id_index, Digest)
    assert person.objects.filter(citizen_id_index=again.citizen_id_index).get() == hoa


def test_index_follows_the_text_when_saved(person):
    hoa = person.objects.create(citizen_id="1")

    hoa.citizen_id = "2"
    hoa.save()

    assert [person.objects.filter(citizen_id_index=number).count() for number in "12"] == [0, 1]


def test_bulk_create_fills_the_index(person):
    person.objects.bulk_create([person(citizen_id="1"), person(citizen_id="2")])

    assert person.objects.get(citizen_id_index="2").citizen_id == "2"


def test_missing_numbers_can_be_asked_for(person):
    person.objects.create(citizen_id=None)
    person.objects.create(citizen_id="1")

    assert person.objects.filter(citizen_id__isnull=True).count() == 1
    assert person.objects.filter(citizen_id_index__isnull=True).count() == 0


@pytest.mark.parametrize("lookup", ["citizen_id", "citizen_id__contains", "citizen_id__lower__contains"])
def test_encrypted_text_cannot_be_searched(person, lookup):
    with pytest.raises(FieldError, match="encrypted"):
        person.objects.filter(**{lookup: "1"})


def test_blind_index_knows_equality_only(person):
    with pytest.raises(FieldError, match="blind index"):
        person.objects.filter(citizen_id_index__startswith="1")


def test_fields_can_be_written_into_a_migration():
    _name, path, args, kwargs = BlindIndexField(source="citizen_id", db_index=True).deconstruct()

    rebuilt = BlindIndexField(*args, **kwargs)

    assert (path, kwargs) == (
        "roviec.core.fields.BlindIndexField",
        {"source": "citizen_id", "db_index": True, "default": ""},
    )
    assert (rebuilt.source, rebuilt.max_length, rebuilt.editable) == ("citizen_id", 64, False)
