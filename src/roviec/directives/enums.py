"""Choices of the register with the words the screens use. The stored value is a code that never changes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReviewState(models.TextChoices):
    """How far a document has come from file to register; the transitions are in policies.NEXT_STATES."""

    READING = "reading", _("Đang đọc")
    FAILED = "failed", _("Chưa đọc được")
    IN_REVIEW = "review", _("Đang kiểm tra")
    REGISTERED = "registered", _("Đã vào sổ")


class Validity(models.TextChoices):
    """Whether a registered document still counts."""

    IN_FORCE = "in_force", _("Còn hiệu lực")
    REPLACED = "replaced", _("Đã thay bản nạp khác")
    SUPERSEDED = "superseded", _("Được văn bản khác thay thế")
    WITHDRAWN = "withdrawn", _("Đã thu hồi")


class FindKind(models.TextChoices):
    """What a find is; also the part of its address and the mark beside the text."""

    TARGET = "target", pgettext_lazy("one", "Chỉ tiêu")
    TASK = "task", pgettext_lazy("one", "Nhiệm vụ")
    CITATION = "citation", pgettext_lazy("one", "Viện dẫn")

    @property
    def mark(self) -> str:
        """What stands in the margin beside the text and before the number on a card."""
        return {"target": "CT", "task": "NV", "citation": "VD"}[self.value]


class FindState(models.TextChoices):
    """What is known of a find; the transitions are in policies.NEXT_FIND_STATES."""

    READ = "read", _("Đọc chắc")
    DOUBTFUL = "doubtful", _("Nghi vấn")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    REJECTED = "rejected", _("Đã bỏ")


class Origin(models.TextChoices):
    """Who found it."""

    READER = "reader", _("Máy đọc")
    PERSON = "person", _("Người thêm")


class Comparison(models.TextChoices):
    """How a figure is to be compared; the values are those of the reader."""

    MORE = ">", _("trên")
    AT_LEAST = ">=", _("từ … trở lên")
    EQUAL = "=", _("bằng")
    AT_MOST = "<=", _("không quá")
    LESS = "<", _("dưới")
    BETWEEN = "between", _("trong khoảng")


class TargetPeriod(models.TextChoices):
    """How often a figure is due; the values are those of the reader."""

    MONTH = "month", _("mỗi tháng")
    QUARTER = "quarter", _("mỗi quý")
    HALF = "half", _("mỗi 6 tháng")
    YEAR = "year", _("mỗi năm")
    TERM = "term", _("cả nhiệm kỳ")
    ONCE = "once", _("một lần")


class ScheduleKind(models.TextChoices):
    """What the text says about the time of a task; the values are those of the reader."""

    ONGOING = "ongoing", _("Thường xuyên")
    BY = "by", _("Chậm nhất")
    WITHIN = "within", _("Trong")
    FROM = "from", _("Bắt đầu từ")
    RECURRING = "recurring", _("Định kỳ")
    AFTER_GUIDANCE = "after_guidance", _("Sau khi có hướng dẫn")
    NONE = "none", _("Không nêu thời hạn")


class Cycle(models.TextChoices):
    """The round of a recurring task."""

    MONTH = "month", _("hằng tháng")
    QUARTER = "quarter", _("hằng quý")
    HALF = "half", _("6 tháng một lần")
    YEAR = "year", _("hằng năm")


class OwnerRole(models.TextChoices):
    """What a body has to do with a task."""

    LEAD = "lead", _("Chủ trì")
    COORDINATOR = "coordinator", _("Phối hợp")


class MatchState(models.TextChoices):
    """Whether the words for a body were found in the directory of units."""

    UNIT = "unit", _("Một đơn vị")
    GROUP = "group", _("Một nhóm đơn vị")
    UNCLEAR = "unclear", _("Khớp nhiều đơn vị")
    UNKNOWN = "unknown", _("Chưa có trong danh bạ")
    OUTSIDE = "outside", _("Ngoài hệ thống")


class LinkKind(models.TextChoices):
    """What one document says about another."""

    IMPLEMENTS = "implements", _("thực hiện")
    CITES = "cites", _("viện dẫn")
    SUPERSEDES = "supersedes", _("thay thế")
    REPLACES = "replaces", _("nạp thay bản")


class IssuingLevel(models.TextChoices):
    """From which level of the hierarchy a document comes; the order is that of the chain, from the top down."""

    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("Tỉnh")
    ABOVE_GRASSROOTS = "above_grassroots", _("Cấp trên trực tiếp cơ sở")
    GRASSROOTS = "grassroots", _("Cơ sở")
    OTHER = "other", _("Nơi khác")


class JobState(models.TextChoices):
    """Where a reading job stands."""

    WAITING = "waiting", _("Chờ đến lượt")
    RUNNING = "running", _("Đang đọc")
    DONE = "done", _("Đã đọc xong")
    FAILED = "failed", _("Chưa đọc được")


class JobStep(models.TextChoices):
    """What a reading job is doing."""

    EXTRACT = "extract", _("Lấy chữ từ tệp")
    READ = "read", _("Tìm chỉ tiêu, nhiệm vụ, viện dẫn")
    MATCH = "match", _("Tìm đơn vị trong danh bạ")
    STORE = "store", _("Ghi kết quả")
