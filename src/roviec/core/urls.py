from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from roviec.core import views

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

app_name = "core"

urlpatterns: list[URLPattern | URLResolver] = [
    path("giao-dien/", views.look, name="look"),
    path("mat-ket-noi/", views.offline, name="offline"),
    path("sw.js", views.service_worker, name="service-worker"),
    path("components/", views.components, name="components"),
    path("components/options/", views.sample_options, name="sample-options"),
    path("components/job/", views.sample_job, name="sample-job"),
    path("health", views.health, name="health"),
]
