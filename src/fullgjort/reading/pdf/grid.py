"""Ruled tables: cells between the rules that a page draws."""

from __future__ import annotations

from bisect import bisect_right

from fullgjort.reading.pdf.fragment import Fragment, printed_lines
from fullgjort.reading.pdf.rulings import Drawing, Rule
from fullgjort.reading.pdf.table import PageTable, compact, filled_columns, same_columns

# Points within which a rule counts as reaching another.
REACH = 3.5
_MOST_PAIRS = 250_000


def grids(drawing: Drawing) -> tuple[list[tuple[list[Rule], list[Rule]]], list[Rule]]:
    """The sets of (horizontal, vertical) rules that meet, and the horizontal rules that meet none.

    A drawing with too many rules to be tables (charts, maps) gives none.
    """
    across, down = drawing.horizontal, drawing.vertical
    if len(across) * len(down) > _MOST_PAIRS:
        return [], []
    parent = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for h, horizontal in enumerate(across):
        for v, vertical in enumerate(down):
            if (
                horizontal.start - REACH <= vertical.at <= horizontal.end + REACH
                and vertical.start - REACH <= horizontal.at <= vertical.end + REACH
            ):
                parent[root(len(across) + v)] = root(h)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for h, horizontal in enumerate(across):
        sets.setdefault(root(h), ([], []))[0].append(horizontal)
    for v, vertical in enumerate(down):
        sets.setdefault(root(len(across) + v), ([], []))[1].append(vertical)
    found = [one for one in sets.values() if one[1] and one[0]]
    alone = [rule for one in sets.values() if not one[1] for rule in one[0]]
    return found, sorted(alone)


def _lanes(positions: list[float]) -> list[float]:
    """Positions with those that lie within REACH of each other taken as one."""
    lanes: list[list[float]] = []
    for position in sorted(positions):
        if lanes and position - lanes[-1][0] <= REACH:
            lanes[-1].append(position)
        else:
            lanes.append([position])
    return [sum(lane) / len(lane) for lane in lanes]


def grid_table(
    across: list[Rule], down: list[Rule], fragments: list[Fragment], page: int, before: PageTable | None = None
) -> tuple[PageTable, list[Fragment]] | None:
    """The table that a set of rules draws and the fragments it holds; None where it is a frame or an underline.

    Words in one cell only make a table where it goes on from `before`, the table that ended the page before.
    """
    xs, ys = _lanes([rule.at for rule in down]), _lanes([rule.at for rule in across])
    open_left = min(rule.start for rule in across) < xs[0] - 2 * REACH
    open_right = max(rule.end for rule in across) > xs[-1] + 2 * REACH
    if open_left:
        xs.insert(0, min(rule.start for rule in across))
    if open_right:
        xs.append(max(rule.end for rule in across))
    open_top = min(rule.start for rule in down) < ys[0] - 2 * REACH
    open_bottom = max(rule.end for rule in down) > ys[-1] + 2 * REACH
    if open_top:
        ys.insert(0, min(rule.start for rule in down))
    if open_bottom:
        ys.append(max(rule.end for rule in down))
    if len(xs) < 3 or len(ys) < 2:
        return None
    owners = _owners(xs, ys, across, down)
    columns = len(xs) - 1
    cells: dict[tuple[int, int], list[Fragment]] = {}
    taken = []
    for fragment in fragments:
        y = fragment.baseline - 0.3 * fragment.size
        x = min(fragment.left + 2, fragment.middle)
        if not (ys[0] <= y <= ys[-1] and xs[0] <= x <= xs[-1]):
            continue
        row = min(bisect_right(ys, y) - 1, len(ys) - 2)
        column = min(bisect_right(xs, x) - 1, columns - 1)
        cells.setdefault(owners[row][column], []).append(fragment)
        taken.append(fragment)
    if not cells:
        return None
    rows = [
        [printed_lines(cells[row, column], page) if (row, column) in cells else [] for column in range(columns)]
        for row in range(len(ys) - 1)
    ]
    table = compact(
        PageTable(page, xs[0], ys[0], xs[-1], ys[-1], rows, xs[:-1], open_top=open_top, open_bottom=open_bottom)
    )
    if len(filled_columns(table.rows)) < 2 and not (before and same_columns(before, table)):
        return None
    return table, taken


def _owners(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> list[list[tuple[int, int]]]:
    """For each place of the grid the first place of the cell it belongs to: merged cells have no rule between."""
    owners: list[list[tuple[int, int]]] = []
    for row in range(len(ys) - 1):
        y = (ys[row] + ys[row + 1]) / 2
        line: list[tuple[int, int]] = []
        above = [rule for rule in across if abs(rule.at - ys[row]) <= REACH]
        for column in range(len(xs) - 1):
            x = (xs[column] + xs[column + 1]) / 2
            ruled_left = column == 0 or any(
                abs(rule.at - xs[column]) <= REACH and rule.start <= y <= rule.end for rule in down
            )
            ruled_above = row == 0 or any(rule.start <= x <= rule.end for rule in above)
            if not ruled_above:
                line.append(owners[row - 1][column])
            elif not ruled_left:
                line.append(line[column - 1])
            else:
                line.append((row, column))
        owners.append(line)
    return owners
