"""Who may do what with a document. Each check says in its message who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from roviec.access.enums import Permission
from roviec.core.refusals import Refused, allowed

if TYPE_CHECKING:
    from roviec.access.models import User
    from roviec.directives.models import Directive
    from roviec.organisations.models import Unit


def check_can_upload(user: User, unit: Unit) -> None:
    if not user.may(Permission.DIRECTIVE_UPLOAD, within=unit):
        raise Refused(_("Chỉ văn thư của %(unit)s mới nạp được văn bản vào sổ này.") % {"unit": unit})


def check_can_review(user: User, directive: Directive) -> None:
    if not user.may(Permission.DIRECTIVE_REVIEW, within=directive.unit):
        raise Refused(
            _("Chỉ người được giao kiểm tra văn bản tại %(unit)s mới sửa được kết quả đọc.") % {"unit": directive.unit}
        )


def check_can_register(user: User, directive: Directive) -> None:
    if not user.may(Permission.DIRECTIVE_REGISTER, within=directive.unit):
        raise Refused(_("Chỉ văn thư của %(unit)s mới vào sổ được văn bản.") % {"unit": directive.unit})


def check_can_replace(user: User, directive: Directive) -> None:
    if not user.may(Permission.DIRECTIVE_REPLACE, within=directive.unit):
        raise Refused(_("Chỉ văn thư của %(unit)s mới đổi được hiệu lực của văn bản.") % {"unit": directive.unit})


def check_can_delete(user: User, directive: Directive) -> None:
    if not user.may(Permission.DIRECTIVE_DELETE, within=directive.unit):
        raise Refused(
            _("Chỉ người được giao quyền tại %(unit)s mới đưa văn bản ra khỏi sổ.") % {"unit": directive.unit}
        )


def check_can_export(user: User) -> None:
    """Whoever may take lists away may take away the reading of any document they see."""
    if not user.may_anywhere(Permission.EXPORT_DATA):
        raise Refused(_("Đồng chí không có quyền xuất tệp. Quyền do người quản trị của đơn vị cấp."))


can_upload = allowed(check_can_upload)
can_review = allowed(check_can_review)
can_register = allowed(check_can_register)
can_replace = allowed(check_can_replace)
can_delete = allowed(check_can_delete)
can_export = allowed(check_can_export)
