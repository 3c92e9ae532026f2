"""Somebody gives his account a passkey and from then on signs in without a password."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from roviec.access.models import Event
from tests.factories.access import UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.rows("H-08")]

HOME = re.compile(r"://[^/]+/$")
PASSWORD = "nước chảy đá mòn 2026"


@pytest.fixture
def hoa():
    user = UserFactory(username="hoa", full_name="Trần Thị Hoa")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def authenticator(page):
    """A security chip as a telephone or laptop has one, which says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


@pytest.mark.usefixtures("authenticator")
def test_passkey_is_made_used_renamed_and_removed(page, hoa, axe_findings):
    page.goto(reverse("account_login"))
    assert axe_findings(page) == []
    page.get_by_label("Tên đăng nhập hoặc thư điện tử").fill("hoa")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(HOME)

    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_label("Tên gợi nhớ").fill("Máy ở cơ quan")
    page.get_by_label("Đăng nhập không cần mật khẩu").check()
    assert axe_findings(page) == []
    page.get_by_role("button", name="Tạo khóa trên máy này").click()
    page.get_by_role("heading", name="Mã dự phòng", level=1).wait_for()
    assert axe_findings(page) == []

    page.context.clear_cookies()
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    page.wait_for_url(HOME)
    page.goto(reverse("access:account"))
    assert "Trần Thị Hoa" in page.locator("main").inner_text()
    assert axe_findings(page) == []

    page.goto(reverse("mfa_list_webauthn"))
    assert "Máy ở cơ quan" in page.locator("main").inner_text()
    page.get_by_role("link", name="Đổi tên").click()
    confirm_by_key(page)
    page.get_by_label("Tên gợi nhớ").fill("Máy ở nhà")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Máy ở nhà").wait_for()
    page.get_by_role("link", name="Gỡ").click()
    page.get_by_role("button", name="Gỡ khóa").click()
    page.get_by_text("Chưa có khóa truy cập nào").wait_for()

    assert not Authenticator.objects.filter(user=hoa).exists()
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs.count("access.account.sign-in") == 2
    assert verbs.count("access.account.second-factor-added") == 2  # the key, and recovery codes with it
    assert "access.account.second-factor-removed" in verbs
    assert page.troubles == []


def confirm_by_key(page):
    """After a password-less sign-in the confirmation offers the password first; the key is another way."""
    page.get_by_role("link", name="Dùng khóa truy cập").click()
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.get_by_label("Tên gợi nhớ").wait_for()
