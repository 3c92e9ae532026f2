"""`roviec read`: files in, readings out; no database and no Django."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from directive_files import exporting
from directive_files.errors import TooLarge, UnreadableFile
from directive_files.extracting.extraction import extract
from directive_files.limits import MEBIBYTE, Limits
from directive_files.progress import Progress
from directive_reader import read
from directive_reader.dump import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_reader import Reading


class Exit(IntEnum):
    """What the command says to the shell. Where several apply, the first in `_WORST` counts."""

    DONE = 0
    SOME_UNREADABLE = 1
    USAGE = 2
    SOME_NO_DIRECTIVE = 3
    SOME_SECRET = 4


_WORST = (Exit.SOME_SECRET, Exit.SOME_UNREADABLE, Exit.SOME_NO_DIRECTIVE)
_ENDINGS = {"json": ".json", "akn": ".xml", "table": ".txt", "xlsx": "-nhiem-vu.xlsx", "docx": "-nhiem-vu.docx"}
_BINARY = frozenset({"xlsx", "docx"})
_DESCRIPTION = """\
Đọc văn bản chỉ đạo (.docx .doc .pdf .txt .md .html, ảnh .jpg .png .tif) và in ra phần đầu, mục tiêu, nhiệm vụ, văn bản
viện dẫn. Không cần cơ sở dữ liệu, không lưu lại gì ngoài tệp kết quả.
Reads directives and prints head, targets, tasks and citations. Needs no database, keeps nothing but the result."""
_EPILOG = """\
kết quả / where the result goes:
  không có -o      json, akn, table in ra màn hình (nhiều tệp json: mỗi tệp một dòng); xlsx, docx cần -o
  -o THƯ_MỤC       mỗi tệp một kết quả, tên theo tệp gốc
  -o TỆP           chỉ khi đọc một tệp

mã thoát / exit codes:
  0   đọc được tất cả / every file was read
  1   có tệp không đọc được, các tệp khác vẫn có kết quả / some file could not be read, the others were
  2   sai cách dùng lệnh / usage
  3   đọc được tất cả, nhưng có tệp không phải văn bản chỉ đạo / all read, but some file is no directive
  4   có tệp mang dấu mật, bị từ chối, không xuất gì từ tệp đó / some file bears a secrecy grade and was refused

ví dụ / examples:
  roviec read nghi-quyet.docx --format table
  roviec read *.pdf --format xlsx -o ket-qua/
