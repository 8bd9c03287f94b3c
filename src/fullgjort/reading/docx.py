"""DOCX (ECMA-376, WordprocessingML): paragraphs, headings, lists, tables, notes and text boxes in reading order.

What is deleted in tracked changes, hidden text and tables of contents are left out. Page heads and feet give form
data. Page numbers are those of the last time Word laid the document out, where it noted them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from fullgjort.reading.builder import TextBuilder, clean
from fullgjort.reading.document import BlockKind, Document, FileKind
from fullgjort.reading.flow import Flowing, write
from fullgjort.reading.headform import form_of_lines, form_of_table
from fullgjort.reading.limits import DEEPEST, WIDEST_ROW
from fullgjort.reading.marks import BULLET
from fullgjort.reading.package import Package, damaged, parse, too_deep
from fullgjort.reading.wordstyles import (
    Numbering,
    Style,
    Styles,
    child,
    local,
    number_of,
    read_styles,
    switched_on,
    value_of,
)
from fullgjort.reading.xmlflow import children_of

_LEFT_OUT = frozenset(
    {
        "del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "Fallback", "annotationRef", "rt",
        "sdtPr", "sdtEndPr", "ctrlPr", "fPr"
    }
)  # fmt: skip
_SPACES = frozenset({"tab", "ptab"})
_TRANSPARENT = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice", "smartTag"})
_PROPERTIES = {"title": "file:title", "creator": "file:author", "created": "file:created", "subject": "file:subject"}
_FORM_WITHIN = 4
"""A form table counts as the document's form only among this many first blocks."""


def read_docx(data: bytes, name: str, digest: str) -> Document:
    """The document in a DOCX file's bytes. Raises UnreadableFile (`damaged`, `password`, `too-large`, `too-deep`)."""
    with Package(data, name) as package:
        return _Reader(package, digest).document()


@dataclass(slots=True)
class _Passage:
    """The words of a paragraph while they are gathered."""

    parts: list[str] = field(default_factory=list)
    plain: bool = False
    bold: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pages_before: int = 0
    pages_after: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, text: str, bold: bool) -> None:
        self.parts.append(text)
        if text.strip():
            self.bold, self.plain = self.bold or bold, self.plain or not bold

    def break_page(self) -> None:
        if self.text.strip():
            self.pages_after += 1
        else:
            self.pages_before += 1


