"""Patterns of the header: the line that names the kind, number, place and date."""

from __future__ import annotations

from directive_reader.lexicon import kinds
from directive_reader.patterns.piece import any_of, piece

_KIND_WORDS = any_of(tuple(kinds.ABBREVIATIONS) + tuple(name.upper() for name in kinds.ABBREVIATIONS))

KIND_LINE = piece(
    "header.kind-line",
    rf"\A \W*+ (?P<kind>{_KIND_WORDS}) (?: \s*+ \W*+ \Z | (?=\s++[‹U›\d“\"–-]) (?<=[‹U›][‹U›]) )",
    matches=("NGHỊ QUYẾT", "KẾ HOẠCH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "Kế hoạch", "KẾ HOẠCH TRIỂN KHAI THỰC HIỆN"),
    misses=("Thực hiện Nghị quyết", "Kế hoạch này", "KẾ HOẠCH của tỉnh"),
)
"""The line that names the kind of document, alone or followed by the title in capitals."""

ADDRESSEE = piece(
    "header.addressee",
    r"\A \W*+ Kính \s++ gửi \b",
    matches=("Kính gửi:", "Kính gửi các sở"),
    misses=("Gửi", "kính gửi"),
)
"""The line of a letter that names whom it is written to."""
