"""Rows: assignments that stand as a row of a table, or as a line of a list, with their source and their report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fullgjort.extraction.assignments.origin import PLAN_NAME, cited_origin, plan_origin
from fullgjort.extraction.assignments.parties import tidy
from fullgjort.extraction.assignments.parts import parts_of_task
from fullgjort.extraction.assignments.report import REPORTING_KINDS, report_of
from fullgjort.extraction.deadlines import find_deadlines
from fullgjort.extraction.finding import Assignment, Deadline, Evidence, Origin, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.recurrence import find_recurrence
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Cell, Document, Row

RULE_TABLE, RULE_PLAN_LINE, RULE_PLAN_LIST, RULE_TASK_ROW = "row.table", "row.plan-line", "row.plan-list", "row.infinitive"

_COLUMNS = (
    ("task", re.compile(r"^(?:uppdrag(?:et|ets innehåll|stext)?|beslut(?:at uppdrag|spunkt)?|åtgärd|aktivitet|uppdragsbeskrivning|beskrivning|ärende/uppdrag|uppdrag/beslut|beslut/uppdrag|ärende|innehåll)$", re.I)),
    ("report", re.compile(r"(?:status|återrapport|återkoppling|återredovisning|lägesrapport|^läge|redovisning|kommentar|\bsvar\b|uppföljning|resultat|vad har gjorts)", re.I)),
    ("origin", re.compile(r"(?:källa|ursprung|hänvisning|referens|beslutsdatum|paragraf|^§|beslutad|protokoll|från ärende|givet|datum för beslut|beslut \(|organ|dnr|diarie|^nr$|^beslut$)", re.I)),
    ("assignee", re.compile(r"(?:ansvarig|mottagare|utförare|uppdragstagare|förvaltning|^till$|handläggare)", re.I)),
    ("giver", re.compile(r"(?:uppdragsgivare|^från$|beslutsorgan|instans)", re.I)),
    ("due", re.compile(r"(?:klart|slutdatum|tidplan|senast|redovisas|färdig|tidpunkt|när|återrapporteras|^datum$|^tid$|förfaller)", re.I)),
)
_TASK_WORD = re.compile(r"\buppdrag|\bbeslut", re.IGNORECASE)
_INFINITIVE_ROW = re.compile(r"^(?:Att\s)?(?:[A-ZÅÄÖ][a-zåäö]{2,}a|Se|Ta|Ge|Få|Utse|Bistå|Tillse)\s(?!är|har|kommer|ska)", 0)
_PLAN_LINE = re.compile(r"(?P<plan>(?-i:[A-ZÅÄÖ][a-zåäö]*plan(?:en)?|Budget|Mål och budget)(?:\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?)\s(?=[A-ZÅÄÖ”\"])")


def find_rows(document: Document, identity: Identity, sections: list[Section], references: Sequence[Reference]) -> list[Assignment]:
    """The assignments that stand in rows; empty where the document has no such table or list."""
    found: list[Assignment] = []
    for section in sections:
        if section.voice in ("party", "enclosures"):
            continue
        for block in section.blocks:
            if block.kind is BlockKind.TABLE:
                found.extend(_table(document, identity, section, block, references))
        if identity.kind in REPORTING_KINDS:
            found.extend(_plan_lines(document, identity, section))
        found.extend(_plan_list(document, identity, section))
        if identity.kind in ("plan", "activity_plan", "list"):
            found.extend(_task_rows(document, identity, section))
    return found


# Tables ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what; -1 where the table has none."""

    task: int = -1
    report: int = -1
    origin: int = -1
    assignee: int = -1
    giver: int = -1
    due: int = -1


def _columns(document: Document, row: Row) -> _Columns | None:
    """The roles of a header row's columns; None where it is no header of assignments."""
    roles: dict[str, int] = {}
    for cell in row.cells:
        label = document.quote(cell.start, cell.end).strip(" :*")
        if not label or len(label) > 60:
            continue
        for role, pattern in _COLUMNS:
            if role not in roles and pattern.search(label):
                roles[role] = cell.column
                break
    columns = _Columns(**roles)
    if columns.task < 0 and columns.origin >= 0 and columns.report >= 0 and len(row.cells) >= 2:
        return None
    return columns if columns.task >= 0 and max(columns.report, columns.origin, columns.assignee) >= 0 else None


def _guessed_columns(document: Document, block: Block, references: Sequence[Reference]) -> _Columns | None:
    """Columns of a table without a header in a report-back: the references' column parts task from report."""
    counts: dict[int, int] = {}
    for row in block.rows:
        for cell in row.cells:
            if any(cell.start <= ref.evidence.start < cell.end for ref in references) or PLAN_NAME.fullmatch(document.quote(cell.start, cell.end)):
                counts[cell.column] = counts.get(cell.column, 0) + 1
    if not counts:
        return None
    column = max(counts, key=lambda c: (counts[c], -c))
    width = max(len(row.cells) for row in block.rows)
    if width < 2 or counts[column] * 2 < len(block.rows):
        return None
    if column == 0:
        return _Columns(task=1, origin=0, report=2 if width > 2 else -1)
    return _Columns(task=column - 1, origin=column, report=column + 1 if width > column + 1 else -1)


