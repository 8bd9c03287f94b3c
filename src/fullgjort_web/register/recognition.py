"""From a finding in its document to a mention that can be linked: who said what to whom, by which decision."""

from __future__ import annotations

import re
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any

from fullgjort.extraction.deadlines.find import find_deadlines
from fullgjort.extraction.document_header import lone_day
from fullgjort.linking.mention import Answering, Citation, Role
from fullgjort.linking.mention import Mention as LinkMention
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.cited import case_around, heading_at, own_board, surroundings
from fullgjort_web.register.closing import closes, moves, names_its_task, outcome_of, redirects
from fullgjort_web.register.models import Body, Document, Mention
from fullgjort_web.register.shape import plain
from fullgjort_web.register.standing import EffectiveFinding
from fullgjort_web.register.state import DocumentKind, FindingType

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MINUTES = (DocumentKind.MINUTES, DocumentKind.DECISION_SUMMARY)
_LISTS = (DocumentKind.REPORT_BACK, DocumentKind.DIRECTOR_REPORT, DocumentKind.LIST, DocumentKind.ACTIVITY_PLAN)
# "avsluta uppdraget att …", "anse uppdraget besvarat": a decision about an older assignment that gives none
_SETTLES = re.compile(r"(?:att\s+)?(?:avsluta|avskriva|anse|förklara)\s+(?:att\s+)?uppdrag", re.IGNORECASE)
# "har fått i uppdrag", "gav direktören i uppdrag": outside a decision it tells of an assignment and gives none
_RETOLD = re.compile(
    r"\b(?:har|hade)\s+(?:\w+\s+){0,3}?(?:fått|getts?|gett|givits|haft)\b.{0,80}\buppdrag|\b(?:fick|hade|har)\s+(?:\w+\s+){0,2}?i\s+uppdrag\b"
    r"|\bgav\b.{0,80}\bi\s+uppdrag\b|\bgavs\b.{0,80}\bi\s+uppdrag\b|\buppdrog\b",
    re.IGNORECASE | re.DOTALL,
)
# the sentence after a decision that changes an assignment: "Uppdraget ska redovisas senast …"
_FURTHER = re.compile(
    r"\s*(?:Uppdraget|Redovisning(?:en)?|Återrapportering(?:en)?|Det|Detta)\s[^.\n]{0,60}?\b(?:ska|skall|redovisas|sker)\b[^.\n]*"
)
_TOLD = 300  # code points of an answer by which its assignment is known
_OWN_PARAGRAPH = re.compile(r"§\s?(?P<number>\d{1,4})/(?P<year>(?:19|20)\d\d)\b")
_KNOWN = frozenset(field.name for field in fields(LinkMention))
_NO_ASSIGNMENT: dict[str, Any] = {
    "title": None,
    "parts": [],
    "giver": None,
    "assignee": None,
    "origin": {"kind": "unknown"},
    "due": [],
    "recurrence": None,
    "reports": [],
}
_PROPOSALS = (DocumentKind.DECISION_MEMO, DocumentKind.NOTICE)


def day_of(edtf: str | None) -> date | None:
    """The day that an EDTF date names; None for a month, a year, a season or nothing."""
    if not edtf or not _DAY.fullmatch(edtf):
        return None
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


def first_year(edtf: str | None) -> int | None:
    """The year in which an EDTF date or period begins; None where it names none."""
    found = re.match(r"\d{4}", edtf or "")
    return int(found.group()) if found else None


