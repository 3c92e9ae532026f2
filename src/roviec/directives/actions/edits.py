"""Verbs of the review that write what a person says a find or the header is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from roviec.access.actions import record
from roviec.directives.actions import _reading, _review
from roviec.directives.actions._links import link_incoming, link_outgoing, unlink_incoming
from roviec.directives.actions._owners import change_owners
from roviec.directives.enums import FindState, ReviewState
from roviec.directives.models import DirectiveText
from roviec.directives.policies import states, terms, values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from roviec.access.models import User
    from roviec.directives.actions._owners import OwnerChanges
    from roviec.directives.actions._review import OneFind
    from roviec.directives.models import CitationFind, Directive, TargetFind, TaskFind


@transaction.atomic
def edit_target(
    *, by: User, target: TargetFind, version: int, new: values.TargetValues, confirm: bool, at: datetime
) -> TargetFind:
    """Write what a person says the target is. Raises FindChanged when somebody else saved it meanwhile."""
    directive, fresh = _review.open_find(by, target, version)
    _review.check_not_rejected(fresh)
    values.check_target(new)
    if new.base_id is not None:
        _review.check_base(fresh, new.base_id)
    fields = ("subject", "predicate", "op", "low", "high", "measure", "period", "from_year", "to_year", "base_id")
    for name in fields:
        setattr(fresh, name, getattr(new, name))
    return _finish(directive, fresh, fields, by=by, at=at, confirm=confirm)


@transaction.atomic
def edit_task(
    *,
    by: User,
    task: TaskFind,
    version: int,
    new: values.TaskValues,
    owners: OwnerChanges,
    confirm: bool,
    at: datetime,
) -> TaskFind:
    """Write what a person says the task is, who answers for it and who helps."""
    directive, fresh = _review.open_find(by, task, version)
    _review.check_not_rejected(fresh)
    values.check_task(new)
    fresh.words, fresh.product = new.words.strip(), new.product.strip()
    schedule = new.schedule
    fresh.schedule_kind, fresh.schedule_text = schedule.kind, schedule.text
    fresh.schedule_year, fresh.schedule_quarter = schedule.year, schedule.quarter
    fresh.schedule_month, fresh.schedule_day = schedule.month, schedule.day
    fresh.schedule_every = schedule.every
    change_owners(by=by, directive=directive, task=fresh, changes=owners, at=at)
    if fresh.state in {FindState.READ, FindState.DOUBTFUL}:
        fresh.state = states.open_state(has_doubts=fresh.doubts.filter(answered_at=None).exists())
    fields = (
        "words",
        "product",
        "schedule_kind",
        "schedule_text",
        "schedule_year",
        "schedule_quarter",
        "schedule_month",
        "schedule_day",
        "schedule_every",
    )
    return _finish(directive, fresh, fields, by=by, at=at, confirm=confirm)


@transaction.atomic
def edit_citation(
    *, by: User, citation: CitationFind, version: int, new: values.CitationValues, confirm: bool, at: datetime
) -> CitationFind:
    """Write what a person says is cited; the chain follows."""
    directive, fresh = _review.open_find(by, citation, version)
    _review.check_not_rejected(fresh)
    values.check_citation(new)
    fresh.code = terms.tidy_code(new.code)
    fresh.code_key = terms.same_code_key(fresh.code)
    fresh.kind_name, fresh.dated, fresh.implements = new.kind_name.strip(), new.dated, new.implements
    fields = ("code", "code_key", "kind_name", "dated", "implements")
    saved = _finish(directive, fresh, fields, by=by, at=at, confirm=confirm)
    link_outgoing(directive)
    return saved


@transaction.atomic
def edit_header(
    *, by: User, directive: Directive, version: int, new: values.HeaderValues, confirm: bool, at: datetime
) -> Directive:
    """Write the header: issuer, number, dates, title, signer, recipients. The search words and the chain follow."""
    _review.lock_register(directive.unit_id)
    held = _review.open_header(by, directive, version)
    values.check_header(new)
    held.issuer, held.issuer_unit_id = new.issuer.strip(), new.issuer_unit_id
    held.issuer_key = terms.issuer_key(held.issuer, held.issuer_unit_id)
    held.code = terms.tidy_code(new.code)
    held.code_key = terms.same_code_key(held.code)
    held.number, held.symbol, kind = terms.split_code(held.code)
    held.kind = new.kind.strip() or kind
    held.place, held.signed_on, held.title = new.place.strip(), new.signed_on, new.title.strip()
    held.signer, held.signer_position = new.signer.strip(), new.signer_position.strip()
    held.signed_for, held.recipients = new.signed_for.strip(), list(new.recipients)
    held.term, held.ends_on = new.term.strip(), new.ends_on
    _review.check_code_is_free(held)
    if confirm:
        held.header_state = FindState.CONFIRMED
        _review.answer_header(held, by=by, at=at)
    _review.save_header(held, [*_HEADER_FIELDS, "header_state"], by=by, at=at)
    DirectiveText.objects.filter(directive=held).update(head_key=_reading.head_key(held))
    _review.recount(held)
    link_outgoing(held)
    if held.review_state == ReviewState.REGISTERED:
        unlink_incoming(held)
        link_incoming(held)
    record(by=by, at=at, verb="directives.header.edit", target=held, data={"confirmed": confirm})
    return held


_HEADER_FIELDS = (
    "issuer",
    "issuer_unit",
    "issuer_key",
    "code",
    "code_key",
    "number",
    "symbol",
    "kind",
    "place",
    "signed_on",
    "title",
    "signer",
    "signer_position",
    "signed_for",
    "recipients",
    "term",
    "ends_on",
)


def _finish(
    directive: Directive, find: OneFind, fields: Sequence[str], *, by: User, at: datetime, confirm: bool
) -> OneFind:
    """Save an edit, confirmed with it if asked, and bring the counters up to date."""
    if confirm:
        find.state = FindState.CONFIRMED
        _review.answer(find.doubts.all(), by=by, at=at)
    _review.save_find(find, [*fields, "state"], by=by, at=at)
    _review.recount(directive)
    record(
        by=by,
        at=at,
        verb="directives.find.edit",
        target=find,
        data={"confirmed": confirm},
        unit_path=directive.unit.path,
    )
    return find
