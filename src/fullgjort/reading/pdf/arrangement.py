"""The arrangement of a page: its lines and tables in reading order."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from itertools import pairwise

from fullgjort.reading.pdf.fragment import Fragment, PrintedLine, printed_lines
from fullgjort.reading.pdf.frame import Frame
from fullgjort.reading.pdf.grid import grid_table, grids
from fullgjort.reading.pdf.gutters import NARROWEST, Region, is_prose, region_from, row_breaks
from fullgjort.reading.pdf.marks import with_drawn_bullets, with_marks
from fullgjort.reading.pdf.rulings import Drawing, Rule
from fullgjort.reading.pdf.table import PageTable, by_column, compact, filled_columns


@dataclass(slots=True)
class PageLayout:
    """A page as taken from the file: its fragments and what is drawn on it."""

    number: int
    frame: Frame
    fragments: list[Fragment]
    drawing: Drawing

    @property
    def scanned(self) -> bool:
        """A picture without a text layer (a stamp in the margin is none), or letters drawn as shapes."""
        return not self.fragments and (self.drawing.pictures > 0.3 or self.drawing.paths > 300)


@dataclass(slots=True)
class FlowLine:
    """A line of running text and the edges of the column it stands in."""

    line: PrintedLine
    left: float
    right: float


@dataclass(slots=True)
class PageFlow:
    """A page's lines and tables in reading order."""

    page: int
    elements: list[FlowLine | PageTable] = field(default_factory=list)


def arrange(layout: PageLayout, before: PageTable | None = None) -> PageFlow:
    """The reading order of a page. `before` is the table that ended the page before, if any: what stands at the top
    of this page in the same columns goes on with it."""
    fragments = layout.fragments
    tables: list[PageTable] = []
    sets, alone = grids(layout.drawing)
    for across, down in sorted(sets, key=lambda one: min(rule.at for rule in one[0])):
        found = grid_table(across, down, fragments, layout.number, before if not tables else None)
        if found:
            ruled, taken = found
            held = {id(fragment) for fragment in taken}
            fragments = [fragment for fragment in fragments if id(fragment) not in held]
            tables.append(ruled)
    lines = printed_lines(fragments, layout.number)
    with_marks(lines)
    with_drawn_bullets(lines, layout.drawing.dots)
    for stack in _stacks(alone):
        stacked = _stacked_table(stack, lines)
        if stacked:
            tables.append(stacked[0])
            used = {id(line) for line in stacked[1]}
            lines = [line for line in lines if id(line) not in used]
    tables.sort(key=lambda table: table.top)
    flow = PageFlow(layout.number)
    left = min((line.left for line in lines), default=0.0)
    right = _right_edge(lines, layout.frame.width)
    start = 0
    ends: list[PageTable | None] = [*tables, None]
    for table in ends:
        end = start
        while end < len(lines) and (table is None or lines[end].baseline < table.top + 2):
            end += 1
        hint = before if not flow.elements and before is not None else None
        _flow(lines[start:end], left, right, flow, hint)
        start = end
        if table:
            flow.elements.append(table)
    return flow


def _right_edge(lines: list[PrintedLine], width: float) -> float:
    """Where the running text ends on the right: the farthest place near which two lines end. A date or a signature
    set far out on the right does not count."""
    rights = sorted((line.right for line in lines if not _is_set_apart(line)), reverse=True)
    if not rights:
        return max((line.right for line in lines), default=width)
    near = next((one for one, other in pairwise(rights) if one - other < 25), rights[0])
    return near if near > 0.75 * rights[0] else rights[0]


def _is_set_apart(line: PrintedLine) -> bool:
    """Whether a line's last words stand far from those before."""
    return len(line.fragments) > 1 and line.fragments[-1].left - line.fragments[-2].right > 3 * line.size


