from __future__ import annotations

from django.urls import path

from roviec.members import panels, views

app_name = "members"

urlpatterns = [
    path("", views.member_list, name="member-list"),
    path("them/", views.member_create, name="member-create"),
    path("cua-toi/", views.own_file, name="own-file"),
    path("don-vi/", views.units_found, name="unit-options"),
    path("chi-bo/", views.cells_found, name="cell-options"),
    path("<int:pk>/", views.member_detail, name="member"),
    path("<int:pk>/so-dinh-danh/", views.reveal, name="reveal"),
    path("to-chuc/<int:pk>/", panels.members_of_unit, name="unit-panel"),
]
