"""Words of the header and of the signature block."""

from __future__ import annotations

NATIONAL_LINES = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐOÀN TNCS HỒ CHÍ MINH",
    "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH",
    "Độc lập - Tự do - Hạnh phúc",
)
"""Lines of the right-hand column that name no issuer."""
