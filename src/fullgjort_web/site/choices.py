"""The user's own choices, kept in cookies: looks, language, keys."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from fullgjort_web.site import messages
from fullgjort_web.site.frame import THEMES

_YEAR = 365 * 24 * 3600


def _kept(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    response = messages.back(request, reverse("start"))
    response.set_cookie(cookie, value, max_age=_YEAR, samesite="Strict", httponly=True)
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the computer has it."""
    wanted = request.POST.get("theme", "")
    return _kept(request, "utseende", wanted if wanted in THEMES else "auto")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Swedish or English."""
    wanted = request.POST.get("language", "")
    known = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return _kept(request, settings.LANGUAGE_COOKIE_NAME, known)


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """Whether single keys do anything (WCAG 2.1.4)."""
    return _kept(request, "tangenter", "av" if request.POST.get("keys") == "av" else "pa")
