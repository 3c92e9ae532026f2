"""What models of all areas share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

if TYPE_CHECKING:
    from datetime import date


class BaseModel(models.Model):
    """Two stamps for the auditor. Business logic never reads them."""

    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    class Meta:
        abstract = True


M = TypeVar("M", bound=models.Model)


class PeriodQuerySet(models.QuerySet[M]):
    """Facts that hold for a time."""

    def on(self, day: date) -> Self:
        """Those in force on the day; the last day counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Period(models.Model):
    """Holds from `starts_on` to `ends_on`, both days included; no end means until further notice.

    Every model that takes this in adds `period_constraint()` to its constraints under its own name.
    """

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


def period_constraint(name: str) -> models.CheckConstraint:
    """A period does not end before it starts."""
    return models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name=name)


def no_overlap_constraint(name: str, *, of: str, condition: Q | None = None) -> ExclusionConstraint:
    """No two periods of the same `of` (a foreign key) share a day.

    An exclusion on (key =, period &&) needs the extension btree_gist, which the embedded server lacks. So key and day
    become one number, key * 2**22 + days since the year 1, and every period one range of such numbers.
    """
    first = _slot(of, _day_number("starts_on"))
    last = _slot(of, Func(_day_number("ends_on"), Value(2**22 - 1), function="COALESCE"))
    slots = Func(first, last, Value("[]"), function="int8range")
    return ExclusionConstraint(name=name, expressions=[(slots, RangeOperators.OVERLAPS)], condition=condition)


def _day_number(field: str) -> Func:
    return Func(F(field), template="(%(expressions)s - DATE '0001-01-01')")


def _slot(key: str, day: Func) -> Func:
    # the options in alphabetical order, as migrations write them: Django compares them in order
    return Func(F(key), day, arg_joiner=" * 4194304 + ", template="(%(expressions)s)")
