from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from roviec.access.enums import Permission
from roviec.core import navigation, panels


class DirectivesConfig(AppConfig):
    name = "roviec.directives"
    verbose_name = _("Văn bản")

    def ready(self) -> None:
        navigation.register(
            key="directives",
            label=_("Văn bản"),
            icon="document",
            url_name="directives:list",
            permission=Permission.DIRECTIVE_VIEW,
            order=20,
        )
        panels.register(
            host="home",
            key="directives-waiting",
            title=_("Văn bản chờ kiểm tra"),
            url_name="directives:home-waiting",
            permission=Permission.DIRECTIVE_REVIEW,
            order=10,
        )
        panels.register(
            host="home",
            key="directives-recent",
            title=_("Văn bản mới vào sổ"),
            url_name="directives:home-recent",
            permission=Permission.DIRECTIVE_VIEW,
            order=20,
        )
