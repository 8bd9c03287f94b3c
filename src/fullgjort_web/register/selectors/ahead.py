"""What the pages count over the whole register, counted before anybody asks: after an import, when the site starts, and
when a new day begins."""

from __future__ import annotations

from datetime import date

from fullgjort_web.register.selectors import chains
from fullgjort_web.register.selectors.census import write_snapshot
from fullgjort_web.register.selectors.coverage import coverage, report_backs
from fullgjort_web.register.selectors.documents import count_without_body
from fullgjort_web.register.selectors.questions import count_questions
from fullgjort_web.register.selectors.since import boards_that_met
from fullgjort_web.register.selectors.statistics import statistics


def count_ahead(day: date) -> None:
    """None, after what the pages of that day count is kept ready."""
    write_snapshot(day)
    statistics(day)
    coverage(day)
    report_backs(day)
    count_without_body()
    count_questions(day)
    boards_that_met(day)
    chains.bodies(day)
    chains.Audits(chains.AuditFilter(), day)
