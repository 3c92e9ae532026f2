from __future__ import annotations

from datetime import date

import pytest

from roviec.organisations import actions
from roviec.organisations.enums import UnitGroup, UnitKind
from roviec.organisations.models import UnitAlias
from roviec.organisations.queries import Directory, Reason, match_group, match_unit, units_in_group


def named(match):
    return match.unit.name if match.unit else None


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("Ban Tổ chức Đảng ủy Khối", "organisation_board", Reason.NAME),
        ("Ban Tổ chức Đảng uỷ Khối", "organisation_board", Reason.NAME),
        ("ban to chuc dang uy khoi", "organisation_board", Reason.SPELLING),
        ("BTC ĐUK", "organisation_board", Reason.FORM),
        ("Ban Tổ chức", "organisation_board", Reason.NAME),
        ("Ban Tổ chức Tỉnh ủy", "province_organisation_board", Reason.NAME),
        ("BTC Tỉnh ủy", "province_organisation_board", Reason.FORM),
        ("lãnh đạo Văn phòng Đảng ủy Khối", "office", Reason.FORM),
        ("UBKT", "inspection", Reason.NAME),
        ("Đoàn TNCS Hồ Chí Minh Khối", "youth_union", Reason.FORM),
        ("Đoàn Thanh niên tỉnh", "youth_union", Reason.FORM),
        ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH", "bloc", Reason.FORM),
        ("Ban Thường vụ Đảng ủy Khối", "bloc", Reason.FORM),
        ("Đảng ủy", "bloc", Reason.FORM),
        ("Ban Thường vụ", "bloc", Reason.FORM),
        ("Tỉnh ủy", "province", Reason.NAME),
        ("BTV Tỉnh ủy", "province", Reason.FORM),
        ("Đảng ủy Sở Nông nghiệp và Môi trường", "department", Reason.FORM),
        ("Chi ủy Chi bộ Phân xưởng Lọc", "plant_cell", Reason.FORM),
        ("Huyện ủy Thượng Lam", "district", Reason.NAME),
    ],
)
def test_a_name_in_a_document_of_the_bloc(world, text, unit, reason):
    match = match_unit(text, issuer_unit=world.bloc)

    assert (match.unit.unit_id, match.unit.reason) == (getattr(world, unit).pk, reason)
    assert match.is_settled


def test_the_same_words_mean_another_board_in_a_document_of_the_province(world):
    assert named(match_unit("Ban Tổ chức", issuer_unit=world.province)) == "Ban Tổ chức Đảng ủy Khối"
    assert named(match_unit("BTC Tỉnh ủy", issuer_unit=world.province)) == "Ban Tổ chức Tỉnh ủy"


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Sở Nông nghiệp và Môi trường", [("department", Reason.HOST)]),
        ("SNNMT", [("department", Reason.HOST)]),
        ("Kiểm lâm", [("forestry_cell", Reason.WORDS)]),
        ("nhà máy nước", [("section", Reason.WORDS)]),
        ("Văn phòng Đảng ủy Khối tổ chức hội nghị", [("office", Reason.BEGINNING)]),
        ("Ban Tuyên giáo, với tư cách thường trực", [("propaganda_board", Reason.BEGINNING)]),
        ("Ban Dân vận Đảng ủy Khối", []),
        ("Ban", []),
        ("…", []),
    ],
)
def test_what_is_unsure_is_offered_and_not_decided(world, text, candidates):
    match = match_unit(text, issuer_unit=world.bloc)

    assert not match.is_settled
    assert [(found.unit_id, found.reason) for found in match.candidates] == [
        (getattr(world, name).pk, reason) for name, reason in candidates
    ]


def test_a_unit_that_has_ended_is_not_meant(world):
    assert match_unit("Chi bộ Nhà in Sông Lam", issuer_unit=world.bloc).candidates == ()


def test_two_units_with_one_name_are_asked_about(world):
    for parent in (world.department, world.company):
        actions.create_unit(
            by=world.user("organisation_board", world.bloc),
            name="Chi bộ Hậu cần",
            kind=UnitKind.SUBORDINATE_CELL,
            parent=parent,
            starts_on=date(2020, 1, 1),
            at=world.at,
        )

    match = match_unit("Chi bộ Hậu cần", issuer_unit=world.bloc)

    assert (match.unit, len(match.candidates)) == (None, 2)


def test_a_former_name_still_means_the_unit(world):
    actions.rename_unit(
        by=world.user("organisation_board", world.bloc),
        unit=world.propaganda_board,
        name="Ban Tuyên giáo và Dân vận Đảng ủy Khối",
        short_name="",
        on=date(2025, 2, 1),
        at=world.at,
    )

    match = match_unit("Ban Tuyên giáo", issuer_unit=world.bloc)

    assert (match.unit.unit_id, match.unit.reason) == (world.propaganda_board.pk, Reason.FORMER_NAME)


