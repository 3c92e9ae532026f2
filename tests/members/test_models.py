from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from roviec.members.models import Member, Membership, MemberStatus


def refused(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("member_official_later", {"official_on": date(1990, 1, 1)}),
        ("member_born_earlier", {"birth_date": date(1998, 5, 19)}),
    ],
)
def test_the_database_refuses_impossible_dates(people, name, change):
    refused(name, lambda: Member.objects.filter(pk=people["an"].pk).update(**change))


def test_the_database_refuses_a_number_twice(people):
    for index, name in (("id_index", "member_id_once"), ("card_index", "member_card_once")):
        value = getattr(Member.objects.get(pk=people["an"].pk), index)
        refused(
            name, lambda index=index, value=value: Member.objects.filter(pk=people["hoa"].pk).update(**{index: value})
        )


def test_the_database_holds_no_readable_number(people):
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(m)::text FROM members_member m WHERE id = %s", [people["an"].pk])
        row = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(row_to_json(e)::text, '') FROM members_memberevent e")
        history = cursor.fetchone()[0]

    assert "Bùi Văn An" in row
    assert "Bùi Văn An" in history
    for number in ("038071002206", "38002206", "2206"):
        assert f'"{number}"' not in row + history


def test_nobody_is_at_home_in_two_cells(world, people):
    at_home = {"member": people["an"], "unit": world.plant_cell, "starts_on": date(2024, 1, 1)}

    refused("membership_one_home", lambda: Membership.objects.create(**at_home))
    Membership.objects.create(kind="temporary", **at_home)
    refused("membership_one_temporary", lambda: Membership.objects.create(kind="temporary", **at_home))


def test_nobody_has_two_states(people):
    new = {"member": people["an"], "state": "exempt", "starts_on": date(2024, 1, 1)}

    refused("member_one_state", lambda: MemberStatus.objects.create(**new))


@pytest.mark.parametrize(("model", "name"), [(Membership, "membership_period"), (MemberStatus, "member_status_period")])
def test_a_period_does_not_end_before_it_starts(people, model, name):
    rows = model.objects.filter(member=people["minh"])

    refused(name, lambda: rows.update(ends_on=date(2010, 1, 1)))


def test_a_member_is_called_by_name(people):
    assert str(people["hoa"]) == "Đặng Thị Hoà"
