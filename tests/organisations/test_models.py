from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from roviec.organisations.models import Unit, UnitAlias, UnitKindPeriod, UnitName, UnitParent

DAY = date(2024, 3, 1)


def refused(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("unit_period", {"ends_on": date(2015, 8, 31)}),
        ("unit_closed_has_end", {"closed_by": "QĐ 1"}),
        ("unit_path_form", {"path": "0000-000"}),
        ("unit_path_depth", {"path": "000"}),
        ("unit_path_depth", {"path": "0009"}),
        ("unit_path_depth", {"parent": None}),
        ("unit_not_own_parent", {"parent": "self"}),
    ],
)
def test_the_database_refuses(world, name, change):
    unit = world.team
    change = {key: unit if value == "self" else value for key, value in change.items()}

    refused(name, lambda: Unit.objects.filter(pk=unit.pk).update(**change))


def test_a_path_and_a_code_belong_to_one_unit(world):
    Unit.objects.filter(pk=world.team.pk).update(code="38.1")

    refused("path", lambda: Unit.objects.filter(pk=world.team.pk).update(path=world.section.path))
    refused("unit_code_once", lambda: Unit.objects.filter(pk=world.section.pk).update(code="38.1"))


@pytest.mark.parametrize(
    ("model", "values", "name"),
    [
        (UnitName, {"name": "Khác"}, "unit_one_name"),
        (UnitKindPeriod, {"kind": "team"}, "unit_one_kind"),
        (UnitParent, {}, "unit_one_parent"),
    ],
)
def test_two_rows_of_a_unit_share_no_day(world, model, values, name):
    row = model.objects.get(unit=world.team)
    row.ends_on = DAY
    row.save()
    model.objects.create(unit=world.team, starts_on=date(2024, 3, 2), ends_on=date(2024, 3, 31), **values)

    refused(name, lambda: model.objects.create(unit=world.team, starts_on=DAY, ends_on=DAY, **values))
    refused(name, lambda: model.objects.create(unit=world.team, starts_on=date(2024, 3, 31), **values))
    model.objects.create(unit=world.team, starts_on=date(2024, 4, 1), **values)


@pytest.mark.parametrize("model", [UnitName, UnitKindPeriod, UnitParent])
def test_a_period_does_not_end_before_it_starts(world, model):
    refused("_period", lambda: model.objects.filter(unit=world.team).update(ends_on=date(2015, 8, 31)))


def test_a_unit_is_not_its_own_parent_in_the_dated_rows(world):
    refused("unit_parent_is_another", lambda: UnitParent.objects.filter(unit=world.team).update(parent=world.team))


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"key": "x", "group": "grassroots"}, "unit_alias_names_one"),
        ({"key": ""}, "unit_alias_says_something"),
        ({"key": "x", "unit": None}, "unit_alias_names_one"),
    ],
)
def test_an_alias_names_one_thing(world, values, name):
    alias = {"unit": world.office, "text": "X", "source": "typed"} | values

    refused(name, lambda: UnitAlias.objects.create(**alias))


def test_an_alias_without_scope_is_there_once(world):
    UnitAlias.objects.create(unit=world.office, text="X", key="x", source="typed")

    refused("unit_alias_once", lambda: UnitAlias.objects.create(unit=world.bloc, text="x", key="x", source="typed"))


def test_what_things_are_called(world):
    name = UnitName.objects.get(unit=world.office)

    assert (str(world.office), world.office.label, str(name)) == (
        "Văn phòng Đảng ủy Khối",
        "Văn phòng",
        "Văn phòng Đảng ủy Khối",
    )
    assert world.organisation_board.label == "Ban Tổ chức"
    assert world.team.label == "Tổ đảng Ca 1"
    assert str(UnitAlias(text="VP")) == "VP"


def test_every_change_is_kept_by_the_database(world):
    Unit.objects.filter(pk=world.office.pk).update(code="38.9")

    labels = list(world.office.events.order_by("pgh_id").values_list("pgh_label", "code"))

    assert labels == [("insert", ""), ("update", "38.9")]
