from __future__ import annotations

import pytest

from directive_reader import DigitalStamp, Secrecy, Signer, Span, read

BODY = "\n\nBan Thường vụ ban hành văn bản này với những nội dung cụ thể như sau đây:\n\n1. Các chi bộ thực hiện.\n"


def document(header, ending=""):
    return read(header + BODY + ending).document


@pytest.mark.rows("D-01")
@pytest.mark.parametrize(
    ("header", "issuer"),
    [
        (
            "ĐẢNG BỘ TỈNH SÔNG LAM\nĐẢNG ỦY KHỐI CƠ QUAN\nVÀ DOANH NGHIỆP\n\nKẾ HOẠCH",
            "ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP",
        ),
        ("TỈNH ỦY SÔNG LAM ĐẢNG CỘNG SẢN VIỆT NAM\nKẾ HOẠCH", "TỈNH ỦY SÔNG LAM"),
        ("ĐẢNG CỘNG SẢN\nVIỆT NAM\nHUYỆN ỦY LAM HẠ\nKẾ HOẠCH", "HUYỆN ỦY LAM HẠ"),
        ("TỈNH ỦY SÔNG LAM\nBAN TỔ CHỨC\nKẾ HOẠCH", "BAN TỔ CHỨC TỈNH ỦY SÔNG LAM"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN DÂN SỐ\nKẾ HOẠCH", "BAN DÂN SỐ TRUNG ƯƠNG"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG\nKẾ HOẠCH", "VĂN PHÒNG TRUNG ƯƠNG ĐẢNG"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TỔ CHỨC TRUNG ƯƠNG\nKẾ HOẠCH", "BAN TỔ CHỨC TRUNG ƯƠNG"),
        ("BAN CHẤP HÀNH\nĐẢNG BỘ TỈNH SÔNG LAM\nKẾ HOẠCH", "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH SÔNG LAM"),
        ("UBND TỈNH SÔNG LAM\nSỞ NỘI VỤ\nKẾ HOẠCH", "SỞ NỘI VỤ"),
        (
            "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI\nTỈNH SÔNG LAM\tCHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH",
            "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM",
        ),
        ("Báo cáo viên\nKẾ HOẠCH", "Ban Thường vụ"),
        ("KẾ HOẠCH\nvề công tác", "Ban Thường vụ"),
    ],
)
def test_issuer_is_the_lowest_body_of_the_header_else_the_one_of_the_preamble(header, issuer):
    assert document(header).issuer == issuer


@pytest.mark.parametrize(
    ("line", "number", "symbol", "code", "kind"),
    [
        ("Số 03-NQ/ĐUK", 3, "NQ/ĐUK", "03-NQ/ĐUK", "NQ"),
        ("Số 20 -KH/ĐUK", 20, "KH/ĐUK", "20-KH/ĐUK", "KH"),
        ("Số: 012/CT-UBND", 12, "CT-UBND", "012/CT-UBND", "CT"),
        ("Số: 41/2025/NQ-HĐND", 41, "NQ-HĐND", "41/2025/NQ-HĐND", "NQ"),
        ("Số: /KH-MTTQ-BTT", None, "KH-MTTQ-BTT", None, "KH"),
        ("Số ...-QyĐ/TU", None, "QyĐ/TU", None, "QyĐ"),
        ("Số 7 - KH/TU", 7, "KH/TU", "7-KH/TU", "KH"),
        ("Số: 873/SKHCN-CĐS", 873, "SKHCN-CĐS", "873/SKHCN-CĐS", "KH"),
    ],
)
def test_number_is_taken_apart(line, number, symbol, code, kind):
    found = document(f"TỈNH ỦY SÔNG LAM\n{line}\nKẾ HOẠCH\nvề công tác")

    assert (found.number, found.symbol, found.code, found.kind) == (number, symbol, code, kind)


def test_number_below_the_kind_is_found_and_that_of_a_title_is_not():
    below = document("TỈNH ỦY SÔNG LAM\nKẾ HOẠCH\nSố 9-KH/TU\nvề công tác")
    cited = document("TỈNH ỦY SÔNG LAM\nKẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT SỐ 5-NQ/TW CỦA TRUNG ƯƠNG")

    assert (below.code, below.title) == ("9-KH/TU", "về công tác")
    assert (cited.code, cited.title) == (None, "THỰC HIỆN NGHỊ QUYẾT SỐ 5-NQ/TW CỦA TRUNG ƯƠNG")


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Lam Thành, ngày 10 tháng 01 năm 2022", "Lam Thành", "2022-01-10"),
        ("TP. Lam Thành, ngày 5/3/2025", "TP. Lam Thành", "2025-03-05"),
        ("Lam Thành, ngày     tháng 5 năm 2025", "Lam Thành", None),
        ("Lam Thành, ngày 31 tháng 02 năm 2025", "Lam Thành", None),
        ("Ngày 1 tháng 2 năm 2025", None, "2025-02-01"),
        ("Số 3-KH/TU Lam Thành, ngày 1 tháng 2 năm 2025", "Lam Thành", "2025-02-01"),
        ("thực hiện Chỉ thị của Tỉnh ủy, ngày 1 tháng 2 năm 2025 về việc", None, None),
    ],
)
def test_place_and_day(line, place, date):
    found = document(f"TỈNH ỦY SÔNG LAM\n{line}\nKẾ HOẠCH\nvề công tác")

    assert (found.place, found.date) == (place, date)


