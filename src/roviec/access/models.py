"""Accounts, dated role grants, administrator sessions and the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import gettext_lazy as _

from roviec.access import policies
from roviec.access.enums import Permission, Role
from roviec.core import clock
from roviec.core.history import kept as history_kept
from roviec.core.models import BaseModel, Period, PeriodQuerySet, period_constraint
from roviec.core.paths import ROOT

if TYPE_CHECKING:
    from datetime import date, datetime


class Placed(Protocol):
    """Anything with a place in the tree of organisations."""

    @property
    def path(self) -> str: ...


class UserManager(BaseUserManager["User"]):
    """Finds accounts whatever the capitals of the name typed in."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").lower())


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["password", "last_login", "created_at", "updated_at"],  # signing in is an event, not a change
    append_only=True,
)
class User(AbstractBaseUser, BaseModel):
    """An account. Who the person is as a party member is kept by the members area, which points here."""

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    email = models.EmailField(_("thư điện tử"), blank=True)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    search_key = models.CharField(max_length=240, blank=True, editable=False)
    sort_key = models.CharField(max_length=400, blank=True, editable=False, db_collation="C")

    admin_session: AdminSession | None = None
    """The open administrator session of the request this account acts in; set by the middleware, never stored."""

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(username=Lower("username")), name="user_username_lower"),
            models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="user_email_unique"),
        ]
        indexes = [models.Index(fields=["sort_key"], name="user_sort_key")]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def may(self, permission: Permission, *, within: Placed, own: bool = False) -> bool:
        """Whether the account may do this to a thing of the unit `within`; `own`: the thing is its holder's own."""
        return any(
            holding.permission == permission and holding.covers(within.path, own=own) for holding in self.holdings()
        )

    def may_anywhere(self, permission: Permission) -> bool:
        """Whether there is any place, if only the own data, where the account may do this."""
        return any(holding.permission == permission for holding in self.holdings())

    def holdings(self) -> list[policies.Holding]:
        """All that the account may do at this moment. One query per account object and open session, then kept."""
        if not self.is_active:
            return []
        now = clock.now()
        in_session = self.admin_session is not None and self.admin_session.is_open(now)
        kept: dict[bool, list[policies.Holding]] = self.__dict__.setdefault("_holdings", {})
        if in_session not in kept:
            kept[in_session] = policies.holdings(
                [(role, path or ROOT) for role, path, _name in self._held()], in_session=in_session
            )
        return kept[in_session]

    @property
    def place_name(self) -> str:
        """The highest unit where the account has a role, as it is shown beside its name."""
        places = [(path, name) for _role, path, name in self._held() if path]
        return (min(places)[1] or "") if places else ""

    def _held(self) -> list[tuple[str, str | None, str | None]]:
        """Role, path and name of the unit for each grant in force, read once per account object."""
        kept: list[tuple[str, str | None, str | None]] | None = self.__dict__.get("_grants_held")
        if kept is None:
            grants = RoleGrant.objects.in_force(clock.now()).filter(user=self).order_by("pk")
            name = Coalesce(NullIf("unit__short_name", Value("")), "unit__name")
            kept = self.__dict__["_grants_held"] = list(grants.values_list("role", "unit__path", name))
        return kept

    def forget_holdings(self) -> None:
        """Ask the database again next time: grants have changed."""
        self.__dict__.pop("_holdings", None)
        self.__dict__.pop("_grants_held", None)


class RoleGrantQuerySet(PeriodQuerySet["RoleGrant"]):
    def in_force(self, at: datetime) -> Self:
        """Grants that count at the moment: the day lies in their period and nobody has withdrawn them yet."""
        return self.on(clock.day_of(at)).filter(Q(ended_at=None) | Q(ended_at__gt=at))

    def overlapping(self, starts_on: date, ends_on: date | None) -> Self:
        """Grants whose period shares a day with this one."""
        begun = self if ends_on is None else self.filter(starts_on__lte=ends_on)
        return begun.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))


