"""A reading as an Akoma Ntoso 3.0 document that holds the whole text and all that was found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from directive_files.exporting.akn.meta import MetaWriter, citation_iri, work_name
from directive_files.exporting.akn.names import NAMESPACE, Identifiers, WorkName, add, slug, tag
from directive_files.exporting.akn.text import Mark, TextWriter, head_marks, zones

if TYPE_CHECKING:
    from datetime import date

    from directive_reader.model import Reading


def to_akn(reading: Reading, text: str, *, made_on: date, work: WorkName | None = None) -> bytes:
    """UTF-8 XML valid under the OASIS schema. `text` is the text that was read.

    `made_on` dates the file, and the work too where the directive bears no date. `work` replaces the name made from the
    head of the directive.
    """
    ids = Identifiers()
    root = etree.Element(tag("akomaNtoso"), nsmap={None: NAMESPACE})
    act = add(root, "act", name_=slug(reading.document.kind), contains="originalVersion")
    meta = MetaWriter(add(act, "meta"), ids)
    meta.identification(reading.document, work or work_name(reading.document, made_on=made_on), made_on=made_on)
    writer = TextWriter(text, [*head_marks(reading), *_signature(reading, meta), *_citations(reading)], ids)
    parts = zones(reading, text)
    writer.part(act, "preface", 0, parts.preamble)
    writer.part(act, "preamble", parts.preamble, parts.body)
    writer.body(act, reading.outline, parts.body, parts.conclusions)
    writer.part(act, "conclusions", parts.conclusions, len(text))
    meta.finds(reading, writer.where)
    meta.references(reading)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=False)


def _signature(reading: Reading, meta: MetaWriter) -> list[Mark]:
    signer = reading.document.signer
    if signer is None:
        return []
    if signer.position:
        meta.role(signer.position)
    who = meta.person(signer.name) if signer.name else None
    if signer.span is None or who is None:
        return []
    return [Mark(signer.span.start, signer.span.end, "signature", {"refersTo": f"#{who}"})]


def _citations(reading: Reading) -> list[Mark]:
    return [
        Mark(span.start, span.end, "ref", {"href": citation_iri(citation)})
        for citation in reading.citations
        for span in citation.spans
    ]
