"""The list of documents, and the page where documents are added."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from fullgjort_web.register.models import Document
from fullgjort_web.register.selectors.assignments import page
from fullgjort_web.register.selectors.documents import DocumentFilter, bodies, documents, kinds_of_documents
from fullgjort_web.register.state import DocumentKind
from fullgjort_web.site import messages, reading
from fullgjort_web.site.assignments import FORMATS
from fullgjort_web.site.sheets import Value, sheet

MOST_FILES = 500
SHOWN_JOBS = 5


def documents_page(request: HttpRequest) -> HttpResponse:
    """The list of documents, by choices in the address."""
    chosen = DocumentFilter.read(request.GET)
    rows = page(documents(chosen), request.GET.get("page"))
    kinds = kinds_of_documents()
    total = sum(kinds.values())
    return render(
        request,
        "site/documents.html",
        {
            "chosen": chosen,
            "page": rows,
            "total": total,
            "lead": ngettext("%(n)s dokument är läst.", "%(n)s dokument är lästa.", total) % {"n": total}
            if total
            else gettext("Inget är läst än."),
            "kinds": [(k.value, k.label, kinds[k.value]) for k in DocumentKind if kinds.get(k.value)],
            "bodies": [body for body in bodies() if body.documents_count],
            "years": _years(),
            "withdrawn": Document.everything.filter(withdrawn_at__isnull=False)
            .defer("text", "structure")
            .order_by("-withdrawn_at")[:50],
            "address": urlencode([(k, v) for k, v in request.GET.items() if k != "page" and v]),
            "filtered": any((chosen.text, chosen.body, chosen.kind, chosen.year)),
        },
    )


def _years() -> list[int]:
    return [
        day.year for day in Document.objects.filter(meeting_date__isnull=False).dates("meeting_date", "year", "DESC")
    ]


def documents_file(request: HttpRequest, format_: str) -> HttpResponse:
    """The chosen documents as a file."""
    if format_ not in FORMATS:
        raise Http404
    heads = [
        gettext("Fil"), gettext("Slag"), gettext("Titel"), gettext("Organ"), gettext("Mötesdag"),
        gettext("Lästa uppgifter"), gettext("Ställen om uppdrag"), gettext("Kontrollsumma"),
    ]  # fmt: skip

    def cells() -> Iterator[list[Value]]:
        for row in documents(DocumentFilter.read(request.GET)):
            yield [
                row.name, str(DocumentKind(row.kind).label), row.title, row.body.name if row.body else "",
                row.meeting_date, row.findings_count, row.mentions_count, row.digest,
            ]  # fmt: skip

    return sheet(format_, "dokument", heads, cells())


def add_page(request: HttpRequest) -> HttpResponse:
    """The page where files are chosen; given files are read in the background and shown on the job's page."""
    if request.method == "POST":
        files = [file for file in request.FILES.getlist("files") if file.name]
        if not files:
            messages.refused(request, gettext("Välj minst en fil först."))
            return HttpResponseRedirect(reverse("documents-add"))
        if len(files) > MOST_FILES:
            messages.refused(
                request,
                gettext("Högst %(n)s filer åt gången. Läs en hel mapp med fullgjort import MAPP.") % {"n": MOST_FILES},
            )
            return HttpResponseRedirect(reverse("documents-add"))
        try:
            job = reading.add_upload(files)
        except OSError as error:
            said = gettext("Filerna gick inte att ta emot (%(why)s). Inget är sparat. Finns det plats på disken?")
            messages.refused(request, said % {"why": error.strerror or type(error).__name__})
            return HttpResponseRedirect(reverse("documents-add"))
        return HttpResponseRedirect(reverse("documents-job", args=[job.number]))
    earlier = (job for job in reading.newest() if job.kind == "upload")
    return render(request, "site/add.html", {"jobs": list(islice(earlier, SHOWN_JOBS))})


def job_page(request: HttpRequest, number: int) -> HttpResponse:
    """How far a job has come, and what became of each file; the piece inside asks for itself while it goes on."""
    job = reading.job(number)
    if job is None:
        raise Http404(str(number))
    piece = request.headers.get("HX-Request") == "true"
    return render(request, "site/parts/job.html" if piece else "site/job.html", {"job": job})


@require_POST
def read_again(request: HttpRequest, number: int) -> HttpResponse:
    """Read the files of a job again that stopped with trouble."""
    job = reading.add_again(number)
    if job is None:
        messages.refused(request, gettext("Filerna finns inte kvar. Lägg till dem igen."))
        return HttpResponseRedirect(reverse("documents-job", args=[number]))
    return HttpResponseRedirect(reverse("documents-job", args=[job.number]))
