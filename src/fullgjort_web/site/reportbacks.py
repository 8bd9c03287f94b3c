"""The report-back to a meeting as a file for download, and the links to it."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from fullgjort_web.register.models import Body
from fullgjort_web.reporting.edition import CONTENT_TYPES, file_name, write_reportback

KINDS = (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"))


@require_safe
def reportback_file(request: HttpRequest, body: str, day: str, kind: str) -> HttpResponse:
    """The report-back to that board's meeting on that day as a Word, PDF or Excel file; a board, a day or a kind that
    does not exist is not found."""
    board = get_object_or_404(Body, slug=body)
    try:
        when = date.fromisoformat(day)
    except ValueError as error:
        raise Http404(day) from error
    if kind not in CONTENT_TYPES or when.isoformat() != day:
        raise Http404(f"{day} {kind}")
    response = HttpResponse(write_reportback(board, when, kind), content_type=CONTENT_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{file_name(board, when, kind)}"'
    return response
