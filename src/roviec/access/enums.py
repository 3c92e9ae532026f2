"""Words of the area: what may be done, by which role, how far. Stored values never change."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Permission(models.TextChoices):
    """What can be done, named RESOURCE_ACTION. Never stored: only roles are."""

    DIRECTIVE_VIEW = "directive_view", _("xem văn bản trong sổ đăng ký")
    DIRECTIVE_UPLOAD = "directive_upload", _("tải văn bản lên")
    DIRECTIVE_REVIEW = "directive_review", _("duyệt kết quả đọc văn bản")
    DIRECTIVE_REGISTER = "directive_register", _("đăng ký văn bản vào sổ")
    DIRECTIVE_REPLACE = "directive_replace", _("thay thế văn bản đã đăng ký")
    DIRECTIVE_DELETE = "directive_delete", _("xóa văn bản khỏi sổ")
    UNIT_VIEW = "unit_view", _("xem tổ chức đảng, đơn vị")
    UNIT_EDIT = "unit_edit", _("lập và thay đổi tổ chức đảng, đơn vị")
    UNIT_ALIAS = "unit_alias", _("ghi thêm tên gọi khác của đơn vị")
    MEMBER_VIEW = "member_view", _("xem hồ sơ đảng viên")
    MEMBER_EDIT = "member_edit", _("lập và sửa hồ sơ đảng viên")
    MEMBER_REVEAL = "member_reveal", _("mở số định danh đã che của đảng viên")
    ROLE_VIEW = "role_view", _("xem ai giữ vai trò gì")
    ROLE_GRANT = "role_grant", _("giao và kết thúc vai trò")
    ACCOUNT_VIEW = "account_view", _("xem danh sách tài khoản")
    ACCOUNT_MANAGE = "account_manage", _("lập, khóa tài khoản và cấp lại mật khẩu")
    AUDIT_VIEW = "audit_view", _("xem nhật ký")
    EXPORT_DATA = "export_data", _("xuất danh sách ra tệp")
    ADMIN_SESSION = "admin_session", _("mở phiên quản trị")


class Role(models.TextChoices):
    """What a person is to a unit. The keys are stored in grants and never change."""

    CLERK = "clerk", _("Văn thư, chuyên viên văn phòng cấp ủy")
    ORGANISATION_BOARD = "organisation_board", _("Cán bộ ban tổ chức")
    LEADER = "leader", _("Lãnh đạo cấp ủy")
    CELL_SECRETARY = "cell_secretary", _("Bí thư chi bộ")
    MEMBER = "member", pgettext_lazy("role", "Đảng viên")
    INSPECTOR = "inspector", _("Cán bộ ủy ban kiểm tra")
    AUDITOR = "auditor", _("Người kiểm soát nhật ký")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


VERBS = {
    # what the audit trail's verbs are called on screen; one line for every verb that any area records
    "access.account.create": _("lập tài khoản"),
    "access.account.lock": _("khóa tài khoản"),
    "access.account.locked-out": _("tạm khóa đăng nhập vì sai mật khẩu nhiều lần"),
    "access.account.password-link": _("cấp liên kết đặt mật khẩu"),
    "access.account.password-set": _("đặt mật khẩu"),
    "access.account.rename": _("sửa tên, địa chỉ của tài khoản"),
    "access.account.second-factor-added": _("thêm lớp xác thực"),
    "access.account.second-factor-removed": _("gỡ lớp xác thực"),
    "access.account.second-factor-renewed": _("tạo lại mã dự phòng"),
    "access.account.second-factors-removed": _("gỡ mọi lớp xác thực của người khác"),
    "access.account.sign-in": _("đăng nhập"),
    "access.account.sign-in-failed": _("đăng nhập không thành công"),
    "access.account.sign-out": _("đăng xuất"),
    "access.account.unlock": _("mở khóa tài khoản"),
    "access.admin-session.end": _("kết thúc phiên quản trị"),
    "access.admin-session.open": pgettext_lazy("done", "mở phiên quản trị"),
    "access.list.export": pgettext_lazy("done", "xuất danh sách ra tệp"),
    "access.protected.view": _("xem dữ liệu được bảo vệ"),
    "access.role.end": _("kết thúc vai trò"),
    "access.role.grant": _("giao vai trò"),
    "directives.directive.delete": _("đưa văn bản ra khỏi sổ"),
    "directives.directive.export": _("xuất kết quả đọc văn bản ra tệp"),
    "directives.directive.fail": _("không đọc được văn bản"),
    "directives.directive.read": _("đọc văn bản"),
    "directives.directive.receive": _("nhận văn bản"),
    "directives.directive.refuse": _("từ chối văn bản"),
    "directives.directive.register": _("vào sổ văn bản"),
    "directives.directive.reinstate": _("khôi phục hiệu lực văn bản"),
    "directives.directive.restore": _("đưa văn bản trở lại sổ"),
    "directives.directive.retry": _("đọc lại văn bản"),
    "directives.directive.validity": _("đổi hiệu lực văn bản"),
    "directives.find.add": _("thêm mục đọc được"),
    "directives.find.edit": _("sửa mục đọc được"),
    "directives.find.reject": _("loại mục đọc được"),
    "directives.find.reopen": _("xét lại mục đọc được"),
    "directives.find.split": _("tách mục đọc được"),
    "directives.finds.confirm": _("xác nhận mục đọc được"),
    "directives.header.confirm": _("xác nhận phần đầu văn bản"),
    "directives.header.edit": _("sửa phần đầu văn bản"),
    "directives.owner.match": _("xác định cơ quan thực hiện"),
    "directives.review.keep": _("lưu bản duyệt"),
    "directives.filter.remove": _("bỏ bộ lọc đã lưu"),
    "directives.filter.save": _("lưu bộ lọc"),
    "directives.list.export": _("xuất sổ văn bản ra tệp"),
    "members.member.create": _("lập hồ sơ đảng viên"),
    "members.member.link-account": _("gắn tài khoản với hồ sơ đảng viên"),
    "members.member.view": pgettext_lazy("done", "xem hồ sơ đảng viên"),
    "members.members.create": _("lập nhiều hồ sơ đảng viên"),
    "organisations.alias.add": _("thêm tên gọi khác của đơn vị"),
    "organisations.alias.answer": _("ghi nhớ tên gọi của đơn vị"),
    "organisations.alias.remove": _("bỏ tên gọi khác của đơn vị"),
    "organisations.unit.change-kind": _("đổi loại hình đơn vị"),
    "organisations.unit.close": _("kết thúc đơn vị"),
    "organisations.unit.create": _("lập đơn vị"),
    "organisations.unit.move": _("chuyển đơn vị"),
    "organisations.unit.rename": _("đổi tên đơn vị"),
    "organisations.units.create": _("lập nhiều đơn vị"),
}


class Reach(models.TextChoices):
    """How far a permission goes, measured on the tree from the unit of the grant."""

    SELF = "self", _("chỉ dữ liệu của chính mình")
    UNIT = "unit", _("trong đơn vị được giao")
    UNIT_AND_BELOW = "unit_and_below", _("đơn vị được giao và cấp dưới")
    ALL = "all", _("toàn hệ thống")