def _flow(lines: list[PrintedLine], left: float, right: float, flow: PageFlow, hint: PageTable | None) -> None:
    index = 0
    while index < len(lines):
        line = lines[index]
        goes_on = hint is not None and index == 0 and _fits(line, hint)
        if len(line.fragments) < 2 and not goes_on:
            flow.elements.append(FlowLine(line, left, right))
            index += 1
            continue
        region = region_from(lines, index) if len(line.fragments) > 1 else _continued(lines, hint)
        begun = _begun_above(lines, index)
        if begun:
            region.lines = lines[index - begun : index] + region.lines
        if is_prose(region):
            region.lines = region.lines[begun:]
            _columns(region, flow)
        else:
            _trim(region)
            rows = row_breaks(region)
            if not (_is_table(region, rows) or (goes_on and region.columns == (hint.columns if hint else 0))):
                flow.elements.append(FlowLine(line, left, right))
                index += 1
                continue
            if begun:
                del flow.elements[-begun:]
            table = _table(region, rows)
            if goes_on and hint and len(line.fragments) < 2:
                table.edges = list(hint.edges)
            flow.elements.append(table)
            index -= begun
        index += len(region.lines)


def _begun_above(lines: list[PrintedLine], index: int) -> int:
    """How many lines right above line `index` stand over one of its later columns: cells set at the bottom of their
    row begin there."""
    later = lines[index].fragments[1:]
    first = index
    while first > 0 and later:
        above, below = lines[first - 1], lines[first]
        near = below.baseline - above.baseline < 1.5 * below.size
        if not near or len(above.fragments) > 1 or not any(abs(above.left - one.left) < 2 for one in later):
            break
        first -= 1
    return index - first


def _fits(line: PrintedLine, table: PageTable) -> bool:
    """Whether a line's words stand at the left edges of a table's columns, and not only in the first."""
    places = [
        min(range(table.columns), key=lambda column: abs(table.edges[column] - fragment.left), default=0)
        for fragment in line.fragments
    ]
    return max(places) > 0 and all(
        abs(table.edges[place] - fragment.left) < 4 for place, fragment in zip(places, line.fragments, strict=True)
    )


def _continued(lines: list[PrintedLine], table: PageTable | None) -> Region:
    """The lines at the top of a page that go on in one column of the table before."""
    assert table is not None
    gutters = [(edge - 6, edge - 1) for edge in table.edges[1:]]
    region = Region([lines[0]], gutters)
    for line in lines[1:]:
        step = line.baseline - region.lines[-1].baseline
        if step > 2.5 * line.size or not _fits(line, table):
            break
        region.lines.append(line)
    return region


def _is_table(region: Region, rows: list[list[list[Fragment]]]) -> bool:
    many = region.many()
    filled = sum(len([cell for cell in row if cell]) > 1 for row in rows)
    if region.columns == 2:
        left, right = region.gutters[0]
        return many >= 3 and filled >= 2 and right - left >= 0.55 * region.lines[0].size
    return many >= 2 and filled >= 2


def _trim(region: Region) -> None:
    """Take lines off the region's end that stand in one column only and look like text after the table."""
    while len(region.lines) > 1:
        last, previous = region.lines[-1], region.lines[-2]
        if len(last.fragments) > 1:
            break
        step = last.baseline - previous.baseline
        column = by_column(last.fragments, region.borders)[0]
        aligned = any(abs(last.left - other.left) < 3 for line in region.lines[:-1] for other in line.fragments)
        same = abs(last.size - previous.size) < 0.6 and last.bold == previous.bold
        if aligned and same and step < (1.45 if column == 0 else 2.5) * last.size:
            break
        region.lines.pop()


def _columns(region: Region, flow: PageFlow) -> None:
    """Put prose columns one after the other; each keeps its own edges."""
    columns: list[list[PrintedLine]] = [[] for _ in range(region.columns)]
    for line in region.lines:
        for number in range(region.columns):
            own = [
                fragment
                for fragment, column in zip(line.fragments, by_column(line.fragments, region.borders), strict=True)
                if column == number
            ]
            if own:
                columns[number].append(PrintedLine(own, line.page))
    for column in columns:
        left, right = min(line.left for line in column), max(line.right for line in column)
        flow.elements.extend(FlowLine(line, left, right) for line in column)


