"""Cells: an assignment put together from the cells of its row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fullgjort.extraction.assignments.origin import PLAN_NAME, cited_origin, own_plan_origin
from fullgjort.extraction.assignments.parties import tidy
from fullgjort.extraction.assignments.parts import parts_of_task
from fullgjort.extraction.assignments.report import REPORTING_KINDS, report_of
from fullgjort.extraction.assignments.rows.columns import Columns
from fullgjort.extraction.deadlines.find import find_deadlines
from fullgjort.extraction.finding import Assignment, Deadline, Evidence, Origin, Reference, Report, Words
from fullgjort.extraction.identity import Identity, body_of_abbreviation
from fullgjort.extraction.recurrence import find_recurrence
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.language.periods import bounds
from fullgjort.reading.document import Cell, Document

type RowReport = tuple[Report, tuple[Deadline, ...], str | None]


def row_assignment(
    document: Document,
    identity: Identity,
    area: Words | None,
    columns: Columns,
    cells: dict[int, Cell],
    task: Cell,
    references: Sequence[Reference],
    rule: str,
) -> Assignment:
    """The assignment of a row: its task from one cell, and what the others tell of it."""
    quote = document.quote(task.start, task.end)
    origin_cell, report_cell = cells.get(columns.origin), cells.get(columns.report)
    origin = Origin()
    for cell in (origin_cell, task, *_without_role(columns, cells)):
        if cell is not None and origin.kind == "unknown":
            origin = cited_origin(document, references, cell.start, cell.end) or _plan_cell(document, cell) or Origin()
    if origin.kind == "unknown" and identity.kind in ("plan", "activity_plan"):
        origin = own_plan_origin(document, identity, references)
    origin = _dated(document, identity, origin, origin_cell, cells.get(columns.decided))
    giver = _cell_actor(document, cells.get(columns.giver)) or giver_of_row(origin, identity)
    assignee = _cell_actor(document, cells.get(columns.assignee)) or _first_office(quote) or identity.assignee
    report = report_of(document, identity, report_cell.start, report_cell.end) if report_cell is not None else None
    report = _with_status(document, identity, report, cells.get(columns.status))
    due = _due_of_cells(document, identity, [cells.get(columns.due), task])
    recurrence = find_recurrence(document.text, task.start, task.end)
    return Assignment(
        evidence=Evidence(task.start, task.end, quote, rule, document.page_at(task.start)),
        title=area,
        parts=_parts(document, task.start, task.end),
        giver=giver,
        assignee=assignee,
        origin=origin,
        due=due + (report[1] if report else ()),
        recurrence=recurrence[0] if recurrence else (report[2] if report else None),
        report=report[0] if report else None,
    )


def _without_role(columns: Columns, cells: dict[int, Cell]) -> list[Cell]:
    """A row's cells in columns whose labels tell nothing, from left to right: the decision may stand in one of them
    ("Dnr" | "Uppdrag" | "Beslut datum och §")."""
    told = columns.told()
    return [cell for column, cell in sorted(cells.items()) if column not in told]


def _dated(document: Document, identity: Identity, origin: Origin, paragraph: Cell | None, day: Cell | None) -> Origin:
    """The origin with the day of the decision from the column beside it; a bare "§ 13" is the list's own board's."""
    edtf = next((d.edtf for d in find_dates(document.text, day.start, day.end) if d.edtf), None) if day else None
    if edtf is None or origin.date is not None:
        return origin
    if origin.kind == "decision":
        return replace(origin, date=edtf)
    words = document.quote(paragraph.start, paragraph.end) if paragraph else ""
    number = re.fullmatch(r"§?\s?(\d{1,4})", words)
    if origin.kind != "unknown" or paragraph is None or number is None:
        return origin
    board = lexicon().abbreviation_of(identity.body or "") or identity.body
    return Origin("decision", Words(paragraph.start, paragraph.end, words), board, edtf, int(number.group(1)))


def _with_status(
    document: Document, identity: Identity, report: RowReport | None, cell: Cell | None
) -> RowReport | None:
    """The report with the status that a column of its own gives; that column's words where no others are written."""
    stated = report_of(document, identity, cell.start, cell.end) if cell is not None else None
    if stated is None or report is None:
        return report or stated
    if stated[0].status == "unclear":
        return report
    told = replace(report[0], status=stated[0].status, evidence=stated[0].evidence, rule=stated[0].rule)
    return told, report[1], report[2]


