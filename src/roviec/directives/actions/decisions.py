"""Verbs of the review that say whether a find is right: confirm, reject, take back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.access.actions import record
from roviec.directives.actions import _review
from roviec.directives.actions._links import link_outgoing
from roviec.directives.actions._review import MODELS, UnableToChangeFind
from roviec.directives.enums import FindState
from roviec.directives.policies import states, values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from roviec.access.models import User
    from roviec.directives.actions._review import AnyFind
    from roviec.directives.enums import FindKind
    from roviec.directives.models import Directive


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a bulk confirmation did: how many were confirmed, and which had been changed by somebody else."""

    count: int
    changed: list[AnyFind] = field(default_factory=list)


@transaction.atomic
def confirm_finds(
    *, by: User, directive: Directive, seen: Sequence[tuple[FindKind, int, int]], at: datetime
) -> Confirmed:
    """Confirm many items at once, each as (kind, id, version seen).

    Items that somebody changed meanwhile are left as they are and returned, so that nobody confirms what they have
    not seen; items already confirmed or rejected are left alone.
    """
    held = _review.open_review(by, directive)
    changed: list[AnyFind] = []
    count = 0
    for kind, model in MODELS.items():
        versions = {pk: version for of_kind, pk, version in seen if of_kind == kind}
        for find in model.objects.filter(directive=held, pk__in=versions).order_by("start"):
            if FindState.CONFIRMED not in states.NEXT_FIND_STATES[FindState(find.state)]:
                continue
            if find.version != versions[find.pk]:
                changed.append(find)
                continue
            find.state = FindState.CONFIRMED
            _review.answer(find.doubts.all(), by=by, at=at)
            _review.save_find(find, ["state"], by=by, at=at)
            count += 1
    _review.recount(held)
    record(by=by, at=at, verb="directives.finds.confirm", target=held, data={"count": count})
    return Confirmed(count, changed)


@transaction.atomic
def confirm_header(*, by: User, directive: Directive, version: int, at: datetime) -> Directive:
    """Say that the header is right as it stands."""
    held = _review.open_header(by, directive, version)
    held.header_state = FindState.CONFIRMED
    _review.answer_header(held, by=by, at=at)
    _review.save_header(held, ["header_state"], by=by, at=at)
    _review.recount(held)
    record(by=by, at=at, verb="directives.header.confirm", target=held)
    return held


@transaction.atomic
def reopen_find(*, by: User, find: AnyFind, version: int, at: datetime) -> AnyFind:
    """Take back a confirmation or a rejection: the item is as it was before, its questions are open again."""
    directive, fresh = _review.open_find(by, find, version)
    asked = fresh.doubts.all()
    state = states.open_state(has_doubts=asked.exists())
    if state not in states.NEXT_FIND_STATES[FindState(fresh.state)]:
        raise UnableToChangeFind(_("Mục này chưa xác nhận và cũng chưa bỏ nên không có gì để hoàn tác."))
    asked.update(answered_at=None, answered_by=None)
    was, fresh.state, fresh.rejected_reason = fresh.state, state, ""
    _review.save_find(fresh, ["state", "rejected_reason"], by=by, at=at)
    _review.recount(directive)
    link_outgoing(directive)
    record(by=by, at=at, verb="directives.find.reopen", target=fresh, data={"was": was}, unit_path=directive.unit.path)
    return fresh


@transaction.atomic
def reject_find(*, by: User, find: AnyFind, version: int, reason: str, at: datetime) -> AnyFind:
    """Say that this is no target, task or citation, and why. It stays in the record and can be restored."""
    directive, fresh = _review.open_find(by, find, version)
    values.check_reason(reason)
    if FindState.REJECTED not in states.NEXT_FIND_STATES[FindState(fresh.state)]:
        raise UnableToChangeFind(_("Mục này đã bỏ rồi."))
    _review.reject(directive, fresh, reason.strip(), by=by, at=at)
    _review.recount(directive)
    link_outgoing(directive)
    return fresh
