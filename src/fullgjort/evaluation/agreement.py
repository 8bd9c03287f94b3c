"""Whether the attributes of matched items agree: True, False, or None where neither side states anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fullgjort.evaluation.matching import Json, Pair, overlap
from fullgjort.evaluation.source import Source

Agreement = tuple[str, bool | None]

_DETAILS = {
    "recommendations": ("kind", "from", "to"),
    "decision_points": ("number", "body", "state", "creates_assignment"),
    "references": ("body", "date", "paragraph"),
    "figures": ("unit", "hedge", "period"),
    "grants": ("region_amount_msek", "national_total_msek", "hedge"),
}
_ACTORS = frozenset({"body", "from", "to"})
# The abbreviations that an annotator may write instead of the name.
_ABBREVIATED = {
    "rs": "regionstyrelsen",
    "rf": "regionfullmäktige",
    "rd": "regiondirektören",
    "ks": "kommunstyrelsen",
    "kf": "kommunfullmäktige",
    "ls": "landstingsstyrelsen",
    "lf": "landstingsfullmäktige",
    "run": "regionala utvecklingsnämnden",
    "hsn": "hälso- och sjukvårdsnämnden",
}
_GENITIVE = re.compile(r"(?<=[nt])s$")
_ENDING = re.compile(r"(?:erna|en|et|er|e|n)$")


def stem_of_actor(name: object) -> str | None:
    """A name as it is compared: abbreviations spelled out, small letters, without genitive s and definite ending
    ("Regionstyrelsens" and "regionstyrelse" are the same). None for nothing."""
    if not name:
        return None
    folded = " ".join(str(name).split()).casefold()
    return _ENDING.sub("", _GENITIVE.sub("", _ABBREVIATED.get(folded, folded)))


def same(found: object, gold: object) -> bool | None:
    """Whether two values are equal; None where both are empty, which proves nothing."""
    return found == gold if found or gold else None


def assignment_agreement(pair: Pair, source: Source) -> Iterator[Agreement]:
    """The attributes of a matched assignment: giver, assignee, origin, the set of dates, recurrence, whether it is
    reported on, and where both say so the status and the beginning of the report. What is disputed is left out."""
    disputed = pair.gold.get("disputed") or ()
    for name, agrees in _assignment(pair.found, pair.gold, source):
        if name not in disputed:
            yield name, agrees


def _assignment(found: Json, gold: Json, source: Source) -> Iterator[Agreement]:
    for key in ("giver", "assignee"):
        yield key, same(stem_of_actor(found.get(key)), stem_of_actor(gold.get(key)))
    found_origin, gold_origin = found.get("origin") or {}, gold.get("origin") or {}
    for key in ("kind", "date", "paragraph"):
        yield f"origin.{key}", same(found_origin.get(key), gold_origin.get(key))
    yield "due", same(dates_due(found), dates_due(gold))
    yield "recurrence", same(found.get("recurrence"), gold.get("recurrence"))
    report, gold_report = found.get("report") or {}, gold.get("report") or {}
    yield "reported", bool(report) == bool(gold_report)
    if report and gold_report:
        yield "status", report.get("status") == gold_report.get("status")
        starts = (str(report.get("quote_start") or ""), gold_report.get("quote_start") or "")
        yield "report.start", overlap(*starts, source) > 0


def dates_due(item: Json) -> frozenset[str]:
    """The dates (EDTF) of an assignment's deadlines; empty where none is read."""
    return frozenset(due["edtf"] for due in item.get("due") or [] if due.get("edtf"))


def detail_agreement(kind: str, pair: Pair) -> Iterator[Agreement]:
    """The attributes of a matched item of another type, as "references.date"; those that the gold does not have or
    that are disputed are left out."""
    disputed = pair.gold.get("disputed") or ()
    for key in _DETAILS.get(kind, ()):
        if key in pair.gold and key not in disputed:
            yield f"{kind}.{key}", same(_washed(key, pair.found.get(key)), _washed(key, pair.gold[key]))


def document_agreement(found: Json, gold: Json) -> Iterator[Agreement]:
    """What is said of the document itself: kind, title, body, meeting date, and each line of the header in the gold."""
    for key in ("kind", "title", "body", "meeting_date"):
        wash = stem_of_actor if key in ("title", "body") else _unchanged
        yield f"document.{key}", same(wash(found.get(key)), wash(gold.get(key)))
    for key, value in (gold.get("header") or {}).items():
        yield "document.header", same((found.get("header") or {}).get(key), value)


def _washed(key: str, value: Any) -> Any:
    return stem_of_actor(value) if key in _ACTORS else value


def _unchanged(value: Any) -> Any:
    return value
