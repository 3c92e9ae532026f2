from __future__ import annotations

from roviec.config.settings_test import *  # noqa: F403 - settings that extend settings

PROCRASTINATE_IMPORT_PATHS = ["tests.config.slow_jobs"]
