"""Pages that explain: help, keys, accessibility."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fullgjort_web.register.following import house_rules
from fullgjort_web.site.signal_words import explained


def help_page(request: HttpRequest) -> HttpResponse:
    """Help, with every signal and the act that answers it."""
    return render(request, "site/help.html", {"signals": explained(house_rules())})


def keyboard_page(request: HttpRequest) -> HttpResponse:
    """The keys, and the switch that turns them off."""
    return render(request, "site/keyboard.html")


def accessibility_page(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "site/accessibility.html")
