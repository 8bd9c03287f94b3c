"""Rejected assignments: the page of one, and the list of all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fullgjort_web.register.selectors.assignments import page
from fullgjort_web.register.selectors.rejected import Rejected, rejected_assignments
from fullgjort_web.register.titles import title_words


def rejected_page(request: HttpRequest, one: Rejected) -> HttpResponse:
    """What stands at a rejected assignment's address: that it was rejected, when and by whom, with the way back."""
    title = title_words("", one.verdict.quote, one.code)
    return render(request, "site/rejected.html", {"one": one, "title": title}, status=410)


def rejected_list(request: HttpRequest) -> HttpResponse:
    """Every rejected assignment, latest first."""
    rows = page(rejected_assignments(), request.GET.get("page"))
    return render(request, "site/rejected_list.html", {"page": rows})
