from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_home_answers(client):
    response = client.get(reverse("home"))

    assert response.status_code == 200
