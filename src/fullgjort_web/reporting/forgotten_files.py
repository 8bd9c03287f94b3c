"""The forgotten list as a file: Word, PDF or Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from fullgjort_web.register.models import Body
from fullgjort_web.reporting.docx import filled
from fullgjort_web.reporting.edition import UnknownKindError
from fullgjort_web.reporting.forgotten import Forgotten, ForgottenRow, forgotten
from fullgjort_web.reporting.forgotten_template import TEMPLATE
from fullgjort_web.reporting.layout import BASIS_HEADING
from fullgjort_web.reporting.pdf import LONG_WORDING, compiled
from fullgjort_web.reporting.wording import day_words, joined
from fullgjort_web.reporting.xlsx import Sheets, Value

HEADS = ("Nr", "Beslut", "Gavs", "Uppdrag", "Till", "Ska redovisas", "Dagar sedan")
COLUMNS = (  # of the workbook's first sheet: heads, widths in characters
    ("Nr", 5), ("Kod", 13), ("Organ", 22), ("Beslut", 24), ("Gavs", 12), ("Uppdrag", 32), ("Lydelse", 60),
    ("Läst i", 40), ("Till", 18), ("Ska redovisas", 30), ("Sista dag", 12), ("Dagar sedan", 9), ("Att se på", 30),
)  # fmt: skip
MISSING_HEADS = ("Organ", "Antal", "Protokoll som saknas")
MISSING_HEADING = "Protokoll som saknas"


def write_forgotten(day: date, kind: str, body: Body | None = None) -> bytes:
    """The list as it stood on the day, of a board or of all, as a file of that kind (docx, pdf or xlsx); raises
    UnknownKindError."""
    writer = WRITERS.get(kind.lower())
    if writer is None:
        raise UnknownKindError(f"Filslaget {kind or 'utan namn'} finns inte. Välj docx, pdf eller xlsx.")
    return writer(forgotten(day, body))


def file_name(day: date, kind: str, body: Body | None = None) -> str:
    """What the file is called when it is downloaded: "aldrig-aterrapporterade-rs-2025-12-31.docx"."""
    return "-".join(["aldrig-aterrapporterade", *([body.slug] if body else []), f"{day.isoformat()}.{kind.lower()}"])


def docx(listed: Forgotten) -> bytes:
    """The document as DOCX on lying pages: headings as styles, tables with header rows, Swedish, its title set."""
    return filled(TEMPLATE, printed(listed), listed.title, listed.day)


def pdf(listed: Forgotten) -> bytes:
    """The document as PDF/UA-1 on lying pages: headings and tables with header cells are tagged, in Swedish."""
    return compiled("forgotten.typ", printed(listed), listed.day)


def xlsx(listed: Forgotten) -> bytes:
    """The document as XLSX: the assignments, the missing minutes and what it rests on, a sheet each."""
    sheets = Sheets(listed.title, listed.day)
    sheets.add("Aldrig återrapporterade", COLUMNS, cells(listed), empty=listed.summary)
    sheets.add(MISSING_HEADING, (("Organ", 40), ("Möte", 12)), listed.missing, empty="Inga protokoll saknas.")
    sheets.add(
        "Underlag", ((BASIS_HEADING, 100),), ((words,) for words in (listed.title, listed.summary, *listed.basis))
    )
    return sheets.written()


def cells(listed: Forgotten) -> Iterator[tuple[Value, ...]]:
    """The rows as a sheet has them, in the order of `COLUMNS`."""
    for board in listed.boards:
        for row in board.rows:
            yield (
                row.number, row.code, board.name, row.decision, row.given_on, row.heading, row.wording, row.source,
                row.assignee, row.due, row.due_latest, row.days, " ".join(row.notes),
            )  # fmt: skip


WRITERS: dict[str, Callable[[Forgotten], bytes]] = {"docx": docx, "pdf": pdf, "xlsx": xlsx}


def printed(listed: Forgotten) -> dict[str, Any]:
    """The printed forms as nested dictionaries and lists of strings, in reading order."""
    return {
        "title": listed.title,
        "heading": listed.title.replace(day_words(listed.day), day_words(listed.day).replace(" ", "\u00a0")),
        "author": "Fullgjort",
        "foot": f"Underlag ur Fullgjort den {day_words(listed.day)}",
        "summary": listed.summary,
        "basis_heading": BASIS_HEADING,
        "basis": list(listed.basis),
        "boards": [
            {"heading": board.name, "minutes": board.minutes, "heads": list(HEADS), "rows": list(map(_row, board.rows))}
            for board in listed.boards
        ],
        "missing": {
            "heading": MISSING_HEADING,
            "heads": list(MISSING_HEADS),
            "rows": _missing(listed) if not listed.board else [],
        },
    }


def _row(row: ForgottenRow) -> dict[str, Any]:
    return {
        "number": str(row.number),
        "decision": row.decision,
        "given": day_words(row.given_on) if row.given_on else "–",
        "heading": row.heading,
        "wording": f"”{row.wording}”",
        "source": row.source,
        "code": row.code,
        "long": len(row.wording) > LONG_WORDING,
        "notes": list(row.notes),
        "assignee": row.assignee or "–",
        "due": row.due,
        "days": "–" if row.days is None else str(row.days),
    }


def _missing(listed: Forgotten) -> list[list[str]]:
    rows = []
    for board, meetings in groupby(sorted(listed.missing, key=lambda one: one[0]), key=lambda one: one[0]):
        days = [when for _, when in meetings]
        rows.append([board, str(len(days)), joined([day_words(when) for when in sorted(days, reverse=True)])])
    return rows
