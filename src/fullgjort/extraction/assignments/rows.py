"""Rows: assignments that stand as a row of a table, or as a line of a list, with their source and their report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fullgjort.extraction.assignments.origin import PLAN_NAME, cited_origin, own_plan_origin, plan_origin
from fullgjort.extraction.assignments.parties import tidy
from fullgjort.extraction.assignments.parts import parts_of_task
from fullgjort.extraction.assignments.report import REPORTING_KINDS, WEAK_RULES, report_of
from fullgjort.extraction.deadlines import find_deadlines
from fullgjort.extraction.finding import Assignment, Certainty, Deadline, Evidence, Origin, Reference, Report, Words
from fullgjort.extraction.identity import Identity, body_of_abbreviation, specific_body
from fullgjort.extraction.recurrence import find_recurrence
from fullgjort.extraction.section import Section
from fullgjort.extraction.status import read_status
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.language.periods import bounds
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Cell, Document, Row

RULE_PROSE = "row.report-in-prose"

type RowReport = tuple[Report, tuple[Deadline, ...], str | None]

RULE_SOURCE_LINE, RULE_RECORD = "row.source-line", "row.record"
RULE_TABLE, RULE_PLAN_LINE, RULE_PLAN_LIST, RULE_TASK_ROW = (
    "row.table",
    "row.plan-line",
    "row.plan-list",
    "row.infinitive",
)

_COLUMNS = (
    (
        "task",
        re.compile(
            r"^(?:vad(?:\ssom)?\sska\sgöras|uppdrag\s(?:från|till|ur|i|enligt)\s.{3,60}|"
            r"uppdrag(?:et|ets innehåll|stext)?|beslut(?:at uppdrag|spunkt)?|åtgärd|aktivitet|uppdragsbeskrivning|"
            r"beskrivning|bevakning(?:särende)?|ärende/uppdrag|uppdrag/beslut|beslut/uppdrag|ärende|innehåll)$",
            re.I,
        ),
    ),
    (
        "report",
        re.compile(
            r"(?:status|återrapport|återkoppling|återredovisning|lägesrapport|^läge|redovisning|kommentar|\bsvar\b|"
            r"uppföljning|resultat|vad har gjorts)",
            re.I,
        ),
    ),
    (
        "origin",
        re.compile(
            r"(?:källa|ursprung|hänvisning|referens|beslutsdatum|paragraf|^§|beslutad|protokoll|från ärende|givet|"
            r"datum för beslut|beslut \(|organ|dnr|diarie|^nr$|^beslut$)",
            re.I,
        ),
    ),
    (
        "assignee",
        re.compile(r"(?:^vem$|ansvarig|mottagare|utförare|uppdragstagare|förvaltning|^till$|handläggare)", re.I),
    ),
    ("giver", re.compile(r"(?:uppdragsgivare|^från$|beslutsorgan|instans)", re.I)),
    (
        "due",
        re.compile(
            r"(?:klart|slutdatum|tidplan|senast|redovisas|färdig|tidpunkt|när|återrapporteras|^datum$|^tid$|förfaller)",
            re.I,
        ),
    ),
)
_BEGINS_WITH_WHEN = re.compile(
    r"(?:Att\s)?(?:Varje\s(?:år|halvår|tertial|kvartal|månad|vecka)|Årligen|Löpande|Månadsvis|Kvartalsvis|"
    r"(?:Två|Tre|Fyra)\sgånger\s(?:per|om)\sår(?:et)?|(?:Senast|Under|Inför)\s[^.,;:]{3,40}?|"
    r"(?:Tillsammans|I\s(?:samverkan|samråd|samarbete))\smed\s[^.,;:]{3,60}?),?:?\s(?:[a-zåäö]{3,}a|se|ta|ge|utse)\s"
)
_TASK_WORD = re.compile(r"\buppdrag|\bbeslut", re.IGNORECASE)
_INFINITIVE_ROW = re.compile(
    r"^(?:Att\s)?(?!\w+list(?:a|or)\b)(?:[A-ZÅÄÖ][a-zåäö]{2,}a|Se|Ta|Ge|Få|Utse|Bistå|Tillse)\s(?!är|har|kommer|ska)", 0
)
_PLAN_LINE = re.compile(
    r"(?P<plan>(?-i:[A-ZÅÄÖ][a-zåäö]*plan(?:en)?|Budget|Mål och budget)(?:\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|"
    r"20)?\d\d)?)?)(?=\s+[A-ZÅÄÖ”\"]|\s*\n|\s*$)"
)


def find_rows(
    document: Document,
    identity: Identity,
    sections: list[Section],
    references: Sequence[Reference],
    worded: Sequence[int] = (),
) -> list[Assignment]:
    """The assignments that stand in rows; empty where the document has no such table or list. `worded` are the places
    where sentences give assignments themselves."""
    found: list[Assignment] = []
    last_columns: _Columns | None = None
    area: Words | None = None  # the last heading that is no row itself
    per_board = False  # whether the sections of a plan name, board by board, who is to do what
    cards: list[Assignment] = []  # records in a document that does not call itself a list: two or more make it one
    for section in sections:
        if section.voice in ("party", "enclosures"):
            continue
        for block in section.blocks:
            if block.kind is BlockKind.TABLE:
                last_columns, rows = _table(document, identity, section, block, references, last_columns)
                found.extend(rows)
        told = list(_told_in_prose(document, identity, section, references, worded))
        found.extend(told)
        worded = sorted([*worded, *(item.evidence.start for item in told)])
        records = list(_records(document, identity, section, references))
        if identity.kind in REPORTING_KINDS:
            heading = section.heading
            anchors = _anchors(document, section, references) if heading else []
            in_heading = heading is not None and any(heading.start < anchor.start < heading.end for anchor in anchors)
            area = area if in_heading else section.title
            lines = _source_lines(document, identity, section, references, worded)
            found.extend(records or (replace(line, title=area) for line in lines))
        else:
            cards.extend(records)
        if identity.kind == "director_report" and section.heading is not None:
            sourced = any(section.start <= r.evidence.start < section.heading.end and r.paragraph for r in references)
            if sourced and not any(section.start <= place < section.end for place in worded):
                found.extend(_source_lines(document, identity, section, references, worded))
        found.extend(_plan_list(document, identity, section))
        if identity.kind in ("plan", "activity_plan", "list"):
            owner, per_board = _owner_of(section, per_board)
            found.extend(_task_rows(document, identity, section, references, owner))
    if len(cards) > 1:
        found.extend(cards)
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
    decided: int = -1  # the day of the decision that the column of origins names
    status: int = -1  # "Status" in a word or two, beside a column that tells more

    def told(self) -> frozenset[int]:
        """The columns whose labels tell what they hold."""
        return frozenset(
            (
                self.task,
                self.report,
                self.origin,
                self.assignee,
                self.giver,
                self.due,
                self.decided,
                self.status,
            )
        )


def _columns(document: Document, row: Row) -> _Columns | None:
    """The roles of a header row's columns; None where it is no header of assignments."""
    roles: dict[str, int] = {}
    others = any(
        re.match(r"(?:uppdrag|åtgärd|ärende|aktivitet|bevakning)", document.quote(cell.start, cell.end), re.IGNORECASE)
        for cell in row.cells
    )
    labels = {cell.column: document.quote(cell.start, cell.end).strip(" :*") for cell in row.cells}
    for column, label in labels.items():
        if not label or len(label) > 60 or (label.casefold() == "nr" and _tells_origin(labels)):
            continue
        if _SENAST.search(label) and "due" not in roles:
            roles["due"] = column
            continue
        for role, pattern in _COLUMNS:
            if role == "task" and label.casefold().startswith("beslut") and others:
                continue  # beside a column of tasks, "Beslut" tells where they come from
            if role not in roles and pattern.search(label):
                roles[role] = column
                break
    columns = _Columns(**_told_apart(roles, labels))
    if columns.task < 0 and columns.origin >= 0 and columns.report >= 0 and len(row.cells) >= 2:
        return None
    return columns if columns.task >= 0 and max(columns.report, columns.origin, columns.assignee) >= 0 else None


