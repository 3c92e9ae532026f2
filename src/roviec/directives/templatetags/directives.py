"""How the kinds of finds look in the text and on the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from roviec.directives.policies.segments import Segment

register = template.Library()

CLASSES = {"target": "ct", "task": "nv", "unit": "cq", "time": "th", "citation": "vd"}


@register.filter
def mark_class(segment: Segment) -> str:
    """Classes of a highlighted piece: one per kind of mark over it, «d» for doubt."""
    return " ".join([CLASSES[kind] for kind in segment.kinds] + (["d"] if segment.doubtful else []))
