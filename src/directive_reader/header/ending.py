"""The signature and the recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_reader.header.cells import Cell
from directive_reader.model import Signer
from directive_reader.patterns import header as patterns
from directive_reader.patterns import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_reader.header.cells import Findings

_POSITION = patterns.POSITION.regex.match
_ON_BEHALF = patterns.ON_BEHALF.regex.match
_PERSON = patterns.PERSON.regex.match
_RECIPIENTS = layout.RECIPIENTS.regex.match
_FLAT_SIGNATURE = patterns.FLAT_SIGNATURE.regex.search
_SIGNATURE_BREAK = patterns.SIGNATURE_BREAK.regex.split
_LIST_BREAK = patterns.LIST_BREAK.regex.finditer


def find_signer(found: Findings, ending: list[Cell]) -> None:
    """«T/M BAN CHẤP HÀNH⏎BÍ THƯ⏎Nguyễn Văn Lam»: on whose behalf, which post, who."""
    on_behalf: list[str] = []
    position = name = None
    start = end = None
    behalf_open = False
    for cell in ending:
        line = cell.words
        if marker := _ON_BEHALF(line):
            on_behalf = on_behalf or [marker["body"]]
            behalf_open = len(on_behalf) == 1 and on_behalf[0] == marker["body"]
        elif _POSITION(line) and cell.capitals:
            position, behalf_open = line, False
        elif behalf_open and cell.capitals:
            on_behalf.append(line)
        elif (position or on_behalf) and _may_sign(cell) and (person := _PERSON(line)):
            name = person["name"]
        else:
            continue
        start, end = cell.start if start is None else start, cell.end
        if name:
            break
    if start is not None and end is not None:
        found.signer = Signer(name, position, " ".join(on_behalf) or None, found.text.span(start, end))
        found.mark("signer", start, end)


def apart(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Recipients and signature in one line taken apart, and the lines of a signature that stand in one.

    «Nơi nhận: T/M BAN THƯỜNG VỤ», «- Lưu. BÍ THƯ», «KT. CHỦ TỊCH PHÓ CHỦ TỊCH Vũ Lam».
    """
    for cell in cells:
        signature = cell
        flat = None if _ON_BEHALF(cell.words) else _FLAT_SIGNATURE(cell.words)
        if flat:
            yield Cell(cell.start, cell.start + flat.start(), cell.words[: flat.start()], cell.block)
            signature = Cell(cell.start + flat.end(), cell.end, cell.words[flat.end() :], cell.block)
        if _ON_BEHALF(signature.words):
            for part in _SIGNATURE_BREAK(signature.words):
                yield Cell(signature.start, signature.end, part, cell.block)
        else:
            yield signature


def _listed(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    """Recipients in the same line as the words «Nơi nhận»."""
    breaks = [found.span() for found in _LIST_BREAK(clean, start, end)]
    starts, ends = [start, *(after for _, after in breaks)], [*(before for before, _ in breaks), end]
    return [(first, last) for first, last in zip(starts, ends, strict=True) if clean[first:last].strip(" :-.*;,")]


def _may_sign(cell: Cell) -> bool:
    """No recipient: not the first column of an item."""
    return cell.block.bullet is None or cell.start > cell.block.start


def find_recipients(found: Findings, ending: list[Cell]) -> None:
    recipients: list[tuple[int, int]] = []
    inside = False
    last_bullet = max((i for i, cell in enumerate(ending) if cell.block.bullet), default=-1)
    bulleted = last_bullet >= 0
    for i, cell in enumerate(ending):
        first = cell.start <= cell.block.start
        if not inside and (heading := _RECIPIENTS(cell.words)):
            inside = True
            recipients += _listed(found.text.clean, cell.start + heading.end(), cell.end)
        elif inside and first and _is_signature(cell):
            if i > last_bullet:
                break
        elif inside and first:
            goes_on = bulleted and cell.block.bullet is None and recipients
            if not goes_on:
                recipients.append((cell.block.body, cell.end))
            elif not found.text.clean.endswith((".", ";"), 0, recipients[-1][1]):
                recipients[-1] = (recipients[-1][0], cell.end)
    names = [_name(found.text.clean[start:end]) for start, end in recipients]
    found.recipients = tuple(name for name in names if name)
    for name, (start, end) in zip(names, recipients, strict=True):
        if name:
            found.mark("recipients", start, end)


def _name(recipient: str) -> str:
    """Without full stop and without the remark that a brace joins to several lines: «Các sở, } để báo cáo»."""
    return " ".join(recipient.partition("}")[0].split()).rstrip(" ,;.")


def _is_signature(cell: Cell) -> bool:
    return bool(_ON_BEHALF(cell.words)) or (cell.capitals and bool(_POSITION(cell.words)))