def mention_of(
    document: Document, finding: EffectiveFinding, others: list[EffectiveFinding], bodies: BodyIndex
) -> Mention:
    """The mention (not saved, without code) of an assignment finding. `others` are all findings of the document that
    nobody rejected: its decision points and references tell where the assignment comes from."""
    points = [f for f in others if f.type == FindingType.DECISION_POINT]
    references = [f for f in others if f.type == FindingType.REFERENCE]
    attributes = finding.attributes
    origin = attributes.get("origin") or {}
    point = next((p for p in points if p.start < finding.end and finding.start < p.end), None)
    role = _role(document, finding, point)
    paragraph = origin.get("paragraph")
    decided_on = day_of(origin.get("date"))
    body = bodies.named(own_board(document, origin.get("body"))) if origin.get("body") else None
    near = surroundings(document, finding, others)
    title, wording, cites, own_case = plain(attributes.get("title")), finding.quote, near.cites, ""
    settles = closes(finding.quote) or bool(_SETTLES.match(finding.quote))
    moved = not settles and moves(finding.quote)
    redirected = not settles and not moved and redirects(finding.quote)
    noted = finding.attributes.get("answer") if finding.attributes.get("place") else None
    answering = Answering.NOTHING
    if noted and not (settles or moved or redirected):
        role, answering = Role.REPORTED, Answering.ASSIGNMENT if noted["of_assignment"] else Answering.CASE
        title, wording = heading_at(document, finding), " ".join(str(noted["quote"]).split())[:_TOLD]
        attributes = {**attributes, "title": title, "reports": [noted]}
        named = _cited_in_case(document, finding, references)
        if len(named) == 1:
            cites = (*cites, Citation(named[0].get("body"), named[0].get("date"), named[0].get("paragraph")))
        own_case = near.case_number if noted["of_assignment"] else ""
    elif (settles or moved or redirected) and role is not Role.REPORTED and document.kind not in _LISTS:
        named = _cited_in_case(document, finding, references)
        cited = _cited(finding, references) or (named[0] if len(named) == 1 else {})
        role, origin = Role.CITED, {"kind": "decision" if cited else "unknown", **_decision(cited)}
        attributes = {**attributes, "origin": origin}
        if settles:
            attributes["closes"] = _closing(document, finding, point)
            attributes["due"] = []  # what is ended has no new date; a day in it is that of the decision it cites
            if noted:
                role, attributes["reports"] = Role.REPORTED, [noted]
        elif redirected:
            role, attributes["reports"] = Role.REPORTED, [_redirected(document, finding, point)]
        elif not attributes.get("due"):
            attributes["due"] = _moved_to(document, finding)
        if not cited:  # it names no decision: a decision about an assignment, and none of its own
            attributes.setdefault("place", finding.type)
            if named:  # several: nobody knows which of them it means
                cites = ()
            else:  # then the case that it stands in is that of the assignment it means
                title, own_case = title or heading_at(document, finding), near.case_number
                if title and not names_its_task(finding.quote):
                    wording = title
        paragraph, decided_on = origin.get("paragraph"), day_of(origin.get("date"))
        body = bodies.named(own_board(document, origin.get("body"))) or (document.body if decided_on else None)
    if role is Role.GIVEN and document.kind in _MINUTES and not origin.get("date"):
        decided_on = document.meeting_date
        body = body or document.body
        if paragraph is None and point is not None:
            paragraph = point.attributes.get("paragraph")
    elif decided_on:
        body = body or bodies.giver(attributes.get("giver")) or document.body
    said = _presented(document) if role is Role.PROPOSED else document.meeting_date
    if role is Role.GIVEN and decided_on:
        said = decided_on
    giver = bodies.giver(attributes.get("giver"))
    known_by = LinkMention(
        id=f"{document.digest}:{finding.start:09d}-{finding.end:09d}",
        document=document.digest,
        wording=wording,
        role=role,
        title=title,
        day=(said.isoformat() if said else "") or _printed_day(document),
        decision_body=(body.abbreviation or body.name) if body else None,
        decision_day=decided_on.isoformat() if decided_on else None,
        paragraph=paragraph,
        meeting_body=(document.body.abbreviation or document.body.name) if document.body else None,
        meeting_day=document.meeting_date.isoformat() if document.meeting_date else None,
        origin_kind=origin.get("kind") or "unknown",
        source=origin.get("text") or (document.title if document.kind == DocumentKind.PLAN else ""),
        giver=(giver.abbreviation or giver.name) if giver else None,
        document_kind=document.kind,
        assignee=str(attributes.get("assignee") or "") or None,
        case_number=near.case_number,
        area=plain(attributes.get("title")) if origin.get("kind") == "plan" else "",
        cites=_cites(cites, own_case, origin if settles or moved or redirected else {}),
        context=near.context,
        mentioned=near.mentioned,
        inherited_by=_heirs(body or document.body),
        closing=bool(attributes.get("closes")),
        answering=answering,
    )
    return Mention(
        document=document,
        finding_id=finding.finding_id,
        role=role.value,
        start=finding.start,
        end=finding.end,
        page=finding.page,
        quote=finding.quote,
        day=said,
        attributes=_without_rejected(attributes, finding),
        recognised_by=asdict(known_by),
        doubtful=finding.doubtful,
        outcome=finding.outcome,
        answer=finding.answer,
        standing=finding.standing,
        to_check=finding.to_check,
    )


