"""The accounts of the fictional bloc: one for each way of working with the system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roviec.access.enums import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

PASSWORD = "song-lam-2026"  # noqa: S105 - of fictional accounts, printed for everybody
ADMINISTRATOR = ("quantri", "Nguyễn Thành Quản")


@dataclass(frozen=True, slots=True)
class Account:
    """`place`: the reference of the unit in the tree. Without a name it is the one of the member it belongs to."""

    username: str
    role: Role
    place: str
    what: str
    full_name: str = ""


CELL_OF_MEMBERS = "cell:Sở Nông nghiệp và Môi trường:Văn phòng Sở"

ACCOUNTS: Sequence[Account] = (
    Account("vanphong", Role.CLERK, "bloc", "văn thư Văn phòng Đảng ủy Khối: nạp, rà soát, vào sổ", "Trần Thị Thu Hà"),
    Account("tochuc", Role.ORGANISATION_BOARD, "bloc", "cán bộ Ban Tổ chức Đảng ủy Khối", "Lê Quang Hưng"),
    Account("lanhdao", Role.LEADER, "bloc", "Bí thư Đảng ủy Khối", "Phạm Đức Thịnh"),
    Account("kiemtra", Role.INSPECTOR, "bloc", "cán bộ Ủy ban Kiểm tra Đảng ủy Khối", "Hoàng Minh Tuấn"),
    Account("kiemsoat", Role.AUDITOR, "bloc", "người kiểm soát nhật ký", "Vũ Thị Ngọc Anh"),
    Account("bithu", Role.CELL_SECRETARY, CELL_OF_MEMBERS, "bí thư Chi bộ Văn phòng Sở Nông nghiệp và Môi trường"),
    Account("dangvien", Role.MEMBER, CELL_OF_MEMBERS, "đảng viên Chi bộ Văn phòng Sở Nông nghiệp và Môi trường"),
)


def logins() -> str:
    """What is printed: how to sign in as whom."""
    lines = [f"Mật khẩu của mọi tài khoản mẫu: {PASSWORD}"]
    lines += [f"  {account.username:<10} {account.what}" for account in ACCOUNTS]
    lines.append(f"  {ADMINISTRATOR[0]:<10} quản trị hệ thống (mở phiên quản trị có thời hạn để thay đổi)")
    return "\n".join(lines)
