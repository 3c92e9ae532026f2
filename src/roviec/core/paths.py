"""Arithmetic of the materialised tree path: four base-36 capitals per level, compared as bytes (collation "C").

`path >= p AND path < p || '~'` is the whole subtree under p, because «~» sorts after every digit and capital.
"""

from __future__ import annotations

from django.db.models import Q

STEP = 4
ROOT = ""
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_CHILDREN = len(_DIGITS) ** STEP


def step(n: int) -> str:
    """The n-th child's own piece of the path, n from 0 to MOST_CHILDREN - 1."""
    if not 0 <= n < MOST_CHILDREN:
        raise ValueError(f"a node has at most {MOST_CHILDREN} children, not child number {n}")
    digits = ""
    for _ in range(STEP):
        n, rest = divmod(n, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits


def number(path: str) -> int:
    """The place of a node among its siblings, read back from the last piece of its path."""
    return int(path[-STEP:], len(_DIGITS))


def child_path(parent: str, n: int) -> str:
    return parent + step(n)


def parent_path(path: str) -> str:
    return path[:-STEP]


def depth(path: str) -> int:
    return len(path) // STEP


def is_within(path: str, ancestor: str) -> bool:
    """True for the node itself and everything below it; everything lies within ROOT."""
    return path.startswith(ancestor)


def ancestors(path: str, *, include_self: bool = False) -> list[str]:
    """Paths from the root's child down to the parent, or down to the node itself."""
    last = len(path) + (STEP if include_self else 0)
    return [path[:end] for end in range(STEP, last, STEP)]


def subtree_q(field: str, path: str) -> Q:
    """Filter of the subtree under `path`, itself included, on a path column named `field`."""
    return Q(**{f"{field}__gte": path, f"{field}__lt": path + "~"})
