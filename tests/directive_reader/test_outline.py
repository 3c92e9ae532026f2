from __future__ import annotations

from directive_reader.lines import lines_of
from directive_reader.outline import Zone, outline
from directive_reader.text import normalise


def read(original):
    text = normalise(original)
    return text, outline(text, lines_of(text))


def headings(original):
    _, tree = read(original)
    return [(section.path, section.level, section.heading) for section in tree.sections]


PLAN = """\
KẾ HOẠCH
về phát triển đảng viên

Thực hiện nghị quyết của Đảng bộ, Ban Thường vụ ban hành kế hoạch với những nội dung sau đây:

I- MỤC TIÊU

1. Mục tiêu chung

Nâng cao chất lượng đảng viên.

2. Mục tiêu cụ thể: Kết nạp 50 đảng viên mới mỗi năm.

II. NHIỆM VỤ

1. Ban Tổ chức chủ trì, phối hợp thực hiện:

a) Rà soát nguồn.

b) Mở lớp bồi dưỡng.

2. Chi bộ phân công đảng viên giúp đỡ quần chúng. Bí thư theo dõi.

2.1. Văn phòng Đảng ủy

Tham mưu các việc sau:

- Theo dõi tiến độ.

Đôn đốc các chi bộ.

- Báo cáo kết quả:

+ Hằng quý;

III. TỔ CHỨC THỰC HIỆN

Các chi bộ thực hiện kế hoạch này.

Nơi nhận:
- Như trên.

T/M ĐẢNG ỦY
BÍ THƯ
"""


def test_outline_gives_path_level_and_heading():
    assert headings(PLAN) == [
        ("I", 1, "MỤC TIÊU"),
        ("I.1", 2, "Mục tiêu chung"),
        ("I.2", 2, "Mục tiêu cụ thể"),
        ("II", 1, "NHIỆM VỤ"),
        ("II.1", 2, "Ban Tổ chức chủ trì, phối hợp thực hiện"),
        ("II.2.1", 3, "Văn phòng Đảng ủy"),
        ("III", 1, "TỔ CHỨC THỰC HIỆN"),
    ]


def test_blocks_know_their_path_their_introduction_and_their_zone():
    text, tree = read(PLAN)

    blocks = [
        (text.clean[block.body : block.end], block.path, block.parent, block.zone)
        for block in tree.blocks
        if block.zone is not Zone.HEADER
    ]

    first = len(tree.blocks) - len(blocks)
    assert blocks == [
        (
            "Thực hiện nghị quyết của Đảng bộ, Ban Thường vụ ban hành kế hoạch với những nội dung sau đây:",
            "",
            None,
            Zone.PREAMBLE,
        ),
        ("Nâng cao chất lượng đảng viên.", "I.1", None, Zone.BODY),
        ("Kết nạp 50 đảng viên mới mỗi năm.", "I.2", None, Zone.BODY),
        ("Rà soát nguồn.", "II.1.a", None, Zone.BODY),
        ("Mở lớp bồi dưỡng.", "II.1.b", None, Zone.BODY),
        ("Chi bộ phân công đảng viên giúp đỡ quần chúng. Bí thư theo dõi.", "II.2", None, Zone.BODY),
        ("Tham mưu các việc sau:", "II.2.1", None, Zone.BODY),
        ("Theo dõi tiến độ.", "II.2.1", first + 6, Zone.BODY),
        ("Đôn đốc các chi bộ.", "II.2.1", first + 6, Zone.BODY),
        ("Báo cáo kết quả:", "II.2.1", first + 6, Zone.BODY),
        ("Hằng quý;", "II.2.1", first + 9, Zone.BODY),
        ("Các chi bộ thực hiện kế hoạch này.", "III", None, Zone.BODY),
        ("Nơi nhận:", "", None, Zone.SIGNATURE),
        ("Như trên.", "", first + 12, Zone.SIGNATURE),
        ("T/M ĐẢNG ỦY", "", None, Zone.SIGNATURE),
        ("BÍ THƯ", "", None, Zone.SIGNATURE),
    ]


def test_section_body_reaches_to_the_next_heading_of_its_level():
    _, tree = read(PLAN)

    bodies = {section.path: section.body.of(PLAN).strip() for section in tree.sections}

    assert bodies["I"].startswith("1. Mục tiêu chung")
    assert bodies["I"].endswith("Kết nạp 50 đảng viên mới mỗi năm.")
    assert bodies["I.1"] == "Nâng cao chất lượng đảng viên."
    assert bodies["III"] == "Các chi bộ thực hiện kế hoạch này."
