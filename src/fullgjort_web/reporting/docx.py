"""The report-back as a Word document, from the template `data/reportback.docx`."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from fullgjort_web.reporting.layout import printed
from fullgjort_web.reporting.officefile import without_clock
from fullgjort_web.reporting.reportback import ReportBack
from fullgjort_web.reporting.template import TEMPLATE


def docx(report: ReportBack) -> bytes:
    """The document as DOCX: headings as styles, tables with header rows, Swedish, its title set.

    The same report gives the same bytes; the dates in the file are the meeting's day."""
    return filled(TEMPLATE, printed(report), report.title, report.day)


def filled(template: Path, content: dict[str, Any], title: str, day: date) -> bytes:
    """A Word template with its fields filled in; the title is set, and the dates in the file are `day`."""
    made = DocxTemplate(template)
    made.render(content, autoescape=True)
    properties = made.docx.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "Fullgjort", "Fullgjort"
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001
    out = io.BytesIO()
    made.save(out)
    return without_clock(out.getvalue())