# "Redovisas senast", "Återrapporteras senast": a deadline, though the word speaks of reports
_SENAST = re.compile(r"(?<!\w)senast\b(?!\s(?:uppdatera|ändra|rapportera|redovisa)[dt])", re.IGNORECASE)
_STATUS = re.compile(r"(?:status|läge)", re.IGNORECASE)
_COMMENT = re.compile(
    r"(?:kommentar|återrapport|återredovisning|redovisning|lägesrapport|svar|uppföljning)", re.IGNORECASE
)


def _tells_origin(labels: dict[int, str]) -> bool:
    """Whether a column beside "Nr" tells which decision a row comes from."""
    pattern = dict(_COLUMNS)["origin"]
    return any(label.casefold() != "nr" and len(label) <= 60 and pattern.search(label) for label in labels.values())


def _told_apart(roles: dict[str, int], labels: dict[int, str]) -> dict[str, int]:
    """The roles of columns where a bare "Datum" beside the decision is the decision's day, not a deadline, and where
    "Status" stands beside a column that says more."""
    dated = next((column for column, label in labels.items() if label.casefold() in ("datum", "beslutsdatum")), None)
    due = next((c for c, label in labels.items() if c != dated and label and _SENAST.search(label)), roles.get("due"))
    if dated is not None and roles.get("origin") == dated:
        pattern = dict(_COLUMNS)["origin"]
        free = (c for c, label in labels.items() if c not in roles.values() and label and pattern.search(label))
        roles = roles | {"origin": next(free, dated)}
    if (
        dated is not None
        and roles.get("origin", dated) != dated
        and (abs(dated - roles["origin"]) == 1 or due != dated)
    ):
        roles = {name: column for name, column in roles.items() if column != dated} | {"decided": dated}
        if due is not None and due != dated:
            roles["due"] = due
    status = roles.get("report")
    if status is not None and _STATUS.fullmatch(labels[status]):
        told = next((c for c, label in labels.items() if c not in roles.values() and _COMMENT.match(label)), None)
        if told is not None:
            roles = roles | {"status": status, "report": told}
    return roles


