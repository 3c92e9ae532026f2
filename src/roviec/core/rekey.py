"""Encrypt stored values anew with the newest key, table by table, while the application runs.

It can be stopped and started again at any time: values under the newest key are passed over. A value that somebody
changes meanwhile is left as they wrote it, for it is under the newest key already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pgtrigger
from django.apps import apps
from django.db import connection, transaction
from psycopg import sql

from roviec.core import crypto
from roviec.core.fields import EncryptedTextField

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 500


@dataclass(frozen=True, slots=True)
class Column:
    """A column of tokens."""

    table: str
    key: str
    name: str


def encrypted_columns() -> list[Column]:
    """Every column of encrypted text in the database, those of history tables among them."""
    return [
        Column(model._meta.db_table, model._meta.pk.attname, str(field.column))  # noqa: SLF001 - Django's public name for it
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields  # noqa: SLF001 - as above
        if isinstance(field, EncryptedTextField)
    ]


def renew(column: Column, *, batch: int = BATCH) -> Iterator[int]:
    """Renew the column in transactions of `batch` rows; yields how many values each of them renewed.

    History triggers are passed over: the value is the same, only its encryption is new.
    """
    last: int | None = None
    while rows := _rows_after(column, last, batch):
        last = rows[-1][0]
        stale = [(crypto.renew(token), key, token) for key, token in rows if not crypto.is_current(token)]
        if stale:
            _write(column, stale)
        yield len(stale)


def stale_values(column: Column) -> int:
    """How many values of the column need a key other than the newest."""
    last: int | None = None
    count = 0
    while rows := _rows_after(column, last, BATCH):
        last = rows[-1][0]
        count += sum(not crypto.is_current(token) for _key, token in rows)
    return count


def _rows_after(column: Column, last: int | None, batch: int) -> list[tuple[int, str]]:
    beyond = sql.SQL("AND {key} > %s") if last is not None else sql.SQL("")
    query = sql.SQL("SELECT {key}, {name} FROM {table} WHERE {name} <> '' {beyond} ORDER BY {key} LIMIT %s").format(
        key=sql.Identifier(column.key),
        name=sql.Identifier(column.name),
        table=sql.Identifier(column.table),
        beyond=beyond.format(key=sql.Identifier(column.key)),
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [batch] if last is None else [last, batch])
        return list(cursor.fetchall())


def _write(column: Column, stale: list[tuple[str, int, str]]) -> None:
    query = sql.SQL("UPDATE {table} SET {name} = %s WHERE {key} = %s AND {name} = %s").format(
        key=sql.Identifier(column.key), name=sql.Identifier(column.name), table=sql.Identifier(column.table)
    )
    with transaction.atomic(), pgtrigger.ignore(), connection.cursor() as cursor:
        for values in stale:
            cursor.execute(query, values)