@history_kept
class RoleGrant(BaseModel, Period):
    """Somebody holds a role at a unit for a time. Rows are ended, never deleted."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants", verbose_name=_("người giữ vai trò"))
    role = models.CharField(_("vai trò"), max_length=40, choices=Role)
    unit = models.ForeignKey(
        "organisations.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị")
    )
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    end_reason = models.CharField(_("lý do kết thúc"), max_length=300, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            period_constraint("rolegrant_period"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, end_reason="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(end_reason="")),
                name="rolegrant_end_complete",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("granted_at")), name="rolegrant_end_after_grant"
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, role__in=sorted(set(Role) - policies.ONLY_WITHOUT_UNIT))
                | Q(unit=None, role__in=sorted(policies.WITHOUT_UNIT)),
                name="rolegrant_place",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "unit"],
                condition=Q(ended_at=None, ends_on=None),
                nulls_distinct=False,
                name="rolegrant_once",
            ),
        ]
        indexes = [models.Index(fields=["user", "starts_on"], name="rolegrant_user")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.unit_id or '*'}"

    def clean(self) -> None:
        policies.check_place(Role(self.role), has_unit=self.unit_id is not None)
        policies.check_period(self.starts_on, self.ends_on)


@history_kept
class AdminSession(BaseModel):
    """A time-limited opening of administrator permissions, with its reason."""

    user = models.ForeignKey(User, models.PROTECT, related_name="admin_sessions")
    reason = models.CharField(_("lý do"), max_length=300)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("opened_at")), name="adminsession_expires_later"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("opened_at")), name="adminsession_ends_later"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="adminsession_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.opened_at:%Y-%m-%d %H:%M}"

    def is_open(self, at: datetime) -> bool:
        return self.opened_at <= at < (self.ended_at or self.expires_at)


class Event(models.Model):
    """One line of the audit trail. The database refuses to change, delete or truncate it; see migration 0001."""

    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("người làm"))
    verb = models.CharField(_("việc"), max_length=100)
    target_type = models.CharField(max_length=100, blank=True)
    target_id = models.CharField(max_length=100, blank=True)
    target_label = models.CharField(_("đối tượng"), max_length=300, blank=True)
    unit_path = models.CharField(max_length=80, blank=True, db_collation="C")
    subject = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("dữ liệu của ai"), db_index=False
    )
    data = models.JSONField(default=dict)
    request_id = models.CharField(max_length=64, blank=True)
    address = models.CharField(_("địa chỉ mạng"), max_length=64, blank=True)
    admin_session = models.ForeignKey(AdminSession, models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["-at", "-id"], name="event_at"),
            models.Index(fields=["target_type", "target_id", "-at"], name="event_target"),
            models.Index(fields=["by", "-at"], name="event_by"),
            models.Index(fields=["verb", "-at"], name="event_verb"),
            models.Index(fields=["subject", "-at"], name="event_subject", condition=Q(subject__isnull=False)),
            models.Index(fields=["unit_path"], name="event_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.verb}"

    def content(self) -> dict[str, Any]:
        """What the digest is made over: every column but the digest; the id is bound by the chain."""
        return {
            "at": self.at,
            "by": self.by_id,
            "verb": self.verb,
            "target_type": self.target_type,
            "target_id": self.target_id,
            "target_label": self.target_label,
            "unit_path": self.unit_path,
            "subject": self.subject_id,
            "data": self.data,
            "request_id": self.request_id,
            "address": self.address,
            "admin_session": self.admin_session_id,
        }


class ChainLink(models.Model):
    """Seals one event into the chain. Written by a trigger when the transaction commits, never by the application."""

    seq = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(Event, models.PROTECT, related_name="link")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.seq} {self.hash[:12]}"


class Checkpoint(models.Model):
    """The head of the chain at a moment, signed with a key that the database does not hold."""

    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    signature = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.seq} {self.at:%Y-%m-%d %H:%M}"
