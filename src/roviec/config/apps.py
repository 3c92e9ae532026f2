from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from roviec.core import navigation


class ConfigConfig(AppConfig):
    name = "roviec.config"

    def ready(self) -> None:
        navigation.register(key="home", label=_("Trang chủ"), icon="home", url_name="home", order=0)
