"""Documents of a register as they stand once they are read and registered."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import factory

from roviec.core.text import aligned_key, search_key
from roviec.directives.enums import FindState, LinkKind, ReviewState
from roviec.directives.models import Directive, DirectiveLink, DirectiveText, TargetFind, TaskFind
from roviec.directives.policies.terms import same_code_key
from tests.factories.base import Factory

MOMENT = datetime(2024, 4, 1, 2, 0, tzinfo=UTC)


class DirectiveFactory(Factory):
    class Meta:
        model = Directive

    issuer = "Ban Chấp hành Đảng bộ Khối"
    issuer_key = factory.LazyAttribute(lambda o: search_key(o.issuer))
    kind = "KH"
    number = factory.Sequence(lambda n: n + 1)
    symbol = "KH/ĐUK"
    code = factory.LazyAttribute(lambda o: f"{o.number:02}-{o.symbol}")
    code_key = factory.LazyAttribute(lambda o: same_code_key(o.code))
    signed_on = date(2024, 3, 5)
    title = "Nâng cao chất lượng sinh hoạt chi bộ"
    term = "2020-2025"
    review_state = ReviewState.REGISTERED
    received_at = MOMENT
    registered_at = factory.LazyAttribute(lambda o: MOMENT if o.review_state == ReviewState.REGISTERED else None)
    registered_by = factory.LazyAttribute(lambda o: o.received_by if o.registered_at else None)


class DirectiveTextFactory(Factory):
    class Meta:
        model = DirectiveText

    directive = factory.SubFactory(DirectiveFactory)
    body = "Nội dung văn bản."
    text_key = factory.LazyAttribute(lambda o: hashlib.sha256(o.body.encode()).hexdigest())
    head_key = factory.LazyAttribute(
        lambda o: search_key(f"{o.directive.code} {o.directive.title} {o.directive.issuer}")
    )
    body_key = factory.LazyAttribute(lambda o: aligned_key(o.body))


class DirectiveLinkFactory(Factory):
    class Meta:
        model = DirectiveLink

    kind = LinkKind.IMPLEMENTS
    code = factory.LazyAttribute(lambda o: o.target.code if o.target else "09-HD/BTCTU")
    code_key = factory.LazyAttribute(lambda o: same_code_key(o.code))
    dated = factory.LazyAttribute(lambda o: o.target.signed_on if o.target else None)
    target = None


class _FindFactory(Factory):
    class Meta:
        abstract = True

    order = factory.Sequence(lambda n: n + 1)
    start = 0
    end = 17
    quote = "Nội dung văn bản."
    state = FindState.CONFIRMED


class TargetFindFactory(_FindFactory):
    class Meta:
        model = TargetFind

    subject = "tổ chức cơ sở đảng"
    predicate = "hoàn thành tốt nhiệm vụ"
    op = ">="
    low = 90
    measure = "%"


class TaskFindFactory(_FindFactory):
    class Meta:
        model = TaskFind

    words = "Xây dựng kế hoạch năm"
