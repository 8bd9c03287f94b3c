"""Columns in pairs: what came, and beside it what went, in two layers of which the upper one is hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fullgjort_web.site.charts.canvas import line, n, svg, text, ticks

HEIGHT, TOP, FLOOR, LEFT, RIGHT = 380, 30, 336, 44, 754


@dataclass(frozen=True, slots=True)
class Pair:
    """One group of columns: what came, and what went (`lower` filled, `upper` hatched on top of it)."""

    label: str
    came: int
    lower: int
    upper: int


def columns(key: str, title: str, description: str, pairs: Sequence[Pair]) -> SafeString:
    """The chart, with the values over the columns. `pairs` are at least one."""
    axis = ticks(max(max(pair.came, pair.lower + pair.upper) for pair in pairs))
    scale = (FLOOR - TOP) / axis[-1]
    room = (RIGHT - LEFT) / len(pairs)
    width = min(34.0, room * 0.34)
    pieces = [
        format_html(
            '<defs><pattern id="{}-streck" width="6" height="6" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><path class="hatch-line" d="M0 0V6"/></pattern></defs>',
            key,
        )
    ]
    for value in axis:
        y = FLOOR - value * scale
        pieces += [
            line("grid-line" if value else "axis", f"M{LEFT} {n(y)}H{RIGHT}"),
            text(value, LEFT - 10, y + 5, anchor="end"),
        ]
    for number, pair in enumerate(pairs):
        middle = LEFT + room * (number + 0.5)
        left, right = middle - width - 2, middle + 2
        went = pair.lower + pair.upper
        if pair.came:
            pieces.append(_column("c1", left, pair.came * scale, width))
        if pair.lower:
            pieces.append(_column("c4", right, pair.lower * scale, width))
        if pair.upper:
            pieces += _hatched(key, right, FLOOR - went * scale, pair.upper * scale, width)
        for value, x in ((pair.came, left), (went, right)):
            pieces.append(text(value, x + width / 2, FLOOR - value * scale - 6, look="value"))
        pieces += _label(pair.label, middle)
    return svg(key, HEIGHT, title, description, pieces)


def _column(look: str, x: float, height: float, width: float) -> SafeString:
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', look, n(x), n(FLOOR - height), n(width), n(height)
    )


def _hatched(key: str, x: float, y: float, height: float, width: float) -> list[SafeString]:
    place = (n(x), n(y), n(width), n(height))
    return [
        format_html('<rect class="hatch-bg" x="{}" y="{}" width="{}" height="{}"/>', *place),
        format_html('<rect fill="url(#{}-streck)" x="{}" y="{}" width="{}" height="{}"/>', key, *place),
    ]


def _label(label: str, middle: float) -> list[SafeString]:
    """The name under a pair; its second word on a line of its own."""
    first, _, rest = label.partition(" ")
    return [text(words, middle, FLOOR + 22 + 18 * line_) for line_, words in enumerate((first, rest)) if words]
