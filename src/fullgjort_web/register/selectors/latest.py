"""The latest words about assignments, for lists: what was last answered, else what gave them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fullgjort_web.register.models import Assignment, Document, Mention, Report
from fullgjort_web.register.shape import plain


@dataclass(frozen=True, slots=True)
class LatestWords:
    """`answered` tells an answer from the words that gave the assignment. `marks` are the decisive words in `quote`."""

    quote: str
    marks: tuple[str, ...]
    document: Document
    page: int
    start: int
    end: int
    day: date | None
    answered: bool
    status: str = ""


def latest_words(assignments: Iterable[Assignment]) -> dict[int, LatestWords]:
    """For each assignment (by its key) the latest answer, else the words that gave it. Two queries, however many."""
    keys = [assignment.pk for assignment in assignments]
    found: dict[int, LatestWords] = {}
    mentions = (
        Mention.objects.filter(assignment__in=keys)
        .select_related("document", "document__body")
        .defer("document__text", "document__structure", "recognised_by")
    )
    weight = {"given": 0, "proposed": 1, "cited": 2, "reported": 3}
    for mention in sorted(mentions, key=lambda m: (weight[m.role], m.day or date.max, m.document.digest, m.start)):
        if mention.assignment_id is None or mention.assignment_id in found:
            continue
        found[mention.assignment_id] = LatestWords(
            mention.quote, decisive(mention), mention.document, mention.page, mention.start, mention.end,
            mention.day, answered=False,
        )  # fmt: skip
    reports = (
        Report.objects.filter(assignment__in=keys)
        .select_related("document", "document__body", "mention")
        .defer("document__text", "document__structure", "mention__recognised_by")
    )
    for report in sorted(reports, key=lambda r: (r.day or date.min, r.document.digest, -r.start)):
        promised = tuple(words for words in decisive(report.mention) if words and words in report.quote)
        found[report.assignment_id] = LatestWords(
            report.quote, (report.evidence, *promised), report.document, report.page, report.start, report.end,
            report.day, answered=True, status=report.status,
        )  # fmt: skip
    return found


def decisive(mention: Mention) -> tuple[str, ...]:
    """The words of a mention that say when it is due; empty where it names no day."""
    return tuple(plain(due) for due in mention.attributes.get("due") or [] if plain(due))
