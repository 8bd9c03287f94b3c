"""ODT (ISO/IEC 26300, OpenDocument text): paragraphs, headings, lists, tables, notes and frames in reading order.

Tracked deletions, comments, hidden text and tables of contents are left out. Page heads and feet give form data.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from fullgjort.reading.builder import TextBuilder, clean
from fullgjort.reading.document import BlockKind, Document, FileKind
from fullgjort.reading.docx import properties_of
from fullgjort.reading.flow import Flowing, write
from fullgjort.reading.headform import form_of_lines, form_of_table
from fullgjort.reading.limits import DEEPEST, WIDEST_ROW
from fullgjort.reading.odfstyles import OdfStyles
from fullgjort.reading.package import Package, damaged, parse, too_deep
from fullgjort.reading.wordstyles import local, number_of, value_of
from fullgjort.reading.xmlflow import children_of

_LEFT_OUT = frozenset(
    {
        "tracked-changes", "annotation", "annotation-end", "table-of-content", "alphabetical-index", "forms",
        "sequence-decls", "variable-decls", "user-field-decls", "hidden-text", "hidden-paragraph", "desc", "title",
        "note-citation", "ruby-text", "illustration-index", "bibliography", "table-index"
    }
)  # fmt: skip
_TRANSPARENT = frozenset({"section", "index-body", "list-header", "table-header-rows", "table-rows", "table-row-group"})
_PROPERTIES = {"title": "file:title", "initial-creator": "file:author", "creator": "file:author",
               "creation-date": "file:created", "subject": "file:subject"}  # fmt: skip
_FORM_WITHIN = 4
_MOST_SPACES = 1_000
_MOST_REPEATED_ROWS = 50


def read_odt(data: bytes, name: str, digest: str) -> Document:
    """The document in an ODT file's bytes. Raises UnreadableFile (`damaged`, `password`, `too-large`, `too-deep`)."""
    with Package(data, name) as package:
        return _Reader(package, digest).document()


@dataclass(slots=True)
class _Passage:
    parts: list[str] = field(default_factory=list)
    plain: bool = False
    bold: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    pages_before: int = 0
    pages_after: int = 0

    def add(self, text: str | None, bold: bool) -> None:
        if not text:
            return
        self.parts.append(text)
        if text.strip():
            self.bold, self.plain = self.bold or bold, self.plain or not bold

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(slots=True)
class _List:
    """The list that is being read: its style, the numbers of its levels, and the mark of the next paragraph."""

    style: str = ""
    counts: list[int] = field(default_factory=list)
    mark: str = ""


