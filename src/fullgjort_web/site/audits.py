"""Audits: the list with what became of their recommendations, and one audit with each recommendation's chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from fullgjort_web.register.selectors import chains
from fullgjort_web.register.selectors.assignments import page
from fullgjort_web.register.selectors.chains import AuditFilter, AuditView, ChainView
from fullgjort_web.register.state import State, Status
from fullgjort_web.site.assignments import FORMATS
from fullgjort_web.site.sheets import Value, sheet
from fullgjort_web.site.templatetags.fullgjort import document_title
from fullgjort_web.site.today import today


def audits_page(request: HttpRequest) -> HttpResponse:
    """The list of audits, by choices in the address."""
    day = today().day
    chosen = AuditFilter.read(request.GET)
    rows = page(chains.Audits(chosen, day), request.GET.get("page"))
    return render(
        request,
        "site/audits.html",
        {
            "chosen": chosen,
            "page": rows,
            "audits": list(chains.views(rows.object_list, day)),
            "bodies": chains.bodies(day),
            "years": chains.years(day),
            "address": urlencode([(k, v) for k, v in request.GET.items() if k != "page" and v]),
        },
    )


def audits_file(request: HttpRequest, format_: str) -> HttpResponse:
    """The recommendations of the chosen audits as a file, one a row."""
    if format_ not in FORMATS:
        raise Http404
    day = today().day
    found = chains.views(chains.audits(AuditFilter.read(request.GET), day).iterator(chunk_size=chains.BATCH), day)
    return sheet(format_, "granskningar", columns(), cells(found), title=gettext("Rekommendationer"))


def audit_page(request: HttpRequest, digest: str) -> HttpResponse:
    """One audit: each recommendation with what became of it."""
    found = chains.audit(digest, today().day)
    if found is None:
        raise Http404(digest)
    return render(request, "site/audit.html", {"audit": found, "lead": lead(found)})


def audit_file(request: HttpRequest, digest: str, format_: str) -> HttpResponse:
    """One audit's recommendations as a file."""
    found = chains.audit(digest, today().day)
    if found is None or format_ not in FORMATS:
        raise Http404(digest)
    return sheet(format_, f"granskning-{digest[:12]}", columns(), cells([found]), title=gettext("Rekommendationer"))


def lead(audit: AuditView) -> str:
    """How many recommendations, and of them how many were answered, led to assignments, and came back."""
    total = len(audit.chains)
    said = [
        ngettext("%(n)s rekommendation.", "%(n)s rekommendationer.", total) % {"n": total},
        ngettext("%(n)s har ett svar i det som är läst.", "%(n)s har ett svar i det som är läst.", audit.answered)
        % {"n": audit.answered},
        ngettext("%(n)s gav uppdrag.", "%(n)s gav uppdrag.", audit.assigned) % {"n": audit.assigned},
    ]
    if audit.back:
        said.append(
            ngettext("%(n)s återkommer i en senare granskning.", "%(n)s återkommer i en senare granskning.", audit.back)
            % {"n": audit.back}
        )
    return " ".join(said)


def columns() -> list[str]:
    """The heads of the list as a file."""
    return [
        gettext("Granskning"), gettext("Dag"), gettext("Till"), gettext("Rekommendation"), gettext("Besvarad"),
        gettext("Svar i"), gettext("Uppdrag"), gettext("Läge"), gettext("Senaste svar"), gettext("Senaste status"),
        gettext("Avslutat"), gettext("Återkommer i"), gettext("Fil"),
    ]  # fmt: skip


def cells(audits: Iterable[AuditView]) -> Iterator[list[Value]]:
    """The rows of the list as a file, in the order of `columns`: one for each recommendation."""
    for audit in audits:
        for chain in audit.chains:
            yield _cells(audit, chain)


def _cells(audit: AuditView, chain: ChainView) -> list[Value]:
    told = chain.recommendation
    reports = [one.report for one in chain.followed if one.report]
    last = max(reports, key=lambda report: (report.day is not None, report.day), default=None)
    return [
        document_title(audit.document),
        audit.day,
        told.body.name if told.body else told.to,
        told.quote,
        _found(chain.answered),
        ", ".join(document_title(step.document) for step in chain.answers),
        ", ".join(one.assignment.code for one in chain.followed) or _found(False),
        ", ".join(str(State(one.assignment.state).label) for one in chain.followed if hasattr(one.assignment, "state")),
        last.day if last else None,
        str(Status(last.status).label) if last and last.status in Status.values else "",
        _found(chain.closed) if chain.followed else "",
        ", ".join(document_title(step.document) for step in chain.came_back),
        audit.document.name,
    ]


def _found(found: bool) -> str:
    """Yes, or that nothing was found: what was not read is not known."""
    return gettext("ja") if found else gettext("inget dokument funnet")