def _table(document: Document, identity: Identity, section: Section, block: Block, references: Sequence[Reference]) -> Iterator[Assignment]:
    columns, first = None, 0
    for index, row in enumerate(block.rows[:3]):
        columns = _columns(document, row)
        if columns:
            first = index + 1
            break
    if columns is None:
        columns = _guessed_columns(document, block, references) if identity.kind in REPORTING_KINDS else None
    if columns is None or not (identity.kind in (*REPORTING_KINDS, "plan", "activity_plan", "director_report", "minutes", "decision_memo", "other")):
        return
    if identity.kind not in REPORTING_KINDS and not _TASK_WORD.search(document.text[block.rows[0].start : block.rows[0].end]):
        return
    area: Words | None = section.title
    for row in block.rows[first:]:
        cells = {cell.column: cell for cell in row.cells if cell.end > cell.start}
        task = cells.get(columns.task)
        if len(cells) == 1 and task is not None and len(document.quote(task.start, task.end)) < 90:
            area = Words(task.start, task.end, document.quote(task.start, task.end))
            continue
        if task is None or len(document.quote(task.start, task.end)) < 8:
            continue
        yield _row_assignment(document, identity, area, columns, cells, task, references)


def _row_assignment(
    document: Document, identity: Identity, area: Words | None, columns: _Columns, cells: dict[int, Cell], task: Cell, references: Sequence[Reference]
) -> Assignment:
    quote = document.quote(task.start, task.end)
    origin_cell, report_cell = cells.get(columns.origin), cells.get(columns.report)
    origin = Origin()
    for cell in (origin_cell, task):
        if cell is not None and origin.kind == "unknown":
            origin = cited_origin(document, references, cell.start, cell.end) or _plan_cell(document, cell) or Origin()
    giver = _cell_actor(document, cells.get(columns.giver)) or _giver(origin, identity)
    assignee = _cell_actor(document, cells.get(columns.assignee)) or _first_office(quote) or identity.assignee
    report = report_of(document, identity, report_cell.start, report_cell.end) if report_cell is not None else None
    due = _due_of_cells(document, identity, [cells.get(columns.due), task])
    recurrence = find_recurrence(document.text, task.start, task.end)
    return Assignment(
        evidence=Evidence(task.start, task.end, quote, RULE_TABLE, document.page_at(task.start)),
        title=area, parts=_parts(document, task.start, task.end), giver=giver, assignee=assignee, origin=origin,
        due=due + (report[1] if report else ()), recurrence=recurrence[0] if recurrence else (report[2] if report else None),
        report=report[0] if report else None,
    )


def _parts(document: Document, start: int, end: int) -> tuple[Words, ...]:
    """The parts of a cell: its lines with list marks, else its att-satser."""
    lines = []
    for match in re.finditer(r"(?:^|\n|\s)[•·▪\u2022*–-]\s*(?P<item>[^•·▪\u2022\n]+)", document.text[start:end]):
        lines.append(Words(start + match.start("item"), start + match.end("item"), document.quote(start + match.start("item"), start + match.end("item"))))
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


def _giver(origin: Origin, identity: Identity) -> str | None:
    body = lexicon().body_by_abbreviation(origin.body) if origin.body else None
    return body.name if body else identity.giver


def _first_office(quote: str) -> str | None:
    match = re.match(r"(?:att\s)?(?:ge\s|uppdra\såt\s)?(?P<who>[^.;:]{3,80}?)\s(?:får|ges|fick|i\suppdrag)\b", quote, re.IGNORECASE)
    return tidy(match.group("who")) if match else None


def _due_of_cells(document: Document, identity: Identity, cells: list[Cell | None]) -> tuple[Deadline, ...]:
    """Deadlines of a row: a date column counts without the word "senast"."""
    found: list[Deadline] = []
    date_cell, task = cells
    if date_cell is not None:
        for date in find_dates(document.text, date_cell.start, date_cell.end, anchor=identity.anchor):
            found.append(Deadline(Words(date.start, date.end, document.quote(date.start, date.end)), date.edtf, "by", rule="deadline.date-column"))
    if task is not None:
        found.extend(
            Deadline(Words(d.start, d.end, document.quote(d.start, d.end)), d.edtf, d.bound, d.earliest, d.latest, d.kind, d.rule)
            for d in find_deadlines(document.text, task.start, task.end, anchor=identity.anchor))
    return tuple(found)


# Lines -----------------------------------------------------------------------------------------------------
def _plan_lines(document: Document, identity: Identity, section: Section) -> Iterator[Assignment]:
    """Rows whose cells ran together: a name, the plan it comes from, and the report ("Utreda X Stabsplan Arbetet …")."""
    matches = [m for m in _PLAN_LINE.finditer(document.text, section.heading.end if section.heading else section.start, section.end)
               if not any(b.kind is BlockKind.TABLE and b.start <= m.start() < b.end for b in section.blocks)]
    spans = [(_line_start(document, section, match.start()), match) for match in matches]
    for index, (start, match) in enumerate(spans):
        end = spans[index + 1][0] if index + 1 < len(spans) else section.end
        name_end = len(document.text[start : match.start()].rstrip()) + start
        if name_end - start < 6 or name_end - start > 400:
            continue
        report = report_of(document, identity, match.end(), end)
        yield Assignment(
            evidence=Evidence(start, name_end, document.quote(start, name_end), RULE_PLAN_LINE, document.page_at(start)),
            title=section.title, giver=identity.giver, assignee=identity.assignee,
            origin=Origin("plan", Words(match.start("plan"), match.end("plan"), match.group("plan"))),
            due=report[1] if report else (), recurrence=report[2] if report else None, report=report[0] if report else None,
        )


