"""A stranger's first minute with a running site: the door, the sign-in, the first page behind it.

    python -m tools.smoke var/demo-logins.txt

The file is what the demo command says about its accounts: the password of all of them, then a line for each.
"""

from __future__ import annotations

import http.cookiejar
import re
import sys
import urllib.parse
import urllib.request
from pathlib import Path

LOGINS = re.compile(r".*: (?P<password>\S+)\n\s+(?P<name>\w+)\s")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def main(arguments: list[str]) -> int:
    origin = "http://127.0.0.1:8000"
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with opener.open(f"{origin}/", timeout=30) as door:
        page, address = door.read().decode(), door.geturl()
    print("sign-in page:", door.status, address)
    token = TOKEN.search(page)
    assert token, "the page at the door has no form"
    found = LOGINS.match(Path(arguments[0]).read_text(encoding="utf-8"))
    assert found, "no demo login was printed"
    answer = {"login": found["name"], "password": found["password"], "csrfmiddlewaretoken": token[1]}
    opener.addheaders = [("Referer", address)]
    with opener.open(address, urllib.parse.urlencode(answer).encode(), timeout=30) as first:
        home = first.read().decode()
    print("signed in as", found["name"], "→", first.status, first.geturl())
    assert first.geturl() == f"{origin}/", "the sign-in did not lead to the first page"
    assert re.search(r"<h1[ >]", home), "the first page has no heading"
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
