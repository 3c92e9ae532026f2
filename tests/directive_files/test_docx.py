from __future__ import annotations

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from directive_files import extract
from directive_files.errors import ArchiveBomb, DamagedFile, NoText
from tests.directive_files.making import CONTENT_TYPES, in_list, packed, paragraph, raw_docx, relations, saved

OLD_FONT = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'


def level(place: int, form: str, text: str, more: str = "") -> str:
    shape = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}">{shape}</w:lvl>'


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def lines(data: bytes) -> list[str]:
    return [line for line in extract("a.docx", data).text.split("\n") if line]


def test_paragraphs_and_tables_come_in_order():
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "ĐẢNG BỘ TỈNH SÔNG LAM\n*\nSố 05-NQ/ĐUK"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM"
    document.add_paragraph("NGHỊ QUYẾT")
    plan = document.add_table(2, 3)
    for row, words in zip(
        plan.rows, [("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát\nquy chế", "Văn phòng")], strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("Nơi nhận:")

    extracted = extract("a.docx", saved(document))

    assert extracted.text == (
        "ĐẢNG BỘ TỈNH SÔNG LAM\n*\nSố 05-NQ/ĐUK\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nNGHỊ QUYẾT\n\n"
        "TT | Nhiệm vụ | Chủ trì\n1 | Rà soát quy chế | Văn phòng\n\nNơi nhận:"
    )
    assert (extracted.format, extracted.pages, extracted.page_starts, extracted.notes) == ("docx", None, (), ())


def test_headers_footers_and_notes_are_left_out():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    document.sections[0].footer.paragraphs[0].text = "cuối trang"
    document.add_paragraph("Nội dung")

    assert lines(saved(document)) == ["Nội dung"]


def test_list_styles_of_word_number_by_themselves():
    document = docx.Document()
    for words, style in (("một", "List Number"), ("hai", "List Number"), ("gạch", "List Bullet")):
        document.add_paragraph(words, style=style)

    assert lines(saved(document)) == ["1. một", "2. hai", "• gạch"]


def test_levels_formats_and_restarts():
    levels = numbering(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "decimal", "%2.%3."),
        level(3, "lowerLetter", "%4)"),
        level(4, "bullet", "-"),
    )
    body = "".join(
        paragraph(words, in_list(1, depth))
        for words, depth in [
            ("MỤC TIÊU", 0),
            ("Chung", 1),
            ("Cụ thể", 1),
            ("Một", 2),
            ("Hai", 2),
            ("điểm", 3),
            ("điểm", 3),
            ("gạch", 4),
            ("NHIỆM VỤ", 0),
            ("Đầu", 1),
            ("Con", 2),
            ("điểm", 3),
        ]
    )  # fmt: skip - one list

    assert lines(raw_docx(body, numbering=levels)) == [
        "I. MỤC TIÊU",
        "1. Chung",
        "2. Cụ thể",
        "2.1. Một",
        "2.2. Hai",
        "a) điểm",
        "b) điểm",
        "- gạch",
        "II. NHIỆM VỤ",
        "1. Đầu",
        "1.1. Con",
        "a) điểm",
    ]  # fmt: skip - one list


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        ("upperLetter", "%1.", "A. x"),
        ("upperRoman", "%1.%2", "I.0 x"),
        ("lowerLetter", "%2)", "0) x"),
        ("lowerRoman", "(%1)", "(i) x"),
        ("decimalZero", "%1", "01 x"),
        ("ordinalText", "%1", "1 x"),
        ("none", "%1", "x"),
        ("none", "Điều %1", "Điều x"),
        ("decimal", "Điều %1.", "Điều 1. x"),
        ("decimal", "%1.%2", "1.0 x"),
        ("decimal", "%3.%1", "1.1 x"),
        ("bullet", "\uf0b7", "• x"),
        ("bullet", "o", "• x"),
        ("bullet", "", "x"),
        ("bullet", "+", "+ x"),
        ("bullet", "➢", "• x"),
    ],
)
def test_formats_of_a_label(form, text, label):
    levels = numbering(level(0, form, text), f'<w:lvl w:ilvl="1"><w:numFmt w:val="{form}"/></w:lvl>')

    assert lines(raw_docx(paragraph("x", in_list(1, 0)), numbering=levels)) == [label]