class _Reader:
    def __init__(self, package: Package, digest: str) -> None:
        self._package, self._name, self._digest = package, package.name, digest
        mains = package.related("", "officeDocument")
        self._main = mains[0][1] if mains else "word/document.xml"
        self._styles: Styles = read_styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._notes = {kind: self._note_elements(f"{kind}s", kind) for kind in ("footnote", "endnote")}

    def document(self) -> Document:
        content = self._package.read(self._main)
        if not content:
            raise damaged(self._name, "Filen saknar dokumentets text.")
        flow: list[Flowing] = []
        form = self._head_form()
        for element in children_of(content, "body", self._name):
            for item in self._blocks([element], 0):
                if len(flow) < _FORM_WITHIN and item.rows and (values := self._form_of(element)):
                    form = {**form, **values}
                    continue
                flow.append(item)
        builder = TextBuilder()
        write(flow, builder)
        return builder.document(
            digest=self._digest,
            name=self._name,
            kind=FileKind.DOCX,
            form={**form, **self._properties()},
        )

    def _part(self, kind: str) -> etree._Element | None:
        for _, path in self._package.related(self._main, kind):
            content = self._package.read(path)
            if content:
                return parse(content, self._name)
        return None

    def _note_elements(self, part: str, kind: str) -> dict[str, etree._Element]:
        root = self._part(part)
        if root is None:
            return {}
        return {value_of(note, "id") or "": note for note in root if local(note) == kind and not value_of(note, "type")}

    # Blocks

    def _blocks(self, elements: Iterable[etree._Element], depth: int) -> Iterator[Flowing]:
        if depth > DEEPEST:
            raise too_deep(self._name)
        for element in elements:
            kind = local(element)
            if kind == "p":
                yield from self._paragraph(element, depth)
            elif kind == "tbl":
                yield from self._table(element, depth)
            elif kind in _TRANSPARENT and not _is_contents(element):
                yield from self._blocks(element, depth + 1)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Flowing]:
        properties = child(element, "pPr")
        style = self._styles.of(value_of(child(properties, "pStyle")))
        passage = _Passage()
        self._gather(element, passage, style.bold, depth)
        item = self._item(properties, style, passage)
        if style.contents:
            item.text = ""
        item.pages = passage.pages_before
        yield item
        for box in passage.boxes:
            yield from self._blocks(box, depth + 1)
        for kind, note_id in passage.notes:
            note = self._notes[kind].get(note_id)
            if note is not None:
                yield from self._blocks((below for below in note if local(below) == "p"), depth + 1)
        if passage.pages_after:
            yield Flowing(BlockKind.PARAGRAPH, pages=passage.pages_after)

    def _item(self, properties: etree._Element | None, style: Style, passage: _Passage) -> Flowing:
        """The block that a paragraph is by its own properties and its style's."""
        text = passage.text
        level = style.level
        outline = value_of(child(properties, "outlineLvl"))
        if outline is not None:
            level = number_of(outline, 9) + 1 if number_of(outline, 9) < 9 else 0
        list_id = value_of(child(properties, "numPr", "numId")) or style.numbering
        depth = number_of(value_of(child(properties, "numPr", "ilvl")), style.depth)
        has_words = bool(text.strip())
        mark = self._numbering.mark(list_id, depth) if has_words and list_id not in {"", "0"} else ""
        if level and has_words:
            heading_mark = mark if mark[:1].isalnum() or mark[:1] in "§(" else ""
            return Flowing(BlockKind.HEADING, f"{heading_mark} {text}" if heading_mark else text, level)
        bold = passage.bold and not passage.plain
        if mark or (style.listed and has_words):
            return Flowing(BlockKind.LIST_ITEM, text, depth + 1, mark or BULLET, bold)
        return Flowing(BlockKind.PARAGRAPH, text, bold=bold)

    # Words

    def _gather(self, element: etree._Element, passage: _Passage, bold: bool, depth: int) -> None:
        """Add the words of everything below an element, in order."""
        if depth > DEEPEST:
            raise too_deep(self._name)
        for below in element:
            kind = local(below)
            if kind == "t":
                passage.add(below.text or "", bold)
            elif kind == "r":
                self._gather_run(below, passage, bold, depth)
            elif kind in _LEFT_OUT or (kind == "AlternateContent" and child(below, "Choice") is None):
                continue
            elif kind in _SPACES:
                passage.add(" ", bold)
            elif kind in {"br", "cr"}:
                passage.add("\n", bold)
            elif kind == "lastRenderedPageBreak":
                passage.break_page()
            elif kind == "noBreakHyphen":
                passage.add("-", bold)
            elif kind == "sym":
                passage.add(_symbol(below), bold)
            elif kind in {"footnoteReference", "endnoteReference"}:
                passage.notes.append((kind.removesuffix("Reference"), value_of(below, "id") or ""))
            elif kind == "txbxContent":
                passage.boxes.append(below)
            else:
                self._gather(below, passage, bold, depth + 1)

    def _gather_run(self, run: etree._Element, passage: _Passage, bold: bool, depth: int) -> None:
        properties = child(run, "rPr")
        if properties is not None:
            if switched_on(child(properties, "vanish")):
                return
            own = switched_on(child(properties, "b"))
            if own is None and value_of(child(properties, "rStyle")) in self._styles.bold_characters:
                own = True
            bold = bold if own is None else own
            bold = bold or self._styles.is_large(number_of(value_of(child(properties, "sz"))))
        self._gather(run, passage, bold, depth + 1)

    # Tables

    def _table(self, table: etree._Element, depth: int) -> Iterator[Flowing]:
        rows = list(_rows(table))
        cells = [cell for row in rows for cell, _ in _cells(row) if not _is_covered(cell)]
        if len(cells) <= 1 or all(sum(1 for _ in _cells(row)) == 1 for row in rows):
            for cell in cells:
                yield from self._blocks(cell, depth + 1)
            return
        yield self._grid(rows, depth)

    def _grid(self, rows: Sequence[etree._Element], depth: int) -> Flowing:
        """The table's cell texts; places under merged cells are None."""
        texts: list[list[str | None]] = []
        pages = headers = 0
        for index, row in enumerate(rows):
            properties = child(row, "trPr")
            places: list[str | None] = [None] * min(number_of(value_of(child(properties, "gridBefore"))), WIDEST_ROW)
            bold = True
            for cell, span in _cells(row):
                items = [] if _is_covered(cell) else list(self._flat(cell, depth + 1))
                pages += sum(item.pages for item in items)
                words = [item for item in items if item.text.strip()]
                bold = bold and all(item.bold for item in words)
                places.append(None if _is_covered(cell) else " ".join(_with_mark(item) for item in words))
                places.extend([None] * (span - 1))
            texts.append(places[:WIDEST_ROW])
            repeated = switched_on(child(properties, "tblHeader"))
            if index == headers and (repeated or (index == 0 and bold and len(rows) > 1 and any(places))):
                headers += 1
        return Flowing(BlockKind.TABLE, rows=texts, header_rows=headers)

    def _flat(self, cell: etree._Element, depth: int) -> Iterator[Flowing]:
        """The blocks in a cell, tables in it as their words."""
        for item in self._blocks(cell, depth):
            if item.rows:
                words = " ".join(place for row in item.rows for place in row if place)
                yield Flowing(BlockKind.PARAGRAPH, words)
            else:
                yield item

    # Form data

    def _form_of(self, element: etree._Element) -> dict[str, str]:
        """The form that a table in the text is, {} where it is none."""
        if local(element) != "tbl":
            return {}
        return form_of_table([[self._lines(cell) for cell, _ in _cells(row)] for row in _rows(element)])

    def _lines(self, container: etree._Element) -> list[str]:
        numbering, self._numbering = self._numbering, Numbering(None)
        try:
            return [item.text for item in self._flat(container, 0) if item.text.strip()]
        finally:
            self._numbering = numbering

    def _head_form(self) -> dict[str, str]:
        """What the page heads and feet say: form data by label, and their lines under "sidhuvud" and "sidfot"."""
        form: dict[str, str] = {}
        rest: dict[str, dict[str, None]] = {"sidhuvud": {}, "sidfot": {}}
        parts = {
            path: edge
            for edge, kind in (("sidhuvud", "header"), ("sidfot", "footer"))
            for _, path in self._package.related(self._main, kind)
        }
        for path, edge in parts.items():
            content = self._package.read(path)
            if not content:
                continue
            root = parse(content, self._name)
            for below in root.iter():
                if local(below) == "tbl":
                    for label, value in self._form_of(below).items():
                        form.setdefault(label, value)
            lines = self._lines(root)
            for label, value in form_of_lines(lines).items():
                form.setdefault(label, value)
            rest[edge].update(dict.fromkeys(map(clean, lines)))
        return {**form, **{edge: words for edge, said in rest.items() if (words := "\n".join(filter(None, said)))}}

    def _properties(self) -> dict[str, str]:
        parts = self._package.related("", "core-properties")
        content = self._package.read(parts[0][1]) if parts else b""
        if not content:
            return {}
        return properties_of(parse(content, self._name), _PROPERTIES)


