from __future__ import annotations

import io

import pytest

from directive_files.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(stream: io.StringIO, total: int, *, quiet: bool = False) -> str:
    progress = Progress(total, stream=stream, quiet=quiet)
    for number in range(total):
        progress.begin(f"tệp-{number}.pdf")
    progress.say("xong\x1b[31m")
    progress.end()
    return stream.getvalue()


def test_a_log_gets_one_line_a_file():
    assert run(io.StringIO(), 2) == "1/2 tệp-0.pdf\n2/2 tệp-1.pdf\nxong[31m\n"


def test_a_person_sees_a_bar_that_grows_and_goes():
    shown = run(Terminal(), 2)

    assert shown.split("\r\x1b[K") == [
        "",
        f"[{'·' * 24}] 1/2 tệp-0.pdf",
        f"[{'█' * 12}{'·' * 12}] 2/2 tệp-1.pdf",
        "xong[31m\n",
        "",
    ]


@pytest.mark.parametrize(("total", "quiet"), [(1, False), (2, True)])
def test_one_file_or_a_quiet_run_shows_messages_only(total, quiet):
    assert [run(stream, total, quiet=quiet) for stream in (io.StringIO(), Terminal())] == ["xong[31m\n"] * 2


def test_long_names_are_cut_and_control_characters_taken_out():
    stream = io.StringIO()

    Progress(2, stream=stream).begin("\x1b]0;" + "a" * 60 + ".pdf")

    assert stream.getvalue() == f"1/2 {'a' * 36}.pdf\n"
