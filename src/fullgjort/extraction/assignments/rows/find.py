"""Rows: assignments that stand as a row of a table, or as a line of a list, with their source and their report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fullgjort.extraction.assignments.report import REPORTING_KINDS
from fullgjort.extraction.assignments.rows.columns import Columns
from fullgjort.extraction.assignments.rows.entry import entries_of
from fullgjort.extraction.assignments.rows.numbered import numbered_tasks
from fullgjort.extraction.assignments.rows.plan_list import plan_list
from fullgjort.extraction.assignments.rows.prose import told_in_prose
from fullgjort.extraction.assignments.rows.record import records_of
from fullgjort.extraction.assignments.rows.run import runs_of
from fullgjort.extraction.assignments.rows.source_line import source_anchors, source_lines
from fullgjort.extraction.assignments.rows.table import assignments_of_table
from fullgjort.extraction.assignments.rows.task_row import owner_of, task_rows
from fullgjort.extraction.finding import Assignment, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.reading.document import BlockKind, Document


def find_rows(
    document: Document,
    identity: Identity,
    sections: list[Section],
    references: Sequence[Reference],
    worded: Sequence[int] = (),
) -> list[Assignment]:
    """The assignments that stand in rows; empty where the document has no such table or list. `worded` are the places
    where sentences give assignments themselves."""
    entries = entries_of(document, identity, sections, references)
    found: list[Assignment] = list(entries.found)
    worded = sorted([*worded, *(item.evidence.start for item in found)])
    last_columns: Columns | None = None
    area: Words | None = None  # the last heading that is no row itself
    per_board = False  # whether the sections of a plan name, board by board, who is to do what
    cards: list[Assignment] = []  # records in a document that does not call itself a list: two or more make it one
    for section in sections:
        if section.voice in ("party", "enclosures"):
            continue
        for block in section.blocks:
            if block.kind is BlockKind.TABLE:
                last_columns, rows = assignments_of_table(document, identity, section, block, references, last_columns)
                found.extend(rows)
        runs = list(runs_of(document, identity, section))
        found.extend(runs)
        worded = sorted([*worded, *(item.evidence.start for item in runs)])
        told = list(told_in_prose(document, identity, section, references, worded))
        found.extend(told)
        worded = sorted([*worded, *(item.evidence.start for item in told)])
        records = [
            record
            for record in records_of(document, identity, section, references)
            if not entries.hold(record.evidence.start)
        ]
        if identity.kind in REPORTING_KINDS:
            heading = section.heading
            anchors = source_anchors(document, section, references) if heading else []
            in_heading = heading is not None and any(heading.start < anchor.start < heading.end for anchor in anchors)
            area = area if in_heading else section.title
            lines = source_lines(document, identity, section, references, worded)
            lines = (line for line in lines if not entries.hold(_place(line)))
            found.extend(records or (replace(line, title=area) for line in lines))
        else:
            cards.extend(records)
        if identity.kind == "director_report" and section.heading is not None:
            sourced = any(section.start <= r.evidence.start < section.heading.end and r.paragraph for r in references)
            if sourced and not any(section.start <= place < section.end for place in worded):
                found.extend(source_lines(document, identity, section, references, worded))
        found.extend(plan_list(document, identity, section))
        if identity.kind in ("plan", "activity_plan", "list"):
            owner, per_board = owner_of(section, per_board)
            numbered = list(numbered_tasks(document, identity, section, references, owner))
            found.extend(numbered or task_rows(document, identity, section, references, owner))
    if len(cards) > 1:
        found.extend(cards)
    return found


def _place(line: Assignment) -> int:
    """Where the source stands that told a row; the row itself where it has none."""
    return line.origin.words.start if line.origin.words else line.evidence.start
