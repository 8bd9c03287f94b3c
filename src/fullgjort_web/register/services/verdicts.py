"""What a person does with findings: confirm, reject, correct, add, close, undo. Rows are only ever added."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from fullgjort_web.register.models import Assignment, Document, Event, Finding, Verdict
from fullgjort_web.register.projection import project
from fullgjort_web.register.recognition import day_of
from fullgjort_web.register.standing import EffectiveFinding, effective_findings
from fullgjort_web.register.state import DocumentKind, FindingType, Outcome, Status

FIELDS: dict[str, tuple[str, ...]] = {
    "assignment": ("title", "parts", "giver", "assignee", "origin", "due", "recurrence"),
    "report": ("status", "date", "unit"),
    "recommendation": ("source", "to", "about", "kind"),
    "decision_point": ("number", "body", "state", "creates_assignment", "paragraph"),
    "reference": ("body", "date", "paragraph", "case_number"),
    "figure": ("value", "unit", "subject", "period", "hedge"),
    "grant": ("name", "year", "national_total_msek", "region_amount_msek", "hedge"),
    "document": ("kind", "title", "body", "meeting_date"),
}
_EMPTY_ASSIGNMENT: dict[str, Any] = {
    "title": None,
    "parts": [],
    "giver": None,
    "assignee": None,
    "origin": {"kind": "unknown", "body": None, "date": None, "paragraph": None},
    "due": [],
    "recurrence": None,
    "reports": [],
}


class VerdictError(ValueError):
    """An act that cannot be done: says in Swedish why, and what can be done instead."""


def confirm(finding_id: int, *, by: str, note: str = "") -> Verdict:
    """The verdict that the finding is right; it keeps the finding as it was confirmed."""
    return _judge(_finding(finding_id), Verdict.Act.CONFIRM, by=by, note=note)


def reject(finding_id: int, *, by: str, note: str = "") -> Verdict:
    """The verdict that the finding is wrong: it leaves the register and stays in the history."""
    return _judge(_finding(finding_id), Verdict.Act.REJECT, by=by, note=note)


def correct(finding_id: int, field: str, value: Any, *, by: str, note: str = "") -> Verdict:
    """The verdict that a field of the finding reads `value` (in the finding's own shape; None: the text does not say).
    Raises VerdictError for a field that the finding's type does not have, naming those it has."""
    finding = _finding(finding_id)
    _check(finding.type, field, value)
    return _judge(finding, Verdict.Act.CORRECT, field=field, value=value, by=by, note=note)


def judge(
    digest: str,
    type_: str,
    start: int,
    end: int,
    act: str,
    *,
    field: str = "",
    value: Any = None,
    by: str,
    note: str = "",
) -> Verdict:
    """A verdict (confirm, reject, correct) on what stands at a place, for what has no row of the reading: added
    findings, those the rules no longer find, and reports (`type_` "report") inside an assignment.
    Raises VerdictError where nothing of the type stands there."""
    document = _document(digest)
    if act not in (Verdict.Act.CONFIRM, Verdict.Act.REJECT, Verdict.Act.CORRECT):
        raise VerdictError(f"”{act}” går inte att göra här. Välj confirm, reject eller correct.")
    if act == Verdict.Act.CORRECT:
        _check(type_, field, value)
    quote, kept = _at(document, type_, start, end)
    if act == Verdict.Act.CONFIRM and kept is not None:
        value = kept
    return record(document, type_, start, end, quote, act, field=field, value=value, by=by, note=note)


def add_missing(
    digest: str, type_: str, start: int, end: int, attributes: dict[str, Any], *, by: str, note: str = ""
) -> Verdict:
    """What the reading missed, at words that the user marked in the document's text (code points, half open).
    Raises VerdictError for an empty or impossible place and for fields that the type does not have."""
    document = _document(digest)
    if type_ not in FindingType.values:
        raise VerdictError(f"Typen ”{type_}” finns inte. Välj en av: {', '.join(FindingType.values)}.")
    if not 0 <= start < end <= len(document.text) or not document.text[start:end].strip():
        raise VerdictError("Markera de ord i dokumentet som säger det du vill lägga till.")
    for field, value in attributes.items():
        if field != "reports":
            _check(type_, field, value)
    quote = " ".join(document.text[start:end].split())
    page = 1
    for number, first, *_ in document.structure["pages"]:
        if first <= start:
            page = number
    whole = {**_EMPTY_ASSIGNMENT, **attributes} if type_ == FindingType.ASSIGNMENT else attributes
    value = {"attributes": whole, "page": page, "rule": "", "certainty": "sure"}
    return record(document, type_, start, end, quote, Verdict.Act.ADD, value=value, by=by, note=note)


def correct_document(digest: str, field: str, value: Any, *, by: str, note: str = "") -> Verdict:
    """A document's kind, title, body (a name) or meeting_date (ISO) as the user tells it."""
    document = _document(digest)
    _check("document", field, value)
    return record(document, "document", 0, 0, "", Verdict.Act.CORRECT, field=field, value=value, by=by, note=note)


def close_assignment(
    code: str, outcome: str, *, by: str, on: date | None = None, decision: str = "", note: str = ""
) -> Verdict:
    """The giver's closing of an assignment with its outcome (state.Outcome), the day and the decision (§).

    Undone by `undo`: the assignment is open again, with its history."""
    if outcome not in Outcome.values:
        raise VerdictError(f"Utfallet ”{outcome}” finns inte. Välj ett av: {', '.join(Outcome.values)}.")
    assignment = Assignment.objects.filter(code=code).first()
    if assignment is None:
        raise VerdictError(f"Inget uppdrag har koden {code}.")
    if assignment.outcome:
        raise VerdictError("Uppdraget är redan avslutat. Ångra det avslutet först.")
    told = assignment.mentions.select_related("document", "code").order_by("code_id")
    places = [m for m in told if not m.attributes.get("place")]  # an act holds on to a finding of the assignment
    mention = next((m for m in places if m.code.code == code), places[0] if places else None)
    if mention is None:
        raise VerdictError(f"Uppdraget {code} har ingen källa i registret. Bygg om registret med fullgjort rebuild.")
    value = {"outcome": outcome, "on": on.isoformat() if on else None, "decision": decision}
    with transaction.atomic():
        verdict = record(
            mention.document,
            FindingType.ASSIGNMENT,
            mention.start,
            mention.end,
            mention.quote,
            Verdict.Act.CLOSE,
            field="outcome",
            value=value,
            by=by,
            note=note,
        )
        Event.objects.create(
            kind="closed",
            happened_on=on,
            learnt_at=verdict.at,
            actor=by,
            digest=verdict.digest,
            start=verdict.start,
            end=verdict.end,
            payload={"code": code, **value},
        )
    return verdict


@transaction.atomic
def undo(verdict_id: int, *, by: str, note: str = "") -> Verdict:
    """The verdict that takes an earlier one back. Raises VerdictError where it is already taken back."""
    earlier = Verdict.objects.filter(pk=verdict_id).first()
    if earlier is None:
        raise VerdictError("Det som skulle ångras finns inte.")
    if Verdict.objects.filter(undoes=earlier).exists():
        raise VerdictError("Det är redan ångrat.")
    document = _document(earlier.digest)
    return record(
        document,
        earlier.type,
        earlier.start,
        earlier.end,
        earlier.quote,
        Verdict.Act.UNDO,
        undoes=earlier,
        by=by,
        note=note,
    )


def _document(digest: str) -> Document:
    document = Document.objects.filter(digest=digest).select_related("body").first()
    if document is None:
        raise VerdictError("Dokumentet finns inte i registret.")
    return document


def _finding(finding_id: int) -> Finding:
    finding = Finding.objects.filter(pk=finding_id).select_related("document").first()
    if finding is None:
        raise VerdictError("Uppgiften finns inte längre: dokumentet har lästs på nytt. Ladda om sidan.")
    return finding


def _judge(finding: Finding, act: str, *, field: str = "", value: Any = None, by: str, note: str = "") -> Verdict:
    if act == Verdict.Act.CONFIRM:
        effective = _effective_at(finding.document, finding.type, finding.start, finding.end)
        value = _kept(effective) if effective else None
    return record(
        finding.document,
        finding.type,
        finding.start,
        finding.end,
        finding.quote,
        act,
        field=field,
        value=value,
        by=by,
        note=note,
    )


def _kept(finding: EffectiveFinding) -> dict[str, Any]:
    return {
        "attributes": finding.attributes,
        "page": finding.page,
        "rule": finding.rule,
        "certainty": finding.certainty,
    }


def _effective_at(document: Document, type_: str, start: int, end: int) -> EffectiveFinding | None:
    effective, _ = effective_findings(document)
    return next((f for f in effective if (f.type, f.start, f.end) == (type_, start, end)), None)


def _at(document: Document, type_: str, start: int, end: int) -> tuple[str, dict[str, Any] | None]:
    """The words at a place and the finding there as it is kept when confirmed (None for a report)."""
    if type_ == "report":
        effective, _ = effective_findings(document)
        for finding in effective:
            for report in finding.attributes.get("reports") or []:
                if (report["start"], report["end"]) == (start, end):
                    return report["quote"], None
        raise VerdictError("Ingen redovisning står på det stället. Ladda om sidan.")
    found = _effective_at(document, type_, start, end)
    if found is None:
        raise VerdictError("Ingen uppgift står på det stället. Ladda om sidan.")
    return found.quote, _kept(found)


def _check(type_: str, field: str, value: Any) -> None:
    known = FIELDS.get(type_)
    if known is None or field not in known:
        raise VerdictError(f"Fältet ”{field}” finns inte här. Välj ett av: {', '.join(known or sorted(FIELDS))}.")
    closed = {("document", "kind"): DocumentKind.values, ("report", "status"): Status.values}.get((type_, field))
    if closed is not None and value not in closed:
        raise VerdictError(f"”{value}” går inte att välja. Välj ett av: {', '.join(closed)}.")
    if field == "meeting_date" and value is not None and day_of(value) is None:
        raise VerdictError(f"”{value}” är inget datum. Skriv år, månad och dag: 2026-02-09.")
    shapes: dict[str, type] = {"origin": dict, "due": list, "parts": list}
    wanted = shapes.get(field)
    if wanted is not None and not isinstance(value, wanted):
        raise VerdictError(f"Fältet ”{field}” har fel form ({type(value).__name__}).")


@transaction.atomic
def record(
    document: Document,
    type_: str,
    start: int,
    end: int,
    quote: str,
    act: str,
    *,
    field: str = "",
    value: Any = None,
    undoes: Verdict | None = None,
    by: str,
    note: str,
) -> Verdict:
    verdict = Verdict.objects.create(
        digest=document.digest,
        type=type_,
        start=start,
        end=end,
        quote=quote,
        act=act,
        field=field,
        value=value,
        by=by,
        at=timezone.now(),
        note=note,
        undoes=undoes,
    )
    project([document.pk])
    return verdict
