"""What all charts share: the SVG around them, a scale with round steps, numbers as SVG writes them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH = 760


def svg(key: str, height: int, title: str, description: str, content: Iterable[SafeString]) -> SafeString:
    """A chart of that height, named and described for those who cannot see it. `key` makes its ids its own."""
    return format_html(
        '<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{key}-t {key}-d">'
        '<title id="{key}-t">{title}</title><desc id="{key}-d">{description}</desc>{content}</svg>',
        width=WIDTH,
        height=height,
        key=key,
        title=title,
        description=description,
        content=format_html_join("", "{}", ((piece,) for piece in content)),
    )


def text(words: str | int, x: float, y: float, *, anchor: str = "middle", look: str = "") -> SafeString:
    """A label. `anchor` is start, middle or end; `look` value or direct."""
    if look:
        return format_html('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>', look, n(x), n(y), anchor, words)
    return format_html('<text x="{}" y="{}" text-anchor="{}">{}</text>', n(x), n(y), anchor, words)


def line(look: str, way: str) -> SafeString:
    """A line along a path ("M0 10H200")."""
    return format_html('<path class="{}" d="{}"/>', look, way)


def n(number: float) -> str:
    """A number as SVG writes it: with a point, whatever the language."""
    return f"{number:.1f}".rstrip("0").rstrip(".")


def step_of(largest: float, steps: int = 4) -> int:
    """A round step (1, 2, 5, 10, 20 …) such that at most `steps` of them, or one more, reach the largest value."""
    rough = max(1.0, largest / steps)
    size = 1
    while True:
        for factor in (1, 2, 5):
            if factor * size >= rough:
                return factor * size
        size *= 10


def ticks(largest: float, steps: int = 4) -> list[int]:
    """The values on the axis, from 0 to the first round one that is not below the largest."""
    step = step_of(largest, steps)
    values = [0]
    while values[-1] < largest or len(values) < 2:
        values.append(values[-1] + step)
    return values
