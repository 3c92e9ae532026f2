"""Child processes that never outlive their parent."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def end_with_parent(number: signal.Signals) -> None:
    """Ask the kernel to send us the signal when the thread that started us ends, however it ends.

    Only Linux has this; elsewhere a parent killed with SIGKILL leaves its children behind.
    """
    if _LIBC is not None and _LIBC.prctl(_PR_SET_PDEATHSIG, int(number), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def start(command: Sequence[str], *, on_parent_death: signal.Signals, **options: Any) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so that Ctrl-C in the terminal reaches us alone.

    Call it from the main thread: the kernel watches the thread, not the process.
    """
    return subprocess.Popen(  # noqa: S603 - the commands are our own
        command,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=_in_child(os.getpid(), on_parent_death),  # noqa: PLW1509 - we start children from one thread only
        **options,
    )


def _in_child(parent: int, number: signal.Signals) -> Callable[[], None]:
    # After the change of user, which would clear the request to the kernel: subprocess does it in this order.
    def tie() -> None:
        end_with_parent(number)
        if os.getppid() != parent:
            os._exit(1)

    return tie


def stop(child: subprocess.Popen[bytes], *, signals: Sequence[tuple[signal.Signals, float]]) -> int:
    """End a child: send each signal in turn and give it the seconds beside it, then kill its whole session."""
    for number, patience in signals:
        if child.poll() is not None:
            break
        child.send_signal(number)
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            continue
    _kill_session(child.pid)
    return child.wait()


def _kill_session(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
    except PermissionError:  # macOS answers so for a group of zombies
        return
