from __future__ import annotations

from django.urls import path

from roviec.organisations import views

app_name = "organisations"

urlpatterns = [
    path("", views.unit_list, name="unit-list"),
    path("theo-ngay/", views.tree_on_day, name="tree-on-day"),
    path("<int:pk>/", views.unit_detail, name="unit"),
    path("<int:pk>/them/", views.unit_create, name="unit-create"),
    path("<int:pk>/doi-ten/", views.unit_rename, name="unit-rename"),
    path("<int:pk>/chuyen/", views.unit_move, name="unit-move"),
    path("<int:pk>/cap-tren-moi/", views.parent_options, name="parent-options"),
    path("<int:pk>/ten-goi/", views.alias_add, name="alias-add"),
    path("<int:pk>/ten-goi/<int:alias_pk>/bo/", views.alias_remove, name="alias-remove"),
]
