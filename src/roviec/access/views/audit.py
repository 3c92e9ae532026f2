"""The audit trail on screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from roviec.access import actions, queries
from roviec.access.enums import VERBS, Permission
from roviec.access.forms import EventFilter
from roviec.access.views.gates import only_who_may_anywhere
from roviec.core import clock
from roviec.core.lists import Column, Empty, ListPage, list_response

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roviec.access.models import Event
    from roviec.core.requests import SignedInRequest


def record_export(request: SignedInRequest, page: ListPage, count: int, conditions: str) -> None:
    """Write down that a list left the system as a file: for `ListPage.on_export` of any area."""
    data = {"list": page.key, "rows": count, "conditions": conditions}
    actions.record(by=request.user, at=clock.now(), verb="access.list.export", data=data)


def data_in_words(event: Event) -> str:
    """What an event says beyond who, what and when, on one line."""
    return "; ".join(f"{key}: {_plain(value)}" for key, value in event.data.items() if value not in (None, "", {}, []))


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


EVENTS = ListPage(
    key="nhat-ky",
    title=gettext_lazy("Nhật ký"),
    noun=gettext_lazy("dòng nhật ký"),
    columns=(
        Column("at", gettext_lazy("Lúc"), sort=("at", "pk"), head=True),
        Column("by", gettext_lazy("Người làm"), value=lambda event: event.by or _("hệ thống")),
        Column("verb", gettext_lazy("Việc"), value=lambda event: VERBS.get(event.verb, event.verb)),
        Column("target", gettext_lazy("Đối tượng"), value="target_label", css="w"),
        Column("data", gettext_lazy("Chi tiết"), value=data_in_words, css="low"),
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
