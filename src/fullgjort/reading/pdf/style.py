"""How a document is set: the size of its running text, its leading, and the styles of its headings."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field

from fullgjort.reading.pdf.arrangement import FlowLine
from fullgjort.reading.pdf.fragment import PrintedLine
from fullgjort.reading.pdf.stitching import WholeTable

# A heading is at least this much larger than running text; in text that was recognised in a picture sizes waver.
LARGER = 1.07
_LARGER_IN_PICTURES = 1.35


def _rounded(size: float) -> float:
    return round(size * 2) / 2


@dataclass(slots=True)
class Style:
    """`body` is the font size of most words, `bold_body` whether most words are bold, `leadings` the distance from
    line to line per font size, `ranks` the heading styles (size, bold) from the largest. `recognised` says that the
    text was read from pictures (OCR), where sizes and distances waver."""

    body: float = 10.0
    bold_body: bool = False
    leadings: dict[float, float] = field(default_factory=dict)
    ranks: list[tuple[float, bool]] = field(default_factory=list)
    recognised: bool = False

    def is_larger(self, line: PrintedLine) -> bool:
        """Whether a line is set larger than running text."""
        return _rounded(line.size) >= self.body * (_LARGER_IN_PICTURES if self.recognised else LARGER)

    def leading(self, size: float) -> float:
        """The distance between baselines within a paragraph of this size."""
        known = self.leadings.get(_rounded(size))
        if known:
            return known
        body = self.leadings.get(self.body)
        return size * (body / self.body if body else 1.25)

    def stands_out(self, line: PrintedLine) -> bool:
        """Whether a line is larger than running text, or bold where that is not."""
        return self.is_larger(line) or (line.bold and not self.bold_body and line.size > 0.85 * self.body)

    def level(self, line: PrintedLine) -> int:
        """The heading level, 1 to 6, of a line's style."""
        key = (_rounded(line.size), line.bold)
        return min(self.ranks.index(key) + 1, 6) if key in self.ranks else 6


def style_of(elements: list[FlowLine | WholeTable], recognised: bool = False) -> Style:
    """The style of a document's running text; of its tables where it has no other text."""
    lines = [element.line for element in elements if isinstance(element, FlowLine)]
    if sum(len(line.text) for line in lines) < 400:
        lines += [
            line
            for element in elements
            if isinstance(element, WholeTable)
            for row in element.rows
            for cell in row
            for line in cell
        ]
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in lines:
        sizes[_rounded(line.size)] += len(line.text)
        bold[line.bold] += len(line.text)
    style = Style(recognised=recognised)
    if sizes:
        style.body = max(sizes, key=lambda size: (sizes[size], -size))
        style.bold_body = bold[True] > 2 * bold[False]
    style.leadings = _leadings(elements)
    return style


def _leadings(elements: list[FlowLine | WholeTable]) -> dict[float, float]:
    steps: dict[float, Counter[float]] = {}
    for before, after in itertools.pairwise(elements):
        if not isinstance(before, FlowLine) or not isinstance(after, FlowLine):
            continue
        if before.line.page != after.line.page or abs(before.line.size - after.line.size) > 0.3:
            continue
        step = after.line.baseline - before.line.baseline
        size = _rounded(after.line.size)
        if 0.9 * size < step < 2.3 * size:
            steps.setdefault(size, Counter())[round(step * 2) / 2] += 1
    found = {}
    for size, counts in steps.items():
        total = counts.total()
        common = [step for step, count in counts.items() if count >= max(2, 0.12 * total)]
        if common:
            found[size] = min(common)
    return found
