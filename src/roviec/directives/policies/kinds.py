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
