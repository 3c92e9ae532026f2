"""Extraction in a process of its own: what crashes, swells or hangs there leaves the caller whole."""

from __future__ import annotations

import json
import math
import resource
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from directive_files.errors import ArchiveBomb, DamagedFile, TookTooLong, UnreadableFile
from directive_files.extracting.extraction import Extracted, extract
from directive_files.extracting.notes import Note
from directive_files.extracting.sniffing import Format, sniff
from directive_files.limits import Limits

if TYPE_CHECKING:
    from types import FrameType

_DEFAULT = Limits()
_SECONDS = 900.0
_MEMORY = 4 * 1024**3
"""Address space; LibreOffice, which inherits it, reserves much more than it uses."""
_GRACE = 5.0
_PACKED = b"PK"
"""What only unpacking tells the kind of."""
_COMMAND = (sys.executable, "-I", "-m", "directive_files.apart")


def extract_apart(
    name: str, data: bytes, *, limits: Limits = _DEFAULT, seconds: float = _SECONDS, memory: int = _MEMORY
) -> Extracted:
    """As `extract`, but in another process, which may use so many seconds and so many bytes of address space.

    Raises UnreadableFile only: DamagedFile for a file that makes the process crash, TookTooLong, ArchiveBomb for one
    that needs more memory. Costs about half a second, except for plain text, which is decoded here: it has no structure
    that a parser could stumble over. The right way for files that strangers upload.
    """
    if _is_plain(name, data, limits):
        return extract(name, data, limits=limits)
    order = json.dumps(
        {"name": name, "limits": asdict(limits), "memory": memory, "seconds": math.ceil(seconds)}
    ).encode()
    with subprocess.Popen(  # noqa: S603 - our own module
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            output, _ = process.communicate(order + b"\n" + data, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise TookTooLong(seconds=round(seconds)) from None
        finally:
            _stop(process)
    if process.returncode != 0:
        raise DamagedFile(format=PurePath(name).suffix)
    return _answer(json.loads(output))


def _is_plain(name: str, data: bytes, limits: Limits) -> bool:
    if len(data) > limits.file_bytes or data.startswith(_PACKED):
        return False
    try:
        return sniff(name, data, limits) in {Format.TXT, Format.MD}
    except UnreadableFile:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Asks the process to end, so that it can end its own programs, and does it by force where that does not help."""
    process.terminate()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()


def _answer(found: dict[str, Any]) -> Extracted:
    if "refusal" in found:
        reasons = {reason.code: reason for reason in UnreadableFile.__subclasses__()}
        raise reasons[found["refusal"]](**found["details"])
    return Extracted(
        text=found["text"],
        format=Format(found["format"]),
        pages=found["pages"],
        page_starts=tuple(found["page_starts"]),
        notes=tuple(Note(**note) for note in found["notes"]),
    )


def _serve() -> None:
    """The other side: an order on the first line of standard input, then the file; one JSON object out."""
    signal.signal(signal.SIGTERM, _end)
    order = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_AS, (order["memory"], order["memory"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (order["seconds"], order["seconds"]))  # should nobody be left to end us
    try:
        found = asdict(extract(order["name"], sys.stdin.buffer.read(), limits=Limits(**order["limits"])))
    except UnreadableFile as refusal:
        found = {"refusal": refusal.code, "details": refusal.details}
    except MemoryError:
        found = {"refusal": ArchiveBomb.code, "details": {}}
    sys.stdout.write(json.dumps(found))


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(1)


if __name__ == "__main__":
    _serve()
