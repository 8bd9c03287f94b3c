"""Tables: assignments that stand as rows under a header, and the sentences over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fullgjort.extraction.assignments.origin import own_plan_origin
from fullgjort.extraction.assignments.report import REPORTING_KINDS
from fullgjort.extraction.assignments.rows.cells import row_assignment
from fullgjort.extraction.assignments.rows.columns import Columns, columns_of_header, guessed_columns
from fullgjort.extraction.assignments.rows.lead import giver_of_heading, giver_of_lead, gives_table_below
from fullgjort.extraction.finding import Assignment, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.reading.document import Block, BlockKind, Document

RULE_TABLE = "row.table"
_TASK_WORD = re.compile(r"\buppdrag|\bbeslut", re.IGNORECASE)


def assignments_of_table(
    document: Document,
    identity: Identity,
    section: Section,
    block: Block,
    references: Sequence[Reference],
    inherited: Columns | None,
) -> tuple[Columns | None, list[Assignment]]:
    """The columns of a table and its assignments. A table without a header takes the columns of the one before it
    in the document, where it is as wide."""
    columns, first = None, 0
    for index, row in enumerate(block.rows[:3]):
        columns = columns_of_header(document, row)
        if columns:
            first = index + 1
            break
    if (
        columns is None
        and inherited is not None
        and max(len(row.cells) for row in block.rows) > max(inherited.task, inherited.report, inherited.origin)
    ):
        columns = inherited
    if columns is None:
        columns = guessed_columns(document, block, references) if identity.kind in REPORTING_KINDS else None
    if columns is None or identity.kind not in (
        *REPORTING_KINDS,
        "plan",
        "activity_plan",
        "director_report",
        "minutes",
        "decision_memo",
        "other",
    ):
        return None, []
    if (
        identity.kind not in REPORTING_KINDS
        and columns is not inherited
        and not _TASK_WORD.search(document.text[block.rows[0].start : block.rows[0].end])
        and not gives_table_below(document, section, block)
        and not _is_adopted_plan(document, identity, columns, references)
    ):
        return None, []
    area: Words | None = section.title
    found: list[Assignment] = []
    for row in block.rows[first:]:
        cells = {cell.column: cell for cell in row.cells if cell.end > cell.start}
        task = cells.get(columns.task)
        if len(cells) == 1 and task is not None and len(document.quote(task.start, task.end)) < 90:
            area = Words(task.start, task.end, document.quote(task.start, task.end))
            continue
        if task is None or len(document.quote(task.start, task.end)) < 8:
            continue
        item = row_assignment(document, identity, area, columns, cells, task, references, RULE_TABLE)
        named = None if item.origin.kind == "decision" else giver_of_heading(section, identity)
        found.append(replace(item, giver=named or item.giver or giver_of_lead(document, identity, section, block)))
    return columns, found


def _is_adopted_plan(document: Document, identity: Identity, columns: Columns, references: Sequence[Reference]) -> bool:
    """Whether a plan of actions was adopted by a board's decision and tells who is to do each by when: then its rows are
    what the board has given; a plan that an operation has made for itself gives nothing."""
    if identity.kind != "activity_plan" or columns.assignee < 0 or columns.due < 0:
        return False
    adopted = own_plan_origin(document, identity, references)
    return adopted.body is not None and adopted.paragraph is not None


def leads_of_tables(document: Document, sections: list[Section], rows: Sequence[Assignment]) -> list[tuple[int, int]]:
    """The sentences that give a table's rows, as spans: they are no assignments beside their rows."""
    leads = []
    for section in sections:
        for before, block in pairwise(section.blocks):
            if (
                block.kind is BlockKind.TABLE
                and any(
                    row.evidence.rule == RULE_TABLE and block.start <= row.evidence.start < block.end for row in rows
                )
                and gives_table_below(document, section, block)
            ):
                leads.append((max(before.start, block.start - 400), before.end))
    return leads
