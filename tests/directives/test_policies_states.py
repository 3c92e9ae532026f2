from __future__ import annotations

import pytest

from roviec.directives.enums import FindState, ReviewState, Validity
from roviec.directives.policies import states
from roviec.directives.policies.states import Counts


def test_every_state_has_its_followers_and_none_follows_itself():
    for table, choices in (
        (states.NEXT_STATES, ReviewState),
        (states.NEXT_FIND_STATES, FindState),
        (states.NEXT_VALIDITIES, Validity),
    ):
        assert set(table) == set(choices)
        assert [state for state, followers in table.items() if state in followers] == []


def test_a_registered_document_never_leaves_that_state():
    assert states.NEXT_STATES[ReviewState.REGISTERED] == frozenset()


def test_counts_leave_out_what_was_rejected():
    found = [FindState.READ, FindState.DOUBTFUL, FindState.CONFIRMED, FindState.REJECTED, FindState.CONFIRMED]

    counts = states.count(found)

    assert counts == Counts(total=4, confirmed=2, doubtful=1)
    assert (counts.sure, counts.left) == (1, 2)


@pytest.mark.parametrize(("has_doubts", "state"), [(True, FindState.DOUBTFUL), (False, FindState.READ)])
def test_undo_leads_back_to_doubt_only_where_there_was_one(has_doubts, state):
    assert states.open_state(has_doubts=has_doubts) == state


@pytest.mark.parametrize(
    ("counts", "minutes"), [(Counts(9, 9, 0), 0), (Counts(10, 9, 0), 1), (Counts(37, 23, 5), 5), (Counts(2, 0, 2), 2)]
)
def test_the_time_left_grows_with_what_is_open(counts, minutes):
    assert states.minutes_left(counts) == minutes
