from __future__ import annotations

import os

import pytest

from tests.journeys.conftest import DESKTOP, PHONE

SHOTS = os.environ.get("ROVIEC_SHOTS")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_axe(open_context, sign_in, axe_findings, django_user_model, viewport, theme, live_server):
    user = django_user_model.objects.create(username="ha", full_name="Lê Thu Hà")
    context = open_context(viewport=viewport, color_scheme=theme)
    sign_in(context, user)
    page = context.new_page()
    bad = []
    page.on("console", lambda m: bad.append(m.text) if m.type == "error" else None)
    page.on("response", lambda r: bad.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("pageerror", lambda m: bad.append(str(m)))
    page.goto("/components/")
    page.wait_for_timeout(300)
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/components-{viewport['width']}-{theme}.png", full_page=True)
    assert bad == []
    assert axe_findings(page) == []
