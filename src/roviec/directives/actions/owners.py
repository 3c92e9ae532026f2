"""The verb that answers who is meant by words the directory does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from roviec.directives.actions import _review
from roviec.directives.actions._owners import answer_owner

if TYPE_CHECKING:
    from datetime import datetime

    from roviec.access.models import User
    from roviec.directives.actions._owners import OwnerAnswer
    from roviec.directives.models import TaskOwner


@transaction.atomic
def match_owner(*, by: User, owner: TaskOwner, answer: OwnerAnswer, remember: bool = True, at: datetime) -> int:
    """Say which unit, or which group of units, the words of an owner mean, or that the directory has none.

    The answer holds for all tasks of the document that use the same words; returns how many owners it settled.
    With `remember` it becomes an alias, so that the next document needs no question.
    """
    directive = _review.open_review(by, owner.task.directive)
    settled = answer_owner(by=by, directive=directive, owner=owner, answer=answer, remember=remember, at=at)
    _review.recount(directive)
    return settled
