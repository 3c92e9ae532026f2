from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from roviec.directives.enums import Comparison, Cycle, ScheduleKind
from roviec.directives.policies import values
from roviec.directives.policies.values import CitationValues, HeaderValues, ScheduleValues, TargetValues, TaskValues

TARGET = TargetValues(
    subject="chi bộ",
    predicate="sinh hoạt đúng định kỳ",
    op=">=",
    low=Decimal(90),
    high=None,
    measure="%",
    period="year",
    from_year=2025,
    to_year=2030,
    base_id=None,
)
HEADER = HeaderValues(
    issuer="Đảng ủy Khối",
    issuer_unit_id=None,
    kind="KH",
    code="12-KH/ĐUK",
    place="Sông Lam",
    signed_on=date(2024, 3, 5),
    title="Về công tác kiểm tra",
    signer="",
    signer_position="",
    signed_for="",
    recipients=(),
    term="2020-2025",
    ends_on=None,
)


def wrong_fields(check, value) -> set[str]:
    try:
        check(value)
    except ValidationError as error:
        return set(error.message_dict)
    return set()


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, set()),
        ({"op": "", "low": None}, set()),
        ({"low": None}, {"low"}),
        ({"op": ""}, {"op"}),
        ({"op": Comparison.BETWEEN}, {"high"}),
        ({"op": Comparison.BETWEEN, "high": Decimal(95)}, set()),
        ({"op": Comparison.BETWEEN, "high": Decimal(80)}, {"high"}),
        ({"from_year": 2030, "to_year": 2025}, {"to_year"}),
        ({"from_year": 202}, {"from_year"}),
        ({"to_year": 20300}, {"to_year"}),
        ({"from_year": None, "to_year": None}, set()),
    ],
)
def test_what_a_target_may_hold_together(changes, wrong):
    assert wrong_fields(values.check_target, replace(TARGET, **changes)) == wrong


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, set()),
        ({"year": 2025, "month": 11, "day": 30}, set()),
        ({"year": 2025, "month": 11, "day": 31}, {"day"}),
        ({"year": 2025, "month": 2, "day": 29}, {"day"}),
        ({"month": 2, "day": 29}, set()),
        ({"month": 2, "day": 30}, {"day"}),
        ({"day": 3}, {"month"}),
        ({"month": 3, "quarter": 1}, {"quarter"}),
        ({"every": Cycle.YEAR}, {"every"}),
        ({"every": Cycle.YEAR, "kind": ScheduleKind.RECURRING}, set()),
        ({"year": 1900}, {"year"}),
    ],
)
def test_what_a_schedule_may_hold_together(changes, wrong):
    schedule = replace(ScheduleValues(kind=ScheduleKind.BY), **changes)

    assert wrong_fields(values.check_schedule, schedule) == wrong


def test_a_task_says_what_is_to_be_done():
    schedule = ScheduleValues(kind=ScheduleKind.NONE)

    assert wrong_fields(values.check_task, TaskValues(words=" ", product="", schedule=schedule)) == {"words"}
    assert wrong_fields(values.check_task, TaskValues(words="Lập danh sách", product="", schedule=schedule)) == set()


def test_a_citation_names_a_document():
    assert wrong_fields(
        values.check_citation, CitationValues(code=" ", kind_name="", dated=None, implements=False)
    ) == {"code"}
    assert (
        wrong_fields(values.check_citation, CitationValues(code="5", kind_name="", dated=None, implements=False))
        == set()
    )


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, set()),
        ({"code": "", "term": "", "signed_on": None}, set()),
        ({"issuer": " "}, {"issuer"}),
        ({"title": ""}, {"title"}),
        ({"term": " "}, {"term"}),
        ({"ends_on": date(2024, 3, 4)}, {"ends_on"}),
        ({"ends_on": date(2024, 3, 5)}, set()),
    ],
)
def test_what_a_header_needs(changes, wrong):
    assert wrong_fields(values.check_header, replace(HEADER, **changes)) == wrong


@pytest.mark.parametrize(("reason", "wrong"), [("Nạp nhầm", set()), ("  ", {"reason"}), ("x" * 1001, {"reason"})])
def test_a_reason_says_something_and_is_short(reason, wrong):
    assert wrong_fields(values.check_reason, reason) == wrong
