from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from directive_reader.model import (
    Citation,
    Comparison,
    Document,
    Period,
    Reading,
    Schedule,
    ScheduleKind,
    Section,
    Span,
    Target,
    Task,
)
from directive_reader.model import Doubt as ReaderDoubt
from roviec.directives import actions
from roviec.directives.actions import _reading
from roviec.directives.enums import FindState, JobState, LinkKind, MatchState, OwnerRole, ReviewState
from roviec.directives.models import Directive, DirectiveLink, TaskOwner
from tests.directives.specimen import TEXT

pytestmark = pytest.mark.rows("D-01", "D-02")


def test_the_header_is_stored_with_what_follows_from_it(directive, bloc):
    assert (directive.code, directive.code_key, directive.number, directive.symbol, directive.kind) == (
        "12-KH/ĐUK",
        "12khduk",
        12,
        "KH/ĐUK",
        "KH",
    )
    assert (directive.signed_on, directive.term, directive.place) == (date(2024, 3, 15), "2020-2025", "Sông Lam")
    assert (directive.issuer_unit, directive.issuer_key) == (bloc, f"#{bloc.pk}")
    assert (directive.signer, directive.signer_position, directive.signed_for) == (
        "Đỗ Quang Thuận",
        "Phó bí thư",
        "BAN THƯỜNG VỤ",
    )
    assert directive.recipients[0] == "Tỉnh ủy Sông Lam"
    assert directive.review_state == ReviewState.IN_REVIEW
    assert directive.job.state == JobState.DONE


def test_every_quote_is_what_stands_at_its_span(directive):
    finds = [*directive.targetfinds.all(), *directive.taskfinds.all(), *directive.citationfinds.all()]

    assert [find.quote for find in finds] == [TEXT[find.start : find.end] for find in finds]
    assert (directive.targets_total, directive.tasks_total, directive.citations_total) == (3, 4, 2)
    assert directive.finds_total == 10


def test_a_share_keeps_the_target_it_is_a_share_of(directive):
    first, second, third = directive.targetfinds.all()

    assert (first.op, first.low, first.measure, first.period) == (">", Decimal(90), "%", "year")
    assert (second.base, second.low) == (first, Decimal(20))
    assert (third.base, third.measure, third.from_year) == (None, "mô hình", 2024)


def test_bodies_are_matched_to_units_and_groups_and_the_rest_is_asked(directive, bloc, world):
    owners = TaskOwner.objects.filter(task__directive=directive).order_by("task__order", "-role")

    found = [(owner.task.order, owner.role, owner.match, owner.unit, owner.group) for owner in owners]

    assert found == [
        (1, OwnerRole.LEAD, MatchState.UNIT, world.organisation_board, ""),
        (1, OwnerRole.COORDINATOR, MatchState.UNIT, world.propaganda_board, ""),
        (2, OwnerRole.LEAD, MatchState.GROUP, bloc, "grassroots"),
        (3, OwnerRole.LEAD, MatchState.UNKNOWN, None, ""),
        (4, OwnerRole.LEAD, MatchState.UNKNOWN, None, ""),
    ]
    asked = directive.doubts.filter(code="owner.unknown")
    assert [(doubt.task.order, doubt.message) for doubt in asked] == [
        (3, "Ban Chỉ đạo Chuyển đổi số Khối"),
        (4, "Ban Chỉ đạo Chuyển đổi số Khối"),
    ]


def test_two_times_in_one_item_are_a_question_with_both(directive):
    task = directive.taskfinds.get(order=1)

    doubt = task.doubts.get()

    assert (doubt.code, doubt.field, task.state) == ("task.schedule-ambiguous", "schedule", FindState.DOUBTFUL)
    assert [(o["schedule_day"], o["schedule_month"]) for o in doubt.options] == [(30, 4), (30, 6)]


def test_counts_follow_from_states(directive):
    finds = [*directive.targetfinds.all(), *directive.taskfinds.all(), *directive.citationfinds.all()]
    states = [find.state for find in finds]

    assert states.count(FindState.DOUBTFUL) == directive.finds_doubtful == 3
    assert directive.finds_confirmed == 0


def test_citations_become_links_to_documents_not_yet_there(directive):
    links = DirectiveLink.objects.filter(source=directive).order_by("-code")

    assert [(link.kind, link.code, link.dated, link.target) for link in links] == [
        (LinkKind.IMPLEMENTS, "21-NQ/TU", date(2024, 1, 10), None),
        (LinkKind.CITES, "05-QĐ/ĐUK", date(2023, 2, 2), None),
    ]


def test_reading_again_changes_nothing(directive, clerk, at):
    before = list(directive.taskfinds.values_list("pk", "version"))

    again = actions.read_directive(by=clerk, directive=directive, at=at)
    stale = Directive.objects.get(pk=directive.pk)
    stale.review_state = ReviewState.READING  # a second worker that began before the first one stored its reading
    actions.read_directive(by=clerk, directive=stale, at=at)

    assert again.review_state == ReviewState.IN_REVIEW
    assert list(directive.taskfinds.values_list("pk", "version")) == before


