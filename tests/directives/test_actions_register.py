from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from roviec.access.enums import Role
from roviec.access.models import Event
from roviec.core.refusals import Refused
from roviec.directives import actions, queries
from roviec.directives.actions import (
    CodeTaken,
    Replacement,
    UnableToChangeValidity,
    UnableToDelete,
    UnableToRegister,
)
from roviec.directives.enums import FindKind, FindState, LinkKind, ReviewState, Validity
from roviec.directives.models import Directive, DirectiveLink
from tests.directives.specimen import TEXT
from tests.factories.directives import DirectiveFactory

pytestmark = pytest.mark.rows("D-01", "D-03")

BETTER = TEXT + "\nPhụ lục kèm theo.\n"
CITED = """TỈNH ỦY SÔNG LAM
*
Số 21-NQ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Sông Lam, ngày 10 tháng 01 năm 2024

NGHỊ QUYẾT
về xây dựng chi bộ bốn tốt

I- MỤC TIÊU
Xây dựng chi bộ trong sạch, vững mạnh.
"""


@pytest.fixture
def registered(directive, clerk, at):
    return actions.register_directive(by=clerk, directive=directive, at=at)


@pytest.fixture
def register(review, clerk, at):
    def enter(text: str, **options) -> Directive:
        return actions.register_directive(by=clerk, directive=review(text), at=at, **options)

    return enter


def test_a_checked_document_enters_the_register_with_its_open_items(directive, clerk, at):
    actions.confirm_finds(
        by=clerk, directive=directive, seen=[(FindKind.TARGET, directive.targetfinds.first().pk, 1)], at=at
    )

    saved = actions.register_directive(by=clerk, directive=directive, at=at)

    assert (saved.review_state, saved.registered_by, saved.registered_at) == (ReviewState.REGISTERED, clerk, at)
    assert (saved.header_state, saved.finds_confirmed, saved.finds_total) == (FindState.CONFIRMED, 2, 10)
    event = Event.objects.get(verb="directives.directive.register")
    assert event.data == {"code": "12-KH/ĐUK", "confirmed": 2, "total": 10}


def test_the_reading_is_kept_whole_as_the_first_version(registered, clerk, at):
    version = registered.versions.get()

    assert (version.number, version.taken_by, version.taken_at) == (1, clerk, at)
    assert version.data["header"]["code"] == "12-KH/ĐUK"
    assert version.data["header"]["signed_on"] == "2024-03-15"
    assert [len(version.data[part]) for part in ("target", "task", "citation", "owners")] == [3, 4, 2, 5]
    assert version.data["target"][0]["low"] == "90.0000"


def test_a_later_check_is_kept_as_another_version(registered, clerk, world, at):
    target = registered.targetfinds.first()
    actions.confirm_finds(by=clerk, directive=registered, seen=[(FindKind.TARGET, target.pk, 1)], at=at)

    version = actions.take_review_version(by=clerk, directive=registered, at=at)

    assert (version.number, version.data["target"][0]["state"]) == (2, "confirmed")
    with pytest.raises(Refused):
        actions.take_review_version(by=world.user(Role.LEADER, world.bloc), directive=registered, at=at)


def test_versions_belong_to_registered_documents(directive, clerk, at):
    with pytest.raises(UnableToRegister):
        actions.take_review_version(by=clerk, directive=directive, at=at)


def test_only_who_may_and_only_once(registered, directive, world, clerk, at):
    with pytest.raises(Refused):
        actions.register_directive(by=world.user(Role.LEADER, world.bloc), directive=directive, at=at)
    with pytest.raises(UnableToRegister):
        actions.register_directive(by=clerk, directive=directive, at=at)


def test_a_header_without_issuer_and_title_is_not_registered(review, clerk, at):
    blank = review("Danh sách mua sắm: giấy, bút.\n")

    with pytest.raises(ValidationError) as wrong:
        actions.register_directive(by=clerk, directive=blank, at=at)

    assert {"issuer", "title"} <= set(wrong.value.message_dict)


def test_a_number_is_given_once_per_issuer_and_term(registered, review, clerk, at):
    second = review(BETTER)

    with pytest.raises(CodeTaken) as taken:
        actions.register_directive(by=clerk, directive=second, at=at)

    assert taken.value.existing == registered
    Directive.objects.filter(pk=second.pk).update(term="2025-2030")
    assert actions.register_directive(by=clerk, directive=second, at=at).term == "2025-2030"


def test_documents_without_number_never_collide(registered, clerk, at, review):
    Directive.objects.filter(pk=registered.pk).update(code="", code_key="")
    second = review(BETTER)
    Directive.objects.filter(pk=second.pk).update(code="", code_key="")

    assert actions.register_directive(by=clerk, directive=second, at=at).review_state == ReviewState.REGISTERED


