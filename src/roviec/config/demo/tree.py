"""The tree of the fictional bloc as a list of units to be founded, and what has happened to some of them since."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from roviec.config.demo.hosts import (
    BLOC,
    BOARDS,
    CELLS,
    HOSTS,
    MASS_ORGANISATIONS,
    PROVINCE,
    PROVINCE_BOARDS,
    Host,
)
from roviec.organisations.actions import NewUnit
from roviec.organisations.enums import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

PROVINCE_REF, BLOC_REF = "province", "bloc"
PROVINCE_FOUNDED, BLOC_FOUNDED = date(1991, 9, 1), date(1998, 3, 15)
BLOC_CODE = "99.001"
CLOSED_REF = "closed"
CLOSED_ON, CLOSED_BY = date(2024, 12, 31), "Quyết định số 190-QĐ/ĐUK, ngày 20/12/2024"


RENAMINGS: Sequence[tuple[str, str, date, str]] = (
    # body, what it was called before, since when, by which decision
    (
        "Sở Nông nghiệp và Môi trường",
        "Sở Nông nghiệp và Phát triển nông thôn",
        date(2025, 3, 1),
        "Quyết định số 212-QĐ/ĐUK, ngày 27/02/2025",
    ),
    ("Thuế tỉnh", "Cục Thuế tỉnh", date(2025, 3, 10), "Quyết định số 219-QĐ/ĐUK, ngày 07/3/2025"),
    (
        "Bệnh viện Phụ sản – Nhi",
        "Bệnh viện Sản – Nhi",
        date(2019, 6, 1),
        "Quyết định số 88-QĐ/ĐUK, ngày 24/5/2019",
    ),
)

MOVES: Sequence[tuple[str, str, date, str]] = (
    # unit, where it went, since when, by which decision
    (
        "cell:Trường Cao đẳng Kỹ thuật Sông Lam:Sinh viên 1",
        "host:Trường Cao đẳng Y tế",
        date(2025, 9, 1),
        "Quyết định số 241-QĐ/ĐUK, ngày 25/8/2025",
    ),
)


def host_ref(host: Host) -> str:
    return f"host:{host.name}"


def cell_ref(host: Host, part: str) -> str:
    return f"cell:{host.name}:{part}"


def new_units(random: Random) -> Iterator[NewUnit]:
    """All units in an order in which every parent comes first, under the names they were founded with."""
    kind = UnitKind
    yield NewUnit(
        name=f"Đảng bộ tỉnh {PROVINCE}",
        short_name="Tỉnh ủy",
        kind=kind.PROVINCIAL_COMMITTEE,
        starts_on=PROVINCE_FOUNDED,
        ref=PROVINCE_REF,
        code="99",
    )
    for name, short in PROVINCE_BOARDS:
        yield NewUnit(name, kind.ADVISORY_BOARD, PROVINCE_FOUNDED, parent_ref=PROVINCE_REF, short_name=short)
    yield NewUnit(
        name=f"Đảng bộ {BLOC}",
        short_name="Đảng bộ Khối",
        kind=kind.BLOC_COMMITTEE,
        starts_on=BLOC_FOUNDED,
        parent_ref=PROVINCE_REF,
        ref=BLOC_REF,
        founded_by="Quyết định số 35-QĐ/TU, ngày 10/3/1998",
        code=BLOC_CODE,
    )
    for name, short in BOARDS:
        yield NewUnit(name, kind.ADVISORY_BOARD, BLOC_FOUNDED, parent_ref=BLOC_REF, ref=name, short_name=short)
    for name, short in MASS_ORGANISATIONS:
        yield NewUnit(name, kind.MASS_ORGANISATION, BLOC_FOUNDED, parent_ref=BLOC_REF, short_name=short)
    for number, host in enumerate(HOSTS, start=1):
        yield from _host_units(random, host, number)
    yield NewUnit(
        name="Chi bộ Trung tâm Hội nghị tỉnh",
        kind=kind.GRASSROOTS_CELL,
        starts_on=date(2009, 4, 1),
        parent_ref=BLOC_REF,
        ref=CLOSED_REF,
    )


def _host_units(random: Random, host: Host, number: int) -> Iterator[NewUnit]:
    founded = BLOC_FOUNDED + timedelta(days=random.randrange(0, 365 * 18))
    code = f"{BLOC_CODE}.{number:03}"
    name = next((before for now, before, _on, _decision in RENAMINGS if now == host.name), host.name)
    decision = f"Quyết định số {random.randrange(20, 480)}-QĐ/ĐUK, ngày {founded:%d/%m/%Y}"
    single = host.cells == 0
    yield NewUnit(
        name=f"Chi bộ {name}" if single else f"Đảng bộ {name}",
        short_name=host.short or name,
        kind=UnitKind.GRASSROOTS_CELL if single else UnitKind.GRASSROOTS_ORGANISATION,
        starts_on=founded,
        parent_ref=BLOC_REF,
        ref=host_ref(host),
        founded_by=decision,
        code=f"{code}.000.001" if single else code,
    )
    in_section = host.cells // 2 if host.section else 0
    section_ref = f"section:{host.name}"
    if host.section:
        yield NewUnit(
            name=f"Đảng bộ bộ phận {host.section}",
            short_name=host.section,
            kind=UnitKind.SECTION,
            starts_on=founded,
            parent_ref=host_ref(host),
            ref=section_ref,
        )
    for place, part in enumerate(CELLS[host.kind][: host.cells]):
        later = founded + timedelta(days=random.choice((0, 0, 0, random.randrange(0, 365 * 6))))
        yield NewUnit(
            name=f"Chi bộ {part}",
            short_name=part,
            kind=UnitKind.SUBORDINATE_CELL,
            starts_on=later,
            parent_ref=section_ref if place >= host.cells - in_section else host_ref(host),
            ref=cell_ref(host, part),
            code=f"{code}.000.{place + 1:03}",
        )
