from __future__ import annotations

import pytest

from directive_reader.lines import lines_of
from directive_reader.model import Comparison, Period
from directive_reader.outline import outline
from directive_reader.targets import find_targets
from directive_reader.text import normalise

HEAD = "ĐẢNG ỦY XÃ SÔNG LAM\nSố 15-NQ/ĐU\n\nNGHỊ QUYẾT\nvề nâng cao chất lượng chi bộ\n\n"
TAIL = "\n\nNơi nhận:\n- Các chi bộ,\n- Lưu.\n\nT/M ĐẢNG ỦY\nBÍ THƯ\n\nNguyễn Văn Thử\n"
C = Comparison


def read(body, title=None):
    text = normalise(HEAD + body + TAIL)
    targets, doubts = find_targets(text, outline(text, lines_of(text)), title)
    assert all(target.span.of(HEAD + body + TAIL) == target.quote for target in targets)
    return targets, doubts


def figures(body, title=None):
    return [(t.op, t.low, t.high, t.unit, t.period, t.base, t.quote) for t in read(body, title)[0]]


def statements(body):
    return [(target.subject, target.predicate) for target in read(body)[0]]


def test_compound_sentence_sets_several_targets():
    body = (
        "I. CHỈ TIÊU\n\n- Hằng năm có 75% trở lên chi đoàn hoàn thành tốt nhiệm vụ (trong đó 15% hoàn thành xuất sắc "
        "nhiệm vụ); không có chi đoàn không hoàn thành nhiệm vụ; Đảng bộ cơ sở phấn đấu hoàn thành tốt nhiệm vụ.\n"
    )

    assert figures(body) == [
        (C.AT_LEAST, 75, None, "%", Period.YEAR, None, "Hằng năm có 75% trở lên chi đoàn hoàn thành tốt nhiệm vụ"),
        (C.EQUAL, 15, None, "%", Period.YEAR, 0, "15% hoàn thành xuất sắc nhiệm vụ"),
        (C.EQUAL, 0, None, "chi đoàn", Period.YEAR, None, "không có chi đoàn không hoàn thành nhiệm vụ"),
        (None, None, None, None, Period.YEAR, None, "Đảng bộ cơ sở phấn đấu hoàn thành tốt nhiệm vụ"),
    ]
    assert statements(body) == [
        ("chi đoàn", "hoàn thành tốt nhiệm vụ"),
        ("chi đoàn hoàn thành tốt nhiệm vụ", "hoàn thành xuất sắc nhiệm vụ"),
        ("chi đoàn", "không hoàn thành nhiệm vụ"),
        ("Đảng bộ cơ sở", "hoàn thành tốt nhiệm vụ"),
    ]


def test_one_figure_for_bodies_and_people_is_two_targets():
    body = (
        "I. CHỈ TIÊU\n\n- Trên 90% chi bộ, đảng viên được xếp loại tốt, trong đó 20% xuất sắc.\n\n"
        "- 100% cơ quan, đơn vị đạt chuẩn.\n"
    )

    assert [(t.subject, t.low, t.base) for t in read(body)[0]] == [
        ("chi bộ", 90, None),
        ("đảng viên", 90, None),
        ("chi bộ, đảng viên được xếp loại tốt", 20, 0),
        ("cơ quan, đơn vị", 100, None),
    ]


def test_listed_figures_share_what_is_said():
    body = "I. CHỈ TIÊU\n\n- Phấn đấu 99% đảng viên, 90% đoàn viên được học nghị quyết.\n"

    assert [(t.subject, t.predicate, t.quote) for t in read(body)[0]] == [
        ("đảng viên", "được học nghị quyết", "Phấn đấu 99% đảng viên, 90% đoàn viên được học nghị quyết"),
        ("đoàn viên", "được học nghị quyết", "90% đoàn viên được học nghị quyết"),
    ]


def test_comparison_holds_for_the_whole_list():
    body = "I. CHỈ TIÊU\n\n- Mỗi chi đoàn có ít nhất 01 công trình, 02 phần việc, 5% kinh phí; 03 buổi họp.\n"

    assert [(t.op, t.low, t.unit) for t in read(body)[0]] == [
        (C.AT_LEAST, 1, "công trình"),
        (C.AT_LEAST, 2, "phần việc"),
        (C.EQUAL, 5, "%"),
        (C.EQUAL, 3, "buổi"),
    ]