def test_place_and_day_may_stand_above_the_signature():
    found = document("KẾ HOẠCH\nvề công tác", "\nT/M ĐẢNG ỦY\nLam Thành, ngày 3 tháng 4 năm 2025\nBÍ THƯ\nLê Văn Lam")

    assert (found.place, found.date) == ("Lam Thành", "2025-04-03")
    assert document("KẾ HOẠCH\nvề công tác", "\nT/M ĐẢNG ỦY\nngày 3 tháng 4 năm 2025").date is None


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("KẾ HOẠCH\nvề công tác\ndân vận", "về công tác dân vận"),
        ("KẾ HOẠCH TRIỂN KHAI CÔNG TÁC DÂN VẬN", "TRIỂN KHAI CÔNG TÁC DÂN VẬN"),
        ("CHƯƠNG TRÌNH CÔNG TÁC\nNĂM 2026", "CÔNG TÁC NĂM 2026"),
        ("V/v triển khai công tác\nKính gửi: Các sở", "V/v triển khai công tác"),
        ("Kết luận về công tác dân vận năm 2025", "Kết luận về công tác dân vận năm 2025"),
        ("NGHỊ QUYẾT\nVỀ VIỆC CỦA\nBAN CHỈ ĐẠO", "VỀ VIỆC CỦA BAN CHỈ ĐẠO"),
        ("KẾ HOẠCH\n-----", None),
        ("KẾ HOẠCH -", None),
        ("Một dòng", None),
    ],
)
def test_title(header, title):
    assert document(header).title == title


def test_title_ends_before_the_body_that_decides():
    text = (
        "QUYẾT ĐỊNH\nVề việc thành lập tổ\nCHỦ TỊCH ỦY BAN NHÂN DÂN\nCăn cứ Luật Tổ chức;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Thành lập tổ.\n"
    )

    assert read(text).document.title == "Về việc thành lập tổ"


@pytest.mark.rows("D-01")
@pytest.mark.parametrize(
    ("ending", "signer"),
    [
        ("T/M BAN CHẤP HÀNH\nBÍ THƯ\n\nLê Văn Lam", ("Lê Văn Lam", "BÍ THƯ", "BAN CHẤP HÀNH")),
        ("K/T CHÁNH\nVĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Lam", ("Lê Lam", "PHÓ CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG")),
        ("TM. UBND\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTS. LÊ THỊ LAM", ("LÊ THỊ LAM", "PHÓ CHỦ TỊCH", "UBND")),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Lam", ("Lê Văn Lam", "PHÓ CHỦ TỊCH", "CHỦ TỊCH")),
        ("CHỦ TỊCH\n\nLê Văn Lam", ("Lê Văn Lam", "CHỦ TỊCH", None)),
        ("Nơi nhận: T/M ĐẢNG ỦY\n- Tỉnh ủy, BÍ THƯ\n- Lưu.\nLê Văn Lam", ("Lê Văn Lam", "BÍ THƯ", "ĐẢNG ỦY")),
        ("T/M ĐẢNG ỦY\nBÍ THƯ", (None, "BÍ THƯ", "ĐẢNG ỦY")),
    ],
)
def test_signer(ending, signer):
    found = document("KẾ HOẠCH\nvề công tác", ending).signer

    assert (found.name, found.position, found.on_behalf_of) == signer


