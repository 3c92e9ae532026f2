from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from roviec.members import actions
from roviec.members.actions import NewMember
from roviec.members.enums import Sex

if TYPE_CHECKING:
    from roviec.members.models import Member


@pytest.fixture
def board(world):
    """The person of the bloc's organisation board."""
    return world.user("organisation_board", world.bloc)


@pytest.fixture
def people(world, board) -> dict[str, Member]:
    """Four members in three cells: an, hoa, duc and the probationary minh."""
    news = {
        "an": NewMember(
            full_name="Bùi Văn An",
            sex=Sex.MALE,
            unit=world.forestry_cell,
            birth_date=date(1971, 5, 12),
            admitted_on=date(1998, 5, 19),
            official_on=date(1999, 5, 19),
            id_number="038071002206",
            card_number="38.002206",
        ),
        "hoa": NewMember(
            full_name="Đặng Thị Hoà",
            sex=Sex.FEMALE,
            unit=world.forestry_cell,
            birth_date=date(1988, 9, 23),
            admitted_on=date(2015, 2, 3),
            official_on=date(2016, 2, 3),
            id_number="038188007413",
            card_number="38007413",
        ),
        "duc": NewMember(
            full_name="Nguyễn Văn Đức",
            sex=Sex.MALE,
            unit=world.plant_cell,
            birth_date=date(1980, 1, 7),
            admitted_on=date(2006, 9, 2),
            official_on=date(2007, 9, 2),
            card_number="38006630",
        ),
        "minh": NewMember(
            full_name="Trần Quang Minh",
            sex=Sex.MALE,
            unit=world.school_cell,
            birth_date=date(1999, 4, 16),
            admitted_on=date(2026, 3, 26),
            id_number="038099004127",
        ),
    }
    made = actions.create_members(by=board, members=list(news.values()), at=world.at)
    return dict(zip(news, made, strict=True))
