"""The order of the stages. reads: str; writes: `Reading`."""

from __future__ import annotations

from dataclasses import replace

from directive_reader.citations import find_citations
from directive_reader.header import find_header, implemented, is_directive
from directive_reader.lines import lines_of
from directive_reader.model import Reading
from directive_reader.outline import outline
from directive_reader.targets import find_targets
from directive_reader.tasks import find_tasks
from directive_reader.text import normalise


def read(text: str) -> Reading:
    """Read a directive. Never raises on any text: what is missing is None, what is unsure comes with a doubt.

    Every span of the result counts in characters of `text`. Rules: Decree 30/2020/NĐ-CP and Guidance 36-HD/VPTW on
    the layout of documents of state and Party.
    """
    clean = normalise(text)
    tree = outline(clean, lines_of(clean))
    document, doubts = find_header(clean, tree)
    citations, citation_doubts = find_citations(clean, document)
    document = replace(document, implements=implemented(clean, tree, document, (each.code for each in citations)))
    targets, target_doubts = find_targets(clean, tree, document.title, document.date)
    tasks, task_doubts = find_tasks(clean, tree, document.date)
    return Reading(
        document=document,
        is_directive=is_directive(document, tree),
        outline=tree.sections,
        targets=tuple(targets),
        tasks=tuple(tasks),
        citations=citations,
        doubts=(*doubts, *citation_doubts, *target_doubts, *task_doubts),
    )
