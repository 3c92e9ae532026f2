from __future__ import annotations

import importlib
import pkgutil

import pytest

from directive_reader import patterns
from directive_reader.patterns.piece import Piece, any_of


def pieces():
    for module in pkgutil.iter_modules(patterns.__path__):
        names = vars(importlib.import_module(f"directive_reader.patterns.{module.name}"))
        yield from (value for value in names.values() if isinstance(value, Piece))


@pytest.mark.parametrize("piece", sorted(pieces(), key=lambda piece: piece.name), ids=lambda piece: piece.name)
def test_pattern_finds_its_examples_and_nothing_else(piece):
    found = [example for example in piece.matches if piece.regex.search(example)]
    wrong = [example for example in piece.misses if piece.regex.search(example)]

    assert (found, wrong) == (list(piece.matches), [])


def test_patterns_have_distinct_names():
    names = [piece.name for piece in {id(piece): piece for piece in pieces()}.values()]

    assert len(set(names)) == len(names)


def test_alternatives_take_the_longest_word_and_any_white_space():
    assert any_of(("kế hoạch", "kế")) == "(?:kế\\s++hoạch|kế)"
