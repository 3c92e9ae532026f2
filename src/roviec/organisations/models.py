"""A unit is a dated node. Its names, kinds and parents are dated rows and the truth; the unit carries the current ones.

Nothing here is ever deleted: what ends gets a last day.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.db.models.functions import Length
from django.db.models.lookups import Exact, GreaterThan
from django.utils.translation import gettext_lazy as _

from roviec.core.history import kept
from roviec.core.models import BaseModel, Period, PeriodQuerySet, no_overlap_constraint, period_constraint
from roviec.core.paths import STEP, depth
from roviec.organisations.enums import AliasSource, UnitGroup, UnitKind

NAME_LENGTH = 300
SHORT_NAME_LENGTH = 150
DECISION_LENGTH = 300
SEARCH_KEY_LENGTH = NAME_LENGTH + SHORT_NAME_LENGTH + 2  # begins with a blank, so that « word» finds any first word


@kept
class Unit(BaseModel, Period):
    """A party organisation, a board serving a committee, a mass organisation or a body that directives name."""

    code = models.CharField(_("mã số"), max_length=30, blank=True)
    founded_by = models.CharField(_("quyết định thành lập"), max_length=DECISION_LENGTH, blank=True)
    closed_by = models.CharField(_("quyết định kết thúc"), max_length=DECISION_LENGTH, blank=True)

    # The current values of the dated rows below. Only organisations.actions writes them.
    name = models.CharField(_("tên"), max_length=NAME_LENGTH)
    short_name = models.CharField(_("tên ngắn"), max_length=SHORT_NAME_LENGTH, blank=True)
    kind = models.CharField(_("loại hình"), max_length=30, choices=UnitKind)
    parent = models.ForeignKey(
        "self", verbose_name=_("cấp trên"), on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=80, db_collation="C", unique=True, editable=False)
    next_child = models.PositiveIntegerField(default=0, editable=False)
    search_key = models.CharField(max_length=SEARCH_KEY_LENGTH, db_collation="C", editable=False)
    sort_key = models.CharField(max_length=3 * NAME_LENGTH, db_collation="C", editable=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("tổ chức")
        constraints = [
            period_constraint("unit_period"),
            models.CheckConstraint(condition=Q(closed_by="") | Q(ends_on__isnull=False), name="unit_closed_has_end"),
            models.CheckConstraint(condition=Q(path__regex=rf"^([0-9A-Z]{{{STEP}}})+$"), name="unit_path_form"),
            models.CheckConstraint(
                condition=(Q(parent=None) & Q(Exact(Length("path"), STEP)))
                | (Q(parent__isnull=False) & Q(GreaterThan(Length("path"), STEP))),
                name="unit_path_depth",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="unit_not_own_parent"),
            UniqueConstraint(fields=["code"], condition=~Q(code=""), name="unit_code_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> int:
        """Steps from the top of the tree."""
        return depth(self.path) - 1

    @property
    def label(self) -> str:
        """The short name where there is one: for trees and narrow columns."""
        return self.short_name or self.name


@kept
class UnitName(BaseModel, Period):
    """What the unit was called, and by which decision."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=NAME_LENGTH)
    short_name = models.CharField(max_length=SHORT_NAME_LENGTH, blank=True)
    search_key = models.CharField(max_length=SEARCH_KEY_LENGTH, db_collation="C", default="", editable=False)
    decision = models.CharField(max_length=DECISION_LENGTH, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [period_constraint("unit_name_period"), no_overlap_constraint("unit_one_name", of="unit")]

    def __str__(self) -> str:
        return self.name


@kept
class UnitKindPeriod(BaseModel, Period):
    """What kind of unit it was: a subordinate cell becomes a cell without becoming another unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="kinds")
    kind = models.CharField(max_length=30, choices=UnitKind)
    decision = models.CharField(max_length=DECISION_LENGTH, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [period_constraint("unit_kind_period"), no_overlap_constraint("unit_one_kind", of="unit")]


@kept
class UnitParent(BaseModel, Period):
    """Which unit it stood under; none for the top of a tree."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="child_periods")
    decision = models.CharField(max_length=DECISION_LENGTH, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            period_constraint("unit_parent_period"),
            no_overlap_constraint("unit_one_parent", of="unit"),
            models.CheckConstraint(condition=~Q(parent=F("unit")), name="unit_parent_is_another"),
        ]


@kept
class UnitAlias(BaseModel):
    """Another way in which documents name a unit, or a group of units below the issuer.

    Within `scope` it holds for documents of that unit and of the units below it; without scope it holds everywhere.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="aliases")
    group = models.CharField(max_length=40, choices=UnitGroup, blank=True)
    scope = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="scoped_aliases")
    text = models.CharField(max_length=NAME_LENGTH)
    key = models.CharField(max_length=NAME_LENGTH, db_collation="C", editable=False)
    source = models.CharField(max_length=10, choices=AliasSource)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["key", "scope"], name="unit_alias_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, group="") | (Q(unit=None) & ~Q(group="")), name="unit_alias_names_one"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="unit_alias_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
