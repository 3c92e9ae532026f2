"""Items that someone has to carry out, with owner, coordinators, schedule and product.

reads: `Text`, `Outline`; writes: tasks and doubts. An item is a bullet, a numbered item or a paragraph of a section of
work; purposes, targets and backgrounds hold none, lead-ins hand their owner down to what they introduce:
"2. Sở Tài chính chủ trì, phối hợp với các địa phương:⏎a) Hướng dẫn …⏎b) Tổng hợp … trước ngày 15/3/2026."
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from directive_reader import owners, schedules
from directive_reader.attributes import Attribute, attributes_in
from directive_reader.folding import fold
from directive_reader.lexicon.offices import LEVELS
from directive_reader.lexicon.tasks import BASIS_OPENINGS, COOPERATING
from directive_reader.model import Doubt, Schedule, ScheduleKind, Span, Task
from directive_reader.outline import Zone
from directive_reader.patterns import tasks as patterns
from directive_reader.sections import Kind, Sections
from directive_reader.tables import Table
from directive_reader.terms import is_told

if TYPE_CHECKING:
    from directive_reader.outline import Block, Outline
    from directive_reader.schedules import When
    from directive_reader.text import Text

_START_WORDS: Final = 8
_PRODUCT_REACH: Final = 400
_PRODUCT_WORDS: Final = 14
_MOST_ATTRIBUTES: Final = 12
"""No item has more attributes than this; what follows is noise."""
_CLOSING_REACH: Final = 80
_FINISHED: Final = (".", ";", ":", "!", "?", "…", ")", "”", '"', ",")


def find_tasks(text: Text, outline: Outline, issued: str | None = None) -> tuple[list[Task], list[Doubt]]:
    """Tasks in the order of the text. Doubts name the task by its place in that list; `issued` is its day (ISO)."""
    return _Finder(text, outline, issued).find()


@dataclass(frozen=True, slots=True)
class _Owner:
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Context:
    """What a lead-in, an opening sentence or a heading hands down."""

    owner: _Owner | None = None
    coordinators: tuple[str, ...] = ()
    when: Schedule | None = None


@dataclass(slots=True)
class _Draft:
    path: str
    start: str
    span: Span
    owner: _Owner | None = None
    coordinators: tuple[str, ...] = ()
    times: list[Schedule] = field(default_factory=list)
    product: str | None = None
    late_owner: bool = False
    """The owner stands in a later clause only."""


class _Finder:
    def __init__(self, text: Text, outline: Outline, issued: str | None) -> None:
        self.text, self.issued = text, issued
        self.blocks = outline.blocks
        self.folded = fold(text.clean)
        self.sections = Sections(outline.sections)
        sectioned = (i for i, block in enumerate(self.blocks) if block.section is not None and block.zone is Zone.BODY)
        self.first_under_heading = next(sectioned, 0)
        """What stands outside all headings before this block is background or a teaser."""
        self.contexts: dict[int, _Context] = {}
        self.headings: dict[int, _Context] = {}
        self.root = _Context()
        self.led = False
        """A lead-in has been met, so that the work may have begun."""
        self.table = Table()
        self.drafts: list[_Draft] = []
        self.open: list[_Draft] = []
        """Drafts that the next attribute lines speak of."""
        self.group: list[_Draft] = []
        self.attributes = 0
        """Attributes already given to the group."""
        self.doubts: list[Doubt] = []

    def find(self) -> tuple[list[Task], list[Doubt]]:
        for index in range(len(self.sections.all)):
            self._heading(index)
        section: int | None = None
        for index, block in enumerate(self.blocks):
            if block.section != section:
                self.open, self.group, section = [], [], block.section
            if block.zone is Zone.PREAMBLE:
                self._preamble(block)
            elif self.folded.low.find("\t", block.start, block.end) >= 0:
                self._row(block)
            elif block.zone is Zone.BODY:
                self.table.close()
                self._block(index, block)
        self.drafts.sort(key=lambda draft: draft.span.start)
        return [self._task(i, draft) for i, draft in enumerate(self.drafts)], self.doubts

    # Blocks

    def _preamble(self, block: Block) -> None:
        """«… Chủ tịch yêu cầu các sở, ngành … thực hiện các nhiệm vụ sau:» owns what nobody else owns."""
        self.led = self.led or block.lead_in
        if block.lead_in and (doer := owners.doer_in_lead_in(self.folded, block.body, block.end, delegated_only=True)):
            self.root = _Context(self._owner(doer.start, doer.end))

    def _block(self, index: int, block: Block) -> None:
        if block.body >= block.end:
            return
        kind = self.sections.kind(block.section)
        attributes = attributes_in(self.folded, block.body, block.end)
        if attributes and attributes[0].at == block.body and attributes[0].name != "content":
            if kind.has_work:
                self._attribute_line(block, attributes)
            return
        self.group = []
        self.led = self.led or block.lead_in
        self._parent(block.parent)
        if block.lead_in or not kind.has_work or self._is_none(index, block):
            return
        draft = self._draft(block, attributes)
        needs_owner = kind is Kind.FUNDING or patterns.ARTICLE.regex.match(block.label or "")
        if needs_owner and (draft.owner is None or draft.late_owner):
            return
        self.drafts.append(draft)
        self.open.append(draft)

    def _row(self, block: Block) -> None:
        """A row of a table of tasks, in the body or in an annex."""
        if block.zone not in {Zone.BODY, Zone.ANNEX} or not self.sections.kind(block.section).has_work:
            return
        row = self.table.read(self.folded, block.start, block.end)
        if not row:
            return
        start, end = row.pop("content")
        draft = _Draft(block.path, self._first_words(start, end), self.text.span(start, end))
        self._own(block, draft, start, end)
        draft.product = self._product(start, end)
        for name, (a, b) in row.items():
            self._apply(draft, Attribute(name, a, a, b, completing=self.table.completing))
        self.drafts.append(draft)

    def _is_none(self, index: int, block: Block) -> bool:
        """Closing formulas, background, and what breaks off in mid-sentence are no tasks."""
        low = self.folded.low
        if self._closes(block) or is_told(low, block.body, block.end, self.issued):
            return True
        plain = block.label is None and block.bullet is None
        if plain and patterns.BACKGROUND.regex.match(low[block.body : block.end]):
            return True
        if block.section is None and block.parent is None and index < self.first_under_heading and not self.led:
            return True
        if block.section is None and plain and block.parent is None:
            return owners.doer_in_item(self.folded, block.body, block.end, owned=False) is None
        return self._breaks_off(index, block)

    def _closes(self, block: Block) -> bool:
        low = self.folded.low
        if patterns.CLOSING.regex.match(low[block.body : block.end]):
            return True
        ending = low[max(block.body, block.end - _CLOSING_REACH) : block.end]
        return patterns.CLOSING_END.regex.search(ending) is not None

    def _breaks_off(self, index: int, block: Block) -> bool:
        clean = self.text.clean
        if index != len(self.blocks) - 1 or clean.endswith(_FINISHED, block.body, block.end):
            return False
        if clean.find(". ", block.body, block.end) >= 0:
            return False
        self.doubts.append(
            Doubt(
                "task.breaks-off",
                "tasks",
                "The text breaks off within this item.",
                self.text.span(block.body, block.end),
            )
        )
        return True

    def _draft(self, block: Block, attributes: list[Attribute]) -> _Draft:
        start, end = block.body, block.end
        if attributes and attributes[0].name == "content":
            start = attributes[0].start
            attributes = attributes[1:]
        body_end = attributes[0].at if attributes else end
        draft = _Draft(block.path, self._first_words(start, end), self.text.span(start, end))
        self._own(block, draft, start, body_end)
        draft.product = self._product(start, body_end)
        for attribute in attributes:
            self._apply(draft, attribute)
        return draft

    def _own(self, block: Block, draft: _Draft, start: int, end: int) -> None:
        """Fill in owner, coordinators and schedule from the item and what stands above it."""
        context = self._above(block)
        owned = context.owner is not None and context.owner.name.lower() not in LEVELS
        doer = owners.doer_in_item(self.folded, start, end, owned=owned)
        rooted = self.root.owner if block.label or block.bullet or block.parent is not None else None
        action = doer.action if doer else start
        begins = start
        if doer is not None:
            draft.owner = self._owner(doer.start, doer.end)
            if self.folded.low.startswith(BASIS_OPENINGS, start):
                begins = doer.start
        elif bracketed := owners.doer_in_bracket(self.folded, start, end):
            draft.owner = self._owner(bracketed.start, bracketed.end)
        elif context.owner is not None:
            draft.owner = context.owner
        elif late := owners.doer_in_later_clause(self.folded, start, end):
            draft.owner, draft.late_owner = self._owner(late.start, late.end), True
        else:
            draft.owner = rooted
        names, onward = owners.coordinators_in(self.folded, action, end)
        own = tuple(self.text.clean[a:b] for a, b in names)
        overrides = bool(own) and self.folded.low.startswith(COOPERATING, action)
        inherited = () if overrides or doer is not None else context.coordinators
        draft.coordinators = (*inherited, *(name for name in own if name not in inherited))
        mains = tuple(dict.fromkeys((start, action, onward)))
        draft.times = [self._schedule(when) for when in schedules.times_in(self.folded, begins, end, mains=mains)]
        if not draft.times and context.when is not None:
            draft.times = [context.when]

    # What stands above

    def _above(self, block: Block) -> _Context:
        heading = self._heading(block.section)
        context = self._parent(block.parent)
        owner = context.owner or heading.owner
        if context.owner and heading.owner and context.owner.name.lower() in heading.owner.name.lower():
            owner = heading.owner
        coordinators = context.coordinators or heading.coordinators
        return _Context(owner, coordinators, context.when or heading.when)

    def _parent(self, index: int | None) -> _Context:
        if index is None:
            return _Context()
        if index not in self.contexts:
            self.contexts[index] = self._context(self.blocks[index])
        return self.contexts[index]

    def _context(self, block: Block) -> _Context:
        above = self._parent(block.parent)
        start, end = block.body, block.end
        if block.lead_in:
            doer = owners.doer_in_lead_in(self.folded, start, end)
        else:
            doer = owners.doer_in_item(self.folded, start, end, owned=above.owner is not None)
        names, _ = owners.coordinators_in(self.folded, doer.action if doer else start, end)
        if not block.lead_in:
            names = []
        time = schedules.heading_time(self.folded, start, end) if block.lead_in else None
        return _Context(
            self._owner(doer.start, doer.end) if doer else above.owner,
            tuple(self.text.clean[a:b] for a, b in names) or above.coordinators,
            self._schedule(time) if time else above.when,
        )

    def _heading(self, index: int | None) -> _Context:
        """Owner, coordinators and time of the nearest headings above that name them."""
        if index is None:
            return _Context()
        if index not in self.headings:
            self.headings[index] = self._heading_context(index)
        return self.headings[index]

    def _heading_context(self, index: int) -> _Context:
        above = self._heading(self.sections.parent(index))
        section = self.sections.all[index]
        folded = fold(section.heading)
        size = len(section.heading)
        doer = owners.office_heading(folded, 0, size)
        time = schedules.heading_time(folded, 0, size)
        when = None
        if time is not None:
            when = Schedule(time.kind, section.heading[time.start : time.end], span=section.span)
        if doer is None:
            return _Context(above.owner, above.coordinators, when or above.when)
        names, _ = owners.coordinators_in(folded, doer.action, size)
        owner = _Owner(section.heading[doer.start : doer.end], section.span)
        return _Context(owner, tuple(section.heading[a:b] for a, b in names), when or above.when)

    # Attribute lines

    def _attribute_line(self, block: Block, attributes: list[Attribute]) -> None:
        if not self.group:
            inside = f"{block.path}."
            self.group = [draft for draft in self.open if draft.path == block.path or draft.path.startswith(inside)]
            self.open = []
            if not self.group and (draft := self._unlisted(block)):
                self.drafts.append(draft)
                self.group = [draft]
            self.attributes = 0
        for attribute in attributes:
            self.attributes += 1
            for draft in self.group if self.attributes <= _MOST_ATTRIBUTES else ():
                self._apply(draft, attribute)

    def _unlisted(self, block: Block) -> _Draft | None:
        """Attribute lines that follow no item speak of the lead-in above them, or of the heading."""
        if block.parent is not None:
            above = self.blocks[block.parent]
            draft = _Draft(above.path, self._first_words(above.body, above.end), self.text.span(above.body, above.end))
            self._own(above, draft, above.body, above.end)
            return draft
        if block.section is None:
            return None
        section, context = self.sections.all[block.section], self._heading(block.section)
        start = " ".join(section.heading.split()[:_START_WORDS])
        return _Draft(section.path, start, section.span, context.owner, context.coordinators)

    def _apply(self, draft: _Draft, attribute: Attribute) -> None:
        start, end = attribute.start, attribute.end
        if attribute.name == "lead":
            draft.owner = self._owner(*owners.name_span(self.folded, start, end))
            draft.late_owner = False
        elif attribute.name == "coordinator":
            names = owners.split_names(self.folded, start, end)
            draft.coordinators = tuple(self.text.clean[a:b] for a, b in names)
        elif attribute.name == "time":
            when = schedules.attribute_time(self.folded, start, end, completing=attribute.completing)
            if when.kind is not ScheduleKind.NONE or not draft.times:
                draft.times.insert(0, self._schedule(when))
        elif attribute.name == "product":
            draft.product = self.text.clean[start:end]

    # Parts

    def _owner(self, start: int, end: int) -> _Owner:
        return _Owner(self.text.clean[start:end], self.text.span(start, end))

    def _schedule(self, when: When) -> Schedule:
        return Schedule(
            when.kind,
            self.text.clean[when.start : when.end],
            when.year,
            when.month,
            when.quarter,
            when.every,
            self.text.span(when.start, when.end),
            when.day,
        )

    def _first_words(self, start: int, end: int) -> str:
        return " ".join(self.text.clean[start : min(end, start + 120)].split()[:_START_WORDS])

    def _product(self, start: int, end: int) -> str | None:
        match = patterns.PRODUCT.regex.search(self.folded.low, start, min(end, start + _PRODUCT_REACH))
        if match is None:
            return None
        begin, stop = match.span("what")
        cut = patterns.PRODUCT_END.regex.search(self.folded.low, begin, stop)
        words = self.text.clean[begin : cut.start() if cut else stop].split()
        return " ".join(words[:_PRODUCT_WORDS])

    def _task(self, index: int, draft: _Draft) -> Task:
        owner, times = draft.owner, draft.times or [Schedule()]
        self._doubt(index, draft)
        return Task(
            path=draft.path,
            start=draft.start,
            span=draft.span,
            quote=draft.span.of(self.text.original),
            lead=owner.name if owner else None,
            coordinators=draft.coordinators,
            schedule=times[0],
            lead_span=owner.span if owner else None,
            product=draft.product,
            other_schedules=tuple(times[1:]),
        )

    def _doubt(self, index: int, draft: _Draft) -> None:
        if draft.owner is None:
            self.doubts.append(
                Doubt("task.owner-missing", f"tasks[{index}].lead", "Nobody is named for this task.", draft.span)
            )
        elif draft.late_owner:
            message = "The owner is named in a later clause only."
            self.doubts.append(Doubt("task.owner-unclear", f"tasks[{index}].lead", message, draft.owner.span))
        dates = [when for when in draft.times if when.kind is not ScheduleKind.NONE]
        if len(dates) > 1:
            message = "More than one time is named; the first was taken."
            self.doubts.append(Doubt("task.schedule-ambiguous", f"tasks[{index}].schedule", message, dates[1].span))
