from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from roviec.access.enums import Role
from roviec.access.models import RoleGrant, User
from roviec.core import text
from tests.factories.base import Factory


class UserFactory(Factory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"nguoidung{n}")
    full_name = factory.Sequence(lambda n: f"Nguyễn Văn Số {n}")
    search_key = factory.LazyAttribute(lambda user: text.search_key(f"{user.full_name} {user.username}"))
    sort_key = factory.LazyAttribute(lambda user: text.sort_key(text.given_name_first(user.full_name)))


class RoleGrantFactory(Factory):
    class Meta:
        model = RoleGrant

    user = factory.SubFactory(UserFactory)
    role = Role.MEMBER
    unit = None
    starts_on = date(2024, 1, 1)
    granted_at = datetime(2024, 1, 1, tzinfo=UTC)
    granted_by = None
