"""Who may change units. What may be seen is `queries.units_visible_to`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from roviec.access.enums import Permission
from roviec.core import paths
from roviec.core.refusals import Refused, allowed

if TYPE_CHECKING:
    from roviec.access.models import Placed, User
    from roviec.organisations.models import Unit, UnitAlias


class _Top:
    """The place above all units: only a permission that reaches everything covers it."""

    path = paths.ROOT


TOP = _Top()


def check_can_view_unit(user: User, unit: Placed) -> None:
    if not user.may(Permission.UNIT_VIEW, within=unit):
        raise Refused(_("Bạn chưa được giao quyền xem tổ chức này."))


def check_can_create_unit_under(user: User, parent: Placed | None) -> None:
    """Whether the person may add a unit under the parent; without parent, at the top of a tree."""
    if not user.may(Permission.UNIT_EDIT, within=parent or TOP):
        raise Refused(_("Chỉ người được giao quyền về tổ chức tại cấp trên của đơn vị này mới thêm được đơn vị."))


def check_can_change_unit(user: User, unit: Placed) -> None:
    if not user.may(Permission.UNIT_EDIT, within=unit):
        raise Refused(_("Chỉ người được giao quyền về tổ chức tại đây mới thay đổi được đơn vị này."))


def check_can_move_unit(user: User, unit: Unit, parent: Placed | None) -> None:
    """Both the unit and its new place must be in the person's hands."""
    check_can_change_unit(user, unit)
    check_can_create_unit_under(user, parent)


def check_can_name_unit(user: User, place: Placed) -> None:
    """Whether the person may say what a name means at `place`: the scope of the alias, or else its unit."""
    if not user.may(Permission.UNIT_ALIAS, within=place):
        raise Refused(_("Chỉ văn phòng cấp ủy và ban tổ chức của cấp này mới ghi được tên gọi khác."))


def check_can_remove_alias(user: User, alias: UnitAlias) -> None:
    check_can_name_unit(user, alias.scope or alias.unit or TOP)


can_view_unit = allowed(check_can_view_unit)
can_create_unit_under = allowed(check_can_create_unit_under)
can_change_unit = allowed(check_can_change_unit)
can_move_unit = allowed(check_can_move_unit)
can_name_unit = allowed(check_can_name_unit)
can_remove_alias = allowed(check_can_remove_alias)
