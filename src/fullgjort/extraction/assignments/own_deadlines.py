"""Own deadlines: those printed with an assignment, else the period that its task names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fullgjort.extraction.assignments.span import AssignmentSpan
from fullgjort.extraction.deadlines.find import find_deadlines
from fullgjort.extraction.finding import Deadline, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.language.dates import find_dates
from fullgjort.language.periods import bounds
from fullgjort.reading.document import Document


def deadlines_of_span(
    document: Document, identity: Identity, span: AssignmentSpan, references: Sequence[Reference]
) -> tuple[Deadline, ...]:
    """The deadlines printed with the assignment, as worded; where there is none, the period in which it is to be done."""
    cited = [(r.evidence.start, r.evidence.end) for r in references if r.paragraph is not None]
    found = tuple(
        Deadline(
            Words(found.start, found.end, document.quote(found.start, found.end)),
            found.edtf,
            found.bound,
            found.earliest,
            found.latest,
            found.kind,
            found.rule,
        )
        for found in find_deadlines(document.text, span.start, span.scope_end, anchor=identity.anchor)
        if (found.start >= span.task_start - 60 or found.bound in ("by", "before"))
        and not any(start < found.end and found.start < end for start, end in cited)
    )
    return found or _period_of_task(document, identity, span)


def _period_of_task(document: Document, identity: Identity, span: AssignmentSpan) -> tuple[Deadline, ...]:
    """ "… under våren 2025": the period that the task's own words name, as a deadline of the kind *during*."""
    for date in find_dates(document.text, span.task_start, span.end, anchor=identity.anchor):
        before = re.search(
            r"\bunder\s(?:perioden\s|åren\s)?$",
            document.text[max(span.task_start, date.start - 20) : date.start],
            re.IGNORECASE,
        )
        own = re.match(r"under\s", document.text[date.start : date.end], re.IGNORECASE)
        if date.edtf and (before or own):
            start = date.start - (len(before.group()) if before else 0)
            limits = bounds(date.edtf)
            first, last = (limits[0].isoformat(), limits[1].isoformat()) if limits else (None, None)
            return (
                Deadline(
                    Words(start, date.end, document.quote(start, date.end)),
                    date.edtf,
                    "during",
                    first,
                    last,
                    rule="deadline.period-of-task",
                ),
            )
    return ()
