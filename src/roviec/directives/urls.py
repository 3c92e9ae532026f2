from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, re_path

from roviec.directives import panels
from roviec.directives.views import cards, detail, intake, register, review, shaping

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

app_name = "directives"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", register.directive_list, name="list"),
    path("trang-chu/cho-kiem-tra/", panels.home_waiting, name="home-waiting"),
    path("trang-chu/moi-vao-so/", panels.home_recent, name="home-recent"),
    path("bo-loc/", register.filter_save, name="filter-save"),
    path("bo-loc/<int:pk>/bo/", register.filter_remove, name="filter-remove"),
    path("da-dua-ra/", register.removed_list, name="removed"),
    path("<int:pk>/dua-tro-lai/", register.restore, name="restore"),
    path("<int:pk>/", detail.directive_detail, name="detail"),
    re_path(r"^(?P<pk>[0-9]+)/(?P<act>supersede|withdraw|reinstate|delete)/$", detail.directive_act, name="act"),
    re_path(r"^(?P<pk>[0-9]+)/xuat/(?P<kind>xlsx|docx|xml|json)/$", detail.reading_export, name="export"),
    path("<int:pk>/thay-the/tim/", detail.directive_candidates, name="candidates"),
    path("nap/", intake.upload, name="upload"),
    path("don-vi/", review.unit_options, name="unit-options"),
    path("<int:pk>/tien-do/", intake.reading, name="reading"),
    path("<int:pk>/doc-lai/", intake.retry, name="retry"),
    path("<int:pk>/tep/<int:file_pk>/", intake.file, name="file"),
    path("<int:pk>/kiem-tra/", review.page, name="review"),
    path("<int:pk>/kiem-tra/doan/<int:number>/", review.text, name="review-text"),
    path("<int:pk>/kiem-tra/dau/", cards.header, name="review-header"),
    path("<int:pk>/kiem-tra/them/", shaping.add, name="find-add"),
    path("<int:pk>/kiem-tra/xac-nhan/", shaping.confirm_all, name="find-confirm-all"),
    path("<int:pk>/kiem-tra/vao-so/", shaping.register, name="register"),
    path("<int:pk>/kiem-tra/<slug:kind>/<int:find_pk>/", cards.card, name="find"),
    path("<int:pk>/kiem-tra/<slug:kind>/<int:find_pk>/bo/", shaping.reject, name="find-reject"),
    path("<int:pk>/kiem-tra/<slug:kind>/<int:find_pk>/tach/", shaping.split, name="find-split"),
    path("<int:pk>/kiem-tra/<slug:kind>/<int:find_pk>/gop/", shaping.merge, name="find-merge"),
]
