"""What a page does for somebody who may not open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext as _

from roviec.access import policies
from roviec.access.enums import Permission
from roviec.core.refusals import Refused

if TYPE_CHECKING:
    from roviec.core.requests import SignedInRequest


def only_who_may_anywhere(request: SignedInRequest, permission: Permission) -> None:
    """A page of which somebody may see nothing at all is not there for him.

    An administrator whose right comes with a session that is not open is told to open one.

    Raises:
        Http404: the permission is not among the person's.
        Refused: it would be, in an administrator session.
    """
    user = request.user
    if user.may_anywhere(permission):
        return
    if user.may_anywhere(Permission.ADMIN_SESSION) and policies.is_session_only(permission):
        raise Refused(_("Việc này cần mở phiên quản trị trước (trang Phiên quản trị)."))
    raise Http404
