"""Verbs of members' files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.access.actions import record, record_view
from roviec.core import paths, text
from roviec.core.clock import day_of
from roviec.core.refusals import Unable
from roviec.members import policies, rules
from roviec.members.enums import MembershipKind, MemberState
from roviec.members.models import Member, Membership, MemberStatus
from roviec.organisations.models import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from roviec.access.models import Event, User
    from roviec.members.enums import Sex


class UnableToAddMember(Unable):
    """The number belongs to another file, or the cell did not exist on the day."""


class UnableToLinkAccount(Unable):
    """The account belongs to another member, or the member has one."""


@dataclass(frozen=True, slots=True)
class NewMember:
    """A file to be opened. Without `joined_on`: in the cell since admission or, if later, the cell's founding."""

    full_name: str
    sex: Sex
    unit: Unit
    admitted_on: date
    official_on: date | None = None
    birth_date: date | None = None
    joined_on: date | None = None
    id_number: str = ""
    card_number: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The protected numbers of one member, unmasked."""

    id_number: str
    card_number: str


def create_member(*, by: User, new: NewMember, at: datetime) -> Member:
    """Open one file; see `create_members`."""
    return create_members(by=by, members=[new], at=at)[0]


@transaction.atomic
def create_members(*, by: User, members: Sequence[NewMember], at: datetime) -> list[Member]:
    """Open files of members, all or none, in the order given.

    Raises:
        Refused: the person may not open files in one of the cells.
        UnableToAddMember: a number belongs to another file or is given twice; a cell has ended or began later.
        ValidationError: dates in an impossible order, a number of no known form, a unit that is no cell.
    """
    units = Unit.objects.in_bulk({new.unit.pk for new in members})
    for unit in units.values():
        rules.check_can_add_member(by, unit)
        _check_cell(unit)
    made = [_file(new, units[new.unit.pk], today=day_of(at)) for new in members]
    _check_numbers_are_new(made)
    Member.objects.bulk_create(made)
    rows = list(zip(made, members, strict=True))
    Membership.objects.bulk_create(_membership(member, new) for member, new in rows)
    MemberStatus.objects.bulk_create(status for member, _new in rows for status in _states(member))
    if len(made) == 1:
        record(by=by, at=at, verb="members.member.create", target=made[0])
    else:
        data = {"members": len(made), "units": len(units)}
        record(by=by, at=at, verb="members.members.create", data=data, unit_path=_common_path(units.values()))
    return made


def _check_cell(unit: Unit) -> None:
    policies.check_unit(unit.kind)
    if unit.ends_on is not None:
        raise UnableToAddMember(_("«%(unit)s» đã kết thúc hoạt động.") % {"unit": unit})


def _file(new: NewMember, unit: Unit, *, today: date) -> Member:
    policies.check_dates(
        birth_date=new.birth_date, admitted_on=new.admitted_on, official_on=new.official_on, today=today
    )
    id_number, card_number = policies.digits(new.id_number), policies.digits(new.card_number)
    policies.check_numbers(id_number=id_number, card_number=card_number)
    if new.joined_on and not unit.starts_on <= new.joined_on <= today:
        raise UnableToAddMember(
            _("Ngày %(name)s về chi bộ phải từ khi «%(unit)s» thành lập và không ở tương lai.")
            % {"name": new.full_name, "unit": unit}
        )
    full_name = " ".join(text.nfc(new.full_name).split())
    member = Member(
        full_name=full_name,
        search_key=" " + text.search_key(full_name),
        sort_key=text.sort_key(text.given_name_first(full_name)),
        sex=new.sex,
        birth_date=new.birth_date,
        id_number=id_number,
        card_number=card_number,
        admitted_on=new.admitted_on,
        official_on=new.official_on,
        unit=unit,
        state=policies.state_at_first(new.official_on),
    )
    member.clean_fields(exclude=["search_key", "sort_key", "unit", "user"])
    return member


def _check_numbers_are_new(members: Sequence[Member]) -> None:
    for source, index, words in (
        ("id_number", "id_index", _("Số định danh")),
        ("card_number", "card_index", _("Số thẻ đảng viên")),
    ):
        numbers = [number for member in members if (number := getattr(member, source))]
        if len(numbers) != len(set(numbers)):
            raise UnableToAddMember(_("%(what)s có trong danh sách hai lần.") % {"what": words})
        if held := Member.objects.filter(**{f"{index}__in": numbers}).order_by("pk").first():
            raise UnableToAddMember(
                _("%(what)s •• %(tail)s đã có trong một hồ sơ khác.")
                % {"what": words, "tail": getattr(held, source)[-policies.TAIL :]}
            )


def _membership(member: Member, new: NewMember) -> Membership:
    since = new.joined_on or max(member.admitted_on, member.unit.starts_on)
    return Membership(member=member, unit=member.unit, kind=MembershipKind.HOME, starts_on=since)


def _states(member: Member) -> list[MemberStatus]:
    """Probationary from admission to the day before recognition, official from then on."""
    if member.official_on is None:
        return [MemberStatus(member=member, state=MemberState.PROBATIONARY, starts_on=member.admitted_on)]
    official = MemberStatus(member=member, state=MemberState.OFFICIAL, starts_on=member.official_on)
    if member.official_on == member.admitted_on:
        return [official]
    last = member.official_on - timedelta(days=1)
    return [
        MemberStatus(member=member, state=MemberState.PROBATIONARY, starts_on=member.admitted_on, ends_on=last),
        official,
    ]


def _common_path(units: Iterable[Unit]) -> str:
    """The path of the lowest unit above all of them."""
    ordered = sorted(unit.path for unit in units)
    shared = (path for path in paths.ancestors(ordered[0], include_self=True) if paths.is_within(ordered[-1], path))
    return max(shared, default=paths.ROOT)


@transaction.atomic
def link_account(*, by: User, member: Member, user: User, at: datetime) -> Member:
    """Say that the account is this member's: its holder sees the own file with it.

    Raises:
        Refused: the person may not edit this file.
        UnableToLinkAccount: the member has an account already, or the account is another member's.
    """
    member = Member.objects.select_for_update(of=("self",)).select_related("unit", "user").get(pk=member.pk)
    rules.check_can_edit_member(by, member)
    if member.user is not None:
        raise UnableToLinkAccount(_("%(member)s đã có tài khoản «%(user)s».") % {"member": member, "user": member.user})
    if Member.objects.filter(user=user).exists():
        raise UnableToLinkAccount(_("Tài khoản «%(user)s» là của đảng viên khác.") % {"user": user})
    member.user = user
    member.save(update_fields=["user", "updated_at"])
    record(by=by, at=at, verb="members.member.link-account", target=member, data={"user": user.pk})
    return member


def open_file(*, by: User, member: Member, at: datetime) -> Event:
    """Write down that somebody reads the file; called before it is shown. Reading one's own file leaves a line too."""
    rules.check_can_view_member(by, member)
    return record(by=by, at=at, verb="members.member.view", target=member, subject=member.user)


@transaction.atomic
def reveal_numbers(*, by: User, member: Member, reason: str, at: datetime) -> Numbers:
    """The numbers unmasked; who asked and why stays in the audit trail, where the member finds it.

    Raises:
        Refused: the person may not unmask numbers of this cell's members.
        ValidationError: the reason is too short to mean anything to an auditor.
    """
    rules.check_can_reveal_numbers(by, member)
    record_view(by=by, at=at, target=member, reason=reason, unit_path=member.unit.path, subject=member.user)
    return Numbers(id_number=member.id_number, card_number=member.card_number)
