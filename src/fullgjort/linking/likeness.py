"""How alike two tasks are by their words: what they share, weighed by the length of the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fullgjort.linking.wording import CUT, names_in, telling_stems

_FREE = 2  # letters that every word has and that tell nothing


def weight(stems: Iterable[str]) -> int:
    """How much these stems tell together: long ones more than short ones."""
    return sum(max(1, min(len(stem), CUT) - _FREE) for stem in stems)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two wordings are, from 0 to 1: `cover` of the first one's words, how much the second one has; `back`
    the same the other way; `shared` of all their words. `common` is the weight of what they share. `named` tells
    whether all names of the first stand in the second."""

    cover: float
    back: float
    shared: float
    common: int
    named: bool

    @property
    def score(self) -> float:
        return 0.4 * self.cover + 0.6 * self.shared


@lru_cache(maxsize=65536)
def likeness(one: str, other: str, heading: str = "") -> Likeness:
    """How alike two wordings are. Words of the other's `heading` count for the first one's cover."""
    left, right = telling_stems(one), telling_stems(other)
    headed = telling_stems(heading) if heading else frozenset()
    both, every = weight(left & right), weight(left | right)
    covered = weight(left & (right | headed))
    own, others = weight(left), weight(right)
    names = names_in(one) <= (names_in(other) | right | headed)
    return Likeness(
        covered / own if own else 0.0,
        both / others if others else 0.0,
        both / every if every else 0.0,
        both,
        names,
    )
