"""What a person does with what was read: confirm, reject, correct any field, add what was missed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fullgjort_web.register.models import Document, Verdict
from fullgjort_web.register.services.verdicts import (
    FIELDS,
    VerdictError,
    add_missing,
    correct_document,
    judge,
)
from fullgjort_web.register.shape import plain
from fullgjort_web.register.state import DocumentKind, FindingType, OriginKind, Status
from fullgjort_web.site import labels, messages
from fullgjort_web.site.person import name_of_user
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
            "fields": [_shown(type_, field, attributes.get(field), request, errors) for field in FIELDS[type_]],
            "errors": errors,
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


_NUMBERS = {"value", "national_total_msek", "region_amount_msek"}
_WHOLE = {"number", "paragraph", "year"}
_CHOICES: dict[tuple[str, str], list[tuple[str, Any]]] = {
    ("report", "status"): [(s.value, s.label) for s in Status],
    ("recommendation", "kind"): [("recommendation", labels.TYPES["recommendation"]), ("need", labels.TYPES["need"])],
    ("decision_point", "state"): list(labels.POINT_STATES.items()),
    ("decision_point", "creates_assignment"): [("1", _("ja")), ("", _("nej"))],
    ("document", "kind"): [(k.value, k.label) for k in DocumentKind],
}
_OPTIONAL_CHOICES = {
    "hedge": list(labels.HEDGES.items()),
    "recurrence": [(key, labels.RECURRENCES[key]) for key in
                   ("yearly", "half_yearly", "tertial", "quarterly", "monthly", "each_meeting", "continuous")],
}  # fmt: skip


def _shown(type_: str, field: str, value: Any, request: HttpRequest, errors: dict[str, str]) -> dict[str, Any]:
    """A field as the template shows it: how it is written, its value and choices, what was wrong."""
    kind, shown, choices = "line", "" if value is None else plain(value), _CHOICES.get((type_, field))
    extra: dict[str, Any] = {}
    if choices:
        kind, shown = "choice", "1" if value is True else str(value or "")
    elif field in _OPTIONAL_CHOICES:
        kind, choices, shown = "choice", [("", "–"), *_OPTIONAL_CHOICES[field]], str(value or "")
    elif field == "parts":
        kind, shown = "lines", "\n".join(plain(part) for part in value or [])
    elif field == "due":
        kind = "due"
        first = (value or [{}])[0] if value else {}
        shown, extra = plain(first), {"latest": first.get("latest") or "", "count": len(value or [])}
    elif field == "origin":
        kind = "origin"
        extra = {"origin": value or {}, "kinds": OriginKind.choices}
    elif field in ("date", "meeting_date"):
        kind = "line" if field == "date" else "day"
    elif field in _NUMBERS | _WHOLE:
        shown = "" if value is None else f"{value:g}".replace(".", ",")
    if request.method == "POST" and field not in ("due", "origin"):
        shown = request.POST.get(field, shown)
    return {
        "name": field,
        "label": labels.field_name(field),
        "kind": kind,
        "value": shown,
        "choices": choices or [],
        "error": errors.get(field, ""),
        **extra,
    }


def read_field(given: Any, type_: str, field: str, earlier: Any, document: Document) -> Any:
    """The value of a field as the finding keeps it, from the form. Raises ValueError with a sentence."""
    text = " ".join(given.get(field, "").split())
    if field == "parts":
        lines = [" ".join(line.split()) for line in given.get("parts", "").splitlines()]
        return [_words(document, line) for line in lines if line]
    if field == "title":
        return _words(document, text) if text else None
    if field == "due":
        return _due(given, earlier, document)
    if field == "origin":
        return _origin(given, earlier or {})
    if field == "creates_assignment":
        return text == "1"
    if field in _WHOLE:
        if text and not text.isdecimal():
            raise ValueError(gettext("Skriv ett heltal, eller lämna fältet tomt."))
        return int(text) if text else None
    if field in _NUMBERS:
        try:
            return float(text.replace(" ", "").replace(",", ".")) if text else None
        except ValueError as error:
            raise ValueError(gettext("Skriv ett tal, till exempel 12,5.")) from error
    if field == "meeting_date" and text:
        return _day(text)
    return text or None


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError(gettext("%(day)s finns inte i kalendern.") % {"day": text}) from error
        raise ValueError(gettext("Skriv dagen som år, månad och dag: 2026-02-09.")) from error


def _words(document: Document, words: str) -> dict[str, Any] | str:
    """The words with their place in the document; the words alone where they do not stand there."""
    span = find_words(document.text, words)
    return {"start": span[0], "end": span[1], "quote": words} if span else words


def _due(given: Any, earlier: Any, document: Document) -> list[dict[str, Any]]:
    words, latest = " ".join(given.get("due", "").split()), given.get("due_latest", "").strip()
    if not words and not latest:
        return []
    old = list(earlier or [])
    if old and (plain(old[0]), old[0].get("latest") or "") == (words, latest):
        return old
    day = _day(latest) if latest else None
    span = find_words(document.text, words) if words else None
    place = {"start": span[0], "end": span[1]} if span else {}
    return [
        {
            **place,
            "quote": words or day,
            "edtf": day,
            "bound": "by" if day else None,
            "earliest": None,
            "latest": day,
            "kind": "date" if day else "event",
            "rule": "",
        },
        *old[1:],
    ]


def _origin(given: Any, earlier: dict[str, Any]) -> dict[str, Any]:
    paragraph = given.get("origin_paragraph", "").strip().lstrip("§ ")
    if paragraph and not paragraph.isdecimal():
        raise ValueError(gettext("Skriv paragrafen som ett heltal."))
    kind = given.get("origin_kind", "unknown")
    value = {
        **earlier,
        "kind": kind if kind in OriginKind.values else "unknown",
        "body": given.get("origin_body", "").strip() or None,
        "date": given.get("origin_date", "").strip() or None,
        "paragraph": int(paragraph) if paragraph else None,
    }
    text = given.get("origin_text", "").strip()
    if text != (earlier.get("text") or ""):
        value.pop("start", None)
        value.pop("end", None)
        value["text"] = text
        if not text:
            value.pop("text")
    return value


def same(new: Any, old: Any) -> bool:
    """Whether a field was left as it was: places aside, nothing is nothing."""
    if (
        isinstance(new, list)
        and isinstance(old, list)
        and all(not isinstance(x, dict) or "latest" not in x for x in new)
    ):
        return [plain(x) for x in new] == [plain(x) for x in old]
    if (isinstance(new, dict) and "quote" in new) or (isinstance(old, dict) and "quote" in old):
        return plain(new) == plain(old)
    return bool(new == old or (new in (None, "", [], False) and old in (None, "", [], False)))


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
                value = read_field(request.POST, "document", field, None, row)
            except ValueError as error:
                errors[field] = str(error)
                continue
            value = plain(value) or None
            if (value or "") != earlier[field]:
                changed[field] = value
        if not errors:
            try:
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
            "fields": [_shown("document", f, earlier[f], request, errors) for f in FIELDS["document"]],
            "errors": errors,
            "next": request.POST.get("next") or request.GET.get("next") or here,
        },
        status=422 if errors else 200,
    )
