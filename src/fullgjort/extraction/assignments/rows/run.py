"""Runs: under a sentence that says that assignments follow, one after another, each named before its answer.

Läget för de uppdrag som nämnden gav i internbudgeten är följande:
Ny taxa för torget (nämndkansliet) – pågår, förslag i november.
Översyn av snöröjningen (driftenheten) – ej påbörjad.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fullgjort.extraction.assignments.origin import plan_origin
from fullgjort.extraction.assignments.report import report_of
from fullgjort.extraction.finding import Assignment, Evidence, Origin
from fullgjort.extraction.identity import Identity, specific_body
from fullgjort.extraction.section import Section
from fullgjort.extraction.status import read_status
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import BlockKind, Document

RULE_RUN = "row.named-before-its-state"
_LEAD = re.compile(
    r"\buppdrag(?:en)?\b(?=[^.]*:\s*$)(?=[^.]*\b(?:gav|gett|givit|lämna[tr]|lämnade|lämnats|fick|fått|beslutade?)\b|\s(?:till|åt|från)\s)",
    re.IGNORECASE,
)
_NOT_GIVEN = re.compile(
    r"\b(?:föresl|yrka|motion|förtroendeuppdrag|avsagt|avsäg|revisor|vill\b|ersättning|arvode)", re.IGNORECASE
)
_ROW = re.compile(
    r"(?P<name>[A-ZÅÄÖ][^:.;()–—]{4,90}?)(?:\s\((?P<holder>[^()]{3,60})\))?(?:,\s(?P<beside>[^,:.;()–—]{4,50}),\s|\s[–—-]\s|:\s)"
    r"(?P<told>\S.{2,}?)\s*$",
    re.DOTALL,
)
_FEWEST = 2


def runs_of(document: Document, identity: Identity, section: Section) -> Iterator[Assignment]:
    """The assignments that are named before their states under a lead-in; none where fewer than two rows follow, or
    where one of them tells neither a state nor a day."""
    if identity.kind == "notice":
        return
    for number, block in enumerate(section.blocks):
        lead = document.text[block.start : block.end]
        if block.kind is BlockKind.TABLE or not _LEAD.search(lead) or _NOT_GIVEN.search(lead):
            continue
        rows = _rows(document, section, number + 1)
        if len(rows) < _FEWEST:
            continue
        actors = [a for a in find_actors(document.text, block.start, block.end) if a.role == "body" and not a.genitive]
        giver = specific_body(actors[0].name, identity) if actors else identity.body
        origin = plan_origin(document, section, block.start, block.end, own=True) or Origin()
        for start, row in rows:
            name_end = start + row.end("name")
            report = report_of(document, identity, start + row.start("told"), start + row.end("told"))
            holder = row.group("holder") or row.group("beside") or ""
            named = holder if find_actors(holder) else None
            quote = document.quote(start, name_end)
            yield Assignment(
                evidence=Evidence(start, name_end, quote, RULE_RUN, document.page_at(start)),
                title=section.title,
                giver=giver,
                assignee=named[:1].upper() + named[1:] if named else identity.assignee,
                origin=origin,
                due=report[1] if report else (),
                recurrence=report[2] if report else None,
                report=report[0] if report else None,
            )


def _rows(document: Document, section: Section, first: int) -> list[tuple[int, re.Match[str]]]:
    """The rows that follow a lead-in without anything between them, each as its start and its match."""
    rows: list[tuple[int, re.Match[str]]] = []
    for block in section.blocks[first:]:
        if block.kind is BlockKind.TABLE:
            return rows
        for start, end in sentences(document.text, block.start, block.end):
            words = document.text[start:end]
            row = _ROW.match(words)
            told = start + row.start("told") if row else end
            if row is None or not (read_status(document.text, told, end)[1] or find_dates(document.text, told, end)):
                return rows
            rows.append((start, row))
    return rows
