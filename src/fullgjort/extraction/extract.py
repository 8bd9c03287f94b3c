"""The whole extraction of one document, stage by stage; each stage says what it needs."""

from __future__ import annotations

from fullgjort.extraction.answers import with_answers
from fullgjort.extraction.assignments.find import find_assignments
from fullgjort.extraction.case import cases
from fullgjort.extraction.decision_points.find import find_decision_points
from fullgjort.extraction.figures import find_figures
from fullgjort.extraction.finding import Findings
from fullgjort.extraction.grants import find_grants
from fullgjort.extraction.identity import identify
from fullgjort.extraction.recommendations.find import find_recommendations
from fullgjort.extraction.references.find import find_references
from fullgjort.extraction.ruleset import RULESET
from fullgjort.extraction.section import sections
from fullgjort.reading.document import Document


def extract(document: Document) -> Findings:
    """Everything that the rules find in a document. The same document gives the same findings; a document without
    any gives empty lists, which is not an error."""
    parts = sections(document)
    identity = identify(document, parts)
    references = find_references(document, anchor=identity.anchor)
    found_cases = cases(document, parts, minutes=identity.kind in ("minutes", "notice"))
    points = find_decision_points(document, identity, parts, found_cases)
    assignments = find_assignments(document, identity, parts, found_cases, points, references)
    return Findings(
        document=document.name,
        digest=document.digest,
        ruleset=RULESET,
        kind=identity.kind,
        title=identity.title,
        body=identity.body,
        meeting_date=identity.meeting_date,
        header=identity.header,
        assignments=tuple(assignments),
        recommendations=tuple(find_recommendations(document, identity.kind)),
        decision_points=tuple(with_answers(document, identity, parts, found_cases, points, assignments)),
        references=tuple(references),
        figures=tuple(find_figures(document, anchor=identity.anchor)),
        grants=tuple(find_grants(document, anchor=identity.anchor)),
        breaks=document.breaks,
    )
