"""Gutters: white strips that run down through several lines, between columns of text or of a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from fullgjort.reading.pdf.fragment import Fragment, PrintedLine
from fullgjort.reading.pdf.table import by_column

# In font sizes: how wide a gutter is at least, and how far the next line may be away.
NARROWEST = 0.42
FARTHEST = 4.0


@dataclass(slots=True)
class Region:
    """Lines through which the same gutters run; `borders` are the middles of the gutters."""

    lines: list[PrintedLine]
    gutters: list[tuple[float, float]]

    @property
    def borders(self) -> list[float]:
        return [(left + right) / 2 for left, right in self.gutters]

    @property
    def columns(self) -> int:
        return len(self.gutters) + 1

    def many(self) -> int:
        """How many lines have words in more than one column."""
        return sum(len(set(by_column(line.fragments, self.borders))) > 1 for line in self.lines)


def _gaps(line: PrintedLine) -> list[tuple[float, float]]:
    return [
        (before.right, after.left)
        for before, after in zip(line.fragments[:-1], line.fragments[1:], strict=True)
        if after.left - before.right > 0
    ]


def _through(gutters: list[tuple[float, float]], line: PrintedLine) -> list[tuple[float, float]]:
    """What is left of the gutters when a line is laid across them."""
    edges = [(float("-inf"), line.fragments[0].left), *_gaps(line), (line.right, float("inf"))]
    least = NARROWEST * line.size
    found = []
    for left, right in gutters:
        for free_left, free_right in edges:
            start, end = max(left, free_left), min(right, free_right)
            if end - start >= least:
                found.append((start, end))
    return found


def region_from(lines: list[PrintedLine], first: int) -> Region:
    """The region that begins with line `first` and reaches as far down as its gutters stay open."""
    region = Region(
        [lines[first]], [gap for gap in _gaps(lines[first]) if gap[1] - gap[0] >= NARROWEST * lines[first].size]
    )
    for line in lines[first + 1 :]:
        previous = region.lines[-1]
        if line.baseline - previous.baseline > FARTHEST * max(line.size, previous.size):
            break
        left = _through(region.gutters, line)
        if not left:
            break
        if len(left) < len(region.gutters) and (region.many() >= 2 or len(line.fragments) < 2):
            break
        region.lines.append(line)
        region.gutters = left
    return region


def row_breaks(region: Region) -> list[list[list[Fragment]]]:
    """The region's rows, each a list of fragments per column.

    Producers write a table cell by cell: a step back to an earlier column is a new row. Where the file is written
    line by line that is not to be seen; then a row begins where the first column has words, or after a wider gap.
    """
    borders = region.borders
    placed = [
        (fragment, number, column)
        for number, line in enumerate(region.lines)
        for fragment, column in zip(line.fragments, by_column(line.fragments, borders), strict=True)
    ]
    stream = sorted(placed, key=lambda one: one[0].order)
    steps = [after.baseline - before.baseline for before, after in pairwise(region.lines)]
    size = max(line.size for line in region.lines)
    leading = min([step for step in steps if step > 0.8 * size], default=1.2 * size)
    if all(one[0] is other[0] for one, other in zip(stream, placed, strict=True)):
        return _rows_by_line(region, borders, leading, steps)
    rows: list[list[list[Fragment]]] = []
    last: tuple[Fragment, int] | None = None
    for fragment, _, column in stream:
        new = last is None or column < last[1]
        if (
            last is not None
            and column == last[1]
            and fragment.baseline - last[0].baseline > 1.25 * min(leading, 1.5 * size)
        ):
            new = True
        if rows and not new:
            lowest = max(other.baseline for cell in rows[-1] for other in cell)
            new = fragment.baseline > lowest + 1.25 * leading
        if new:
            rows.append([[] for _ in range(region.columns)])
        rows[-1][column].append(fragment)
        last = fragment, column
    return rows


def _rows_by_line(
    region: Region, borders: list[float], leading: float, steps: list[float]
) -> list[list[list[Fragment]]]:
    close = [step for step in steps if step <= 1.1 * leading]
    uneven = bool(close) and max(steps, default=0) > 1.2 * leading
    rows: list[list[list[Fragment]]] = []
    for number, line in enumerate(region.lines):
        columns = by_column(line.fragments, borders)
        wide = number > 0 and steps[number - 1] > 1.15 * leading
        if not rows or (wide if uneven else 0 in columns):
            rows.append([[] for _ in range(region.columns)])
        for fragment, column in zip(line.fragments, columns, strict=True):
            rows[-1][column].append(fragment)
    return rows


def is_prose(region: Region) -> bool:
    """Whether a region is running text in columns rather than a table: the file never goes back to an earlier
    column, or it is written line by line, evenly, with lines that fill their columns."""
    borders = region.borders
    columns: list[list[Fragment]] = [[] for _ in range(region.columns)]
    stream: list[tuple[int, int]] = []
    for line in region.lines:
        for fragment, column in zip(line.fragments, by_column(line.fragments, borders), strict=True):
            columns[column].append(fragment)
            stream.append((fragment.order, column))
    if min(len(own) for own in columns) < 4:
        return False
    full = 0
    for own in columns:
        left, right = min(one.left for one in own), max(one.right for one in own)
        if right - left < 10 * region.lines[0].size:
            return False
        full += sum(one.right > right - 0.15 * (right - left) for one in own)
    order = [column for _, column in sorted(stream)]
    if order == sorted(order):
        return full >= 0.4 * len(stream)
    return (
        full >= 0.7 * len(stream) and len(region.lines) >= 8 and _is_written_by_line(region) and not _is_uneven(region)
    )


def _is_written_by_line(region: Region) -> bool:
    """Whether the file holds the region's words line by line, not cell by cell."""
    orders = [fragment.order for line in region.lines for fragment in line.fragments]
    return orders == sorted(orders)


def _is_uneven(region: Region) -> bool:
    """Whether some lines stand farther apart than others, as rows do."""
    steps = sorted(after.baseline - before.baseline for before, after in pairwise(region.lines))
    return steps[-1] > 1.2 * steps[0] and sum(step > 1.15 * steps[0] for step in steps) >= 2
