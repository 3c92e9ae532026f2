"""The face of the area's verbs, one subject per file."""

from __future__ import annotations

from roviec.directives.actions._owners import OwnerAnswer, OwnerChanges
from roviec.directives.actions._review import (
    AnyFind,
    CodeTaken,
    FindChanged,
    UnableToChangeFind,
    UnableToReview,
)
from roviec.directives.actions.decisions import Confirmed, confirm_finds, confirm_header, reject_find, reopen_find
from roviec.directives.actions.edits import edit_citation, edit_header, edit_target, edit_task
from roviec.directives.actions.exporting import READING_FORMATS, export_reading
from roviec.directives.actions.filters import UnableToSaveFilter, remove_filter, save_filter
from roviec.directives.actions.intake import (
    READING_QUEUE,
    READING_TASK,
    AlreadyReceived,
    GradedSecret,
    Received,
    UnableToRead,
    UnableToReceive,
    Upload,
    fail_reading,
    read_directive,
    receive_document,
    receive_files,
    refuse_reading,
    remove_orphans,
    retry_reading,
)
from roviec.directives.actions.owners import match_owner
from roviec.directives.actions.register import (
    Replacement,
    UnableToChangeValidity,
    UnableToDelete,
    UnableToRegister,
    delete_directive,
    register_directive,
    reinstate_directive,
    restore_directive,
    supersede_directive,
    take_review_version,
    withdraw_directive,
)
from roviec.directives.actions.shaping import add_find, merge_finds, split_find

__all__ = [
    "READING_FORMATS",
    "READING_QUEUE",
    "READING_TASK",
    "AlreadyReceived",
    "AnyFind",
    "CodeTaken",
    "Confirmed",
    "FindChanged",
    "GradedSecret",
    "OwnerAnswer",
    "OwnerChanges",
    "Received",
    "Replacement",
    "UnableToChangeFind",
    "UnableToChangeValidity",
    "UnableToDelete",
    "UnableToRead",
    "UnableToReceive",
    "UnableToRegister",
    "UnableToReview",
    "UnableToSaveFilter",
    "Upload",
    "add_find",
    "confirm_finds",
    "confirm_header",
    "delete_directive",
    "edit_citation",
    "edit_header",
    "edit_target",
    "edit_task",
    "export_reading",
    "fail_reading",
    "match_owner",
    "merge_finds",
    "read_directive",
    "receive_document",
    "receive_files",
    "refuse_reading",
    "register_directive",
    "reinstate_directive",
    "reject_find",
    "remove_filter",
    "remove_orphans",
    "reopen_find",
    "restore_directive",
    "retry_reading",
    "save_filter",
    "split_find",
    "supersede_directive",
    "take_review_version",
    "withdraw_directive",
]
