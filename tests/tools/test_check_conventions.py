from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from tools.check_conventions import check

BY = "def close_task(*, task, by, at):\n    pass\n"

BAD = [
    ("src/roviec/work/views.py", "tasks = Task.objects.all()\n", "no-manager-in-pages"),
    ("src/roviec/work/views/lists.py", "tasks = Task._default_manager.all()\n", "no-manager-in-pages"),
    (
        "src/roviec/work/panels.py",
        "def panel(unit):\n    return unit.tasks.model.objects.count()\n",
        "no-manager-in-pages",
    ),
    ("src/roviec/work/actions.py", "def close_task(task, *, by, at):\n    pass\n", "keyword-only-action"),
    ("src/roviec/work/actions.py", "def close_task(*tasks, by, at):\n    pass\n", "keyword-only-action"),
    ("src/roviec/work/actions/closing.py", "def close_task(*, task, at):\n    pass\n", "action-by-whom"),
    ("src/roviec/work/actions.py", "def edit_task(*, task, by, **fields):\n    pass\n", "named-fields"),
    ("src/roviec/work/queries.py", "x = 1  # noqa\n", "explained-suppression"),
    ("src/roviec/work/queries.py", "x = 1  # noqa: E501\n", "explained-suppression"),
    ("src/roviec/work/queries.py", "x = 1  # type: ignore[misc]\n", "explained-suppression"),
    ("src/roviec/work/queries.py", "x = 1  # type: ignore  # the stubs are wrong\n", "explained-suppression"),
    ("tests/work/test_queries.py", "if x:  # pragma: no cover\n    pass\n", "explained-suppression"),
    ("src/roviec/work/queries.py", "def f():\n    import json\n", "deferred-import"),
    ("src/roviec/work/queries.py", "def f():\n    import json  # noqa: PLC0415 - faster\n", "deferred-import"),
    ("src/roviec/work/migrations/0002_x.py", "from roviec.work.models import Task\n", "migration-imports"),
    ("src/roviec/work/migrations/0002_x.py", "import directive_reader\n", "migration-imports"),
    ("src/roviec/work/models.py", "class Task:\n    def save(self):\n        pass\n", "no-save-override"),
    ("src/roviec/work/models/task.py", "class Task:\n    def delete(self):\n        pass\n", "no-save-override"),
    ("src/roviec/work/__init__.py", "from roviec.work.models import Task\n", "empty-init"),
    ("src/roviec/work/utils.py", "", "no-drawer"),
    ("src/roviec/work/templates/work/list.html", '<p>\n<p style="color: red">', "no-inline-code"),
    ("src/roviec/work/templates/work/list.html", "<script>go()</script>", "no-inline-code"),
    ("src/roviec/work/templates/work/list.html", '<a onclick="go()">', "no-inline-code"),
    ("src/roviec/work/templates/work/list.html", '<a href="javascript:go()">', "no-inline-code"),
    ("src/roviec/work/templates/work/list.html", "<style>p { }</style>", "no-inline-code"),
]

GOOD = [
    ("src/roviec/work/views.py", "tasks = queries.tasks_visible_to(user)\n"),
    ("src/roviec/work/queries.py", "tasks = Task.objects.all()\n"),
    ("tests/work/test_views.py", "tasks = Task.objects.all()\n"),
    ("src/roviec/work/actions.py", BY),
    ("src/roviec/work/actions.py", "def _close(task):\n    pass\n"),
    ("src/roviec/work/actions/_steps.py", "def close(task):\n    pass\n"),
    ("src/roviec/work/actions.py", "def begin(*, at):  # nobody acts: the first start of all\n    pass\n"),
    ("src/roviec/work/policies.py", "def days_left(task):\n    pass\n"),
    ("src/roviec/work/queries.py", "x = 1  # noqa: E501 - an address cannot be broken\n"),
    ("src/roviec/work/queries.py", "x = 1  # noqa: E501, S101 - an address cannot be broken\n"),
    ("src/roviec/work/queries.py", "x = 1  # type: ignore[misc]  # the stubs are wrong\n"),
    ("src/roviec/work/queries.py", "if x:  # pragma: no cover - only on Windows\n    pass\n"),
    ("src/roviec/work/queries.py", 's = "# noqa"\n'),
    ("src/roviec/work/queries.py", "import json\n"),
    ("src/roviec/work/queries.py", "def f():\n    import json  # noqa: PLC0415 - lazy: dear and seldom used\n"),
    ("tests/work/test_x.py", "def f():\n    import json  # noqa: PLC0415 - what the test is about\n"),
    ("src/roviec/work/migrations/0002_x.py", "from django.db import migrations\nimport roviec.core.fields\n"),
    ("src/roviec/work/models.py", "class Task:\n    def clean(self):\n        pass\n"),
    ("src/roviec/work/__init__.py", ""),
    ("src/directive_reader/__init__.py", 'from directive_reader.reader import read\n\n__all__ = ["read"]\n'),
    ("src/roviec/work/__init__.py", '"""What this area is."""\n'),
    ("src/roviec/work/templates/work/list.html", '<script src="x.js" defer></script><p class="on one">'),
    ("src/roviec/work/templates/work/list.html", '<script id="data" type="application/json">{}</script>'),
    ("src/roviec/work/templates/work/list.html", '{# never <p style="…"> #}<!-- <style> -->'),
]


@pytest.mark.parametrize(("path", "text", "rule"), BAD)
def test_breach_is_found(path, text, rule):
    found = check(PurePosixPath(path), text)

    assert [breach.rule for breach in found] == [rule]


@pytest.mark.parametrize(("path", "text"), GOOD)
def test_good_source_passes(path, text):
    assert check(PurePosixPath(path), text) == []


def test_breach_says_where_and_what():
    found = check(PurePosixPath("src/roviec/work/views.py"), "\n\nTask.objects.all()\n")

    assert [str(breach) for breach in found] == [
        "src/roviec/work/views.py:3: no-manager-in-pages: ask queries, not .objects"
    ]
