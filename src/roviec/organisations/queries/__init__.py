"""Reads of the area, gathered from two modules so that callers need to know one name."""

from roviec.organisations.queries.matching import Candidate, Directory, Match, Reason, match_group, match_unit
from roviec.organisations.queries.units import (
    Step,
    UnitState,
    chain,
    disagreements,
    in_tree_order,
    named,
    parents_for,
    states_on,
    steps_of,
    subtree,
    unit_as_of,
    units_in_group,
    units_visible_to,
)

__all__ = [
    "Candidate",
    "Directory",
    "Match",
    "Reason",
    "Step",
    "UnitState",
    "chain",
    "disagreements",
    "in_tree_order",
    "match_group",
    "match_unit",
    "named",
    "parents_for",
    "states_on",
    "steps_of",
    "subtree",
    "unit_as_of",
    "units_in_group",
    "units_visible_to",
]
