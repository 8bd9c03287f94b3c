"""Pages that explain: help, keys, accessibility."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def help_page(request: HttpRequest) -> HttpResponse:
    """Help."""
    return render(request, "site/help.html")


def keyboard_page(request: HttpRequest) -> HttpResponse:
    """The keys, and the switch that turns them off."""
    return render(request, "site/keyboard.html")


def accessibility_page(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "site/accessibility.html")
