"""The audit trail: writing lines, signing its end."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from roviec.access import policies
from roviec.access.models import ChainLink, Checkpoint, Event, User
from roviec.core import crypto, private_files, trace

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model

VIEWED = "access.protected.view"


def record(
    *,
    by: User | None,
    at: datetime,
    verb: str,
    target: Model | None = None,
    data: dict[str, Any] | None = None,
    unit_path: str = "",
    subject: User | None = None,
) -> Event:
    """Add a line to the audit trail; it is sealed into the hash chain when the transaction commits.

    Args:
        by: who acted; None for the system itself (commands and jobs of nobody in particular).
        at: the moment of the act.
        verb: area, thing and act, as in «directives.directive.register».
        target: what it was done to; kept as type, number and the words it was called by at the time.
        data: what a later reader needs to know beyond that. No secrets, no protected values.
        unit_path: the place in the tree where the act belongs; taken from the target's own unit if not given.
        subject: whose personal data it is about; that person sees the line on the page «Ai đã xem».
    """
    event = Event(
        at=at,
        by=by,
        verb=verb,
        target_type=target._meta.label_lower if target is not None else "",  # noqa: SLF001 - Django's public name for it
        target_id=str(target.pk) if target is not None else "",
        target_label=str(target)[:300] if target is not None else "",
        unit_path=unit_path or _place_of(target),
        subject=subject,
        data=_plain(data or {}),
        request_id=trace.current().request_id,
        address=trace.current().address,
        admin_session=by.admin_session
        if by is not None and by.admin_session and by.admin_session.is_open(at)
        else None,
    )
    event.digest = policies.digest(event.content())
    event.save(force_insert=True)
    return event


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """The data as the database gives them back: decimals as text, since it may write a float in another way."""
    found: dict[str, Any] = json.loads(json.dumps(data, cls=DjangoJSONEncoder), parse_float=str)
    return found


def _place_of(target: Model | None) -> str:
    """The path of the target itself or of its unit; nothing where it has none."""
    path = getattr(target, "path", None) or getattr(getattr(target, "unit", None), "path", None)
    return path if isinstance(path, str) else ""


def record_view(
    *, by: User, at: datetime, target: Model, reason: str, unit_path: str = "", subject: User | None = None
) -> Event:
    """Write down that somebody looked at protected data of `target`, and why.

    The person concerned, `subject`, finds it on the page «Ai đã xem». Call it before the data are shown.
    """
    policies.check_reason(reason)
    return record(
        by=by,
        at=at,
        verb=VIEWED,
        target=target,
        data={"reason": reason.strip()},
        unit_path=unit_path,
        subject=subject,
    )


@transaction.atomic
def make_checkpoint(*, at: datetime) -> Checkpoint | None:  # nobody acts: the clock asks for it
    """Sign the head of the audit trail, in a row and in the file beside the database; nothing if it is signed already.

    The file should be kept elsewhere too: what it holds cannot be forged without the key.
    """
    head = ChainLink.objects.order_by("-seq").first()
    if head is None or Checkpoint.objects.filter(seq=head.seq, hash=head.hash).exists():
        return None
    checkpoint = Checkpoint.objects.create(
        seq=head.seq, hash=head.hash, at=at, signature=crypto.sign(policies.signed_text(head.seq, head.hash, at))
    )
    line = f"{checkpoint.seq} {checkpoint.hash} {checkpoint.at.astimezone(UTC).isoformat()} {checkpoint.signature}\n"
    private_files.append(Path(settings.AUDIT_CHECKPOINT_FILE), line)
    return checkpoint
