"""A fragment: words printed next to each other on one line, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

_LEFT, _BASELINE = attrgetter("left"), attrgetter("baseline")


@dataclass(slots=True)
class Fragment:
    """Words without a wide gap between them.

    Points from the page's top left corner. `left` to `bottom` are the ink's edges, `baseline` the line that the
    letters stand on, `size` the printed font size, `bold` whether the first and the last word are bold,
    `order` the place in the file's own stream of text (producers write cell by cell and column by column).
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    order: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class PrintedLine:
    """Fragments on one baseline, from left to right, in one column or cell of a page."""

    fragments: list[Fragment]
    page: int

    @property
    def text(self) -> str:
        if len(self.fragments) == 1:
            return self.fragments[0].text
        return " ".join(fragment.text for fragment in self.fragments)

    @property
    def left(self) -> float:
        return self.fragments[0].left

    @property
    def right(self) -> float:
        if len(self.fragments) == 1:
            return self.fragments[0].right
        return max(fragment.right for fragment in self.fragments)

    @property
    def top(self) -> float:
        if len(self.fragments) == 1:
            return self.fragments[0].top
        return min(fragment.top for fragment in self.fragments)

    @property
    def bottom(self) -> float:
        if len(self.fragments) == 1:
            return self.fragments[0].bottom
        return max(fragment.bottom for fragment in self.fragments)

    @property
    def baseline(self) -> float:
        return self.fragments[0].baseline

    @property
    def size(self) -> float:
        if len(self.fragments) == 1:
            return self.fragments[0].size
        return max(fragment.size for fragment in self.fragments)

    @property
    def bold(self) -> bool:
        return self.fragments[0].bold and all(fragment.bold for fragment in self.fragments)


def printed_lines(fragments: list[Fragment], page: int) -> list[PrintedLine]:
    """The lines that fragments stand on, from the top, each from left to right.

    Fragments share a line when their baselines differ by less than a third of the font size (so that raised figures
    stay on their line), or by little more than half of it where they stand beside each other: lines of two columns
    seldom have the same baselines.
    """
    if len(fragments) == 1:
        return [PrintedLine(list(fragments), page)]
    lines: list[PrintedLine] = []
    for fragment in sorted(fragments, key=_BASELINE):
        if lines:
            others = lines[-1].fragments
            away = fragment.baseline - others[0].baseline
            size = max(fragment.size, others[0].size)
            if away < size / 3 or (away < 0.58 * size and all(_beside(fragment, other) for other in others)):
                others.append(fragment)
                continue
        lines.append(PrintedLine([fragment], page))
    for line in lines:
        if len(line.fragments) > 1:
            line.fragments.sort(key=_LEFT)
    return lines


def _beside(one: Fragment, other: Fragment) -> bool:
    return one.left >= other.right or other.left >= one.right
