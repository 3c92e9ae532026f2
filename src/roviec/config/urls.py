"""Root of all addresses."""

from __future__ import annotations

from django.urls import include, path

from roviec.access.urls import account_patterns
from roviec.config import views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("roviec.core.urls")),
    path("van-ban/", include("roviec.directives.urls")),
    path("to-chuc/", include("roviec.organisations.urls")),
    path("dang-vien/", include("roviec.members.urls")),
    path("", include("roviec.access.urls")),
    path("tai-khoan/", include(account_patterns)),
]

handler400 = "roviec.core.views.bad_request"
handler403 = "roviec.core.views.forbidden"
handler404 = "roviec.core.views.not_found"
handler500 = "roviec.core.views.server_error"
