"""Every string of the screens has its English; `python -m tools.catalogue` names and adds what is new."""

from __future__ import annotations

import re

import polib
import pytest

from tools import catalogue

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|%%|\{\w*\}|</?\w+[^>]*>")


@pytest.fixture(scope="module")
def english():
    return polib.pofile(str(catalogue.CATALOGUE), wrapwidth=0, check_for_duplicates=True)


def translations(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


def test_catalogue_has_the_strings_of_the_source_and_no_others(english):
    asked = {(*message.key, message.plural) for message in catalogue.of_source()}

    held = {(entry.msgctxt or "", entry.msgid, entry.msgid_plural) for entry in english}

    assert len(asked) > 1000
    assert {"missing": asked - held, "obsolete": held - asked} == {"missing": set(), "obsolete": set()}


def test_every_string_has_its_english(english):
    numbers = {len(entry.msgstr_plural) for entry in english if entry.msgid_plural}
    without = [entry.msgid for entry in english if entry.fuzzy or not all(translations(entry))]

    assert without == []
    assert numbers == {2}


def test_english_keeps_placeholders_and_tags(english):
    different = [
        (entry.msgid, words)
        for entry in english
        for words in translations(entry)
        if placeholders(words) != placeholders(entry.msgid)
    ]

    assert different == []
