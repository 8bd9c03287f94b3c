"""The origin of a candidate: what it cites, else the decision, the plan or the Government that gives it here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fullgjort.extraction.assignments.candidate import Candidate
from fullgjort.extraction.assignments.context import Context
from fullgjort.extraction.assignments.counting import CLOSES
from fullgjort.extraction.assignments.origin import cited_origin, decided_origin, own_plan_origin, plan_origin
from fullgjort.extraction.assignments.span import AssignmentSpan
from fullgjort.extraction.case import Case
from fullgjort.extraction.finding import DecisionPoint, Origin, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.language.dates import find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.reading.document import Document


def origin_of_candidate(
    document: Document,
    identity: Identity,
    candidate: Candidate,
    span: AssignmentSpan,
    case: Case | None,
    point: DecisionPoint | None,
    giver: str | None,
    references: Sequence[Reference],
) -> Origin:
    """Where a candidate comes from, the surest first: a citation, the plan that it names, the decision point, the paper
    itself; unknown where nothing tells it."""
    cited = cited_origin(document, references, candidate.sentence[0], candidate.start + 1)
    if cited is None and candidate.wording.speech in ("receives", "names", "has", "behalf", "was_to"):
        cited = cited_origin(document, references, candidate.sentence[0], candidate.end)
    if cited is None and candidate.wording.speech == "names" and CLOSES.search(document.quote(*candidate.sentence)):
        cited = cited_origin(document, references, *candidate.sentence)
    if cited is None and identity.kind in ("report_back", "list"):
        cited = cited_origin(
            document,
            [r for r in references if r.paragraph or r.evidence.start >= span.end],
            candidate.sentence[0],
            span.end + 40,
        )
        if cited is None and candidate.section.heading is not None:
            cited = cited_origin(document, references, candidate.section.heading.start, candidate.section.heading.end)
    if cited is not None:
        return cited
    words = document.text[candidate.start : candidate.end]
    if candidate.wording.speech == "names" and (
        plan := plan_origin(document, candidate.section, candidate.start, candidate.end, own=True)
    ):
        return plan
    if candidate.wording.speech == "receives" and (
        day := next((d for d in find_dates(words) if d.edtf and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", d.edtf)), None)
    ):
        start, end = candidate.start + day.start, candidate.start + day.end
        giver_body = lexicon().abbreviation_of(identity.giver or identity.body or "")
        return Origin("decision", Words(start, end, document.quote(start, end)), giver_body, day.edtf, None)
    if point is not None and not (
        candidate.wording.speech == "names"
        and CLOSES.search(document.text[candidate.sentence[0] : candidate.sentence[1]])
    ):
        return decided_origin(identity, case, point.body, point.state)
    if identity.kind == "government_assignment":
        return _government_origin(document)
    if (
        identity.kind in ("plan", "activity_plan")
        and candidate.wording.speech in ("gives", "receives", "listed_duty", "point_duty")
        and candidate.context is Context.GIVEN
    ):
        return own_plan_origin(document, identity, references)
    before = document.text[candidate.sentence[0] : candidate.end]
    standing = candidate.wording.speech == "has"
    plan = plan_origin(
        document,
        candidate.section,
        candidate.passage.start if standing else candidate.sentence[0],
        candidate.end + (40 if candidate.wording.speech == "names" else 0),
    )
    if plan is not None and (
        standing or candidate.context is Context.CITED or re.search(r"plan|budget", before, re.IGNORECASE)
    ):
        return plan
    if re.search(r"(?:direktören|chefen|direktör|chef)$", giver or "") or re.search(r"^Jag\b|\bhar\sjag\b", before):
        words_of_giver = Words(candidate.start, candidate.end, document.quote(candidate.start, candidate.end))
        return Origin("director", words_of_giver, None, None, None)
    if identity.kind == "agreement":
        return Origin("agreement")
    cites = candidate.wording.speech == "names" and " blev" not in document.text[candidate.start : candidate.end]
    if (
        identity.kind in ("minutes", "decision_summary")
        and not cites
        and candidate.wording.speech in ("gives", "receives", "duty", "point_duty", "asks", "one", "names")
        and _speaks_now(document, candidate)
    ):
        return decided_origin(identity, case, identity.body, "decided")
    if re.search(r"\bbeslut(?:ade|at|ar)\b", before, re.IGNORECASE):
        return Origin("decision")
    return Origin()


def _speaks_now(document: Document, candidate: Candidate) -> bool:
    """Whether the meeting that the document tells of gives the assignment: no "har fått", no date before it."""
    before = document.text[candidate.sentence[0] : candidate.end]
    return not re.search(
        r"\b(?:har|hade)\s(?:\S+\s){0,6}?(?:fått|gett|givit|uppdragit)\b|\btidigare\b|beslutade\s(?:den\s)?\d",
        before,
        re.IGNORECASE,
    )


def _government_origin(document: Document) -> Origin:
    """The Government's decision; its day where it is printed beside the word."""
    match = re.search(
        r"\b(?:Regeringsbeslut|Beslutsdatum|Beslutad(?:\sav\sregeringen)?|Datum\sför\sbeslut|Regeringen\sbeslutade)\b",
        document.text[:1500],
        re.IGNORECASE,
    )
    if match is None:
        return Origin("decision")
    day = next(
        (
            d.edtf
            for d in find_dates(document.text, match.end(), match.end() + 60)
            if d.edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", d.edtf)
        ),
        None,
    )
    return Origin("decision", Words(match.start(), match.end(), match.group()) if day else None, None, day)
