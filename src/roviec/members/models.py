"""A member's file. Where somebody is a member and in what state are dated rows; the member carries the current ones."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from roviec.core.fields import BlindIndexField, EncryptedTextField
from roviec.core.history import kept
from roviec.core.models import BaseModel, Period, PeriodQuerySet, no_overlap_constraint, period_constraint
from roviec.members.enums import MembershipKind, MemberState, Sex
from roviec.members.policies import TAIL, masked
from roviec.organisations.models import DECISION_LENGTH, Unit

NAME_LENGTH = 120


@kept
class Member(BaseModel):
    """A person who is or was a member of the Party. Numbers are encrypted and found by their keyed hashes."""

    full_name = models.CharField(_("họ và tên"), max_length=NAME_LENGTH)
    search_key = models.CharField(max_length=NAME_LENGTH + 1, db_collation="C", editable=False)
    sort_key = models.CharField(max_length=3 * NAME_LENGTH, db_collation="C", editable=False)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex)
    birth_date = models.DateField(_("ngày sinh"), null=True, blank=True)
    id_number = EncryptedTextField(_("số định danh cá nhân"), blank=True)
    id_index = BlindIndexField(source="id_number")
    card_number = EncryptedTextField(_("số thẻ đảng viên"), blank=True)
    card_index = BlindIndexField(source="card_number")
    card_tail_index = BlindIndexField(source="card_tail")
    admitted_on = models.DateField(_("ngày vào Đảng"))
    official_on = models.DateField(_("ngày chính thức"), null=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="member",
        verbose_name=_("tài khoản"),
    )

    # The current values of the dated rows below. Only members.actions writes them.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="members", verbose_name=_("chi bộ"))
    state = models.CharField(_("trạng thái"), max_length=15, choices=MemberState)

    class Meta:
        verbose_name = _("đảng viên")
        constraints = [
            models.CheckConstraint(
                condition=Q(official_on=None) | Q(official_on__gte=F("admitted_on")), name="member_official_later"
            ),
            models.CheckConstraint(
                condition=Q(birth_date=None) | Q(birth_date__lt=F("admitted_on")), name="member_born_earlier"
            ),
            UniqueConstraint(fields=["id_index"], condition=~Q(id_index=""), name="member_id_once"),
            UniqueConstraint(fields=["card_index"], condition=~Q(card_index=""), name="member_card_once"),
        ]
        indexes = [
            # None on sort_key alone: the planner would walk all names of the country to fill the page of a small cell.
            models.Index(fields=["unit", "sort_key"], name="member_unit_sort"),
            models.Index(fields=["card_tail_index"], name="member_card_tail"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def card_tail(self) -> str:
        """The last digits of the card's number: by them people ask for a member."""
        return str(self.card_number)[-TAIL:]

    @property
    def card_masked(self) -> str:
        return masked(self.card_number)

    @property
    def id_masked(self) -> str:
        return masked(self.id_number)


@kept
class Membership(BaseModel, Period):
    """In which cell the member takes part. At home in one at a time; a temporary one may run beside it."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=10, choices=MembershipKind, default=MembershipKind.HOME)
    decision = models.CharField(_("giấy giới thiệu, quyết định"), max_length=DECISION_LENGTH, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            period_constraint("membership_period"),
            no_overlap_constraint("membership_one_home", of="member", condition=Q(kind=MembershipKind.HOME)),
            no_overlap_constraint("membership_one_temporary", of="member", condition=Q(kind=MembershipKind.TEMPORARY)),
        ]
        indexes = [models.Index(fields=["unit", "starts_on"], name="membership_unit")]


@kept
class MemberStatus(BaseModel, Period):
    """In what state the member was, and by which decision."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="states")
    state = models.CharField(max_length=15, choices=MemberState)
    decision = models.CharField(_("quyết định"), max_length=DECISION_LENGTH, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            period_constraint("member_status_period"),
            no_overlap_constraint("member_one_state", of="member"),
        ]
