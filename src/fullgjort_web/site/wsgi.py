"""The WSGI application that `fullgjort serve` runs: the site, with the background reading beside it."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fullgjort_web.settings")

from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from fullgjort_web.site import reading

_site = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The site. The first request in a process starts its background reading: a thread begun earlier would not outlive
    the fork of the server's worker."""
    reading.start()
    return _site(environ, start_response)
