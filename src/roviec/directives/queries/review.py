"""What the review page shows: the text with its marks, and the cards beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db.models import Exists, OuterRef, Q

from roviec.directives.enums import FindKind, FindState, MatchState, OwnerRole
from roviec.directives.models import (
    CitationFind,
    DirectiveLink,
    Doubt,
    Section,
    TargetFind,
    TaskFind,
    TaskOwner,
)
from roviec.directives.policies import questions, segments, wording
from roviec.directives.policies.segments import Mark, Page, Paragraph
from roviec.directives.policies.values import ScheduleValues, TargetValues
from roviec.organisations.enums import UnitGroup
from roviec.organisations.models import Unit
from roviec.organisations.queries import Directory, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from roviec.directives.models import Directive
    from roviec.directives.policies.wording import Fraction

AnyFind: TypeAlias = TargetFind | TaskFind | CitationFind
MODELS: dict[FindKind, type[AnyFind]] = {
    FindKind.TARGET: TargetFind,
    FindKind.TASK: TaskFind,
    FindKind.CITATION: CitationFind,
}
HEADER = "header"
CARDS_AT_ONCE = 25
MOST_UNITS = 12
GROUPS: dict[str, FindState] = {
    "nghi-van": FindState.DOUBTFUL,
    "doc-chac": FindState.READ,
    "da-xac-nhan": FindState.CONFIRMED,
    "da-bo": FindState.REJECTED,
}
"""The tabs over the cards, by the word in their address."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer a question: what is sent, the words, and what follows from it."""

    value: str
    label: str
    consequence: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """An open doubt as a person is asked it. `owner_id` names the body it is about, if it is about one."""

    text: str
    code: str
    owner_id: int | None = None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerView:
    """A body of a task: its words and what the directory made of them."""

    id: int
    role: str
    text: str
    match: str
    meant: str

    @property
    def is_open(self) -> bool:
        return self.match in {MatchState.UNCLEAR, MatchState.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Card:
    """One find, ready to be shown."""

    ref: str
    kind: FindKind
    find: AnyFind
    label: str
    questions: tuple[Question, ...] = ()
    owners: tuple[OwnerView, ...] = ()
    words: str = ""
    formula: str = ""
    fraction: Fraction | None = None
    example: str = ""
    base: str = ""
    schedule: str = ""
    due: str = ""
    times: tuple[Answer, ...] = ()
    known: str = ""

    @property
    def leads(self) -> list[OwnerView]:
        return [owner for owner in self.owners if owner.role == OwnerRole.LEAD]

    @property
    def late_lead(self) -> OwnerView | None:
        """The lead that is named in a later clause only, while it is asked whether it is one."""
        asked = any(question.code == questions.OWNER_LATE for question in self.questions)
        return self.leads[0] if asked and self.leads else None

    @property
    def coordinators(self) -> list[OwnerView]:
        return [owner for owner in self.owners if owner.role == OwnerRole.COORDINATOR]


@dataclass(frozen=True, slots=True)
class Group:
    """A tab over the cards."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Text:
    """One slice of the text as it is shown; `number` from 0, `last` is the number of the last slice."""

    paragraphs: list[Paragraph]
    number: int
    last: int


def ref_of(find: AnyFind) -> str:
    """The name of a find in addresses and on the page: «task-12»."""
    kind = next(kind for kind, model in MODELS.items() if isinstance(find, model))
    return f"{kind}-{find.pk}"


def split_ref(ref: str) -> tuple[FindKind, int] | None:
    """«task-12» → (TASK, 12); None for anything else."""
    kind, _dash, number = ref.partition("-")
    return (FindKind(kind), int(number)) if kind in FindKind.values and number.isdecimal() else None


def finds_of(directive: Directive, kind: FindKind) -> QuerySet[AnyFind]:
    """All finds of a kind in a document, in the order of the text."""
    return MODELS[kind].objects.filter(directive=directive).select_related("directive__unit").order_by("start", "pk")


def marks_of(directive: Directive) -> list[Mark]:
    """Everything to be highlighted in a document's text. Six queries, whatever its length."""
    marks: list[Mark] = []
    live = ~Q(state=FindState.REJECTED)
    for kind, model in MODELS.items():
        rows = model.objects.filter(live, directive=directive).order_by("start", "pk")
        for find in rows.only("pk", "start", "end", "order", "state"):
            doubtful = find.state == FindState.DOUBTFUL
            tag = f"{kind.mark} {find.order}"
            marks.append(Mark(find.start, find.end, kind, f"{kind}-{find.pk}", doubtful, tag))
    marks += _other_places(directive, live)
    owners = TaskOwner.objects.filter(task__directive=directive, start__isnull=False, end__isnull=False)
    for owner in owners.exclude(task__state=FindState.REJECTED).order_by("pk"):
        unclear = owner.match in {MatchState.UNCLEAR, MatchState.UNKNOWN}
        marks.append(Mark(owner.start or 0, owner.end or 0, "unit", f"task-{owner.task_id}", unclear))
    times = TaskFind.objects.filter(live, directive=directive, schedule_start__isnull=False)
    asked = Doubt.objects.filter(task=OuterRef("pk"), field="schedule", answered_at=None)
    for task in times.annotate(asked=Exists(asked)).order_by("pk"):
        marks.append(Mark(task.schedule_start or 0, task.schedule_end or 0, "time", f"task-{task.pk}", task.asked))
    return [mark for mark in marks if mark.end > mark.start]


def _other_places(directive: Directive, live: Q) -> Iterable[Mark]:
    """The places after the first at which a document is cited again."""
    for citation in CitationFind.objects.filter(live, directive=directive).order_by("pk"):
        for start, end in citation.spans:
            if start != citation.start:
                yield Mark(start, end, FindKind.CITATION, f"citation-{citation.pk}")


def text_of(directive: Directive, *, number: int = 0, offset: int | None = None) -> Text:
    """A slice of the text with its marks: the numbered one, or the one that shows the character at `offset`."""
    kept = directive.text
    ranges = segments.paragraph_ranges(kept.body)
    chunks = segments.chunk_ranges(ranges)
    if offset is not None:
        number = segments.chunk_of(ranges, chunks, offset)
    if not 0 <= number < len(chunks):
        return Text([], 0, 0)
    first, last = chunks[number]
    headings = Section.objects.filter(directive=directive).order_by("start").values_list("start", "end", "level")
    page = Page(starts=kept.page_starts, headings=list(headings))
    laid_out = segments.lay_out(kept.body, ranges[first:last], marks_of(directive), page)
    return Text(list(laid_out), number, len(chunks) - 1)


def paragraphs_at(directive: Directive, start: int, end: int) -> list[Paragraph]:
    """The paragraphs that a change of the text between two offsets touches."""
    kept = directive.text
    ranges = [r for r in segments.paragraph_ranges(kept.body) if r[0] < end and r[1] > start]
    headings = Section.objects.filter(directive=directive).order_by("start").values_list("start", "end", "level")
    page = Page(headings=list(headings))
    return list(segments.lay_out(kept.body, ranges, marks_of(directive), page))


def groups_of(directive: Directive) -> list[Group]:
    """The tabs over the cards with how many finds each holds, the header among them."""
    held = dict.fromkeys(FindState.values, 0)
    held[directive.header_state] += 1
    for model in MODELS.values():
        for state in model.objects.filter(directive=directive).order_by("pk").values_list("state", flat=True):
            held[state] += 1
    labels = {state: FindState(state).label for state in GROUPS.values()}
    return [Group(key, str(labels[state]), held[state]) for key, state in GROUPS.items()]


def cards_of(directive: Directive, state: FindState, *, after: int = 0, limit: int = CARDS_AT_ONCE) -> list[Card]:
    """The cards of one tab in the order of the text, from the one numbered `after`; one more than `limit` if any."""
    places: list[tuple[int, int, FindKind, int]] = []
    for n, kind in enumerate(MODELS):
        rows = finds_of(directive, kind).filter(state=state).values_list("start", "pk")
        places += [(start, n, kind, pk) for start, pk in rows]
    wanted = [(kind, pk) for _start, _n, kind, pk in sorted(places)[after : after + limit + 1]]
    found = {
        (kind, find.pk): find
        for kind in MODELS
        for find in with_parts(finds_of(directive, kind)).filter(pk__in=[pk for k, pk in wanted if k == kind])
    }
    return _cards(directive, [found[place] for place in wanted])


def card_of(directive: Directive, find: AnyFind) -> Card:
    """The card of one find as it is now."""
    kind = next(kind for kind, model in MODELS.items() if isinstance(find, model))
    return _cards(directive, [with_parts(finds_of(directive, kind)).get(pk=find.pk)])[0]


def with_parts(finds: QuerySet[AnyFind]) -> QuerySet[AnyFind]:
    """Finds with all that their cards show."""
    if finds.model is TaskFind:
        return finds.prefetch_related("doubts", "owners__unit")
    return (
        finds.select_related("base").prefetch_related("doubts")
        if finds.model is TargetFind
        else finds.prefetch_related("doubts")
    )


def header_questions(directive: Directive) -> list[str]:
    """What is in doubt about the header or about the document as a whole."""
    asked = Doubt.objects.filter(directive=directive, target=None, task=None, citation=None, answered_at=None)
    return [questions.question(doubt.code, doubt.message) for doubt in asked.order_by("pk")]


def _cards(directive: Directive, finds: Sequence[AnyFind]) -> list[Card]:
    directory: Directory | None = None
    codes = {find.code_key for find in finds if isinstance(find, CitationFind)}
    in_register = _known_codes(directive, codes) if codes else {}
    cards = []
    for find in finds:
        if isinstance(find, TargetFind):
            cards.append(_target_card(find))
        elif isinstance(find, TaskFind):
            if directory is None and any(
                o.match in {MatchState.UNCLEAR, MatchState.UNKNOWN} for o in find.owners.all()
            ):
                directory = Directory(directive.issuer_unit or directive.unit)
            cards.append(_task_card(find, directory))
        else:
            cards.append(_citation_card(find, in_register))
    return cards


def _known_codes(directive: Directive, codes: set[str]) -> dict[str, str]:
    links = DirectiveLink.objects.filter(source=directive, code_key__in=codes, target__isnull=False)
    return {link.code_key: str(link.target) for link in links.select_related("target").order_by("pk")}


def _asked(find: AnyFind) -> list[Doubt]:
    return [doubt for doubt in find.doubts.all() if doubt.answered_at is None]


def target_values(target: TargetFind) -> TargetValues:
    """What is known of a target, in the form the rules take."""
    return TargetValues(
        subject=target.subject,
        predicate=target.predicate,
        op=target.op,
        low=target.low,
        high=target.high,
        measure=target.measure,
        period=target.period,
        from_year=target.from_year,
        to_year=target.to_year,
        base_id=target.base_id,
    )


def schedule_values(task: TaskFind) -> ScheduleValues:
    """When a task is due, in the form the rules take."""
    return ScheduleValues(
        kind=task.schedule_kind,
        text=task.schedule_text,
        year=task.schedule_year,
        quarter=task.schedule_quarter,
        month=task.schedule_month,
        day=task.schedule_day,
        every=task.schedule_every,
    )


def _target_card(target: TargetFind) -> Card:
    values = target_values(target)
    base = target_values(target.base) if target.base is not None else None
    return Card(
        ref=f"target-{target.pk}",
        kind=FindKind.TARGET,
        find=target,
        label=f"{FindKind.TARGET.mark} {target.order}",
        questions=tuple(Question(questions.question(d.code, d.message), d.code) for d in _asked(target)),
        words=wording.target_words(values),
        formula=wording.figure_formula(values),
        fraction=wording.fraction(values, base),
        example=wording.worked_example(values),
        base=wording.target_words(base) if base is not None else "",
        schedule=wording.when_words(values),
    )


def _task_card(task: TaskFind, directory: Directory | None) -> Card:
    owners = tuple(_owner_view(owner) for owner in task.owners.all())
    values = schedule_values(task)
    by_text = {owner.text: owner for owner in owners}
    return Card(
        ref=f"task-{task.pk}",
        kind=FindKind.TASK,
        find=task,
        label=f"{FindKind.TASK.mark} {task.order}",
        questions=tuple(_task_question(doubt, by_text, directory) for doubt in _asked(task)),
        owners=owners,
        words=task.words,
        schedule=wording.schedule_words(values),
        due=wording.due_words(values),
        times=tuple(
            Answer(str(n), wording.schedule_words(time), wording.due_words(time) or time.text, chosen=time == values)
            for n, time in enumerate(time_choices(task))
        ),
    )


def _owner_view(owner: TaskOwner) -> OwnerView:
    meant = str(owner.unit) if owner.unit is not None else ""
    if owner.group:
        meant = f"{UnitGroup(owner.group).label}: {meant}"
    return OwnerView(id=owner.pk, role=owner.role, text=owner.text, match=owner.match, meant=meant)


def time_choices(task: TaskFind) -> list[ScheduleValues]:
    """The times named in a task between which a person has to choose; none when there is no question."""
    asked = next((doubt for doubt in task.doubts.all() if doubt.code == questions.SCHEDULE_AMBIGUOUS), None)
    return [schedule_from(option) for option in asked.options] if asked is not None else []


def schedule_from(fields: dict[str, Any]) -> ScheduleValues:
    """A stored choice in the form the rules take."""
    return ScheduleValues(
        kind=fields["schedule_kind"],
        text=fields["schedule_text"],
        year=fields["schedule_year"],
        quarter=fields["schedule_quarter"],
        month=fields["schedule_month"],
        day=fields["schedule_day"],
        every=fields["schedule_every"],
    )


def _task_question(doubt: Doubt, owners: dict[str, OwnerView], directory: Directory | None) -> Question:
    owner = owners.get(doubt.message) if doubt.code in questions.OWNER_DOUBTS else None
    if owner is None or directory is None:
        return Question(questions.question(doubt.code, doubt.message), doubt.code)
    match = directory.match(owner.text)
    answers = [Answer(f"unit:{found.unit_id}", found.name) for found in match.candidates[:4]]
    if match.group is not None:
        answers.insert(0, Answer(f"group:{match.group}", str(UnitGroup(match.group).label)))
    return Question(questions.question(doubt.code, doubt.message), doubt.code, owner.id, tuple(answers))


def _citation_card(citation: CitationFind, in_register: dict[str, str]) -> Card:
    return Card(
        ref=f"citation-{citation.pk}",
        kind=FindKind.CITATION,
        find=citation,
        label=f"{FindKind.CITATION.mark} {citation.order}",
        questions=tuple(Question(questions.question(d.code, d.message), d.code) for d in _asked(citation)),
        words=f"{citation.kind_name} {citation.code}".strip(),
        known=in_register.get(citation.code_key, ""),
    )


def base_choices(target: TargetFind) -> list[tuple[int, str]]:
    """Targets before this one that may be the base of its share, the nearest first."""
    rows = finds_of(target.directive, FindKind.TARGET).exclude(state=FindState.REJECTED).exclude(pk=target.pk)
    before = rows.filter(start__lte=target.start).order_by("-start", "-pk")
    return [(row.pk, f"{FindKind.TARGET.mark} {row.order}: {row.quote[:90]}") for row in before[:12]]


def neighbours(find: AnyFind) -> list[tuple[int, int, str]]:
    """Finds of the same kind next to this one, with which it may be merged: id, version, words."""
    kind = next(kind for kind, model in MODELS.items() if isinstance(find, model))
    rows = list(finds_of(find.directive, kind).exclude(state=FindState.REJECTED))
    at = next((n for n, row in enumerate(rows) if row.pk == find.pk), 0)
    near = [*rows[max(at - 2, 0) : at], *rows[at + 1 : at + 3]]
    return [(row.pk, row.version, f"{kind.mark} {row.order}: {row.quote[:120]}") for row in near]


def units_called(typed: str) -> QuerySet[Unit]:
    """Units of the directory that words typed on a card may mean, a handful.

    All of them, wherever the person's own place is: a directive may name anybody, and who checks it has to say whom.
    """
    return named(Unit.objects.filter(ends_on=None).order_by("path"), typed)[:MOST_UNITS]


def unit_by_id(pk: int) -> Unit | None:
    """A current unit by its number; None for a number that names none."""
    return Unit.objects.filter(pk=pk, ends_on=None).order_by("pk").first()


def group_key(key: str) -> str:
    """The key if it is that of a group of units, else nothing."""
    return key if key in UnitGroup.values else ""


def versions_of(directive: Directive, state: FindState) -> list[str]:
    """All finds in a state as «task-12@3», with the version that is on the screen."""
    return [
        f"{kind}-{pk}@{version}"
        for kind in MODELS
        for pk, version in finds_of(directive, kind).filter(state=state).values_list("pk", "version")
    ]