def _guessed_columns(document: Document, block: Block, references: Sequence[Reference]) -> _Columns | None:
    """Columns of a table without a header in a report-back: the references' column parts task from report."""
    counts: dict[int, int] = {}
    for row in block.rows:
        for cell in row.cells:
            if any(cell.start <= ref.evidence.start < cell.end for ref in references) or PLAN_NAME.fullmatch(
                document.quote(cell.start, cell.end)
            ):
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


def _table(
    document: Document,
    identity: Identity,
    section: Section,
    block: Block,
    references: Sequence[Reference],
    inherited: _Columns | None,
) -> tuple[_Columns | None, list[Assignment]]:
    """The columns of a table and its assignments. A table without a header takes the columns of the one before it
    in the document, where it is as wide."""
    columns, first = None, 0
    for index, row in enumerate(block.rows[:3]):
        columns = _columns(document, row)
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
        columns = _guessed_columns(document, block, references) if identity.kind in REPORTING_KINDS else None
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
        item = _row_assignment(document, identity, area, columns, cells, task, references, RULE_TABLE)
        named = None if item.origin.kind == "decision" else _giver_of_heading(section, identity)
        found.append(replace(item, giver=named or item.giver or _giver_of_lead(document, identity, section, block)))
    return columns, found


def _is_adopted_plan(
    document: Document, identity: Identity, columns: _Columns, references: Sequence[Reference]
) -> bool:
    """Whether a plan of actions was adopted by a board's decision and tells who is to do each by when: then its rows are
    what the board has given; a plan that an operation has made for itself gives nothing."""
    if identity.kind != "activity_plan" or columns.assignee < 0 or columns.due < 0:
        return False
    adopted = own_plan_origin(document, identity, references)
    return adopted.body is not None and adopted.paragraph is not None


_LEAD_OF_TABLE = re.compile(
    r"\b(?:i\suppdrag|uppdrar\såt|uppdras\såt)\b[^.]*\b(?:nedan|nedanstående|följande|aktiviteter(?:na)?|åtgärder(?:na)?|tabellen)\b|"
    r"\b(?:nedan|nedanstående|följande)\b[^.]*\b(?:i\suppdrag|uppdrar\såt)\b|"
    r"\b(?:gett|givit|ger|gav|fått|får|fick)\b[^.]*\b(?:följande|nedanstående)\suppdrag\b",
    re.IGNORECASE,
)


def gives_table_below(document: Document, section: Section, block: Block) -> bool:
    """Whether the sentence over a table gives its rows as assignments: "Styrelsen ger cheferna i uppdrag att genomföra
    aktiviteterna nedan"."""
    before = [other for other in section.blocks if other.end <= block.start]
    return bool(before) and bool(
        _LEAD_OF_TABLE.search(document.text[max(before[-1].start, block.start - 400) : block.start])
    )


def _giver_of_heading(section: Section, identity: Identity) -> str | None:
    """The body from which a table's rows come by the heading over it: "Uppdrag från fullmäktige"."""
    match = _FROM_BODY.search(section.title.quote if section.title else "")
    named = [actor for actor in find_actors(match["body"]) if actor.role == "body"] if match else []
    return specific_body(named[0].name, identity) if len(named) == 1 else None


