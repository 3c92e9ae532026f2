from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as signed_in
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

from roviec.access.views import accounts, audit, roles, sessions

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

app_name = "access"

urlpatterns: list[URLPattern | URLResolver] = [
    path("tai-khoan/", accounts.own_account, name="account"),
    path("tai-khoan/quen-mat-khau/", accounts.password_help, name="password-help"),
    path("tai-khoan/ai-xem-duoc/", roles.who_sees_me, name="who-sees-me"),
    path("quan-tri/vai-tro/", roles.roles, name="roles"),
    path("quan-tri/phan-cong/", roles.grant_list, name="grant-list"),
    path("quan-tri/phan-cong/giao/", roles.grant_create, name="grant-create"),
    path("quan-tri/phan-cong/don-vi/", roles.unit_options, name="unit-options"),
    path("quan-tri/phan-cong/nguoi/", roles.account_options, name="account-options"),
    path("quan-tri/phan-cong/<int:pk>/", roles.grant_end, name="grant-end"),
    path("quan-tri/tai-khoan/", accounts.account_list, name="account-list"),
    path("quan-tri/tai-khoan/lap/", accounts.account_create, name="account-create"),
    path("quan-tri/tai-khoan/<int:pk>/", accounts.account_detail, name="account-detail"),
    path("quan-tri/tai-khoan/<int:pk>/phieu/", accounts.account_slip, name="account-slip"),
    re_path(
        rf"^quan-tri/tai-khoan/(?P<pk>\d+)/(?P<act>{'|'.join(accounts.ACTS)})/$",
        accounts.account_act,
        name="account-act",
    ),
    path("quan-tri/nhat-ky/", audit.event_list, name="event-list"),
    path("quan-tri/phien/", sessions.admin_session, name="admin-session"),
    path("quan-tri/phien/mo/", sessions.admin_session_open, name="admin-session-open"),
    path("quan-tri/phien/ket-thuc/", sessions.admin_session_end, name="admin-session-end"),
]

# The pages of django-allauth that we use, under its own names. Sign-up, mail and codes by mail are left out.
account_patterns: list[URLPattern | URLResolver] = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("da-khoa/", account.account_inactive, name="account_inactive"),
    path("xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/", account.password_change, name="account_change_password"),
    path("mat-khau/dat/", account.password_set, name="account_set_password"),
    re_path(
        r"^mat-khau/lien-ket/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("mat-khau/da-dat/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("bao-mat/", factors.index, name="mfa_index"),
    path("bao-mat/nhap-ma/", factors.authenticate, name="mfa_authenticate"),
    path("bao-mat/xac-nhan/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("bao-mat/ung-dung/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("bao-mat/ung-dung/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("bao-mat/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("bao-mat/ma-du-phong/tao/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("bao-mat/ma-du-phong/tai/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("bao-mat/khoa/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("bao-mat/khoa/them/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("bao-mat/khoa/<int:pk>/xoa/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("bao-mat/khoa/<int:pk>/sua/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("bao-mat/khoa/xac-nhan/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("bao-mat/khoa/dang-nhap/", login_not_required(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("phien/", signed_in.list_usersessions, name="usersessions_list"),
]
