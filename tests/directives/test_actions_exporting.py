from __future__ import annotations

import io
import json

import docx
import openpyxl
import pytest
from django.urls import reverse
from lxml import etree

import directive_reader
from directive_reader.dump import to_dict
from roviec.access.enums import Role
from roviec.access.models import Event
from roviec.core.refusals import Refused
from roviec.directives import actions
from roviec.directives.actions import Upload
from roviec.directives.actions._checked import reading_of
from roviec.directives.models import Directive

pytestmark = [pytest.mark.django_db, pytest.mark.rows("D-02")]

TEXT = """ĐẢNG ỦY KHỐI CÁC CƠ QUAN
Số 07-KH/ĐUK
Sông Lam, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
nâng cao chất lượng sinh hoạt chi bộ

I. CHỈ TIÊU
- Hằng năm có trên 90% chi bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên.
II. NHIỆM VỤ
- Văn phòng Đảng ủy Khối chủ trì, phối hợp với Ban Tổ chức xây dựng kế hoạch năm, hoàn thành trước ngày 31/3/2026.
- Các cấp ủy cơ sở báo cáo kết quả hằng quý theo Chỉ thị số 05-CT/TW, ngày 15/5/2024.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Đỗ Quang Thuận
"""


@pytest.fixture
def directive(world, clerk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    actions.receive_files(by=clerk, unit=world.bloc, uploads=[Upload("ke-hoach.txt", TEXT.encode())], at=world.at)
    directive = Directive.objects.get()
    actions.read_directive(by=clerk, directive=directive, at=world.at)
    directive.refresh_from_db()
    return directive


def test_an_unchanged_reading_is_the_readers(directive):
    read, made = to_dict(directive_reader.read(TEXT), TEXT), to_dict(reading_of(directive=directive), TEXT)

    for part in ("outline", "targets", "citations"):
        assert made[part] == read[part]
    assert [(t["start"], t["lead"], t["coordinators"], t["schedule"]) for t in made["tasks"]] == [
        (t["start"], t["lead"], t["coordinators"], t["schedule"]) for t in read["tasks"]
    ]


def test_what_was_rejected_is_left_out(directive, clerk, world):
    task = directive.taskfinds.order_by("start").first()
    actions.reject_find(by=clerk, find=task, version=task.version, reason="Không phải việc", at=world.at)

    assert len(reading_of(directive=directive).tasks) == directive.taskfinds.count() - 1


@pytest.mark.parametrize("kind", actions.READING_FORMATS)
def test_each_format_opens_again_and_is_noted(directive, client, clerk, kind):
    client.force_login(clerk)

    response = client.get(reverse("directives:export", args=[directive.pk, kind]))

    opened = {
        "xlsx": lambda data: len(openpyxl.load_workbook(io.BytesIO(data)).sheetnames) > 1,
        "docx": lambda data: len(docx.Document(io.BytesIO(data)).tables) > 0,
        "xml": lambda data: etree.fromstring(data).tag.endswith("akomaNtoso"),
        "json": lambda data: len(json.loads(data)["tasks"]) == directive.tasks_total,
    }[kind](response.content)
    assert opened
    assert response.headers["Content-Disposition"] == f'attachment; filename="07-kh-duk.{kind}"'
    assert Event.objects.get(verb="directives.directive.export").data == {"format": kind}


def test_a_member_may_read_but_not_take_away(directive, world):
    member = world.user(Role.MEMBER, world.forestry_cell)

    with pytest.raises(Refused):
        actions.export_reading(by=member, directive=directive, kind="xlsx", at=world.at)
