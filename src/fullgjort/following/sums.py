"""Sums that do not add up: tables whose printed total differs from what its rows or columns give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fullgjort.language.numbers import number_value
from fullgjort.reading.document import Block, BlockKind, Cell, Document, Row

FEWEST_ADDENDS = 2
LARGEST_SHARE = 0.25  # in a lone column a larger difference means that the rows are only a choice of what is summed


@dataclass(frozen=True, slots=True)
class SumMismatch:
    """A total that does not add up: the span of the printed total in the document's text, the words of its row, what
    is printed and what the addends give, and a Swedish sentence that says so."""

    start: int
    end: int
    quote: str
    printed: float
    computed: float
    why: str


@dataclass(frozen=True, slots=True)
class _Number:
    """A cell's number, how many decimals it is printed with, and its cell."""

    value: float
    decimals: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of figures: its label, its numbers by column, and whether a cell beside the label holds other words."""

    row: Row
    label: str
    numbers: dict[int, _Number]
    odd: frozenset[int]


_TOTAL = re.compile(
    r"(?:(?:total)?summan?|totalt?|totalen|summa\s+totalt|sammanlagt|sa:?)\b(?!\s*(?:av|varav)\b)", re.IGNORECASE
)
_PART_OF = re.compile(r"[\s\-–•]*(?:varav|därav|d[äe]rutöver|exkl\w*|inkl\w*)\b", re.IGNORECASE)
_SUBTOTAL = re.compile(
    r"(?:delsumma|summa\s+(?!totalt)\w+|totalt\s+\w+|netto|resultat|saldo|balans|differens|avvikelse)\b", re.IGNORECASE
)
_NO_SUM = re.compile(
    r"%|procent|andel|snitt|medel|median|index|kvot|\bper\b|/|förändring|utveckling|skillnad|rank|mål|grad|nummer|\bnr\b|betyg|ålder|nivå",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<sign>[-−–+]\s?)?(?P<digits>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:\s?(?:kr|tkr|mkr|mnkr|kronor|st|mdkr|msek|tsek))?\.?\Z",
    re.IGNORECASE,
)
_EMPTY = frozenset(("", "-", "–", "—", "−", "0", "..", "…"))


def sums_that_fail(document: Document) -> tuple[SumMismatch, ...]:
    """The totals of the document's tables that differ from their rows or columns by more than rounding (half a unit of
    the last printed digit for each addend); in the order of the text, empty where all add up or none is printed.

    Shares, means and the like are never summed. Rows that only tell of a part ("varav …") do not count, and where
    there are subtotals every usual way of summing must fail."""
    found: list[SumMismatch] = []
    for block in document.blocks:
        if block.kind is BlockKind.TABLE and len(block.rows) > FEWEST_ADDENDS:
            found += _in_table(document, block)
    return tuple(found)


def _in_table(document: Document, block: Block) -> Iterator[SumMismatch]:
    heads = _heads(document, block)
    lines = [_line(document, row) for row in block.rows if not row.header]
    yield from _totals_below(document, heads, lines)
    yield from _totals_beside(document, heads, lines)


def _heads(document: Document, block: Block) -> dict[int, str]:
    """The words over each column; the first row's where no row is marked as head and it holds no figures."""
    rows = [row for row in block.rows if row.header] or [block.rows[0]]
    heads: dict[int, str] = {}
    for row in rows:
        for cell in row.cells:
            heads[cell.column] = f"{heads.get(cell.column, '')} {_words(document, cell)}".strip()
    return heads


def _words(document: Document, cell: Cell) -> str:
    return " ".join(document.text[cell.start : cell.end].split())


def _line(document: Document, row: Row) -> _Line:
    label, numbers, odd = "", {}, set()
    for place, cell in enumerate(row.cells):
        words = _words(document, cell)
        if place == 0:
            label = words
            continue
        match = _NUMBER.match(words)
        if match:
            value = number_value(match["digits"])
            if "," not in match["digits"] and re.fullmatch(r"(?:19|20)\d\d", words):
                odd.add(cell.column)  # a year, most likely
            negative = (match["sign"] or "").strip() in ("-", "−", "–")
            decimals = len(match["digits"].rpartition(",")[2]) if "," in match["digits"] else 0
            numbers[cell.column] = _Number(-value if negative else value, decimals, cell)
        elif words not in _EMPTY:
            odd.add(cell.column)
    return _Line(row, label, numbers, frozenset(odd))


# ---- a total in a row of its own ------------------------------------------------------------------------------


