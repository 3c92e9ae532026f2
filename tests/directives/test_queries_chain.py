from __future__ import annotations

from datetime import date

import pytest

from roviec.directives.enums import IssuingLevel, LinkKind, ReviewState, Validity
from roviec.directives.models import Directive
from roviec.directives.queries.chain import chain_of, missing_documents
from tests.factories.directives import DirectiveFactory, DirectiveLinkFactory

pytestmark = [pytest.mark.django_db, pytest.mark.rows("D-03")]


@pytest.fixture
def document(bloc, clerk):
    def make(code, **values):
        number, symbol = code.split("-", 1)
        return DirectiveFactory(unit=bloc, received_by=clerk, number=int(number), symbol=symbol, code=code, **values)

    return make


def whole(directive):
    return chain_of(directive, Directive.objects.kept())


def edges(chain):
    code = {node.ref: node.code for node in chain.nodes}
    return {(code[edge.upper], code[edge.lower], edge.kind) for edge in chain.edges}


def test_the_chain_goes_up_and_down_by_what_is_carried_out(document):
    central, province, mine, cell = (document(c) for c in ("21-NQ/TW", "24-CTr/TU", "42-KH/ĐUK", "08-KH/CB"))
    for source, target in ((province, central), (mine, province), (cell, mine)):
        DirectiveLinkFactory(source=source, target=target)

    chain = whole(mine)

    assert edges(chain) == {
        ("21-NQ/TW", "24-CTr/TU", LinkKind.IMPLEMENTS),
        ("24-CTr/TU", "42-KH/ĐUK", LinkKind.IMPLEMENTS),
        ("42-KH/ĐUK", "08-KH/CB", LinkKind.IMPLEMENTS),
    }
    assert [n.node.code for n in chain.upper] == ["24-CTr/TU"]
    assert [n.node.code for n in chain.lower] == ["08-KH/CB"]
    assert {n.code: n.level for n in chain.nodes} == {
        "21-NQ/TW": IssuingLevel.CENTRAL,
        "24-CTr/TU": IssuingLevel.PROVINCE,
        "42-KH/ĐUK": IssuingLevel.ABOVE_GRASSROOTS,
        "08-KH/CB": IssuingLevel.GRASSROOTS,
    }
    assert [n.code for n in chain.nodes if n.focus] == ["42-KH/ĐUK"]


def test_a_cited_document_that_is_not_registered_is_missing(document):
    mine = document("42-KH/ĐUK")
    DirectiveLinkFactory(
        source=mine, kind=LinkKind.CITES, code="09-HD/BTCTU", dated=date(2023, 1, 12), kind_name="Hướng dẫn"
    )

    chain = whole(mine)

    assert [(n.node.code, n.node.dated, n.node.title, n.directive) for n in chain.missing] == [
        ("09-HD/BTCTU", date(2023, 1, 12), "Hướng dẫn", None)
    ]
    assert [link.code for link in missing_documents(Directive.objects.kept())] == ["09-HD/BTCTU"]


def test_a_document_out_of_sight_counts_as_missing(document):
    mine, hidden = document("42-KH/ĐUK"), document("24-CTr/TU", title="Điều không ai ở đây được biết")
    DirectiveLinkFactory(source=mine, target=hidden)

    chain = chain_of(mine, Directive.objects.exclude(pk=hidden.pk))

    assert [(n.node.code, n.node.title, n.directive) for n in chain.upper] == [("24-CTr/TU", "", None)]


def test_what_names_the_document_counts_once_it_is_registered(document):
    mine = document("42-KH/ĐUK")
    DirectiveLinkFactory(source=document("08-KH/CB", review_state=ReviewState.IN_REVIEW), target=mine)

    assert whole(mine).lower == ()


def test_the_stronger_tie_is_listed(document):
    mine, upper = document("42-KH/ĐUK"), document("24-CTr/TU")
    DirectiveLinkFactory(source=mine, target=upper, kind=LinkKind.CITES)
    DirectiveLinkFactory(source=mine, target=upper, kind=LinkKind.IMPLEMENTS)

    assert [n.kind for n in whole(mine).upper] == [LinkKind.IMPLEMENTS]


def test_a_replaced_document_is_marked_as_ended(document, clerk):
    mine, old = document("42-KH/ĐUK"), document("33-KH/ĐUK")
    Directive.objects.filter(pk=old.pk).update(
        validity=Validity.SUPERSEDED, validity_reason="thay", validity_at=old.received_at, validity_by=clerk
    )
    DirectiveLinkFactory(source=mine, target=old, kind=LinkKind.SUPERSEDES)

    assert {n.code: n.ended for n in whole(mine).nodes} == {"42-KH/ĐUK": False, "33-KH/ĐUK": True}


def test_a_circle_of_links_ends(document):
    one, other = document("1-KH/ĐUK"), document("2-KH/ĐUK")
    DirectiveLinkFactory(source=one, target=other)
    DirectiveLinkFactory(source=other, target=one)

    assert edges(whole(one)) == {
        ("2-KH/ĐUK", "1-KH/ĐUK", LinkKind.IMPLEMENTS),
        ("1-KH/ĐUK", "2-KH/ĐUK", LinkKind.IMPLEMENTS),
    }


@pytest.mark.parametrize("wide", [1, 3])
def test_queries_do_not_grow_with_the_documents(document, django_assert_max_num_queries, wide):
    mine = document("42-KH/ĐUK")
    for i in range(wide):
        upper = document(f"{i + 1}-CTr/TU")
        DirectiveLinkFactory(source=mine, target=upper)
        DirectiveLinkFactory(source=upper, target=document(f"{i + 1}-NQ/TW"))
        DirectiveLinkFactory(source=document(f"{i + 1}-KH/CB"), target=mine)

    with django_assert_max_num_queries(8):
        whole(mine)
