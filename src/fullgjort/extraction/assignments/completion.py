"""Completion: a candidate with its parties, its origin, its deadlines and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fullgjort.extraction.assignments.candidate import Candidate
from fullgjort.extraction.assignments.candidate_origin import origin_of_candidate
from fullgjort.extraction.assignments.context import Context
from fullgjort.extraction.assignments.giver import author_of, giver_around
from fullgjort.extraction.assignments.listed import giver_of_list, is_listed
from fullgjort.extraction.assignments.origin import chapters_origin
from fullgjort.extraction.assignments.own_deadlines import deadlines_of_span
from fullgjort.extraction.assignments.parties import parties, tidy
from fullgjort.extraction.assignments.span import AssignmentSpan
from fullgjort.extraction.case import Case, title_at
from fullgjort.extraction.document_owner import GENERIC_BODIES
from fullgjort.extraction.finding import Assignment, DecisionPoint, Evidence, Origin, Reference, Words
from fullgjort.extraction.identity import Identity, body_meant, body_of_abbreviation, specific_body
from fullgjort.extraction.recurrence import find_recurrence
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.reading.document import Document


def complete(
    document: Document,
    identity: Identity,
    sections: list[Section],
    candidate: Candidate,
    span: AssignmentSpan,
    case: Case | None,
    points: Sequence[DecisionPoint],
    references: Sequence[Reference],
) -> Assignment:
    """The assignment that a candidate is, without its report."""
    left = candidate.sentence[0]
    sentence = document.text[left : candidate.sentence[1]]
    giver, assignee = parties(sentence, candidate.start - left, candidate.end - left, candidate.wording)
    if candidate.wording.speech in ("listed_duty", "agency_duty"):
        assignee = tidy(candidate.wording.assignee)
    point = next(
        (
            p
            for p in points
            if p.evidence.start <= candidate.start < p.evidence.end
            or (p.evidence.start <= candidate.end <= p.evidence.end)
        ),
        None,
    )
    origin = origin_of_candidate(document, identity, candidate, span, case, point, giver, references)
    if origin.kind == "unknown" and candidate.wording.speech in ("receives", "names"):
        origin = chapters_origin(document, identity, sections, candidate.section) or origin
    giver = specific_body(giver, identity)
    if giver in ("Mig", "Jag", "Undertecknad"):
        giver = author_of(document, identity)
    if giver is None and is_listed(document, identity, candidate):
        giver = giver_of_list(document, identity, candidate, assignee)
    if giver in GENERIC_BODIES:
        giver = body_meant(giver, document, identity, candidate.sentence[0])
    if (
        giver is None
        and point is not None
        and point.state == "decided"
        and identity.kind == "minutes"
        and candidate.section.voice == "decision"
        and candidate.context is Context.GIVEN
        and candidate.wording.speech == "receives"
    ):
        giver = specific_body(point.body, identity)  # the board whose decision it is, whatever is named around it
    if giver is None or giver == assignee:
        giver = giver_around(document, identity, sections, candidate, assignee) or _giver_of_setting(
            identity, candidate, point, origin, assignee
        )
        giver = body_meant(giver, document, identity, candidate.sentence[0])
    if candidate.wording.speech == "follow_up" and assignee is None:
        assignee = identity.assignee
    deadlines = deadlines_of_span(document, identity, span, references)
    recurrence = find_recurrence(document.text, span.start, span.scope_end)
    title = title_at(document, sections, candidate.start, case) or _title_of_document(document, identity)
    evidence = Evidence(
        span.start,
        span.end,
        document.quote(span.start, span.end),
        candidate.rule.name,
        document.page_at(span.start),
        candidate.rule.certainty,
        _is_doubtful(candidate, assignee, point) or _of_a_rule_book(identity, candidate),
    )
    return Assignment(
        evidence=evidence,
        title=title,
        parts=span.parts,
        giver=giver,
        assignee=assignee,
        origin=origin,
        due=deadlines,
        recurrence=recurrence[0] if recurrence else None,
    )


def _title_of_document(document: Document, identity: Identity) -> Words | None:
    """The document's own title, for a case whose headings only name its parts."""
    if identity.title is None or identity.kind in ("minutes", "notice"):
        return None
    block = next((b for b in document.blocks[:10] if document.quote(b.start, b.end) == identity.title), None)
    return Words(block.start, block.end, identity.title) if block else None


_RULE_BOOK = re.compile(
    r"\b(?:\w*rutin(?:er|en)?|\w*riktlinje(?:r|n|rna)?|\w*policy|\w*reglemente|\w*instruktion|\w*anvisning(?:ar)?)\b",
    re.IGNORECASE,
)


def _of_a_rule_book(identity: Identity, candidate: Candidate) -> bool:
    """Whether a routine, a guideline or the like says what somebody always does: a person must say if it is one."""
    return (
        identity.kind == "other"
        and candidate.wording.speech in ("has", "receives")
        and candidate.context is Context.GIVEN
        and bool(_RULE_BOOK.match((identity.title or "").split(" – ")[0]))
    )


def _is_doubtful(candidate: Candidate, assignee: str | None, point: DecisionPoint | None) -> bool:
    """Whether a person must say if this is an assignment; a wish that the board itself made its decision is one."""
    if candidate.context is Context.WISHED and (point is None or point.state != "decided"):
        return True
    if candidate.wording.speech == "has":
        named = (assignee or "").casefold()
        if candidate.wording.giver:
            return False
        if not any(actor.role in ("office", "body", "unit") for actor in find_actors(assignee or "")):
            return True
        return not named or bool(
            re.search(
                r"revisor|ledamöterna|myndighet|styrelsen\b.*som|verket|socialstyrelsen|institutet|länsstyrelsen", named
            )
        )
    return False


def _giver_of_setting(
    identity: Identity, candidate: Candidate, point: DecisionPoint | None, origin: Origin, assignee: str | None
) -> str | None:
    """The giver where the sentence names none: the decision's body, the printed origin's, the title's."""
    if point is not None and point.body:
        return specific_body(point.body, identity)
    if origin.body and (body := body_of_abbreviation(origin.body, identity)):
        return body
    if identity.kind == "minutes" and origin.kind == "decision" and origin.date and origin.body is None:
        return identity.body
    if identity.giver and (
        identity.assignee is None or assignee is None or assignee.casefold() == identity.assignee.casefold()
    ):
        return identity.giver
    given = candidate.context is Context.GIVEN or identity.kind == "decision_summary"
    if (
        identity.kind in ("minutes", "decision_summary")
        and given
        and candidate.wording.speech in ("gives", "receives", "duty", "point_duty", "asks", "names", "one")
    ):
        return identity.body
    if identity.kind == "decision_memo" and candidate.section.voice in ("proposal", "decision"):
        return identity.body
    if identity.kind in ("plan", "activity_plan") and candidate.wording.speech in (
        "gives",
        "receives",
        "asks",
        "point_duty",
        "told_duty",
    ):
        return identity.body
    listed = (
        identity.kind in ("report_back", "list")
        and identity.giver is None
        and candidate.start <= candidate.passage.start + 3
    )
    if (
        listed
        and candidate.wording.speech in ("gives", "receives")
        and (assignee or "").casefold() != (identity.body or "").casefold()
    ):
        return identity.body
    return None
