"""What every page shows round its content: the day, what the register rests on, the reading that goes on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from fullgjort_web.register.following import house_rules
from fullgjort_web.register.selectors.coverage import coverage
from fullgjort_web.site import reading
from fullgjort_web.site.today import today

THEMES = ("auto", "light", "dark")


def frame(request: HttpRequest) -> dict[str, Any]:
    """A context processor: `today`, `coverage`, `reading` (the job that goes on, or None), `soon_days` (house rules),
    `theme`, `section`."""
    shown = today()
    theme = request.COOKIES.get("utseende", "auto")
    match = request.resolver_match
    return {
        "today": shown,
        "coverage": SimpleLazyObject(lambda: coverage(shown.day)),
        "reading": reading.current(),
        "soon_days": SimpleLazyObject(lambda: house_rules().soon_days),
        "theme": theme if theme in THEMES else "auto",
        "keys_on": request.COOKIES.get("tangenter", "pa") != "av",
        "section": match.url_name.split("-")[0] if match and match.url_name else "",
    }
