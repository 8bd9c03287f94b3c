"""A bar in a table's last column; the number stands in the cell before it."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fullgjort_web.site.charts.canvas import n


def bar(value: int, largest: int, look: str = "c1") -> SafeString:
    """A bar as long as the value's share of the largest; hidden from screen readers."""
    length = 100 * value / largest if largest else 0
    return format_html(
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="{}" x="0" y="1" width="{}" height="8"/></svg>',
        look,
        n(length),
    )
