from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, re_path

from roviec.directives.views import detail, register

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

app_name = "directives"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", register.directive_list, name="list"),
    path("bo-loc/", register.filter_save, name="filter-save"),
    path("bo-loc/<int:pk>/bo/", register.filter_remove, name="filter-remove"),
    path("<int:pk>/", detail.directive_detail, name="detail"),
    re_path(r"^(?P<pk>[0-9]+)/(?P<act>supersede|withdraw|reinstate|delete)/$", detail.directive_act, name="act"),
    path("<int:pk>/thay-the/tim/", detail.directive_candidates, name="candidates"),
]
