from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from roviec.access.enums import Permission
from roviec.core import navigation, panels


class MembersConfig(AppConfig):
    name = "roviec.members"
    verbose_name = _("Đảng viên")

    def ready(self) -> None:
        navigation.register(
            key="members",
            label=_("Đảng viên"),
            icon="members",
            url_name="members:member-list",
            permission=Permission.MEMBER_VIEW,
            order=50,
            split=True,
        )
        panels.register(
            host="organisations.unit",
            key="members",
            title=_("Đảng viên"),
            url_name="members:unit-panel",
            permission=Permission.MEMBER_VIEW,
            order=10,
        )
