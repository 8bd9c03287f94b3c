"""XLSX and ODS: each visible sheet is a table under its name. Values are those last computed, dates in ISO form."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from fullgjort.reading.builder import TextBuilder, clean
from fullgjort.reading.document import Document, FileKind
from fullgjort.reading.docx import properties_of
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.limits import MOST_CELLS, WIDEST_ROW
from fullgjort.reading.marks import split_mark
from fullgjort.reading.package import Package, damaged, parse, refuse_entities
from fullgjort.reading.sheetstyles import Place, bold_cells

_UNNAMED = re.compile(r"(?:blad|sheet|ark|tabelle|tabell)\s?\d*$", re.IGNORECASE)
_FILLED_CELL = re.compile(rb"<(?:\w+:)?c\b[^<>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^<>]*(?<!/)>")
_ODS_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell)\b([^<>]*)>")
_ODS_ROWS = re.compile(rb"number-rows-repeated=\"(\d{1,9})\"")
_ODS_COLUMNS = re.compile(rb"number-columns-repeated=\"(\d{1,9})\"")
_ODS_VALUE = b"office:value-type"
_PROPERTIES = {"title": "file:title", "creator": "file:author", "initial-creator": "file:author",
               "created": "file:created", "creation-date": "file:created"}  # fmt: skip

type Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def read_spreadsheet(data: bytes, name: str, digest: str, kind: FileKind = FileKind.XLSX) -> Document:
    """The document of a workbook. Empty rows and columns are left out, hidden sheets named in the notes.

    Rows of a single cell above the table (a title, a date) become paragraphs; a sheet that is a text with bold headings
    is read as one, with the tables in it. Raises UnreadableFile (`damaged`,
    `password`, `too-large`).
    """
    with Package(data, name) as package:
        _refuse_vast_sheets(package)
        form = _properties(package)
        bold = bold_cells(package)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        shown = [sheet.name for sheet in sheets if sheet.visible is SheetVisibleEnum.Visible]
        builder = TextBuilder()
        for sheet_name in shown:
            _write_sheet(builder, workbook.get_sheet_by_name(sheet_name), sheet_name, bold.get(sheet_name, frozenset()))
    except PasswordError as error:
        raise UnreadableFile(
            name, "password", "Filen är skyddad med lösenord.", "Ta bort lösenordet i Excel och spara den på nytt."
        ) from error
    except (CalamineError, ValueError, OSError) as error:
        raise damaged(name, "Arbetsboken är skadad.") from error
    hidden = [sheet.name for sheet in sheets if sheet.name not in shown]
    notes = [f"Dolda blad är inte lästa: {', '.join(hidden)}."] if hidden else []
    return builder.document(digest=digest, name=name, kind=kind, form=form, notes=notes)


def _write_sheet(builder: TextBuilder, sheet: CalamineSheet, sheet_name: str, bold: frozenset[Place]) -> None:
    left = sheet.start[1] if sheet.start else 0
    laid = [[printed(value) for value in row[:WIDEST_ROW]] for row in sheet.iter_rows()]
    rows = _filled(laid)
    if not rows:
        return
    if not _UNNAMED.match(sheet_name):
        builder.add_heading(sheet_name)
    lines = [_SheetRow(number, row, left, bold) for number, row in enumerate(laid) if any(row)]
    if _is_prose(lines):
        _write_prose(builder, lines)
        return
    above = 0
    if len(rows[0]) > 1:
        while above < len(rows) and sum(map(bool, rows[above])) == 1:
            above += 1
    for row in rows[:above]:
        builder.add_paragraph(" ".join(filter(None, row)))
    _write_table(builder, rows[above:])


def _write_table(builder: TextBuilder, rows: Sequence[Sequence[str]]) -> None:
    table = _filled(rows)
    header = 1 if len(table) > 1 and all(cell and not cell[0].isdigit() for cell in table[0]) else 0
    builder.add_table(table, header)


class _SheetRow:
    """A row with words: its number, its cells, whether it has one only, and whether all that it has is bold."""

    def __init__(self, number: int, cells: list[str], left: int, bold: frozenset[Place]) -> None:
        self.number, self.cells = number, cells
        filled = [column for column, cell in enumerate(cells) if cell]
        marks = [(number, left + column) in bold for column in filled]
        self.single, self.bold = len(filled) == 1, all(marks)
        self.field = len(filled) == 2 and marks == [True, False]  # a label and its value
        self.words = cells[filled[0]]


def _is_prose(lines: Sequence[_SheetRow]) -> bool:
    """Whether a sheet is a text with headings: twice or more a single bold cell stands over another single cell that is
    not. A table's rows that only name a section stand over rows of the table."""
    over = sum(one.single and one.bold and other.single and not other.bold for one, other in pairwise(lines))
    return over >= 2


