"""The rows of the lists of targets and tasks, the same for a sheet, a Word table and a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_files.exporting import wording

if TYPE_CHECKING:
    from datetime import date

    from directive_reader.model import Reading


@dataclass(frozen=True, slots=True)
class TargetRow:
    number: int
    path: str
    content: str
    subject: str
    figure: str
    period: str
    years: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    number: int
    path: str
    content: str
    lead: str
    coordinators: str
    schedule: str
    due: date | None
    product: str


def target_rows(reading: Reading) -> list[TargetRow]:
    return [
        TargetRow(
            number=number,
            path=target.path,
            content=wording.quoted(target.quote),
            subject=wording.one_line(target.subject or ""),
            figure=wording.figure(target),
            period=wording.PERIODS[target.period] if target.period else "",
            years=wording.years(target),
        )
        for number, target in enumerate(reading.targets, 1)
    ]


def task_rows(reading: Reading) -> list[TaskRow]:
    return [
        TaskRow(
            number=number,
            path=task.path,
            content=wording.quoted(task.quote),
            lead=wording.one_line(task.lead or ""),
            coordinators="; ".join(map(wording.one_line, task.coordinators)),
            schedule=wording.schedule(task.schedule),
            due=wording.due(task.schedule),
            product=wording.one_line(task.product or ""),
        )
        for number, task in enumerate(reading.tasks, 1)
    ]
