"""Words of the audit trail."""

from __future__ import annotations

from django import template

from roviec.access.enums import VERBS

register = template.Library()


@register.filter
def verb_words(verb: str) -> str:
    """«access.role.grant» → «giao vai trò»; a verb without words stands as it is."""
    return str(VERBS.get(verb, verb))
