"""Who a task names, and which units of the directory these words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from roviec.access.actions import record
from roviec.access.enums import Permission
from roviec.core.text import search_key
from roviec.directives.enums import FindState, MatchState, OwnerRole
from roviec.directives.models import Doubt, TaskOwner
from roviec.directives.policies.questions import OWNER_DOUBTS, OWNER_UNCLEAR, OWNER_UNKNOWN
from roviec.organisations.actions import remember_answer
from roviec.organisations.enums import UnitGroup
from roviec.organisations.queries import Directory

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from roviec.access.models import User
    from roviec.directives.models import Directive, TaskFind
    from roviec.organisations.models import Unit
    from roviec.organisations.queries import Match

OPEN_MATCHES = (MatchState.UNCLEAR, MatchState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class OwnerAnswer:
    """Whom the words of an owner mean: a unit; with `group`, units below it; without unit nobody in the directory."""

    unit: Unit | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class OwnerChanges:
    """What an edit of a task does to its owners: rows taken away, bodies added as (role, words), questions answered."""

    removed: frozenset[int] = frozenset()
    added: tuple[tuple[OwnerRole, str], ...] = ()
    answers: tuple[tuple[int, OwnerAnswer], ...] = ()


def directory_of(directive: Directive) -> Directory:
    """The units that the document may name, seen from its issuer, or from the register when that is unknown."""
    issuer: Unit = directive.issuer_unit or directive.unit
    return Directory(issuer)


def match_rows(directive: Directive, rows: Iterable[TaskOwner]) -> None:
    """Set on each owner what the directory says its words mean."""
    directory = directory_of(directive)
    for row in rows:
        apply_match(row, directory.match(row.text), anchor=directive.issuer_unit or directive.unit)


def apply_match(row: TaskOwner, match: Match, *, anchor: Unit) -> None:
    """A group is counted below `anchor`. What is not settled is left open for a person."""
    row.unit_id, row.group = None, ""
    if match.unit is not None:
        row.match, row.unit_id = MatchState.UNIT, match.unit.unit_id
    elif match.group is not None and match.is_settled:
        row.match, row.unit_id, row.group = MatchState.GROUP, anchor.pk, match.group
    else:
        row.match = MatchState.UNCLEAR if match.candidates or match.group else MatchState.UNKNOWN


def divided(row: TaskOwner, directory: Directory) -> list[TaskOwner]:
    """«Ban Tổ chức và các cấp ủy cơ sở» as the bodies it names, when the directory knows every one of them."""
    if directory.match(row.text).is_settled:
        return [row]
    parts = directory.match_all(row.text)
    if len(parts) < 2 or not all(part.is_settled for part in parts):  # noqa: PLR2004 - one part is no division
        return [row]
    rows = []
    for n, part in enumerate(parts):
        at = row.text.find(part.text)
        start = row.start + at if row.start is not None and at >= 0 else None
        rows.append(
            TaskOwner(
                task=row.task,
                role=row.role,
                order=row.order + n,
                text=part.text,
                start=start,
                end=start + len(part.text) if start is not None else None,
            )
        )
    return rows


def owner_doubts(directive: Directive, task: TaskFind, owners: Sequence[TaskOwner]) -> list[Doubt]:
    """One question for each body of the task that the directory does not settle.

    Who only helps and is named by a common noun («các đơn vị liên quan») needs no answer.
    """
    doubts = []
    for owner in owners:
        in_general = owner.role == OwnerRole.COORDINATOR and owner.text[:1].islower()
        if owner.match in OPEN_MATCHES and not in_general:
            unclear = owner.match == MatchState.UNCLEAR
            doubts.append(
                Doubt(
                    directive=directive,
                    task=task,
                    code=OWNER_UNCLEAR if unclear else OWNER_UNKNOWN,
                    field=owner.role,
                    message=owner.text,
                    start=owner.start,
                    end=owner.end,
                )
            )
    return doubts


def change_owners(*, by: User, directive: Directive, task: TaskFind, changes: OwnerChanges, at: datetime) -> None:
    """Take bodies away and add others; what is added is looked up in the directory like what was read."""
    for owner_id, answer in changes.answers:
        owner = task.owners.filter(pk=owner_id).first()
        if owner is not None and owner_id not in changes.removed:
            answer_owner(by=by, directive=directive, owner=owner, answer=answer, remember=True, at=at)
    removed = task.owners.filter(pk__in=changes.removed)
    settle_doubts(task, [owner.text for owner in removed], by=by, at=at)
    removed.delete()
    known = {(owner.role, owner.text) for owner in task.owners.all()}
    last = max((owner.order for owner in task.owners.all()), default=-1)
    rows = []
    for n, (role, words) in enumerate(changes.added, start=1):
        text = " ".join(words.split())
        if not text:
            raise ValidationError({"owner": _("Ghi tên cơ quan, đơn vị.")})
        if (role, text) not in known:
            known.add((role, text))
            rows.append(TaskOwner(task=task, role=role, order=last + n, text=text))
    if rows:
        match_rows(directive, rows)
        TaskOwner.objects.bulk_create(rows)
        Doubt.objects.bulk_create(owner_doubts(directive, task, rows))


def settle_doubts(task: TaskFind, texts: Sequence[str], *, by: User, at: datetime) -> None:
    """The questions about these bodies need no answer any more."""
    asked = task.doubts.filter(code__in=OWNER_DOUBTS, message__in=texts, answered_at=None)
    asked.update(answered_at=at, answered_by=by)


def answer_owner(
    *, by: User, directive: Directive, owner: TaskOwner, answer: OwnerAnswer, remember: bool, at: datetime
) -> int:
    """Settle an owner and all others of the document with the same words; returns how many."""
    unit, group = answer.unit, answer.group
    state = MatchState.OUTSIDE if unit is None else MatchState.GROUP if group else MatchState.UNIT
    key = search_key(owner.text)
    asked = TaskOwner.objects.filter(task__directive=directive).select_related("task").order_by("pk")
    same = [row for row in asked if row.pk == owner.pk or (row.match in OPEN_MATCHES and search_key(row.text) == key)]
    for row in same:
        row.match, row.unit, row.group = state, unit, group
        row.save(update_fields=["match", "unit", "group", "updated_at"])
        settle_doubts(row.task, [row.text], by=by, at=at)
        _calm(row.task)
    scope = directive.issuer_unit or directive.unit
    if remember and unit is not None and by.may(Permission.UNIT_ALIAS, within=scope):
        remember_answer(
            by=by,
            text=owner.text,
            scope=scope,
            unit=None if group else unit,
            group=UnitGroup(group) if group else None,
            at=at,
        )
    data = {"words": owner.text, "unit": unit.pk if unit else None, "group": group, "settled": len(same)}
    record(by=by, at=at, verb="directives.owner.match", target=owner.task, data=data, unit_path=directive.unit.path)
    return len(same)


def _calm(task: TaskFind) -> None:
    """A task whose last question has been answered is in doubt no more. Its own version stays: nobody edited it."""
    if task.state == FindState.DOUBTFUL and not task.doubts.filter(answered_at=None).exists():
        task.state = FindState.READ
        type(task).objects.filter(pk=task.pk).update(state=FindState.READ)