def test_a_list_of_its_own_starts_anew_once():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    levels = numbering(level(0, "decimal", "%1."), nums=nums)
    body = "".join(paragraph("x", in_list(list_id, 0)) for list_id in (1, 1, 2, 2, 3))

    assert lines(raw_docx(body, numbering=levels)) == ["1. x", "2. x", "5. x", "6. x", "7. x"]


def test_an_overridden_level_and_broken_references():
    nums = (
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}'
        '</w:lvlOverride><w:lvlOverride><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num><w:num/>'
    )
    levels = numbering(level(0, "decimal", "%1."), nums=nums)
    body = "".join(
        paragraph("x", in_list(list_id, depth)) for list_id, depth in [(1, 0), (2, 0), (1, 7), (8, 0), (0, 0)]
    )

    assert lines(raw_docx(body, numbering=levels)) == ["a) x", "x", "x", "x", "x"]


def test_levels_that_never_restart_or_only_after_a_certain_one():
    levels = numbering(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
        level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
    )
    body = "".join(paragraph("x", in_list(1, depth)) for depth in (0, 1, 2, 1, 2, 0, 1, 2))

    assert lines(raw_docx(body, numbering=levels)) == ["I. x", "1. x", "a) x", "2. x", "b) x", "II. x", "3. x", "a) x"]


def test_legal_numbering_shows_the_levels_above_as_decimals():
    levels = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    body = paragraph("x", in_list(1, 0)) + paragraph("x", in_list(1, 1))

    assert lines(raw_docx(body, numbering=levels)) == ["I. x", "1.1. x"]


def test_an_empty_numbered_paragraph_counts_but_shows_nothing():
    body = "".join(paragraph(words, in_list(1, 0)) for words in ("x", " ", "y"))

    assert lines(raw_docx(body, numbering=numbering(level(0, "decimal", "%1.")))) == ["1. x", "3. y"]


