"""The register's own record of a document, its links to others and the versions of its review."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roviec.core.history import kept
from roviec.core.models import BaseModel
from roviec.directives.enums import FindState, LinkKind, ReviewState, Validity


def paired(who: str, when: str, name: str) -> models.CheckConstraint:
    """Who and when are known together or not at all."""
    return models.CheckConstraint(
        condition=Q(**{f"{who}__isnull": True, f"{when}__isnull": True})
        | Q(**{f"{who}__isnull": False, f"{when}__isnull": False}),
        name=name,
    )


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def kept(self) -> DirectiveQuerySet:
        """Without those taken out of the register."""
        return self.filter(deleted_at=None)

    def registered(self) -> DirectiveQuerySet:
        return self.kept().filter(review_state=ReviewState.REGISTERED)


@kept
class Directive(BaseModel):
    """One document in the register of one unit, from the moment its file was handed in."""

    unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="directives", verbose_name=_("sổ của"))
    issuer = models.CharField(_("cơ quan ban hành"), max_length=500, blank=True, default="")
    issuer_unit = models.ForeignKey(
        "organisations.Unit", models.PROTECT, null=True, blank=True, related_name="issued_directives"
    )
    issuer_key = models.CharField(max_length=500, blank=True, default="")
    kind = models.CharField(_("thể loại"), max_length=16, blank=True, default="")
    number = models.PositiveIntegerField(_("số"), null=True, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=64, blank=True, default="")
    code = models.CharField(_("số ký hiệu"), max_length=80, blank=True, default="")
    code_key = models.CharField(max_length=80, blank=True, default="", db_index=True)
    place = models.CharField(_("nơi ban hành"), max_length=120, blank=True, default="")
    signed_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    title = models.TextField(_("trích yếu"), blank=True, default="")
    signer = models.CharField(_("người ký"), max_length=120, blank=True, default="")
    signer_position = models.CharField(_("chức vụ người ký"), max_length=200, blank=True, default="")
    signed_for = models.CharField(_("ký thay mặt"), max_length=200, blank=True, default="")
    recipients = ArrayField(models.TextField(), verbose_name=_("nơi nhận"), default=list, blank=True)
    term = models.CharField(_("nhiệm kỳ hoặc năm đánh số"), max_length=16, blank=True, default="")
    ends_on = models.DateField(_("hiệu lực đến hết ngày"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("số trang"), default=0)
    is_directive = models.BooleanField(default=True)

    review_state = models.CharField(max_length=16, choices=ReviewState, default=ReviewState.READING)
    review_version = models.PositiveIntegerField(default=0)
    header_state = models.CharField(max_length=16, choices=FindState, default=FindState.READ)
    header_version = models.PositiveIntegerField(default=0)
    header_spans = models.JSONField(default=list, blank=True)
    header_changed_at = models.DateTimeField(null=True, blank=True)
    header_changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    targets_total = models.PositiveIntegerField(default=0)
    tasks_total = models.PositiveIntegerField(default=0)
    citations_total = models.PositiveIntegerField(default=0)
    finds_confirmed = models.PositiveIntegerField(default=0)
    finds_doubtful = models.PositiveIntegerField(default=0)
    finds_total = models.PositiveIntegerField(default=0)

    validity = models.CharField(_("hiệu lực"), max_length=16, choices=Validity, default=Validity.IN_FORCE)
    validity_reason = models.TextField(blank=True, default="")
    validity_at = models.DateTimeField(null=True, blank=True)
    validity_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    deleted_reason = models.TextField(blank=True, default="")

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "issuer_key", "code_key", "term"],
                condition=Q(review_state=ReviewState.REGISTERED, deleted_at=None)
                & ~Q(code_key="")
                & ~Q(validity=Validity.REPLACED),
                name="directive_code_unique_per_issuer_and_term",
            ),
            paired("registered_by", "registered_at", "directive_registered_pair"),
            paired("deleted_by", "deleted_at", "directive_deleted_pair"),
            paired("validity_by", "validity_at", "directive_validity_pair"),
            paired("header_changed_by", "header_changed_at", "directive_header_changed_pair"),
            models.CheckConstraint(
                condition=Q(review_state=ReviewState.REGISTERED, registered_at__isnull=False)
                | (~Q(review_state=ReviewState.REGISTERED) & Q(registered_at=None)),
                name="directive_registered_at_with_state",
            ),
            models.CheckConstraint(
                condition=Q(validity=Validity.IN_FORCE, validity_at=None)
                | (~Q(validity=Validity.IN_FORCE) & Q(validity_at__isnull=False) & ~Q(validity_reason="")),
                name="directive_validity_reason",
            ),
            models.CheckConstraint(
                condition=Q(deleted_at=None) | ~Q(deleted_reason=""), name="directive_deleted_reason"
            ),
            models.CheckConstraint(
                condition=Q(finds_confirmed__lte=F("finds_total")), name="directive_confirmed_within_total"
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("pk")), name="directive_not_its_own_successor"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-signed_on", "-id"], name="directive_register_order"),
            models.Index(fields=["review_state"], name="directive_review_state"),
        ]

    def __str__(self) -> str:
        return self.code or self.title[:80] or f"#{self.pk}"


@kept
class DirectiveLink(BaseModel):
    """What a document says about another one; `target` is empty while that one is not in the register."""

    source = models.ForeignKey(Directive, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=16, choices=LinkKind)
    code = models.CharField(max_length=80)
    code_key = models.CharField(max_length=80, db_index=True)
    kind_name = models.CharField(max_length=80, blank=True, default="")
    dated = models.DateField(null=True, blank=True)
    target = models.ForeignKey(Directive, models.SET_NULL, null=True, blank=True, related_name="cited_by")

    class Meta:
        ordering = ["source", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "code_key", "dated"],
                nulls_distinct=False,
                name="directivelink_unique",
            ),
            models.CheckConstraint(
                condition=Q(target=None) | ~Q(target=F("source")), name="directivelink_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.code}"


class ReviewVersion(models.Model):
    """What a document's reading looked like at the moment it was confirmed, whole; never changed afterwards."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    data = models.JSONField()

    class Meta:
        ordering = ["directive", "number"]
        constraints = [
            models.UniqueConstraint(fields=["directive", "number"], name="reviewversion_number_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.directive_id} v{self.number}"
