"""Every string that claims to stand in the source, and those that do not."""

from __future__ import annotations

from collections.abc import Iterator

from fullgjort.evaluation.matching import Json
from fullgjort.evaluation.source import Source

TYPES = ("assignments", "recommendations", "decision_points", "references", "figures", "grants")


def claimed_quotes(item: Json) -> Iterator[str]:
    """The quote of an item, its parts, deadlines, origin and the words of its report."""
    report, origin = item.get("report") or {}, item.get("origin") or {}
    claims = [
        item.get("quote"),
        origin.get("text"),
        *(report.get(key) for key in ("quote_start", "quote_end", "evidence")),
    ]
    claims += item.get("parts") or []
    claims += [due.get("quote") for due in item.get("due") or []]
    return (claim for claim in claims if claim)


def absent_quotes(found: Json, source: Source) -> list[tuple[str, str]]:
    """Each quote that does not stand in the source, with its item's type; doubtful items are looked up too."""
    return [
        (kind, quote)
        for kind in TYPES
        for item in found.get(kind) or []
        for quote in claimed_quotes(item)
        if not source.holds(quote)
    ]
