"""Every address × everybody: what each gets. A new address without a line in the table fails the test.

People have their roles at the bloc; the objects in the addresses lie in the bloc. Strangers are sent to the sign-in
wherever the line does not say that the page is public. Each request is taken back before the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from roviec.access import actions
from roviec.access.enums import Role
from roviec.access.models import RoleGrant
from roviec.directives.models import SourceFile
from roviec.members.actions import NewMember, create_member
from roviec.members.enums import Sex
from roviec.organisations.enums import AliasSource
from roviec.organisations.models import UnitAlias
from tests.factories.access import UserFactory
from tests.factories.directives import DirectiveFactory, DirectiveTextFactory, TargetFindFactory
from tests.world import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

pytestmark = [pytest.mark.django_db, pytest.mark.rows("O-29", "H-08")]

STRANGER, NOBODY, IN_SESSION = "stranger", "nobody", "administrator in session"
LOGIN = "to the sign-in"
REASON = {"reason": "Kiểm tra bảng địa chỉ"}


@dataclass(frozen=True)
class Page:
    """An address: what everybody gets who is not named, and what those named get."""

    otherwise: int
    named: Mapping[str, int] = field(default_factory=dict)
    public: bool = False
    args: Callable[[Scene], list[Any]] = lambda _scene: []
    post: Mapping[str, Any] | None = None


@dataclass
class Scene:
    """The world, who asks, and the objects that addresses name."""

    world: Any
    people: dict[str, Any]
    secretary: Any
    directive: Any
    find: Any
    file: Any
    alias: Any
    member: Any

    @property
    def cell(self):
        return self.world.plant_cell

    @property
    def grant(self) -> RoleGrant:
        return RoleGrant.objects.get(user=self.secretary)


def grant(scene):
    return [scene.grant.pk]


def account(scene):
    return [scene.secretary.pk]


def directive(scene):
    return [scene.directive.pk]


def find(scene):
    return [scene.directive.pk, "target", scene.find.pk]


def cell(scene):
    return [scene.cell.pk]


CONFIRM = 302  # to the page where one confirms who one is
SEES_ROLES = {
    Role.ORGANISATION_BOARD: 200,
    Role.LEADER: 200,
    Role.CELL_SECRETARY: 200,
    Role.INSPECTOR: 200,
    Role.AUDITOR: 200,
    Role.ADMINISTRATOR: 200,
    IN_SESSION: 200,
}
SEES_GRANT_BELOW = {role: status for role, status in SEES_ROLES.items() if role != Role.CELL_SECRETARY}
SEES_ACCOUNTS = {Role.ORGANISATION_BOARD: 200, Role.ADMINISTRATOR: 200, IN_SESSION: 200}
MANAGES = {Role.ORGANISATION_BOARD: 200, Role.ADMINISTRATOR: 403, IN_SESSION: 200}
MANAGES_AND_GOES_ON = {Role.ORGANISATION_BOARD: 302, Role.ADMINISTRATOR: 403, IN_SESSION: 302}

READS = dict.fromkeys(
    [Role.CLERK, Role.ORGANISATION_BOARD, Role.LEADER, Role.CELL_SECRETARY, Role.MEMBER, Role.INSPECTOR], 200
)
CHECKS = dict.fromkeys(READS, 403) | {Role.CLERK: 200}  # the others see the document and not how it is checked
CHECKS_AND_GOES_ON = CHECKS | {Role.CLERK: 302}

SEES_UNITS = READS | {Role.ADMINISTRATOR: 403, IN_SESSION: 200}
SEES_CELL = {role: 200 for role in READS if role != Role.MEMBER} | {IN_SESSION: 200}  # a member of the bloc, not of it
NAMES_UNITS = dict.fromkeys(SEES_CELL, 403) | {Role.CLERK: 302, Role.ORGANISATION_BOARD: 302}
CHANGES_UNITS = dict.fromkeys(READS, 403) | {Role.ORGANISATION_BOARD: 200, Role.MEMBER: 404, IN_SESSION: 200}

SEES_MEMBERS = dict.fromkeys([Role.ORGANISATION_BOARD, Role.LEADER, Role.CELL_SECRETARY, Role.INSPECTOR], 200)

URLS: dict[str, Page] = {
    "home": Page(200),
    # core
    "core:look": Page(302, public=True, post={"size": "125"}),
    "core:offline": Page(200, public=True),
    "core:service-worker": Page(200, public=True),
    "core:health": Page(200, public=True),
    "core:components": Page(200),
    "core:sample-job": Page(200),
    "core:sample-options": Page(200),
    # one's own account
    "access:account": Page(200),
    "access:password-help": Page(200, public=True),
    "access:who-sees-me": Page(200),
    "access:roles": Page(200),
    # roles, accounts, audit trail, administrator sessions
    "access:grant-list": Page(404, SEES_ROLES),
    "access:grant-create": Page(404, MANAGES),
    "access:unit-options": Page(404, MANAGES),
    "access:account-options": Page(404, MANAGES),
    "access:grant-end": Page(404, SEES_GRANT_BELOW, args=grant),
    "access:account-list": Page(404, SEES_ACCOUNTS),
    "access:account-create": Page(404, MANAGES),
    "access:account-detail": Page(404, SEES_ACCOUNTS, args=account),
    "access:account-slip": Page(404, MANAGES, args=account, post={}),
    "access:account-act": Page(404, MANAGES_AND_GOES_ON, args=lambda scene: [scene.secretary.pk, "khoa"], post=REASON),
    "access:event-list": Page(404, {Role.AUDITOR: 200, Role.ADMINISTRATOR: 403, IN_SESSION: 200}),
    "access:admin-session": Page(404, {Role.ADMINISTRATOR: 200, IN_SESSION: 200}),
    "access:admin-session-open": Page(CONFIRM, post=REASON),
    "access:admin-session-end": Page(302, post={}),
    # the register of directives
    "directives:list": Page(200),
    "directives:filter-save": Page(200, post={}),
    "directives:filter-remove": Page(404, args=lambda _scene: [1], post={}),
    "directives:detail": Page(404, READS, args=directive),
    "directives:act": Page(404, CHECKS, args=lambda scene: [scene.directive.pk, "withdraw"], post={}),
    "directives:export": Page(
        404,
        READS | {Role.MEMBER: 403, Role.INSPECTOR: 403},
        args=lambda scene: [scene.directive.pk, "xlsx"],
    ),
    "directives:removed": Page(404, {Role.CLERK: 200}),
    "directives:restore": Page(404, args=directive, post={}),  # it is in the register
    "directives:candidates": Page(404, READS, args=directive),
    "directives:upload": Page(403, {Role.CLERK: 200}),
    "directives:unit-options": Page(404, {Role.CLERK: 200}),
    "directives:reading": Page(404, dict.fromkeys(READS, 302), args=directive),
    "directives:retry": Page(404, CHECKS | {Role.CLERK: 400}, args=directive, post={}),
    "directives:file": Page(404, READS, args=lambda scene: [scene.directive.pk, scene.file.pk]),
    "directives:review": Page(404, CHECKS, args=directive),
    "directives:review-text": Page(404, CHECKS_AND_GOES_ON, args=lambda scene: [scene.directive.pk, 1]),
    "directives:review-header": Page(404, CHECKS_AND_GOES_ON, args=directive),
    "directives:find-add": Page(404, CHECKS | {Role.CLERK: 400}, args=directive, post={}),
    "directives:find-confirm-all": Page(404, CHECKS_AND_GOES_ON, args=directive, post={}),
    "directives:register": Page(404, CHECKS_AND_GOES_ON, args=directive, post={}),
    "directives:find": Page(404, CHECKS_AND_GOES_ON, args=find),
    "directives:find-reject": Page(404, CHECKS, args=find, post={}),
    "directives:find-split": Page(404, CHECKS, args=find, post={}),
    "directives:find-merge": Page(404, CHECKS, args=find, post={}),
    "directives:home-waiting": Page(200),
    "directives:home-recent": Page(200),
    # the tree of organisations
    "organisations:unit-list": Page(404, SEES_UNITS),
    "organisations:tree-on-day": Page(404, SEES_UNITS),
    "organisations:unit": Page(404, SEES_CELL, args=cell),
    "organisations:unit-create": Page(404, CHANGES_UNITS, args=cell),
    "organisations:unit-rename": Page(404, CHANGES_UNITS, args=cell),
    "organisations:unit-move": Page(404, CHANGES_UNITS, args=cell),
    "organisations:parent-options": Page(404, CHANGES_UNITS, args=cell),
    "organisations:alias-add": Page(404, NAMES_UNITS, args=cell, post={"text": "Phân xưởng Lọc cũ"}),
    "organisations:alias-remove": Page(404, NAMES_UNITS, args=lambda scene: [scene.cell.pk, scene.alias.pk], post={}),
    # members
    "members:member-list": Page(404, READS),
    "members:member-create": Page(404, {Role.ORGANISATION_BOARD: 200}),
    "members:own-file": Page(404),
    "members:unit-options": Page(404, READS),
    "members:cell-options": Page(404, {Role.ORGANISATION_BOARD: 200}),
    "members:member": Page(404, SEES_MEMBERS, args=lambda scene: [scene.member.pk]),
    "members:reveal": Page(
        404,
        dict.fromkeys(SEES_MEMBERS, 403) | {Role.ORGANISATION_BOARD: 200},
        args=lambda scene: [scene.member.pk],
        post=REASON,
    ),
    "members:unit-panel": Page(404, dict.fromkeys(set(READS) - {Role.MEMBER}, 200), args=cell),
    # signing in; somebody signed in already is sent home
    "account_login": Page(302, {STRANGER: 200}, public=True),
    "account_logout": Page(200, {STRANGER: 302}, public=True),
    "account_inactive": Page(200, public=True),
    "account_reauthenticate": Page(200),
    "account_change_password": Page(200),
    "account_set_password": Page(302),
    "account_reset_password_from_key": Page(200, public=True, args=lambda _scene: ["1b", "no-such-key"]),
    "account_reset_password_from_key_done": Page(200, public=True),
    "mfa_index": Page(200),
    "mfa_authenticate": Page(302, public=True),
    "mfa_reauthenticate": Page(302),
    "mfa_activate_totp": Page(CONFIRM),
    "mfa_deactivate_totp": Page(404),
    "mfa_view_recovery_codes": Page(404),
    "mfa_generate_recovery_codes": Page(CONFIRM),
    "mfa_download_recovery_codes": Page(404),
    "mfa_list_webauthn": Page(200),
    "mfa_add_webauthn": Page(CONFIRM),
    "mfa_remove_webauthn": Page(CONFIRM, args=lambda _scene: [1]),
    "mfa_edit_webauthn": Page(CONFIRM, args=lambda _scene: [1]),
    "mfa_reauthenticate_webauthn": Page(302),
    "mfa_login_webauthn": Page(302, public=True),
    "usersessions_list": Page(200),
}


def addresses() -> list[str]:
    return sorted(_names(get_resolver().url_patterns, ""))


def _names(patterns: list[Any], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _names(pattern.url_patterns, prefix + space)
        else:
            yield f"{prefix}{pattern.name}"


def test_every_address_has_a_line_and_every_line_an_address():
    assert sorted(URLS) == addresses()


@pytest.fixture
def scene(world):
    world.administrator.set_password("nước chảy đá mòn 2026")
    world.administrator.save()
    people = {STRANGER: None, NOBODY: world.nobody, IN_SESSION: world.administrator}
    for role in Role:
        at_bloc = None if role == Role.ADMINISTRATOR else world.bloc
        people[role] = world.administrator if role == Role.ADMINISTRATOR else world.user(role, at_bloc)
    directive = DirectiveFactory(unit=world.bloc, received_by=world.administrator)
    DirectiveTextFactory(directive=directive)
    stored = SourceFile.objects.create(
        directive=directive, name="05-KH.txt", file=ContentFile(b"x", "05-KH.txt"), size=1, sha256="0" * 64
    )
    return Scene(
        world,
        people,
        secretary=world.user(Role.CELL_SECRETARY, world.plant_cell),
        directive=directive,
        find=TargetFindFactory(directive=directive),
        file=stored,
        member=create_member(
            by=people[Role.ORGANISATION_BOARD],
            new=NewMember(
                full_name="Lý Thành Nghĩa", sex=Sex.MALE, unit=world.plant_cell, admitted_on=date(1990, 2, 3)
            ),
            at=NOW,
        ),
        alias=UnitAlias.objects.create(unit=world.plant_cell, text="PX Lọc", key="px loc", source=AliasSource.TYPED),
    )


@pytest.mark.parametrize("name", sorted(URLS))
def test_everybody_gets_what_the_table_says(scene, name):
    page = URLS[name]
    url = reverse(name, args=page.args(scene))
    session = actions.open_admin_session(
        by=scene.world.administrator, reason="Kiểm tra bảng địa chỉ", length=timedelta(hours=1), at=NOW
    )
    scene.world.administrator.admin_session = None

    found = {who: ask(url, page, user, session if who == IN_SESSION else None) for who, user in scene.people.items()}

    expected = {who: page.named.get(who, page.otherwise) for who in scene.people}
    if not page.public:
        expected[STRANGER] = LOGIN
    assert found == expected


def ask(url, page, user, session):
    client = Client()
    if user is not None:
        client.force_login(user)
    if session is not None:
        opened = client.session
        opened["admin_session"] = session.pk
        opened.save()
    with transaction.atomic():
        response = client.get(url) if page.post is None else client.post(url, page.post)
        transaction.set_rollback(True)
    if response.status_code == 302 and response.url.startswith(reverse("account_login")) and user is None:
        return response.status_code if page.public else LOGIN
    return response.status_code


def test_administrator_out_of_a_session_opens_none_without_confirming(scene):
    """The table cannot tell the redirection to the confirmation from the one after opening."""
    client = Client()
    user = UserFactory()
    user.set_password("nước chảy đá mòn 2026")
    user.save()
    RoleGrant.objects.create(user=user, role=Role.ADMINISTRATOR, starts_on="2024-01-01", granted_at=NOW)
    client.force_login(user)

    response = client.post(reverse("access:admin-session-open"), REASON)

    assert response.url.startswith(reverse("account_reauthenticate"))
    assert "admin_session" not in client.session
