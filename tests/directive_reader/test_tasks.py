from __future__ import annotations

import pytest

from directive_reader.lines import lines_of
from directive_reader.model import Period, ScheduleKind
from directive_reader.outline import outline
from directive_reader.tasks import find_tasks
from directive_reader.text import normalise

HEAD = """\
ĐẢNG ỦY XÃ SÔNG LAM
Số 15-KH/ĐU

KẾ HOẠCH
công tác năm 2026

"""
TAIL = "\n\nNơi nhận:\n- Các chi bộ,\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn Thử\n"


def read(body):
    text = normalise(HEAD + body + TAIL)
    return find_tasks(text, outline(text, lines_of(text)))


def summary(body):
    tasks, _ = read(body)
    return [(task.path, task.start, task.lead, task.schedule.kind) for task in tasks]


K = ScheduleKind


def test_owner_coordinators_schedule_and_product_of_an_item():
    body = (
        "I. NHIỆM VỤ\n\n"
        "1. Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng và các chi bộ xây dựng kế hoạch học tập để triển khai, "
        "hoàn thành trước ngày 15/3/2026.\n"
    )

    tasks, doubts = read(body)

    (task,) = tasks
    assert (task.lead, task.coordinators, task.product, doubts) == (
        "Ban Xây dựng Đảng",
        ("Văn phòng", "các chi bộ"),
        "kế hoạch học tập",
        [],
    )
    assert (task.schedule.kind, task.schedule.year, task.schedule.month, task.schedule.day) == (K.BY, 2026, 3, 15)
    assert task.lead_span.of(HEAD + body) == "Ban Xây dựng Đảng"
    assert task.schedule.span.of(HEAD + body) == "hoàn thành trước ngày 15/3/2026"
    assert task.span.of(HEAD + body) == task.quote


def test_purposes_targets_and_backgrounds_hold_no_tasks():
    body = (
        "I. MỤC ĐÍCH, YÊU CẦU\n\n- Nâng cao nhận thức của cán bộ.\n\n"
        "II. MỤC TIÊU\n\n- Phấn đấu 90% chi bộ đạt chuẩn.\n\n"
        "III. NHIỆM VỤ\n\n1. Hiện trạng\n\n- Các chi bộ hoạt động đều.\n\n2. Nội dung\n\n- Mở lớp bồi dưỡng.\n"
    )

    assert summary(body) == [("III.2", "Mở lớp bồi dưỡng.", None, K.NONE)]


def test_lead_ins_hand_down_owner_and_coordinators():
    body = (
        "I. NHIỆM VỤ\n\n"
        "Các chi bộ phối hợp với Ban Công tác Mặt trận thực hiện các nội dung sau:\n\n"
        "- Tổ chức học tập.\n\n- Phối hợp với Đoàn Thanh niên ra quân.\n\n- Văn phòng tổng hợp kết quả.\n"
    )

    tasks, _ = read(body)

    assert [(task.lead, task.coordinators) for task in tasks] == [
        ("Các chi bộ", ("Ban Công tác Mặt trận",)),
        ("Các chi bộ", ("Đoàn Thanh niên",)),
        ("Văn phòng", ()),
    ]


def test_heading_names_owner_and_time():
    body = (
        "I. PHÂN CÔNG NHIỆM VỤ\n\n1. Ban Tổ chức Đảng ủy\n\n"
        "Căn cứ kế hoạch, ban tổ chức tập trung các việc sau:\n\n- Rà soát hồ sơ.\n\n"
        "2. Đợt 1: Từ ngày 06/10/2025 đến ngày 25/11/2025\n\n- Kiểm tra việc niêm yết.\n"
    )

    tasks, _ = read(body)

    assert [(task.lead, task.schedule.kind, task.schedule.raw) for task in tasks] == [
        ("Ban Tổ chức Đảng ủy", K.NONE, None),
        (None, K.WITHIN, "Từ ngày 06/10/2025 đến ngày 25/11/2025"),
    ]


def test_lead_in_names_the_time():
    body = "I. NHIỆM VỤ\n\nĐợt 2, từ ngày 01/3/2026 đến ngày 15/3/2026, gồm:\n\n- Kiểm tra hồ sơ.\n\n- Giám sát.\n"

    tasks, _ = read(body)

    assert [task.schedule.raw for task in tasks] == ["từ ngày 01/3/2026 đến ngày 15/3/2026"] * 2


