"""What a person does with what was read: confirm, reject, correct any field, add what was missed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fullgjort_web.register.models import Body, Document, Verdict
from fullgjort_web.register.services.verdicts import (
    FIELDS,
    VerdictError,
    add_missing,
    correct_document,
    judge,
)
from fullgjort_web.register.shape import plain
from fullgjort_web.register.state import FindingType
from fullgjort_web.site import labels, messages
from fullgjort_web.site.person import name_of_user
from fullgjort_web.site.reader.fields import read_field, same, shown
from fullgjort_web.site.reader.marked_text import find_words
from fullgjort_web.site.reader.page import document_or_404

_SAID = {
    Verdict.Act.CONFIRM: _("Uppgiften är bekräftad."),
    Verdict.Act.REJECT: _("Uppgiften är avvisad. Historiken finns kvar."),
}


def _place(request: HttpRequest) -> tuple[str, int, int]:
    given = request.POST if request.method == "POST" else request.GET
    try:
        return given["type"], int(given["start"]), int(given["end"])
    except (KeyError, ValueError) as error:
        raise Http404(str(error)) from error


def address(digest: str, document: Document, type_: str, start: int) -> str:
    """The address of a finding: its document, page and place."""
    page = 1
    for number, first, *_rest in document.structure["pages"]:
        if first <= start:
            page = number
    return f"{reverse('document', args=[digest[:16]])}?sida={page}#{type_}-{start}"


@require_POST
def act(request: HttpRequest, digest: str) -> HttpResponse:
    """Confirm or reject what stands at a place."""
    view = document_or_404(digest)
    type_, start, end = _place(request)
    wanted = request.POST.get("act", "")
    try:
        if wanted not in _SAID:
            raise VerdictError(gettext("Välj bekräfta eller avvisa."))
        verdict = judge(view.document.digest, type_, start, end, wanted, by=name_of_user())
        messages.done(request, str(_SAID[Verdict.Act(wanted)]), [verdict])
    except VerdictError as error:
        messages.refused(request, str(error))
    return messages.back(request, address(view.document.digest, view.document, type_, start))


def correct(request: HttpRequest, digest: str) -> HttpResponse:
    """The form that corrects any field of what stands at a place; only changed fields become verdicts."""
    view = document_or_404(digest)
    type_, start, end = _place(request)
    values = _values(view, type_, start, end)
    if values is None:
        raise Http404(type_)
    quote, attributes = values
    here = address(view.document.digest, view.document, type_, start)
    errors: dict[str, str] = {}
    if request.method == "POST":
        changed: dict[str, Any] = {}
        for field in FIELDS[type_]:
            try:
                value = read_field(request.POST, type_, field, attributes.get(field), view.document)
            except ValueError as error:
                errors[field] = str(error)
                continue
            if not same(value, attributes.get(field)):
                changed[field] = value
        if not errors:
            try:
                with transaction.atomic():
                    verdicts = [
                        judge(view.document.digest, type_, start, end, Verdict.Act.CORRECT, field=field, value=value,
                              by=name_of_user(), note=request.POST.get("note", "")[:500])
                        for field, value in changed.items()
                    ]  # fmt: skip
            except VerdictError as error:
                messages.refused(request, str(error))
            else:
                if verdicts:
                    messages.done(request, gettext("Uppgiften är rättad."), verdicts)
                else:
                    messages.done(request, gettext("Inget ändrades."))
                return messages.back(request, here)
    return render(
        request,
        "site/correct.html",
        {
            "document": view.document,
            "type": type_,
            "label": labels.TYPES[type_],
            "start": start,
            "end": end,
            "quote": quote,
            "fields": [shown(type_, field, attributes.get(field), request, errors) for field in FIELDS[type_]],
            "errors": errors,
            "boards": Body.objects.values_list("name", flat=True),
            "next": request.POST.get("next") or request.GET.get("next") or here,
        },
        status=422 if errors else 200,
    )


def _values(view: Any, type_: str, start: int, end: int) -> tuple[str, dict[str, Any]] | None:
    for finding in view.findings:
        if type_ != "report" and (finding.type, finding.start, finding.end) == (type_, start, end):
            return finding.quote, finding.attributes
        if type_ == "report" and finding.type == FindingType.ASSIGNMENT:
            for report in finding.attributes.get("reports") or []:
                if (report["start"], report["end"]) == (start, end):
                    return report["quote"], report
    return None


@require_POST
def add(request: HttpRequest, digest: str) -> HttpResponse:
    """Add what the reading missed: the words as they stand on the page, and what they are."""
    view = document_or_404(digest)
    row = view.document
    wanted = request.POST.get("quote", "")
    number = request.POST.get("sida", "1")
    near = request.POST.get("near", "")
    page = next((page for page in view.pages if str(page.number) == number), None)
    from_place = int(near) if near.isdecimal() else (page.start if page else 0)
    here = f"{reverse('document', args=[row.digest[:16]])}?sida={number if number.isdecimal() else 1}"
    span = find_words(row.text, wanted, near=from_place)
    if span is None:
        messages.refused(
            request,
            gettext("Orden står inte så i dokumentet. Kopiera dem från sidans text, utan att ändra något.")
            if wanted.strip()
            else gettext("Markera eller skriv orden först."),
        )
        return HttpResponseRedirect(here + "#lagg-till")
    type_ = request.POST.get("type", "")
    attributes: dict[str, Any] = {}
    if type_ == FindingType.ASSIGNMENT:
        attributes = {
            name: value for name in ("giver", "assignee") if (value := " ".join(request.POST.get(name, "").split()))
        }
    elif type_ == FindingType.RECOMMENDATION:
        attributes = {"kind": "recommendation"}
    elif type_ == FindingType.DECISION_POINT:
        attributes = {"state": "decided", "creates_assignment": False}
    try:
        verdict = add_missing(row.digest, type_, *span, attributes, by=name_of_user())
    except VerdictError as error:
        messages.refused(request, str(error))
        return HttpResponseRedirect(here + "#lagg-till")
    messages.done(request, gettext("Uppgiften är tillagd. Du kan rätta fälten."), [verdict])
    return HttpResponseRedirect(address(row.digest, row, type_, span[0]))


def about(request: HttpRequest, digest: str) -> HttpResponse:
    """The form that corrects what is said of the document itself: kind, title, board and day."""
    view = document_or_404(digest)
    row = view.document
    earlier = {
        "kind": row.kind,
        "title": row.title,
        "body": row.body.name if row.body else "",
        "meeting_date": row.meeting_date.isoformat() if row.meeting_date else "",
    }
    here = reverse("document", args=[row.digest[:16]])
    errors: dict[str, str] = {}
    if request.method == "POST":
        changed = {}
        for field in FIELDS["document"]:
            try:
                value = read_field(request.POST, "document", field, earlier[field], row)
            except ValueError as error:
                errors[field] = str(error)
                continue
            value = plain(value) or None
            if (value or "") != earlier[field]:
                changed[field] = value
        if not errors:
            try:
                with transaction.atomic():
                    verdicts = [correct_document(row.digest, f, v, by=name_of_user()) for f, v in changed.items()]
            except VerdictError as error:
                messages.refused(request, str(error))
            else:
                said = gettext("Dokumentets uppgifter är rättade.") if verdicts else gettext("Inget ändrades.")
                messages.done(request, said, verdicts)
                return messages.back(request, here)
    return render(
        request,
        "site/correct.html",
        {
            "document": row,
            "type": "document",
            "label": gettext("Dokumentet"),
            "fields": [shown("document", f, earlier[f], request, errors) for f in FIELDS["document"]],
            "errors": errors,
            "boards": Body.objects.values_list("name", flat=True),
            "next": request.POST.get("next") or request.GET.get("next") or here,
        },
        status=422 if errors else 200,
    )
