"""The PDF reader: bytes to Document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c

from fullgjort.reading.document import Document, FileKind
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.hyphens import whole_words
from fullgjort.reading.pdf.arrangement import FlowLine, PageFlow, PageLayout, arrange
from fullgjort.reading.pdf.assembly import Assembly, pages_of
from fullgjort.reading.pdf.blocks import blocks_of
from fullgjort.reading.pdf.formtable import without_form_tables
from fullgjort.reading.pdf.frame import frame_of
from fullgjort.reading.pdf.furniture import clear_furniture
from fullgjort.reading.pdf.opening import opened
from fullgjort.reading.pdf.pagetext import Fonts, PageText
from fullgjort.reading.pdf.rulings import drawing_of
from fullgjort.reading.pdf.stitching import WholeTable, stitched
from fullgjort.reading.pdf.style import style_of
from fullgjort.reading.pdf.table import PageTable

# What programs write where the author wrote nothing.
_NOTHING_TOLD = frozenset({"untitled", "anonymous", "unspecified", "(anonymous)", "(unspecified)", "microsoft word"})
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_SELF_TOLD = {"Title": "file:title", "Author": "file:author", "CreationDate": "file:created"}


def read_pdf(data: bytes, name: str, *, max_pages: int = 5000) -> Document:
    """The document in a PDF's bytes.

    A file of scanned pages gives an empty text, pages with `scanned` set and a note that names them. Raises
    UnreadableFile (`empty`, `password`, `damaged`, `too-many-pages`). Not thread safe: PDFium is not.
    """
    with opened(data, name) as pdf:
        count = len(pdf)
        if count == 0:
            raise UnreadableFile(name, "damaged", "Filen har inga sidor.", "Hämta den igen från källan.")
        if count > max_pages:
            raise UnreadableFile(
                name,
                "too-many-pages",
                f"Filen har {count} sidor; gränsen är {max_pages}.",
                "Dela upp den i mindre filer, eller höj gränsen.",
            )
        form = _self_told(pdf)
        broken: list[int] = []
        layouts = list(_layouts(pdf, count, broken))
    if not layouts:
        raise UnreadableFile(name, "damaged", "Ingen av filens sidor går att läsa.", "Hämta den igen från källan.")
    form = {**clear_furniture(layouts), **form}
    elements, told = without_form_tables(stitched(_flows(layouts)))
    form = {**told, **form}
    assembly = Assembly(known=whole_words(_words_of(elements)))
    recognised = sum(layout.drawing.pictures > 0.8 for layout in layouts) > len(layouts) / 2
    for block in blocks_of(elements, style_of(elements, recognised)):
        assembly.add(block)
    text = assembly.text
    return Document(
        digest=hashlib.sha256(data).hexdigest(),
        name=name,
        kind=FileKind.PDF,
        text=text,
        blocks=tuple(assembly.blocks),
        pages=pages_of(layouts, assembly.lines, len(text)),
        lines=tuple(assembly.lines),
        form=form,
        notes=_notes(layouts, broken),
    )


def _words_of(elements: Iterable[FlowLine | WholeTable]) -> Iterator[str]:
    """The words of every printed line."""
    for element in elements:
        if isinstance(element, FlowLine):
            yield element.line.text
        else:
            yield from (line.text for row in element.rows for cell in row for line in cell)


def _self_told(pdf: pypdfium2.PdfDocument) -> dict[str, str]:
    found = {}
    for key, label in _SELF_TOLD.items():
        try:
            value = pdf.get_metadata_value(key)
        except (pypdfium2.PdfiumError, UnicodeDecodeError):
            continue
        value = " ".join("".join(sign for sign in value if sign.isprintable()).split())
        value = value.removeprefix("Microsoft Word - ")
        dated = _DATE.match(value)
        if dated:
            value = "-".join(dated.groups())
        if value and value.casefold() not in _NOTHING_TOLD:
            found[label] = value
    return found


def _layouts(pdf: pypdfium2.PdfDocument, count: int, broken: list[int]) -> Iterator[PageLayout]:
    """Each page's fragments and rules; pages that cannot be opened are put in `broken`."""
    fonts = Fonts()
    for index in range(count):
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError:
            broken.append(index + 1)
            continue
        try:
            frame = frame_of(page)
            drawing = drawing_of(page, frame)
            cuts = drawing.vertical if len(drawing.vertical) > 1 and drawing.horizontal else []
            with PageText(page, frame, fonts) as text:
                fragments = text.fragments(cuts if len(cuts) <= 400 else [])
            yield PageLayout(index + 1, frame, fragments, drawing)
        finally:
            page.close()


def _flows(layouts: list[PageLayout]) -> list[PageFlow]:
    flows: list[PageFlow] = []
    before: PageTable | None = None
    for layout in layouts:
        flow = arrange(layout, before)
        last = flow.elements[-1] if flow.elements else None
        before = last if isinstance(last, PageTable) else None
        flows.append(flow)
    return flows


def _notes(layouts: list[PageLayout], broken: list[int]) -> tuple[str, ...]:
    notes = []
    scanned = [layout.number for layout in layouts if layout.scanned]
    if scanned:
        notes.append(_sentence(scanned, "är en bild utan text.", "är bilder utan text."))
    if broken:
        notes.append(_sentence(broken, "är skadad och kunde inte läsas.", "är skadade och kunde inte läsas."))
    return tuple(notes)


def _sentence(numbers: Iterable[int], one: str, many: str) -> str:
    """ "Sida 3 är ..." or "Sidorna 3, 5–7 är ..."."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    if len(words) == 1 and len(runs[0]) == 1:
        return f"Sida {words[0]} {one}"
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"
    return f"Sidorna {listed} {many}"


def page_count(data: bytes, name: str) -> int:
    """How many pages a PDF has. Raises UnreadableFile as `read_pdf` does."""
    with opened(data, name) as pdf:
        return int(pdfium_c.FPDF_GetPageCount(pdf.raw))
