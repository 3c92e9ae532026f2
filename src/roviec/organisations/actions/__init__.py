"""Verbs of the directory of units, gathered from three modules so that callers need to know one name."""

from roviec.organisations.actions.aliases import UnableToAddAlias, add_alias, remember_answer, remove_alias
from roviec.organisations.actions.changes import (
    UnableToChangeUnit,
    UnableToCloseUnit,
    UnableToMoveUnit,
    change_kind,
    close_unit,
    move_unit,
    rename_unit,
)
from roviec.organisations.actions.founding import NewUnit, UnableToCreateUnit, create_unit, create_units

__all__ = [
    "NewUnit",
    "UnableToAddAlias",
    "UnableToChangeUnit",
    "UnableToCloseUnit",
    "UnableToCreateUnit",
    "UnableToMoveUnit",
    "add_alias",
    "change_kind",
    "close_unit",
    "create_unit",
    "create_units",
    "move_unit",
    "remember_answer",
    "remove_alias",
    "rename_unit",
]
