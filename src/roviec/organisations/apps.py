from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from roviec.access.enums import Permission
from roviec.core import navigation


class OrganisationsConfig(AppConfig):
    name = "roviec.organisations"
    verbose_name = _("Tổ chức đảng")

    def ready(self) -> None:
        navigation.register(
            key="organisations",
            label=_("Tổ chức đảng"),
            short=_("Tổ chức"),
            icon="organisation",
            url_name="organisations:unit-list",
            permission=Permission.UNIT_VIEW,
            order=60,
        )
