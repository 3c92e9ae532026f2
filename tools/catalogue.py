"""The English catalogue against the source: every string of the screens stands in it once, and nothing else does.

`python -m tools.catalogue` adds what is new, with an empty translation, and drops what is gone, without GNU gettext.
"""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "roviec"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"

CALLS = {  # the arguments of each function: c context, s singular, p plural
    "_": "s",
    "gettext": "s",
    "gettext_lazy": "s",
    "gettext_noop": "s",
    "ngettext": "sp",
    "ngettext_lazy": "sp",
    "pgettext": "cs",
    "pgettext_lazy": "cs",
    "npgettext": "csp",
    "npgettext_lazy": "csp",
}
_LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(({_LITERAL}(?:,\s*{_LITERAL})*)(?:,\s*count)?\)")
_PYTHON_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[ds]")


@dataclass(frozen=True, slots=True)
class Message:
    """A string as the source asks for it."""

    singular: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.singular


def _message(function: str, words: list[str]) -> Message:
    given = dict(zip(CALLS[function], words, strict=False))
    return Message(given["s"], given.get("p", ""), given.get("c", ""))


def of_python(source: str) -> list[Message]:
    """The messages of a module, in the order of its lines."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    found = []
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        words = call.args[: len(CALLS.get(function, ""))]
        literals = [word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)]
        if literals and len(literals) == len(CALLS[function]):
            found.append(_message(function, literals))
    return found


def of_template(source: str) -> list[Message]:
    """The messages of a template, as Django itself writes them out for gettext."""
    calls = _CALL.findall(templatize(source))
    return [_message(function, list(ast.literal_eval(f"({words},)"))) for function, words in calls]


def of_source(folder: Path = SOURCE) -> dict[Message, list[str]]:
    """Every message with the files that ask for it, in the order of files; one with a plural serves those without."""
    found: dict[Message, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".py":
            messages = of_python(path.read_text(encoding="utf-8"))
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            messages = of_template(path.read_text(encoding="utf-8"))
        else:
            continue
        for message in dict.fromkeys(messages):
            found.setdefault(message, []).append(path.relative_to(folder).as_posix())
    with_plural = {message.key: message for message in found if message.plural}
    for message in [message for message in found if not message.plural and message.key in with_plural]:
        found[with_plural[message.key]] += found.pop(message)
    return found


def brought_up_to_date(catalogue: polib.POFile, messages: dict[Message, list[str]]) -> polib.POFile:
    """The catalogue with an entry for each of the messages; translations are kept, those of other strings dropped."""
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue if not entry.obsolete}
    new = polib.POFile(wrapwidth=0)
    new.header, new.metadata = catalogue.header, catalogue.metadata
    for message, files in messages.items():
        old = known.get(message.key)
        entry = polib.POEntry(
            msgid=message.singular,
            msgid_plural=message.plural,
            msgctxt=message.context or None,
            occurrences=[(file, "") for file in sorted(set(files))],
            tcomment=old.tcomment if old else "",
            flags=["python-format"] if _PYTHON_PLACEHOLDER.search(message.singular + message.plural) else [],
        )
        if message.plural:
            entry.msgstr_plural = old.msgstr_plural if old and old.msgid_plural else {0: "", 1: ""}
        elif old:
            entry.msgstr = old.msgstr or old.msgstr_plural.get(0, "")
        new.append(entry)
    return new


def main() -> int:
    catalogue = brought_up_to_date(polib.pofile(str(CATALOGUE), wrapwidth=0), of_source())
    catalogue.save(str(CATALOGUE))
    for entry in catalogue.untranslated_entries():
        print(f"{CATALOGUE.relative_to(ROOT)}: no English yet: {entry.msgid}")
    return int(bool(catalogue.untranslated_entries()))


if __name__ == "__main__":
    sys.exit(main())
