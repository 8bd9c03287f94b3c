"""Form blocks that are set as a table: labels over or beside their values, in a grid. They are header data, not text."""

from __future__ import annotations

from collections.abc import Sequence

from fullgjort.reading.headform import form_of_table
from fullgjort.reading.pdf.arrangement import FlowLine
from fullgjort.reading.pdf.stitching import WholeTable

# A table counts as the document's form only among this many first lines and tables, or first on its page.
_FORM_WITHIN = 8


def without_form_tables(
    elements: Sequence[FlowLine | WholeTable],
) -> tuple[list[FlowLine | WholeTable], dict[str, str]]:
    """The elements without the tables that are forms, and what those say by label in small letters; the first that
    gives a label a value counts."""
    kept: list[FlowLine | WholeTable] = []
    form: dict[str, str] = {}
    page = 0
    for number, element in enumerate(elements):
        first = number < _FORM_WITHIN or _page_of(element) != page
        page = _page_of(element)
        if isinstance(element, WholeTable) and first:
            values = form_of_table([[[line.text for line in cell] for cell in row] for row in element.rows])
            if values:
                form = {**values, **form}
                continue
        kept.append(element)
    return kept, form


def _page_of(element: FlowLine | WholeTable) -> int:
    return element.page if isinstance(element, WholeTable) else element.line.page
