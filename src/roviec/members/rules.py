"""Who may do what with members' files. What may be seen is `queries.members_visible_to`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from roviec.access.enums import Permission
from roviec.core.refusals import Refused, allowed

if TYPE_CHECKING:
    from roviec.access.models import Placed, User
    from roviec.members.models import Member


def check_can_view_member(user: User, member: Member) -> None:
    if not user.may(Permission.MEMBER_VIEW, within=member.unit, own=member.user_id == user.pk):
        raise Refused(_("Bạn chưa được giao quyền xem hồ sơ này."))


def check_can_add_member(user: User, unit: Placed) -> None:
    """Whether the person may open files in the cell."""
    if not user.may(Permission.MEMBER_EDIT, within=unit):
        raise Refused(_("Chỉ ban tổ chức phụ trách chi bộ này mới lập được hồ sơ đảng viên."))


def check_can_edit_member(user: User, member: Member) -> None:
    if not user.may(Permission.MEMBER_EDIT, within=member.unit):
        raise Refused(_("Chỉ ban tổ chức phụ trách chi bộ này mới sửa được hồ sơ đảng viên."))


def check_can_reveal_numbers(user: User, member: Member) -> None:
    """Whether the person may read the numbers unmasked: those on duty, and the member's own."""
    own = member.user_id == user.pk
    if not own and not user.may(Permission.MEMBER_REVEAL, within=member.unit):
        raise Refused(_("Chỉ ban tổ chức phụ trách chi bộ này mới mở được số định danh."))


can_view_member = allowed(check_can_view_member)
can_add_member = allowed(check_can_add_member)
can_edit_member = allowed(check_can_edit_member)
can_reveal_numbers = allowed(check_can_reveal_numbers)
