from __future__ import annotations

import signal
import subprocess
import sys
import time

import psutil
import pytest

from roviec.config import children

STUBBORN = (
    "import signal, subprocess, sys, time;"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
    "print('ready', flush=True); time.sleep(600)"
)


@pytest.fixture
def start():
    started = []
    yield lambda script: started.append(ready(script)) or started[-1]
    for child in started:
        child.stdout.close()


def ready(script: str) -> subprocess.Popen[bytes]:
    child = children.start(
        [sys.executable, "-c", script],
        on_parent_death=signal.SIGTERM,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


def test_willing_child_ends_with_the_first_signal(start):
    child = start("import time; print('ready', flush=True); time.sleep(600)")

    assert children.stop(child, signals=[(signal.SIGTERM, 20)]) == -signal.SIGTERM


def test_stubborn_child_is_killed_with_all_that_it_started(start):
    child = start(STUBBORN)
    grandchildren = psutil.Process(child.pid).children()

    code = children.stop(child, signals=[(signal.SIGTERM, 0.2)])

    assert code == -signal.SIGKILL
    assert len(grandchildren) == 1
    assert psutil.wait_procs(grandchildren, timeout=20)[1] == []


def test_child_that_has_ended_is_no_trouble(start):
    child = start("print('ready', flush=True)")
    child.wait()

    assert children.stop(child, signals=[(signal.SIGTERM, 20)]) == 0


def test_child_ends_with_the_parent():
    script = (
        "import signal, sys, time; from roviec.config import children;"
        "c = children.start([sys.executable, '-c', 'import time; time.sleep(600)'], on_parent_death=signal.SIGTERM);"
        "print(c.pid, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))
    time.sleep(0.2)

    parent.kill()
    parent.communicate()

    child.wait(20)
    assert not child.is_running()
