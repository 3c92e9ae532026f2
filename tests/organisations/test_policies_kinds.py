from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from roviec.organisations.enums import UnitGroup, UnitKind
from roviec.organisations.policies.kinds import GROUPS, PARENT_KINDS, check_place


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (UnitKind.PROVINCIAL_COMMITTEE, None),
        (UnitKind.BLOC_COMMITTEE, UnitKind.PROVINCIAL_COMMITTEE),
        (UnitKind.GRASSROOTS_CELL, UnitKind.BLOC_COMMITTEE),
        (UnitKind.SUBORDINATE_CELL, UnitKind.SECTION),
        (UnitKind.TEAM, UnitKind.PARTY_CELL),
    ],
)
def test_a_kind_stands_where_the_charter_puts_it(kind, parent):
    check_place(kind, parent)


@pytest.mark.parametrize(
    ("kind", "parent", "message"),
    [
        (UnitKind.TEAM, None, "«Tổ đảng» phải có cấp trên."),
        (UnitKind.SUBORDINATE_CELL, UnitKind.BLOC_COMMITTEE, "không thể trực thuộc"),
        (UnitKind.BLOC_COMMITTEE, UnitKind.GRASSROOTS_CELL, "không thể trực thuộc"),
    ],
)
def test_a_kind_elsewhere_is_refused(kind, parent, message):
    with pytest.raises(ValidationError, match=message):
        check_place(kind, parent)


def test_every_kind_and_every_group_has_its_row():
    assert set(PARENT_KINDS) == set(UnitKind)
    assert set(GROUPS) == set(UnitGroup)