def _cites(near: tuple[Citation, ...], own_case: str, origin: dict[str, Any]) -> tuple[Citation, ...]:
    """What a mention cites: what stands at its words, the decision that its case names, and its own case where it is
    a decision about an assignment that names none."""
    found = list(near)
    if origin.get("paragraph") and origin.get("date"):
        found.append(Citation(origin.get("body"), origin["date"], origin["paragraph"]))
    if own_case:
        found.append(Citation(case_number=own_case))
    return tuple(dict.fromkeys(found))


def closing_points(findings: list[EffectiveFinding]) -> list[EffectiveFinding]:
    """The decision points that close, prolong or redirect an assignment, or take note of an answer to one, which the
    reading found no words of: as findings of an assignment that say nothing but which decision is meant: the one that
    they or their case name, else the one of the same case or heading. `findings` are all findings of the document that nobody rejected."""
    told = [f for f in findings if f.type == FindingType.ASSIGNMENT]
    points = [f for f in findings if f.type == FindingType.DECISION_POINT]
    return [
        replace(point, attributes={**_NO_ASSIGNMENT, "place": FindingType.DECISION_POINT.value, **_answer(point)})
        for point in points
        if (_answer(point) or closes(point.quote) or moves(point.quote) or redirects(point.quote))
        and not any(f.start < point.end and point.start < f.end for f in told)
    ]


def _answer(point: EffectiveFinding) -> dict[str, Any]:
    """What a decision point takes note of, as an attribute; none where it does not."""
    noted = point.attributes.get("answer")
    return {"answer": noted} if noted else {}


def _closing(document: Document, finding: EffectiveFinding, point: EffectiveFinding | None) -> dict[str, Any] | None:
    """The decision that closes, as a proposal to a person: board, day, §, outcome; None where it is not decided."""
    if document.kind not in _MINUTES or not document.meeting_date or not closes(finding.quote):
        return None
    if point is None or point.attributes.get("state") == "proposed":
        return None
    body = document.body
    return {
        "body": (body.abbreviation or body.name) if body else "",
        "who": body.name if body else "",
        "on": document.meeting_date.isoformat(),
        "paragraph": point.attributes.get("paragraph"),
        "outcome": outcome_of(finding.quote).value,
    }


def _redirected(document: Document, finding: EffectiveFinding, point: EffectiveFinding | None) -> dict[str, Any]:
    """What a decision to report an assignment elsewhere says of it, as a report; unclear where it is only proposed."""
    words = {"quote": finding.quote, "start": finding.start, "end": finding.end}
    decided = document.kind in _MINUTES and (point is None or point.attributes.get("state") != "proposed")
    return {
        **words,
        "status": "transferred" if decided else "unclear",
        "evidence": words,
        "date": document.meeting_date.isoformat() if decided and document.meeting_date else None,
        "unit": None,
        "rule": "status.redirected",
    }


def _moved_to(document: Document, finding: EffectiveFinding) -> list[dict[str, Any]]:
    """The new deadlines that a decision to prolong an assignment sets."""
    text, ends = document.text, finding.end
    further = _FURTHER.match(text, ends)
    ends = further.end() if further else ends
    found = find_deadlines(text, finding.start, ends, anchor=document.meeting_date)
    # "… i stället för den 31 december": the old date
    found = [due for due in found if not re.search(r"i\s?stället\s+för\s+\Z", text[finding.start : due.start])]
    return [
        {
            "quote": " ".join(document.text[due.start : due.end].split()),
            "start": due.start,
            "end": due.end,
            "edtf": due.edtf,
            "bound": due.bound,
            "earliest": due.earliest,
            "latest": due.latest,
            "kind": due.kind,
        }
        for due in found
    ]