def _totals_below(document: Document, heads: dict[int, str], lines: Sequence[_Line]) -> Iterator[SumMismatch]:
    """Each total row against the rows above it, or, where it stands first, below it."""
    places = [place for place, line in enumerate(lines) if _TOTAL.match(line.label) and line.numbers]
    if len(places) != 1:
        return  # none, or several groups whose sums may overlap
    place = places[0]
    total = lines[place]
    above = lines[:place] or lines[place + 1 :]
    if any(_SUBTOTAL.match(line.label) for line in above):
        return
    addends = [line for line in above if not _PART_OF.match(line.label) and line.numbers]
    summed = [column for column in total.numbers if _is_summed(column, heads, addends, total)]
    sums = {column: _sum(addends, column) for column in summed}
    right = {column for column in summed if _agree(total.numbers[column], sums[column], addends, column)}
    for column in summed:
        if column in right or not (right or (len(summed) == 1 and _near(total.numbers[column], sums[column]))):
            continue
        yield _mismatch(document, total, total.numbers[column], sums[column], heads.get(column, ""), "raderna")


def _is_summed(column: int, heads: dict[int, str], addends: Sequence[_Line], total: _Line) -> bool:
    if _NO_SUM.search(heads.get(column, "")) or column in total.odd or any(column in line.odd for line in addends):
        return False
    return sum(column in line.numbers for line in addends) >= FEWEST_ADDENDS


def _sum(addends: Sequence[_Line], column: int) -> float:
    return round(sum(line.numbers[column].value for line in addends if column in line.numbers), 6)


def _agree(total: _Number, computed: float, addends: Sequence[_Line], column: int) -> bool:
    numbers = [line.numbers[column] for line in addends if column in line.numbers]
    return _within_rounding(total, computed, numbers)


def _within_rounding(total: _Number, computed: float, numbers: Sequence[_Number]) -> bool:
    decimals = min([total.decimals, *(number.decimals for number in numbers)])
    return bool(abs(total.value - computed) <= 0.5 * 10.0**-decimals * len(numbers) + 1e-9)


def _near(total: _Number, computed: float) -> bool:
    return abs(total.value - computed) <= LARGEST_SHARE * max(abs(total.value), abs(computed))


# ---- a total in a column of its own ---------------------------------------------------------------------------


def _totals_beside(document: Document, heads: dict[int, str], lines: Sequence[_Line]) -> Iterator[SumMismatch]:
    """A last column "Totalt" against the columns before it, where most rows add up and this one does not."""
    columns = sorted({column for line in lines for column in line.numbers})
    totals = [column for column in columns if _TOTAL.match(heads.get(column, ""))]
    if len(totals) != 1 or totals[0] != columns[-1] or len(columns) <= FEWEST_ADDENDS:
        return
    last = totals[0]
    parts = [column for column in columns if column != last]
    if any(_NO_SUM.search(heads.get(column, "")) or _PART_OF.match(heads.get(column, "")) for column in parts):
        return
    failing: list[tuple[_Line, float]] = []
    right = 0
    for line in lines:
        if last not in line.numbers or line.odd & set(columns):
            continue
        numbers = [line.numbers[column] for column in parts if column in line.numbers]
        if len(numbers) < FEWEST_ADDENDS:
            continue
        computed = round(sum(number.value for number in numbers), 6)
        if _within_rounding(line.numbers[last], computed, numbers):
            right += 1
        else:
            failing.append((line, computed))
    if right >= FEWEST_ADDENDS and right > len(failing):
        for line, computed in failing:
            yield _mismatch(document, line, line.numbers[last], computed, line.label, "kolumnerna")


def _mismatch(
    document: Document, line: _Line, total: _Number, computed: float, where: str, addends: str
) -> SumMismatch:
    place = f" för ”{where}”" if where else ""
    decimals = max(total.decimals, 1 if computed != int(computed) else 0)
    why = (
        f"Summan{place} är angiven till {printed(total.value, total.decimals)}, men {addends} ger "
        f"{printed(computed, decimals)} tillsammans."
    )
    quote = " ".join(document.quote(line.row.start, line.row.end).split())
    return SumMismatch(total.cell.start, total.cell.end, quote, total.value, computed, why)


def printed(value: float, decimals: int) -> str:
    """A number as Swedish prints it: 1250.5 with one decimal is "1 250,5" (with no-break spaces)."""
    text = f"{abs(value):,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")
    return f"−{text}" if value < 0 else text
