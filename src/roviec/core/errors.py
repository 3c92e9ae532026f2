"""Pages and short messages for what went wrong. A person reads what happened and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from roviec.core.htmx import htmx

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Trouble:
    """Words for one status: title, what it means, what to do."""

    title: str | _StrPromise
    reason: str | _StrPromise
    advice: str | _StrPromise
    icon: str = "trouble"


TROUBLES = {
    400: Trouble(
        _("Yêu cầu chưa thực hiện được"),
        _("Máy chủ không hiểu yêu cầu vừa gửi."),
        _("Đồng chí hãy quay lại trang trước, kiểm tra nội dung đã nhập rồi gửi lại."),
    ),
    403: Trouble(
        _("Đồng chí chưa được làm việc này"),
        _("Vai trò hiện tại của đồng chí không có quyền này."),
        _("Nếu cần quyền cho công việc được giao, hãy đề nghị người quản trị của đơn vị phân quyền."),
        "hidden",
    ),
    404: Trouble(
        _("Không tìm thấy trang này"),
        _("Địa chỉ có thể đã đổi, mục đã được chuyển đi, hoặc đồng chí không được xem mục này."),
        _("Hãy kiểm tra lại địa chỉ hoặc tìm từ trang chủ."),
        "search",
    ),
    405: Trouble(
        _("Trang này không nhận cách gửi vừa rồi"),
        _("Địa chỉ này chỉ dùng được từ nút bấm hoặc biểu mẫu của nó."),
        _("Hãy mở lại trang từ thực đơn và thao tác từ đó."),
    ),
    409: Trouble(
        _("Có người vừa sửa nội dung này"),
        _("Trong lúc đồng chí đang làm, người khác đã lưu thay đổi, nên nội dung đồng chí gửi chưa được ghi."),
        _("Hãy mở lại trang để xem bản mới rồi làm tiếp. Không có nội dung nào bị mất trên máy chủ."),
        "reload",
    ),
    413: Trouble(
        _("Nội dung gửi lên quá lớn"),
        _("Máy chủ không nhận yêu cầu có dung lượng này."),
        _("Hãy chọn tệp nhỏ hơn hoặc gửi từng tệp một."),
        "file-bad",
    ),
    429: Trouble(
        _("Tạm khóa vì thao tác quá nhiều lần"),
        _("Có quá nhiều lần thử không thành công trong thời gian ngắn."),
        _("Hãy chờ ít phút rồi thử lại. Nếu quên mật khẩu, hãy liên hệ người quản trị của đơn vị."),
        "lock",
    ),
}

EXPIRED_FORM = Trouble(
    _("Biểu mẫu đã quá hạn"),
    _("Phiên làm việc đã đổi hoặc trình duyệt đang chặn cookie, nên máy chủ không nhận biểu mẫu này."),
    _("Hãy quay lại, tải lại trang rồi gửi lại biểu mẫu."),
    "reload",
)


def error_response(
    request: HttpRequest, status: int, reason: str = "", *, trouble: Trouble | None = None
) -> HttpResponse:
    """A page inside the person's shell, or one line of plain text for htmx, which the script shows as a toast.

    Args:
        request: the request that failed.
        status: HTTP status of the answer, a key of `TROUBLES`.
        reason: what happened in this case; replaces the general words.
        trouble: other words than the ones of the status.
    """
    trouble = trouble or TROUBLES[status]
    reason = reason or str(trouble.reason)
    if htmx(request):
        return HttpResponse(reason, status=status, content_type="text/plain; charset=utf-8")
    user = getattr(request, "user", None)
    shell = "core/page.html" if getattr(user, "is_authenticated", False) else "core/plain.html"
    context = {"shell": shell, "trouble": trouble, "reason": reason, "status": status}
    return render(request, "core/error.html", context, status=status)
