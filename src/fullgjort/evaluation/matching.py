"""Which found item is which gold item: two items match where their quotes stand at the same place of the source."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from fullgjort.evaluation.source import Source

Json = dict[str, Any]

# At least half of the shorter quote and a fifth of the gold one must be common to both.
COMMON_OF_SHORTER = 0.5
COMMON_OF_GOLD = 5  # one in five
# A found quote may be this much longer than the gold one …
MOST_TIMES_LONGER, MOST_LETTERS_LONGER = 2, 150
# … or any length up to the last number, if both begin within so many letters of each other.
SAME_BEGINNING, LONGEST = 60, 2500


class Pair(NamedTuple):
    """A found item and the gold item that it is."""

    found: Json
    gold: Json


def overlap(found: str, gold: str, source: Source) -> float:
    """How much of the shorter quote both cover, at the best pair of places: 0 (not the same place, or the found quote
    is too long or holds too little of the gold one) to a little over 1 (a hundredth is given for equal length)."""
    best = 0.0
    for left, right in source.places(found):
        for gold_left, gold_right in source.places(gold):
            common = min(right, gold_right) - max(left, gold_left)
            length, gold_length = right - left, gold_right - gold_left
            if common <= 0 or common * COMMON_OF_GOLD < gold_length:
                continue
            begins_alike = abs(left - gold_left) <= SAME_BEGINNING and length <= LONGEST
            if length > MOST_TIMES_LONGER * gold_length + MOST_LETTERS_LONGER and not begins_alike:
                continue
            best = max(best, common / min(length, gold_length) + common / max(length, gold_length) / 100)
    return best


def likeness(kind: str, found: Json, gold: Json, source: Source) -> float:
    """How well two items of a type agree, 0 where they are not the same item. Figures must also have the same value,
    grants the same year and one amount in common."""
    place = overlap(found.get("quote") or "", gold.get("quote") or "", source)
    if place < COMMON_OF_SHORTER:
        return 0.0
    if kind == "figures" and not same_number(found.get("value"), gold.get("value")):
        return 0.0
    if kind == "grants" and not _same_grant(found, gold):
        return 0.0
    return place


def match_items(kind: str, found: list[Json], gold: list[Json], source: Source) -> list[Pair]:
    """The pairs of found and gold items, the most alike first; each item is in one pair at most. A firm gold item goes
    before a doubtful one that fits as well."""
    candidates = [
        (-value, bool(gold_item.get("doubtful")), i, j)
        for i, found_item in enumerate(found)
        for j, gold_item in enumerate(gold)
        if (value := likeness(kind, found_item, gold_item, source)) > 0
    ]
    pairs: list[Pair] = []
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            pairs.append(Pair(found[i], gold[j]))
    return pairs


def same_number(one: object, other: object) -> bool:
    """Whether both are numbers and equal to six digits."""
    return isinstance(one, int | float) and isinstance(other, int | float) and math.isclose(one, other, rel_tol=1e-6)


def _same_grant(found: Json, gold: Json) -> bool:
    amounts = ("region_amount_msek", "national_total_msek")
    same_year = str(found.get("year")) == str(gold.get("year"))
    return same_year and any(same_number(found.get(key), gold.get(key)) for key in amounts)