def test_opening_sentence_owns_the_paragraphs_under_its_number():
    body = (
        "I. NHIỆM VỤ\n\n1. Các chi bộ cụ thể hóa kế hoạch. Đưa kết quả vào nội dung đánh giá.\n\n"
        "Bố trí kinh phí, phương tiện.\n\n2. Tăng cường kiểm tra; các chi bộ tự phê bình.\n"
    )

    tasks, doubts = read(body)

    assert [task.lead for task in tasks] == ["Các chi bộ", "Các chi bộ", "các chi bộ"]
    assert [(doubt.code, doubt.field) for doubt in doubts] == [("task.owner-unclear", "tasks[2].lead")]


def test_attribute_lines_speak_of_the_items_before_them():
    body = (
        "I. NHIỆM VỤ\n\n1. Tuyên truyền\n\n- Nội dung: Mở chuyên mục.\n\n- Viết bài.\n\n"
        "Cơ quan chủ trì: Văn phòng theo chức năng, nhiệm vụ.\n\n"
        "Cơ quan phối hợp: Đài Truyền thanh; các chi bộ.\n\n"
        "Thời gian thực hiện: Quý II/2026.\n\nSản phẩm: Chuyên mục.\n\n"
        "2. Tổ chức sơ kết\n\nThời gian hoàn thành: Quý III/2026.\n\n"
        "3. Các việc sau:\n\n- Đơn vị thực hiện: Hội Nông dân xã.\n\nKinh phí: 5 triệu đồng.\n"
    )

    tasks, _ = read(body)

    assert [
        (task.start, task.lead, task.coordinators, task.schedule.kind, task.schedule.quarter, task.product)
        for task in tasks
    ] == [
        ("Mở chuyên mục.", "Văn phòng", ("Đài Truyền thanh", "các chi bộ"), K.WITHIN, 2, "Chuyên mục"),
        ("Viết bài.", "Văn phòng", ("Đài Truyền thanh", "các chi bộ"), K.WITHIN, 2, "Chuyên mục"),
        ("Tổ chức sơ kết", None, (), K.BY, 3, None),
        ("Các việc sau", "Hội Nông dân xã", (), K.NONE, None, None),
    ]


def test_attributes_inside_an_item():
    inside = "Chủ trì: Ủy ban Kiểm tra; phối hợp: các chi bộ; thời gian: tháng 5/2026"
    body = f"I. NHIỆM VỤ\n\n- Kiểm tra nghị quyết ({inside}).\n"

    tasks, _ = read(body)

    assert [(task.lead, task.coordinators, task.schedule.month) for task in tasks] == [
        ("Ủy ban Kiểm tra", ("các chi bộ",), 5)
    ]


def test_lead_in_that_only_attributes_follow_is_the_task():
    body = "I. NHIỆM VỤ\n\n1. Văn phòng sửa quy chế với các việc sau:\n\n- Thời gian: Tháng 6/2026.\n\n2. Sơ kết năm.\n"

    tasks, _ = read(body)

    assert [(task.start, task.lead, task.schedule.month) for task in tasks] == [
        ("Văn phòng sửa quy chế với các việc", "Văn phòng", 6),
        ("Sơ kết năm.", None, None),
    ]


def test_attributes_that_speak_of_nothing_are_left_alone():
    body = (
        "Thực hiện kế hoạch của tỉnh, Đảng ủy xã yêu cầu các chi bộ:\n\nThời gian: Quý I/2026.\n\nGửi báo cáo về xã.\n"
    )

    assert summary(body) == []


def test_more_attributes_than_an_item_can_have_are_noise():
    body = "I. NHIỆM VỤ\n\n- Viết bài.\n\n" + "Cơ quan chủ trì: Văn phòng.\n\n" * 12 + "Cơ quan chủ trì: Tổ công tác.\n"

    tasks, _ = read(body)

    assert [task.lead for task in tasks] == ["Văn phòng"]


def test_table_of_tasks():
    body = (
        "I. NHIỆM VỤ\n\n"
        "| TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |\n"
        "|---|---|---|---|---|\n"
        "| A | CÔNG TÁC XÂY DỰNG ĐẢNG | | | |\n"
        "| 1 | Xây dựng chương trình kiểm tra | Ủy ban Kiểm tra | Văn phòng | Quý I/2026 |\n"
        "| 2 | Sơ kết công tác dân vận | | Các chi bộ | Thường xuyên |\n"
        "| 3 | | Văn phòng | Các chi bộ | Quý IV/2026 |\n\n"
        "II. MỤC TIÊU\n\n| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Đạt chuẩn | Văn phòng |\n"
    )

    tasks, _ = read(body)

    assert [(task.start, task.lead, task.coordinators, task.schedule.kind) for task in tasks] == [
        ("Xây dựng chương trình kiểm tra", "Ủy ban Kiểm tra", ("Văn phòng",), K.BY),
        ("Sơ kết công tác dân vận", None, ("Các chi bộ",), K.ONGOING),
    ]


