"""What every act of a review shares: the right, the lock, the version seen, the counters."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from roviec.access.actions import record
from roviec.core.refusals import Conflict, Unable
from roviec.directives import rules
from roviec.directives.enums import FindKind, FindState, ReviewState
from roviec.directives.models import CitationFind, Directive, Doubt, TargetFind, TaskFind
from roviec.directives.models.finds import Find
from roviec.directives.policies import states
from roviec.directives.queries import find_same_code
from roviec.organisations.models import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from roviec.access.models import User

AnyFind: TypeAlias = TargetFind | TaskFind | CitationFind
F = TypeVar("F", bound=Find)
OneFind = TypeVar("OneFind", TargetFind, TaskFind, CitationFind)

MODELS: dict[FindKind, type[AnyFind]] = {
    FindKind.TARGET: TargetFind,
    FindKind.TASK: TaskFind,
    FindKind.CITATION: CitationFind,
}


class UnableToReview(Unable):
    """The document is not in a state in which its reading can be worked on."""


class UnableToChangeFind(Unable):
    """The item is not in a state that allows the act, or the place in the text does not fit."""


class CodeTaken(Unable):
    """Another registered document has this issuer, number and term; `existing` is that document."""

    def __init__(self, existing: Directive) -> None:
        self.existing = existing
        super().__init__(
            _("Sổ đã có %(code)s ngày %(date)s của cơ quan này trong %(term)s. Sửa số, nhiệm kỳ, hoặc thay bản cũ.")
            % {
                "code": existing.code,
                "date": formats.date_format(existing.signed_on, "d/m/Y") if existing.signed_on else "…",
                "term": existing.term,
            }
        )


class FindChanged(Conflict):
    """Somebody else saved the same item meanwhile; `current` is what they wrote."""

    def __init__(self, current: Find | Directive, by: User | None, at: datetime | None) -> None:
        self.current = current
        self.changed_by = by
        self.changed_at = at
        who = str(by) if by is not None else _("Người khác")
        when = formats.time_format(timezone.localtime(at), "H:i") if at is not None else ""
        super().__init__(
            _("%(who)s vừa sửa mục này lúc %(when)s. Xem bản của hai người rồi chọn.") % {"who": who, "when": when}
        )


def lock_register(unit_id: int) -> None:
    """Let acts that must find a number or a text unused in a unit's register follow one another.

    Taken before any document is held, so that two acts never wait for each other.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=unit_id)


def lock_directive(directive: Directive) -> Directive:
    """The row as it is now, held until the end of the transaction: acts on one document follow one another."""
    return Directive.objects.select_for_update(of=("self",)).select_related("unit").get(pk=directive.pk)


def open_review(by: User, directive: Directive) -> Directive:
    """Check the right and the state, and hold the document."""
    rules.check_can_review(by, directive)
    held = lock_directive(directive)
    if held.deleted_at is not None or held.review_state not in states.UNDER_REVIEW:
        raise UnableToReview(_("Văn bản này chưa đọc xong hoặc đã được đưa ra khỏi sổ."))
    return held


def open_find(by: User, find: F, version: int) -> tuple[Directive, F]:
    """Hold the find's document and read the find anew; raises FindChanged when it is not the version seen."""
    directive = open_review(by, find.directive)
    fresh = type(find)._default_manager.select_related("changed_by").get(pk=find.pk)  # noqa: SLF001 - public by custom
    if fresh.version != version:
        raise FindChanged(fresh, fresh.changed_by, fresh.changed_at)
    fresh.directive = directive
    return directive, fresh


def open_header(by: User, directive: Directive, version: int) -> Directive:
    """Hold the document; raises FindChanged when its header is not the version seen."""
    held = open_review(by, directive)
    if held.header_version != version:
        raise FindChanged(held, held.header_changed_by, held.header_changed_at)
    return held


def kind_of(find: AnyFind) -> FindKind:
    return next(kind for kind, model in MODELS.items() if isinstance(find, model))


def check_not_rejected(find: AnyFind) -> None:
    if find.state == FindState.REJECTED:
        raise UnableToChangeFind(_("Mục này đã bỏ. Khôi phục trước rồi sửa."))


def check_code_is_free(directive: Directive) -> None:
    """A registered document keeps its number for itself; one still under review is checked when it is registered."""
    existing = find_same_code(directive) if directive.review_state == ReviewState.REGISTERED else None
    if existing is not None:
        raise CodeTaken(existing)


def check_base(target: TargetFind, base_id: int) -> None:
    """The base of «trong đó» is another target of the same document that is not in turn based on this one."""
    bases = dict(TargetFind.objects.filter(directive=target.directive).order_by("pk").values_list("pk", "base_id"))
    seen = {target.pk}
    step: int | None = base_id
    while step is not None:
        if step in seen or step not in bases:
            raise ValidationError({"base_id": _("Chỉ tiêu gốc phải là một chỉ tiêu khác của văn bản này.")})
        seen.add(step)
        step = bases[step]


def answer(doubts: QuerySet[Doubt], *, by: User, at: datetime) -> None:
    """Mark open questions as answered."""
    doubts.filter(answered_at=None).update(answered_at=at, answered_by=by)


def answer_header(directive: Directive, *, by: User, at: datetime) -> None:
    answer(Doubt.objects.filter(directive=directive, target=None, task=None, citation=None), by=by, at=at)


def reject(directive: Directive, find: AnyFind, reason: str, *, by: User, at: datetime) -> None:
    """Put a find aside with its reason; it stays in the record."""
    find.state, find.rejected_reason = FindState.REJECTED, reason
    save_find(find, ["state", "rejected_reason"], by=by, at=at)
    record(
        by=by,
        at=at,
        verb="directives.find.reject",
        target=find,
        data={"reason": reason},
        unit_path=directive.unit.path,
    )


def save_find(find: Find, fields: Sequence[str], *, by: User, at: datetime) -> None:
    """Write the fields with the next version and who changed them."""
    find.version += 1
    find.changed_by, find.changed_at = by, at
    find.save(update_fields=[*fields, "version", "changed_by", "changed_at", "updated_at"])


def save_header(directive: Directive, fields: Sequence[str], *, by: User, at: datetime) -> None:
    directive.header_version += 1
    directive.header_changed_by, directive.header_changed_at = by, at
    directive.save(update_fields=[*fields, "header_version", "header_changed_by", "header_changed_at", "updated_at"])


def recount(directive: Directive) -> None:
    """Bring the document's counters and its review version up to date after a change of its finds."""
    found: list[str] = [directive.header_state]
    totals = {}
    for model, field in zip(MODELS.values(), ("targets_total", "tasks_total", "citations_total"), strict=True):
        of_kind = list(model.objects.filter(directive=directive).order_by("pk").values_list("state", flat=True))
        totals[field] = states.count(of_kind).total
        found += of_kind
    counts = states.count(found)
    directive.targets_total = totals["targets_total"]
    directive.tasks_total = totals["tasks_total"]
    directive.citations_total = totals["citations_total"]
    directive.finds_total, directive.finds_confirmed = counts.total, counts.confirmed
    directive.finds_doubtful = counts.doubtful
    directive.review_version += 1
    directive.save(
        update_fields=[*totals, "finds_total", "finds_confirmed", "finds_doubtful", "review_version", "updated_at"]
    )