def test_a_better_copy_takes_the_place_of_the_old_one_which_stays(registered, register, clerk, at):
    new = register(BETTER, replaces=Replacement(registered, "Bản quét rõ hơn"))

    registered.refresh_from_db()
    assert (registered.validity, registered.successor, registered.validity_reason) == (
        Validity.REPLACED,
        new,
        "Bản quét rõ hơn",
    )
    link = new.links.get(kind=LinkKind.REPLACES)
    assert (link.target, link.code) == (registered, "12-KH/ĐUK")
    assert queries.find_same_code(new) is None


def test_a_copy_takes_the_place_of_one_in_the_same_register_only(registered, review, receive, world, clerk, at):
    second = review(BETTER)
    elsewhere = world.user(Role.CLERK, world.province)
    Directive.objects.filter(pk=registered.pk).update(unit=world.district)
    registered.refresh_from_db()

    with pytest.raises(UnableToChangeValidity):
        actions.register_directive(by=elsewhere, directive=second, replaces=Replacement(registered, "Rõ hơn"), at=at)
    with pytest.raises(Refused):
        actions.register_directive(by=clerk, directive=second, replaces=Replacement(registered, "Rõ hơn"), at=at)


def test_a_cited_document_that_enters_closes_the_chain(registered, register):
    link = registered.links.get(code="21-NQ/TU")
    assert link.target is None

    cited = register(CITED)

    link.refresh_from_db()
    assert (link.kind, link.target) == (LinkKind.IMPLEMENTS, cited)


def test_a_document_of_another_date_is_another_document(registered, register):
    register(CITED.replace("ngày 10 tháng 01", "ngày 11 tháng 02"))

    assert registered.links.get(code="21-NQ/TU").target is None


def test_a_document_finds_what_it_cites_when_that_is_there_already(register, directive, clerk, at):
    cited = register(CITED)

    registered = actions.register_directive(by=clerk, directive=directive, at=at)

    assert registered.links.get(code="21-NQ/TU").target == cited


def test_a_document_without_number_is_cited_by_nobody(registered, register, review, clerk, at):
    blank = review(CITED)
    Directive.objects.filter(pk=blank.pk).update(code="", code_key="", signed_on=None)

    actions.register_directive(by=clerk, directive=blank, at=at)

    assert registered.links.get(code="21-NQ/TU").target is None


def test_a_newer_document_supersedes_and_both_know(registered, register, clerk, at):
    newer = register(BETTER.replace("12-KH/ĐUK", "19-KH/ĐUK"))

    old = actions.supersede_directive(by=clerk, directive=registered, successor=newer, reason="Thay mới", at=at)

    assert (old.validity, old.successor, old.validity_at) == (Validity.SUPERSEDED, newer, at)
    assert newer.links.get(kind=LinkKind.SUPERSEDES).target == old

    back = actions.reinstate_directive(by=clerk, directive=registered, reason="Ghi nhầm", at=at)

    assert (back.validity, back.successor, back.validity_reason, back.validity_at) == (
        Validity.IN_FORCE,
        None,
        "",
        None,
    )
    assert not newer.links.filter(kind=LinkKind.SUPERSEDES).exists()
    assert Event.objects.get(verb="directives.directive.reinstate").data == {
        "was": "superseded",
        "reason": "Ghi nhầm",
    }


def test_a_document_supersedes_neither_itself_nor_from_outside_the_register(registered, review, clerk, at):
    for successor in (registered, review(BETTER)):
        with pytest.raises(UnableToChangeValidity):
            actions.supersede_directive(by=clerk, directive=registered, successor=successor, reason="Thay", at=at)


def test_a_document_is_superseded_within_its_register_only(registered, clerk, at, world):
    other = DirectiveFactory(unit=world.district, received_by=clerk)

    with pytest.raises(UnableToChangeValidity, match="cùng một sổ"):
        actions.supersede_directive(by=clerk, directive=registered, successor=other, reason="Thay", at=at)


def test_a_withdrawn_document_is_withdrawn_once_and_can_be_reinstated(registered, clerk, at):
    actions.withdraw_directive(by=clerk, directive=registered, reason="Thu hồi theo thông báo", at=at)

    with pytest.raises(UnableToChangeValidity):
        actions.withdraw_directive(by=clerk, directive=registered, reason="Lần nữa", at=at)
    assert actions.reinstate_directive(by=clerk, directive=registered, reason="Nhầm", at=at).validity == "in_force"


def test_validity_is_for_the_register_and_needs_a_reason(registered, review, clerk, at):
    with pytest.raises(ValidationError):
        actions.withdraw_directive(by=clerk, directive=registered, reason=" ", at=at)
    with pytest.raises(UnableToChangeValidity):
        actions.withdraw_directive(by=clerk, directive=review(BETTER), reason="Chưa vào sổ", at=at)


