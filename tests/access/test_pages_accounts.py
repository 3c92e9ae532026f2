from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from roviec.access.enums import Role
from roviec.access.models import Event, User
from tests.factories.access import RoleGrantFactory, UserFactory

pytestmark = pytest.mark.django_db


def content_of(response):
    return response.content.decode()


def test_account_is_opened_and_its_slip_lets_its_holder_set_a_password(client, world, board):
    client.force_login(board)

    created = client.post(reverse("access:account-create"), {"username": "Hoa", "full_name": "Trần Thị Hoa"})
    hoa = User.objects.get(username="hoa")
    slip = client.post(reverse("access:account-slip", args=[hoa.pk]))
    link = urlsplit(slip.context["link"]).path
    client.logout()
    form = client.get(link, follow=True)
    password = "nước chảy đá mòn 2026"
    client.post(form.redirect_chain[-1][0], {"password1": password, "password2": password})
    again = client.get(link, follow=True)

    assert created.url == reverse("access:account-detail", args=[hoa.pk])
    assert "no-store" in slip.headers["Cache-Control"]
    assert "<svg" in content_of(slip)
    hoa.refresh_from_db()
    assert hoa.check_password(password)
    assert "Liên kết không còn dùng được" in content_of(again)
    verbs = Event.objects.filter(target_id=str(hoa.pk), target_type="access.user").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "access.account.create",
        "access.account.password-link",
        "access.account.password-set",
    ]


def test_login_name_in_use_is_told_on_the_form(client, world, board):
    client.force_login(board)
    UserFactory(username="hoa")

    response = client.post(reverse("access:account-create"), {"username": "HOA", "full_name": "Trần Thị Hoa"})

    assert response.status_code == 422
    assert "đã có người dùng" in content_of(response)


def test_account_is_renamed_locked_and_unlocked(client, world, board):
    client.force_login(board)
    hoa = UserFactory(full_name="Trần Thị Hoá", username="hoa")
    UserFactory(email="khac@songlam.example")
    url = reverse("access:account-detail", args=[hoa.pk])

    client.post(url, {"full_name": "Trần Thị Hoa", "email": "hoa@songlam.example"})
    taken = client.post(url, {"full_name": "Trần Thị Hoa", "email": "khac@songlam.example"})
    client.post(reverse("access:account-act", args=[hoa.pk, "khoa"]), {"reason": "ngắn"})
    hoa.refresh_from_db()
    still_open = hoa.is_active
    client.post(reverse("access:account-act", args=[hoa.pk, "khoa"]), {"reason": "Nghỉ công tác dài ngày"})
    hoa.refresh_from_db()
    locked = not hoa.is_active
    client.post(reverse("access:account-act", args=[hoa.pk, "mo-khoa"]), {"reason": "Trở lại công tác"})
    hoa.refresh_from_db()

    assert (hoa.full_name, hoa.email, hoa.search_key) == ("Trần Thị Hoa", "hoa@songlam.example", "tran thi hoa hoa")
    assert (taken.status_code, still_open, locked, hoa.is_active) == (422, True, True, True)


def test_account_with_a_role_beyond_reach_cannot_be_taken_over(client, world, board):
    auditor = world.user(Role.AUDITOR)
    RoleGrantFactory(user=auditor, role=Role.MEMBER, unit=world.plant_cell)
    client.force_login(board)

    page = client.get(reverse("access:account-detail", args=[auditor.pk]))
    slip = client.post(reverse("access:account-slip", args=[auditor.pk]))

    assert (page.status_code, page.context["can_manage"], slip.status_code) == (200, False, 403)


@pytest.mark.parametrize(("conditions", "shown"), [({"q": "hoa tran"}, {"hoa"}), ({"state": "off"}, {"binh"})])
def test_account_list_is_narrowed_down(client, board, conditions, shown):
    client.force_login(board)
    UserFactory(username="hoa", full_name="Trần Thị Hoa")
    UserFactory(username="binh", full_name="Lê Văn Bình", is_active=False)

    content = content_of(client.get(reverse("access:account-list"), conditions)).partition("<tbody")[2]

    assert {name for name, full in (("hoa", "Trần Thị Hoa"), ("binh", "Lê Văn Bình")) if full in content} == shown
