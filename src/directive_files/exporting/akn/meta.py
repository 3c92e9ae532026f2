"""The metadata of Akoma Ntoso: identification, references and, in a vocabulary of our own, targets and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from directive_files.exporting import wording
from directive_files.exporting.akn.names import Identifiers, WorkName, add, organisation, slug

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from directive_reader.model import Citation, Document, Reading, Schedule, Span, Target, Task

FINDS = "urn:roviec:finds:1"
SOURCE = "#roviec"
_LANGUAGE = "vie"


def work_name(document: Document, *, made_on: date) -> WorkName:
    """Name of the work; a directive without a date is dated by the day it was read."""
    day = wording.iso_date(document.date) or made_on
    return WorkName(slug(document.kind), slug(document.issuer), day.isoformat(), slug(document.code))


def citation_iri(citation: Citation) -> str:
    """IRI of a cited document as far as its code names kind and issuer: «12-NQ/TU» or «30/2020/NĐ-CP»."""
    front, _, tail = citation.code.rpartition("/")
    kind, hyphen, issuer = tail.partition("-")
    if not hyphen:
        kind, issuer = front.rpartition("-")[2], tail
    day = wording.iso_date(citation.date)
    shown = day.isoformat() if day else "khong-ro-ngay"
    return str(WorkName(slug(kind), slug(issuer), shown, slug(citation.code)))


class MetaWriter:
    """Fills `meta`; ids of people and bodies are given once for each name."""

    def __init__(self, meta: etree._Element, ids: Identifiers) -> None:
        self._meta = meta
        self._ids = ids
        self._known: dict[tuple[str, str], str] = {}
        self._references = etree.Element(meta.tag)

    def identification(self, document: Document, work: WorkName, *, made_on: date) -> None:
        day = wording.iso_date(document.date)
        expression = f"{work}/{_LANGUAGE}@{work.date}"
        author = f"#{self.body(document.issuer)}" if document.issuer else SOURCE
        identification = add(self._meta, "identification", source=SOURCE)
        level = _level(identification, "FRBRWork", str(work))
        add(level, "FRBRdate", date=work.date, name_="promulgation" if day else "reading")
        add(level, "FRBRauthor", href=author, as_="#author")
        add(level, "FRBRcountry", value=work.country)
        add(level, "FRBRsubtype", value=work.kind)
        if document.code:
            add(level, "FRBRnumber", value=wording.one_line(document.code))
        if document.title:
            add(level, "FRBRname", value=wording.one_line(document.title))
        level = _level(identification, "FRBRExpression", expression)
        add(level, "FRBRdate", date=work.date, name_="promulgation" if day else "reading")
        add(level, "FRBRauthor", href=author, as_="#author")
        add(level, "FRBRlanguage", language=_LANGUAGE)
        level = _level(identification, "FRBRManifestation", f"{expression}.akn")
        add(level, "FRBRdate", date=made_on.isoformat(), name_="reading")
        add(level, "FRBRauthor", href=SOURCE, as_="#editor")

    def body(self, name: str) -> str:
        """EId of a body, entered among the references."""
        return self._reference("TLCOrganization", "org", name, organisation(name))

    def person(self, name: str) -> str:
        return self._reference("TLCPerson", "person", name, f"/akn/ontology/person/vn/{slug(name)}")

    def role(self, name: str) -> str:
        return self._reference("TLCRole", "role", name, f"/akn/ontology/role/vn/{slug(name)}")

    def _reference(self, kind: str, short: str, name: str, href: str) -> str:
        shown = wording.one_line(name) or "?"
        if (kind, shown) not in self._known:
            self._known[kind, shown] = eid = self._ids.new("", short, slug(shown))
            add(self._references, kind, eId=eid, href=href, showAs=shown)
        return self._known[kind, shown]

    def finds(self, reading: Reading, where: Callable[[Span], str]) -> None:
        analysis = add(self._meta, "analysis", source=SOURCE)
        other = add(analysis, "otherAnalysis", source=SOURCE)
        root = etree.SubElement(other, f"{{{FINDS}}}finds", nsmap={"rv": FINDS})
        root.set("isDirective", str(reading.is_directive).lower())
        for number, target in enumerate(reading.targets, 1):
            place = {"number": str(number), "where": where(target.span) or None}
            _find(root, "target", target.quote, place | _target(target))
        for number, task in enumerate(reading.tasks, 1):
            place = {"number": str(number), "where": where(task.span) or None}
            found = _find(root, "task", task.quote, place | self._owners(task) | _schedule(task.schedule))
            if task.product:
                etree.SubElement(found, f"{{{FINDS}}}product").text = wording.one_line(task.product)

    def _owners(self, task: Task) -> dict[str, str | None]:
        return {
            "path": task.path,
            "lead": f"#{self.body(task.lead)}" if task.lead else None,
            "coordinators": " ".join(f"#{self.body(name)}" for name in task.coordinators) or None,
        }

    def references(self, reading: Reading) -> None:
        """Documents carried out and cited, then all that were named so far; written last."""
        references = add(self._meta, "references", source=SOURCE)
        cited = {citation.code: citation_iri(citation) for citation in reading.citations}
        for code in dict.fromkeys([*reading.document.implements, *cited]):
            eid = self._ids.new("", "cited", slug(code))
            href = cited.get(code) or str(WorkName("khong-ro", "khong-ro", "khong-ro-ngay", slug(code)))
            add(references, "activeRef", eId=eid, href=href, showAs=wording.one_line(code) or "?")
        references.extend(list(self._references))
        add(references, "TLCOrganization", eId="roviec", href="/akn/ontology/organization/roviec", showAs="Rõ Việc")
        for eid, shown in (("author", "Cơ quan ban hành"), ("editor", "Nơi đọc văn bản")):
            add(references, "TLCRole", eId=eid, href=f"/akn/ontology/role/{eid}", showAs=shown)


def _level(parent: etree._Element, name: str, iri: str) -> etree._Element:
    level = add(parent, name)
    add(level, "FRBRthis", value=f"{iri}/!main")
    add(level, "FRBRuri", value=iri)
    return level


def _find(root: etree._Element, kind: str, quote: str, attributes: dict[str, str | None]) -> etree._Element:
    """A target or a task: what was understood of it, and its words."""
    found = etree.SubElement(root, f"{{{FINDS}}}{kind}")
    for key, value in attributes.items():
        if value is not None:
            found.set(key, wording.printable(value))
    etree.SubElement(found, f"{{{FINDS}}}quote").text = wording.printable(quote)
    return found


def _target(target: Target) -> dict[str, str | None]:
    return {
        "path": target.path,
        "subject": target.subject,
        "predicate": target.predicate,
        "op": target.op,
        "low": _shown(target.low),
        "high": _shown(target.high),
        "unit": target.unit,
        "period": target.period,
        "fromYear": _shown(target.from_year),
        "toYear": _shown(target.to_year),
        "base": _shown(None if target.base is None else target.base + 1),
    }


def _schedule(schedule: Schedule) -> dict[str, str | None]:
    last = wording.due(schedule)
    return {
        "schedule": schedule.kind,
        "scheduleWords": schedule.raw,
        "every": schedule.every,
        "due": last.isoformat() if last else None,
    }


def _shown(value: float | None) -> str | None:
    return None if value is None else f"{value:.10g}"
