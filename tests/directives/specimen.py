"""An invented directive of the invented bloc of Sông Lam, with everything that a review has to do with."""

from __future__ import annotations

TEXT = """ĐẢNG BỘ TỈNH SÔNG LAM
ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP
*
Số 12-KH/ĐUK

ĐẢNG CỘNG SẢN VIỆT NAM
Sông Lam, ngày 15 tháng 3 năm 2024

KẾ HOẠCH
về nâng cao chất lượng sinh hoạt chi bộ năm 2024

Thực hiện Nghị quyết số 21-NQ/TU, ngày 10/01/2024 của Tỉnh ủy Sông Lam về xây dựng chi bộ bốn tốt, \
Ban Thường vụ Đảng ủy Khối ban hành kế hoạch như sau:

I- CHỈ TIÊU

1. Hằng năm có trên 90% chi bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên, trong đó 20% hoàn thành xuất sắc.

2. Năm 2024 xây dựng mới từ 05 mô hình sinh hoạt chi bộ trở lên.

II- NHIỆM VỤ, GIẢI PHÁP

1. Ban Tổ chức Đảng ủy Khối chủ trì, phối hợp với Ban Tuyên giáo Đảng ủy Khối xây dựng hướng dẫn sinh hoạt chi bộ, \
hoàn thành trước ngày 30/4/2024; báo cáo kết quả trước ngày 30/6/2024.

2. Các cấp ủy cơ sở kiểm tra nền nếp sinh hoạt của chi bộ trực thuộc, thực hiện hằng quý theo Quy định số \
05-QĐ/ĐUK, ngày 02/02/2023.

3. Ban Chỉ đạo Chuyển đổi số Khối lập danh mục phần mềm dùng chung; gửi Văn phòng Đảng ủy Khối trong tháng 5/2024.

4. Ban Chỉ đạo Chuyển đổi số Khối tổ chức tập huấn sử dụng phần mềm cho bí thư chi bộ trong quý III/2024.

Nơi nhận:
- Tỉnh ủy Sông Lam,
- Các cấp ủy cơ sở,
- Lưu Văn phòng Đảng ủy Khối.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Đỗ Quang Thuận
"""