"""


@dataclass(frozen=True, slots=True)
class _Order:
    files: tuple[Path, ...]
    form: str
    output: Path | None
    into_folder: bool
    limits: Limits
    quiet: bool


class _Secret(Exception):  # noqa: N818 - named for what was found
    """The text bears a grade of the law on state secrets."""


def main(argv: Sequence[str] | None = None) -> int:
    """Reads the files named in `argv` (without the command's own name) and returns an exit code, see `Exit`."""
    try:
        order = _order(sys.argv[1:] if argv is None else argv)
    except SystemExit as stop:  # argparse ends the program after --help and after a mistake
        return Exit.USAGE if stop.code else Exit.DONE
    progress = Progress(len(order.files), quiet=order.quiet)
    met: Counter[Exit] = Counter()
    targets = _targets(order)
    try:
        for file, target in zip(order.files, targets, strict=True):
            progress.begin(file.name)
            met[_one(order, file, target, progress)] += 1
    except BrokenPipeError:  # whoever read the output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.SOME_UNREADABLE
    finally:
        progress.end()
    if len(order.files) > 1 and not order.quiet:
        progress.say(_summary(met))
    return next((code for code in _WORST if met[code]), Exit.DONE)


def _order(argv: Sequence[str]) -> _Order:
    parser = argparse.ArgumentParser(
        prog="roviec read",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="TỆP", help="tệp cần đọc / files to read")
    parser.add_argument(
        "--format", choices=tuple(_ENDINGS), default="json", help="dạng kết quả, mặc định json / form of the result"
    )
    parser.add_argument("-o", "--output", metavar="ĐÍCH", help="thư mục hoặc tệp kết quả / folder or file")
    parser.add_argument(
        "--max-mb",
        type=int,
        default=Limits().file_bytes // MEBIBYTE,
        metavar="MB",
        help="cỡ tệp lớn nhất / largest file",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="không báo tiến độ / no progress")
    given = parser.parse_args(argv)
    if given.max_mb < 1:
        parser.error("--max-mb phải từ 1 trở lên / must be at least 1")
    if given.format in _BINARY and given.output is None:
        parser.error(f"--format {given.format} cần -o / needs -o")
    output = None if given.output is None else Path(given.output)
    into_folder = output is not None and (len(given.files) > 1 or output.is_dir() or given.output.endswith("/"))
    if into_folder and output is not None and output.exists() and not output.is_dir():
        parser.error("-o phải là thư mục / -o must be a folder")
    if given.format == "akn" and given.output is None and len(given.files) > 1:
        parser.error("nhiều tệp akn cần -o THƯ_MỤC / several akn files need -o FOLDER")
    limits = Limits(file_bytes=given.max_mb * MEBIBYTE)
    return _Order(tuple(given.files), given.format, output, into_folder, limits, given.quiet)


def _targets(order: _Order) -> list[Path | None]:
    """Where each result goes, None for standard output. Files of one stem keep their endings in the names."""
    if order.output is None:
        return [None] * len(order.files)
    if not order.into_folder:
        return [order.output]
    stems = Counter(file.stem for file in order.files)
    names = Counter(file.name for file in order.files)
    targets: list[Path | None] = []
    for number, file in enumerate(order.files, 1):
        name = file.stem if stems[file.stem] == 1 else file.name
        numbered = name if names[file.name] == 1 else f"{number}-{name}"
        targets.append(order.output / f"{numbered}{_ENDINGS[order.form]}")
    return targets


def _one(order: _Order, file: Path, target: Path | None, progress: Progress) -> Exit:
    try:
        reading, text, remarks = _read(file, order.limits)
        result = _result(order, reading, text, file)
        _deliver(result, target, order)
    except UnreadableFile as refusal:
        progress.say(f"✗ {file} [{refusal.code}] {refusal.vi}\n  {refusal.en}")
        return Exit.SOME_UNREADABLE
    except BrokenPipeError:
        raise
    except OSError as error:
        progress.say(f"✗ {file} [io] {error.strerror or error}: {error.filename or file}")
        return Exit.SOME_UNREADABLE
    except _Secret as grade:
        progress.say(
            f"✗ {file} [secret] Văn bản đóng dấu {grade}: không được đưa vào phần mềm này; hãy xử lý theo quy định về"
            f" bảo vệ bí mật nhà nước.\n  The text is graded {grade}: it must not be put into this program."
        )
        return Exit.SOME_SECRET
    for remark in remarks:
        progress.say(f"! {file}: {remark}")
    if not reading.is_directive:
        progress.say(f"! {file}: có thể không phải văn bản chỉ đạo / may be no directive")
        return Exit.SOME_NO_DIRECTIVE
    return Exit.DONE


def _read(file: Path, limits: Limits) -> tuple[Reading, str, list[str]]:
    size = file.stat().st_size
    if size > limits.file_bytes:
        raise TooLarge(size=-(-size // MEBIBYTE), limit=limits.file_bytes // MEBIBYTE)
    extracted = extract(file.name, file.read_bytes(), limits=limits)
    reading = read(extracted.text)
    if reading.document.secrecy is not None:
        raise _Secret(reading.document.secrecy)
    return reading, extracted.text, [f"{note.vi}\n  {note.en}" for note in extracted.notes]


def _result(order: _Order, reading: Reading, text: str, file: Path) -> bytes:
    today = date.today()  # noqa: DTZ011, TID251 - a command reads the clock, and its user's calendar is meant
    several = len(order.files) > 1
    match order.form:
        case "json":
            indent = None if several and order.output is None else 2
            return f"{to_json(reading, text, source=file.name, indent=indent)}\n".encode()
        case "akn":
            return exporting.to_akn(reading, text, made_on=today)
        case "xlsx":
            return exporting.to_xlsx(reading, made_on=today)
        case "docx":
            return exporting.to_docx(reading, made_on=today)
        case _:
            head = f"══ {file.name}\n" if several and order.output is None else ""
            return f"{head}{exporting.to_table(reading, width=shutil.get_terminal_size().columns)}".encode()


def _deliver(result: bytes, target: Path | None, order: _Order) -> None:
    if target is None:
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
        return
    if target.resolve() in {file.resolve() for file in order.files}:
        raise FileExistsError(0, "kết quả sẽ ghi đè tệp gốc / the result would overwrite a source", str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(result)


def _summary(met: Counter[Exit]) -> str:
    read_ = met[Exit.DONE] + met[Exit.SOME_NO_DIRECTIVE]
    parts = [f"đã đọc {read_}/{met.total()} tệp"]
    for code, words in (
        (Exit.SOME_NO_DIRECTIVE, "không phải văn bản chỉ đạo"),
        (Exit.SOME_UNREADABLE, "không đọc được"),
        (Exit.SOME_SECRET, "có dấu mật"),
    ):
        if met[code]:
            parts.append(f"{met[code]} {words}")
    return "; ".join(parts)
