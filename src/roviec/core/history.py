"""The history of rows, written by triggers of the database, so that no way of writing goes round it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pghistory
import pgtrigger

if TYPE_CHECKING:
    from django.db import models

M = TypeVar("M", bound="type[models.Model]")


def kept(model: M) -> M:
    """Class decorator: every insert, update and delete of the model leaves a row that nobody can change.

    Who and when come from pghistory's context. One trigger run per statement keeps bulk writes fast.
    """
    tracked: M = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        append_only=True,
        level=pgtrigger.Statement,
    )(model)
    return tracked
