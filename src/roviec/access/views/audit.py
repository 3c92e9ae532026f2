"""The audit trail on screen."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_GET

from roviec.access import actions, queries
from roviec.access.enums import VERBS, Permission, Role
from roviec.access.forms import EventFilter
from roviec.access.views.gates import only_who_may_anywhere
from roviec.core import clock
from roviec.core.lists import Column, Empty, ListPage, list_response
from roviec.core.templatetags.core import vi_date, vi_moment

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.access.models import Event
    from roviec.core.requests import SignedInRequest


def record_export(request: SignedInRequest, page: ListPage, count: int, conditions: str) -> None:
    """Write down that a list left the system as a file: for `ListPage.on_export` of any area."""
    data = {"list": page.key, "rows": count, "conditions": conditions}
    actions.record(by=request.user, at=clock.now(), verb="access.list.export", data=data)


KEYS = {
    "address": gettext_lazy("địa chỉ"),
    "after": gettext_lazy("sau đó"),
    "basis": gettext_lazy("căn cứ"),
    "before": gettext_lazy("trước đó"),
    "citations": gettext_lazy("số viện dẫn"),
    "code": gettext_lazy("số ký hiệu"),
    "conditions": gettext_lazy("điều kiện"),
    "confirmed": gettext_lazy("đã xác nhận"),
    "count": gettext_lazy("số lượng"),
    "decision": gettext_lazy("quyết định"),
    "deleted_because": gettext_lazy("lý do đưa ra khỏi sổ"),
    "ends_on": gettext_lazy("đến ngày"),
    "files": gettext_lazy("các tệp"),
    "format": gettext_lazy("định dạng"),
    "founded_by": gettext_lazy("quyết định thành lập"),
    "grant": gettext_lazy("số phân công"),
    "group": gettext_lazy("nhóm đơn vị"),
    "into": gettext_lazy("gộp vào mục"),
    "kind": gettext_lazy("loại"),
    "list": gettext_lazy("danh sách"),
    "members": gettext_lazy("số đảng viên"),
    "name": gettext_lazy("tên"),
    "number": gettext_lazy("bản"),
    "on": gettext_lazy("ngày"),
    "query": gettext_lazy("điều kiện"),
    "reason": gettext_lazy("lý do"),
    "role": gettext_lazy("vai trò"),
    "rows": gettext_lazy("số dòng"),
    "scope": gettext_lazy("trong văn bản của đơn vị số"),
    "settled": gettext_lazy("số chỗ đã xác định"),
    "sha256": gettext_lazy("mã băm SHA-256"),
    "starts_on": gettext_lazy("từ ngày"),
    "successor": gettext_lazy("văn bản thay thế"),
    "targets": gettext_lazy("số chỉ tiêu"),
    "tasks": gettext_lazy("số nhiệm vụ"),
    "text": gettext_lazy("tên gọi"),
    "total": gettext_lazy("tổng số mục"),
    "unit": gettext_lazy("đơn vị số"),
    "units": gettext_lazy("số đơn vị"),
    "until": gettext_lazy("đến lúc"),
    "user": gettext_lazy("tài khoản"),
    "username": gettext_lazy("tên đăng nhập"),
    "validity": gettext_lazy("hiệu lực"),
    "was": gettext_lazy("trước đó"),
    "why": gettext_lazy("lý do"),
    "words": gettext_lazy("tên trong văn bản"),
}
"""Words for what events say beyond who, what and when; a key without words stands as it is."""


def data_in_words(event: Event) -> str:
    """What an event says beyond who, what and when, on one line."""
    said = [(key, value) for key, value in event.data.items() if value not in (None, "", {}, [])]
    return "; ".join(f"{KEYS.get(key, key)}: {_plain(key, value)}" for key, value in said)


def _plain(key: str, value: Any) -> str:
    if key == "role" and value in Role.values:
        return str(Role(value).label)
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list) and not any(isinstance(each, (dict, list)) for each in value):
        return ", ".join(_plain(key, each) for each in value)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    try:
        return vi_moment(datetime.fromisoformat(value)) if "T" in value else vi_date(date.fromisoformat(value))
    except ValueError:
        return value


EVENTS = ListPage(
    key="nhat-ky",
    title=gettext_lazy("Nhật ký"),
    noun=ngettext_lazy("dòng nhật ký", "dòng nhật ký"),
    columns=(
        Column("at", gettext_lazy("Lúc"), sort=("at", "pk"), head=True, css="nw"),
        Column("by", gettext_lazy("Người làm"), value=lambda event: event.by or _("hệ thống"), css="nw"),
        Column("verb", gettext_lazy("Việc"), value=lambda event: VERBS.get(event.verb, event.verb), css="mid"),
        Column("target", gettext_lazy("Đối tượng"), value="target_label", css="any"),
        Column("data", gettext_lazy("Chi tiết"), value=data_in_words, css="any"),
        Column("address", gettext_lazy("Địa chỉ mạng"), css="low"),
        Column(
            "session",
            gettext_lazy("Phiên quản trị"),
            value=lambda event: event.admin_session.reason if event.admin_session else "",
            css="low",
        ),
        Column("number", gettext_lazy("Số dòng"), value="pk", shown=False),
        Column("code", gettext_lazy("Mã việc"), value="verb", shown=False),
        Column("request", gettext_lazy("Mã yêu cầu"), value="request_id", shown=False),
    ),
    order="-at",
    filters=EventFilter,
    placeholder=gettext_lazy("Người làm hoặc đối tượng"),
    empty=Empty(gettext_lazy("Chưa có dòng nhật ký nào"), icon="audit"),
    export_permission=Permission.AUDIT_VIEW,
    on_export=record_export,
)


@require_GET
def event_list(request: SignedInRequest) -> HttpResponse:
    only_who_may_anywhere(request, Permission.AUDIT_VIEW)
    return list_response(request, EVENTS, queries.events_visible_to(request.user))
