"""The report-back as a workbook: assignments, reports, parts, brief lists and what it rests on, a sheet each."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fullgjort_web.reporting.layout import BASIS_HEADING, answered_words
from fullgjort_web.reporting.reportback import ReportBack
from fullgjort_web.reporting.wording import day_words

LONGEST_CELL = 32767  # characters; what Excel opens
_CUT = " … (texten är avkortad här)"

type Value = str | int | date | None


def xlsx(report: ReportBack) -> bytes:
    """The document as XLSX. Each sheet has a header row that stays in view and on every printed page; days are real
    dates; no text is taken for a formula or a link. The same report gives the same bytes."""
    sheets = Sheets(report.title, report.day)
    numbered = report.entries
    group_of = {entry.number: group.heading for group in report.groups for entry in group.entries}
    sheets.add(
        "Uppdrag",
        (("Nr", 5), ("Kod", 13), ("Grupp", 20), ("Uppdrag", 32), ("Ursprung", 30), ("Beslutat", 12), ("Lydelse", 60),
         ("Till", 18), ("Ska redovisas", 30), ("Sista dag", 12), ("Dagar försenat", 10), ("Status", 14),
         ("Senast redovisat", 12), ("Senaste svar", 60), ("Att se på", 40), ("Lydelsen är läst i", 36)),
        (
            (e.number, e.code, group_of[e.number], e.heading, e.origin, e.given_on, e.wording, e.assignee, e.due,
             e.due_latest, e.days_late or None, e.status,
             e.answered_on or (answered_words(e) if e.answers else None),
             e.answers[0].quote if e.answers else e.silence, " ".join(e.notes), e.wording_source)
            for e in numbered
        ),
        empty=report.summary,
    )  # fmt: skip
    sheets.add(
        "Redovisat",
        (("Nr", 5), ("Kod", 13), ("Uppdrag", 32), ("Dag", 12), ("Till mötet", 10), ("Enhet", 18), ("Status", 16),
         ("Svar", 70), ("Ord som visar status", 40), ("Handling", 34), ("Sida", 7), ("Fil", 34)),
        (
            (e.number, e.code, e.heading, a.day, "ja" if a.at_meeting else "", a.unit, a.status, a.quote, a.marked,
             a.source.title, a.source.page, a.source.file)
            for e in numbered for a in e.answers
        ),
        empty="Inget är redovisat.",
    )  # fmt: skip
    sheets.add(
        "Delpunkter",
        (("Nr", 5), ("Kod", 13), ("Uppdrag", 32), ("Delpunkt", 10), ("Lydelse", 70), ("Obesvarad", 36)),
        ((e.number, e.code, e.heading, p.number, p.words, p.note) for e in numbered for p in e.parts),
        empty="Inget av uppdragen har delpunkter.",
    )
    for brief in report.lists:
        sheets.add(
            brief.short,
            (("Kod", 13), ("Uppdrag", 36), ("Ursprung", 40), ("Beslutat", 12), ("Redovisat", 12),
             ("Läst i", 50)),
            ((r.code, r.heading, r.origin, r.given_on, r.answered_on, r.source) for r in brief.rows),
            above=brief.explanation,
        )  # fmt: skip
    sheets.add(
        "Underlag",
        ((BASIS_HEADING, 100),),
        ((words,) for words in (report.title, report.summary, *report.basis, *_missing(report))),
    )
    return sheets.written()


def _missing(report: ReportBack) -> list[str]:
    return [f"Protokoll saknas: {report.body} {day_words(day)}" for day in report.missing_minutes]


class Sheets:
    """A workbook of a document, sheet after sheet; its creation date is the document's day."""

    def __init__(self, title: str, day: date) -> None:
        self.out = io.BytesIO()
        book = xlsxwriter.Workbook(
            self.out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        created = datetime(day.year, day.month, day.day)  # noqa: DTZ001
        book.set_properties({"title": title, "author": "Fullgjort", "created": created})
        self.book = book
        self.title = title
        top = {"valign": "top", "font_name": "Calibri", "font_size": 10}
        self.head: Format = book.add_format(
            {**top, "bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#EFEBE2"}
        )
        self.text: Format = book.add_format({**top, "text_wrap": True})
        self.day: Format = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self.number: Format = book.add_format({**top, "align": "left"})

    def add(
        self,
        name: str,
        columns: Sequence[tuple[str, int]],
        rows: Iterable[Sequence[Value]],
        *,
        empty: str = "",
        above: str = "",
    ) -> None:
        """A sheet with these columns (head, width in characters) and rows; `empty` stands there where none are.
        `above` is a sentence over the header row."""
        page: Worksheet = self.book.add_worksheet(name)
        first = 0
        if above:
            page.write_string(0, 0, above)
            first = 1
        for column, (head, width) in enumerate(columns):
            page.set_column(column, column, width)
            page.write_string(first, column, head, self.head)
        last = first
        for last, row in enumerate(rows, start=first + 1):
            for column, value in enumerate(row):
                self._write(page, last, column, value)
        if last == first and empty:
            page.write_string(first + 1, 0, empty)
        if last > first and len(columns) > 1:
            page.autofilter(first, 0, last, len(columns) - 1)
        page.freeze_panes(first + 1, 0)
        page.repeat_rows(first)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_header(f"&L{self.title.replace('&', '&&')}&R{name.replace('&', '&&')}")
        page.set_footer("&RSida &P (&N)")

    def written(self) -> bytes:
        """The whole workbook; nothing can be added after it."""
        self.book.close()
        return self.out.getvalue()

    def _write(self, page: Worksheet, row: int, column: int, value: Value) -> None:
        if isinstance(value, date):
            page.write_datetime(row, column, datetime(value.year, value.month, value.day), self.day)  # noqa: DTZ001
        elif isinstance(value, int):
            page.write_number(row, column, value, self.number)
        elif value:
            if len(value) > LONGEST_CELL:
                value = value[: LONGEST_CELL - len(_CUT)] + _CUT
            page.write_string(row, column, value, self.text)
