"""The report-back as a tagged PDF (PDF/UA-1), set by Typst in a face of its own: no font of the machine is used."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from threading import Lock
from typing import Any

import typst

from fullgjort_web.reporting.layout import printed
from fullgjort_web.reporting.reportback import ReportBack

_ONE_AT_A_TIME = Lock()
LONG_WORDING = 1800  # characters; a shorter wording stays on one page


@cache
def _compiler(name: str) -> typst.Compiler:
    with as_file(files("fullgjort_web.reporting").joinpath("data")) as folder:
        return typst.Compiler(str(folder / name), root=str(folder), ignore_system_fonts=True)


def pdf(report: ReportBack) -> bytes:
    """The document as PDF/UA-1: headings, lists and tables with header cells are tagged, the language is Swedish.

    The same report gives the same bytes; the date in the file is the meeting's day."""
    content = printed(report)
    for entry in (entry for group in content["groups"] for entry in group["entries"]):
        parts = sum(len(part["words"]) for part in entry["parts"])
        entry["long"] = len(entry["lead"]) + parts + len(entry["tail"]) > LONG_WORDING
    return compiled("reportback.typ", content, report.day)


def compiled(template: str, content: dict[str, Any], day: date) -> bytes:
    """A Typst template of `data` with its content as PDF/UA-1; the date in the file is `day`."""
    content = {**content, "date": [day.year, day.month, day.day]}
    with _ONE_AT_A_TIME:  # a compiler that is at work refuses a second caller
        made = _compiler(template).compile(
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"document": json.dumps(content, ensure_ascii=False)},
        )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave several files where one PDF was asked for.")
    return made
