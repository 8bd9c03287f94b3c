"""The rule-set: its version, and every rule in one place for the tests and the generated docs."""

from __future__ import annotations

from fullgjort.extraction.assignments.wordings.rules import RULES as ASSIGNMENT_RULES
from fullgjort.extraction.deadlines.rules import DEADLINE_RULES
from fullgjort.extraction.figures import RULES as FIGURE_RULES
from fullgjort.extraction.grants import RULES as GRANT_RULES
from fullgjort.extraction.recommendations.find import RECOMMENDATION_RULES
from fullgjort.extraction.recurrence import RECURRENCE_RULES
from fullgjort.extraction.references.rules import REFERENCE_RULES
from fullgjort.extraction.rule import Rule

# Raised with each change that can give other findings; stored with each finding.
RULESET = "2026.11.20"


def all_rules() -> tuple[Rule, ...]:
    """Every rule with a pattern, group by group, each group in the order in which it is tried. The rules of statuses
    are data (`status.status_rules`); the rules that read a table's rows or a list of decisions have no pattern."""
    return (
        *ASSIGNMENT_RULES,
        *DEADLINE_RULES,
        *RECURRENCE_RULES,
        *REFERENCE_RULES,
        *RECOMMENDATION_RULES,
        *FIGURE_RULES,
        *GRANT_RULES,
    )
