"""Builds the fictional bloc through the same actions that people use, all or nothing."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password
from django.db import transaction

from roviec.access import actions as access
from roviec.access.models import User
from roviec.config.demo import accounts, documents, people, tree
from roviec.core.clock import day_of
from roviec.core.refusals import Unable
from roviec.members import actions as members
from roviec.members.models import Member
from roviec.organisations import actions as organisations
from roviec.organisations.models import Unit
from roviec.organisations.policies.kinds import CELLS

if TYPE_CHECKING:
    from datetime import datetime

SEED = 20261118
MEMBERS = 8_000
BATCH = 2_000


class UnableToLoadDemo(Unable):
    """The database holds units that are not of the demo."""


def is_loaded() -> bool:
    return Unit.objects.filter(code=tree.BLOC_CODE).exists()


@transaction.atomic
def load(*, at: datetime, member_count: int = MEMBERS) -> None:
    """Found the units, write down what happened to them, open files, accounts and the specimen directives."""
    if Unit.objects.exists() or User.objects.exists():
        raise UnableToLoadDemo("Cơ sở dữ liệu đã có dữ liệu; chỉ nạp dữ liệu mẫu vào cơ sở dữ liệu trống.")
    username, full_name = accounts.ADMINISTRATOR
    random = Random(SEED)  # noqa: S311 - the same world every time, no secret
    administrator = access.bootstrap_administrator(username=username, full_name=full_name, at=at)
    session = access.open_admin_session(
        by=administrator, reason="Nạp dữ liệu mẫu của tỉnh Sông Lam", length=timedelta(hours=1), at=at
    )
    units = _units(random, administrator, at)
    board = _accounts(administrator, units, at)
    cells = [unit for unit in units.values() if unit.kind in CELLS and unit.ends_on is None]
    news = list(people.new_members(random, cells, member_count, on=day_of(at)))
    for start in range(0, len(news), BATCH):
        members.create_members(by=board["tochuc"], members=news[start : start + BATCH], at=at)
    _people_with_accounts(administrator, board["tochuc"], units, at)
    access.end_admin_session(by=administrator, session=session, at=at)
    User.objects.update(password=make_password(accounts.PASSWORD))  # printed for everybody: no link, no secret
    documents.register(by=board["vanphong"], unit=units[tree.BLOC_REF], at=at)


def _units(random: Random, administrator: User, at: datetime) -> dict[str, Unit]:
    """The tree by its references, as it is now."""
    news = list(tree.new_units(random))
    made = organisations.create_units(by=administrator, units=news, at=at)
    units = {new.ref: unit for new, unit in zip(news, made, strict=True) if new.ref}
    for name, before, on, decision in tree.RENAMINGS:
        unit = units[f"host:{name}"]
        organisations.rename_unit(
            by=administrator,
            unit=unit,
            name=unit.name.replace(before, name),
            short_name=unit.short_name.replace(before, name),
            on=on,
            decision=decision,
            at=at,
        )
    closed = units[tree.CLOSED_REF]
    organisations.close_unit(by=administrator, unit=closed, on=tree.CLOSED_ON, decision=tree.CLOSED_BY, at=at)
    for ref, parent, on, decision in tree.MOVES:
        organisations.move_unit(
            by=administrator, unit=units[ref], parent=units[parent], on=on, decision=decision, at=at
        )
    current = Unit.objects.in_bulk([unit.pk for unit in units.values()])
    return {ref: current[unit.pk] for ref, unit in units.items()}


def _accounts(administrator: User, units: dict[str, Unit], at: datetime) -> dict[str, User]:
    """Accounts that are nobody's member file, by login."""
    return {
        account.username: _account(administrator, account, account.full_name, units, at)
        for account in accounts.ACCOUNTS
        if account.full_name
    }


def _people_with_accounts(administrator: User, board: User, units: dict[str, Unit], at: datetime) -> None:
    """Accounts of members: the oldest in the Party is the cell's secretary."""
    owners = [account for account in accounts.ACCOUNTS if not account.full_name]
    found = Member.objects.filter(unit=units[accounts.CELL_OF_MEMBERS]).order_by("admitted_on", "pk")[: len(owners)]
    for account, member in zip(owners, found, strict=True):
        user = _account(administrator, account, member.full_name, units, at)
        members.link_account(by=board, member=member, user=user, at=at)


def _account(
    administrator: User, account: accounts.Account, full_name: str, units: dict[str, Unit], at: datetime
) -> User:
    user = access.create_account(by=administrator, username=account.username, full_name=full_name, at=at)
    unit = units[account.place]
    access.grant_role(by=administrator, user=user, role=account.role, unit=unit, starts_on=day_of(at), at=at)
    return user
