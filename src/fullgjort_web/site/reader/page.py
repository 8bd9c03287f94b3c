"""The reader's page: source left, findings right."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from fullgjort_web.register.models import Document
from fullgjort_web.register.selectors.documents import DocumentView, document, same_day
from fullgjort_web.register.selectors.signals import held_on
from fullgjort_web.register.state import FindingType, Standing
from fullgjort_web.site import wording
from fullgjort_web.site.labels import TYPES
from fullgjort_web.site.reader.items import Item, count_by_page, items_on, side_count
from fullgjort_web.site.reader.marked_text import blocks_on
from fullgjort_web.site.reader.picture import has_picture, picture_of
from fullgjort_web.site.today import today


def document_or_404(digest: str) -> DocumentView:
    """The document with that beginning of a digest; 404 where there is none."""
    view = document(digest)
    if view is None:
        raise Http404(digest)
    return view


def reader_page(request: HttpRequest, digest: str) -> HttpResponse:
    """A page of a document with what was read on it."""
    view = document_or_404(digest)
    row = view.document
    numbers = [page.number for page in view.pages] or [1]
    wanted = request.GET.get("sida", "")
    number = int(wanted) if wanted.isdecimal() and int(wanted) in numbers else numbers[0]
    everything = request.GET.get("alla") == "1"
    items = items_on(view, number, all_types=everything)
    as_text = request.GET.get("text") == "1" or not has_picture(row)
    page = next((page for page in view.pages if page.number == number), None)
    picture = None if as_text else picture_of(row, number, items)
    counts = count_by_page(view)
    return render(
        request,
        "site/document.html",
        {
            "view": view,
            "document": row,
            "page": page,
            "number": number,
            "last": numbers[-1],
            "previous": max((n for n in numbers if n < number), default=None),
            "next": min((n for n in numbers if n > number), default=None),
            "items": items,
            "everything": everything,
            "side_count": side_count(view, number),
            "as_text": picture is None,
            "can_be_picture": has_picture(row),
            "picture": picture,
            "blocks": blocks_on(row, page.start, page.end, items) if page and picture is None else [],
            "pages_with": sorted(counts.items()),
            "lead": _lead(row, number, numbers[-1], items, sum(counts.values())),
            "same_day": same_day(row)[:10],
            "noticed": held_on(today().day).filter(document=row, assignment__isnull=True).order_by("start"),
            "types": [(value, TYPES[value]) for value in FindingType.values],
        },
    )


def _lead(row: Document, number: int, last: int, items: list[Item], total: int) -> str:
    n = len(items)
    if not total:
        return gettext("Reglerna hittade inga uppdrag, beslut eller rekommendationer i dokumentet.")
    if last > 1:
        said = ngettext("Sidan %(page)s har %(n)s läst uppgift.", "Sidan %(page)s har %(n)s lästa uppgifter.", n)
    else:
        said = ngettext("Dokumentet har %(n)s läst uppgift.", "Dokumentet har %(n)s lästa uppgifter.", n)
    said = said % {"page": number, "n": n if n else gettext("inga")}
    confirmed = sum(item.standing == Standing.CONFIRMED for item in items)
    proposed = sum(item.standing == Standing.PROPOSED for item in items)
    if n and not confirmed:
        said += " " + gettext("Alla är förslag.")
    elif n and not proposed:
        said += " " + gettext("Ingen är ett förslag längre.")
    elif n:
        sure = ngettext("%(n)s är bekräftad", "%(n)s är bekräftade", confirmed)
        still = ngettext("%(n)s är ett förslag", "%(n)s är förslag", proposed)
        figures = max(confirmed, proposed) > wording.MOST_IN_WORDS
        told = [str(n) if figures else wording.in_words(n, of_a_finding=True) for n in (confirmed, proposed)]
        said += f" {sure % {'n': told[0]}}, {still % {'n': told[1].lower()}}."
    return said