def test_issuer_may_be_named_by_the_signature_alone():
    signed = read("NGHỊ QUYẾT\nvề công tác\n1. Các chi bộ thực hiện.\nT/M TỈNH ỦY\nBÍ THƯ\nLê Lam").document
    chief = read("NGHỊ QUYẾT\nvề công tác\n1. Các chi bộ thực hiện.\nK/T GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Lam").document

    assert (signed.issuer, chief.issuer) == ("TỈNH ỦY", None)


def test_central_bodies_are_told_by_the_signature():
    found = document("BAN CHẤP HÀNH TRUNG ƯƠNG\nKẾT LUẬN\nvề biển", "T/M BAN BÍ THƯ\nLê Văn Lam")

    assert (found.issuer, found.signer.name) == ("BAN BÍ THƯ", "Lê Văn Lam")


@pytest.mark.rows("D-25")
@pytest.mark.parametrize(
    ("ending", "recipients"),
    [
        ("Nơi nhận:\n- Đ/c Lê Lam,\nChủ tịch Hội,\n- Lưu VT.", ("Đ/c Lê Lam, Chủ tịch Hội", "Lưu VT")),
        ("Nơi nhận:\nNhư trên\nLưu VT\nT/M ĐẢNG ỦY", ("Như trên", "Lưu VT")),
        ("Nơi nhận: Như trên; Lưu VT.", ("Như trên", "Lưu VT")),
        ("Nơi nhận: - Như trên;\n- Lưu VT.", ("Như trên", "Lưu VT")),
        ("Nơi nhận:\n- Tỉnh ủy,\t(để báo cáo)\n- Lưu\tBÍ THƯ", ("Tỉnh ủy", "Lưu")),
        ("Nơi nhận:\n- ...;\n- Lưu.", ("Lưu",)),
        ("Nơi nhận:\n- Tỉnh ủy,\n- Các sở, } để báo cáo\n- Lưu.", ("Tỉnh ủy", "Các sở", "Lưu")),
        ("Nơi nhận:\n,\tBÍ THƯ\nLưu.", ("Lưu",)),
        ("T/M ĐẢNG ỦY\nBÍ THƯ", ()),
    ],
)  # fmt: skip
def test_recipients(ending, recipients):
    found = document("KẾ HOẠCH\nvề công tác", ending)

    assert found.recipients == recipients
    assert len([name for name, _ in found.spans if name == "recipients"]) == len(recipients)


@pytest.mark.parametrize(
    ("header", "secrecy"),
    [
        ("TỈNH ỦY SÔNG LAM\nMẬT\nKẾ HOẠCH", Secrecy.CONFIDENTIAL),
        ("T Ố I  M Ậ T\nTỈNH ỦY SÔNG LAM\nKẾ HOẠCH", Secrecy.SECRET),
        ("TỈNH ỦY SÔNG LAM\tTUYỆT MẬT\nKẾ HOẠCH", Secrecy.TOP_SECRET),
        ("Độ mật: Tối mật\nKẾ HOẠCH", None),
        ("ĐỘ MẬT: TỐI MẬT\nKẾ HOẠCH", Secrecy.SECRET),
        ("KẾ HOẠCH\nvề bảo vệ bí mật nhà nước độ MẬT và TỐI MẬT", None),
    ],
)
def test_a_grade_of_secrecy_stands_alone(header, secrecy):
    assert document(header).secrecy == secrecy


