from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.access import UserFactory

pytestmark = pytest.mark.django_db


def test_home_sends_a_stranger_to_the_sign_in(client):
    response = client.get(reverse("home"))

    assert response.url == f"{reverse('account_login')}?next=/"


def test_home_answers_somebody_signed_in(client):
    client.force_login(UserFactory())

    response = client.get(reverse("home"))

    assert response.status_code == 200
