"""Two people do the same at the same moment: the second waits and gets a clear answer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from roviec.directives import actions
from roviec.directives.actions import AlreadyReceived, CodeTaken, Upload
from roviec.directives.models import Directive
from tests.directives.specimen import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.rows("D-01")]


class Other(threading.Thread):
    """Somebody else's request: what it came to, a result or the refusal expected."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self.act = act
        self.outcome: object = None

    def run(self) -> None:
        try:
            self.outcome = self.act()
        except (AlreadyReceived, CodeTaken) as error:
            self.outcome = error
        finally:
            connection.close()


def while_held(first: Callable[[], object], second: Callable[[], object]) -> object:
    """Have `second` done while the transaction of `first` is still open; gives back what became of `second`."""
    other = Other(second)
    with transaction.atomic():
        first()
        other.start()
        other.join(1.0)
        assert other.is_alive(), "the second did not wait for the first"
    other.join(30)
    return other.outcome


def test_the_same_text_handed_in_twice_at_once_is_kept_once(clerk, bloc, at):
    def receive() -> Directive:
        return actions.receive_document(by=clerk, unit=bloc, pages=[Upload("a.txt", TEXT.encode())], at=at)

    outcome = while_held(receive, receive)

    assert isinstance(outcome, AlreadyReceived)
    assert Directive.objects.get() == outcome.existing


def test_two_documents_with_one_number_registered_at_once_are_told_apart(review, clerk, at):
    first, second = review(), review(TEXT + "\nPhụ lục.\n")

    outcome = while_held(
        lambda: actions.register_directive(by=clerk, directive=first, at=at),
        lambda: actions.register_directive(by=clerk, directive=second, at=at),
    )

    assert isinstance(outcome, CodeTaken)
    assert Directive.objects.registered().get() == first == outcome.existing
