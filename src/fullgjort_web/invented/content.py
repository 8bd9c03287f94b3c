"""A document before it has a format: what stands in it, in order. Renderers only lay it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`lead` is a label printed in bold before the text ("Status:"), or empty."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points with a mark. `mark` is "•", "–", "*" or "1" (numbered from `start`); "" prints att-satser without marks."""

    points: tuple[str, ...]
    mark: str = "•"
    start: int = 1
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head row. `widths` are shares of the line; `ruled` says whether lines are drawn."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Header data in a form: label and value."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks of a house that sets its pages in two columns, where the format has pages."""

    blocks: tuple[Heading | Paragraph | Bullets, ...]


Block = Heading | Paragraph | Bullets | Table | FormBlock | Columns


@dataclass(frozen=True, slots=True)
class Document:
    """One generated document. `stem` names its file, `truth` is what stands in it (the evaluation guide's shape),
    `running_head` is printed on each page of formats with pages, `producer` is "typst" or "reportlab", `serif` and
    `size` are the house's letters."""

    stem: str
    kind: str
    title: str
    body: str
    day: date
    running_head: str
    blocks: tuple[Block, ...]
    truth: dict[str, Any]
    producer: str = "typst"
    serif: bool = True
    size: float = 11.0
    spaced: bool = True
    folder: str = ""
    weight: int = field(default=0, compare=False)
    mismatch: bool = False  # a table's total is not the sum of its rows
