"""WordprocessingML without its namespaces: for this purpose the strict and the usual variant differ in nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_FALSE = frozenset({"0", "false", "off"})


def name(element: etree._Element) -> str:
    """Local name; empty for an entity left unresolved."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, and so on down the path; None as soon as one is missing."""
    for wanted in path:
        if element is None:
            return None
        element = next((item for item in element if name(item) == wanted), None)
    return element


def children(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    return (item for item in element if name(item) == wanted)


def attribute(element: etree._Element | None, wanted: str) -> str | None:
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if str(key).rpartition("}")[2] == wanted), None)


def value(element: etree._Element | None, *path: str) -> str | None:
    """`val` of the element at the end of the path."""
    return attribute(child(element, *path), "val")


def number(text: str | None) -> int | None:
    """A whole number of a size that a document can mean."""
    stripped = (text or "").strip()
    digits = stripped.removeprefix("-")
    return int(stripped) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None  # noqa: PLR2004 - digits


def switch(element: etree._Element | None, wanted: str) -> bool | None:
    """A property like `caps`: on by its mere presence, off by its value, None where absent."""
    found = child(element, wanted)
    return None if found is None else attribute(found, "val") not in _FALSE
