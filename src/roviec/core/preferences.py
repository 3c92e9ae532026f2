"""How a person wants pages to look: text size and theme, kept in cookies so that they hold before sign-in too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from roviec.core import clock

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise

YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Choice:
    """One way to set a preference."""

    value: str
    label: str | _StrPromise
    icon: str = ""


SIZES = (Choice("100", _("Thường")), Choice("125", _("Lớn")), Choice("150", _("Rất lớn")))
THEMES = (
    Choice("auto", _("Theo máy"), "system"),
    Choice("light", _("Sáng"), "sun"),
    Choice("dark", _("Tối"), "moon"),
)
LANGUAGES = (Choice("vi", "Tiếng Việt"), Choice("en", "English"))
COOKIES = {
    "size": ("roviec_size", SIZES),
    "theme": ("roviec_theme", THEMES),
    "language": ("roviec_language", LANGUAGES),
}


@dataclass(frozen=True)
class Look:
    """What the templates need to know."""

    size: str = "100"
    theme: str = "auto"
    language: str = "vi"
    sizes: tuple[Choice, ...] = SIZES
    themes: tuple[Choice, ...] = THEMES
    languages: tuple[Choice, ...] = LANGUAGES
    now: datetime = field(default_factory=clock.now)

    @property
    def narrow(self) -> bool:
        """Large text leaves no room for the labelled menu: it becomes a rail."""
        return self.size != "100"


def look_of(request: HttpRequest) -> Look:
    """The look that the cookies ask for; unknown values are ignored."""
    chosen = {name: _allowed(request.COOKIES.get(cookie), choices) for name, (cookie, choices) in COOKIES.items()}
    return Look(size=chosen["size"], theme=chosen["theme"], language=chosen["language"])


def language_of(request: HttpRequest) -> str:
    """The language the person chose; the browser's own wish is not asked."""
    return _allowed(request.COOKIES.get(COOKIES["language"][0]), LANGUAGES)


def remember(response: HttpResponse, name: str, value: str) -> None:
    """Keep one preference for a year; an unknown value is dropped."""
    cookie, choices = COOKIES[name]
    response.set_cookie(cookie, _allowed(value, choices), max_age=YEAR, samesite="Lax", httponly=True)


def _allowed(value: str | None, choices: tuple[Choice, ...]) -> str:
    return value if value in {choice.value for choice in choices} and value else choices[0].value


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `look`."""
    return {"look": look_of(request)}