def test_target_takes_in_every_clause_its_figure_governs():
    body = (
        "I. CHỈ TIÊU\n\n- 100% chi bộ đầu nhiệm kỳ xây dựng: Quy chế; phân công cấp ủy viên.\n\n- Giữ vững đoàn kết.\n"
    )

    assert figures(body) == [
        (
            C.EQUAL,
            100,
            None,
            "%",
            Period.TERM,
            None,
            "100% chi bộ đầu nhiệm kỳ xây dựng: Quy chế; phân công cấp ủy viên",
        )
    ]


SUBJECTS = {
    "Tỷ lệ kết nạp đảng viên mới đạt từ 3-4% tổng số đảng viên.": ("tổng số đảng viên", "kết nạp đảng viên mới"),
    "Đảng viên dự sinh hoạt đạt tỷ lệ trên 85%.": ("Đảng viên", "dự sinh hoạt"),
    "Tốc độ tăng trưởng đạt 9%/năm.": ("Tốc độ tăng trưởng", None),
    "Thu nhập bình quân đạt 80 triệu đồng.": ("Thu nhập bình quân", None),
    "Kết nạp từ 25 đảng viên trở lên.": ("đảng viên", "Kết nạp"),
    "Mỗi chi bộ xây dựng ít nhất 01 mô hình hay.": ("Mỗi chi bộ", "xây dựng mô hình hay"),
    "Lắp mới trạm thu phát: 58 trạm.": ("Lắp mới trạm thu phát", None),
    "Tại đô thị: 100% trẻ em được đến trường.": ("trẻ em", "được đến trường"),
    "Giảm ít nhất 20% số cuộc họp.": ("số cuộc họp", "Giảm"),
    "Chi bộ sinh hoạt định kỳ 01 tháng 01 lần.": ("Chi bộ", "sinh hoạt"),
    "Tăng cường đối thoại ít nhất 02 lần/năm.": (None, "Tăng cường đối thoại"),
    "100% cán bộ xây dựng chính sách có trình độ đại học.": ("cán bộ xây dựng chính sách", "có trình độ đại học"),
    "55% phường xây dựng và triển khai mô hình.": ("phường", "xây dựng và triển khai mô hình"),
    "100% chi bộ xây dựng: quy chế có hiệu lực.": ("chi bộ", "xây dựng: quy chế có hiệu lực"),
    "100% cán bộ (mới có hợp đồng) được tập huấn.": ("cán bộ (mới có hợp đồng)", "được tập huấn"),
    "Sản lượng tăng 15% so với năm 2025.": ("Sản lượng tăng", None),
    "Giải quyết 95% đơn thư.": ("đơn thư", "Giải quyết"),
    "Thành phố phấn đấu giảm 10% vụ việc.": ("Thành phố", "giảm vụ việc"),
    "Có 20 lớp.": ("lớp", None),
    "Chi bộ đạt chuẩn (hoặc 20% khá).": ("Chi bộ", "đạt chuẩn (hoặc khá"),
    "Đạt 95%.": (None, None),
}


@pytest.mark.parametrize("sentence", SUBJECTS)
def test_subject_and_predicate(sentence):
    assert statements(f"I. CHỈ TIÊU\n\n- {sentence}\n") == [SUBJECTS[sentence]]


def test_running_text_of_work_sets_a_figure_only_with_a_bound():
    body = (
        "I. NHIỆM VỤ\n\n"
        "- Triển khai ba đề án, mở 05 lớp (ít nhất 02 lớp ở thôn), đón trên 50 đại biểu.\n\n"
        "- Rà soát toàn bộ quy trình, thủ tục theo quy định của cấp trên, cải tiến lề lối làm việc của cơ quan, "
        "đảm bảo cắt giảm tối thiểu 30% thời gian giải quyết.\n\n"
        "- Đầu tư mới: 35 trạm. Sản lượng đạt trên 1,2 triệu tấn. Xử lý hồ sơ không quá 05 ngày.\n"
    )

    assert [(t.low, t.unit, t.quote) for t in read(body)[0]] == [
        (30, "%", "đảm bảo cắt giảm tối thiểu 30% thời gian giải quyết"),
        (35, "trạm", "Đầu tư mới: 35 trạm"),
        (1.2, "triệu tấn", "Sản lượng đạt trên 1,2 triệu tấn"),
    ]


