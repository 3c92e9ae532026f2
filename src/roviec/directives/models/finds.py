"""What was found in a text: sections, targets, tasks with their owners, citations, and what is in doubt."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roviec.core.history import kept
from roviec.core.models import BaseModel
from roviec.directives.enums import (
    Comparison,
    Cycle,
    FindState,
    MatchState,
    Origin,
    OwnerRole,
    ScheduleKind,
    TargetPeriod,
)
from roviec.directives.models.directive import Directive, paired


def span_constraint(name: str) -> models.CheckConstraint:
    """A span is not empty."""
    return models.CheckConstraint(condition=Q(end__gt=F("start")), name=name)


class Section(models.Model):
    """A heading of the text; `body_end` is where the next heading of the same or a higher level begins."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="sections")
    order = models.PositiveIntegerField()
    path = models.CharField(max_length=64)
    label = models.CharField(max_length=32, blank=True)
    heading = models.TextField()
    level = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    body_start = models.PositiveIntegerField()
    body_end = models.PositiveIntegerField()

    class Meta:
        ordering = ["directive", "order"]
        constraints = [
            models.UniqueConstraint(fields=["directive", "order"], name="section_order_unique"),
            span_constraint("section_span"),
        ]

    def __str__(self) -> str:
        return self.heading


class Find(BaseModel):
    """A place in the text that means something, and what a person has said about it.

    `version` grows with every change: whoever saves says which version they saw. `order` numbers the finds of a kind
    within the directive and is what the marks beside the text show; gaps stay when a find is rejected.
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="%(class)ss")
    order = models.PositiveIntegerField()
    path = models.CharField(max_length=64, blank=True, default="")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    state = models.CharField(max_length=16, choices=FindState, default=FindState.READ)
    origin = models.CharField(max_length=16, choices=Origin, default=Origin.READER)
    rejected_reason = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True
        ordering = ["directive", "order"]
        constraints = [
            models.UniqueConstraint(fields=["directive", "order"], name="%(class)s_order_unique"),
            span_constraint("%(class)s_span"),
            paired("changed_by", "changed_at", "%(class)s_changed_pair"),
            models.CheckConstraint(
                condition=(Q(state=FindState.REJECTED) & ~Q(rejected_reason=""))
                | (~Q(state=FindState.REJECTED) & Q(rejected_reason="")),
                name="%(class)s_rejected_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]


@kept
class TargetFind(Find):
    """A sentence that sets a figure: `subject` `predicate` `op` `low`..`high` `measure` per `period`."""

    subject = models.TextField(_("đối tượng"), blank=True, default="")
    predicate = models.TextField(_("nội dung"), blank=True, default="")
    op = models.CharField(_("so sánh"), max_length=8, choices=Comparison, blank=True, default="")
    low = models.DecimalField(_("mức"), max_digits=20, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(_("đến mức"), max_digits=20, decimal_places=4, null=True, blank=True)
    measure = models.CharField(_("đơn vị tính"), max_length=120, blank=True, default="")
    period = models.CharField(_("chu kỳ"), max_length=16, choices=TargetPeriod, blank=True, default="")
    from_year = models.PositiveSmallIntegerField(_("từ năm"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("đến năm"), null=True, blank=True)
    base = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    figure_start = models.PositiveIntegerField(null=True, blank=True)
    figure_end = models.PositiveIntegerField(null=True, blank=True)

    class Meta(Find.Meta):
        constraints = [
            *Find.Meta.constraints,
            models.CheckConstraint(
                condition=Q(high=None) | Q(low__isnull=False, high__gte=F("low")), name="targetfind_high_above_low"
            ),
            models.CheckConstraint(
                condition=~Q(op=Comparison.BETWEEN) | Q(high__isnull=False), name="targetfind_between_has_both"
            ),
            models.CheckConstraint(
                condition=Q(from_year=None) | Q(to_year=None) | Q(to_year__gte=F("from_year")),
                name="targetfind_years_in_order",
            ),
            models.CheckConstraint(condition=Q(base=None) | ~Q(base=F("pk")), name="targetfind_not_its_own_base"),
        ]


@kept
class TaskFind(Find):
    """One item that somebody has to carry out."""

    words = models.TextField(_("việc"))
    schedule_kind = models.CharField(
        _("thời hạn"), max_length=16, choices=ScheduleKind, default=ScheduleKind.NONE, blank=True
    )
    schedule_text = models.TextField(_("nguyên văn thời hạn"), blank=True, default="")
    schedule_year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True)
    schedule_quarter = models.PositiveSmallIntegerField(_("quý"), null=True, blank=True)
    schedule_month = models.PositiveSmallIntegerField(_("tháng"), null=True, blank=True)
    schedule_day = models.PositiveSmallIntegerField(_("ngày"), null=True, blank=True)
    schedule_every = models.CharField(_("lặp lại"), max_length=16, choices=Cycle, blank=True, default="")
    schedule_start = models.PositiveIntegerField(null=True, blank=True)
    schedule_end = models.PositiveIntegerField(null=True, blank=True)
    product = models.CharField(_("sản phẩm"), max_length=300, blank=True, default="")

    class Meta(Find.Meta):
        constraints = [
            *Find.Meta.constraints,
            models.CheckConstraint(
                condition=Q(schedule_month=None) | Q(schedule_month__range=(1, 12)), name="taskfind_month"
            ),
            models.CheckConstraint(
                condition=Q(schedule_quarter=None) | Q(schedule_quarter__range=(1, 4)), name="taskfind_quarter"
            ),
            models.CheckConstraint(
                condition=Q(schedule_day=None) | Q(schedule_day__range=(1, 31)), name="taskfind_day"
            ),
        ]


@kept
class TaskOwner(BaseModel):
    """A body named as answering for a task or helping with it, and the units of the directory these words mean.

    A group («các cấp ủy cơ sở») is kept as a key and the unit below which it is counted, not as today's list of units.
    """

    task = models.ForeignKey(TaskFind, models.CASCADE, related_name="owners")
    role = models.CharField(max_length=16, choices=OwnerRole)
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    match = models.CharField(max_length=16, choices=MatchState, default=MatchState.UNKNOWN)
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    group = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        ordering = ["task", "-role", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "role", "text"], name="taskowner_once_per_role"),
            models.CheckConstraint(
                condition=Q(match=MatchState.UNIT, unit__isnull=False, group="")
                | (Q(match=MatchState.GROUP, unit__isnull=False) & ~Q(group=""))
                | Q(
                    match__in=[MatchState.UNCLEAR, MatchState.UNKNOWN, MatchState.OUTSIDE],
                    unit__isnull=True,
                    group="",
                ),
                name="taskowner_match_with_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.text


@kept
class CitationFind(Find):
    """A cited document; `spans` are all places that name it, the first of them also in `start` and `end`."""

    code = models.CharField(_("số ký hiệu"), max_length=80)
    code_key = models.CharField(max_length=80)
    kind_name = models.CharField(_("thể loại"), max_length=80, blank=True, default="")
    dated = models.DateField(_("ngày"), null=True, blank=True)
    implements = models.BooleanField(_("văn bản này thực hiện"), default=False)
    spans = models.JSONField(default=list)

    class Meta(Find.Meta):
        constraints = [*Find.Meta.constraints]


class Doubt(BaseModel):
    """A question about a find (or, with none of the three, about the header) that a person answers."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="doubts")
    target = models.ForeignKey(TargetFind, models.CASCADE, null=True, blank=True, related_name="doubts")
    task = models.ForeignKey(TaskFind, models.CASCADE, null=True, blank=True, related_name="doubts")
    citation = models.ForeignKey(CitationFind, models.CASCADE, null=True, blank=True, related_name="doubts")
    code = models.CharField(max_length=64)
    field = models.CharField(max_length=64, blank=True, default="")
    message = models.TextField()
    options = models.JSONField(default=list, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["directive", "pk"]
        constraints = [
            paired("answered_by", "answered_at", "doubt_answered_pair"),
            models.CheckConstraint(
                condition=Q(target=None, task=None) | Q(target=None, citation=None) | Q(task=None, citation=None),
                name="doubt_about_one_find",
            ),
        ]

    def __str__(self) -> str:
        return self.message