def test_row_with_lost_cells_is_told_by_what_the_cells_say():
    body = (
        "I. NHIỆM VỤ\n\nTT\tNội dung\tChủ trì\tPhối hợp\tThời gian\tGhi chú\n"
        "1\tXây dựng quy chế\tVăn phòng\tCác chi bộ\tTháng 5/2026\n2\tSơ kết\tmột phần\tQuý II/2026\n"
    )

    tasks, _ = read(body)

    assert [(task.start, task.lead, task.coordinators, task.schedule.month) for task in tasks] == [
        ("Xây dựng quy chế", "Văn phòng", ("Các chi bộ",), 5),
        ("Sơ kết", None, (), None),
    ]


def test_articles_are_tasks_only_where_they_name_a_doer():
    body = (
        "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch số hóa.\n\n"
        "Điều 2. Giao Sở Nội vụ theo dõi; định kỳ 6 tháng, hằng năm báo cáo Chủ tịch.\n\n"
        "Điều 3. Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.\n"
    )

    tasks, _ = read(body)

    assert [(task.path, task.lead, task.schedule.every) for task in tasks] == [("Điều 2", "Sở Nội vụ", Period.HALF)]


def test_funding_is_a_task_only_of_a_named_doer():
    body = (
        "I. KINH PHÍ\n\n1. Kinh phí thực hiện do ngân sách bảo đảm.\n\n2. Sở Tài chính bố trí kinh phí hằng năm.\n\n"
        "3. Sử dụng tiết kiệm; các sở lập dự toán.\n"
    )

    assert [task[2] for task in summary(body)] == ["Sở Tài chính"]


def test_numbered_paragraphs_without_headings_take_the_owner_of_the_preamble():
    body = (
        "Thời gian qua, công tác bảo vệ rừng đã được quan tâm.\n\n"
        "Ban Thường vụ yêu cầu các chi bộ thực hiện tốt các nhiệm vụ sau:\n\n"
        "1. Tuyên truyền sâu rộng quy định.\n\n2. Đảng ủy Công an chỉ đạo trực chốt.\n\n"
        "Tuy nhiên, cần lưu ý thời tiết.\n\nKế hoạch này phổ biến đến chi bộ.\n\n"
        "Trên đây là kế hoạch, yêu cầu các đơn vị nghiêm túc thực hiện./.\n"
    )

    assert summary(body) == [
        ("1", "Tuyên truyền sâu rộng quy định.", "các chi bộ", K.NONE),
        ("2", "Đảng ủy Công an chỉ đạo trực chốt.", "Đảng ủy Công an", K.NONE),
    ]


def test_what_stands_before_the_first_heading_is_background():
    body = "Văn phòng biên tập\n\nĐưa tin ngày đầu năm\n\nI. NHIỆM VỤ\n\n- Mở lớp.\n"

    assert [task[1] for task in summary(body)] == ["Mở lớp."]


def test_two_times_are_a_doubt():
    body = "I. NHIỆM VỤ\n\n- Văn phòng sơ kết trong quý II/2026, tổng kết trong quý IV/2026.\n"

    tasks, doubts = read(body)

    assert (tasks[0].schedule.quarter, [doubt.code for doubt in doubts]) == (2, ["task.schedule-ambiguous"])


@pytest.mark.parametrize(
    ("last", "kept", "codes"),
    [
        ("- Tổ chức tập", [], ["task.breaks-off"]),
        ("- Mở lớp tập huấn. Tổ chức tập", ["Mở lớp tập huấn. Tổ chức tập"], ["task.owner-missing"]),
    ],
)
def test_item_in_which_the_text_breaks_off(last, kept, codes):
    text = normalise(HEAD + "I. NHIỆM VỤ\n\n" + last)

    tasks, doubts = find_tasks(text, outline(text, lines_of(text)))

    assert ([task.start for task in tasks], [doubt.code for doubt in doubts]) == (kept, codes)


def test_date_of_what_is_cited_is_no_date_of_the_task():
    body = "I. NHIỆM VỤ\n\n- Căn cứ kế hoạch ban hành trong năm 2025, các chi bộ rà soát hồ sơ.\n"

    assert summary(body) == [("I", "Căn cứ kế hoạch ban hành trong năm", "các chi bộ", K.NONE)]


