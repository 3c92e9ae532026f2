"""House rules that ruff and import-linter cannot say. Each has good and bad examples in tests/tools.

Prints `path:line: rule: what to do` for every breach and ends with 1 if there was one.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools import tracked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import PurePath

Function = ast.FunctionDef | ast.AsyncFunctionDef

PAGES = {"views", "panels"}
DRAWERS = {"utils", "helpers", "misc", "common", "services"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
DEFERRED_REASONS = ("lazy: ", "optional: ", "start-up: ")
"""Not loaded unless used and dear; may not be installed; Django must be set up first."""
NOBODY = "# nobody acts: "
"""In the first line of an action that no person does, as the first administrator's coming into being."""
MIGRATIONS_MAY_IMPORT = {"roviec.core.fields"}

SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no\s+(?:cover|branch))", re.IGNORECASE)
EXPLAINED = re.compile(
    r"# noqa: [A-Z]+\d+(?:, [A-Z]+\d+)* - \S.*"
    r"|# type: ignore\[[\w-]+(?:, ?[\w-]+)*\]\s+# \S.*"
    r"|# pragma: no (?:cover|branch) - \S.*"
)
INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\b(?:src=|type=\"application/json\"))[^>]*>"
    r"|<style\b|\sstyle\s*=\s*[\"']|\son[a-z]+\s*=\s*[\"']|javascript:",
    re.IGNORECASE,
)
TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Breach:
    """One place where a rule is broken."""

    path: PurePath
    line: int
    rule: str
    advice: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.advice}"


@dataclass(frozen=True)
class Source:
    """A Python file and what the rules ask about it."""

    path: PurePath
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def is_application(self) -> bool:
        return self.path.parts[:1] == ("src",)

    def is_module(self, *names: str) -> bool:
        """Whether this is `<name>.py` of an area, or lies in the package that grew out of it."""
        return self.is_application and bool(set(names) & {*self.path.parts[2:-1], self.path.stem})

    def breach(self, line: int, rule: str, advice: str) -> Breach:
        return Breach(self.path, line, rule, advice)


def pages_fetch_through_queries(source: Source) -> Iterator[Breach]:
    """Pages fetch through `x_visible_to`, so that nobody can forget the right to see."""
    if not source.is_module(*PAGES):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield source.breach(node.lineno, "no-manager-in-pages", f"ask queries, not .{node.attr}")


def actions_take_keywords(source: Source) -> Iterator[Breach]:
    """Public actions are keyword-only verbs that ask who acts, and name every field that they change."""
    if not source.is_module("actions") or source.path.stem.startswith("_"):
        return
    lines = source.text.splitlines()
    for node in source.tree.body:
        if not isinstance(node, Function) or node.name.startswith("_"):
            continue
        arguments = node.args
        if arguments.posonlyargs or arguments.args or arguments.vararg:
            yield source.breach(node.lineno, "keyword-only-action", f"put * first in {node.name}")
        if arguments.kwarg:
            yield source.breach(node.lineno, "named-fields", f"name the fields that {node.name} changes instead of **")
        if "by" not in {argument.arg for argument in arguments.kwonlyargs} and NOBODY not in lines[node.lineno - 1]:
            yield source.breach(
                node.lineno, "action-by-whom", f"{node.name} needs by=, or «{NOBODY}why» in its first line"
            )


def suppressions_say_why(source: Source) -> Iterator[Breach]:
    """A suppression names what it suppresses and why, in the same line."""
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT and SUPPRESSION.match(token.string) and not EXPLAINED.fullmatch(token.string):
            advice = "«# noqa: CODE - why», «# type: ignore[code]  # why» or «# pragma: no cover - why»"
            yield source.breach(token.start[0], "explained-suppression", advice)


def imports_stand_on_top(source: Source) -> Iterator[Breach]:
    """An import inside a function has one of the few good reasons."""
    if not source.is_application:
        return
    lines = source.text.splitlines()
    for node in _inner(source.tree, ast.Import | ast.ImportFrom):
        reason = lines[node.lineno - 1].partition("# noqa: PLC0415 - ")[2]
        if not reason.startswith(DEFERRED_REASONS):
            advice = "move it to the top, or write «# noqa: PLC0415 - » and one of " + ", ".join(DEFERRED_REASONS)
            yield source.breach(node.lineno, "deferred-import", advice)


def migrations_stand_alone(source: Source) -> Iterator[Breach]:
    """Migrations import nothing of the application but its fields: code changes, history does not."""
    if "migrations" not in source.path.parts:
        return
    for node in ast.walk(source.tree):
        for name in _imported(node):
            if (
                name.split(".")[0] in {"roviec", "directive_reader", "directive_files"}
                and name not in MIGRATIONS_MAY_IMPORT
            ):
                yield source.breach(node.lineno, "migration-imports", f"{name} will change; use apps.get_model or copy")


def models_have_no_save(source: Source) -> Iterator[Breach]:
    """What happens when something is saved is an action's business; bulk writes would go round it."""
    if not source.is_module("models"):
        return
    for node in _inner(source.tree, Function, of=ast.ClassDef):
        if node.name in {"save", "delete"}:
            yield source.breach(node.lineno, "no-save-override", f"move {node.name} into an action")


def init_is_empty(source: Source) -> Iterator[Breach]:
    """A package's `__init__` is empty, unless it is a face that lists what it shows."""
    if source.path.name == "__init__.py" and source.text.strip() and "__all__" not in source.text:
        body = [node for node in source.tree.body if not _is_docstring(node)]
        if body:
            yield source.breach(1, "empty-init", "empty it, or say with __all__ what it shows")


def no_drawers(source: Source) -> Iterator[Breach]:
    """A module named for nothing collects everything."""
    if source.is_application and source.path.stem in DRAWERS:
        yield source.breach(1, "no-drawer", f"name {source.path.stem} for what it does")


def templates_have_no_inline_code(path: PurePath, text: str) -> Iterator[Breach]:
    """The content policy forbids inline scripts and styles: the browser would drop them."""
    bare = TEMPLATE_COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    for number, line in enumerate(bare.splitlines(), start=1):
        if INLINE_SCRIPT.search(line):
            yield Breach(path, number, "no-inline-code", "use a file under static and a class or data attribute")


RULES: tuple[Callable[[Source], Iterator[Breach]], ...] = (
    pages_fetch_through_queries,
    actions_take_keywords,
    suppressions_say_why,
    imports_stand_on_top,
    migrations_stand_alone,
    models_have_no_save,
    init_is_empty,
    no_drawers,
)


def check(path: PurePath, text: str) -> list[Breach]:
    if path.suffix == ".html":
        return list(templates_have_no_inline_code(path, text))
    return [breach for rule in RULES for breach in rule(Source(path, text))]


def _inner(tree: ast.Module, kind: type | object, *, of: type | object = Function) -> Iterator[ast.stmt]:
    """Statements of the kind inside a function, or inside another kind of block."""
    seen = set()
    for outer in ast.walk(tree):
        if isinstance(outer, of):
            for node in ast.walk(outer):
                if node is not outer and isinstance(node, kind) and node not in seen:
                    seen.add(node)
                    yield node


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def main() -> int:
    breaches = [
        breach
        for path in tracked.files(".py", ".html")
        for breach in check(path, (tracked.ROOT / path).read_text(encoding="utf-8"))
    ]
    for breach in breaches:
        print(breach)
    return int(bool(breaches))


if __name__ == "__main__":
    sys.exit(main())
