from __future__ import annotations

from datetime import date

import pytest

from roviec.directives.models import Directive
from roviec.directives.queries.search import Piece, search_directives, snippet_of, with_snippets
from tests.factories.directives import DirectiveFactory, DirectiveTextFactory

pytestmark = [pytest.mark.django_db, pytest.mark.rows("D-01")]


@pytest.fixture
def register(bloc, clerk):
    def document(body="", **values):
        directive = DirectiveFactory(unit=bloc, received_by=clerk, **values)
        DirectiveTextFactory(directive=directive, body=body or "Nội dung văn bản.")
        return directive

    return document


def found(words):
    return list(search_directives(Directive.objects.all(), words))


def snippets(words):
    return [
        snippet_of(directive) for directive in with_snippets(search_directives(Directive.objects.all(), words), words)
    ]


@pytest.mark.parametrize("words", ["03-NQ/ĐUK", "03 nq duk", "3-nq/đuk", "Số 03-NQ/ĐUK", "3nqduk"])
def test_a_code_is_found_in_any_spelling(register, words):
    wanted = register(number=3, symbol="NQ/ĐUK")
    register(number=13, symbol="NQ/ĐUK")

    assert found(words)[0] == wanted


def test_the_order_is_code_then_beginning_then_head_then_text(register):
    in_text = register(number=70, body="Theo Kế hoạch số 12-KH/ĐUK của Đảng ủy Khối")
    in_head = register(number=71, title="Sửa đổi Kế hoạch 12 KH ĐUK năm trước")
    begins = register(number=12, symbol="KH/ĐUK-BTC")
    exact = register(number=12, symbol="KH/ĐUK")

    assert found("12-KH/ĐUK") == [exact, begins, in_head, in_text]


def test_words_are_found_without_marks_in_title_and_text(register):
    by_title = register(title="Công tác dân vận của Đảng uỷ")
    by_text = register(body="Đẩy mạnh công tác dân vận ở các chi bộ", signed_on=date(2025, 1, 1))
    register(title="Việc khác")

    assert found("cong tac dan van") == [by_title, by_text]
    assert found("CÔNG TÁC DÂN VẬN") == [by_title, by_text]


def test_both_spellings_of_a_tone_find_each_other(register):
    wanted = register(body="Uỷ ban kiểm tra")

    assert found("ủy ban") == [wanted]


def test_the_last_word_may_be_unfinished(register):
    wanted = register(body="Chuyển đổi số trong công tác đảng")

    assert found("chuyen doi so trong cong ta") == [wanted]


def test_all_words_are_needed(register):
    register(body="Chuyển đổi số")

    assert found("chuyển đổi xanh") == []


@pytest.mark.parametrize("words", ["", " / ", "!!!", "((", "\\"])
def test_nothing_to_look_for_leaves_the_list_as_it_is(register, words):
    document = register()

    assert found(words) == [document]


@pytest.mark.parametrize("words", ["'; drop", "a:* & !b", "x | y"])
def test_marks_of_the_query_language_mean_nothing(register, words):
    register()

    assert found(words) == []


def test_a_snippet_shows_the_place_with_its_words_marked(register):
    register(body=f"{'Mở đầu. ' * 40}Tăng cường công tác dân vận, thi đua. {'Kết luận. ' * 40}")

    [pieces] = snippets("dan van")

    assert [piece.text for piece in pieces if piece.hit] == ["dân vận"]
    assert pieces[0].text.startswith("… ")
    assert pieces[-1].text.endswith(" …")


def test_words_apart_are_marked_one_by_one(register):
    register(body="Vận động nhân dân, dân chủ.")

    [pieces] = snippets("dan van")

    assert [piece.text for piece in pieces if piece.hit] == ["Vận", "dân", "dân"]


def test_a_snippet_of_a_short_text_is_the_text(register):
    register(body="Công tác dân vận.")

    assert snippets("dân") == [(Piece("Công tác ", hit=False), Piece("dân", hit=True), Piece(" vận.", hit=False))]


def test_no_snippet_where_only_the_title_holds_the_words(register):
    register(title="Công tác dân vận")

    assert snippets("dân") == [()]
    assert snippets("--") == [()]


@pytest.mark.parametrize("number", [1, 3])
def test_snippets_take_one_query_for_a_page(register, django_assert_num_queries, number):
    for _ in range(number):
        register(body="Công tác dân vận.")

    with django_assert_num_queries(2):
        assert len(snippets("dân")) == number
