"""Choices of the area with the words shown on screen. Stored values never change."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class MemberState(TextChoices):
    """What a member is to the Party on a day."""

    PROBATIONARY = "probationary", _("Dự bị")
    OFFICIAL = "official", _("Chính thức")
    EXEMPT = "exempt", _("Miễn sinh hoạt")
    AWAY = "away", _("Tạm chuyển đi")
    SUSPENDED = "suspended", _("Đình chỉ sinh hoạt")
    TRANSFERRED = "transferred", _("Đã chuyển đi")
    DEAD = "dead", _("Từ trần")
    LEFT = "left", _("Xin ra khỏi Đảng")
    STRUCK_OFF = "struck_off", _("Xóa tên")
    EXPELLED = "expelled", _("Khai trừ")


class MembershipKind(TextChoices):
    HOME = "home", _("Sinh hoạt chính thức")
    TEMPORARY = "temporary", _("Sinh hoạt tạm thời")