def test_note_of_a_digital_signature_is_kept_out_of_the_signature():
    ending = "T/M ĐẢNG ỦY\nBÍ THƯ\nCơ quan Tỉnh ủy\n2021.08.23 17:12:43 +07:00\nLê Văn Lam\n"
    text = "KẾ HOẠCH\nvề công tác" + BODY + ending

    found = read(text).document

    start = text.index("Cơ quan Tỉnh ủy")
    stamp = Span(start, text.index("\nLê Văn Lam"))
    assert found.stamps == (DigitalStamp(stamp, "Cơ quan Tỉnh ủy", None, "2021.08.23 17:12:43 +07:00"),)
    assert found.signer == Signer("Lê Văn Lam", "BÍ THƯ", "ĐẢNG ỦY", Span(text.index("T/M"), text.index("Lam\n") + 3))


def test_note_at_the_top_names_signer_and_mail():
    found = document(
        "Người ký: Văn phòng\nEmail: vp@songlam.example\nCơ quan: Tỉnh ủy\nThời gian ký: 12/03/2024 08:15:32\nKẾ HOẠCH"
    )

    assert [(stamp.signer, stamp.email, stamp.signed_at) for stamp in found.stamps] == [
        ("Văn phòng", "vp@songlam.example", "12/03/2024 08:15:32")
    ]


def test_lines_like_a_note_without_time_or_mail_are_no_note():
    found = document("KẾ HOẠCH\nvề công tác", "Nơi nhận:\nCơ quan Tỉnh ủy\nLưu")

    assert (found.stamps, found.recipients) == ((), ("Cơ quan Tỉnh ủy", "Lưu"))


@pytest.mark.rows("D-03")
@pytest.mark.parametrize(
    ("preamble", "implements"),
    [
        ("Thực hiện Nghị quyết số 5-NQ/TW; Kế hoạch số 7-KH/TU, Đảng ủy ban hành", ("5-NQ/TW", "7-KH/TU")),
        ("Căn cứ Nghị quyết số 5-NQ/TW; thực hiện Kế hoạch số 7-KH/TU, Đảng ủy ban hành", ("7-KH/TU",)),
        (
            "Thực hiện Nghị quyết 5-NQ/TW; căn cứ Kế hoạch 7-KH/TU; triển khai Chỉ thị 9-CT/TU, Đảng ủy ban hành",
            ("5-NQ/TW", "9-CT/TU"),
        ),
        ("Qua 5 năm thực hiện Nghị quyết số 5-NQ/TW, Đảng ủy ban hành", ()),
        ("Để tiếp tục thực hiện Nghị quyết số 5-NQ/TW, Đảng ủy ban hành", ("5-NQ/TW",)),
        ("Thực hiện Kế hoạch số 3-KH/ĐU, Đảng ủy ban hành", ()),
    ],
)  # fmt: skip
def test_implements_the_documents_that_the_preamble_carries_out(preamble, implements):
    text = f"ĐẢNG ỦY XÃ\nSố 3-KH/ĐU\nKẾ HOẠCH\nvề công tác\n{preamble} kế hoạch như sau:\n1. Các chi bộ thực hiện.\n"

    assert read(text).document.implements == implements


def test_implements_the_document_of_the_title():
    found = document("KẾ HOẠCH\nthực hiện Nghị quyết số 5-NQ/TW của Trung ương")

    assert found.implements == ("5-NQ/TW",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TỈNH ỦY SÔNG LAM\nSố 3-BC/TU\nBÁO CÁO\nkết quả" + BODY, False),
        ("TỈNH ỦY SÔNG LAM\nKẾ HOẠCH\nvề công tác" + BODY, True),
        ("Đề án\nNâng cao chất lượng\nI. MỤC TIÊU\nNâng cao.", True),
        ("Kế hoạch 5 năm là một loạt kế hoạch.\n- Kế hoạch 1961 - 1965", False),
        ("", False),
    ],
)
def test_only_documents_that_hand_out_work_are_directives(text, expected):
    assert read(text).is_directive is expected


def test_what_the_header_lacks_is_doubted():
    doubts = [doubt.code for doubt in read("TỈNH ỦY SÔNG LAM\nKẾ HOẠCH\nvề công tác" + BODY).doubts]

    assert [code for code in doubts if code.startswith("document")] == [
        "document.code-missing",
        "document.date-missing",
        "document.signer-missing",
    ]


