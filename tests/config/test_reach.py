from __future__ import annotations

import os
import stat
import subprocess

import pytest

from roviec.config import reach

SOMEBODY = 54_321


@pytest.fixture
def private(tmp_path):
    """A folder within a folder that only its owner can enter."""
    outer = tmp_path / "outer"
    (outer / "inner").mkdir(parents=True)
    outer.chmod(0o700)
    return outer


def test_stranger_may_pass_and_no_more(private):
    assert not reach.may_pass(SOMEBODY, private)

    reach.allow_passing(SOMEBODY, private)

    assert reach.may_pass(SOMEBODY, private)
    assert not reach.may_pass(SOMEBODY + 1, private)
    assert sorted(reach.read(private)) == [(0x01, 7, 0xFFFFFFFF), (0x02, 1, SOMEBODY), (0x04, 0, 0xFFFFFFFF),
                                           (0x10, 1, 0xFFFFFFFF), (0x20, 0, 0xFFFFFFFF)]  # fmt: skip


def test_second_stranger_does_not_shut_out_the_first(private):
    reach.allow_passing(SOMEBODY, private)

    reach.allow_passing(SOMEBODY + 1, private)
    reach.allow_passing(SOMEBODY, private)

    assert reach.may_pass(SOMEBODY, private)
    assert reach.may_pass(SOMEBODY + 1, private)
    assert len(reach.read(private)) == 6


def test_owner_and_open_folders_need_nothing(private):
    assert reach.may_pass(os.geteuid(), private)

    private.chmod(0o711)
    reach.let_in(SOMEBODY, private / "inner" / "data")

    assert reach.read(private) == []


def test_every_closed_folder_on_the_way_is_opened(private):
    private.parent.chmod(0o700)

    reach.let_in(SOMEBODY, private / "inner" / "data")

    assert reach.may_pass(SOMEBODY, private)
    assert reach.may_pass(SOMEBODY, private.parent)
    assert stat.S_IMODE(private.stat().st_mode) & 0o7 == 0  # everybody else is still shut out


@pytest.mark.parametrize(("let_in", "code"), [(False, 1), (True, 0)])
def test_the_kernel_agrees(private, let_in, code):
    if os.geteuid() != 0:
        private.chmod(0o600)  # we ourselves are the one who may not pass
    elif let_in:
        reach.let_in(SOMEBODY, private / "inner" / "data")
    if os.geteuid() != 0 and let_in:
        private.chmod(0o700)
    identity = {"user": SOMEBODY, "group": SOMEBODY, "extra_groups": []} if os.geteuid() == 0 else {}

    tried = subprocess.run(["test", "-d", str(private / "inner")], check=False, cwd="/", **identity)

    assert tried.returncode == code
