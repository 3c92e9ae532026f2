"""Parts that upper areas add to pages of lower ones, without the lower ones knowing of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from roviec.core.navigation import may

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One part: its page loads it from `url_name` with the arguments of its host."""

    host: str
    key: str
    title: str | _StrPromise
    url_name: str
    permission: str
    order: int


@dataclass(frozen=True)
class PlacedPanel:
    """A panel on one particular page."""

    panel: Panel
    url: str

    @property
    def id(self) -> str:
        """Id of its element."""
        return f"panel-{self.panel.key}"


_panels: dict[tuple[str, str], Panel] = {}


def register(*, host: str, key: str, title: str | _StrPromise, url_name: str, permission: str = "", order: int) -> None:
    """Add a part to the pages of a host such as «members.member» or «home».

    The view behind `url_name` checks its own right and answers with the inside of the part, heading not included.
    `permission` only spares people an empty part.
    """
    _panels[host, key] = Panel(host=host, key=key, title=title, url_name=url_name, permission=permission, order=order)


def panels_for(user: Any, host: str, args: Sequence[Any] = ()) -> list[PlacedPanel]:
    """The parts of a host that the person may see, in order, for the object the arguments name."""
    if not getattr(user, "is_authenticated", False):
        return []
    shown = sorted(
        (p for p in _panels.values() if p.host == host and may(user, p.permission)), key=lambda p: (p.order, p.key)
    )
    return [PlacedPanel(panel, reverse(panel.url_name, args=args)) for panel in shown]
