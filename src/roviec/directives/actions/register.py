"""Verbs of the register: enter, replace, supersede, withdraw, reinstate, delete, restore."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from roviec.access.actions import record
from roviec.core.refusals import Unable
from roviec.directives import queries, rules
from roviec.directives.actions import _links, _review
from roviec.directives.actions._files import remove_stored
from roviec.directives.actions._review import MODELS, CodeTaken
from roviec.directives.enums import FindState, LinkKind, ReviewState, Validity
from roviec.directives.models import Directive, DirectiveText, ReviewVersion, TaskOwner
from roviec.directives.policies import states, values
from roviec.directives.queries import find_duplicate, find_same_code

if TYPE_CHECKING:
    from datetime import datetime

    from roviec.access.models import User


class UnableToRegister(Unable):
    """The document is not under review, or its header lacks what the register needs."""


class UnableToChangeValidity(Unable):
    """The document is not in a state from which it can get this validity."""


class UnableToDelete(Unable):
    """The document has been taken out already, is not out, or its words are in the register by another one."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """The older copy that a newly registered one takes the place of, and why."""

    old: Directive
    reason: str


@transaction.atomic
def register_directive(
    *, by: User, directive: Directive, replaces: Replacement | None = None, at: datetime
) -> Directive:
    """Enter a checked document in the register. What is not yet confirmed enters as «chờ kiểm tra».

    Confirming the header is part of it. Raises CodeTaken when issuer, number and term are those of another one; pass
    that one as `replaces` when this is a better copy of it.
    """
    rules.check_can_register(by, directive)
    _review.lock_register(directive.unit_id)
    held = _review.lock_directive(directive)
    if held.deleted_at is not None or ReviewState.REGISTERED not in states.NEXT_STATES[ReviewState(held.review_state)]:
        raise UnableToRegister(_("Chỉ văn bản đang kiểm tra mới vào sổ được."))
    values.check_header(queries.header_values(held))
    if replaces is not None:
        _give_way(held, replaces, by=by, at=at)
    existing = find_same_code(held)
    if existing is not None:
        raise CodeTaken(existing)
    held.review_state, held.registered_at, held.registered_by = ReviewState.REGISTERED, at, by
    held.header_state = FindState.CONFIRMED
    _review.answer_header(held, by=by, at=at)
    fields = ["review_state", "registered_at", "registered_by", "header_state"]
    _review.save_header(held, fields, by=by, at=at)
    _review.recount(held)
    _links.link_outgoing(held)
    _links.link_incoming(held)
    _take_version(held, by=by, at=at)
    record(
        by=by,
        at=at,
        verb="directives.directive.register",
        target=held,
        data={"code": held.code, "confirmed": held.finds_confirmed, "total": held.finds_total},
    )
    return held


def _give_way(new: Directive, replaces: Replacement, *, by: User, at: datetime) -> None:
    old = replaces.old
    rules.check_can_replace(by, old)
    if old.unit_id != new.unit_id or old.pk == new.pk:
        raise UnableToChangeValidity(_("Chỉ thay được bản cũ trong cùng một sổ."))
    old = _set_validity(old, Validity.REPLACED, replaces.reason, successor=new, by=by, at=at)
    _links.link_act(new, old, LinkKind.REPLACES)


@transaction.atomic
def supersede_directive(
    *, by: User, directive: Directive, successor: Directive, reason: str, at: datetime
) -> Directive:
    """Note that a newer document takes the place of this one; both stay in the register and know of each other."""
    rules.check_can_replace(by, directive)
    newer = _review.lock_directive(successor)
    if newer.pk == directive.pk or newer.review_state != ReviewState.REGISTERED or newer.deleted_at:
        raise UnableToChangeValidity(_("Văn bản thay thế phải là một văn bản khác đã vào sổ."))
    if newer.unit_id != directive.unit_id:
        raise UnableToChangeValidity(_("Văn bản thay thế phải ở trong cùng một sổ."))
    held = _set_validity(directive, Validity.SUPERSEDED, reason, successor=newer, by=by, at=at)
    _links.link_act(newer, held, LinkKind.SUPERSEDES)
    return held


@transaction.atomic
def withdraw_directive(*, by: User, directive: Directive, reason: str, at: datetime) -> Directive:
    """Note that the issuer has withdrawn the document."""
    rules.check_can_replace(by, directive)
    return _set_validity(directive, Validity.WITHDRAWN, reason, successor=None, by=by, at=at)


@transaction.atomic
def reinstate_directive(*, by: User, directive: Directive, reason: str, at: datetime) -> Directive:
    """Take back that a document was superseded or withdrawn; why is kept in the audit trail."""
    rules.check_can_replace(by, directive)
    values.check_reason(reason)
    held = _review.lock_directive(directive)
    _check_validity(held, Validity.IN_FORCE)
    was, successor = held.validity, held.successor
    held.validity, held.validity_reason = Validity.IN_FORCE, ""
    held.validity_at, held.validity_by, held.successor = None, None, None
    held.save(update_fields=[*_VALIDITY_FIELDS, "updated_at"])
    if successor is not None:
        successor.links.filter(kind=LinkKind.SUPERSEDES, target=held).delete()
    record(by=by, at=at, verb="directives.directive.reinstate", target=held, data={"was": was, "reason": reason})
    return held


@transaction.atomic
def delete_directive(*, by: User, directive: Directive, reason: str, at: datetime) -> Directive | None:
    """Take a document out. A draft in which nothing was confirmed goes with its file; anything else is only marked.

    What was registered or confirmed stays in the database with who took it out, when and why, and can be restored.
    Returns the marked document, or None when nothing is left.
    """
    rules.check_can_delete(by, directive)
    values.check_reason(reason)
    held = _review.lock_directive(directive)
    if held.deleted_at is not None:
        raise UnableToDelete(_("Văn bản này đã được đưa ra khỏi sổ."))
    record(by=by, at=at, verb="directives.directive.delete", target=held, data={"reason": reason, "code": held.code})
    if held.review_state != ReviewState.REGISTERED and not held.finds_confirmed:
        _erase(held)
        return None
    held.deleted_at, held.deleted_by, held.deleted_reason = at, by, reason.strip()
    held.save(update_fields=["deleted_at", "deleted_by", "deleted_reason", "updated_at"])
    _links.unlink_incoming(held)
    return held


@transaction.atomic
def restore_directive(*, by: User, directive: Directive, at: datetime) -> Directive:
    """Put back a document that was taken out. Raises CodeTaken when another one has its number by now.

    A document of the same words that was handed in meanwhile has to be taken out first.
    """
    rules.check_can_delete(by, directive)
    _review.lock_register(directive.unit_id)
    held = _review.lock_directive(directive)
    if held.deleted_at is None:
        raise UnableToDelete(_("Văn bản này vẫn ở trong sổ."))
    _review.check_code_is_free(held)
    text = DirectiveText.objects.filter(directive=held).only("text_key").first()
    same = find_duplicate(held.unit, text.text_key, beside=held) if text is not None else None
    if same is not None:
        raise UnableToDelete(_("Sổ đã có văn bản cùng nội dung: %(name)s.") % {"name": same})
    reason = held.deleted_reason
    held.deleted_at, held.deleted_by, held.deleted_reason = None, None, ""
    held.save(update_fields=["deleted_at", "deleted_by", "deleted_reason", "updated_at"])
    _links.link_incoming(held)
    record(by=by, at=at, verb="directives.directive.restore", target=held, data={"deleted_because": reason})
    return held


@transaction.atomic
def take_review_version(*, by: User, directive: Directive, at: datetime) -> ReviewVersion:
    """Keep the reading of a registered document as it is now, after more of it has been checked."""
    rules.check_can_register(by, directive)
    held = _review.lock_directive(directive)
    if held.deleted_at is not None or held.review_state != ReviewState.REGISTERED:
        raise UnableToRegister(_("Chỉ văn bản đã vào sổ mới có các bản kiểm tra."))
    version = _take_version(held, by=by, at=at)
    record(by=by, at=at, verb="directives.review.keep", target=held, data={"number": version.number})
    return version


def _take_version(directive: Directive, *, by: User, at: datetime) -> ReviewVersion:
    """The whole reading as data, under the next number."""
    data: dict[str, Any] = {"header": {**asdict(queries.header_values(directive))}}
    for kind, model in MODELS.items():
        rows = model.objects.filter(directive=directive).order_by("order")
        data[kind] = [{**model_to_dict(row), "id": row.pk} for row in rows]
    owners = TaskOwner.objects.filter(task__directive=directive).order_by("task__order", "pk")
    data["owners"] = [{**model_to_dict(owner), "id": owner.pk} for owner in owners]
    return ReviewVersion.objects.create(
        directive=directive,
        number=directive.versions.count() + 1,
        taken_at=at,
        taken_by=by,
        data=_plain(data),
    )


_VALIDITY_FIELDS = ("validity", "validity_reason", "validity_at", "validity_by", "successor")


def _check_validity(directive: Directive, new: Validity) -> None:
    allowed = states.NEXT_VALIDITIES[Validity(directive.validity)]
    if directive.deleted_at is not None or directive.review_state != ReviewState.REGISTERED or new not in allowed:
        raise UnableToChangeValidity(
            _("Văn bản này %(state)s nên không đổi được hiệu lực như vậy.")
            % {"state": str(Validity(directive.validity).label).lower()}
        )


def _set_validity(
    directive: Directive, new: Validity, reason: str, *, successor: Directive | None, by: User, at: datetime
) -> Directive:
    values.check_reason(reason)
    held = _review.lock_directive(directive)
    _check_validity(held, new)
    held.validity, held.validity_reason, held.successor = new, reason.strip(), successor
    held.validity_at, held.validity_by = at, by
    held.save(update_fields=[*_VALIDITY_FIELDS, "updated_at"])
    _links.unlink_incoming(held)
    data = {"validity": new, "reason": reason, "successor": successor.pk if successor else None}
    record(by=by, at=at, verb="directives.directive.validity", target=held, data=data)
    return held


def _erase(directive: Directive) -> None:
    """Remove a draft for good, its files when the transaction has been committed."""
    files = list(directive.files.all())
    directive.delete()
    transaction.on_commit(lambda: remove_stored(files))


def _plain(data: Any) -> Any:
    """Dates and decimals as text, so that the snapshot is plain JSON."""
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return data if data is None or isinstance(data, bool | int | float | str) else str(data)
