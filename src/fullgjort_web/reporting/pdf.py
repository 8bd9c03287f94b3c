"""The report-back as a tagged PDF (PDF/UA-1), set by Typst in a face of its own: no font of the machine is used."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files

import typst

from fullgjort_web.reporting.layout import printed
from fullgjort_web.reporting.reportback import ReportBack

LONG_WORDING = 1800  # characters; a shorter wording stays on one page


@cache
def _compiler() -> typst.Compiler:
    with as_file(files("fullgjort_web.reporting").joinpath("data", "reportback.typ")) as template:
        return typst.Compiler(str(template), root=str(template.parent), ignore_system_fonts=True)


def pdf(report: ReportBack) -> bytes:
    """The document as PDF/UA-1: headings, lists and tables with header cells are tagged, the language is Swedish.

    The same report gives the same bytes; the date in the file is the meeting's day."""
    content = printed(report)
    for entry in (entry for group in content["groups"] for entry in group["entries"]):
        parts = sum(len(part["words"]) for part in entry["parts"])
        entry["long"] = len(entry["lead"]) + parts + len(entry["tail"]) > LONG_WORDING
    content = {**content, "date": [report.day.year, report.day.month, report.day.day]}
    compiled = _compiler().compile(
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"document": json.dumps(content, ensure_ascii=False)},
    )
    if not isinstance(compiled, bytes):
        raise TypeError("Typst gave several files where one PDF was asked for.")
    return compiled
