"""Tampering as a database superuser would do it, and the limits of what can be noticed."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from roviec.access import actions, policies, queries
from roviec.access.models import ChainLink, Checkpoint, Event

pytestmark = [pytest.mark.django_db, pytest.mark.rows("H-08")]

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def checkpoint_file(tmp_path, settings):
    settings.AUDIT_CHECKPOINT_FILE = tmp_path / "checkpoints"
    return tmp_path / "checkpoints"


def record(*numbers):
    events = [actions.record(by=None, at=NOW, verb="tests.thing.act", data={"n": n, "share": 0.5}) for n in numbers]
    seal()
    return events


def seal():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def as_superuser(*statements):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no trigger fires, no foreign key holds
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET session_replication_role = origin")


def first_seq():
    return ChainLink.objects.order_by("seq").first().seq


def test_untouched_trail_has_no_fault():
    record(1, 2, 3)

    report = queries.audit_report()

    assert (report.faults, report.links) == ([], 3)


def test_link_is_sealed_by_the_database_with_the_hash_that_policies_compute():
    one, two = record(1, 2)

    first, second = ChainLink.objects.order_by("seq")

    assert first.hash == policies.link_hash("", first.seq, one.pk, one.digest)
    assert second.hash == policies.link_hash(first.hash, second.seq, two.pk, two.digest)
    assert second.previous == first.hash


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'tests.thing.other'",
        "at = at + interval '1 second'",
        "data = '{\"n\": 7}'",
        "target_id = '12'",
        "unit_path = '0001'",
        "address = '10.0.0.1'",
    ],
)
def test_altered_row_is_found(change):
    _one, two, _three = record(1, 2, 3)

    as_superuser(f"UPDATE access_event SET {change} WHERE id = {two.pk}")

    assert [f"dòng {two.pk} " in fault for fault in queries.audit_report().faults] == [True]


def test_altered_row_with_a_digest_to_match_is_found():
    _one, two, _three = record(1, 2, 3)
    two.verb = "tests.thing.other"

    as_superuser(
        f"UPDATE access_event SET verb = '{two.verb}', digest = '{policies.digest(two.content())}' WHERE id = {two.pk}"
    )

    link = ChainLink.objects.get(event=two)
    assert queries.audit_report().faults == [f"mắt xích {link.seq} không khớp dòng {two.pk}: một trong hai đã bị sửa"]


def test_row_taken_from_the_middle_is_found():
    _one, two, three, _four = record(1, 2, 3, 4)
    seq = ChainLink.objects.get(event=two).seq

    as_superuser(
        f"DELETE FROM access_chainlink WHERE event_id IN ({two.pk}, {three.pk})",
        f"DELETE FROM access_event WHERE id IN ({two.pk}, {three.pk})",
    )

    assert queries.audit_report().faults == [f"thiếu mắt xích {seq} đến {seq + 1}"]


def test_row_whose_link_was_taken_is_found():
    _one, two, _three = record(1, 2, 3)
    seq = ChainLink.objects.get(event=two).seq

    as_superuser(f"DELETE FROM access_chainlink WHERE event_id = {two.pk}")

    assert queries.audit_report().faults == [f"thiếu mắt xích {seq}", f"dòng {two.pk} không có trong chuỗi"]


def test_row_taken_from_the_end_is_found_by_the_checkpoint():
    _one, _two, three = record(1, 2, 3)
    actions.make_checkpoint(at=NOW)
    seq = ChainLink.objects.get(event=three).seq

    as_superuser(
        f"DELETE FROM access_chainlink WHERE event_id = {three.pk}", f"DELETE FROM access_event WHERE id = {three.pk}"
    )

    assert queries.audit_report().faults == [
        f"chuỗi dừng ở mắt xích {seq - 1}, nhưng mắt xích {seq} đã được ký lúc 08:00 02/03/2026"
    ]


def test_checkpoint_taken_from_the_database_still_stands_in_the_file():
    _one, two = record(1, 2)
    actions.make_checkpoint(at=NOW)

    as_superuser(
        f"DELETE FROM access_chainlink WHERE event_id = {two.pk}",
        f"DELETE FROM access_event WHERE id = {two.pk}",
        "DELETE FROM access_checkpoint",
    )

    assert len(queries.audit_report().faults) == 1


def rewrite_chain():
    """Make every digest and link anew, as somebody with all rights in the database but without the key could."""
    previous = ""
    for link in ChainLink.objects.select_related("event").order_by("seq"):
        digest = policies.digest(link.event.content())
        new = policies.link_hash(previous, link.seq, link.event_id, digest)
        as_superuser(
            f"UPDATE access_event SET digest = '{digest}' WHERE id = {link.event_id}",
            f"UPDATE access_chainlink SET previous = '{previous}', hash = '{new}' WHERE seq = {link.seq}",
        )
        previous = new


def test_rewritten_chain_is_found_by_the_checkpoint():
    _one, two, _three = record(1, 2, 3)
    actions.make_checkpoint(at=NOW)

    as_superuser(f"UPDATE access_event SET verb = 'x' WHERE id = {two.pk}")
    rewrite_chain()

    head = ChainLink.objects.order_by("seq").last()
    assert queries.audit_report().faults == [f"mắt xích {head.seq} không phải mắt xích đã được ký lúc 08:00 02/03/2026"]


def test_link_hung_onto_another_is_found():
    _one, two, three = record(1, 2, 3)
    link, after = ChainLink.objects.get(event=two), ChainLink.objects.get(event=three)
    foreign = "0" * 64

    new = policies.link_hash(foreign, link.seq, two.pk, two.digest)
    as_superuser(f"UPDATE access_chainlink SET previous = '{foreign}', hash = '{new}' WHERE seq = {link.seq}")

    assert queries.audit_report().faults == [
        f"mắt xích {link.seq} không nối tiếp mắt xích {link.seq - 1}",
        f"mắt xích {after.seq} không nối tiếp mắt xích {link.seq}",
    ]


def test_rewriting_what_no_checkpoint_signed_is_beyond_notice():
    _one, two = record(1, 2)

    as_superuser(f"UPDATE access_event SET verb = 'x' WHERE id = {two.pk}")
    rewrite_chain()

    assert queries.audit_report().faults == []  # the limit that docs/architecture/access.md tells


def test_forged_checkpoint_is_found():
    record(1)

    Checkpoint.objects.create(seq=first_seq(), hash="0" * 64, at=NOW, signature="f" * 64)

    assert queries.audit_report().faults == [f"lần ký tại mắt xích {first_seq()} có chữ ký sai"]


def test_checkpoint_signs_each_end_once(checkpoint_file):
    record(1)

    first = actions.make_checkpoint(at=NOW)
    again = actions.make_checkpoint(at=NOW)
    record(2)
    second = actions.make_checkpoint(at=NOW)

    assert (again, [first.seq + 1]) == (None, [second.seq])
    assert len(checkpoint_file.read_text().splitlines()) == 2
    report = queries.audit_report()
    assert (report.faults, report.checkpoints, report.signed_up_to) == ([], 4, second.seq)


def test_checkpoint_of_an_empty_trail_is_none():
    assert actions.make_checkpoint(at=NOW) is None


def test_command_says_that_all_is_well(capsys):
    record(1, 2)

    call_command("audit", "checkpoint")
    call_command("audit", "checkpoint")
    call_command("audit", "verify")

    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == [
        f"Đã ký tại mắt xích {first_seq() + 1}",
        "Không có gì mới để ký.",
    ]
    assert (
        lines[2] == f"2 mắt xích, không có dòng nào bị sửa hay thiếu; đã ký đến mắt xích {first_seq() + 1} (2 lần ký)"
    )


def test_command_fails_on_a_fault(capsys):
    (one,) = record(1)
    as_superuser(f"UPDATE access_event SET verb = 'x' WHERE id = {one.pk}")

    with pytest.raises(CommandError, match="1 chỗ sai trong 1 mắt xích"):
        call_command("audit", "verify")

    assert f"dòng {one.pk} " in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_events_of_transactions_side_by_side_form_one_chain():
    def work(worker):
        for n in range(20):
            with transaction.atomic():
                actions.record(by=None, at=NOW, verb="tests.thing.act", data={"worker": worker, "n": n})
                actions.record(by=None, at=NOW, verb="tests.thing.act", data={"worker": worker, "n": -n})
        connection.close()

    workers = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    report = queries.audit_report()
    assert (report.faults, report.links) == ([], 240)


@pytest.mark.django_db(transaction=True)
def test_event_of_a_transaction_taken_back_leaves_no_gap():
    actions.record(by=None, at=NOW, verb="tests.thing.act")
    with transaction.atomic():
        actions.record(by=None, at=NOW, verb="tests.thing.act")
        transaction.set_rollback(True)
    actions.record(by=None, at=NOW, verb="tests.thing.act")

    assert list(ChainLink.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]
    assert Event.objects.count() == 2
    assert queries.audit_report().faults == []
