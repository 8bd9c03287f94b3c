"""Two dots on a line for each row: the middle one and the longest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fullgjort_web.site.charts.canvas import line, n, svg, text, ticks

TOP, ROW, LEFT, RIGHT = 26, 42, 290, 710
LONGEST_NAME = 34  # letters; what is longer is cut here and stands whole in the table


@dataclass(frozen=True, slots=True)
class Dots:
    """A row: its name, the value in the middle (filled) and the largest (a ring)."""

    name: str
    middle: float
    largest: int


def dots(key: str, title: str, description: str, rows: Sequence[Dots]) -> SafeString:
    """The chart, a row for each; at least one."""
    axis = ticks(max(row.largest for row in rows))
    across = (RIGHT - LEFT) / axis[-1]
    floor = TOP + ROW * len(rows) + 18
    pieces: list[SafeString] = []
    for value in axis:
        x = LEFT + value * across
        pieces += [line("grid-line" if value else "axis", f"M{n(x)} {TOP}V{floor}"), text(value, x, floor + 22)]
    for number, row in enumerate(rows):
        y = TOP + 24 + ROW * number
        middle, largest = LEFT + row.middle * across, LEFT + row.largest * across
        name = row.name if len(row.name) <= LONGEST_NAME else f"{row.name[: LONGEST_NAME - 2].rstrip()} …"
        pieces += [
            text(name, LEFT - 20, y + 5, anchor="end"),
            line("dot-line", f"M{n(middle)} {y}H{n(largest)}"),
            format_html('<circle class="dot-open" cx="{}" cy="{}" r="6"/>', n(largest), y),
            format_html(
                '<circle class="dot" cx="{}" cy="{}" r="{}"/>', n(middle), y, "5" if row.middle == row.largest else "7"
            ),
            text(row.largest, largest + 14, y + 5, anchor="start", look="value"),
        ]
    return svg(key, floor + 34, title, description, pieces)
