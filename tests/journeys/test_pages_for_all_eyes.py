"""Every page of the area: axe finds nothing, nothing runs out of the window, the console is silent."""

from __future__ import annotations

import pytest

from roviec.access.enums import Role
from roviec.directives import actions
from roviec.directives.models import Directive
from tests.directives.specimen import TEXT
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EYES = {
    "desktop": {"viewport": DESKTOP, "color_scheme": "light"},
    "phone, dark": {"viewport": PHONE, "color_scheme": "dark", "is_mobile": True, "has_touch": True},
}
OF_THE_CLERK = [
    "/",
    "/van-ban/",
    "/van-ban/?q=chi+bo&state=registered",
    "/van-ban/?q=khong+co+tu+nay",
    "/van-ban/nap/",
    "/van-ban/bo-loc/?year=2026",
    "/van-ban/{document}/",
    "/van-ban/{document}/?tab=targets",
    "/van-ban/{document}/?tab=tasks",
    "/van-ban/{document}/?tab=chain",
    "/van-ban/{document}/?tab=history",
    "/van-ban/{document}/supersede/",
    "/van-ban/{document}/kiem-tra/",
    "/to-chuc/",
    "/to-chuc/{unit}/",
    "/tai-khoan/",
    "/tai-khoan/mat-khau/",
    "/tai-khoan/ai-xem-duoc/",
    "/khong-co-trang-nay/",
]
OF_THE_BOARD = ["/dang-vien/", "/dang-vien/them/", "/quan-tri/vai-tro/", "/quan-tri/phan-cong/", "/quan-tri/tai-khoan/"]


@pytest.fixture
def document(world, at):
    clerk = world.user(Role.CLERK, world.bloc)
    taken = actions.receive_document(
        by=clerk, unit=world.bloc, pages=[actions.Upload("ke-hoach.txt", TEXT.encode())], at=at
    )
    read = actions.read_directive(by=clerk, directive=Directive.objects.get(pk=taken.pk), at=at)
    return actions.register_directive(by=clerk, directive=read, at=at)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize(("role", "pages"), [(Role.CLERK, OF_THE_CLERK), (Role.ORGANISATION_BOARD, OF_THE_BOARD)])
def test_pages_are_for_all_eyes(open_context, sign_in, axe_findings, world, document, eyes, role, pages):
    context = open_context(**EYES[eyes])
    sign_in(context, world.user(role, world.bloc))
    opened = context.new_page()
    troubles = {}

    for path in pages:
        address = path.format(document=document.pk, unit=world.bloc.pk)
        opened.goto(address)
        opened.wait_for_load_state("networkidle")
        found = axe_findings(opened)
        if opened.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("runs out of the window")
        if found:
            troubles[address] = found

    assert troubles == {}
