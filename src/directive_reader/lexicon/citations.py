"""Words around the number of a cited document."""

from __future__ import annotations

NUMBER_WORDS = ("số", "Số", "SỐ")

LAWS = ("Bộ luật", "Luật", "Pháp lệnh")

NAMED_BODIES = ("Ban Chỉ đạo", "Tổ công tác", "Tổ giúp việc", "Tiểu ban", "Ban soạn thảo", "Hội đồng thẩm định")
"""Bodies that carry the number of a document in their name; such a number cites nothing."""

NO_DATE_WORDS = ("trước", "đến", "từ", "sau", "về", "trong", "vào", "hoàn thành", "báo cáo", "kể từ")
"""Between a code and «ngày …» these tell that the day is not the document's."""

ISSUE_WORDS = ("ban hành", "ký ban hành", "thông qua", "có")
"""«Ngày …, Bộ Chính trị ban hành Nghị quyết số …»."""

AFTER_BARE_NUMBER = ("của", "về", "ngày", "và", "hoặc", "do", "tại", "đã", "khóa", "khoá", "quy định", "nêu", "được")
"""What may follow a document that is cited by its number alone."""
