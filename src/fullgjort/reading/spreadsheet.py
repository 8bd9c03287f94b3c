"""XLSX and ODS: each visible sheet is a table under its name. Values are those last computed, dates in ISO form."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Sequence

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
from fullgjort.reading.package import Package, damaged, parse, refuse_entities

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

    Rows of a single cell above the table (a title, a date) become paragraphs. Raises UnreadableFile (`damaged`,
    `password`, `too-large`).
    """
    with Package(data, name) as package:
        _refuse_vast_sheets(package)
        form = _properties(package)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        shown = [sheet.name for sheet in sheets if sheet.visible is SheetVisibleEnum.Visible]
        builder = TextBuilder()
        for sheet_name in shown:
            _write_sheet(builder, workbook.get_sheet_by_name(sheet_name), sheet_name)
    except PasswordError as error:
        raise UnreadableFile(
            name, "password", "Filen är skyddad med lösenord.", "Ta bort lösenordet i Excel och spara den på nytt."
        ) from error
    except (CalamineError, ValueError, OSError) as error:
        raise damaged(name, "Arbetsboken är skadad.") from error
    hidden = [sheet.name for sheet in sheets if sheet.name not in shown]
    notes = [f"Dolda blad är inte lästa: {', '.join(hidden)}."] if hidden else []
    return builder.document(digest=digest, name=name, kind=kind, form=form, notes=notes)


def _write_sheet(builder: TextBuilder, sheet: CalamineSheet, sheet_name: str) -> None:
    rows = _filled([[printed(value) for value in row[:WIDEST_ROW]] for row in sheet.iter_rows()])
    if not rows:
        return
    if not _UNNAMED.match(sheet_name):
        builder.add_heading(sheet_name)
    above = 0
    if len(rows[0]) > 1:
        while above < len(rows) and sum(map(bool, rows[above])) == 1:
            above += 1
    for row in rows[:above]:
        builder.add_paragraph(" ".join(filter(None, row)))
    table = _filled(rows[above:])
    header = 1 if len(table) > 1 and all(cell and not cell[0].isdigit() for cell in table[0]) else 0
    builder.add_table(table, header)


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