def _line_start(document: Document, section: Section, position: int) -> int:
    """Where the name before a plan's name begins: at its block, or after the last whole sentence before it."""
    block = next((b for b in section.blocks if b.start <= position < b.end), None)
    start = block.start if block else section.start
    if block is not None and block.start == position:
        earlier = [b for b in section.blocks if b.end <= position]
        start = earlier[-1].start if earlier else section.start
        return start
    spans = [span for span in sentences(document.text, start, position) if document.text[slice(*span)].strip()]
    if not spans:
        return start
    last = spans[-1]
    if len(spans) > 1 and document.text[last[0] : last[1]].rstrip().endswith(".") and len(spans) == 2:
        return spans[-2][0]
    return last[0]


def _plan_list(document: Document, identity: Identity, section: Section) -> Iterator[Assignment]:
    """Lists of a plan's assignments with what has been done on each ("Digital målbild: Arbetet pågår …")."""
    title = section.title.quote if section.title else ""
    lead_end = next((b.start for b in section.blocks if b.kind is BlockKind.LIST_ITEM), None)
    if lead_end is None or identity.kind == "notice":
        return
    lead = document.text[section.start : lead_end]
    if not re.search(r"\buppdrag\w*\b", title + " " + lead, re.IGNORECASE) or not PLAN_NAME.search(lead):
        return
    plan = plan_origin(document, section, section.start, lead_end)
    giver = next((a for a in find_actors(lead) if a.role == "body" and not a.genitive), None)
    date = next((d.edtf for d in find_dates(lead) if d.edtf and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", d.edtf)), None)
    origin = replace(plan, body=giver.abbreviation if giver else None, date=date) if plan else Origin("plan")
    for block in section.blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            continue
        match = re.match(r"(?P<name>[A-ZÅÄÖ][^:.]{2,80}):\s+", document.text[block.start : block.end])
        if not match:
            continue
        name_end = block.start + match.end("name")
        task = re.match(r"Uppdraget\s(?:inriktas|avser|innebär|handlar|är|syftar)[^.,]*", document.text[block.start + match.end() : block.end])
        quote_end = block.start + match.end() + task.end() if task else name_end
        report = report_of(document, identity, block.start + match.end(), block.end)
        yield Assignment(
            evidence=Evidence(block.start, quote_end, document.quote(block.start, quote_end), RULE_PLAN_LIST, document.page_at(block.start)),
            title=section.title, giver=giver.name if giver else identity.giver, assignee=identity.assignee, origin=origin,
            due=report[1] if report else (), recurrence=report[2] if report else None, report=report[0] if report else None,
        )


def _task_rows(document: Document, identity: Identity, section: Section) -> Iterator[Assignment]:
    """Infinitive rows of a plan under a heading or lead-in that says "uppdrag": "Ta fram en plan för … (BUN)"."""
    items = [b for b in section.blocks if b.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)]
    lead = (section.title.quote if section.title else "") + " " + " ".join(
        document.quote(b.start, b.end) for b in items if document.text[b.start : b.end].rstrip().endswith(":"))
    if not re.search(r"\buppdrag\b|\buppdragen\b", lead, re.IGNORECASE):
        return
    for block in items:
        words = document.quote(block.start, block.end)
        if not _INFINITIVE_ROW.match(words) or len(words) > 400 or words.endswith(":"):
            continue
        who = re.search(r"\((?P<who>[A-ZÅÄÖ]{2,5}(?:,\s?[A-ZÅÄÖ]{2,5})*|[^()]*(?:nämnden|styrelsen|direktören|förvaltningen))\)\.?$", words)
        named = [lexicon().body_by_abbreviation(part.strip()) for part in who.group("who").split(",")] if who else []
        assignee = " och ".join(b.name for b in named if b) or (who.group("who") if who else None) or identity.assignee
        due = tuple(
            Deadline(Words(d.start, d.end, document.quote(d.start, d.end)), d.edtf, d.bound, d.earliest, d.latest, d.kind, d.rule)
            for d in find_deadlines(document.text, block.start, block.end, anchor=identity.anchor))
        recurrence = find_recurrence(document.text, block.start, block.end)
        yield Assignment(
            evidence=Evidence(block.start, block.end, words, RULE_TASK_ROW, document.page_at(block.start)), title=section.title,
            parts=parts_of_task(document, block.start, block.end), giver=identity.giver or identity.body, assignee=assignee,
            origin=Origin("plan"), due=due, recurrence=recurrence[0] if recurrence else None,
        )
