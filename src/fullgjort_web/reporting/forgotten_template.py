"""The Word template of the forgotten list: `data/forgotten.docx` is what `make_template` gives;
`python -m fullgjort_web.reporting.forgotten_template` writes it anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fullgjort_web.reporting.template import LATE, QUIET, add_run, add_table, blank, saved

TEMPLATE = Path(__file__).with_name("data") / "forgotten.docx"
_FIELDS = ("number", "decision", "given", "heading", "assignee", "due", "days")
_WIDTHS = (1.1, 3.7, 2.3, 9.4, 3.0, 3.4, 1.6)  # cm


def make_template() -> bytes:
    """The template as a Word file: A4 on its side, Swedish, a table for each board."""
    made = blank(lying=True)

    def line(words: str, style: str = "Normal") -> Any:
        return made.add_paragraph(words, style)

    line("{{ heading }}", "Heading 1")
    line("{{ summary }}", "Sammanfattning")
    line("{{ basis_heading }}", "Heading 2")
    line("{%p for sentence in basis %}")
    line("{{ sentence }}")
    line("{%p endfor %}")
    line("{%p for board in boards %}")
    line("{{ board.heading }}", "Heading 2")
    line("{%p if board.minutes %}")
    line("{{ board.minutes }}").paragraph_format.keep_with_next = True
    line("{%p endif %}")
    _told(add_table(made, "board", _WIDTHS))
    line("{%p endfor %}")
    line("{%p if missing.rows %}")
    line("{{ missing.heading }}", "Heading 2")
    add_table(made, "missing", (6.0, 1.6, 16.9))
    line("{%p endif %}")
    return saved(made, "Aldrig återrapporterade uppdrag")


def _told(table: Any) -> None:
    """The table's row: the fields by name, and under the heading the quoted words, where they stand, and what to look
    at."""
    cells = table.rows[2].cells
    for cell, name in zip(cells, _FIELDS, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.clear()
        paragraph.add_run(f"{{{{ row.{name} }}}}").bold = True if name == "heading" else None
    task = cells[_FIELDS.index("heading")]
    task.add_paragraph("{{ row.wording }}", "Tabelltext")
    add_run(task.add_paragraph("", "Tabelltext"), "{{ row.source }} Kod\u00a0{{ row.code }}.", QUIET, size=8)
    task.add_paragraph("{%p for note in row.notes %}", "Tabelltext")
    add_run(task.add_paragraph("", "Tabelltext"), "{{ note }}", LATE).italic = True
    task.add_paragraph("{%p endfor %}", "Tabelltext")


if __name__ == "__main__":
    TEMPLATE.write_bytes(make_template())
