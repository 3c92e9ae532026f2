from __future__ import annotations

import pytest

from roviec.access.enums import Role
from roviec.directives import actions
from roviec.directives.actions import Upload
from roviec.directives.models import Directive
from tests.directives.specimen import TEXT


@pytest.fixture
def bloc(world):
    return world.bloc


@pytest.fixture
def clerk(world):
    return world.user(Role.CLERK, world.bloc)


@pytest.fixture
def receive(clerk, bloc, at):
    """Hand in texts: `receive("…", name="ke-hoach.txt")`."""

    def hand_in(text: str = TEXT, *, name: str = "ke-hoach.txt", by=None, unit=None) -> Directive:
        pages = [Upload(name, text.encode())]
        return actions.receive_document(by=by or clerk, unit=unit or bloc, pages=pages, at=at)

    return hand_in


@pytest.fixture
def review(receive, clerk, at):
    """A document that has been read and waits to be checked: `review()`, `review(other_text)`."""

    def read(text: str = TEXT, **options) -> Directive:
        directive = receive(text, **options)
        return actions.read_directive(by=clerk, directive=Directive.objects.get(pk=directive.pk), at=at)

    return read


@pytest.fixture
def directive(review):
    """The specimen, read."""
    return Directive.objects.select_related("unit").get(pk=review().pk)
