"""How documents and findings are kept: compact lists and dictionaries that JSON can hold, and back again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from fullgjort.extraction.finding import Assignment, Evidence, Findings, Report, Words
from fullgjort.reading.document import Block, BlockKind, Cell, Document, FileKind, Line, Page, Rect, Row
from fullgjort_web.register.models import Document as DocumentRow
from fullgjort_web.register.state import FindingType

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what no database keeps (NUL, lone surrogates), at the same length."""
    return _UNSTORABLE.sub("\ufffd", text)


def structure_of(document: Document) -> dict[str, Any]:
    """Pages, blocks, lines and form as lists; see `restore` for the order of their values."""
    return {
        "pages": [
            [p.number, p.start, p.end, round(p.width, 2), round(p.height, 2), int(p.scanned)] for p in document.pages
        ],
        "blocks": [
            [b.kind.value, b.start, b.end, b.page, b.level, b.mark]
            + ([[[int(r.header), *[[c.start, c.end, c.column] for c in r.cells]] for r in b.rows]] if b.rows else [])
            for b in document.blocks
        ],
        "lines": [
            [n.start, n.end, n.page]
            + ([round(v, 2) for v in (n.rect.left, n.rect.top, n.rect.right, n.rect.bottom)] if n.rect else [])
            for n in document.lines
        ],
        "form": document.form,
    }


def restore(row: DocumentRow) -> Document:
    """The document as it was read, from its row."""
    kept = row.structure
    return Document(
        digest=row.digest,
        name=row.name,
        kind=FileKind(row.file_kind),
        text=row.text,
        blocks=tuple(
            Block(
                BlockKind(kind),
                start,
                end,
                page,
                level,
                mark,
                tuple(
                    Row(tuple(Cell(*cell) for cell in cells), bool(header))
                    for header, *cells in (rows[0] if rows else ())
                ),
            )
            for kind, start, end, page, level, mark, *rows in kept["blocks"]
        ),
        pages=tuple(Page(n, start, end, w, h, bool(scanned)) for n, start, end, w, h, scanned in kept["pages"]),
        lines=tuple(
            Line(start, end, page, Rect(page, *rect) if rect else None) for start, end, page, *rect in kept["lines"]
        ),
        form=kept["form"],
        notes=tuple(row.notes),
    )


def document_attributes(findings: Findings) -> dict[str, Any]:
    """What the reading says of the document itself."""
    return {
        "kind": findings.kind,
        "title": findings.title,
        "body": findings.body,
        "meeting_date": findings.meeting_date,
        "header": asdict(findings.header),
    }


def words(value: Words | None) -> dict[str, Any] | None:
    return {"start": value.start, "end": value.end, "quote": value.quote} if value else None


def plain(value: Any) -> str:
    """The words of an attribute that is kept with its place or, after a correction, without; "" for None."""
    if isinstance(value, dict):
        return str(value.get("quote") or value.get("text") or "")
    return str(value) if value else ""


def report_attributes(report: Report) -> dict[str, Any]:
    return {
        **(words(report.words) or {}),
        "status": report.status,
        "evidence": words(report.evidence),
        "date": report.date,
        "unit": report.unit,
        "rule": report.rule,
    }


def assignment_attributes(assignment: Assignment) -> dict[str, Any]:
    """An assignment's attributes; `reports` begins with the latest as a whole where there are several."""
    origin = assignment.origin
    reports = list(assignment.reports)
    if assignment.report and assignment.report not in reports:
        reports.insert(0, assignment.report)
    elif assignment.report:
        reports.sort(key=lambda report: report != assignment.report)
    return {
        "title": words(assignment.title),
        "parts": [words(part) for part in assignment.parts],
        "giver": assignment.giver,
        "assignee": assignment.assignee,
        "origin": {
            "kind": origin.kind,
            **(
                {"text": origin.words.quote, "start": origin.words.start, "end": origin.words.end}
                if origin.words
                else {}
            ),
            "body": origin.body,
            "date": origin.date,
            "paragraph": origin.paragraph,
        },
        "due": [
            {
                **(words(due.words) or {}),
                "edtf": due.edtf,
                "bound": due.bound,
                "earliest": due.earliest,
                "latest": due.latest,
                "kind": due.kind,
                "rule": due.rule,
            }
            for due in assignment.due
        ],
        "recurrence": assignment.recurrence,
        "reports": [report_attributes(report) for report in reports],
    }


def statements(findings: Findings) -> Iterator[tuple[FindingType, Evidence, dict[str, Any]]]:
    """Everything that was found: its type, its evidence and its attributes, in the order of the library."""
    for assignment in findings.assignments:
        yield FindingType.ASSIGNMENT, assignment.evidence, assignment_attributes(assignment)
    for type_, found in (
        (FindingType.RECOMMENDATION, findings.recommendations),
        (FindingType.DECISION_POINT, findings.decision_points),
        (FindingType.REFERENCE, findings.references),
        (FindingType.FIGURE, findings.figures),
        (FindingType.GRANT, findings.grants),
    ):
        for item in found:
            attributes = asdict(item)
            attributes.pop("evidence")
            if type_ is FindingType.DECISION_POINT:
                attributes.pop("answer")
                if item.answer:
                    told = {"of_assignment": item.answer.of_assignment}
                    attributes["answer"] = report_attributes(item.answer.report) | told
            yield type_, item.evidence, attributes
