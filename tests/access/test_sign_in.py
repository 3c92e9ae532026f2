from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse

from roviec.access.models import Event
from roviec.access.views.adapters import AccountAdapter
from roviec.core import crypto

PASSWORD = "nước chảy đá mòn 2026"


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hoa"), pytest.mark.rows("H-08")]


def verbs():
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def sign_in(client, name, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": name, "password": password, **more})


def confirm(client):
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


@pytest.mark.parametrize("typed", ["hoa", "HOA", "hoa@songlam.example", "Hoa@SongLam.example"])
def test_person_signs_in_by_name_or_address(client, hoa, typed):
    response = sign_in(client, typed)

    assert (response.status_code, response.url) == (302, reverse("home"))
    assert client.session["_auth_user_id"] == str(hoa.pk)
    assert verbs() == ["access.account.sign-in"]


def test_stranger_is_sent_to_the_page_asked_for_after_signing_in(client):
    asked = client.get(reverse("access:account"))
    assert asked.url == f"{reverse('account_login')}?next={reverse('access:account')}"

    response = sign_in(client, "hoa", next=reverse("access:account"))

    assert response.url == reverse("access:account")


def test_wrong_password_is_told_in_vietnamese_and_kept_as_an_event(client, hoa):
    response = sign_in(client, "hoa", "sai mật khẩu")

    assert response.status_code == 200
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in response.content.decode()
    event = Event.objects.get()
    assert (event.verb, event.by, event.target_id, event.address) == (
        "access.account.sign-in-failed",
        None,
        str(hoa.pk),
        "127.0.0.1",
    )


def test_unknown_name_leaves_no_event_for_it_may_be_a_password(client):
    sign_in(client, "mật khẩu gõ nhầm ô", "x")

    assert verbs() == []


def test_account_is_locked_after_five_failures_on_one_machine_only(client):
    for _ in range(5):
        locked = sign_in(client, "hoa", "sai")
    right_but_locked = sign_in(client, "hoa@songlam.example")
    elsewhere = client.post(reverse("account_login"), {"login": "hoa", "password": PASSWORD}, REMOTE_ADDR="10.1.1.1")

    assert (locked.status_code, right_but_locked.status_code, elsewhere.status_code) == (429, 429, 302)
    assert "tạm khóa trên máy này trong 15 phút" in locked.content.decode()
    assert verbs().count("access.account.locked-out") == 2  # the fifth failure, and the right password after it


def test_locked_account_cannot_sign_in(client, hoa):
    hoa.is_active = False
    hoa.save()

    response = sign_in(client, "hoa")

    assert "_auth_user_id" not in client.session
    assert "access.account.sign-in" not in verbs()
    assert response.status_code in {200, 302}


def test_nobody_can_sign_up(client):
    assert client.get("/tai-khoan/signup/").status_code == 404
    assert client.get("/tai-khoan/dang-ky/").status_code == 404


def test_second_factor_is_asked_for_and_a_code_opens(client, hoa):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(hoa, secret)

    asked = sign_in(client, "hoa")
    not_yet = "_auth_user_id" in client.session
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    right = client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})

    assert asked.url == reverse("mfa_authenticate")
    assert not not_yet
    assert "Mã không đúng" in wrong.content.decode()
    assert right.url == reverse("home")
    assert client.session["_auth_user_id"] == str(hoa.pk)


def code_for(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def test_secret_of_the_authenticator_app_is_encrypted_at_rest(client, django_capture_on_commit_callbacks):
    sign_in(client, "hoa")
    asked_again = client.get(reverse("mfa_activate_totp"))
    confirm(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})

    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    seed = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).data["seed"]
    assert asked_again.url.startswith(reverse("account_reauthenticate"))
    assert page.status_code == 200
    assert response.url == reverse("mfa_view_recovery_codes")
    assert secret not in stored
    assert crypto.decrypt(stored) == secret
    assert crypto.is_current(seed)
    assert verbs() == ["access.account.sign-in", *["access.account.second-factor-added"] * 2]


def test_recovery_code_works_once(client, hoa):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(hoa, secret)
    sign_in(client, "hoa")
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    confirm(client)
    client.post(reverse("mfa_generate_recovery_codes"))
    code = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()[0]

    def try_it():
        client.logout()
        sign_in(client, "hoa")
        client.post(reverse("mfa_authenticate"), {"code": code})
        return "_auth_user_id" in client.session

    assert [try_it(), try_it()] == [True, False]


def test_signing_out_is_an_event(client):
    sign_in(client, "hoa")

    response = client.post(reverse("account_logout"))

    assert response.url == reverse("account_login")
    assert verbs() == ["access.account.sign-in", "access.account.sign-out"]


def test_password_change_asks_for_the_old_one_and_ends_other_sessions(client, client2):
    sign_in(client, "hoa")
    sign_in(client2, "hoa")
    new = "mưa dầm thấm lâu 2027"

    refused = client.post(
        reverse("account_change_password"), {"oldpassword": "sai", "password1": new, "password2": new}
    )
    done = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    assert "Mật khẩu hiện tại chưa đúng" in refused.content.decode()
    assert done.status_code == 302
    assert client.get(reverse("access:account")).status_code == 200
    assert client2.get(reverse("access:account")).status_code == 302
    assert verbs()[-1] == "access.account.password-set"


