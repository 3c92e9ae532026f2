"""The docs name what there is, and what they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps

from roviec.config.environment import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#]+)(?:#[^)]*)?\)")
AREAS = {path.parent.name for path in (ROOT / "src" / "roviec").glob("*/__init__.py")} - {"locale"}


def test_every_area_is_in_structure_and_glossary():
    structure, glossary = (DOCS / "architecture" / "structure.md").read_text(), (DOCS / "glossary.md").read_text()

    missing = {area for area in AREAS if f"`{area}`" not in structure or f"| `{area}` |" not in glossary}

    assert len(AREAS) >= 6
    assert missing == set()


def test_every_model_is_in_the_glossary():
    glossary = (DOCS / "glossary.md").read_text()
    models = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("roviec.") and "pgh_id" not in _fields(model)
    }

    assert {"Unit", "Directive"} <= models
    assert {name for name in models if f"| `{name}` |" not in glossary} == set()


def _fields(model) -> set[str]:
    return {field.name for field in model._meta.get_fields()}


def test_numbers_of_decisions_are_those_of_their_titles():
    files = sorted((DOCS / "decisions").glob("*.md"))
    titles = [re.match(r"# (\d+)\. \S", path.read_text()) for path in files]

    assert [path.name for path, title in zip(files, titles, strict=True) if not title] == []
    assert [int(path.name[:4]) for path in files] == [int(title[1]) for title in titles if title]
    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))


@pytest.mark.parametrize("path", sorted((DOCS / "decisions").glob("*.md")), ids=lambda path: path.stem)
def test_decision_has_its_four_parts(path):
    assert re.findall(r"^## (.+)$", path.read_text(), re.MULTILINE) == [
        "Context",
        "Options",
        "Decision",
        "Consequences",
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    targets = [target for target in LINK.findall(page.read_text()) if "://" not in target]

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_settings_that_pages_name_exist(page):
    tests_only = {"ROVIEC_SHARED", "ROVIEC_CHROMIUM", "TEST_DATABASE_URL"}
    named = set(re.findall(r"\b(ROVIEC_[A-Z_]+|(?:TEST_)?DATABASE_URL)\b", page.read_text()))

    assert named - {setting.name for setting in SETTINGS} - tests_only == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_that_pages_name_exist(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)\b", page.read_text(), re.MULTILINE))

    assert named - targets == set()


def test_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 60
