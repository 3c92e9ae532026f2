"""Filters of the register's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from roviec.directives.policies.capitals import calm
from roviec.directives.queries.search import Piece, snippet_of

if TYPE_CHECKING:
    from roviec.directives.models import Directive

register = template.Library()

register.filter("calm", calm)


@register.filter
def snippet(directive: Directive) -> tuple[Piece, ...]:
    """The place of the text that a search found, cut at the words."""
    return snippet_of(directive)
