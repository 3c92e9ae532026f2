"""The members of the fictional bloc. The same ones on the same day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from roviec.config.demo.names import full_name
from roviec.members.actions import NewMember
from roviec.members.enums import Sex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from roviec.organisations.models import Unit

FEWEST = 5
WOMEN = 0.46
PROBATIONARY = 0.022
YEAR = 365.25


def new_members(random: Random, cells: Sequence[Unit], total: int, *, on: date) -> Iterator[NewMember]:
    """`total` members over the cells, each cell with at least a handful, a few with many."""
    number = 0
    for cell, size in zip(cells, _sizes(random, len(cells), total), strict=True):
        for _place in range(size):
            number += 1
            yield _member(random, cell, number, on=on)


def _sizes(random: Random, cells: int, total: int) -> list[int]:
    weights = [random.lognormvariate(0, 0.6) for _cell in range(cells)]
    free = total - FEWEST * cells
    sizes = [FEWEST + int(free * weight / sum(weights)) for weight in weights]
    for place in range(total - sum(sizes)):
        sizes[place % cells] += 1
    return sizes


def _member(random: Random, cell: Unit, number: int, *, on: date) -> NewMember:
    sex = Sex.FEMALE if random.random() < WOMEN else Sex.MALE
    probationary = random.random() < PROBATIONARY
    admitted = on - timedelta(days=random.randrange(5, 360)) if probationary else _admitted(random, on)
    born = admitted - timedelta(days=int(random.triangular(19.5, 45, 27) * YEAR))
    official = None if probationary else admitted + timedelta(days=365 + random.randrange(0, 40))
    joined = max(admitted, cell.starts_on)
    if random.random() < 1 / 3:  # came from another cell meanwhile
        joined += timedelta(days=int((on - joined).days * random.random()))
    return NewMember(
        full_name=full_name(random, sex, born.year),
        sex=sex,
        unit=cell,
        birth_date=born,
        admitted_on=admitted,
        official_on=official,
        joined_on=joined,
        id_number=_id_number(sex, born.year, number),
        card_number="" if probationary else f"99{number * 7919 % 1_000_000:06}",
    )


def _admitted(random: Random, on: date) -> date:
    """Some time in the last four decades, the later years oftener; long enough ago to be official by now."""
    years = min(random.expovariate(1 / 13), 40)
    return on - timedelta(days=410 + int(years * YEAR))


def _id_number(sex: Sex, year: int, number: int) -> str:
    """Twelve digits as on an identity card, of a province number that no province has."""
    century = 2 * (year // 100 - 19) + (1 if sex is Sex.FEMALE else 0)
    return f"099{century}{year % 100:02}{number:06}"
