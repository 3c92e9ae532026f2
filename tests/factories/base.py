"""The base of all factories: nothing is saved twice, nothing happens that the caller did not ask for."""

from __future__ import annotations

from factory.django import DjangoModelFactory


class Factory(DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True
