"""The report-back as a file: which kinds there are, what it is called, its bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fullgjort_web.register.models import Body
from fullgjort_web.reporting.board import find_board
from fullgjort_web.reporting.docx import docx
from fullgjort_web.reporting.draft import draft
from fullgjort_web.reporting.pdf import pdf
from fullgjort_web.reporting.reportback import ReportBack
from fullgjort_web.reporting.xlsx import xlsx

WRITERS: dict[str, Callable[[ReportBack], bytes]] = {"docx": docx, "pdf": pdf, "xlsx": xlsx}
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class UnknownKindError(ValueError):
    """A kind of file that is not written: names those that are."""


def write_reportback(body: Body | str, day: date, kind: str) -> bytes:
    """The report-back to that board's meeting on `day` as a file of that kind (docx, pdf or xlsx).

    `body` is a board or any of its names. Raises UnknownKindError, and UnknownBoardError for a name that none has."""
    return written(draft(find_board(body) if isinstance(body, str) else body, day), kind)


def written(report: ReportBack, kind: str) -> bytes:
    """A drafted report-back as a file of that kind; raises UnknownKindError."""
    writer = WRITERS.get(kind.lower())
    if writer is None:
        raise UnknownKindError(f"Filslaget {kind or 'utan namn'} finns inte. Välj docx, pdf eller xlsx.")
    return writer(report)


def file_name(body: Body, day: date, kind: str) -> str:
    """What the file is called when it is downloaded: "aterrapportering-rs-2022-02-09.docx"."""
    return f"aterrapportering-{body.slug}-{day.isoformat()}.{kind.lower()}"
