"""The menu. Each area registers its own entry in `apps.ready()`; the shell shows what the person may open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the menu."""

    key: str
    label: str | _StrPromise
    icon: str
    url_name: str
    permission: str
    order: int
    short: str | _StrPromise = ""
    split: bool = False
    place: str = "menu"

    @property
    def url(self) -> str:
        """Address of the area's first page."""
        return reverse(self.url_name)

    @property
    def short_label(self) -> str | _StrPromise:
        """For the rail and the phone's bar, where two words must do."""
        return self.short or self.label


_entries: dict[str, Entry] = {}


def register(
    *,
    key: str,
    label: str | _StrPromise,
    icon: str,
    url_name: str,
    permission: str = "",
    order: int,
    short: str | _StrPromise = "",
    split: bool = False,
    place: str = "menu",
) -> None:
    """Add an entry.

    Args:
        key: unique name; a page marks itself active by it (`nav` in its context) or by its address.
        label: as shown, for instance «Văn bản chỉ đạo».
        icon: one of our icon names (`core/templatetags/_shapes.py`).
        url_name: first page of the area.
        permission: member of access's `Permission` that opens it; empty for everybody signed in.
        order: place in the menu, by tens.
        short: for the rail and the phone; the label if empty.
        split: draw a line above the entry.
        place: «menu», or «account» for the menu behind the person's name.
    """
    _entries[key] = Entry(
        key=key,
        label=label,
        icon=icon,
        url_name=url_name,
        permission=permission,
        order=order,
        short=short,
        split=split,
        place=place,
    )


def entries_for(user: Any, place: str = "menu") -> Sequence[Entry]:
    """Entries the person may open, in order. Strangers get none."""
    if not getattr(user, "is_authenticated", False):
        return []
    shown = (e for e in _entries.values() if e.place == place and may(user, e.permission))
    return sorted(shown, key=lambda e: (e.order, e.key))


def may(user: Any, permission: str) -> bool:
    """Whether the person holds the permission anywhere; an empty permission is open to all who signed in."""
    return not permission or bool(user.may_anywhere(permission))


def active_key(path: str) -> str:
    """The entry whose address is the longest beginning of the path; «/» only for itself."""
    best = ("", "")
    for entry in _entries.values():
        try:
            url = entry.url
        except NoReverseMatch:  # pragma: no cover - registered by an area whose addresses are not mounted
            continue
        if (path == url or (url != "/" and path.startswith(url))) and len(url) > len(best[0]):
            best = (url, entry.key)
    return best[1]