_FROM_BODY = re.compile(r"\buppdrag(?:en)?\sfrån\s(?P<body>[\wåäöÅÄÖ -]{4,60}?)(?=[,.(]|\s(?:den|\d)|$)", re.IGNORECASE)


def _giver_of_lead(document: Document, identity: Identity, section: Section, block: Block) -> str | None:
    """The body that gives a table's rows in the sentence over it."""
    if not gives_table_below(document, section, block):
        return None
    before = max(other.start for other in section.blocks if other.end <= block.start)
    named = (actor for actor in find_actors(document.text, before, block.start) if not actor.genitive)
    return specific_body(next((actor.name for actor in named if actor.role == "body"), None), identity)


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


def _row_assignment(
    document: Document,
    identity: Identity,
    area: Words | None,
    columns: _Columns,
    cells: dict[int, Cell],
    task: Cell,
    references: Sequence[Reference],
    rule: str,
) -> Assignment:
    quote = document.quote(task.start, task.end)
    origin_cell, report_cell = cells.get(columns.origin), cells.get(columns.report)
    origin = Origin()
    for cell in (origin_cell, task, *_without_role(columns, cells)):
        if cell is not None and origin.kind == "unknown":
            origin = cited_origin(document, references, cell.start, cell.end) or _plan_cell(document, cell) or Origin()
    if origin.kind == "unknown" and identity.kind in ("plan", "activity_plan"):
        origin = own_plan_origin(document, identity, references)
    origin = _dated(document, identity, origin, origin_cell, cells.get(columns.decided))
    giver = _cell_actor(document, cells.get(columns.giver)) or _giver(origin, identity)
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


def _without_role(columns: _Columns, cells: dict[int, Cell]) -> list[Cell]:
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


def _giver(origin: Origin, identity: Identity) -> str | None:
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
            found.append(_by(document, date.start, date.end, date.edtf, "deadline.date-column"))
    if task is not None:
        found.extend(
            Deadline(
                Words(d.start, d.end, document.quote(d.start, d.end)),
                d.edtf,
                d.bound,
                d.earliest,
                d.latest,
                d.kind,
                d.rule,
            )
            for d in find_deadlines(document.text, task.start, task.end, anchor=identity.anchor)
        )
    return tuple(found)


def _by(document: Document, start: int, end: int, edtf: str | None, rule: str) -> Deadline:
    """The deadline that a date by itself is, in its column or at the end of its row."""
    limits = bounds(edtf) if edtf else None
    first, last = (limits[0].isoformat(), limits[1].isoformat()) if limits else (None, None)
    return Deadline(Words(start, end, document.quote(start, end)), edtf, "by", first, last, rule=rule)


# Lines -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Anchor:
    """The printed source of a row: a plan's name or a decision's reference."""

    start: int
    end: int
    origin: Origin
    rule: str


