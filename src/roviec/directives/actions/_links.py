"""The chain: what a document says about others, and others about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from roviec.core import paths
from roviec.directives.enums import FindState, LinkKind, Validity
from roviec.directives.models import CitationFind, Directive, DirectiveLink

if TYPE_CHECKING:
    from datetime import date

FROM_TEXT = (LinkKind.IMPLEMENTS, LinkKind.CITES)


def link_outgoing(directive: Directive) -> None:
    """Make the links that a document's citations stand for; links set by an act (replaces, supersedes) stay.

    A citation without a date means the one of the same number that has one.
    """
    cited = CitationFind.objects.filter(directive=directive).exclude(state=FindState.REJECTED)
    wanted: dict[tuple[str, date | None], CitationFind] = {}
    others = cited.exclude(code_key__in=("", directive.code_key))
    for citation in others.order_by(F("dated").asc(nulls_last=True), "order"):
        same = [key for key in wanted if key[0] == citation.code_key and citation.dated in {key[1], None}]
        known = wanted.setdefault(same[0] if same else (citation.code_key, citation.dated), citation)
        known.implements = known.implements or citation.implements
    DirectiveLink.objects.filter(source=directive, kind__in=FROM_TEXT).delete()
    DirectiveLink.objects.bulk_create(
        DirectiveLink(
            source=directive,
            kind=LinkKind.IMPLEMENTS if citation.implements else LinkKind.CITES,
            code=citation.code,
            code_key=citation.code_key,
            kind_name=citation.kind_name,
            dated=citation.dated,
            target=find_cited(directive, citation.code_key, citation.dated),
        )
        for citation in wanted.values()
    )


def find_cited(directive: Directive, code_key: str, dated: date | None) -> Directive | None:
    """The registered document that a citation means: in the same register first, then in those of its superiors."""
    line = paths.ancestors(directive.unit.path, include_self=True)
    cited = (
        Directive.objects.registered()
        .filter(code_key=code_key, unit__path__in=line)
        .exclude(validity=Validity.REPLACED)
        .exclude(pk=directive.pk)
    )
    if dated is not None:
        cited = cited.filter(Q(signed_on=dated) | Q(signed_on=None))
    return cited.order_by("-unit__path", "-signed_on", "pk").first()


def link_incoming(directive: Directive) -> None:
    """Point at a document that has entered the register from all that cite it, there and in the registers below."""
    links = DirectiveLink.objects.filter(
        paths.subtree_q("source__unit__path", directive.unit.path), code_key=directive.code_key, kind__in=FROM_TEXT
    ).exclude(source=directive)
    if directive.signed_on is not None:
        links = links.filter(Q(dated=directive.signed_on) | Q(dated=None))
    for link in links.select_related("source__unit").order_by("pk") if directive.code_key else ():
        link.target = find_cited(link.source, link.code_key, link.dated)
        link.save(update_fields=["target", "updated_at"])


def unlink_incoming(directive: Directive) -> None:
    """Let all that cite a document taken away look for another copy of it."""
    for link in (
        DirectiveLink.objects.filter(target=directive, kind__in=FROM_TEXT).select_related("source__unit").order_by("pk")
    ):
        link.target = find_cited(link.source, link.code_key, link.dated)
        link.save(update_fields=["target", "updated_at"])


def link_act(source: Directive, target: Directive, kind: LinkKind) -> None:
    """Write down that a document replaces or supersedes another one."""
    DirectiveLink.objects.update_or_create(
        source=source,
        kind=kind,
        code_key=target.code_key,
        dated=target.signed_on,
        defaults={"code": target.code, "kind_name": target.kind, "target": target},
    )
