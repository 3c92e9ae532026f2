"""What the reader finds, named like the annotation format. Every quote is a span into the one original text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of character offsets into the original text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class Comparison(StrEnum):
    MORE = ">"
    AT_LEAST = ">="
    EQUAL = "="
    AT_MOST = "<="
    LESS = "<"
    BETWEEN = "between"


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    TERM = "term"
    ONCE = "once"


class ScheduleKind(StrEnum):
    ONGOING = "ongoing"
    BY = "by"
    WITHIN = "within"
    FROM = "from"
    RECURRING = "recurring"
    AFTER_GUIDANCE = "after_guidance"
    NONE = "none"


class Secrecy(StrEnum):
    """Grades of the law on state secrets; a text that bears one is refused by the application."""

    CONFIDENTIAL = "MẬT"
    SECRET = "TỐI MẬT"  # noqa: S105 - a grade, not a password
    TOP_SECRET = "TUYỆT MẬT"  # noqa: S105 - a grade, not a password


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something found that a person should look at.

    `code` is stable and machine-readable, e.g. "target.unit-unclear"; `field` names what is in doubt
    ("document.issuer", "targets[3].unit"); `span` shows where, None for the whole text.
    """

    code: str
    field: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    name: str | None
    position: str | None
    on_behalf_of: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DigitalStamp:
    """The note a digital signature leaves in the text: who, by which mail address, when (as printed)."""

    span: Span
    signer: str | None = None
    email: str | None = None
    signed_at: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The header: strings as printed without layout marks and line breaks, dates in ISO form, None where absent."""

    issuer: str | None = None
    kind: str | None = None
    number: int | None = None
    symbol: str | None = None
    code: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()
    secrecy: Secrecy | None = None
    stamps: tuple[DigitalStamp, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
    """(field name, where it stands), e.g. ("issuer", Span(0, 24)); recipients repeat the name once per line."""


@dataclass(frozen=True, slots=True)
class Section:
    """A short heading. `span` is its line(s); `body` reaches to the next heading of the same or a higher level."""

    path: str
    label: str
    heading: str
    level: int
    span: Span
    body: Span


@dataclass(frozen=True, slots=True)
class Target:
    """A sentence that sets a figure: `subject` `predicate` `op` `low`..`high` `unit` per `period`."""

    path: str
    span: Span
    quote: str
    subject: str | None
    predicate: str | None
    op: Comparison | None
    low: float | None
    high: float | None
    unit: str | None
    period: Period | None
    from_year: int | None = None
    to_year: int | None = None
    base: int | None = None
    """For «trong đó»: index, in Reading.targets, of the target whose fulfilment is the base of this one."""
    figure: Span | None = None
    """Where the figure itself stands."""


@dataclass(frozen=True, slots=True)
class Schedule:
    kind: ScheduleKind = ScheduleKind.NONE
    raw: str | None = None
    year: int | None = None
    month: int | None = None
    quarter: int | None = None
    every: Period | None = None
    span: Span | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One item that someone has to carry out: a bullet, a numbered item or a paragraph."""

    path: str
    start: str
    span: Span
    quote: str
    lead: str | None
    coordinators: tuple[str, ...] = ()
    schedule: Schedule = Schedule()
    lead_span: Span | None = None
    product: str | None = None
    """What is to be handed in, where the text names it («Kế hoạch», «báo cáo», «Sản phẩm: …»)."""
    other_schedules: tuple[Schedule, ...] = ()
    """Further times that the item names; a doubt says so."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A distinct cited document; `spans` are all the places that name it."""

    code: str
    kind: str | None
    date: str | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    document: Document
    is_directive: bool
    outline: tuple[Section, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    citations: tuple[Citation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
