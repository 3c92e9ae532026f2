"""What was handed in: the files, the text taken from them, the job that reads it."""

from __future__ import annotations

from urllib.parse import parse_qs

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roviec.core.history import kept
from roviec.core.models import BaseModel
from roviec.directives.enums import JobState, JobStep


@kept
class SourceFile(BaseModel):
    """One file as handed in. A document photographed page by page has several, in order."""

    directive = models.ForeignKey("directives.Directive", models.CASCADE, related_name="files")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("tên tệp"), max_length=255)
    format = models.CharField(_("định dạng"), max_length=16)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="directives/%Y/%m/", max_length=255)

    class Meta:
        ordering = ["directive", "order"]
        constraints = [
            models.UniqueConstraint(fields=["directive", "order"], name="sourcefile_order_unique"),
        ]
        indexes = [models.Index(fields=["sha256"], name="sourcefile_sha256")]

    def __str__(self) -> str:
        return self.name


class DirectiveText(models.Model):
    """The one text all spans point into, and its folded forms for search. Written once, when the files are read.

    `vector` holds the words of head (code, title, issuer) and text, `head_vector` those of the head alone. Both keys
    are folded in Python, since the database has no extension that could do it; `body_key` is folded character for
    character, so that a place found in it can be cut out of `body`.
    """

    directive = models.OneToOneField("directives.Directive", models.CASCADE, primary_key=True, related_name="text")
    body = models.TextField()
    text_key = models.CharField(max_length=64, db_index=True)
    page_starts = ArrayField(models.PositiveIntegerField(), default=list)
    notes = ArrayField(models.TextField(), default=list)
    head_key = models.TextField(default="")
    body_key = models.TextField(default="")
    vector = models.GeneratedField(
        expression=SearchVector(F("head_key"), weight="A", config="simple")
        + SearchVector(F("body_key"), weight="D", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    head_vector = models.GeneratedField(
        expression=SearchVector(F("head_key"), config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="directivetext_vector"),
            GinIndex(fields=["head_vector"], name="directivetext_head_vector"),
        ]

    def __str__(self) -> str:
        return str(self.directive_id)


class ReadingJob(BaseModel):
    """Progress of reading one directive, written while it runs so that the page can show it."""

    directive = models.OneToOneField("directives.Directive", models.CASCADE, related_name="job")
    state = models.CharField(max_length=16, choices=JobState, default=JobState.WAITING)
    step = models.CharField(max_length=16, choices=JobStep, default=JobStep.EXTRACT)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(default="", blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="readingjob_done_within_total"),
            models.CheckConstraint(
                condition=Q(state__in=[JobState.DONE, JobState.FAILED], finished_at__isnull=False)
                | Q(state__in=[JobState.WAITING, JobState.RUNNING], finished_at__isnull=True),
                name="readingjob_finished_at_with_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.directive_id}: {self.state}"


class SavedFilter(BaseModel):
    """A question somebody asks of the register again and again: the query string of the list page."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="directive_filters")
    name = models.CharField(_("tên bộ lọc"), max_length=80)
    query = models.CharField(max_length=2000)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["user", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="savedfilter_name_unique_per_user"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def conditions(self) -> dict[str, list[str]]:
        """The query string taken apart."""
        return parse_qs(self.query)