def test_a_group_alias_and_a_unit_alias_are_remembered_for_the_scope(world):
    by = world.user("clerk", world.bloc)
    actions.remember_answer(by=by, text="các ban Đảng", scope=world.bloc, at=world.at, group=UnitGroup.ADVISORY_BOARDS)
    actions.remember_answer(by=by, text="Sở ta", scope=world.bloc, at=world.at, unit=world.department)

    directory = Directory(world.bloc)

    assert directory.match("Các ban đảng").group == UnitGroup.ADVISORY_BOARDS
    assert directory.match("SỞ TA").unit.reason == Reason.ALIAS
    assert not match_unit("Sở ta", issuer_unit=world.province).is_settled


def test_the_alias_of_the_nearer_scope_wins(world):
    UnitAlias.objects.create(unit=world.province_office, scope=None, text="VP", key="phong van thu", source="typed")
    UnitAlias.objects.create(unit=world.office, scope=world.bloc, text="VP", key="phong van thu", source="typed")

    assert match_unit("Phòng Văn thư", issuer_unit=world.bloc).unit.unit_id == world.office.pk
    assert match_unit("Phòng Văn thư", issuer_unit=world.province).unit.unit_id == world.province_office.pk


def test_an_alias_of_a_unit_out_of_sight_is_passed_over(world):
    UnitAlias.objects.create(unit=world.commune, scope=None, text="Xã nọ", key="xa no", source="typed")

    assert match_unit("Xã nọ", issuer_unit=world.bloc).unit is None


def test_an_enumeration_is_taken_apart_at_its_names(world):
    matches = Directory(world.bloc).match_all(
        "Ban Tổ chức, Văn phòng Đảng ủy Khối; Đảng ủy Sở Nông nghiệp và Môi trường và "
        "các chi bộ, đảng bộ cơ sở, Hội Làm vườn"
    )

    assert [(match.text, match.is_settled) for match in matches] == [
        ("Ban Tổ chức", True),
        ("Văn phòng Đảng ủy Khối", True),
        ("Đảng ủy Sở Nông nghiệp và Môi trường", True),
        ("các chi bộ, đảng bộ cơ sở", True),
        ("Hội Làm vườn", False),
    ]


def test_an_empty_enumeration_names_nobody(world):
    assert Directory(world.bloc).match_all(" , ") == []


def test_a_group_with_a_restriction_is_asked_about(world):
    match = match_unit("các cấp ủy cơ sở trong doanh nghiệp", issuer_unit=world.bloc)

    assert (match.group, match.restriction, match.is_settled) == (
        UnitGroup.GRASSROOTS,
        "trong doanh nghiệp",
        False,
    )


def test_match_group_alone(world):
    assert match_group("các cấp ủy cơ sở", issuer_unit=world.bloc) == (UnitGroup.GRASSROOTS, "")
    assert match_group("Ban Tổ chức", issuer_unit=world.bloc) is None


@pytest.mark.parametrize(
    ("group", "units"),
    [
        (UnitGroup.GRASSROOTS, ["department", "company", "school_cell"]),
        (UnitGroup.ADVISORY_BOARDS, ["organisation_board", "propaganda_board", "inspection", "office"]),
        (UnitGroup.MASS_ORGANISATIONS, ["youth_union", "veterans"]),
        (UnitGroup.PARTY_CELLS, ["forestry_cell", "department_office_cell", "plant_cell", "school_cell"]),
        (UnitGroup.COMMITTEES_DIRECTLY_BELOW, ["school_cell", "company", "department"]),
        (UnitGroup.CAUCUSES, []),
    ],
)
def test_units_in_group(world, group, units):
    found = units_in_group(group, issuer=world.bloc, on=world.at.date())

    assert [unit.pk for unit in found] == [getattr(world, name).pk for name in units]


def test_a_group_holds_the_units_of_the_day(world):
    found = units_in_group(UnitGroup.GRASSROOTS_CELLS, issuer=world.bloc, on=date(2023, 12, 31))

    assert [unit.pk for unit in found] == [world.school_cell.pk, world.closed_cell.pk]


def test_a_directory_takes_two_queries(world, django_assert_num_queries):
    with django_assert_num_queries(2):
        directory = Directory(world.bloc)
        for text in ("BTC ĐUK", "các cấp ủy cơ sở", "Sở Nông nghiệp", "Chi bộ Phân xưởng Lọc"):
            directory.match(text)
