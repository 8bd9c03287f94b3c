"""The WSGI application that `fullgjort serve` runs: the site, with the background reading beside it."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fullgjort_web.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from fullgjort_web.site import reading  # noqa: E402

reading.start()
