"""Numbered tasks: a plan's or a list's assignments, each with its number of the year and its name before its words.

2031:4 Båtplatser. Utarbeta ett förslag till kö. Klart 2032-06-30.
2030:9 Kajplan. Planen är antagen och uppdraget stryks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fullgjort.extraction.assignments.listed import TOPIC
from fullgjort.extraction.assignments.origin import own_plan_origin
from fullgjort.extraction.assignments.report import report_of
from fullgjort.extraction.assignments.rows.cells import deadline_of_date, deadlines_within
from fullgjort.extraction.assignments.rows.row_words import is_order
from fullgjort.extraction.assignments.rows.task_row import giver_of_heading
from fullgjort.extraction.finding import Assignment, Deadline, Evidence, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.recurrence import find_recurrence
from fullgjort.extraction.section import Section
from fullgjort.extraction.status import read_status
from fullgjort.language.dates import find_dates
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import BlockKind, Document

RULE_NUMBERED = "row.numbered-task"
_MARK = re.compile(r"(?:(?<=[.)!?]\s)|(?<=\n)|(?<![^\n]))(?:19|20)\d\d\s?[:/-]\s?\d{1,3}[.:]?\s+(?=[A-ZÅÄÖ])")
_UNDER_TASKS = re.compile(r"\b(?:uppdrag|beställningar)(?:en)?\b", re.IGNORECASE)
# "Klart 2032-06-30.", "Redovisas till styrelsen i maj.": by when, and no answer
_BY_WHEN = re.compile(r"(?:Klart|Klar|Slutförs|Redovisas|Återrapporteras|Ska\svara)\b(?!,|\.|\si\s\w+ari\b)")
# What the task's own sentence is followed by when it goes on: "Utredningen ska vara klar i god tid före …"
_GOES_ON = re.compile(r"[A-ZÅÄÖ][^.;:]{2,60}?\s(?:ska|skall)\s")


def numbered_tasks(
    document: Document, identity: Identity, section: Section, references: Sequence[Reference], owner: str | None = None
) -> Iterator[Assignment]:
    """The numbered tasks under a heading that says that assignments follow; none elsewhere."""
    title = section.title.quote if section.title else ""
    if not _UNDER_TASKS.search(title):
        return
    for block in section.blocks:
        marks = list(_MARK.finditer(document.text, block.start, block.end))
        if block.kind is BlockKind.TABLE or not marks:
            continue
        ends = [*(mark.start() for mark in marks[1:]), block.end]
        for mark, end in zip(marks, ends, strict=True):
            while end > mark.end() and document.text[end - 1].isspace():
                end -= 1
            yield _task(document, identity, section, references, owner, mark.end(), end)


def _task(
    document: Document,
    identity: Identity,
    section: Section,
    references: Sequence[Reference],
    owner: str | None,
    start: int,
    end: int,
) -> Assignment:
    """One task: its name alone where an answer follows at once, else the sentences that say what is to be done."""
    name = TOPIC.match(document.text, start, end)
    spans = [one for one in sentences(document.text, name.end(), end) if one[1] > one[0]] if name else []
    told = _told_from(document, spans)
    title = section.title
    if name is None or not spans:
        first, last = start, end
    elif told == 0:
        first, last = start, name.end() - 1
    else:
        first = spans[0][0]
        asked = [spans[0], *(one for one in spans[1:told] if _GOES_ON.match(document.text[slice(*one)]))]
        last = asked[-1][1]
        title = Words(start, name.end() - 2, document.quote(start, name.end() - 2))
    while last > first and document.text[last - 1].isspace():
        last -= 1
    answer = report_of(document, identity, spans[told][0], end) if told < len(spans) else None
    recurrence = find_recurrence(document.text, first, last)
    return Assignment(
        evidence=Evidence(first, last, document.quote(first, last), RULE_NUMBERED, document.page_at(first)),
        title=title,
        giver=giver_of_heading(section) or identity.giver or identity.body,
        assignee=owner or identity.assignee,
        origin=own_plan_origin(document, identity, references),
        due=_due(document, identity, start, spans[told][0] if told < len(spans) else end)
        + (answer[1] if answer else ()),
        recurrence=recurrence[0] if recurrence else None,
        report=answer[0] if answer else None,
    )


def _due(document: Document, identity: Identity, start: int, end: int) -> tuple[Deadline, ...]:
    """The deadlines of a task's own words; a date after "Klart" counts without the word "senast"."""
    found = deadlines_within(document, identity, start, end)
    if found:
        return found
    ready = re.search(r"(?<=\.\s)(?:Klart|Klar|Färdigt)\s(?=\d{4})", document.text[start:end])
    left = start + ready.end() if ready else end
    dates = find_dates(document.text, left, end)[:1] if ready else []
    return tuple(deadline_of_date(document, left, d.end, d.edtf, "deadline.row-end") for d in dates if d.start == left)


def _told_from(document: Document, spans: list[tuple[int, int]]) -> int:
    """The number of the first sentence that tells how it stands; that of the sentences where none does."""
    for number, (left, right) in enumerate(spans):
        words = document.text[left:right]
        if (number == 0 and is_order(words)) or _BY_WHEN.match(words) or _GOES_ON.match(words):
            continue
        if read_status(document.text, left, right)[1] is not None:
            return number
    return len(spans)
