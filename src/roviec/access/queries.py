"""What may be seen of accounts, grants and the audit trail, and the filter every other area builds on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import F, Q

from roviec.access import policies
from roviec.access.enums import Permission, Reach, Role
from roviec.access.models import AdminSession, ChainLink, Checkpoint, Event, RoleGrant, User
from roviec.core import crypto, paths, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import QuerySet

    from roviec.access.models import Placed

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING  # not Q(), which vanishes when another condition is put beside it with «or»


def reach_q(user: User, permission: Permission, path_field: str = "unit__path", own: Q | None = None) -> Q:
    """Filter of all that the account may do `permission` to.

    Args:
        user: whose permissions count, at this moment.
        permission: the exact permission asked for.
        path_field: the look-up that leads from the filtered model to the path of its unit.
        own: the filter of the account's own things, for permissions that reach no further than oneself.

    Returns:
        A filter that matches everything where everything is within reach, and nothing where nothing is.
    """
    held = [holding for holding in user.holdings() if holding.permission == permission]
    if any(holding.reach is Reach.ALL for holding in held):
        return EVERYTHING
    found = NOTHING
    for path in _topmost(holding.path for holding in held if holding.reach is Reach.UNIT_AND_BELOW):
        found |= paths.subtree_q(path_field, path)
    units = sorted({holding.path for holding in held if holding.reach is Reach.UNIT})
    if units:
        found |= Q(**{f"{path_field}__in": units})
    if own is not None and any(holding.reach is Reach.SELF for holding in held):
        found |= own
    return found


def above_q(user: User, permission: Permission, path_field: str = "unit__path") -> Q:
    """Filter of the things of all units above those where the account holds `permission`.

    What a superior issues concerns everybody below it; what stands beside, in another branch, does not.
    """
    places = {holding.path for holding in user.holdings() if holding.permission == permission}
    above = sorted({ancestor for path in places for ancestor in paths.ancestors(path)})
    return Q(**{f"{path_field}__in": above}) if above else NOTHING


def _topmost(places: Iterable[str]) -> list[str]:
    """Drop places that lie within another one of them."""
    kept: list[str] = []
    for path in sorted(set(places)):
        if not kept or not paths.is_within(path, kept[-1]):
            kept.append(path)
    return kept


def users_who_may(permission: Permission, *, within: Placed, at: datetime) -> QuerySet[User]:
    """The third question: which accounts may do this to things of the unit, standing, by themselves."""
    grants = _grants_giving(permission, within.path, at)
    return User.objects.filter(is_active=True, pk__in=grants.values("user")).order_by("sort_key", "pk")


def _grants_giving(permission: Permission, path: str, at: datetime) -> QuerySet[RoleGrant]:
    """Grants in force that extend the permission to things of the unit at `path`, outside administrator sessions."""
    found = NOTHING
    for role, permissions in policies.ROLES.items():
        reach = permissions.get(permission)
        if reach is Reach.ALL:
            found |= Q(role=role)
        elif reach is Reach.UNIT_AND_BELOW:
            above = paths.ancestors(path, include_self=True)
            found |= Q(role=role) & (Q(unit=None) | Q(unit__path__in=above))
        elif reach is Reach.UNIT:
            found |= Q(role=role, unit__path=path)
    return RoleGrant.objects.in_force(at).filter(found)


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Somebody whose role lets him see a person's data, and what else the role lets him do with them."""

    grant: RoleGrant
    permissions: tuple[Permission, ...]


PERSONAL_DATA = (Permission.MEMBER_VIEW, Permission.MEMBER_EDIT, Permission.MEMBER_REVEAL)


def onlookers(path: str, *, at: datetime) -> list[Onlooker]:
    """Who can see the file of a member of the unit at `path`: nearest unit first. Follows the table of roles."""
    grants = _grants_giving(Permission.MEMBER_VIEW, path, at).filter(user__is_active=True)
    return [
        Onlooker(grant, tuple(p for p in PERSONAL_DATA if p in policies.ROLES[Role(grant.role)]))
        for grant in grants.select_related("user", "unit").order_by(
            F("unit__path").desc(nulls_last=True), "role", "user__sort_key", "pk"
        )
    ]