def _write_prose(builder: TextBuilder, lines: Sequence[_SheetRow]) -> None:
    """A sheet of prose: bold rows of one cell are headings (the first is the title), other ones paragraphs or list
    items, rows of several cells tables, each under its own bold row of headings."""
    table: list[_SheetRow] = []
    titled = False
    for number, line in enumerate(lines):
        later = lines[number + 1] if number + 1 < len(lines) else None
        if not line.single:
            if table and line.bold and line.number > table[-1].number + 1:
                _write_table(builder, [row.cells for row in table])
                table = []
            table.append(line)
            continue
        if table and not _ends_table(table, line, later):
            table.append(line)
            continue
        if table:
            _write_table(builder, [row.cells for row in table])
            table = []
        if line.bold:
            builder.add_heading(line.words, 2 if titled else 1)
            titled = True
        else:
            mark, words = split_mark(line.words)
            if mark:
                builder.add_list_item(words, mark)
            else:
                builder.add_paragraph(line.words)
    if table:
        _write_table(builder, [row.cells for row in table])


def _ends_table(table: Sequence[_SheetRow], line: _SheetRow, later: _SheetRow | None) -> bool:
    """Whether a row of one cell stands after a table and not in it: a heading over prose or over another table's
    headings, what comes after an empty row, and whatever comes after labels with their values."""
    if line.bold and (later is None or later.single or later.bold):
        return True
    return line.number > table[-1].number + 1 or all(row.field for row in table)


def _filled(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows without the rows and columns that are empty throughout."""
    kept = [row for row in rows if any(row)]
    width = max(map(len, kept), default=0)
    columns = [column for column in range(width) if any(column < len(row) and row[column] for row in kept)]
    return [[row[column] if column < len(row) else "" for column in columns] for row in kept]


def printed(value: Value) -> str:
    """A cell's value as a Swedish reader writes it: 12,5 - 2024-03-31 - SANT."""
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}".replace(".", ",")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return clean(str(value))


def _refuse_vast_sheets(package: Package) -> None:
    """Raise where the filled cells of a sheet span more places than are read: the rows are laid out in full."""
    for member in sorted(package.members):
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            content = package.read(member)
            refuse_entities(content, package.name)
            area = _area(_FILLED_CELL.findall(content))
        elif member == "content.xml":
            content = package.read(member)
            refuse_entities(content, package.name)
            area = _repeated_area(content)
        else:
            continue
        if area > MOST_CELLS:
            raise UnreadableFile(
                package.name,
                "too-large",
                f"Ett blad omfattar {area} celler; gränsen är {MOST_CELLS}.",
                "Ta bort celler som ligger långt utanför tabellen, eller dela upp arbetsboken.",
            )


def _area(cells: Iterable[tuple[bytes, bytes]]) -> int:
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for column, row in cells:
        columns.add(column)
        rows.add(row)
    if not rows:
        return 0
    across = [_column(column) for column in columns]
    down = [int(row) for row in rows]
    return (max(across) - min(across) + 1) * (max(down) - min(down) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _repeated_area(content: bytes) -> int:
    """The places of an OpenDocument sheet down to its last filled cell, repetitions counted out."""
    down = across = last = widest = 0
    for tag, attributes in _ODS_TAG.findall(content):
        if tag == b"table-row":
            repeated = _ODS_ROWS.search(attributes)
            down, across = down + (int(repeated[1]) if repeated else 1), 0
        else:
            repeated = _ODS_COLUMNS.search(attributes)
            across += int(repeated[1]) if repeated else 1
            if _ODS_VALUE in attributes:
                widest, last = max(widest, across), down
    return last * widest


def _properties(package: Package) -> dict[str, str]:
    content = package.read("docProps/core.xml") or package.read("meta.xml")
    return properties_of(parse(content, package.name), _PROPERTIES) if content else {}
