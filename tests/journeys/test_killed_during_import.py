"""Server and worker are killed while a document comes in: nothing is lost, nothing half-written stays, work goes on."""

from __future__ import annotations

import http.client
import http.cookiejar
import re
import socket
import time
import urllib.parse
import urllib.request
from contextlib import suppress

import psutil
import pytest

from tests.installation import Site, answers, folder_for_servers

PASSWORD = "song-lam-2026"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
BOUNDARY = "----two-kills"
ITEMS = "\n".join(
    f"- Chi bộ số {n} xây dựng kế hoạch kiểm tra, giám sát, hoàn thành trước ngày 15/{n % 12 + 1}/2026."
    for n in range(400)
)
TEXT = f"""ĐẢNG BỘ TỈNH SÔNG LAM
ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP
Số 77-KH/ĐUK
Sông Lam, ngày 09 tháng 02 năm 2026

KẾ HOẠCH
về công tác kiểm tra, giám sát năm 2026

I. NHIỆM VỤ
{ITEMS}

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Phạm Đức Thịnh
"""


class Clerk:
    """Somebody who signs in and hands in a document, without a browser."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.origin = f"http://localhost:{site.port}"
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.opener.addheaders = [("Referer", f"{self.origin}/")]

    def sign_in(self) -> None:
        token = TOKEN.search(self.page("/"))
        answer = {"login": "vanphong", "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
        address = f"{self.origin}/tai-khoan/dang-nhap/"
        with self.opener.open(address, urllib.parse.urlencode(answer).encode(), timeout=60) as home:
            assert home.geturl() == f"{self.origin}/"

    def page(self, path: str) -> str:
        with self.opener.open(f"{self.origin}{path}", timeout=60) as answer:
            return answer.read().decode()

    def upload(self) -> tuple[bytes, dict[str, str]]:
        """Body and headers of handing in the document."""
        page = self.page("/van-ban/nap/")
        parts = {"csrfmiddlewaretoken": TOKEN.search(page)[1]}
        unit = re.search(r'(?:name="unit" value="|<option value=")(\d+)"(?: selected)?', page)
        parts["unit"] = unit[1]
        lines = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in parts.items()]
        lines.append(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="uploads"; filename="kiem-tra.txt"\r\n'
            f"Content-Type: text/plain\r\n\r\n{TEXT}\r\n--{BOUNDARY}--\r\n"
        )
        body = "".join(lines).encode()
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)
        return body, {
            "Host": f"localhost:{self.site.port}",
            "Cookie": cookies,
            "Referer": f"{self.origin}/van-ban/nap/",
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(len(body)),
        }

    def found(self) -> str:
        """The state of the document in the register, empty while it is not there."""
        page = self.page("/van-ban/?q=77-KH")
        state = re.search(r"Đang đọc|Đang kiểm tra|Chưa đọc được", page.partition('id="results"')[2])
        return state[0] if state else ""


def until(site: Site, holds) -> None:
    """Asks again and again; a connection that breaks is an answer of a server that is just going or coming."""
    deadline = time.monotonic() + 120
    held = False
    while not held:
        assert time.monotonic() < deadline, site.output
        with suppress(OSError, http.client.HTTPException):
            held = holds()
        time.sleep(0.2)


def kill(process: psutil.Process) -> None:
    """kill -9 of a process and all below it, the parent first so that it starts nothing in their place."""
    victims = [process, *process.children(recursive=True)]
    for victim in victims:
        with suppress(psutil.NoSuchProcess):
            victim.kill()
    psutil.wait_procs(victims, timeout=30)


@pytest.fixture
def site():
    with folder_for_servers() as folder:
        installation = Site(folder)
        installation.start(ROVIEC_DEMO="yes")
        installation.wait_until_up()
        yield installation
        installation.process.terminate()
        installation.process.wait(120)


def test_an_import_outlives_the_death_of_server_and_worker(site):
    clerk = Clerk(site)
    clerk.sign_in()
    body, headers = clerk.upload()
    head = "POST /van-ban/nap/ HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in headers.items()) + "\r\n"

    with socket.create_connection(("localhost", site.port)) as line:
        line.sendall(head.encode() + body[: len(body) // 2])
        time.sleep(0.5)
        kill(site.named("gunicorn"))
    states = []
    until(site, lambda: answers(site) and states.append(clerk.found()) is None)

    request = urllib.request.Request(f"{clerk.origin}/van-ban/nap/", body, headers)
    with clerk.opener.open(request, timeout=60) as answer:
        assert answer.status == 200
    kill(site.named("work"))
    kill(site.named("gunicorn"))
    until(site, lambda: answers(site) and clerk.found() == "Đang kiểm tra")

    assert states == [""]
    shown = clerk.page("/van-ban/?q=77-KH").partition('id="results"')[2]
    assert shown.count("77-KH/ĐUK") == 1
