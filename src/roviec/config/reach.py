"""Let one more user of the system walk to a folder, without opening the folders on the way to everybody.

The server's own user needs this when root keeps the project in a private place such as /root. An access-control entry
«may pass, may not list» is added for that user alone. The kernel's format is described in `man 5 acl` and
`linux/posix_acl_xattr.h`: a version, then entries of tag, permission and id.
"""

from __future__ import annotations

import os
import stat
import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_XATTR = "system.posix_acl_access"
_VERSION = struct.Struct("<I")
_ENTRY = struct.Struct("<HHI")
_USER_OBJ, _USER, _GROUP_OBJ, _GROUP, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
_NO_ID = 0xFFFFFFFF
_PASS = 0o1


class Entry(NamedTuple):
    """One line of an access-control list."""

    tag: int
    permission: int
    id: int = _NO_ID


def let_in(uid: int, folder: Path) -> None:
    """See that the user can pass every folder above `folder`.

    Raises:
        OSError: a folder is closed to the user and the file system keeps no access-control lists.
    """
    for parent in folder.resolve().parents:
        if not may_pass(uid, parent):
            allow_passing(uid, parent)


def may_pass(uid: int, folder: Path) -> bool:
    """Whether owner bits, an entry of the user's own, or the bits for everybody let the user through."""
    found = folder.stat()
    if found.st_uid == uid:
        return bool(found.st_mode & stat.S_IXUSR)
    entries = read(folder)
    mask = next((entry.permission for entry in entries if entry.tag == _MASK), 0o7)
    own = next((entry.permission for entry in entries if entry.tag == _USER and entry.id == uid), None)
    if own is not None:
        return bool(own & mask & _PASS)
    return bool(found.st_mode & stat.S_IXOTH)


def allow_passing(uid: int, folder: Path) -> None:
    mode = folder.stat().st_mode
    entries = [entry for entry in read(folder) if not (entry.tag == _USER and entry.id == uid)] or [
        Entry(_USER_OBJ, mode >> 6 & 0o7),
        Entry(_GROUP_OBJ, mode >> 3 & 0o7),
        Entry(_OTHER, mode & 0o7),
    ]
    granted = [Entry(_USER, _PASS, uid), *entries]
    mask = 0
    for entry in granted:
        if entry.tag in {_USER, _GROUP_OBJ, _GROUP}:
            mask |= entry.permission
    write(folder, [*(entry for entry in granted if entry.tag != _MASK), Entry(_MASK, mask)])


def read(folder: Path) -> list[Entry]:
    """The folder's list; empty where it has none beyond the ordinary mode bits."""
    try:
        raw = os.getxattr(folder, _XATTR)
    except OSError:
        return []
    return [Entry(*_ENTRY.unpack_from(raw, at)) for at in range(_VERSION.size, len(raw), _ENTRY.size)]


def write(folder: Path, entries: list[Entry]) -> None:
    ordered = sorted(entries, key=lambda entry: (entry.tag, entry.id))
    os.setxattr(folder, _XATTR, _VERSION.pack(2) + b"".join(_ENTRY.pack(*entry) for entry in ordered))
