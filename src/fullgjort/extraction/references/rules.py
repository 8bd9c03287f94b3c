"""The rules of references in the order in which they are tried."""

from __future__ import annotations

from fullgjort.extraction.references.by_body import (
    BODY_DATE,
    BODY_SECTION,
    BODY_VERB_DATE,
    DATE_VERB_BODY,
    LOST_SIGN,
    LOST_SIGN_AFTER,
    SECTION_MINUTES,
    YEAR_ONLY,
)
from fullgjort.extraction.references.by_day import (
    ASSIGNMENT_DATED,
    DATED,
    DECIDED,
    GIVEN_DATED,
    LABELLED_DECISION,
    SECTION_DATED,
)
from fullgjort.extraction.references.by_paper import CASE, DATED_PAPER, PAPER, PAPER_FROM, TITLED_PAPER
from fullgjort.extraction.rule import Rule

REFERENCE_RULES: tuple[Rule, ...] = (
    LOST_SIGN, LOST_SIGN_AFTER, SECTION_MINUTES, BODY_DATE, BODY_SECTION, BODY_VERB_DATE, ASSIGNMENT_DATED, PAPER,
    DATED_PAPER, TITLED_PAPER, PAPER_FROM, LABELLED_DECISION, DATE_VERB_BODY, GIVEN_DATED, DATED, SECTION_DATED,
    DECIDED, YEAR_ONLY, CASE,
)  # fmt: skip
