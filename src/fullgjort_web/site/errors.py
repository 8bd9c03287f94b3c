"""What one sees when a page does not exist or something went wrong."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "site/404.html", status=404)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old, or came from elsewhere."""
    return render(request, "site/403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500, with a case number that also stands in the log. Needs no database."""
    case = secrets.token_hex(3).upper()
    logging.getLogger("fullgjort").error("case %s: %s", case, request.path, exc_info=True)
    return HttpResponse(render_to_string("site/500.html", {"case": case}), status=500)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: a request that the site does not take, such as too many files at once."""
    return render(request, "site/400.html", status=400)