class _Reader:
    def __init__(self, package: Package, digest: str) -> None:
        self._package, self._name, self._digest = package, package.name, digest
        self._styles = OdfStyles()
        self._masters: list[etree._Element] = []
        self._list: _List | None = None
        self._counted: dict[tuple[str, int], int] = {}
        content = package.read("styles.xml")
        if content:
            for part in parse(content, self._name):
                if local(part) == "master-styles":
                    self._masters.append(part)
                self._styles.add(part)

    def document(self) -> Document:
        content = self._package.read("content.xml")
        if not content:
            raise damaged(self._name, "Filen saknar dokumentets text.")
        for style in children_of(content, "automatic-styles", self._name):
            self._styles.add([copy.copy(style)])
        form = self._head_form()
        flow: list[Flowing] = []
        for element in children_of(content, "text", self._name):
            for item in self._blocks([element], 0):
                if len(flow) < _FORM_WITHIN and item.rows and (values := self._form_of(element)):
                    form = {**form, **values}
                    continue
                flow.append(item)
        builder = TextBuilder()
        write(flow, builder)
        return builder.document(
            digest=self._digest, name=self._name, kind=FileKind.ODT, form={**form, **self._properties()}
        )

    # Blocks

    def _blocks(self, elements: Iterable[etree._Element], depth: int) -> Iterator[Flowing]:
        if depth > DEEPEST:
            raise too_deep(self._name)
        pages = 0
        for element in elements:
            kind = local(element)
            if kind == "soft-page-break":
                pages += 1
                continue
            if kind in {"p", "h"}:
                made = self._paragraph(element, kind, depth)
            elif kind == "list":
                made = self._items(element, depth)
            elif kind == "table":
                made = self._table(element, depth)
            elif kind in _TRANSPARENT or kind in {"frame", "text-box", "g", "custom-shape"}:
                made = self._blocks(element, depth + 1)
            else:
                continue
            for item in made:
                item.pages, pages = item.pages + pages, 0
                yield item
        if pages:
            yield Flowing(BlockKind.PARAGRAPH, pages=pages)

    def _paragraph(self, element: etree._Element, kind: str, depth: int) -> Iterator[Flowing]:
        style = self._styles.of("paragraph", value_of(element, "style-name"))
        passage = _Passage()
        self._gather(element, passage, bool(style.bold), depth)
        level = number_of(value_of(element, "outline-level"), style.level or 1) if kind == "h" else style.level
        mark = ""
        if self._list is not None and passage.text.strip():
            mark, self._list.mark = self._list.mark, ""
        bold = passage.bold and not passage.plain
        if level:
            numbered = f"{mark} {passage.text}" if mark[:1].isalnum() or mark[:1] in {"§", "("} else passage.text
            item = Flowing(BlockKind.HEADING, numbered, level)
        elif mark and self._list is not None:
            item = Flowing(BlockKind.LIST_ITEM, passage.text, len(self._list.counts), mark, bold)
        else:
            item = Flowing(BlockKind.PARAGRAPH, passage.text, bold=bold)
        item.pages = passage.pages_before
        yield item
        outer, self._list = self._list, None
        for box in passage.boxes:
            yield from self._blocks(box, depth + 1)
        self._list = outer
        if passage.pages_after:
            yield Flowing(BlockKind.PARAGRAPH, pages=passage.pages_after)

    def _items(self, element: etree._Element, depth: int) -> Iterator[Flowing]:
        outer = self._list
        style = value_of(element, "style-name") or (outer.style if outer else "")
        counts = [*(outer.counts if outer else []), 0]
        goes_on = value_of(element, "continue-numbering") == "true"
        level = len(counts)
        start = self._styles.lists.get(style, {}).get(level)
        before = self._counted.get((style, level)) if goes_on else None
        counts[-1] = before if before is not None else (start.start if start else 1) - 1
        for item in element:
            if local(item) not in {"list-item", "list-header"}:
                continue
            if local(item) == "list-item":
                counts[-1] = number_of(value_of(item, "start-value"), counts[-1] + 1)
            mark = self._styles.mark(style, level, counts) if local(item) == "list-item" else ""
            self._list = _List(style, counts, mark)
            yield from self._blocks(item, depth + 1)
        self._counted[style, level] = counts[-1]
        self._list = outer

    # Words

    def _gather(self, element: etree._Element, passage: _Passage, bold: bool, depth: int) -> None:
        """Add the words of an element and everything below it, in order."""
        if depth > DEEPEST:
            raise too_deep(self._name)
        passage.add(element.text, bold)
        for below in element:
            kind = local(below)
            if kind in _LEFT_OUT or not kind:
                pass
            elif kind == "s":
                passage.add(" " * min(max(number_of(value_of(below, "c"), 1), 1), _MOST_SPACES), bold)
            elif kind == "tab":
                passage.add(" ", bold)
            elif kind == "line-break":
                passage.add("\n", bold)
            elif kind == "soft-page-break":
                if passage.text.strip():
                    passage.pages_after += 1
                else:
                    passage.pages_before += 1
            elif kind == "note":
                passage.boxes.extend(body for body in below if local(body) == "note-body")
            elif kind == "text-box":
                passage.boxes.append(below)
            else:
                style = self._styles.of("text", value_of(below, "style-name")) if kind == "span" else None
                own = style.bold if style else None
                self._gather(below, passage, bold if own is None else own, depth + 1)
            passage.add(below.tail, bold)

    # Tables

    def _table(self, table: etree._Element, depth: int) -> Iterator[Flowing]:
        rows = list(_rows(table, False))
        outer, self._list = self._list, None
        texts: list[list[str | None]] = []
        headers = 0
        cells_of_rows = [[cell for cell in _cells(row) if local(cell) == "table-cell"] for row, _ in rows]
        if all(len(cells) <= 1 for cells in cells_of_rows):
            for cells in cells_of_rows:
                for cell in cells:
                    yield from self._blocks(cell, depth + 1)
            self._list = outer
            return
        for index, (row, header) in enumerate(rows):
            places: list[str | None] = []
            bold = True
            for cell in _cells(row):
                words = [item for item in self._flat(cell, depth + 1) if item.text.strip()]
                bold = bold and all(item.bold for item in words)
                covered = local(cell) == "covered-table-cell"
                text = None if covered else " ".join(map(_with_mark, words))
                repeated = number_of(value_of(cell, "number-columns-repeated"), 1)
                places.extend([text] * min(max(repeated, 1), WIDEST_ROW - len(places)))
            while places and not places[-1]:
                places.pop()
            repeated = min(max(number_of(value_of(row, "number-rows-repeated"), 1), 1), _MOST_REPEATED_ROWS)
            texts.extend([places] * (repeated if any(places) else 1))
            if index == headers and (header or (index == 0 and bold and len(rows) > 1 and any(places))):
                headers += 1
        self._list = outer
        yield Flowing(BlockKind.TABLE, rows=texts, header_rows=headers)

    def _flat(self, cell: etree._Element, depth: int) -> Iterator[Flowing]:
        for item in self._blocks(cell, depth):
            if item.rows:
                yield Flowing(BlockKind.PARAGRAPH, " ".join(place for row in item.rows for place in row if place))
            else:
                yield item

    # Form data

    def _form_of(self, element: etree._Element) -> dict[str, str]:
        if local(element) != "table":
            return {}
        return form_of_table([[self._lines(cell) for cell in _cells(row)] for row, _ in _rows(element, False)])

    def _lines(self, container: etree._Element) -> list[str]:
        return [item.text for item in self._flat(container, 0) if item.text.strip()]

    def _head_form(self) -> dict[str, str]:
        """What the page heads and feet say: form data by label, and their lines under "sidhuvud" and "sidfot"."""
        form: dict[str, str] = {}
        rest: dict[str, dict[str, None]] = {"sidhuvud": {}, "sidfot": {}}
        heads = (
            part for masters in self._masters for part in masters.iter() if local(part).startswith(("header", "footer"))
        )
        for head in heads:
            for below in head.iter():
                for label, value in self._form_of(below).items():
                    form.setdefault(label, value)
            lines = self._lines(head)
            for label, value in form_of_lines(lines).items():
                form.setdefault(label, value)
            edge = "sidhuvud" if local(head).startswith("header") else "sidfot"
            rest[edge].update(dict.fromkeys(map(clean, lines)))
        return {**form, **{edge: words for edge, said in rest.items() if (words := "\n".join(filter(None, said)))}}

    def _properties(self) -> dict[str, str]:
        content = self._package.read("meta.xml")
        return properties_of(parse(content, self._name), _PROPERTIES) if content else {}


def _rows(table: etree._Element, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    """Each row with whether it stands among the header rows."""
    for element in table:
        kind = local(element)
        if kind == "table-row":
            yield element, header
        elif kind in _TRANSPARENT:
            yield from _rows(element, header or kind == "table-header-rows")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row if local(cell) in {"table-cell", "covered-table-cell"})


def _with_mark(item: Flowing) -> str:
    return f"{item.mark} {item.text}" if item.mark and item.kind is BlockKind.LIST_ITEM else item.text
