"""Which documents a person sees, and which are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from roviec.access.enums import Permission
from roviec.access.queries import above_q, reach_q
from roviec.directives.enums import ReviewState, Validity
from roviec.directives.models import Directive, SourceFile
from roviec.directives.policies.values import HeaderValues
from roviec.organisations.models import Unit

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from roviec.access.models import User
    from roviec.directives.models.directive import DirectiveQuerySet


def directives_visible_to(user: User) -> DirectiveQuerySet:
    """Documents of the registers that the person may look into, without those taken out. Ordered by date.

    Those are the registers within reach and, since directives go downwards, those of the units above; not those of
    other branches. What is not yet registered is seen only by those who check it.
    """
    return (
        Directive.objects.kept()
        .filter(reach_q(user, Permission.DIRECTIVE_VIEW) | above_q(user, Permission.DIRECTIVE_VIEW))
        .filter(Q(review_state=ReviewState.REGISTERED) | reach_q(user, Permission.DIRECTIVE_REVIEW))
        .select_related("unit")
        .order_by("-signed_on", "-pk")
    )


def removed_visible_to(user: User) -> DirectiveQuerySet:
    """Documents taken out of the registers, for those who may put them back; the last one first."""
    return (
        Directive.objects.exclude(deleted_at=None)
        .filter(reach_q(user, Permission.DIRECTIVE_DELETE))
        .select_related("unit", "deleted_by")
        .order_by("-deleted_at", "-pk")
    )


def files_visible_to(user: User) -> QuerySet[SourceFile]:
    """Files of the documents that the person sees."""
    return SourceFile.objects.filter(directive__in=directives_visible_to(user).order_by().values("pk")).order_by(
        "directive", "order"
    )


def units_with_register(user: User) -> QuerySet[Unit]:
    """Units into whose register the person puts documents: the topmost of those within reach."""
    within = reach_q(user, Permission.DIRECTIVE_UPLOAD, "path")
    above = Unit.objects.filter(within, pk=OuterRef("parent_id"))
    return Unit.objects.filter(within, ~Exists(above), ends_on=None).order_by("path")


def find_duplicate(unit: Unit, text_key: str, *, beside: Directive | None = None) -> Directive | None:
    """The document in the unit's register that has the same words, whatever its file is called."""
    same = Directive.objects.kept().filter(unit=unit, text__text_key=text_key)
    if beside is not None:
        same = same.exclude(pk=beside.pk)
    return same.exclude(validity=Validity.REPLACED).order_by("pk").first()


def find_same_code(directive: Directive) -> Directive | None:
    """The registered document that already has this issuer, number and term; None for a document without number."""
    if not directive.code_key:
        return None
    return (
        Directive.objects.registered()
        .filter(
            unit_id=directive.unit_id,
            issuer_key=directive.issuer_key,
            code_key=directive.code_key,
            term=directive.term,
        )
        .exclude(validity=Validity.REPLACED)
        .exclude(pk=directive.pk)
        .order_by("pk")
        .first()
    )


def header_values(directive: Directive) -> HeaderValues:
    """The header as it stands, in the form the checks take."""
    return HeaderValues(
        issuer=directive.issuer,
        issuer_unit_id=directive.issuer_unit_id,
        kind=directive.kind,
        code=directive.code,
        place=directive.place,
        signed_on=directive.signed_on,
        title=directive.title,
        signer=directive.signer,
        signer_position=directive.signer_position,
        signed_for=directive.signed_for,
        recipients=tuple(directive.recipients),
        term=directive.term,
        ends_on=directive.ends_on,
    )
