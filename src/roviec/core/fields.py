"""Columns whose content the database cannot read, and the columns by which it can still be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.core.exceptions import FieldError
from django.db import models

from roviec.core import crypto, text

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import Model


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]  # only the stubs are generic
    """Text kept as a Fernet token. Empty text stays empty. Only `isnull` can be asked for in the database."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return crypto.encrypt(value) if value else value

    def from_db_value(self, value: str | None, _expression: Any, _connection: BaseDatabaseWrapper) -> str | None:
        return crypto.decrypt(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            self._refuse(lookup_name)
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        self._refuse(lookup_name)

    def _refuse(self, lookup_name: str) -> NoReturn:
        raise FieldError(f"{self.name} is encrypted and has no «{lookup_name}»; look its blind index up instead")


class Digest(str):
    """A blind index as it stands in the database, told apart from the text it was made from."""

    __slots__ = ()


def index_form(value: str) -> str:
    """What is hashed: letters and digits only, so that blanks and dots in numbers do not matter."""
    return text.code_key(value)


class BlindIndexField(models.CharField):  # type: ignore[type-arg]  # only the stubs are generic
    """Keyed hash of the model's encrypted field `source`; look-ups hash what they are given.

    Kept up by saving the model; `queryset.update()` of the source must set it as well.
    """

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        kwargs |= {"max_length": 64, "editable": False, "blank": True}
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "editable", "blank"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs | {"source": self.source}

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in {"exact", "in", "isnull"}:
            raise FieldError(f"{self.name} is a blind index and has no «{lookup_name}»")
        return super().get_lookup(lookup_name)

    def pre_save(self, model_instance: Model, add: bool) -> Any:  # noqa: ARG002 - Django's signature
        digest = self.hash(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, digest)
        return digest

    def from_db_value(self, value: str | None, _expression: Any, _connection: BaseDatabaseWrapper) -> Digest | None:
        return None if value is None else Digest(value)

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value if value is None or isinstance(value, Digest) else self.hash(value)

    def to_python(self, value: Any) -> Any:
        return value if isinstance(value, Digest) else super().to_python(value)

    def hash(self, value: str | None) -> Digest:
        """The index of a text; empty where there is none. Its purpose is the field's own name."""
        form = index_form(value or "")
        return Digest(crypto.blind_index(self.source, form)) if form else Digest("")