def places_of(user: User, *, at: datetime) -> list[Any]:
    """The units a person belongs to: where he is a member, or else wherever he has a role."""
    held = [grant for grant in grants_held(user, at=at) if grant.unit is not None]
    as_member = [grant for grant in held if grant.role == Role.MEMBER]
    return list({grant.unit_id: grant.unit for grant in as_member or held}.values())


def looks_at(user: User) -> QuerySet[Event]:
    """Lines of the audit trail about this person's own data, made by others."""
    return Event.objects.filter(subject=user).exclude(by=user).select_related("by").order_by("-at", "-pk")


def units_within(user: User, permission: Permission, typed: str = "") -> QuerySet[Any]:
    """Units where the account may do this, found by the typed words; each with its path and name."""
    model: Any = RoleGrant.unit.field.related_model  # organisations.Unit, which this area knows by name only
    units: QuerySet[Any] = model.objects.filter(reach_q(user, permission, "path"))
    for word in text.search_key(typed).split():
        units = units.filter(search_key__contains=word)
    return units.order_by("path")


def accounts_found(user: User, typed: str = "") -> QuerySet[User]:
    """Accounts that `user` sees, found by the typed words; locked ones are left out."""
    found = accounts_visible_to(user).filter(is_active=True)
    for word in text.search_key(typed).split():
        found = found.filter(search_key__contains=word)
    return found


def grants_visible_to(user: User) -> QuerySet[RoleGrant]:
    """Grants at units within reach, and always one's own."""
    return (
        RoleGrant.objects.filter(reach_q(user, Permission.ROLE_VIEW) | _whole_installation(user) | Q(user=user))
        .select_related("user", "unit", "granted_by", "ended_by")
        .order_by("user__sort_key", "user_id", "-starts_on", "pk")
    )


def grants_held(user: User, *, at: datetime) -> QuerySet[RoleGrant]:
    """The roles that somebody holds at the moment."""
    return RoleGrant.objects.in_force(at).filter(user=user).select_related("unit").order_by("starts_on", "pk")


def _whole_installation(user: User) -> Q:
    """Grants without unit: they concern everybody, so whoever may see roles anywhere sees who holds them."""
    return Q(unit=None) if user.may_anywhere(Permission.ROLE_VIEW) else NOTHING


def accounts_visible_to(user: User) -> QuerySet[User]:
    """Accounts that hold or held a role at a unit within reach; those that never had any, too.

    One's own account is always among them.
    """
    within = reach_q(user, Permission.ACCOUNT_VIEW)
    found = Q(pk=user.pk) | Q(pk__in=RoleGrant.objects.filter(within).values("user"))
    if user.may_anywhere(Permission.ACCOUNT_VIEW):
        found |= ~Q(pk__in=RoleGrant.objects.values("user"))
    return User.objects.filter(found).order_by("sort_key", "pk")


def events_visible_to(user: User) -> QuerySet[Event]:
    """Lines of the audit trail that belong to units within reach."""
    return (
        Event.objects.filter(reach_q(user, Permission.AUDIT_VIEW, "unit_path"))
        .select_related("by", "admin_session", "subject")
        .order_by("-at", "-pk")
    )


def account_named(typed: str) -> User | None:
    """The account whose login name or address was typed, whatever the capitals."""
    typed = typed.strip().lower()
    if not typed:
        return None
    return User.objects.filter(Q(username=typed) | Q(email__iexact=typed)).order_by("pk").first()


def open_admin_session(user: User, *, pk: int, at: datetime) -> AdminSession | None:
    """The account's administrator session of that number if it is still open."""
    session = AdminSession.objects.filter(user=user, pk=pk).first()
    return session if session is not None and session.is_open(at) else None


SECRETS_OF_FACTORS = ("secret", "seed")
"""Where allauth keeps the secret of an authenticator app and the seed of recovery codes, among a factor's data."""


def has_second_factor(user: User) -> bool:
    held = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return bool(held.exists())


