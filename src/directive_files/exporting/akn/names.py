"""Names of things in Akoma Ntoso: IRIs of documents and bodies, identifiers of parts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_NO_WORD = re.compile(r"\W+")
_UNKNOWN = "khong-ro"


def tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def add(parent: etree._Element, name: str, **attributes: str | None) -> etree._Element:
    """A new last child; attributes that are None are left out, a trailing «_» of their names too."""
    given = {key.rstrip("_"): value for key, value in attributes.items() if value is not None}
    return etree.SubElement(parent, tag(name), given)


def slug(text: str | None) -> str:
    """Small ASCII letters, figures and hyphens; «khong-ro» for nothing."""
    folded = (text or "").casefold().replace("đ", "d")
    bare = "".join(letter for letter in unicodedata.normalize("NFD", folded) if not unicodedata.combining(letter))
    return _NO_LETTER.sub("-", bare).strip("-") or _UNKNOWN


@dataclass(frozen=True, slots=True)
class WorkName:
    """What the IRI of a work is made of: /akn/{country}/act/{kind}/{author}/{date}/{number}."""

    kind: str
    author: str
    date: str
    number: str
    country: str = "vn"

    def __str__(self) -> str:
        return f"/akn/{self.country}/act/{self.kind}/{self.author}/{self.date}/{self.number}"


def organisation(name: str) -> str:
    return f"/akn/ontology/organization/vn/{slug(name)}"


class Identifiers:
    """eIds, none given twice."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def new(self, parent: str, kind: str, label: str | None = None) -> str:
        """«sec_II__para_1»: parent, kind, and label or else the running number of that kind."""
        stem = f"{parent}__{kind}" if parent else kind
        if label is None:
            return self._unlike(f"{stem}_{self._count(stem)}")
        return self._unlike(f"{stem}_{_NO_WORD.sub('-', label).strip('-') or 'n'}")

    def _count(self, stem: str) -> int:
        self._given[stem] = self._given.get(stem, 0) + 1
        return self._given[stem]

    def _unlike(self, wanted: str) -> str:
        times = self._count(wanted)
        return wanted if times == 1 else self._unlike(f"{wanted}_{times}")