def test_a_heading_style_brings_list_and_level():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style><w:style/>"
    )
    levels = numbering(level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'), level(1, "decimal", "%2."))
    body = (
        paragraph("một", '<w:pStyle w:val="H1"/>')
        + paragraph("hai", '<w:pStyle w:val="H2"/>')
        + paragraph("không", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )

    assert lines(raw_docx(body, numbering=levels, styles=styles)) == ["I. một", "1. hai", "không"]


def test_a_list_that_takes_its_levels_from_a_list_style():
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    parts = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level(0, "lowerLetter", "%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )

    assert lines(raw_docx(paragraph("x", in_list(1, 0)), numbering=parts, styles=styles)) == ["a) x"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:noBreakHyphen/><w:t>ba</w:t></w:r>", "một\thai-ba"),
        ("<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:cr/><w:t>ba</w:t></w:r>", "một\nhai\nba"),
        ("<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", "thêm"),
        ("<w:moveFrom><w:r><w:t>bỏ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>đến</w:t></w:r></w:moveTo>", "đến"),
        ("<w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>", "liên kết"),
        ("<w:sdt><w:sdtContent><w:r><w:t>ô</w:t></w:r></w:sdtContent></w:sdt>", "ô"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t><w:footnoteReference/></w:r>", "7"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>", "hiện"),
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>đảng ủy</w:t></w:r>", "ĐẢNG ỦY"),
        ('<w:r><w:rPr><w:caps w:val="0"/></w:rPr><w:t>đảng ủy</w:t></w:r>', "đảng ủy"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> việc</w:t></w:r>', "• việc"),
        (
            f'<w:r>{OLD_FONT}<w:sym w:font=".VnTime" w:char="F0AE"/><w:t>i</w:t></w:r>',
            "đi",
        ),
        ('<w:r><w:sym w:font=".VnTime" w:char="zz"/><w:t>x</w:t></w:r>', "•x"),
        ("<w:r><w:t>đồng</w:t><w:softHyphen/><w:t>chí</w:t></w:r>", "đồngchí"),
    ],
)
def test_what_stands_in_a_paragraph(inner, text):
    assert extract("a.docx", raw_docx(f"<w:p>{inner}</w:p>")).text == text


def test_a_deleted_paragraph_mark_joins_two_paragraphs_under_the_number_of_the_second():
    mark = "<w:rPr><w:del/></w:rPr>"
    body = paragraph("đầu ", mark) + paragraph("đuôi", in_list(1, 0)) + paragraph("cuối", mark)

    assert lines(raw_docx(body, numbering=numbering(level(0, "decimal", "%1.")))) == ["1. đầu đuôi", "cuối"]


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent>{paragraph('trong khung')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice><w:drawing><w:x>{box}</w:x></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    inside = f"<w:pict><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice></mc:AlternateContent></w:pict>"
    old = f"<w:pict><mc:AlternateContent {mc}><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:pict>"
    only_fallback = f"<mc:AlternateContent {mc}><mc:Fallback><w:t>dự phòng</w:t></mc:Fallback></mc:AlternateContent>"
    body = "".join(f"<w:p><w:r>{item}</w:r></w:p>" for item in (both, inside, old, only_fallback))

    assert lines(raw_docx(body)) == ["trong khung", "trong khung", "trong khung", "dự phòng"]


def test_merged_cells_deleted_rows_and_tables_in_tables():
    def cell(inner: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"

    nested = f"<w:tbl><w:tr>{cell(paragraph('trong'))}</w:tr></w:tbl>"
    restart = '<w:vMerge w:val="restart"/>'
    rows = [
        f"<w:tr>{cell(paragraph('gộp'), restart)}{cell(paragraph('b'))}{cell(nested)}</w:tr>",
        f"<w:tr>{cell(paragraph('lặp'), '<w:vMerge/>')}{cell(paragraph('d'))}{cell(paragraph('e'))}</w:tr>",
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('bỏ'))}</w:tr>",
        f"<w:tr>{cell(paragraph(''))}{cell(paragraph(''))}</w:tr>",
    ]

    assert lines(raw_docx(f"<w:tbl>{''.join(rows)}</w:tbl><w:tbl/>")) == ["gộp | b | trong", "| d | e"]


def test_old_fonts_are_converted_by_run_by_style_and_by_default():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
        '<w:style w:type="paragraph" w:styleId="V"><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="VV"><w:basedOn w:val="V"/></w:style>'
        '<w:style w:type="character" w:styleId="U"><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr></w:style>'
    )
    body = (
        paragraph("®¶ng bé", run='<w:rFonts w:ascii=".VnTimeH"/>')
        + paragraph("Ñaûng uûy", '<w:pStyle w:val="VV"/>')
        + paragraph("§¶ng ñy")
        + paragraph("Đảng ủy", run='<w:rStyle w:val="U"/>')
    )

    extracted = extract("a.docx", raw_docx(body, styles=styles))

    assert extracted.text.split("\n\n") == ["ĐẢNG BỘ", "Đảng ủy", "Đảng ủy", "Đảng ủy"]
    assert [(note.code, "TCVN3, VNI" in note.vi) for note in extracted.notes] == [("encoding-converted", True)]


def test_styles_that_go_round_in_a_circle_end():
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )

    assert lines(raw_docx(paragraph("x", '<w:pStyle w:val="A"/>'), styles=styles)) == ["x"]


def test_the_strict_variant_of_the_format_is_read_too():
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("officeDocument", "/word/document.xml")),
        "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        "<w:p><w:r><w:t>chặt"
        "</w:t></w:r></w:p></w:body></w:document>",
        "word/_rels/document.xml.rels": relations(("numbering", "/word/none.xml"), ("theme", "theme.xml")),
    }

    assert lines(packed(parts)) == ["chặt"]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"word/document.xml": "<w:document"}, DamagedFile),
        ({"word/document.xml": "<document/>"}, DamagedFile),
        ({"_rels/.rels": relations()}, DamagedFile),
        ({"_rels/.rels": relations(("officeDocument", "gone.xml"))}, DamagedFile),
        ({"word/document.xml": "<a>" * 400 + "</a>" * 400}, DamagedFile),
        (
            {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><document><body><p/></body></document>'},
            ArchiveBomb,
        ),
        ({"word/document.xml": "<document><body><p/></body></document>"}, NoText),
    ],
    ids=["cut XML", "no body", "no main part", "main part missing", "too deep", "entities", "empty"],
)
def test_what_a_broken_document_is_refused_for(changed, error):
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
    }

    with pytest.raises(error):
        extract("a.docx", packed(parts | changed))


def test_python_docx_paragraph_with_a_number_of_its_own():
    document = docx.Document()
    item = document.add_paragraph("việc", style="List Number")
    off = OxmlElement("w:numId")
    off.set(qn("w:val"), "0")
    number = OxmlElement("w:numPr")
    number.append(off)
    item._p.get_or_add_pPr().append(number)

    assert lines(saved(document)) == ["việc"]