def test_bracket_at_the_end_names_the_doer():
    body = "I. NHIỆM VỤ\n\n- Sơ kết công tác dân vận (Khối dân vận xã chuẩn bị).\n"

    assert [task[2] for task in summary(body)] == ["Khối dân vận xã"]


def test_lead_in_of_bullets_that_only_tell_when():
    body = "I. NHIỆM VỤ\n\n- Văn phòng xây dựng quy chế như sau:\n\n+ Thời gian: Tháng 6/2026.\n"

    tasks, _ = read(body)

    assert [(task.start, task.lead, task.schedule.month) for task in tasks] == [
        ("Văn phòng xây dựng quy chế như sau:", "Văn phòng", 6)
    ]


def test_money_tells_nothing_about_owner_or_time():
    body = "I. NHIỆM VỤ\n\n- Viết bài. Kinh phí: 5 triệu đồng.\n\nThời gian thực hiện sau khi có hướng dẫn của tỉnh.\n"

    assert summary(body) == [("I", "Viết bài. Kinh phí: 5 triệu đồng.", None, K.AFTER_GUIDANCE)]


def test_attribute_lines_of_targets_are_left_alone():
    assert summary("I. MỤC TIÊU\n\n- Đạt chuẩn.\n\nThời gian: Quý I/2026.\n") == []


def test_attribute_that_gives_no_date_leaves_the_date_of_the_item():
    body = "I. NHIỆM VỤ\n\n- Viết bài trong quý I/2026.\n\nThời gian: Theo tiến độ chung.\n"

    assert summary(body) == [("I", "Viết bài trong quý I/2026.", None, K.WITHIN)]


def test_label_without_words_is_no_task():
    text = normalise(HEAD + "I. NHIỆM VỤ\n\n1. Mở lớp.\n\n2.")

    tasks, _ = find_tasks(text, outline(text, lines_of(text)))

    assert [task.start for task in tasks] == ["Mở lớp."]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Các cơ sở đào tạo rà soát phần mềm đang sử dụng.", "Các cơ sở đào tạo"),
        ("Chủ cơ sở chăn nuôi khai báo dịch bệnh.", "Chủ cơ sở chăn nuôi"),
        ("Sở Xây dựng đẩy nhanh tiến độ thẩm định.", "Sở Xây dựng"),
        ("Chuẩn hóa dữ liệu, gồm dữ liệu về trường; ngành đào tạo; người học.", None),
        ("Chuẩn hóa dữ liệu; các chi bộ đào tạo đảng viên.", "các chi bộ"),
    ],
)
def test_owner_among_kinds_of_establishments(sentence, lead):
    assert [task[2] for task in summary(f"I. NHIỆM VỤ\n\n- {sentence}\n")] == [lead]


def test_level_of_a_heading_gives_way_to_the_body_that_is_asked():
    body = "I. TỔ CHỨC THỰC HIỆN\n\n1. Đối với cấp tỉnh\n\n- Đề nghị Sở Văn hóa hướng dẫn.\n\n- Tổng hợp kết quả.\n"

    assert [task[2] for task in summary(body)] == ["Sở Văn hóa", "cấp tỉnh"]


def test_thanks_are_no_task():
    assert summary("1. Các chi bộ thực hiện.\n\nĐảng ủy xã trân trọng cảm ơn./.\n") == [
        ("1", "Các chi bộ thực hiện.", "Các chi bộ", K.NONE)
    ]


def test_state_up_to_a_day_before_the_documents_own_is_no_task():
    text = normalise(HEAD + "I. NHIỆM VỤ\n\n1. Đến ngày 30/6/2025, toàn xã giải ngân đạt thấp.\n\n2. Rà soát.\n" + TAIL)

    tasks, _ = find_tasks(text, outline(text, lines_of(text)), "2025-07-22")

    assert [task.path for task in tasks] == ["I.2"]


def test_time_that_a_lead_in_tells_of_is_not_handed_down():
    body = (
        "1. Từ ngày 03/10/2025 đến nay, mưa lớn kéo dài. Đảng ủy yêu cầu:\n\na) Các chi bộ hỗ trợ Nhân dân.\n\n"
        "b) Các thôn sửa nhà, hoàn thành trước năm học 2026 - 2027.\n"
    )

    assert [(task.schedule.kind, task.schedule.year) for task in read(body)[0]] == [(K.NONE, None), (K.BY, 2026)]


def test_name_of_a_committee_for_a_review_is_kept_whole():
    name = "Ban Chỉ đạo Trung ương tổng kết Nghị quyết số 8"

    assert [task[2] for task in summary(f"I. NHIỆM VỤ\n\n- {name} theo dõi, đôn đốc.\n")] == [name]
