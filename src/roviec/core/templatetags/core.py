"""Tags and filters of every page: icons, states, Vietnamese dates and numbers, fields, panels."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import lucide
from django import template
from django.contrib.messages import ERROR, SUCCESS, WARNING
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.core import navigation, panels

from ._shapes import ICONS, SHAPES

if TYPE_CHECKING:
    from django.contrib.messages.storage.base import Message
    from django.forms import BoundField

register = template.Library()

WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Picture for sighted people only; the word beside it, or the label of the button, says the same."""
    return _icon(str(name))


@cache
def _icon(name: str) -> SafeString:
    drawn = lucide._render_icon(  # noqa: SLF001 - its public tag cannot render a name held in a variable of ours
        ICONS[name], None, aria_hidden="true", focusable="false", **{"class": "lu"}
    )
    drawn = "".join(line.strip() for line in drawn.splitlines())
    return mark_safe(drawn)  # noqa: S308 - drawn from the package's own files


@register.simple_tag
def shape(kind: str) -> SafeString:
    """The shape of a state without its word, where the word stands next to it anyway."""
    kind = str(kind)
    return format_html(
        '<svg class="sh {}" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" focusable="false">{}</svg>',
        kind,
        mark_safe(SHAPES[kind]),  # noqa: S308 - constants of ours
    )


@register.simple_tag
def status(kind: str, word: str) -> SafeString:
    """A state: shape, then word. Kinds: ok, warn, bad, run, wait, none, off, soon, doubt, hold."""
    return format_html('<span class="st">{}{}</span>', shape(kind), word)


@register.filter
def vi_date(value: date | datetime | None) -> str:
    """05/03/2026; nothing for nothing. A moment is shown in the installation's time zone."""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{value:%d/%m/%Y}" if value else ""


@register.filter
def vi_day(value: date | datetime | None) -> str:
    """«thứ Năm, 05/03/2026»."""
    if not value:
        return ""
    day = timezone.localdate(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


@register.filter
def vi_moment(value: datetime | None) -> str:
    """«08:42, 05/03/2026»."""
    return f"{timezone.localtime(value):%H:%M, %d/%m/%Y}" if value else ""


@register.filter
def vi_number(value: float | Decimal | None, places: int | None = None) -> str:
    """1.248.000 or 12,5: point between thousands, comma before decimals; nothing for nothing."""
    if value is None or value == "":
        return ""
    return formats.number_format(value, decimal_pos=places, force_grouping=True)


@register.filter
def cell_text(value: Any) -> Any:
    """A value of a list as it is written: days and numbers in our way, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return vi_moment(value)
    if isinstance(value, date):
        return vi_date(value)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return vi_number(value)
    return value


@register.filter
def initials(name: str) -> str:
    """«Lê Thu Hà» → «LH»: first and last word."""
    words = str(name).split()
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper() if words else ""


@register.filter
def message_kind(message: Message) -> str:
    """The state whose shape and colour a message takes."""
    return {SUCCESS: "ok", WARNING: "warn", ERROR: "bad"}.get(message.level, "run")


@register.filter
def get(mapping: Any, key: str) -> Any:
    """Value of a mapping by a name that is itself a variable."""
    return mapping.get(key, "")


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field of a form: label, hint, control, error."""
    return bound.as_field_group()


@register.inclusion_tag("core/components/nav.html", takes_context=True)
def nav(context: template.Context) -> dict[str, Any]:
    """The menu of the person who looks; `nav` in the context names the active entry."""
    return {"entries": navigation.entries_for(context.get("user")), "active": _active(context)}


@register.inclusion_tag("core/components/tabbar.html", takes_context=True)
def tabbar(context: template.Context) -> dict[str, Any]:
    """The bar at the foot of a phone: four entries, the rest behind «Thêm»."""
    entries = navigation.entries_for(context.get("user"))
    return {"entries": entries[:4], "rest": entries[4:], "active": _active(context)}


@register.simple_tag(takes_context=True)
def account_entries(context: template.Context) -> Any:
    """What stands behind the person's name."""
    return navigation.entries_for(context.get("user"), "account")


def _active(context: template.Context) -> str:
    request = context.get("request")
    return str(context.get("nav") or (navigation.active_key(request.path) if request else ""))


@register.inclusion_tag("core/components/panels.html", takes_context=True)
def panels_of(context: template.Context, host: str, *args: Any) -> dict[str, Any]:
    """What other areas add to this page; each part is loaded from its own address."""
    return {"panels": panels.panels_for(context.get("user"), host, args)}


@register.inclusion_tag("core/components/progress.html")
def progress(**job: Any) -> dict[str, Any]:
    """Bar of a long job.

    Args:
        job: `label`, `done`, `total` (None while unknown), `url` of the fragment that shows the same bar later,
            `page_url` for people without scripts, `left` (words for the time left), `finished` (bool).
    """
    return {"note": _("Đồng chí có thể rời trang này, việc vẫn chạy tiếp."), **job}
