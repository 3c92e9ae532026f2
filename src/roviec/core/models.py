"""What models of all areas share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import F, Q

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
