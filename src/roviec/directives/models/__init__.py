"""The face of the register's models, one aggregate per file."""

from __future__ import annotations

from roviec.directives.models.directive import Directive, DirectiveLink, ReviewVersion
from roviec.directives.models.files import DirectiveText, ReadingJob, SavedFilter, SourceFile
from roviec.directives.models.finds import CitationFind, Doubt, Section, TargetFind, TaskFind, TaskOwner

__all__ = [
    "CitationFind",
    "Directive",
    "DirectiveLink",
    "DirectiveText",
    "Doubt",
    "ReadingJob",
    "ReviewVersion",
    "SavedFilter",
    "Section",
    "SourceFile",
    "TargetFind",
    "TaskFind",
    "TaskOwner",
]