def properties_of(root: etree._Element, wanted: dict[str, str]) -> dict[str, str]:
    """What a part of properties says, under the names of `wanted`; what is empty is left out."""
    found: dict[str, str] = {}
    for element in root.iter():
        key = wanted.get(local(element))
        if key and (value := clean(element.text or "")):
            found.setdefault(key, value)
    return found


def _is_contents(element: etree._Element) -> bool:
    """Whether a content control holds a table of contents."""
    gallery = value_of(child(element, "sdtPr", "docPartObj", "docPartGallery"))
    return gallery is not None and "contents" in gallery.lower()


def _symbol(element: etree._Element) -> str:
    code = value_of(element, "char") or ""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return BULLET if "\ue000" <= sign <= "\uf8ff" else sign


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those deleted in tracked changes and those of tables within it."""
    for element in table:
        kind = local(element)
        if kind == "tr" and child(element, "trPr", "del") is None:
            yield element
        elif kind in _TRANSPARENT:
            yield from _rows(element)


def _cells(row: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Each cell with the number of columns it covers."""
    for element in row:
        kind = local(element)
        if kind == "tc":
            span = number_of(value_of(child(element, "tcPr", "gridSpan")), 1)
            yield element, min(max(span, 1), WIDEST_ROW)
        elif kind in _TRANSPARENT:
            yield from _cells(element)


def _is_covered(cell: etree._Element) -> bool:
    """Whether a cell only continues the merged cell above it."""
    merged = child(cell, "tcPr", "vMerge")
    return merged is not None and value_of(merged) != "restart"


def _with_mark(item: Flowing) -> str:
    return f"{item.mark} {item.text}" if item.mark and item.kind is BlockKind.LIST_ITEM else item.text
