"""What the register rests on: what was read, which minutes are missing, which files could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from fullgjort_web.register.models import Document
from fullgjort_web.register.selectors.coverage import missing_minutes
from fullgjort_web.register.selectors.documents import failures, kinds_of_documents
from fullgjort_web.register.state import DocumentKind
from fullgjort_web.site.assignments import FORMATS
from fullgjort_web.site.sheets import Value, sheet
from fullgjort_web.site.today import today

MOST_ROWS = 200


def coverage_page(request: HttpRequest) -> HttpResponse:
    """The page *Vad som har lästs*."""
    kinds = kinds_of_documents()
    missing = missing_minutes(today().day)
    return render(
        request,
        "site/coverage.html",
        {
            "kinds": [(k.value, k.label, kinds[k.value]) for k in DocumentKind if kinds.get(k.value)],
            "missing": missing[:MOST_ROWS],
            "missing_count": len(missing),
            "failures": failures()[:MOST_ROWS],
            "noted": Document.objects.exclude(notes=[]).defer("text", "structure").order_by("sort_key")[:MOST_ROWS],
        },
    )


def failures_file(request: HttpRequest, format_: str) -> HttpResponse:
    """The files that could not be read, as a file."""
    if format_ not in FORMATS:
        raise Http404
    rows: Iterator[list[Value]] = ([f.name, f.source, f.why, f.advice] for f in failures())
    heads = [gettext("Fil"), gettext("Plats"), gettext("Skäl"), gettext("Vad du kan göra")]
    return sheet(format_, "filer-som-inte-gick-att-lasa", heads, rows)


def missing_file(request: HttpRequest, format_: str) -> HttpResponse:
    """The meetings whose minutes are missing, as a file."""
    if format_ not in FORMATS:
        raise Http404
    rows: Iterator[list[Value]] = ([m.body, m.day, m.cited_by] for m in missing_minutes(today().day))
    heads = [gettext("Organ"), gettext("Mötesdag"), gettext("Nämns i så många dokument")]
    return sheet(format_, "protokoll-som-saknas", heads, rows)
