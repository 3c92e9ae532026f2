"""What a person is asked about a doubt. The reader's own words stand where nothing more fitting is known."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

OWNER_UNCLEAR = "owner.unclear"
OWNER_UNKNOWN = "owner.unknown"
OWNER_DOUBTS = (OWNER_UNCLEAR, OWNER_UNKNOWN)


OWNER_LATE = "task.owner-unclear"
SCHEDULE_AMBIGUOUS = "task.schedule-ambiguous"
NOT_A_DIRECTIVE = "document.not-a-directive"
QUIET = frozenset({"task.owner-missing"})
"""What the reader remarks but nobody has to answer: a document may well leave open who carries a task out."""

_QUESTIONS = {
    "document.issuer-missing": _("Không thấy cơ quan ban hành. Cơ quan nào ban hành?"),
    "document.kind-missing": _("Không thấy thể loại. Văn bản thuộc loại nào?"),
    "document.code-missing": _("Không thấy số ký hiệu. Văn bản có số không?"),
    "document.date-missing": _("Không thấy ngày ban hành. Văn bản ban hành ngày nào?"),
    "document.title-missing": _("Không thấy trích yếu. Văn bản về việc gì?"),
    "document.signer-missing": _("Không thấy người ký. Ai ký văn bản này?"),
    NOT_A_DIRECTIVE: _("Đây có vẻ không phải văn bản chỉ đạo. Đồng chí có nạp đúng tệp không?"),
    "citation.date-impossible": _("Ngày của văn bản viện dẫn không có trong lịch. Ngày đúng là ngày nào?"),
    "citation.two-dates": _("Số này được viện dẫn với hai ngày khác nhau. Ngày nào đúng?"),
    "target.number-unclear": _("Con số này đọc được hai cách. Mức đúng là bao nhiêu?"),
    "target.unit-unclear": _("Chỉ tiêu này tính theo đơn vị gì?"),
    "target.base-missing": _("«Trong đó» tính trên số nào?"),
    "target.subject-missing": _("Chỉ tiêu này nói về đối tượng nào?"),
    "task.breaks-off": _("Câu này bị đứt giữa chừng. Việc phải làm là gì?"),
    OWNER_LATE: _("Cơ quan chỉ được nêu ở vế sau. Có đúng là cơ quan chủ trì không?"),
    SCHEDULE_AMBIGUOUS: _("Câu có hai mốc thời gian. Mốc nào là hạn?"),
}


def question(code: str, message: str) -> str:
    """The title of a card in doubt, as a question."""
    if code == OWNER_UNCLEAR:
        return gettext("«%(words)s» là đơn vị nào?") % {"words": message}
    if code == OWNER_UNKNOWN:
        return gettext("«%(words)s» chưa có trong danh bạ. Là đơn vị nào?") % {"words": message}
    return str(_QUESTIONS.get(code, message))
