"""A recommendation with its evidence, its addressee and the report that it stands in."""

from __future__ import annotations

from fullgjort.extraction.finding import Certainty, Evidence, Recommendation
from fullgjort.extraction.recommendations.parties import Parties
from fullgjort.extraction.rule import Rule
from fullgjort.reading.document import Document


def recommendation(
    document: Document, parties: Parties, start: int, end: int, rule: Rule, source: str, to: str | None, kind: str
) -> Recommendation:
    own = parties.addressee_at_start(document.text[start:end], source) if kind == "recommendation" else None
    if own and to and to.casefold().endswith(own.casefold()):
        own = to  # "Styrelsen bör" under a lead-in that names kommunstyrelsen
    evidence = Evidence(
        start,
        end,
        document.quote(start, end),
        rule.name,
        document.page_at(start),
        rule.certainty,
        rule.certainty is Certainty.LIKELY,
    )
    return Recommendation(evidence, source=source, to=own or to, about=parties.report, kind=kind)
