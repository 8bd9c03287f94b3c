"""A decision point with its evidence: where it begins and ends, and whether it gives an assignment."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.duty import DUTY
from fullgjort.extraction.decision_points.forms import ASSIGNS, REFUSES
from fullgjort.extraction.decision_points.lead import Lead
from fullgjort.extraction.finding import DecisionPoint, Evidence
from fullgjort.reading.document import Document


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space and joining words at its edges."""
    while start < end and text[start] in " \n,;":
        start += 1
    joined = re.match(r"(?:samt|och|dels)\s", text[start:end])
    start += joined.end() if joined else 0
    while end > start and text[end - 1] in " \n,;":
        end -= 1
    return start, end


def point_at(document: Document, start: int, end: int, number: int | None, lead: Lead, rule: str) -> DecisionPoint:
    quote = document.quote(start, end)
    evidence = Evidence(start, end, quote, rule, document.page_at(start))
    gives = bool(ASSIGNS.search(quote)) or any(True for _ in DUTY.find(quote))
    return DecisionPoint(evidence, number, lead.body, lead.state, gives and not REFUSES.match(quote))
