"""Take the pictures of docs/pictures anew from a running site with the demo data.

    python -m tools.pictures http://localhost:8000 USER PASSWORD [FOLDER]

Each page at 1440 and 390 pixels, light and dark, as PNG of at most 256 colours.
"""

from __future__ import annotations

import io
import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = {
    "home": "/",
    "upload": "/van-ban/nap/",
    "register": "/van-ban/",
    "review": "/van-ban/3/kiem-tra/",
    "directive": "/van-ban/2/",
    "search": "/van-ban/?q=chuyen+doi+so",
    "chain": "/van-ban/2/?tab=chain#parts",
}
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


def main(arguments: list[str]) -> int:
    if len(arguments) not in {3, 4}:
        print(__doc__)
        return 2
    address, user, password, *rest = arguments
    folder = Path(rest[0] if rest else "docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for size, scheme in product(SIZES, ("light", "dark")):
            width, height = SIZES[size]
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="vi-VN")
            take(page, address, (user, password), folder, size if scheme == "light" else f"{size}-dark")
            page.close()
        browser.close()
    return 0


def take(page: Page, address: str, account: tuple[str, str], folder: Path, ending: str) -> None:
    """All pages at one size and in one colour scheme; `ending` tells which."""
    page.goto(address)
    save(page, folder / f"login-{ending}.png")
    page.fill("input[name=login]", account[0])
    page.fill("input[name=password]", account[1])
    page.locator("form", has=page.locator("input[name=password]")).locator("button").first.click()
    page.wait_for_url(f"{address}/")
    for name, path in PAGES.items():
        page.goto(f"{address}{path}")
        save(page, folder / f"{name}-{ending}.png")


def save(page: Page, target: Path) -> None:
    """What is on the screen once it has come to rest."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(256).save(target, optimize=True)
    print(target)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
