"""Search in a register of 20,000 documents: time of a page of results with its snippets, against the bare look-up.

    python bench/register.py [--documents N]

Builds the register once in an embedded PostgreSQL under var/bench-register and keeps it for the next run.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django

from roviec.config import embedded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
WORDS_OF_TEXT = 1200
RUNS = 15
LIMIT_MS = 100.0
VOCABULARY = """
công tác đảng viên chi bộ nghị quyết kế hoạch chương trình hành động xây dựng cơ sở tổ chức lãnh đạo nâng cao chất
lượng sinh hoạt kiểm tra giám sát tuyên truyền vận động quần chúng học tập đạo đức phong cách nhiệm vụ trọng tâm
phát triển kinh tế xã hội chuyển đổi số cải cách hành chính thanh niên phụ nữ doanh nghiệp khu công nghiệp đoàn thể
mặt trận báo cáo kết quả thực hiện phân công trách nhiệm thời gian hoàn thành định kỳ hằng năm quý tháng bồi dưỡng
cán bộ quy hoạch luân chuyển bổ nhiệm đánh giá xếp loại khen thưởng kỷ luật tiết kiệm chống lãng phí tham nhũng dân
chủ đoàn kết thống nhất nêu gương trung thực đổi mới sáng tạo khoa học kỹ thuật giáo dục y tế môi trường nông thôn
đô thị giao thông thủy lợi rừng biển đảo quốc phòng an ninh đối ngoại hội nhập văn hóa gia đình thể thao du lịch di
sản bảo tồn
"""
SYLLABLES = tuple(VOCABULARY.split())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    documents = parser.parse_args().documents
    data = ROOT / "var" / f"bench-register-{documents}"
    cluster = embedded.Cluster(data, log=data.with_suffix(".log"), durable=False)
    cluster.prepare()
    cluster.start()
    try:
        os.environ["DATABASE_URL"] = embedded.url(data)
        os.environ["DJANGO_SETTINGS_MODULE"] = "roviec.config.settings"
        django.setup()
        return measure(documents)
    finally:
        cluster.stop()


def measure(documents: int) -> int:
    from django.core.management import call_command
    from django.db import connection

    from roviec.directives.models import Directive
    from roviec.directives.queries.search import search_directives, snippet_of, with_snippets

    call_command("migrate", verbosity=0)
    if Directive.objects.count() < documents:
        print(f"building {documents:,} documents …", flush=True)
        build(documents)

    def page(words: str) -> int:
        found = search_directives(Directive.objects.registered().select_related("unit"), words)
        total = found.count()
        for row in with_snippets(found, words)[:50]:
            snippet_of(row)
        return total

    def bare(words: str) -> None:
        query = " & ".join(words.split()) + ":*"
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT directive_id FROM directives_directivetext WHERE vector @@ to_tsquery('simple', %s)", [query]
            )
            cursor.fetchall()

    worst = 0.0
    print(f"{'query':44}{'hits':>8}{'page ms':>10}{'bare ms':>10}{'ratio':>8}")
    for words in (
        "03 nq duk",
        "cong tac dang",
        "sinh hoat chi bo chuyen doi so",
        "lang phi tham nhung di",
        "khong co tu nay",
    ):
        total = page(words)
        mine, floor = timed(lambda words=words: page(words)), timed(lambda words=words: bare(words))
        worst = max(worst, mine)
        print(f"{words:44}{total:>8,}{mine:>10.1f}{floor:>10.1f}{mine / floor:>8.1f}")
    print(f"worst page: {worst:.1f} ms, limit {LIMIT_MS:.0f} ms at 20,000 documents")
    return int(worst > LIMIT_MS)


def timed(call: Callable[[], object]) -> float:
    """Median milliseconds of RUNS calls."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def build(documents: int) -> None:
    from django.db import connection, transaction

    from roviec.access.models import User
    from roviec.core.clock import now
    from roviec.directives.models import Directive, DirectiveText
    from roviec.organisations.models import Unit

    with transaction.atomic():
        user = User.objects.create(username="bench", full_name="Bench")
        unit = Unit.objects.create(
            name="Đảng bộ Khối", kind="bloc_committee", path="0000", starts_on=date(2000, 1, 1), search_key="khoi"
        )
        for rows in batches(documents, user, unit, now()):
            directives = Directive.objects.bulk_create([directive for directive, _ in rows])
            for directive, (_, text) in zip(directives, rows, strict=True):
                text.directive = directive
            DirectiveText.objects.bulk_create([text for _, text in rows])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def batches(documents: int, user: object, unit: object, moment: object) -> Iterator[list[tuple]]:
    from roviec.core.text import aligned_key, search_key
    from roviec.directives.models import Directive, DirectiveText
    from roviec.directives.policies.terms import same_code_key

    dice = random.Random(20260101)
    rows = []
    for n in range(documents):
        year, number = 2000 + n // 800, n % 800 + 1
        symbol = dice.choice(("NQ/ĐUK", "KH/ĐUK", "CTr/TU", "HD/BTCTU", "KL/TW", "BC/ĐUK"))
        code = f"{number:02}-{symbol}"
        title = " ".join(dice.choices(SYLLABLES, k=14)).capitalize()
        body = " ".join(dice.choices(SYLLABLES, k=WORDS_OF_TEXT))
        directive = Directive(
            unit=unit, issuer="Ban Chấp hành Đảng bộ Khối", issuer_key=f"khoi {n}", kind=symbol[:2], number=number,
            symbol=symbol, code=code, code_key=same_code_key(code), title=title, term=str(year),
            signed_on=date(year, 1, 1) + timedelta(days=number % 360), review_state="registered", received_at=moment,
            received_by=user, registered_at=moment, registered_by=user,
        )  # fmt: skip
        head = search_key(f"{code} {title} Ban Chấp hành Đảng bộ Khối")
        rows.append((directive, DirectiveText(body=body, text_key=str(n), head_key=head, body_key=aligned_key(body))))
        if len(rows) == 500:
            yield rows
            rows = []
    yield rows


if __name__ == "__main__":
    sys.exit(main())
