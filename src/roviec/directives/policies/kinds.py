"""Kinds of documents by the abbreviation in their code (domain.md 7.2; state kinds by Decree 30/2020)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

KINDS: Mapping[str, str | Promise] = {
    "NQ": _("Nghị quyết"),
    "CT": _("Chỉ thị"),
    "KL": _("Kết luận"),
    "QĐ": _("Quyết định"),
    "QyĐ": _("Quy định"),
    "QC": _("Quy chế"),
    "HD": _("Hướng dẫn"),
    "KH": _("Kế hoạch"),
    "CTr": _("Chương trình"),
    "ĐA": _("Đề án"),
    "PA": _("Phương án"),
    "TTr": _("Tờ trình"),
    "BC": _("Báo cáo"),
    "TB": _("Thông báo"),
    "TT": _("Thông tri"),
    "CV": _("Công văn"),
    "CĐ": _("Công điện"),
    "BB": _("Biên bản"),
    "NĐ": _("Nghị định"),
}


def kind_name(kind: str) -> str:
    """«KH» → «Kế hoạch»; an abbreviation nobody knows stands for itself."""
    return str(KINDS.get(kind, kind))


def code_words(kind: str, code: str) -> str:
    """«Kế hoạch số 42-KH/ĐUK»; whatever of the two is known."""
    name = kind_name(kind)
    if name and code:
        return str(_("%(kind)s số %(code)s")) % {"kind": name, "code": code}
    return name or code


# What was done with a document, by the verb of its audit row.
ACTS: Mapping[str, str | Promise] = {
    "directives.directive.receive": _("Nạp tệp"),
    "directives.directive.refuse": _("Từ chối tệp"),
    "directives.directive.read": _("Máy đọc xong"),
    "directives.directive.fail": _("Chưa đọc được"),
    "directives.directive.retry": _("Đọc lại"),
    "directives.directive.register": _("Vào sổ"),
    "directives.directive.validity": _("Đổi hiệu lực"),
    "directives.directive.reinstate": _("Khôi phục hiệu lực"),
    "directives.directive.delete": _("Đưa ra khỏi sổ"),
    "directives.directive.restore": _("Đưa trở lại sổ"),
    "directives.finds.confirm": _("Xác nhận nhiều mục"),
    "directives.header.confirm": _("Xác nhận phần đầu văn bản"),
    "directives.header.edit": _("Sửa phần đầu văn bản"),
    "directives.directive.export": _("Xuất tệp"),
    "directives.review.keep": _("Lưu bản kiểm tra"),
}


def act_words(verb: str) -> str:
    """An act of the audit trail in words; other verbs are changes of single items."""
    return str(ACTS.get(verb, _("Sửa kết quả đọc")))
