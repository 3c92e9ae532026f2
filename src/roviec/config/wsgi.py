"""What gunicorn serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roviec.config.settings")

application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - loads every page before the server forks, instead of in each first request
