"""Rules of the member file that need no query: states, dates, numbers, masks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from roviec.members.enums import MemberState
from roviec.organisations.policies.kinds import CELLS

if TYPE_CHECKING:
    from datetime import date

ACTIVE = frozenset({MemberState.PROBATIONARY, MemberState.OFFICIAL, MemberState.EXEMPT, MemberState.AWAY})
"""States in which somebody is counted as a member of the cell."""

_ID_NUMBER = re.compile(r"\d{9}|\d{12}")
_CARD_NUMBER = re.compile(r"\d{8}|\d{12}")
_BLANKS = re.compile(r"[\s.\-]+")
TAIL = 4


def state_at_first(official_on: date | None) -> MemberState:
    """The state that follows from the two dates alone."""
    return MemberState.PROBATIONARY if official_on is None else MemberState.OFFICIAL


def check_dates(*, birth_date: date | None, admitted_on: date, official_on: date | None, today: date) -> None:
    """Refuse dates in an impossible order, or to come."""
    if admitted_on > today or (official_on and official_on > today):
        raise ValidationError(_("Ngày vào Đảng và ngày chính thức không thể ở tương lai."))
    if official_on and official_on < admitted_on:
        raise ValidationError(_("Ngày chính thức không thể trước ngày vào Đảng."))
    if birth_date and birth_date >= admitted_on:
        raise ValidationError(_("Ngày vào Đảng phải sau ngày sinh."))


def check_unit(kind: str) -> None:
    """Members belong to party cells; organisations above them hold members through their cells."""
    if kind not in CELLS:
        raise ValidationError(_("Đảng viên sinh hoạt tại chi bộ; hãy chọn một chi bộ."))


def digits(number: str) -> str:
    """A number as it is kept: without the blanks, dots and dashes people write into it."""
    return _BLANKS.sub("", number)


def check_numbers(*, id_number: str, card_number: str) -> None:
    """Refuse numbers that no paper has; empty ones are not known yet."""
    if id_number and not _ID_NUMBER.fullmatch(id_number):
        raise ValidationError(_("Số định danh có 12 chữ số (hoặc 9 chữ số với chứng minh nhân dân cũ)."))
    if card_number and not _CARD_NUMBER.fullmatch(card_number):
        raise ValidationError(_("Số thẻ đảng viên có 8 hoặc 12 chữ số."))


def masked(number: str) -> str:
    """«••2206»: enough to tell two persons apart, not enough to use."""
    return "••" + number[-TAIL:] if number else ""