def test_grade_in_running_text_counts_beside_its_share():
    body = (
        "I. NHIỆM VỤ\n\n- Chỉ đạo các chi bộ phụ trách đạt mức hoàn thành tốt nhiệm vụ, trong đó có 20% đạt xuất sắc.\n"
        "- Phấn đấu đạt hoàn thành tốt nhiệm vụ.\n"
    )

    assert [(t.op, t.low, t.base, t.quote) for t in read(body)[0]] == [
        (None, None, None, "các chi bộ phụ trách đạt mức hoàn thành tốt nhiệm vụ"),
        (C.EQUAL, 20, 0, "có 20% đạt xuất sắc"),
    ]


def test_what_has_been_is_no_target():
    body = (
        "I. KẾT QUẢ\n\n- Đạt 95% kế hoạch.\n\nII. NHIỆM VỤ\n\n- Đến nay 100% chi bộ đã họp.\n\n"
        "III. KINH PHÍ\n\n- Ngân sách hỗ trợ 50%.\n\nIV. MỤC ĐÍCH\n\n- Phủ sóng đạt 100%; mở ít nhất 02 lớp.\n\n"
        "V. MỤC TIÊU CHUNG\n\n- Phấn đấu hoàn thành tốt nhiệm vụ.\n"
    )

    assert [t.quote for t in read(body)[0]] == ["Phủ sóng đạt 100%"]


def test_preamble_and_background_outside_headings_set_no_target():
    body = "Kính báo tình hình của xã cho đồng bào biết.\n\nTỷ lệ hộ nghèo là 5% trong toàn xã.\n"

    assert read(body) == ([], [])


YEARS = {
    "II. MỤC TIÊU\n\n- Đến năm 2030, có trên 90% chi bộ đạt chuẩn.\n": (None, 2030),
    "II. MỤC TIÊU\n\n- Giai đoạn 2026 - 2030. Có trên 90% chi bộ đạt chuẩn.\n": (2026, 2030),
    "II. MỤC TIÊU\n\nPhấn đấu đến năm 2028:\n\n- Có trên 90% chi bộ đạt chuẩn.\n": (None, 2028),
    "II. MỤC TIÊU NĂM 2027\n\n1. Về tổ chức\n\n- Có trên 90% chi bộ đạt chuẩn.\n": (2027, 2027),
    "II. MỤC TIÊU\n\n- Theo Chương trình phát triển giai đoạn 2021 - 2025 có trên 90% chi bộ đạt chuẩn.\n": (
        None,
        None,
    ),
    "II. MỤC TIÊU\n\n- Có trên 90% chi bộ đạt chuẩn.\n": (None, None),
}


@pytest.mark.parametrize("body", YEARS)
def test_nearest_named_years_win(body):
    ((target),) = read(body)[0]

    assert (target.from_year, target.to_year) == YEARS[body]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("về nhiệm vụ năm 2026", (Period.YEAR, 2026, 2026)),
        ("về phát triển giai đoạn 2026 - 2030", (None, 2026, 2030)),
        ("thực hiện Chương trình “Đô thị giai đoạn 2026 - 2030”", (None, None, None)),
        ("thực hiện Nghị quyết số 5 năm 2021", (None, None, None)),
    ],
)
def test_title_names_years_and_period(title, expected):
    (target,) = read("I. CHỈ TIÊU\n\n- Có trên 90% chi bộ đạt chuẩn.\n", title)[0]

    assert (target.period, target.from_year, target.to_year) == expected


def test_line_of_its_own_names_the_period():
    body = "I. CHỈ TIÊU\n\nHằng năm\n\n- Có trên 90% chi bộ đạt chuẩn.\n\nII. MỤC TIÊU\n\n- Có 5% hộ khá.\n"

    assert [(t.low, t.period) for t in read(body)[0]] == [(90, Period.YEAR), (5, None)]


