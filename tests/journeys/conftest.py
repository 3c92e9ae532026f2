"""A real browser for journeys: Debian's chromium, never downloaded. Without it the tests skip, in CI they fail."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHROMIUM = Path(os.environ.get("ROVIEC_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--headless"]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        reason = f"no chromium at {CHROMIUM}: install Debian's package chromium or set ROVIEC_CHROMIUM"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright keeps an event loop in this thread
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_context(browser: Browser, live_server) -> Iterator[Callable[..., BrowserContext]]:
    """Make a context of the browser: `open_context(viewport=PHONE, color_scheme="dark", java_script_enabled=False)`."""
    made: list[BrowserContext] = []

    def make(**options) -> BrowserContext:
        context = browser.new_context(**{"base_url": live_server.url, "viewport": DESKTOP, "locale": "vi-VN"} | options)
        context.set_default_timeout(15_000)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def page(open_context) -> Page:
    """A desktop page whose errors in the console fail the test: among them every breach of the content policy."""
    opened = open_context().new_page()
    troubles: list[str] = []
    opened.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.troubles = troubles
    return opened


@pytest.fixture
def sign_in(live_server, client):
    """Give a browser context the session of a user: `sign_in(context, user)`."""

    def give(context: BrowserContext, user) -> None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    return give


@pytest.fixture
def axe_findings():
    """What axe says about a page, one line per rule with the elements it names; [] is what we want."""

    def run(opened: Page) -> list[str]:
        found = Axe().run(opened).response["violations"]
        return [f"{v['id']}: {[node['html'][:160] for node in v['nodes'][:4]]}" for v in found]

    return run
