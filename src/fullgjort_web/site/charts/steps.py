"""A curve that falls in steps: the share that is still waiting, by days."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fullgjort_web.register.survival import Step, half_answered, share_after
from fullgjort_web.site.charts.canvas import line, n, svg, text

HEIGHT, TOP, FLOOR, LEFT, RIGHT = 360, 24, 300, 62, 744
_SPANS = ((120, 30), (240, 60), (450, 90), (800, 180), (1500, 365), (3000, 730), (10**6, 1825))  # up to: a tick each


def steps(
    key: str, title: str, description: str, curve: Sequence[Step], last_day: int, *, days: str, half: str
) -> SafeString:
    """The chart from day 0 to `last_day` (how long the longest was followed). `days` names the axis, `half` is written
    at the point where half are left."""
    last_day = max(last_day, 30)
    every = next(tick for limit, tick in _SPANS if last_day <= limit)
    across, down = (RIGHT - LEFT) / last_day, FLOOR - TOP
    pieces: list[SafeString] = []
    for share in (0, 25, 50, 75, 100):
        y = FLOOR - down * share / 100
        look = "grid-line" if share else "axis"
        pieces += [line(look, f"M{LEFT} {n(y)}H{RIGHT}"), text(f"{share} %", LEFT - 8, y + 5, anchor="end")]
    for day in range(0, last_day + 1, every):
        pieces.append(text(day, LEFT + day * across, FLOOR + 22))
    pieces.append(text(days, RIGHT, FLOOR + 46, anchor="end"))
    way = f"M{LEFT} {TOP}"
    for step in curve:
        way += f"H{n(LEFT + step.day * across)}V{n(FLOOR - down * step.share)}"
    pieces.append(line("curve", f"{way}H{RIGHT}"))
    middle = half_answered(curve)
    if middle is not None:
        x, y = LEFT + middle * across, FLOOR - down * share_after(curve, middle)
        pieces.append(format_html('<circle class="dot" cx="{}" cy="{}" r="7"/>', n(x), n(y)))
        near_the_end = x > RIGHT - 220
        pieces.append(
            text(
                half,
                x - 14 if near_the_end else x + 14,
                y - 12,
                anchor="end" if near_the_end else "start",
                look="direct",
            )
        )
    return svg(key, HEIGHT, title, description, pieces)