def test_doubts_of_targets():
    body = "I. CHỈ TIÊU\n\n- Trong đó 20% xuất sắc.\n\n- Có ít nhất 1,500 bể bơi mới.\n\n- Đạt 95%.\n"

    _, doubts = read(body)

    assert [(doubt.code, doubt.field) for doubt in doubts] == [
        ("target.base-missing", "targets[0].base"),
        ("target.number-unclear", "targets[1].low"),
        ("target.unit-unclear", "targets[1].unit"),
        ("target.subject-missing", "targets[2].subject"),
    ]


def test_brackets_and_edges_of_a_quote():
    body = "I. CHỈ TIÊU\n\n- Có 55% phường đạt chuẩn (các phường: Tân Lập, Hòa Trung).\n\n- (Có 20% xã đạt chuẩn);\n"

    assert [t.quote for t in read(body)[0]] == [
        "Có 55% phường đạt chuẩn (các phường: Tân Lập, Hòa Trung)",
        "Có 20% xã đạt chuẩn",
    ]


def test_counted_part_keeps_its_own_subject():
    body = "I. CHỈ TIÊU\n\n- Kết nạp 100 đảng viên, trong đó 40 đảng viên nữ.\n"

    assert [(t.subject, t.low, t.base) for t in read(body)[0]] == [("đảng viên", 100, None), ("đảng viên nữ", 40, 0)]


def test_shares_of_a_structure_are_targets_where_targets_are_set_and_told_elsewhere():
    words = "- Cơ cấu sản xuất: nghề cá chiếm 60%, nghề muối chiếm 40%.\n"

    assert [target.low for target in read(f"I. CHỈ TIÊU\n\n{words}")[0]] == [60, 40]
    assert read(f"I. NHIỆM VỤ\n\n{words}")[0] == []


def test_what_a_measure_is_taken_on_is_no_figure():
    body = (
        "I. MỤC TIÊU\n\n1. Định hướng đến năm 2030: Giá trị thu hoạch trên 01 ha ao đạt trên 190 triệu đồng mỗi vụ.\n"
    )

    assert [(t.op, t.low, t.unit, t.to_year) for t in read(body)[0]] == [(C.MORE, 190, "triệu đồng", 2030)]


def test_verb_of_doing_makes_a_figure_of_whatever_is_counted():
    body = "I. CHỈ TIÊU\n\n- Kết nạp mới từ 40 đoàn viên trở lên; thành lập mới 5 xưởng may; sổ có 12 trang bìa.\n"

    assert [(t.op, t.low, t.unit) for t in read(body)[0]] == [(C.AT_LEAST, 40, "đoàn viên"), (C.EQUAL, 5, "xưởng may")]


def test_nothing_of_a_kind_may_happen():
    body = "I. CHỈ TIÊU\n\n- Không để xảy ra cháy rừng lớn.\n"

    assert [(t.op, t.low, t.unit, t.subject) for t in read(body)[0]] == [
        (C.EQUAL, 0, "cháy rừng lớn", "cháy rừng lớn"),
    ]


@pytest.mark.parametrize(
    ("issued", "targets"),
    [("2025-07-22", []), ("2025-01-05", [38.5]), (None, [38.5])],
)
def test_figure_up_to_a_day_before_the_documents_own_tells_what_has_been(issued, targets):
    text = normalise(HEAD + "I. NHIỆM VỤ\n\n1. Đến ngày 30/6/2025, toàn xã giải ngân đạt 38,5% kế hoạch.\n" + TAIL)

    found, _ = find_targets(text, outline(text, lines_of(text)), None, issued)

    assert [target.low for target in found] == targets


def test_growth_per_year_with_the_comparison_behind_it():
    body = "I. CHỈ TIÊU\n\n- Thu ngân sách tăng từ 10%/năm trở lên.\n\n- Giá trị xuất khẩu đạt 2,5 tỷ USD.\n"

    assert [(t.op, t.low, t.unit, t.period) for t in read(body)[0]] == [
        (C.AT_LEAST, 10, "%", Period.YEAR),
        (C.EQUAL, 2.5, "tỷ USD", None),
    ]


def test_what_a_congress_approves_of_is_no_target():
    body = "I. Tán thành những nội dung cơ bản đánh giá kết quả nhiệm kỳ: tỷ lệ hộ nghèo giảm còn 1,2%.\n"

    assert read(body)[0] == []