@pytest.fixture
def client2(client_class):
    return client_class()


@pytest.fixture
def client_class(client):
    return type(client)


def test_other_sessions_are_listed_and_can_be_ended(client, client2):
    sign_in(client, "hoa")
    client2.post(reverse("account_login"), {"login": "hoa", "password": PASSWORD}, headers={"user-agent": "Máy lạ 1.0"})
    before = client.get(reverse("usersessions_list")).content.decode()

    client.post(reverse("usersessions_list"))

    assert "Máy lạ 1.0" in before
    assert client.get(reverse("access:account")).status_code == 200
    assert client2.get(reverse("access:account")).status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        "access:account",
        "account_change_password",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "usersessions_list",
    ],
)
def test_page_is_vietnamese_throughout(client, name):
    sign_in(client, "hoa")
    confirm(client)

    response = client.get(reverse(name))

    content = response.content.decode()
    assert response.status_code == 200
    english = ["Password", "password", "Login", "Sign In", "Code", "Name", "Passwordless", "Master key", "Enabling"]
    visible = content.partition("<main")[2].partition("<script")[0]
    assert [word for word in english if f">{word}" in visible or f"{word} " in visible] == []


# The rest of the pages


@pytest.fixture
def confirmed(client):
    sign_in(client, "hoa")
    confirm(client)
    return client


def test_strangers_are_told_whom_to_ask(client):
    assert "liên hệ ban tổ chức" in client.get(reverse("access:password-help")).content.decode()
    assert "đã được khóa" in client.get(reverse("account_inactive")).content.decode()
    assert (
        "đăng nhập bằng mật khẩu vừa đặt"
        in client.get(reverse("account_reset_password_from_key_done")).content.decode()
    )


def test_signing_out_is_asked_back_when_a_link_leads_there(confirmed):
    assert "Đồng chí muốn đăng xuất" in confirmed.get(reverse("account_logout")).content.decode()


def test_account_without_password_sets_one(client, hoa):
    hoa.set_unusable_password()
    hoa.save()
    client.force_login(hoa)

    page = client.get(reverse("account_set_password"))
    client.post(reverse("account_set_password"), {"password1": PASSWORD, "password2": PASSWORD})

    hoa.refresh_from_db()
    assert page.status_code == 200
    assert hoa.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "complaint"),
    [("ngan1", "10"), ("1234567890", "hoàn toàn là số"), ("password12", "quá phổ biến"), ("tranthihoa", "giống")],
)
def test_weak_password_is_refused_in_vietnamese(confirmed, password, complaint):
    response = confirmed.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": password, "password2": password}
    )

    assert complaint in " ".join(response.context["form"].errors["password1"])


def test_authenticator_app_and_recovery_codes_are_shown_and_given_up(
    confirmed, hoa, django_capture_on_commit_callbacks
):
    totp.TOTP.activate(hoa, totp.generate_totp_secret())
    with django_capture_on_commit_callbacks(execute=True):
        confirmed.post(reverse("mfa_generate_recovery_codes"))
    assert verbs()[-1] == "access.account.second-factor-renewed"
    index = confirmed.get(reverse("mfa_index")).content.decode()
    codes = confirmed.get(reverse("mfa_view_recovery_codes")).content.decode()
    first = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    file = confirmed.get(reverse("mfa_download_recovery_codes")).content.decode()
    warned = confirmed.get(reverse("mfa_generate_recovery_codes")).content.decode()
    sure = confirmed.get(reverse("mfa_deactivate_totp")).content.decode()
    confirmed.post(reverse("mfa_deactivate_totp"))

    assert ("Xem mã còn lại" in index, "Tắt ứng dụng xác thực" in index) == (True, True)
    assert "Còn 10 trên 10 mã chưa dùng" in codes
    assert (first in codes, first in file) == (True, True)
    assert "sẽ không dùng được nữa" in warned
    assert "Sau khi tắt" in sure
    assert not Authenticator.objects.exists()


def test_confirming_offers_other_ways(client, hoa):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(hoa, secret)
    client.force_login(hoa)

    by_password = client.get(reverse("account_reauthenticate")).content.decode()
    by_code = client.get(reverse("mfa_reauthenticate")).content.decode()
    client.post(reverse("mfa_reauthenticate"), {"code": code_for(secret)})

    assert "Dùng ứng dụng xác thực hoặc mã dự phòng" in by_password
    assert "Dùng mật khẩu" in by_code
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200


def test_address_is_the_one_our_own_proxy_saw(client, settings):
    settings.BEHIND_PROXY = True

    sign_in_through = client.post(
        reverse("account_login"),
        {"login": "hoa", "password": "sai"},
        headers={"x-forwarded-for": "1.2.3.4, 203.0.113.9"},
    )
    client.post(reverse("account_login"), {"login": "hoa", "password": "sai"})

    assert sign_in_through.status_code == 200
    assert list(Event.objects.order_by("pk").values_list("address", flat=True)) == ["203.0.113.9", "127.0.0.1"]


def test_guesses_at_a_name_that_is_none_are_locked_out_too(client):
    for _ in range(5):
        response = sign_in(client, "khongco", "x")

    assert response.status_code == 429
    assert verbs() == []


def test_sign_up_is_closed_for_the_package_too(rf):
    assert not AccountAdapter().is_open_for_signup(rf.get("/"))
