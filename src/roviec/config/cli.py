"""The `roviec` command. Messages are Vietnamese: administrators of committee offices read them."""

from __future__ import annotations

import sys

OLDEST_PYTHON = (3, 11)

HELP = """\
roviec LỆNH [tùy chọn]

  run                chạy Rõ Việc: cơ sở dữ liệu, máy chủ web, công việc nền; Ctrl-C để dừng
  read TỆP…          đọc văn bản chỉ đạo, không cần cơ sở dữ liệu (roviec read --help)
  demo               nạp dữ liệu mẫu hư cấu
  prepare            nâng cấp cơ sở dữ liệu, gom tệp tĩnh, nạp dữ liệu mẫu
  dump TỆP           sao lưu cơ sở dữ liệu ra một tệp
  restore TỆP        nạp lại bản sao lưu vào cơ sở dữ liệu trống
  check [--deploy]   kiểm tra cấu hình
  audit verify       kiểm tra chuỗi nhật ký không bị sửa hay thiếu dòng
  keys rotate        mã hóa lại dữ liệu bằng khóa mới
  messages           dựng bản dịch

Mọi lệnh khác được chuyển cho Django (roviec help liệt kê).
Các biến cấu hình: docs/reference/settings.md
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code: 0 done, 1 failed, 2 not understood."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        return complain(
            f"Rõ Việc cần Python {wanted} trở lên; lệnh này đang chạy bằng {sys.version.split()[0]}.", code=1
        )
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(HELP)
        return 0 if arguments else 2
    if arguments[0] == "read":
        from directive_files.cli import main as read  # noqa: PLC0415 - lazy: reading a file loads no application

        return read(arguments[1:])
    from roviec.config import commands  # noqa: PLC0415 - lazy: everything else loads Django

    return commands.run(arguments)


def complain(message: str, *, code: int) -> int:
    print(message, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
