"""Records: assignments written as labelled lines, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fullgjort.extraction.assignments.rows.cells import row_assignment
from fullgjort.extraction.assignments.rows.columns import COLUMN_ROLES, Columns, columns_of
from fullgjort.extraction.finding import Assignment, Reference
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.extraction.status import read_status
from fullgjort.language.actors import find_actors
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import BlockKind, Cell, Document

RULE_RECORD = "row.record"
_LABELS = re.compile(r"^(?P<label>[A-ZÅÄÖ][a-zåäö]+(?:\s[a-zåäö]+)?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)


def records_of(
    document: Document, identity: Identity, section: Section, references: Sequence[Reference]
) -> Iterator[Assignment]:
    """Records of labelled lines: "Ärende: …", "Beslut: …", "Ansvarig: …", "Status: …"; each task begins a new one.
    "Uppdrag: …" with nothing but "Bedömning: Slutfört" is one too, and "Beslut: KF 2021-03-01 § 4. Nämnden ska …"
    holds both the source and the task."""
    record: dict[str, Cell] = {}
    roles = [name for name, _ in COLUMN_ROLES]
    lines: list[tuple[str, Cell]] = []
    assigned = False  # whether the last task stands after the word "Uppdrag"
    for block in section.blocks:
        match = _LABELS.match(document.text[block.start : block.end]) if block.kind is not BlockKind.TABLE else None
        label = match.group("label").casefold() if match else ""
        role = next((name for name, pattern in COLUMN_ROLES if match and pattern.search(label)), None)
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
    columns = Columns(**{name: roles.index(name) for name in roles})
    for role, cell in [*lines, ("end", Cell(0, 0, 0))]:
        if role == "report" and "report" in record:
            record["report"] = replace(record["report"], end=cell.end)  # "Läge: …" and "Kommentar: …" are one answer
            continue
        if role in record or role == "end":  # a role that comes again begins the next record
            if "task" in record and (len(record) >= 3 or _is_short_record(document, record)):
                cells = {columns_of(columns, name): value for name, value in record.items()}
                item = row_assignment(
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
