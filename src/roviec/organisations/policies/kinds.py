"""Which kinds of unit there are under which, and which kinds a group addressed by a directive holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from roviec.organisations.enums import UnitGroup, UnitKind

if TYPE_CHECKING:
    from collections.abc import Mapping

K = UnitKind

CELLS = frozenset({K.GRASSROOTS_CELL, K.SUBORDINATE_CELL, K.PARTY_CELL})
"""Kinds that are party cells: the units in which members are."""

_GRASSROOTS = frozenset({K.GRASSROOTS_ORGANISATION, K.GRASSROOTS_CELL})
_ABOVE_GRASSROOTS = frozenset(
    {K.PROVINCIAL_COMMITTEE, K.BLOC_COMMITTEE, K.DISTRICT_COMMITTEE, K.COMMUNE_COMMITTEE, K.CENTRAL_BODY}
)
PARTY_KINDS = frozenset(set(K) - {K.ADVISORY_BOARD, K.MASS_ORGANISATION, K.OTHER_BODY, K.CENTRAL_BODY})
"""Kinds that are organisations of the Party."""

PARENT_KINDS: Mapping[UnitKind, frozenset[UnitKind]] = {
    # under which kinds a unit of the kind may stand; whether it may also stand at the top is TOP_KINDS
    K.CENTRAL_BODY: frozenset({K.CENTRAL_BODY}),
    K.PROVINCIAL_COMMITTEE: frozenset({K.CENTRAL_BODY}),
    K.BLOC_COMMITTEE: frozenset({K.CENTRAL_BODY, K.PROVINCIAL_COMMITTEE}),
    K.DISTRICT_COMMITTEE: frozenset({K.PROVINCIAL_COMMITTEE}),
    K.COMMUNE_COMMITTEE: frozenset({K.PROVINCIAL_COMMITTEE, K.DISTRICT_COMMITTEE}),
    K.PARTY_CAUCUS: _ABOVE_GRASSROOTS,
    K.ADVISORY_BOARD: _ABOVE_GRASSROOTS | {K.GRASSROOTS_ORGANISATION},
    K.MASS_ORGANISATION: frozenset(set(K) - {K.TEAM, K.OTHER_BODY}),
    K.GRASSROOTS_ORGANISATION: _ABOVE_GRASSROOTS,
    K.GRASSROOTS_CELL: _ABOVE_GRASSROOTS,
    K.SECTION: frozenset({K.GRASSROOTS_ORGANISATION}),
    K.SUBORDINATE_ORGANISATION: frozenset({K.GRASSROOTS_ORGANISATION, K.COMMUNE_COMMITTEE}),
    K.SUBORDINATE_CELL: frozenset({K.GRASSROOTS_ORGANISATION, K.SECTION, K.SUBORDINATE_ORGANISATION}),
    K.PARTY_CELL: frozenset({K.GRASSROOTS_ORGANISATION, K.SECTION, K.SUBORDINATE_ORGANISATION, K.COMMUNE_COMMITTEE}),
    K.TEAM: CELLS,
    K.OTHER_BODY: frozenset({K.OTHER_BODY, K.CENTRAL_BODY, K.PROVINCIAL_COMMITTEE, K.BLOC_COMMITTEE}),
}

TOP_KINDS = frozenset({K.CENTRAL_BODY, K.PROVINCIAL_COMMITTEE, K.BLOC_COMMITTEE, K.OTHER_BODY})
"""Kinds that may stand without a parent."""


def check_place(kind: str, parent_kind: str | None) -> None:
    """Refuse a unit of this kind under a parent of that kind; no parent means the top of a tree."""
    if parent_kind is None:
        if kind not in TOP_KINDS:
            raise ValidationError(_("«%(kind)s» phải có cấp trên.") % {"kind": UnitKind(kind).label})
    elif parent_kind not in PARENT_KINDS[UnitKind(kind)]:
        raise ValidationError(
            _("«%(kind)s» không thể trực thuộc «%(parent)s».")
            % {"kind": UnitKind(kind).label, "parent": UnitKind(parent_kind).label}
        )


@dataclass(frozen=True, slots=True)
class GroupContent:
    """The units of these kinds below the issuer; `direct`: only those standing immediately under it."""

    kinds: frozenset[UnitKind]
    direct: bool


GROUPS: Mapping[UnitGroup, GroupContent] = {
    UnitGroup.ALL_BELOW: GroupContent(frozenset(K), direct=True),
    UnitGroup.PARTY_ORGANISATIONS: GroupContent(PARTY_KINDS - {K.TEAM, K.PARTY_CAUCUS}, direct=False),
    UnitGroup.GRASSROOTS: GroupContent(_GRASSROOTS, direct=False),
    UnitGroup.GRASSROOTS_ORGANISATIONS: GroupContent(frozenset({K.GRASSROOTS_ORGANISATION}), direct=False),
    UnitGroup.GRASSROOTS_CELLS: GroupContent(frozenset({K.GRASSROOTS_CELL}), direct=False),
    UnitGroup.PARTY_CELLS: GroupContent(CELLS, direct=False),
    UnitGroup.ADVISORY_BOARDS: GroupContent(frozenset({K.ADVISORY_BOARD}), direct=True),
    UnitGroup.MASS_ORGANISATIONS: GroupContent(frozenset({K.MASS_ORGANISATION}), direct=True),
    UnitGroup.DISTRICTS: GroupContent(frozenset({K.DISTRICT_COMMITTEE}), direct=False),
    UnitGroup.COMMUNES: GroupContent(frozenset({K.COMMUNE_COMMITTEE}), direct=False),
    UnitGroup.COMMITTEES_DIRECTLY_BELOW: GroupContent(PARTY_KINDS - {K.TEAM, K.PARTY_CAUCUS}, direct=True),
    UnitGroup.CAUCUSES: GroupContent(frozenset({K.PARTY_CAUCUS}), direct=False),
    UnitGroup.BODIES: GroupContent(frozenset({K.OTHER_BODY, K.ADVISORY_BOARD}), direct=True),
}
