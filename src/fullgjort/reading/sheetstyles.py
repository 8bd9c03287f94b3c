"""Which cells of a workbook are set in bold: in a sheet of prose those are its headings."""

from __future__ import annotations

import re
from posixpath import join, normpath

from lxml import etree

from fullgjort.reading.package import Package, parse

type Place = tuple[int, int]
"""Row and column of a cell, from 0."""

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def bold_cells(package: Package) -> dict[str, frozenset[Place]]:
    """The places of the bold cells of each sheet, by the sheet's name; empty for a workbook without styles (ODS) and
    for one whose parts cannot be found (ECMA-376 part 1, chapter 18)."""
    styles, book = package.read("xl/styles.xml"), package.read("xl/workbook.xml")
    if not styles or not book:
        return {}
    bold = _bold_formats(parse(styles, package.name))
    paths = _paths(package)
    found: dict[str, frozenset[Place]] = {}
    for sheet in parse(book, package.name).iter("{*}sheet"):
        content = package.read(paths.get(sheet.get(_RELATION) or "", ""))
        if content and bold:
            found[sheet.get("name") or ""] = _bold_places(parse(content, package.name), bold)
    return found


def _bold_formats(styles: etree._Element) -> frozenset[int]:
    """The numbers of the cell formats whose font is bold."""
    fonts = [
        any(mark.get("val", "1") not in ("0", "false") for mark in font.findall("{*}b"))
        for font in styles.iterfind("{*}fonts/{*}font")
    ]
    formats = styles.iterfind("{*}cellXfs/{*}xf")
    return frozenset(
        number
        for number, one in enumerate(formats)
        if (place := one.get("fontId") or "0").isdecimal() and int(place) < len(fonts) and fonts[int(place)]
    )


def _paths(package: Package) -> dict[str, str]:
    """The part of each relation of the workbook."""
    content = package.read("xl/_rels/workbook.xml.rels")
    if not content:
        return {}
    related = ((one.get("Id") or "", one.get("Target") or "") for one in parse(content, package.name))
    return {id_: target[1:] if target.startswith("/") else normpath(join("xl", target)) for id_, target in related}


def _bold_places(sheet: etree._Element, bold: frozenset[int]) -> frozenset[Place]:
    places = set()
    for cell in sheet.iter("{*}c"):
        reference, style = _REFERENCE.match(cell.get("r") or ""), cell.get("s") or "0"
        if reference and style.isdecimal() and int(style) in bold:
            places.add((int(reference[2]) - 1, _column(reference[1]) - 1))
    return frozenset(places)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
