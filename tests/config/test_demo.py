from __future__ import annotations

import io
from datetime import date
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from roviec.access.models import Event, User
from roviec.config.demo import accounts, load, people, tree
from roviec.core import clock
from roviec.directives.enums import ReviewState
from roviec.directives.models import Directive, DirectiveLink
from roviec.members.models import Member
from roviec.members.queries import counts_by_state
from roviec.organisations.enums import UnitKind
from roviec.organisations.models import Unit
from roviec.organisations.policies.kinds import CELLS
from roviec.organisations.queries import disagreements, unit_as_of
from tests.world import NOW

pytestmark = pytest.mark.django_db


def demo(**options):
    output = io.StringIO()
    call_command("demo", stdout=output, **options)
    return output.getvalue()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo, once for all tests here; what it printed."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as monkeypatch, transaction.atomic():
        monkeypatch.setattr(clock, "now", lambda: NOW)
        yield demo(size="small")
        transaction.set_rollback(True)


@pytest.mark.usefixtures("loaded")
def test_the_bloc_has_its_organisations_cells_and_members():
    living = Unit.objects.filter(ends_on=None)

    assert living.filter(kind=UnitKind.BLOC_COMMITTEE).count() == 1
    assert living.filter(kind__in=[UnitKind.GRASSROOTS_ORGANISATION, UnitKind.GRASSROOTS_CELL]).count() == 70
    assert living.filter(kind__in=CELLS).count() == 400
    assert living.filter(kind__in=CELLS, members=None).count() == 0
    assert Member.objects.count() == 2_400
    assert set(counts_by_state(Member.objects.all())) == {"official", "probationary"}
    assert list(disagreements()) == []


@pytest.mark.usefixtures("loaded")
def test_the_bloc_has_a_past():
    agriculture = Unit.objects.get(name="Đảng bộ Sở Nông nghiệp và Môi trường")

    assert unit_as_of(agriculture, date(2025, 2, 28)).name == "Đảng bộ Sở Nông nghiệp và Phát triển nông thôn"
    assert Unit.objects.filter(ends_on__isnull=False).count() == 1


@pytest.mark.usefixtures("loaded")
def test_everything_was_done_by_somebody_through_the_actions():
    verbs = set(Event.objects.exclude(by=None).values_list("verb", flat=True))

    assert {
        "organisations.units.create",
        "organisations.unit.rename",
        "organisations.unit.move",
        "organisations.unit.close",
        "members.members.create",
        "members.member.link-account",
        "access.role.grant",
        "directives.directive.receive",
        "directives.directive.register",
    } <= verbs


@pytest.mark.usefixtures("loaded")
def test_the_specimens_are_read_and_linked():
    programme = Directive.objects.get(code="05-CTr/ĐUK")

    assert dict(Directive.objects.values_list("code", "review_state")) == {
        "12-NQ/TU": ReviewState.REGISTERED,
        "05-CTr/ĐUK": ReviewState.REGISTERED,
        "18-KH/ĐUK": ReviewState.IN_REVIEW,
    }
    assert [link.target.code for link in DirectiveLink.objects.filter(source=programme, kind="implements")] == [
        "12-NQ/TU"
    ]


def test_every_login_is_printed_and_works(loaded):
    for username in (*(account.username for account in accounts.ACCOUNTS), "quantri"):
        user = User.objects.get(username=username)
        assert username in loaded
        assert user.check_password(accounts.PASSWORD)
    assert accounts.PASSWORD in loaded


def test_a_second_time_nothing_is_loaded(loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        again = demo(once=True)

    assert again == loaded


@pytest.mark.usefixtures("loaded")
def test_it_is_loaded_into_an_empty_database_only():
    with pytest.raises(CommandError, match="chỉ nạp dữ liệu mẫu vào cơ sở dữ liệu trống"):
        demo()


def test_the_same_day_gives_the_same_world():
    cells = [Unit(pk=n, starts_on=date(2010, 1, 1)) for n in range(3)]

    def world():
        random = Random(load.SEED)
        return list(tree.new_units(random)), list(people.new_members(random, cells, 50, on=NOW.date()))

    assert world() == world()
