"""Columns: which column of a table holds the task, its source, its answer and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fullgjort.extraction.assignments.origin import PLAN_NAME
from fullgjort.extraction.finding import Reference
from fullgjort.reading.document import Block, Document, Row

COLUMN_ROLES = (
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
            r"uppföljning|resultat|vad har gjorts|^genomfört$|lägesbeskrivning)",
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
        re.compile(
            r"(?:^vem$|ansvarig|^ansvar$|mottagare|utförare|uppdragstagare|förvaltning|^till$|handläggare|^nämnd(?:/styrelse)?$)",
            re.I,
        ),
    ),
    ("giver", re.compile(r"(?:uppdragsgivare|^från$|beslutsorgan|instans)", re.I)),
    (
        "due",
        re.compile(
            r"(?:klart|^klar$|slutdatum|tidplan|senast|redovisas|färdig|tidpunkt|när|återrapporteras|^datum$|^tid$|förfaller)",
            re.I,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Columns:
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


def columns_of_header(document: Document, row: Row) -> Columns | None:
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
        for role, pattern in COLUMN_ROLES:
            if role == "task" and label.casefold().startswith("beslut") and others:
                continue  # beside a column of tasks, "Beslut" tells where they come from
            if role not in roles and pattern.search(label):
                roles[role] = column
                break
    columns = Columns(**_told_apart(roles, labels))
    if columns.task < 0 and columns.origin >= 0 and columns.report >= 0 and len(row.cells) >= 2:
        return None
    if columns.task < 0:
        return None
    given = columns.due >= 0 and re.match(r"(?:uppdrag|åtgärd)", labels[columns.task], re.IGNORECASE)
    return columns if given or max(columns.report, columns.origin, columns.assignee) >= 0 else None


# "Redovisas senast", "Återrapporteras senast": a deadline, though the word speaks of reports
_SENAST = re.compile(r"(?<!\w)senast\b(?!\s(?:uppdatera|ändra|rapportera|redovisa)[dt])", re.IGNORECASE)
_STATUS = re.compile(r"(?:status|läge|bedömning)", re.IGNORECASE)
_COMMENT = re.compile(
    r"(?:kommentar|återrapport|återredovisning|redovisning|lägesrapport|svar|uppföljning)", re.IGNORECASE
)


def _tells_origin(labels: dict[int, str]) -> bool:
    """Whether a column beside "Nr" tells which decision a row comes from."""
    pattern = dict(COLUMN_ROLES)["origin"]
    return any(label.casefold() != "nr" and len(label) <= 60 and pattern.search(label) for label in labels.values())


def _told_apart(roles: dict[str, int], labels: dict[int, str]) -> dict[str, int]:
    """The roles of columns where a bare "Datum" beside the decision is the decision's day, not a deadline, and where
    "Status" stands beside a column that says more."""
    dated = next((column for column, label in labels.items() if label.casefold() in ("datum", "beslutsdatum")), None)
    due = next((c for c, label in labels.items() if c != dated and label and _SENAST.search(label)), roles.get("due"))
    if dated is not None and roles.get("origin") == dated:
        pattern = dict(COLUMN_ROLES)["origin"]
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


def guessed_columns(document: Document, block: Block, references: Sequence[Reference]) -> Columns | None:
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
        return Columns(task=1, origin=0, report=2 if width > 2 else -1)
    return Columns(task=column - 1, origin=column, report=column + 1 if width > column + 1 else -1)


def columns_of(columns: Columns, role: str) -> int:
    """The column that holds a role."""
    return int(getattr(columns, role))