def _cited_in_case(
    document: Document, finding: EffectiveFinding, references: list[EffectiveFinding]
) -> list[dict[str, Any]]:
    """The decisions that are cited before a place of minutes in its own case, each once; the heading's are among them."""
    case = case_around(document, finding)
    begins = case[0] if case else 0
    cited = [
        r.attributes
        for r in references
        if begins <= r.start < finding.start and r.attributes.get("paragraph") and r.attributes.get("date")
    ]
    return list({(r.get("date"), r.get("paragraph")): r for r in cited}.values())


def restored(mention: Mention) -> LinkMention:
    """What linking knows a mention by, from its row; what older rows do not tell is left out."""
    return known_by(mention.recognised_by)


def known_by(recognised_by: dict[str, Any]) -> LinkMention:
    """What linking knows a mention by, from what is kept of it (`Mention.recognised_by`)."""
    known = {name: value for name, value in recognised_by.items() if name in _KNOWN}
    told: dict[str, Any] = {**known, "role": Role(known["role"])}
    for name in ("cites", "mentioned"):
        told[name] = tuple(Citation(**cited) for cited in known.get(name) or ())
    told["inherited_by"] = tuple(known.get("inherited_by") or ())
    told["answering"] = Answering(known.get("answering") or "")
    return LinkMention(**told)


def _printed_day(document: Document) -> str:
    """The day a paper that names no meeting was published; empty where it prints none."""
    day = _published(document)
    return day.isoformat() if day else ""


def _published(document: Document) -> date | None:
    """The day a paper says it was published; of a memo also the day that stands alone in its head."""
    day = day_of((document.attributes.get("header") or {}).get("published"))
    return day or (day_of(lone_day(document.text)) if document.kind == DocumentKind.DECISION_MEMO else None)


def _heirs(body: Body | None) -> tuple[str, ...]:
    """The boards that have taken over a board's assignments, one after another."""
    heirs: list[str] = []
    while body is not None and body.successor is not None and (body.successor.name not in heirs):
        body = body.successor
        heirs.append(body.abbreviation or body.name)
    return tuple(heirs)


def _cited(finding: EffectiveFinding, references: list[EffectiveFinding]) -> dict[str, Any]:
    """The first decision that is cited, with day or year and §, inside a finding's words, or a § of the board's own with
    its year ("§ 21/2023"); empty where there is none."""
    inside = (r.attributes for r in references if finding.start <= r.start and r.end <= finding.end)
    own = _OWN_PARAGRAPH.search(finding.quote)
    bare: dict[str, Any] = {"body": None, "date": own["year"], "paragraph": int(own["number"])} if own else {}
    return next((r for r in inside if r.get("date") and r.get("paragraph")), bare)


def _decision(cited: dict[str, Any]) -> dict[str, Any]:
    return {name: cited.get(name) for name in ("body", "date", "paragraph")}


def _without_rejected(attributes: dict[str, Any], finding: EffectiveFinding) -> dict[str, Any]:
    reports = [
        {**report, "standing": "confirmed" if _span(report) in finding.confirmed_reports else finding.standing}
        for report in attributes.get("reports") or []
        if _span(report) not in finding.rejected_reports
    ]
    return {**attributes, "reports": reports}


def _span(report: dict[str, Any]) -> tuple[int, int]:
    return report["start"], report["end"]


def _presented(document: Document) -> date | None:
    """The day a proposal was told: when it was published, where that is printed, for its meeting may be still to come."""
    published = _published(document)
    meeting = document.meeting_date
    return published if published and (meeting is None or published <= meeting) else meeting


def _role(document: Document, finding: EffectiveFinding, point: EffectiveFinding | None) -> Role:
    attributes = finding.attributes
    if attributes.get("reports"):
        return Role.REPORTED
    if document.kind in _LISTS:
        return Role.CITED
    cited_day = day_of((attributes.get("origin") or {}).get("date"))
    if cited_day and document.meeting_date and cited_day < document.meeting_date:
        return Role.CITED
    if point is not None:
        return Role.PROPOSED if point.attributes.get("state") == "proposed" else Role.GIVEN
    if document.kind in (DocumentKind.MINUTES, *_PROPOSALS) and _RETOLD.search(finding.quote):
        return Role.CITED
    return Role.PROPOSED if document.kind in _PROPOSALS else Role.GIVEN