def test_what_was_registered_is_only_marked_and_can_be_restored(registered, register, clerk, at):
    citing = register(TEXT.replace("12-KH/ĐUK", "30-KH/ĐUK").replace("05-QĐ/ĐUK, ngày 02/02/2023", "12-KH/ĐUK"))
    link = citing.links.get(code="12-KH/ĐUK")
    assert link.target == registered

    gone = actions.delete_directive(by=clerk, directive=registered, reason=" Nạp nhầm ", at=at)

    assert (gone.deleted_by, gone.deleted_at, gone.deleted_reason) == (clerk, at, "Nạp nhầm")
    assert registered not in queries.directives_visible_to(clerk)
    assert gone.files.get() not in queries.files_visible_to(clerk)
    link.refresh_from_db()
    assert link.target is None
    with pytest.raises(UnableToDelete):
        actions.delete_directive(by=clerk, directive=registered, reason="Lần nữa", at=at)

    back = actions.restore_directive(by=clerk, directive=registered, at=at)

    assert (back.deleted_at, back.deleted_reason) == (None, "")
    link.refresh_from_db()
    assert link.target == registered
    with pytest.raises(UnableToDelete):
        actions.restore_directive(by=clerk, directive=registered, at=at)


def test_a_document_is_not_restored_onto_a_taken_number(registered, register, clerk, at):
    actions.delete_directive(by=clerk, directive=registered, reason="Nạp nhầm", at=at)
    register(TEXT)

    with pytest.raises(CodeTaken):
        actions.restore_directive(by=clerk, directive=registered, at=at)


def test_a_document_is_not_restored_beside_its_own_words(registered, review, clerk, at):
    actions.delete_directive(by=clerk, directive=registered, reason="Nạp nhầm", at=at)
    review(TEXT)

    with pytest.raises(UnableToDelete, match="cùng nội dung"):
        actions.restore_directive(by=clerk, directive=registered, at=at)


def test_a_draft_of_which_nothing_is_confirmed_goes_with_its_file(
    directive, clerk, at, django_capture_on_commit_callbacks
):
    name = directive.files.get().file.name

    with django_capture_on_commit_callbacks(execute=True):
        gone = actions.delete_directive(by=clerk, directive=directive, reason="Nạp nhầm", at=at)

    assert gone is None
    assert not Directive.objects.exists()
    assert not default_storage.exists(name)
    assert Event.objects.get(verb="directives.directive.delete").data == {"reason": "Nạp nhầm", "code": "12-KH/ĐUK"}


def test_a_draft_of_which_something_is_confirmed_stays(directive, clerk, at):
    target = directive.targetfinds.first()
    actions.confirm_finds(by=clerk, directive=directive, seen=[(FindKind.TARGET, target.pk, 1)], at=at)

    gone = actions.delete_directive(by=clerk, directive=directive, reason="Nạp nhầm", at=at)

    assert gone.targetfinds.get(pk=target.pk).state == FindState.CONFIRMED


@pytest.mark.parametrize("role", [Role.LEADER, Role.MEMBER, Role.ORGANISATION_BOARD])
def test_the_register_is_changed_by_clerks_only(registered, world, role, at):
    user = world.user(role, world.bloc)

    for act in (
        lambda: actions.withdraw_directive(by=user, directive=registered, reason="x", at=at),
        lambda: actions.supersede_directive(by=user, directive=registered, successor=registered, reason="x", at=at),
        lambda: actions.reinstate_directive(by=user, directive=registered, reason="x", at=at),
        lambda: actions.delete_directive(by=user, directive=registered, reason="x", at=at),
        lambda: actions.restore_directive(by=user, directive=registered, at=at),
    ):
        with pytest.raises(Refused):
            act()


def test_links_of_a_document_to_itself_are_left_out(review):
    directive = review(TEXT.replace("05-QĐ/ĐUK, ngày 02/02/2023", "12-KH/ĐUK"))

    assert list(DirectiveLink.objects.filter(source=directive).values_list("code", flat=True)) == ["21-NQ/TU"]


def test_a_draft_goes_even_when_its_file_does_not(
    directive, clerk, at, django_capture_on_commit_callbacks, monkeypatch
):
    def busy(_name: str) -> None:
        raise PermissionError

    monkeypatch.setattr(default_storage, "delete", busy)

    with django_capture_on_commit_callbacks(execute=True):
        gone = actions.delete_directive(by=clerk, directive=directive, reason="Nạp nhầm", at=at)

    assert gone is None
    assert not Directive.objects.exists()