def test_of_two_workers_that_read_at_once_one_stores(receive, clerk, at, monkeypatch):
    directive = receive()
    slow, really = [], _reading.directory_of

    def meanwhile(read_one):
        if not slow:
            slow.append(1)
            actions.read_directive(by=clerk, directive=Directive.objects.get(pk=directive.pk), at=at)
        return really(read_one)

    monkeypatch.setattr(_reading, "directory_of", meanwhile)  # the other worker is quicker
    result = actions.read_directive(by=clerk, directive=Directive.objects.get(pk=directive.pk), at=at)

    assert result.review_state == ReviewState.IN_REVIEW
    assert result.taskfinds.count() == 4


def test_a_text_without_anything_is_stored_as_a_question(review):
    directive = review("Danh sách mua sắm: giấy, bút.\n")

    assert not directive.is_directive
    assert directive.header_state == FindState.DOUBTFUL
    assert "document.not-a-directive" in set(directive.doubts.values_list("code", flat=True))


def test_an_enumeration_known_word_by_word_is_divided(review):
    text = TEXT.replace("2. Các cấp ủy cơ sở kiểm tra", "2. Ban Tổ chức Đảng ủy Khối và các cấp ủy cơ sở kiểm tra")

    owners = TaskOwner.objects.filter(task=review(text).taskfinds.get(order=2)).order_by("order")

    assert [(o.text, o.match) for o in owners] == [
        ("Ban Tổ chức Đảng ủy Khối", MatchState.UNIT),
        ("các cấp ủy cơ sở", MatchState.GROUP),
    ]
    assert [text[o.start : o.end] for o in owners] == [o.text for o in owners]


def span() -> Span:
    return Span(0, 5)


def strange() -> Reading:
    """A reading such as only a broken text can give."""
    target = Target(
        path="I" * 99,
        span=span(),
        quote="Trong",
        subject=None,
        predicate=None,
        op=Comparison.BETWEEN,
        low=5.0,
        high=1.0,
        unit="đ" * 500,
        period=Period.YEAR,
        from_year=2030,
        to_year=2020,
        base=7,
    )
    huge = Target("", span(), "Trong", "a", "b", Comparison.MORE, 1e30, None, "%", None)
    endless = Target("", span(), "Trong", "a", "b", Comparison.MORE, float("nan"), None, "%", None, base=2)
    task = Task(
        path="",
        start="Trong",
        span=span(),
        quote="Trong",
        lead="Ban A",
        coordinators=("đơn vị", "đơn vị", "Ban Xa Lạ"),
        schedule=Schedule(ScheduleKind.RECURRING, every=Period.TERM),
    )
    cited = Citation("99-NQ/TU" + "x" * 99, None, "2024-02-31", (span(), Span(6, 8)))
    doubts = (
        ReaderDoubt("task.breaks-off", "tasks", "…", span()),
        ReaderDoubt("citation.two-dates", "citations", "…", Span(6, 7)),
        ReaderDoubt("target.odd", "targets[9].unit", "…", None),
        ReaderDoubt("target.odd", "targets", "…", Span(900, 901)),
        ReaderDoubt("document.signer-missing", "document.signer", "…", None),
        ReaderDoubt("task.schedule-ambiguous", "tasks", "…", Span(900, 901)),
    )
    return Reading(
        document=Document(issuer="x" * 900, date="2024-13-01"),
        is_directive=True,
        outline=(Section("I", "I", "Một", 1, span(), Span(5, 9)),),
        targets=(target, huge, endless),
        tasks=(task,),
        citations=(Citation("5", None, None, ()), cited),
        doubts=doubts,
    )


def test_whatever_the_reader_finds_can_be_stored(receive, clerk, at):
    directive = receive()
    seen = []

    _reading.store(
        by=clerk,
        directive=directive,
        body=TEXT,
        reading=strange(),
        at=at,
        report=lambda _directive, step, done, total: seen.append((step, done, total)),
    )

    odd, huge, endless = directive.targetfinds.all()
    assert (odd.op, odd.low, odd.high, odd.from_year, odd.to_year, odd.base) == ("=", 5, None, 2020, 2030, None)
    assert (huge.low, huge.op, endless.low, endless.base) == (None, "", None, None)
    task = directive.taskfinds.get()
    assert (task.schedule_kind, task.schedule_every, task.state) == ("recurring", "", FindState.DOUBTFUL)
    assert [owner.text for owner in task.owners.all()] == ["Ban A", "đơn vị", "Ban Xa Lạ"]
    cited = directive.citationfinds.get()
    assert (cited.dated, len(cited.code), cited.spans, cited.state) == (None, 80, [[0, 5], [6, 8]], FindState.DOUBTFUL)
    assert (directive.signed_on, directive.term, len(directive.issuer)) == (None, "", 500)
    doubts = [(d.code, bool(d.target), bool(d.task), bool(d.citation)) for d in directive.doubts.all()]
    assert doubts == [
        ("task.breaks-off", False, True, False),
        ("citation.two-dates", False, False, True),
        ("target.odd", False, False, False),
        ("target.odd", False, False, False),
        ("document.signer-missing", False, False, False),
        ("task.schedule-ambiguous", False, False, False),
        ("owner.unknown", False, True, False),
        ("owner.unknown", False, True, False),
    ]
    assert [total for _step, _done, total in seen] == [3, 0]