def _table(region: Region, rows: list[list[list[Fragment]]]) -> PageTable:
    page = region.lines[0].page
    fragments = [fragment for line in region.lines for fragment in line.fragments]
    columns = by_column(fragments, region.borders)
    edges = [
        min((one.left for one, column in zip(fragments, columns, strict=True) if column == number), default=0.0)
        for number in range(region.columns)
    ]
    for number in range(1, len(edges)):
        if number not in columns:
            edges[number] = region.gutters[number - 1][1]
    return PageTable(
        page,
        min(fragment.left for fragment in fragments),
        region.lines[0].top,
        max(fragment.right for fragment in fragments),
        max(line.bottom for line in region.lines),
        [[printed_lines(cell, page) for cell in row] for row in rows],
        edges,
    )


def _stacks(rules: list[Rule]) -> list[list[Rule]]:
    """Horizontal rules of the same extent, three or more under each other."""
    stacks: list[list[Rule]] = []
    for rule in rules:
        if rule.end - rule.start < 100:
            continue
        for stack in stacks:
            if abs(stack[-1].start - rule.start) < 6 and abs(stack[-1].end - rule.end) < 6:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= 3]


def _stacked_table(stack: list[Rule], lines: list[PrintedLine]) -> tuple[PageTable, list[PrintedLine]] | None:
    """The table between rules that run across only, and the lines it holds. The heading may stand above the first
    rule and the last row below the last one."""
    left, right = stack[0].start - 3, stack[0].end + 3
    inside = [
        line
        for line in lines
        if stack[0].at < line.baseline - 0.3 * line.size < stack[-1].at and line.left >= left and line.right <= right
    ]
    many = [number for number, line in enumerate(inside) if len(line.fragments) > 1]
    if not many:
        return None
    seed = min(many, key=lambda number: -len(inside[number].fragments))
    region = region_from([inside[seed], *inside[:seed], *inside[seed + 1 :]], 0)
    if len(region.lines) < len(inside):
        region = _all_through(inside)
    if len(region.lines) < len(inside) or not region.gutters:
        return None
    region.lines = list(inside)
    first = lines.index(inside[0])
    above = _beyond(region, lines[:first][::-1], stack[0].at, left, right)
    below: list[PrintedLine] = []
    if not above:
        below = _beyond(region, lines[lines.index(inside[-1]) + 1 :], stack[-1].at, left, right)
    rows: list[list[list[Fragment]]] = []
    bands = [0.0, *(rule.at for rule in stack), float("inf")]
    groups = [
        [line for line in [*above[::-1], *inside, *below] if low < line.baseline - 0.3 * line.size <= high]
        for low, high in itertools.pairwise(bands)
    ]
    filled = [group for group in groups if group]
    for group in filled:
        part = Region(group, region.gutters)
        if len(filled) >= 4:
            cells: list[list[Fragment]] = [[] for _ in range(region.columns)]
            for line in group:
                for fragment, column in zip(line.fragments, by_column(line.fragments, region.borders), strict=True):
                    cells[column].append(fragment)
            rows.append(cells)
        else:
            rows.extend(row_breaks(part))
    used = [*above[::-1], *inside, *below]
    region.lines = used
    table = compact(_table(region, rows))
    if len(table.rows) < 2 or len(filled_columns(table.rows)) < 2:
        return None
    table.top, table.bottom = min(table.top, stack[0].at), max(table.bottom, stack[-1].at)
    return table, used


def _all_through(lines: list[PrintedLine]) -> Region:
    """The gutters that run through all lines, whatever the space between them."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    spans = sorted((fragment.left, fragment.right) for line in lines for fragment in line.fragments)
    gutters = []
    reach = left
    least = NARROWEST * lines[0].size
    for start, end in spans:
        if start - reach >= least:
            gutters.append((reach, start))
        reach = max(reach, end)
    return Region(lines if right > left else [], gutters)


def _beyond(region: Region, lines: list[PrintedLine], rule: float, left: float, right: float) -> list[PrintedLine]:
    """Lines next to a table's outer rule that fill its columns."""
    found: list[PrintedLine] = []
    at = rule
    for line in lines:
        near = abs(line.baseline - at) < 2.0 * line.size
        crossing = any(
            fragment.left < low + 0.5 and fragment.right > high - 0.5
            for fragment in line.fragments
            for low, high in region.gutters
        )
        if not near or crossing or line.left < left or line.right > right or (not found and len(line.fragments) < 2):
            break
        found.append(line)
        at = line.baseline
    return found