WEB = (
    "Ngày 6/8/2025, Ban Thường vụ Tỉnh ủy Sông Lam đã ban hành {name} về việc tăng cường lãnh đạo công tác đê điều.\n\n"
    "Nội dung như sau:\n\n"
    "Thực hiện Kết luận số 9-KL/TW, Ban Thường vụ Tỉnh ủy yêu cầu:\n\n1. Các chi bộ thực hiện.\n"
)


@pytest.mark.rows("D-01")
def test_page_of_the_web_tells_kind_number_day_title_and_issuer_in_front_of_the_text():
    reading = read(WEB.format(name="Chỉ thị số 17"))

    found = reading.document
    assert (found.kind, found.number, found.code, found.date) == ("CT", 17, None, "2025-08-06")
    assert found.title == "về việc tăng cường lãnh đạo công tác đê điều"
    assert found.issuer == "Ban Thường vụ Tỉnh ủy Sông Lam"
    assert [citation.code for citation in reading.citations] == ["9-KL/TW"]


def test_sentence_above_the_kind_gives_the_number():
    text = (
        "Ngày 6/8/2025, Tỉnh ủy đã ban hành Chương trình số 31-CTr/TU thực hiện Kết luận về rừng.\n\n"
        "CHƯƠNG TRÌNH\nvề rừng"
    )

    found = document(text)

    assert (found.kind, found.code, found.date) == ("CTr", "31-CTr/TU", "2025-08-06")


def test_name_of_a_page_that_cites_the_letter_is_neither_kind_nor_title():
    header = (
        "# CÔNG VĂN SỐ 62/SNV-TH — HƯỚNG DẪN KẾT NỐI\n\n"
        "| **SỞ NỘI VỤ** <br> Số: 62 /SNV-TH <br> V/v hướng dẫn kết nối | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |"
    )

    found = document(header)

    assert (found.kind, found.code, found.title) == ("CV", "62/SNV-TH", "V/v hướng dẫn kết nối")
    assert found.issuer == "SỞ NỘI VỤ"


def test_signature_names_the_secretariat_of_the_youth_union():
    header = "BAN CHẤP HÀNH TRUNG ƯƠNG\tĐOÀN TNCS HỒ CHÍ MINH\n\nKẾ HOẠCH\nhoạt động hè"
    ending = "\nNơi nhận:\n- Các tỉnh đoàn.\n\nTM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN\nBÍ THƯ\n\nTrần Văn Thử\n"

    assert document(header, ending).issuer == "BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN"


def test_recipients_that_stand_below_the_post_in_a_table_are_read():
    ending = (
        "\n| **Nơi nhận:** | **KT. GIÁM ĐỐC** <br> **PHÓ GIÁM ĐỐC** |\n| --- | --- |\n"
        "| - Như trên;<br>- Các phòng;<br>- Lưu: VT. | <br> **Trần Văn Thử** |\n"
    )

    found = document("SỞ NỘI VỤ\nKẾ HOẠCH\nhọp", ending)

    assert found.recipients == ("Như trên", "Các phòng", "Lưu: VT")
    assert found.signer is not None
    assert (found.signer.name, found.signer.position) == ("Trần Văn Thử", "PHÓ GIÁM ĐỐC")


def test_signature_in_capitals_in_one_line_is_taken_apart():
    ending = "\nNơi nhận:\n- Lưu.\n\nTM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\n\nTrần Văn Thử\n"

    found = document("ỦY BAN NHÂN DÂN XÃ LAM HẠ\nKẾ HOẠCH\nhọp", ending)

    assert found.signer is not None
    assert (found.signer.position, found.signer.on_behalf_of) == ("PHÓ CHỦ TỊCH", "ỦY BAN NHÂN DÂN")


def test_issuer_and_place_that_a_narrow_column_broke_are_put_together():
    header = (
        "THỦ TƯỚNG\nCHÍNH PHỦ\n-------\n|\nSố: 44/QĐ-TTg\n|\nHà\nLam, ngày 15 tháng 3 năm 2022\n|\nQUYẾT ĐỊNH\nvề rừng"
    )

    found = document(header)

    assert (found.issuer, found.place, found.date) == ("THỦ TƯỚNG CHÍNH PHỦ", "Hà Lam", "2022-03-15")
