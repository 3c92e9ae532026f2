"""The one organisation tree of all tests, and people with roles in it. Made through the actions, all invented.

Đảng bộ tỉnh Sông Lam                     province
├── Ban Tổ chức Tỉnh ủy                   province_organisation_board
├── Văn phòng Tỉnh ủy                     province_office
├── Đảng bộ huyện Thượng Lam              district              (outside the bloc)
│   └── Đảng bộ xã Yên Khê                commune
└── Đảng bộ Khối Các cơ quan … Sông Lam   bloc
    ├── Ban Tổ chức Đảng ủy Khối          organisation_board
    ├── Ban Tuyên giáo Đảng ủy Khối       propaganda_board
    ├── Ủy ban Kiểm tra Đảng ủy Khối      inspection
    ├── Văn phòng Đảng ủy Khối            office
    ├── Đoàn Thanh niên … Khối …          youth_union
    ├── Hội Cựu chiến binh Khối …         veterans
    ├── Đảng bộ Sở Nông nghiệp và Môi trường   department
    │   ├── Chi bộ Chi cục Kiểm lâm       forestry_cell
    │   └── Chi bộ Văn phòng Sở           department_office_cell
    ├── Đảng bộ Công ty Cấp nước Sông Lam      company
    │   └── Đảng bộ bộ phận Nhà máy nước số 1  section
    │       └── Chi bộ Phân xưởng Lọc     plant_cell
    │           └── Tổ đảng Ca 1          team
    ├── Chi bộ Trường Chính trị Sông Lam  school_cell
    └── Chi bộ Nhà in Sông Lam            closed_cell           (ended 31/12/2023)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from roviec.access import actions as access
from roviec.access.enums import Role
from roviec.core import clock
from roviec.organisations import actions
from roviec.organisations.actions import NewUnit
from roviec.organisations.enums import UnitKind as K
from tests.factories.access import RoleGrantFactory, UserFactory

if TYPE_CHECKING:
    from roviec.access.models import User
    from roviec.organisations.models import Unit

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # 9 in the morning in Sông Lam
TODAY = date(2026, 11, 18)
FOUNDED = date(2015, 9, 1)
BLOC = "Khối Các cơ quan và Doanh nghiệp tỉnh Sông Lam"

TREE: list[tuple[str, str, str, str, K]] = [
    # ref, parent's ref, name, short name, kind
    ("province", "", "Đảng bộ tỉnh Sông Lam", "Tỉnh ủy", K.PROVINCIAL_COMMITTEE),
    ("province_organisation_board", "province", "Ban Tổ chức Tỉnh ủy", "", K.ADVISORY_BOARD),
    ("province_office", "province", "Văn phòng Tỉnh ủy", "", K.ADVISORY_BOARD),
    ("district", "province", "Đảng bộ huyện Thượng Lam", "Huyện ủy Thượng Lam", K.DISTRICT_COMMITTEE),
    ("commune", "district", "Đảng bộ xã Yên Khê", "", K.COMMUNE_COMMITTEE),
    ("bloc", "province", f"Đảng bộ {BLOC}", "Đảng bộ Khối", K.BLOC_COMMITTEE),
    ("organisation_board", "bloc", "Ban Tổ chức Đảng ủy Khối", "Ban Tổ chức", K.ADVISORY_BOARD),
    ("propaganda_board", "bloc", "Ban Tuyên giáo Đảng ủy Khối", "Ban Tuyên giáo", K.ADVISORY_BOARD),
    ("inspection", "bloc", "Ủy ban Kiểm tra Đảng ủy Khối", "UBKT", K.ADVISORY_BOARD),
    ("office", "bloc", "Văn phòng Đảng ủy Khối", "Văn phòng", K.ADVISORY_BOARD),
    ("youth_union", "bloc", f"Đoàn Thanh niên Cộng sản Hồ Chí Minh {BLOC}", "Đoàn Khối", K.MASS_ORGANISATION),
    ("veterans", "bloc", f"Hội Cựu chiến binh {BLOC}", "Hội CCB Khối", K.MASS_ORGANISATION),
    ("department", "bloc", "Đảng bộ Sở Nông nghiệp và Môi trường", "Sở NN&MT", K.GRASSROOTS_ORGANISATION),
    ("forestry_cell", "department", "Chi bộ Chi cục Kiểm lâm", "Chi cục Kiểm lâm", K.SUBORDINATE_CELL),
    ("department_office_cell", "department", "Chi bộ Văn phòng Sở", "Văn phòng Sở", K.SUBORDINATE_CELL),
    ("company", "bloc", "Đảng bộ Công ty Cấp nước Sông Lam", "Cấp nước Sông Lam", K.GRASSROOTS_ORGANISATION),
    ("section", "company", "Đảng bộ bộ phận Nhà máy nước số 1", "Nhà máy nước số 1", K.SECTION),
    ("plant_cell", "section", "Chi bộ Phân xưởng Lọc", "Phân xưởng Lọc", K.SUBORDINATE_CELL),
    ("team", "plant_cell", "Tổ đảng Ca 1", "", K.TEAM),
    ("school_cell", "bloc", "Chi bộ Trường Chính trị Sông Lam", "Trường Chính trị", K.GRASSROOTS_CELL),
    ("closed_cell", "bloc", "Chi bộ Nhà in Sông Lam", "Nhà in", K.GRASSROOTS_CELL),
]


@dataclass
class World:
    """Units by their names in the tree above, as attributes."""

    province: Unit
    province_organisation_board: Unit
    province_office: Unit
    district: Unit
    commune: Unit
    bloc: Unit
    organisation_board: Unit
    propaganda_board: Unit
    inspection: Unit
    office: Unit
    youth_union: Unit
    veterans: Unit
    department: Unit
    forestry_cell: Unit
    department_office_cell: Unit
    company: Unit
    section: Unit
    plant_cell: Unit
    team: Unit
    school_cell: Unit
    closed_cell: Unit
    administrator: User
    at: datetime
    _people: dict[tuple[Role, int | None], User] = field(default_factory=dict)

    def user(self, role: Role | str, unit: Unit | None = None) -> User:
        """The one person who has this role there; without unit, for the whole installation."""
        role = Role(role)
        key = (role, unit.pk if unit else None)
        if key not in self._people:
            user = UserFactory(full_name=f"{role.label} {unit.label if unit else ''}".strip())
            RoleGrantFactory(user=user, role=role, unit=unit)
            self._people[key] = user
        return self._people[key]

    @property
    def nobody(self) -> User:
        """Somebody who can sign in and has no role at all."""
        return UserFactory(full_name="Người chưa có vai trò")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The present moment of the test, for pages and look-ups of grants too."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return NOW


@pytest.fixture
def world(db: None, at: datetime) -> World:
    administrator = access.bootstrap_administrator(username="quantri", full_name="Lê Quản Trị", at=at)
    session = access.open_admin_session(
        by=administrator, reason="Lập cây tổ chức của các bài kiểm tra", length=timedelta(hours=1), at=at
    )
    news = [
        NewUnit(name, kind, FOUNDED, parent_ref=parent, ref=ref, short_name=short_name)
        for ref, parent, name, short_name, kind in TREE
    ]
    units = actions.create_units(by=administrator, units=news, at=at)
    made = {new.ref: unit for new, unit in zip(news, units, strict=True)}
    made["closed_cell"] = actions.close_unit(
        by=administrator, unit=made["closed_cell"], on=date(2023, 12, 31), decision="Quyết định 15-QĐ/ĐUK", at=at
    )
    access.end_admin_session(by=administrator, session=session, at=at)
    made["bloc"].refresh_from_db()
    return World(**made, administrator=administrator, at=at)
