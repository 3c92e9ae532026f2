"""Optional programs of the machine: antiword, LibreOffice, tesseract. Each run is bounded and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from typing import TYPE_CHECKING

from directive_files.errors import TookTooLong

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PASSED_ON = ("PATH", "TESSDATA_PREFIX", "ANTIWORDHOME")


class ProgramFailed(Exception):  # noqa: N818 - named for what happened
    """The program ran and gave up; never leaves the extractors."""


def find(*names: str) -> str | None:
    """Path of the first of these programs that is installed."""
    return next((path for path in map(shutil.which, names) if path is not None), None)


def run(command: Sequence[str], *, folder: Path, seconds: float) -> bytes:
    """Standard output of a program started in `folder`, which is all it may call home.

    Raises TookTooLong after ending it with all its children, ProgramFailed when it reports failure.
    """
    environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    environment |= {"HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
    with subprocess.Popen(  # noqa: S603 - a fixed program with arguments of ours, no shell
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise TookTooLong(seconds=round(seconds)) from None
        finally:
            _end(process)
    if process.returncode != 0:
        raise ProgramFailed
    return output


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends what is left of the program's own session: nothing after a good end, everything after a bad one."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