_PRINTED_SOURCE = re.compile(r"^[A-ZÅÄÖ]{2,5}\s(?:§?\s?\d|\d{6})|^§\s?\d")
_NUMBERED = re.compile(r"^(?:(?:Uppdrag|Punkt|Nr)\s)?\d{1,3}[.:]?\s+")
_LABELS = re.compile(r"^(?P<label>[A-ZÅÄÖ][a-zåäö]+(?:\s[a-zåäö]+)?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)


def _anchors(document: Document, section: Section, references: Sequence[Reference]) -> list[_Anchor]:
    """The sources printed in a section's running blocks, in order; the second of two side by side is left out."""
    tables = [(b.start, b.end) for b in section.blocks if b.kind is BlockKind.TABLE]
    found = [
        _Anchor(
            m.start("plan"),
            m.end("plan"),
            Origin("plan", Words(m.start("plan"), m.end("plan"), m.group("plan"))),
            RULE_PLAN_LINE,
        )
        for m in _PLAN_LINE.finditer(document.text, section.start, section.end)
    ]
    found += [
        _Anchor(
            r.evidence.start,
            r.evidence.end,
            Origin("decision", Words(r.evidence.start, r.evidence.end, r.evidence.quote), r.body, r.date, r.paragraph),
            RULE_SOURCE_LINE,
        )
        for r in references
        if section.start <= r.evidence.start < section.end
        and r.paragraph
        and _PRINTED_SOURCE.match(r.evidence.quote)
        and not r.evidence.doubtful
    ]
    found = [a for a in found if not any(left <= a.start < right for left, right in tables)]
    found.sort(key=lambda anchor: anchor.start)
    return [a for i, a in enumerate(found) if i == 0 or a.start - found[i - 1].end > 25]


def _source_lines(
    document: Document, identity: Identity, section: Section, references: Sequence[Reference], worded: Sequence[int]
) -> Iterator[Assignment]:
    """Rows whose cells ran together: a name, its source, and the report ("Utreda X  Stabsplan  Arbetet pågår …").
    `worded` are the places where a sentence gives an assignment itself: such a row is read by that wording."""
    rows: list[tuple[int, int, _Anchor]] = []
    after = section.start
    for anchor in _anchors(document, section, references):
        start, end = _name_of_row(document, section, anchor.start)
        if any(after <= place <= anchor.start for place in worded) or not _is_name(document.text[start:end]):
            after = anchor.end
            continue
        rows.append((start, end, anchor))
        after = anchor.end
    for index, (start, name_end, anchor) in enumerate(rows):
        later = [a for a, _, _ in rows[index + 1 :]] + [place for place in worded if place > anchor.end]
        end = min([*later, section.end])
        after_source = anchor.end + (1 if document.text[anchor.end : anchor.end + 1] == ")" else 0)
        named = _named_first(document, after_source, end)
        report = report_of(document, identity, named[1] if named else after_source, end)
        yield Assignment(
            evidence=Evidence(start, name_end, document.quote(start, name_end), anchor.rule, document.page_at(start)),
            title=section.title,
            giver=_giver(anchor.origin, identity),
            assignee=named[0] if named else identity.assignee,
            origin=anchor.origin,
            due=report[1] if report else (),
            recurrence=report[2] if report else None,
            report=report[0] if report else None,
        )


_GOES = re.compile(r"\s(?:har|kommer|arbetar|fortsätter|avser|planerar)\b")
_THE_TASK = re.compile(
    r"(?:Det\s|Detta\s)?[Uu]ppdrag(?:et)?\s(?:\([^)]*\)\s|[^,.;:()]{1,60}\s)?(?:är|har|pågår|kommer|bedöms|löper|beräknas)\b"
)


def _told_in_prose(
    document: Document, identity: Identity, section: Section, references: Sequence[Reference], worded: Sequence[int]
) -> Iterator[Assignment]:
    """What a report tells in a sentence that cites the decision to the day and the §: "Ekonomichefen har påbörjat
    översynen (KS 2024-02-06 § 14)". The sentence names the task, and with the rest of its paragraph it is the report."""
    if identity.kind not in ("report_back", "director_report"):
        return
    for block in section.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        cited = [r for r in references if block.start <= r.evidence.start < block.end and r.date and r.paragraph]
        first = next(iter(sentences(document.text, block.start, block.end)), None)
        if first is None or not cited or any(block.start <= place < block.end for place in worded):
            continue
        start, end = first
        inside = [r for r in cited if r.evidence.end <= end and not r.evidence.doubtful]
        words = document.text[start:end]
        actor = next(iter(find_actors(words)), None)
        acts = actor is not None and actor.start == 0 and actor.role in ("office", "unit")
        if len(cited) != 1 or not inside or not words.rstrip().endswith("."):
            continue
        if not ((acts and actor and _GOES.match(words, actor.end)) or _THE_TASK.match(words)):
            continue
        status, evidence, rule = read_status(document.text, start, end)
        if evidence is None or rule in WEAK_RULES:
            continue
        told = report_of(document, identity, start, block.end)
        reference = inside[0].evidence
        origin = Origin(
            "decision",
            Words(reference.start, reference.end, reference.quote),
            inside[0].body,
            inside[0].date,
            inside[0].paragraph,
        )
        yield Assignment(
            evidence=Evidence(
                start,
                end,
                document.quote(start, end),
                RULE_PROSE,
                document.page_at(start),
                Certainty.LIKELY,
            ),
            title=section.title,
            giver=_giver(origin, identity),
            assignee=actor.name if acts and actor else identity.assignee,
            origin=origin,
            due=told[1] if told else (),
            recurrence=told[2] if told else None,
            report=replace(told[0], status=status, evidence=evidence, rule=rule) if told else None,
        )


def _named_first(document: Document, start: int, end: int) -> tuple[str, int] | None:
    """The office or unit in the column after a row's source ("… HSN § 9 Vårdchefen Ej påbörjat"), and where it ends;
    None where the report begins at once."""
    if not re.search(r"\bAnsvarig\b", document.text[:1500]):
        return None
    first = next(iter(find_actors(document.text, start, min(end, start + 120))), None)
    before = document.text[start : first.start].strip(" \n\t,–-:").casefold() if first else ""
    if first is None or first.role not in ("office", "unit") or before not in ("", "ansvarig", "ansvar"):
        return None
    return " ".join(first.name.split()), first.end


def _is_name(words: str) -> bool:
    """Whether words can be the name of a row's task: they begin with a capital and are no sentence that cites."""
    words = " ".join(words.split())
    return (
        6 <= len(words) <= 400
        and words[:1].isupper()
        and not re.search(r"\b(?:enligt|beslutade|beslut|av|den|i|med|från)$|,$", words)
        and not re.match(r"(?:Vid|Enligt|I(?!\ssam(?:råd|verkan))|Från|Efter|Med|Den|Det|Denna|Detta)\s", words)
    )


def _name_of_row(document: Document, section: Section, position: int) -> tuple[int, int]:
    """The span of the name before a source: in its block after the last whole sentence, else the block before,
    else the section's heading."""
    block = next(
        (b for b in ((section.heading,) if section.heading else ()) + section.blocks if b.start <= position < b.end),
        None,
    )
    end = position
    if block is not None and document.text[block.start : position].strip(" ("):
        start = _after_sentences(document, block.start, position)
    else:
        earlier = [b for b in section.blocks if b.end <= position and b.kind is not BlockKind.TABLE]
        before = earlier[-1] if earlier else section.heading
        if before is None:
            return position, position
        start, end = before.start, before.end
        spans = [span for span in sentences(document.text, start, end) if document.text[slice(*span)].strip()]
        if len(spans) > 1 and not document.text[:end].rstrip().endswith("."):
            start = spans[-1][0]  # the block before ends with the name of this row, after the report of the row before
    while end > start and document.text[end - 1] in " \n(":
        end -= 1
    numbered = _NUMBERED.match(document.text[start:end])
    return start + (numbered.end() if numbered else 0), end


def _after_sentences(document: Document, start: int, position: int) -> int:
    """Where the words begin that follow the last whole sentence; a name that itself ends with a stop is kept whole."""
    spans = [span for span in sentences(document.text, start, position) if document.text[slice(*span)].strip()]
    if not spans:
        return start
    last = spans[-1]
    ended = document.text[last[0] : last[1]].rstrip().endswith(".")
    return spans[-2][0] if ended and len(spans) == 2 else last[0]


def _records(
    document: Document, identity: Identity, section: Section, references: Sequence[Reference]
) -> Iterator[Assignment]:
    """Records of labelled lines: "Ärende: …", "Beslut: …", "Ansvarig: …", "Status: …"; each task begins a new one.
    "Uppdrag: …" with nothing but "Bedömning: Slutfört" is one too, and "Beslut: KF 2021-03-01 § 4. Nämnden ska …"
    holds both the source and the task."""
    record: dict[str, Cell] = {}
    roles = [name for name, _ in _COLUMNS]
    lines: list[tuple[str, Cell]] = []
    assigned = False  # whether the last task stands after the word "Uppdrag"
    for block in section.blocks:
        match = _LABELS.match(document.text[block.start : block.end]) if block.kind is not BlockKind.TABLE else None
        label = match.group("label").casefold() if match else ""
        role = next((name for name, pattern in _COLUMNS if match and pattern.search(label)), None)
        role = "report" if label == "bedömning" and assigned else role
        if match and role:
            cell = Cell(block.start + match.start("value"), block.end, roles.index(role))
            if label == "beslut" and (both := _source_and_task(document, cell, references)):
                lines.extend(both)
                assigned = True
                continue
            if role == "task" and lines and label == "beslut":
                role = "origin"
            assigned = label.startswith("uppdrag") or (assigned and role != "task")
            lines.append((role, cell))
        elif lines and lines[-1][0] == "task" and block.kind is BlockKind.LIST_ITEM:
            lines[-1] = ("task", replace(lines[-1][1], end=block.end))  # the bullets under the task's label
        elif (
            lines
            and lines[-1][0] == "report"
            and assigned
            and block.kind is BlockKind.PARAGRAPH
            and not match
            and re.search(r"[a-zåäö]{2}", document.text[block.start : block.end])
        ):
            lines[-1] = ("report", replace(lines[-1][1], end=block.end))  # what is told under the status
    columns = _Columns(**{name: roles.index(name) for name in roles})
    for role, cell in [*lines, ("end", Cell(0, 0, 0))]:
        if role == "report" and "report" in record:
            record["report"] = replace(record["report"], end=cell.end)  # "Läge: …" and "Kommentar: …" are one answer
            continue
        if role in record or role == "end":  # a role that comes again begins the next record
            if "task" in record and (len(record) >= 3 or _is_short_record(document, record)):
                cells = {columns_of(columns, name): value for name, value in record.items()}
                item = _row_assignment(
                    document, identity, section.title, columns, cells, record["task"], references, RULE_RECORD
                )
                yield replace(item, assignee=_of_heading(section, item.assignee))
            record = {}
        record.setdefault(role, cell)


# What a decision says before it comes to the task: "Motionen bifölls.", "Motionen bifölls på så sätt att …"
_GRANT = re.compile(
    r"(?:Motionen|Medborgarförslaget|Förslaget|Ärendet)\s[^.]{3,60}?(?:\.\s+|\s(?:på\sså\ssätt|genom|med\sden\särendemeningen)\satt\s)"
)
_ASSIGNING = re.compile(
    r"\b(?:(?:får|fick|ges|gavs|haft|fått)\s(?:\w+\s)?(?:i\suppdrag|i\suppgift)|uppdrogs?|uppdras|uppdra|ska|skall|skulle|ålades|"
    r"uppmanades)\b",
    re.IGNORECASE,
)


def _source_and_task(document: Document, cell: Cell, references: Sequence[Reference]) -> list[tuple[str, Cell]] | None:
    """The source and the task of "KF 2021-03-01 § 4. Hamnnämnden ska sätta upp en kran."; None for other decisions."""
    source = next((r for r in references if cell.start <= r.evidence.start < cell.start + 3), None)
    if source is None or not source.paragraph:
        return None
    start = source.evidence.end
    while start < cell.end and document.text[start] in " .,:;–-":
        start += 1
    grant = _GRANT.match(document.text[start : cell.end])
    start += grant.end() if grant else 0
    task = Cell(start, cell.end, cell.column)
    spans = sentences(document.text, start, cell.end)
    if not spans or not _ASSIGNING.search(document.text[slice(*spans[0])]):
        return None
    return [("origin", Cell(source.evidence.start, source.evidence.end, cell.column)), ("task", task)]


def _is_short_record(document: Document, record: dict[str, Cell]) -> bool:
    """Whether "Uppdrag: …" and an answer alone are a record: where the answer tells its status."""
    if set(record) != {"task", "report"}:
        return False
    task, answer = record["task"], record["report"]
    label = document.text[max(0, task.start - 30) : task.start].rsplit("\n", 1)[-1]
    if not re.match(r"Uppdrag\w*\s*:", label) or not document.text[task.start].isupper():
        return False
    return read_status(document.text, answer.start, answer.end)[1] is not None


def _of_heading(section: Section, assignee: str | None) -> str | None:
    """The board that the section's heading is, where the task says only "Nämnden"."""
    if assignee is None or assignee.casefold() not in ("nämnden", "styrelsen", "förvaltningen", "bolaget"):
        return assignee
    title = section.title.quote if section.title else ""
    named = next(iter(find_actors(title)), None)
    whole = named is not None and named.start == 0 and named.end >= len(title) - 2
    return named.name if named and whole and named.name.casefold().endswith(assignee.casefold()) else assignee


def columns_of(columns: _Columns, role: str) -> int:
    """The column that holds a role."""
    return int(getattr(columns, role))


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
        task = re.match(
            r"Uppdraget\s(?:inriktas|avser|innebär|handlar|är|syftar)[^.,]*",
            document.text[block.start + match.end() : block.end],
        )
        quote_end = block.start + match.end() + task.end() if task else name_end
        report = report_of(document, identity, block.start + match.end(), block.end)
        yield Assignment(
            evidence=Evidence(
                block.start,
                quote_end,
                document.quote(block.start, quote_end),
                RULE_PLAN_LIST,
                document.page_at(block.start),
            ),
            title=section.title,
            giver=giver.name if giver else identity.giver,
            assignee=identity.assignee,
            origin=origin,
            due=report[1] if report else (),
            recurrence=report[2] if report else None,
            report=report[0] if report else None,
        )


def _row_tail(document: Document, identity: Identity, start: int, end: int) -> tuple[str, tuple[Deadline, ...]]:
    """A row's words without the date that ends it, and that date as a deadline."""
    dates = [d for d in find_dates(document.text, start, end, anchor=identity.anchor) if d.end >= end - 1]
    year = re.search(r"\s(?P<year>20\d\d)$", document.text[start:end])
    if dates and dates[-1].edtf:
        last = dates[-1]
        deadline = _by(document, last.start, last.end, last.edtf, "deadline.row-end")
        return document.quote(start, last.start), (deadline,)
    if year:
        left = start + year.start("year")
        return document.quote(start, left), (_by(document, left, end, year.group("year"), "deadline.row-end"),)
    return document.quote(start, end), ()


def _owner_of(section: Section, per_board: bool) -> tuple[str | None, bool]:
    """The board, company or office that a plan's section names as the one to do its tasks, and whether the sections
    that follow still stand under "Uppdrag till nämnderna"."""
    title = re.sub(r"^[\d.]+\s+", "", section.title.quote) if section.title else ""
    addressed = re.match(r"(?:\w+\s)?uppdrag\s(?:till|för)\s(?P<who>[^.,;:]{3,60})\W*$", title, re.IGNORECASE)
    if addressed:
        who = addressed.group("who")
        whole = any(a.start == 0 and a.end >= len(who) - 1 for a in find_actors(who))
        several = re.fullmatch(r"(?:nämnderna|bolagen|förvaltningarna|styrelserna)", who, re.IGNORECASE)
        return (who if (whole and not several) or re.fullmatch(r"(?:samtliga|alla)\s\w+", who) else None), True
    if re.search(r"\buppdrag", title, re.IGNORECASE):
        return None, True
    actors = find_actors(title)
    named = actors and actors[0].start == 0 and len(title) - (actors[0].end - actors[0].start) < 30
    if not per_board or not named:
        return None, False
    return actors[0].name, True


def _task_rows(
    document: Document, identity: Identity, section: Section, references: Sequence[Reference], owner: str | None = None
) -> Iterator[Assignment]:
    """Infinitive rows of a plan under a heading or lead-in that says "uppdrag": "Ta fram en plan för … (BUN)"."""
    items = [b for b in section.blocks if b.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)]
    lead = (
        (section.title.quote if section.title else "")
        + " "
        + " ".join(
            document.quote(b.start, b.end) for b in items if document.text[b.start : b.end].rstrip().endswith(":")
        )
    )
    if owner is None and not re.search(r"\buppdrag\b|\buppdragen\b", lead, re.IGNORECASE):
        return
    for block in items:
        words = document.quote(block.start, block.end)
        is_row = _INFINITIVE_ROW.match(words) or (block.kind is BlockKind.LIST_ITEM and _BEGINS_WITH_WHEN.match(words))
        if not is_row or len(words) > 400 or words.endswith(":"):
            continue
        words, row_due = _row_tail(document, identity, block.start, block.end)
        words = re.sub(r"(?:\s(?:senast(?:\si)?|under|till|i))?[\s–-]*$", "", words)
        who = re.search(
            r"\((?P<who>[A-ZÅÄÖ]{2,5}(?:,\s?[A-ZÅÄÖ]{2,5})*|[^()]*(?:nämnden|styrelsen|direktören|"
            r"förvaltningen))\)\.?$",
            words,
        )
        named = [lexicon().body_by_abbreviation(part.strip()) for part in who.group("who").split(",")] if who else []
        assignee = (
            " och ".join(b.name for b in named if b)
            or (who.group("who") if who else None)
            or owner
            or identity.assignee
        )
        due = tuple(
            Deadline(
                Words(d.start, d.end, document.quote(d.start, d.end)),
                d.edtf,
                d.bound,
                d.earliest,
                d.latest,
                d.kind,
                d.rule,
            )
            for d in find_deadlines(document.text, block.start, block.end, anchor=identity.anchor)
        )
        due = due or row_due
        if assignee is None or assignee == identity.assignee:
            tail = [a for a in find_actors(words) if a.end >= len(words) - 2 and a.role in ("unit", "office", "body")]
            assignee = tail[-1].name if tail else assignee
        recurrence = find_recurrence(document.text, block.start, block.end)
        yield Assignment(
            evidence=Evidence(
                block.start,
                block.end,
                document.quote(block.start, block.end),
                RULE_TASK_ROW,
                document.page_at(block.start),
            ),
            title=section.title,
            parts=parts_of_task(document, block.start, block.end),
            giver=identity.giver or identity.body,
            assignee=assignee,
            origin=own_plan_origin(document, identity, references),
            due=due,
            recurrence=recurrence[0] if recurrence else None,
        )
