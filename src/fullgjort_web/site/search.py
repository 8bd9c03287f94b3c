"""Search over everything that is read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from fullgjort_web.register.models import Document
from fullgjort_web.register.selectors.search import Excerpt, excerpt, search
from fullgjort_web.register.selectors.terms import terms
from fullgjort_web.site.templatetags.fullgjort import document_title
from fullgjort_web.site.today import today

MOST_SIGNS = 200


def search_page(request: HttpRequest) -> HttpResponse:
    """Assignments and documents that hold all the words."""
    text = request.GET.get("text", "").strip()[:MOST_SIGNS]
    hits = search(text, today().day, number=request.GET.get("page"))
    asked = terms(text)
    return render(
        request,
        "site/search.html",
        {
            "text": text,
            "hits": hits,
            "page": hits.page,
            "assignments": [(row, shown(excerpt(row.wording, asked))) for row in hits.assignments],
            "documents": [
                (
                    hit.document,
                    document_title(hit.document, 90),
                    page_of(hit.document, hit.excerpt.start),
                    shown(hit.excerpt),
                )
                for hit in hits.documents
            ],
        },
    )


def shown(found: Excerpt) -> SafeString:
    """The excerpt with its hits under the pen."""
    pieces = [f"<mark>{escape(words)}</mark>" if hit else str(escape(words)) for words, hit in found.pieces]
    return mark_safe("".join(pieces))  # noqa: S308 (every piece is escaped)


def page_of(document: Document, start: int | None) -> int:
    """The page on which the hit stands; 1 where that is not known."""
    if start is None:
        return 1
    number = 1
    for page, first, *_ in document.structure["pages"]:
        if first <= start:
            number = page
    return number
