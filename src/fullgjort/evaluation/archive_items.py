"""The items of an archive's truth and of an export of the register, and which of them are the same.

Both have the shape that `docs/register.schema.json` describes. An item is a place: a document's name without its
ending, and a quote. Two items are one when they stand in one document and their quotes are equal, one holds the other,
or nine letters of ten agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from rapidfuzz import fuzz

from fullgjort.evaluation.source import letters

Json = dict[str, Any]

ALIKE = 90.0
SHORTEST_HELD = 6  # letters of a quote that another must hold to be the same


def stem(document: object) -> str:
    """The document's name as it is compared: without folder and ending, in small letters. An object is known by its
    `document`; empty for nothing."""
    name = document.get("document") if isinstance(document, Mapping) else document
    text = PurePath(str(name or "")).name.casefold()
    for ending in (".pdf", ".docx", ".odt", ".xlsx", ".ods", ".html", ".htm", ".md", ".txt"):
        if text.endswith(ending):
            return text[: -len(ending)]
    return text


@dataclass(frozen=True, slots=True)
class Item:
    """A given or reported place of an assignment: `owner` is the index of the assignment in its list, `turn` the index
    of the item in the assignment's `given` or `reports` (`kind`)."""

    owner: int
    kind: str
    turn: int
    document: str
    quote: str
    folded: str


def items(assignments: Sequence[Json]) -> list[Item]:
    """Every given and reported place of the assignments, in their order."""
    return [
        Item(owner, kind, turn, stem(row), str(row.get("quote") or ""), letters(str(row.get("quote") or "")))
        for owner, assignment in enumerate(assignments)
        for kind in ("given", "reports")
        for turn, row in enumerate(assignment.get(kind) or ())
    ]


def alike(one: str, other: str) -> float:
    """How alike two folded quotes are, 0 where they are not the same: 3 for equal ones, 1 to 2 for one that holds the
    other, below 1 for nine letters of ten."""
    if not one or not other:
        return 0.0
    if one == other:
        return 3.0
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST_HELD and short in long:
        return 1 + len(short) / len(long)
    ratio = fuzz.ratio(one, other, score_cutoff=ALIKE)
    return ratio / 101 if ratio else 0.0


@dataclass(slots=True)
class Matching:
    """Which found item is which item of the truth (`pairs`, by truth item), and whose each found assignment is
    (`owners`, by its index; None for one that the truth does not have). `named` tells those that are known by words
    that give the assignment, and not by their reports alone."""

    pairs: dict[Item, Item] = field(default_factory=dict)
    owners: dict[int, int | None] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)


def match(truth: Sequence[Item], found: Sequence[Item], found_assignments: int) -> Matching:
    """The matching of two archives' items; every item is in one pair at most, the most alike first.

    Where the same words stand for several assignments in one document, those are taken for one another whose
    assignments agree elsewhere."""
    matching = Matching(owners=dict.fromkeys(range(found_assignments)))
    candidates = list(_candidates(truth, found))
    rivals: dict[Item, int] = defaultdict(int)
    for likeness, one, other in candidates:
        if likeness > 2:
            rivals[one] += 1
            rivals[other] += 1
    votes: dict[tuple[int, int], int] = defaultdict(int)
    for likeness, one, other in candidates:
        if likeness > 2 and rivals[one] == rivals[other] == 1:
            votes[one.owner, other.owner] += 1
    candidates.sort(
        key=lambda row: (-row[0], -votes[row[1].owner, row[2].owner], row[1].owner, row[1].turn, row[2].owner)
    )
    used: set[Item] = set()
    for _, one, other in candidates:
        if one not in matching.pairs and other not in used:
            matching.pairs[one] = other
            used.add(other)
    _tell_owners(matching)
    return matching


def _candidates(truth: Sequence[Item], found: Sequence[Item]) -> Iterator[tuple[float, Item, Item]]:
    places: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in found:
        places[item.document, item.kind].append(item)
    for item in truth:
        for other in places.get((item.document, item.kind), ()):
            likeness = alike(item.folded, other.folded)
            if likeness:
                yield likeness, item, other


def _tell_owners(matching: Matching) -> None:
    shared: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for one, other in matching.pairs.items():
        given, reports = shared[other.owner].get(one.owner, (0, 0))
        shared[other.owner][one.owner] = (given + (one.kind == "given"), reports + (one.kind == "reports"))
    for number, counts in shared.items():
        owner, (given, _) = min(counts.items(), key=lambda row: (-row[1][0], -row[1][1], row[0]))
        matching.owners[number] = owner
        if given:
            matching.named.add(number)


def places(rows: Iterable[object]) -> set[str]:
    """The names of the documents of a list of places, each an object with `document` or a name."""
    return {name for name in map(stem, rows) if name}
