"""Who may grant, manage accounts and open an administrator session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from roviec.access import policies
from roviec.access.enums import Permission, Role
from roviec.access.policies import Place
from roviec.core.paths import ROOT
from roviec.core.refusals import Refused, allowed

if TYPE_CHECKING:
    from roviec.access.models import Event, Placed, RoleGrant, User


def check_can_view_grant(user: User, grant: RoleGrant) -> None:
    """One's own roles, those at units within reach, and those for the whole installation."""
    if user == grant.user or (grant.unit is None and user.may_anywhere(Permission.ROLE_VIEW)):
        return
    if not user.may(Permission.ROLE_VIEW, within=grant.unit or Place()):
        raise Refused(_("Đồng chí không xem được vai trò ở nơi này."))


can_view_grant = allowed(check_can_view_grant)


def check_can_view_account(by: User, user: User, *, grants: list[RoleGrant]) -> None:
    """One's own account, those with a role within reach at any time, and those that never had a role."""
    if by == user or (not grants and by.may_anywhere(Permission.ACCOUNT_VIEW)):
        return
    if not any(by.may(Permission.ACCOUNT_VIEW, within=grant.unit or Place()) for grant in grants):
        raise Refused(_("Đồng chí không xem được tài khoản này."))


can_view_account = allowed(check_can_view_account)


def check_can_view_event(user: User, event: Event) -> None:
    if not user.may(Permission.AUDIT_VIEW, within=Place(event.unit_path)):
        raise Refused(_("Đồng chí không xem được dòng nhật ký này."))


can_view_event = allowed(check_can_view_event)


def check_can_grant_role(by: User, user: User, role: Role, unit: Placed | None) -> None:
    """A role is given by somebody who may give this one there, and never to oneself."""
    path = ROOT if unit is None else unit.path
    if role not in policies.grantable(by.holdings(), path):
        raise Refused(_("Đồng chí không được giao vai trò «%(role)s» tại nơi này.") % {"role": role.label})
    if by == user:
        raise Refused(_("Không ai tự giao vai trò cho mình; hãy nhờ người khác có quyền."))


can_grant_role = allowed(check_can_grant_role)


def check_can_end_grant(by: User, grant: RoleGrant) -> None:
    """Who may give a role may end it; one's own role one may always lay down."""
    path = ROOT if grant.unit is None else grant.unit.path
    if by != grant.user and Role(grant.role) not in policies.grantable(by.holdings(), path):
        raise Refused(
            _("Đồng chí không được kết thúc vai trò «%(role)s» tại nơi này.") % {"role": Role(grant.role).label}
        )


can_end_grant = allowed(check_can_end_grant)


def check_can_create_account(by: User) -> None:
    if not by.may_anywhere(Permission.ACCOUNT_MANAGE):
        raise Refused(_("Chỉ ban tổ chức và quản trị hệ thống (trong phiên quản trị) lập được tài khoản."))


can_create_account = allowed(check_can_create_account)


def check_can_manage_account(by: User, user: User, *, grants: list[RoleGrant]) -> None:
    """Manage an account: every role it holds must lie within reach, so that nobody takes over a higher account."""
    if by == user:
        raise Refused(
            _("Tài khoản của chính đồng chí do người khác quản lý; mật khẩu đồng chí tự đổi ở trang Tài khoản.")
        )
    check_can_create_account(by)
    for grant in grants:
        path = ROOT if grant.unit is None else grant.unit.path
        held = [holding for holding in by.holdings() if holding.permission is Permission.ACCOUNT_MANAGE]
        if not any(holding.covers(path) for holding in held) or Role(grant.role) not in policies.grantable(
            by.holdings(), path
        ):
            raise Refused(_("Tài khoản này giữ vai trò ngoài phạm vi của đồng chí."))


can_manage_account = allowed(check_can_manage_account)


def check_can_open_admin_session(by: User) -> None:
    if not by.may_anywhere(Permission.ADMIN_SESSION):
        raise Refused(_("Chỉ người giữ vai trò Quản trị hệ thống mở được phiên quản trị."))


can_open_admin_session = allowed(check_can_open_admin_session)


def check_has_second_factor(by: User, *, held: bool) -> None:
    """Administrator rights need more than a password that somebody may have seen."""
    if not held:
        raise Refused(
            _("Tài khoản %(user)s cần bật xác thực hai lớp trước khi mở phiên quản trị (trang Tài khoản).")
            % {"user": by.username}
        )
