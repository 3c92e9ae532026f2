"""The request as views behind the sign-in know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from roviec.access.models import User


class SignedInRequest(HttpRequest):
    """A request whose `user` is an account: the sign-in middleware lets nobody else reach a view. For annotations."""

    user: User