def _parts(document: Document, start: int, end: int) -> tuple[Words, ...]:
    """The parts of a cell: its lines with list marks, else its att-satser."""
    lines = []
    for match in re.finditer(r"(?:^|\n|\s)[•·▪\u2022*–-]\s*(?P<item>[^•·▪\u2022\n]+)", document.text[start:end]):
        lines.append(
            Words(
                start + match.start("item"),
                start + match.end("item"),
                document.quote(start + match.start("item"), start + match.end("item")),
            )
        )
    if len(lines) > 1:
        return tuple(lines)
    given = re.search(r"\b(?:i\suppdrag|uppdraget)\satt\b", document.text[start:end])
    return parts_of_task(document, start + (given.end() if given else 0), end)


def _plan_cell(document: Document, cell: Cell) -> Origin | None:
    match = PLAN_NAME.search(document.text, cell.start, cell.end)
    if match is None or match.end() - match.start() < 0.5 * (cell.end - cell.start):
        return None
    return Origin("plan", Words(match.start(), match.end(), document.quote(match.start(), match.end())))


def _cell_actor(document: Document, cell: Cell | None) -> str | None:
    if cell is None:
        return None
    words = document.quote(cell.start, cell.end)
    actors = find_actors(words)
    return actors[0].name if len(actors) == 1 and actors[0].abbreviation else tidy(words) if len(words) < 90 else None


def giver_of_row(origin: Origin, identity: Identity) -> str | None:
    """The body that gave a row's task: the origin's, else the one that the title names, else the document's own."""
    return (
        body_of_abbreviation(origin.body, identity)
        or identity.giver
        or (
            identity.body
            if identity.kind in (*REPORTING_KINDS, "minutes") and identity.body != identity.assignee
            else None
        )
    )


def _first_office(quote: str) -> str | None:
    match = re.match(
        r"(?:att\s)?(?:ge\s|uppdra\såt\s)?(?P<who>[^.;:]{3,80}?)\s(?:får|ges|fick|i\suppdrag)\b", quote, re.IGNORECASE
    )
    if match is None and (told := _TOLD_TO.match(quote)) and find_actors(told.group("who")):
        match = told
    return tidy(re.sub(r"\s(?:har|hade|gavs|getts|haft|fått)\b.*$", "", match.group("who"))) if match else None


# "Hamnnämnden ska …", "Kranen och kajen skulle …": who a row's sentence names as the one to do it
_TOLD_TO = re.compile(
    r"(?P<who>[^.,;:]{3,60}?),?\s(?:ska|skall|skulle|gavs|uppdrogs|uppdras|ålades|(?:har\s)?(?:haft|fått)\si\suppdrag)\b",
    re.IGNORECASE,
)


def _due_of_cells(document: Document, identity: Identity, cells: list[Cell | None]) -> tuple[Deadline, ...]:
    """Deadlines of a row: a date column counts without the word "senast"."""
    found: list[Deadline] = []
    date_cell, task = cells
    if date_cell is not None:
        for date in find_dates(document.text, date_cell.start, date_cell.end, anchor=identity.anchor):
            found.append(deadline_of_date(document, date.start, date.end, date.edtf, "deadline.date-column"))
    if task is not None:
        found.extend(deadlines_within(document, identity, task.start, task.end))
    return tuple(found)


def deadlines_within(document: Document, identity: Identity, start: int, end: int) -> tuple[Deadline, ...]:
    """The deadlines that stand between two places, in order; empty where none does."""
    return tuple(
        Deadline(
            Words(d.start, d.end, document.quote(d.start, d.end)), d.edtf, d.bound, d.earliest, d.latest, d.kind, d.rule
        )
        for d in find_deadlines(document.text, start, end, anchor=identity.anchor)
    )


def deadline_of_date(document: Document, start: int, end: int, edtf: str | None, rule: str) -> Deadline:
    """The deadline that a date by itself is, in its column or at the end of its row."""
    limits = bounds(edtf) if edtf else None
    first, last = (limits[0].isoformat(), limits[1].isoformat()) if limits else (None, None)
    return Deadline(Words(start, end, document.quote(start, end)), edtf, "by", first, last, rule=rule)
