"""Words of the area: what may be done, by which role, how far. Stored values never change."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


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
    MEMBER = "member", _("Đảng viên")
    INSPECTOR = "inspector", _("Cán bộ ủy ban kiểm tra")
    AUDITOR = "auditor", _("Người kiểm soát nhật ký")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


class Reach(models.TextChoices):
    """How far a permission goes, measured on the tree from the unit of the grant."""

    SELF = "self", _("chỉ dữ liệu của chính mình")
    UNIT = "unit", _("trong đơn vị được giao")
    UNIT_AND_BELOW = "unit_and_below", _("đơn vị được giao và cấp dưới")
    ALL = "all", _("toàn hệ thống")
