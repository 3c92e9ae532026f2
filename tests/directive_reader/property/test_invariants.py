"""What must hold of every text, sound or damaged."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_reader import Span, read
from directive_reader.dump import to_dict
from directive_reader.lines import lines_of
from directive_reader.outline import Zone, outline
from directive_reader.text import normalise

SAMPLES = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))]
FRAGMENTS = (
    *(
        "I. ",
        "II- MỤC TIÊU\n",
        "1. ",
        "1.1. ",
        "a) ",
        "(1) ",
        "- ",
        "+ ",
        "* ",
        "Điều 1. ",
        "Chương II\n",
        "**",
        "|",
        "\t",
    ),
    *("Nơi nhận:\n", "T/M BAN CHẤP HÀNH\n", "BÍ THƯ\n", "KẾ HOẠCH\n", "Số 12-KH/ĐUK\n", "V/v việc\n", "PHỤ LỤC\n"),
    *(
        "Sông Lam, ngày 1 tháng 2 năm 2025\n",
        "ngày 31/02/2025",
        "Nghị quyết số 05-NQ/TW, ngày 1/2/2020",
        "Quy định 37 của",
    ),
    *(
        "\n",
        "\n\n",
        "\f",
        "\r\n",
        " ",
        "    ",
        ". ",
        "; ",
        ": ",
        ", ",
        "…",
        "“",
        "”",
        "<br>",
        "&nbsp;",
        "\u200b",
        "\u0301",
    ),
    *("90% ", "từ 3% đến 5% ", "trên 80% đảng viên ", "trong đó 20% ", "hằng năm ", "trước ngày 30/6/2025 ", "MẬT\n"),
    *(
        "Ban Tổ chức chủ trì, phối hợp với Văn phòng ",
        "Các chi bộ ",
        "xây dựng kế hoạch ",
        "Email: a@b.vn\n",
        "\U0001f600",
    ),
)
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=30).map("".join),
)


def spans_of(reading):
    document = reading.document
    yield from (span for _, span in document.spans)
    yield from (stamp.span for stamp in document.stamps)
    yield from (doubt.span for doubt in reading.doubts if doubt.span)
    yield from (span for section in reading.outline for span in (section.span, section.body))
    yield from (span for citation in reading.citations for span in citation.spans)
    for target in reading.targets:
        yield from (span for span in (target.span, target.figure) if span)
    for task in reading.tasks:
        yield from (span for span in (task.span, task.lead_span, task.schedule.span) if span)


def check(text):
    reading = read(text)

    assert [span for span in spans_of(reading) if not 0 <= span.start <= span.end <= len(text)] == []
    assert [task.quote for task in reading.tasks] == [task.span.of(text) for task in reading.tasks]
    assert [target.quote for target in reading.targets] == [target.span.of(text) for target in reading.targets]
    assert [
        target.base for target in reading.targets if target.base is not None and target.base >= len(reading.targets)
    ] == []
    assert read(text) == reading
    to_dict(reading, text)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_is_read_with_spans_that_quote_it(text):
    check(text)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_clean_text_is_made_of_the_original_in_its_order(text):
    clean = normalise(text)

    spans = [clean.span(i, i + 1) for i, character in enumerate(clean.clean) if not character.isspace()]

    assert all(before.end <= after.start or before == after for before, after in pairwise(spans))
    words = [character for character in clean.clean if character.isalnum()]
    assert set("".join(words)) <= set(unicodedata.normalize("NFC", text)) | set(text) | set(
        "".join(words) if "&" in text else ""
    )
    assert len(clean.starts) == len(clean.sources) == len(clean.ends)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_blocks_and_sections_cover_every_line_once(text):
    clean = normalise(text)
    lines = lines_of(clean)

    tree = outline(clean, lines)

    places = sorted([(block.start, block.end) for block in tree.blocks])
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    assert [block.parent for i, block in enumerate(tree.blocks) if block.parent is not None and block.parent >= i] == []
    assert [b for b in tree.blocks if b.section is not None and not 0 <= b.section < len(tree.sections)] == []
    assert [block for block in tree.blocks if block.zone in {Zone.HEADER, Zone.PREAMBLE} and block.path] == []


@pytest.mark.parametrize("seed", range(40))
def test_damaged_directives_are_read(seed):
    chance = random.Random(seed)
    text = chance.choice(SAMPLES)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(text) + 1)
        cut = at + chance.choice((0, 0, 1, 5, 60))
        text = text[:at] + chance.choice(FRAGMENTS) * chance.choice((0, 1, 1, 3)) + text[cut:]

    check(text)


@pytest.mark.parametrize("text", SAMPLES)
def test_decomposed_unicode_reads_the_same(text):
    decomposed = unicodedata.normalize("NFD", text)

    composed_reading, reading = read(text), read(decomposed)

    def values(of):
        return [(section.path, section.heading) for section in of.outline], [(c.code, c.date) for c in of.citations]

    assert values(reading) == values(composed_reading)
    assert (reading.document.issuer, reading.document.title) == (
        composed_reading.document.issuer,
        composed_reading.document.title,
    )
    assert [task.start for task in reading.tasks] == [task.start for task in composed_reading.tasks]


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\x0b"])
def test_other_line_ends_read_the_same(text, ending):
    reading, other = read(text), read(text.replace("\n", ending))

    assert [section.heading for section in other.outline] == [section.heading for section in reading.outline]
    assert other.document.title == reading.document.title


def test_empty_text_has_nothing_and_says_so():
    reading = read("")

    assert (reading.is_directive, reading.outline, reading.targets, reading.tasks, reading.citations) == (
        False,
        (),
        (),
        (),
        (),
    )
    assert [doubt.code for doubt in reading.doubts] == [
        f"document.{name}-missing" for name in ("issuer", "kind", "code", "date", "title", "signer")
    ]
    assert Span(0, 0).of("") == ""
