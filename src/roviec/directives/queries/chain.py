"""The chain around a document: what it carries out and cites, what carries it out and cites it, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from roviec.directives.enums import LinkKind, Validity
from roviec.directives.models import Directive, DirectiveLink
from roviec.directives.policies.chain import Edge, Node
from roviec.directives.policies.levels import issuing_level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from roviec.directives.models.directive import DirectiveQuerySet

STEPS = 4
"""How far up and down the chain of «thực hiện» is followed; citations only one step."""
MOST = 200
"""Links read in one step; a document cited by more shows the newest."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A line of the list: the other document, how it hangs together with this one, and its entry in the register."""

    node: Node
    kind: LinkKind
    directive: Directive | None


@dataclass(frozen=True, slots=True)
class Chain:
    """What the drawing and the list are made from. `upper` is what this document names, `lower` what names it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    upper: tuple[Neighbour, ...]
    lower: tuple[Neighbour, ...]

    @property
    def missing(self) -> tuple[Neighbour, ...]:
        """Documents that this one names and the register lacks."""
        return tuple(n for n in self.upper if n.directive is None)


@dataclass(slots=True)
class _Gathering:
    visible: DirectiveQuerySet
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[Edge, None] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)


def chain_of(directive: Directive, visible: DirectiveQuerySet) -> Chain:
    """The chain of one document as far as `visible` shows it; a target outside of that counts as missing.

    At most 2 * STEPS + 1 queries, whatever the number of documents.
    """
    gathering = _Gathering(visible)
    gathering.nodes[_ref(directive)] = _node(directive, focus=True)
    upper = _step_up(gathering, [directive], kinds=LinkKind.values)
    lower = _step_down(gathering, [directive], kinds=LinkKind.values)
    for step, first in ((_step_up, upper), (_step_down, lower)):
        front = [n.directive for n in first if n.directive is not None and n.kind == LinkKind.IMPLEMENTS]
        for _ in range(STEPS - 1):
            if not front:
                break
            found = step(gathering, front, kinds=[LinkKind.IMPLEMENTS])
            front = [n.directive for n in found if n.directive is not None and n.directive.pk not in gathering.seen]
            gathering.seen.update(d.pk for d in front)
    return Chain(tuple(gathering.nodes.values()), tuple(gathering.edges), tuple(upper), tuple(lower))


def _step_up(gathering: _Gathering, front: Iterable[Directive], *, kinds: Iterable[str]) -> list[Neighbour]:
    """What the documents in front name."""
    sources = {d.pk: d for d in front}
    links = DirectiveLink.objects.filter(source__in=sources, kind__in=kinds).select_related("target")[:MOST]
    targets = {link.target_id for link in links if link.target_id}
    visible = set(gathering.visible.filter(pk__in=targets).values_list("pk", flat=True)) if targets else set()
    found = []
    for link in links:
        target = link.target if link.target_id in visible else None
        node = _node(target) if target else _missing(link)
        found.append(_join(gathering, upper=node, lower=_ref(sources[link.source_id]), link=link, directive=target))
    return _once(found)


def _step_down(gathering: _Gathering, front: Iterable[Directive], *, kinds: Iterable[str]) -> list[Neighbour]:
    """What names the documents in front; only registered documents count."""
    targets = [d.pk for d in front]
    links = (
        DirectiveLink.objects.filter(target__in=targets, kind__in=kinds, source__in=gathering.visible.registered())
        .select_related("source")
        .order_by("-source__signed_on", "-pk")[:MOST]
    )
    found = []
    for link in links:
        node = _node(link.source)
        upper = gathering.nodes[f"d{link.target_id}"]
        found.append(_join(gathering, upper=upper, lower=node.ref, link=link, directive=link.source, add=node))
    return _once(found)


def _join(
    gathering: _Gathering,
    *,
    upper: Node,
    lower: str,
    link: DirectiveLink,
    directive: Directive | None,
    add: Node | None = None,
) -> Neighbour:
    added = add or upper
    gathering.nodes.setdefault(added.ref, added)
    gathering.edges[Edge(upper.ref, lower, LinkKind(link.kind))] = None
    return Neighbour(gathering.nodes[added.ref], LinkKind(link.kind), directive)


def _once(found: list[Neighbour]) -> list[Neighbour]:
    """A document both carried out and cited is listed by the stronger tie; the order of the links is kept."""
    order = [LinkKind.IMPLEMENTS, LinkKind.SUPERSEDES, LinkKind.REPLACES, LinkKind.CITES]
    best: dict[str, Neighbour] = {}
    for neighbour in sorted(found, key=lambda n: order.index(n.kind)):
        best.setdefault(neighbour.node.ref, neighbour)
    return list(best.values())


def _ref(directive: Directive) -> str:
    return f"d{directive.pk}"


def _node(directive: Directive, *, focus: bool = False) -> Node:
    return Node(
        ref=_ref(directive),
        code=directive.code,
        dated=directive.signed_on,
        title=directive.title,
        level=issuing_level(directive.code, directive.issuer),
        directive=directive.pk,
        focus=focus,
        ended=directive.validity != Validity.IN_FORCE,
    )


def _missing(link: DirectiveLink) -> Node:
    return Node(
        ref=f"m{link.code_key}:{link.dated or ''}",
        code=link.code,
        dated=link.dated,
        title=link.kind_name,
        level=issuing_level(link.code),
    )


def missing_documents(visible: DirectiveQuerySet) -> QuerySet[DirectiveLink]:
    """Documents that registered ones name and the register lacks."""
    return DirectiveLink.objects.filter(Q(target=None), source__in=visible.registered()).order_by("code_key", "dated")
