"""Verbs of saved filters: questions of the register that somebody asks again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from roviec.access.actions import record
from roviec.core.refusals import Unable
from roviec.directives.models import SavedFilter

if TYPE_CHECKING:
    from datetime import datetime

    from roviec.access.models import User

MOST_FILTERS = 20


class UnableToSaveFilter(Unable):
    """There is nothing to save, or there are too many already."""


@transaction.atomic
def save_filter(*, by: User, name: str, query: str, at: datetime) -> SavedFilter:
    """Keep the conditions of the register's list under a name of the person's own; a name used before is overwritten.

    `query` is the query string of the list page without its page number.
    """
    if not query:
        raise UnableToSaveFilter(_("Danh sách chưa có điều kiện nào để lưu. Đồng chí hãy lọc hoặc tìm trước."))
    mine = SavedFilter.objects.filter(user=by)
    if not mine.filter(name=name).exists() and mine.count() >= MOST_FILTERS:
        raise UnableToSaveFilter(
            _("Mỗi người lưu được %(most)s bộ lọc. Đồng chí hãy bỏ bớt một bộ lọc cũ.") % {"most": MOST_FILTERS}
        )
    order = (mine.aggregate(last=Max("order"))["last"] or 0) + 1
    kept, _created = SavedFilter.objects.update_or_create(
        user=by, name=name, defaults={"query": query}, create_defaults={"query": query, "order": order}
    )
    record(by=by, at=at, verb="directives.filter.save", target=kept, data={"name": name, "query": query})
    return kept


@transaction.atomic
def remove_filter(*, by: User, saved: SavedFilter, at: datetime) -> None:
    """Forget a saved filter of one's own."""
    if saved.user_id != by.pk:
        raise UnableToSaveFilter(_("Chỉ người đã lưu mới bỏ được bộ lọc này."))
    record(by=by, at=at, verb="directives.filter.remove", target=saved, data={"name": saved.name})
    saved.delete()