def stale_secrets(authenticator: Authenticator) -> dict[str, str]:
    """The secrets of a second factor that need a key other than the newest."""
    tokens = {name: authenticator.data[name] for name in SECRETS_OF_FACTORS if name in authenticator.data}
    return {name: token for name, token in tokens.items() if not crypto.is_current(token)}


@dataclass
class AuditReport:
    """What checking the audit trail found: how much was read, and each fault in words."""

    links: int = 0
    checkpoints: int = 0
    signed_up_to: int = 0
    faults: list[str] = field(default_factory=list)


def audit_report() -> AuditReport:
    """Read the whole audit trail and name every altered, missing or foreign row.

    The chain shows what was altered or taken out between two links that remain. That links at its very end are gone, or
    that everything after a place was rewritten, shows against a checkpoint: signed with a key outside the database and
    kept in a file beside it as well. What happened after the last checkpoint is therefore only as safe as the database.
    """
    report = AuditReport()
    signed = sorted(_checkpoints(report), key=lambda checkpoint: checkpoint.seq)
    hashes = dict.fromkeys((checkpoint.seq for checkpoint in signed), "")
    seq, previous = 0, ""
    for link in ChainLink.objects.select_related("event").order_by("seq").iterator(chunk_size=2000):
        report.links += 1
        report.faults += _link_faults(link, seq, previous)
        seq, previous = link.seq, link.hash
        if seq in hashes:
            hashes[seq] = link.hash
    unsealed = Event.objects.filter(link=None).order_by("pk").values_list("pk", flat=True)
    report.faults += [f"dòng {pk} không có trong chuỗi" for pk in unsealed]
    for checkpoint in signed:
        if checkpoint.seq > seq:
            report.faults.append(
                f"chuỗi dừng ở mắt xích {seq}, nhưng mắt xích {checkpoint.seq} đã được ký {_day(checkpoint)}"
            )
        elif hashes[checkpoint.seq] != checkpoint.hash:
            report.faults.append(f"mắt xích {checkpoint.seq} không phải mắt xích đã được ký {_day(checkpoint)}")
        else:
            report.signed_up_to = checkpoint.seq
    report.faults = list(dict.fromkeys(report.faults))
    return report


def _day(checkpoint: Checkpoint) -> str:
    return f"lúc {checkpoint.at:%H:%M %d/%m/%Y}"


def _link_faults(link: ChainLink, seq: int, previous: str) -> Iterator[str]:
    if link.seq != seq + 1:
        yield f"thiếu mắt xích {seq + 1}" + (f" đến {link.seq - 1}" if link.seq > seq + 2 else "")
    elif link.previous != previous:
        yield f"mắt xích {link.seq} không nối tiếp mắt xích {seq}"
    event = link.event
    if policies.digest(event.content()) != event.digest:
        yield f"dòng {event.pk} (mắt xích {link.seq}, {event.at:%H:%M %d/%m/%Y}, {event.verb}) đã bị sửa"
    elif policies.link_hash(link.previous, link.seq, event.pk, event.digest) != link.hash:
        yield f"mắt xích {link.seq} không khớp dòng {event.pk}: một trong hai đã bị sửa"


def _checkpoints(report: AuditReport) -> Iterator[Checkpoint]:
    """The checkpoints whose signature holds, from the table and from the file."""
    known = [*Checkpoint.objects.order_by("pk"), *_filed_checkpoints()]
    for checkpoint in known:
        if crypto.is_signed(policies.signed_text(checkpoint.seq, checkpoint.hash, checkpoint.at), checkpoint.signature):
            report.checkpoints += 1
            yield checkpoint
        else:
            report.faults.append(f"lần ký tại mắt xích {checkpoint.seq} có chữ ký sai")


def _filed_checkpoints() -> Iterator[Checkpoint]:
    path = Path(settings.AUDIT_CHECKPOINT_FILE)
    for line in path.read_text(encoding="ascii").splitlines() if path.exists() else ():
        seq, link_hash, at, signature = line.split()
        yield Checkpoint(seq=int(seq), hash=link_hash, at=datetime.fromisoformat(at), signature=signature)
