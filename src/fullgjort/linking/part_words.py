"""Words for telling which part of an assignment an answer belongs to, as `data/part_words.toml` gives them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import Stemmer

from fullgjort.language.lexicon import LexiconError, check_keys

_FILE = "part_words.toml"
_PHRASES = ("going_on", "done", "finished", "rest", "process")
SHORTEST_SUFFIX = 4
SHORTEST_PREFIX = 5


@dataclass(frozen=True, slots=True)
class PartWords:
    """`particles` are patterns and the word that they become; `families` the number of a family by stem."""

    particles: tuple[tuple[re.Pattern[str], str], ...]
    families: dict[str, int]
    weak_verbs: frozenset[str]
    weak: frozenset[str]
    stop: frozenset[str]
    prepositions: frozenset[str]
    going_on: re.Pattern[str]
    done: re.Pattern[str]
    finished: re.Pattern[str]
    rest: re.Pattern[str]
    process: re.Pattern[str]


@cache
def part_words() -> PartWords:
    """The words that come with the library; raises LexiconError for unknown keys."""
    try:
        data = tomllib.loads(files("fullgjort.linking").joinpath("data", _FILE).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{_FILE}: {error}. Rätta filen på den raden.") from error
    check_keys(_FILE, "filen", data, {"particle", "families", "weak", "stop", "prepositions", *_PHRASES})
    check_keys(_FILE, "[weak]", data["weak"], {"verbs", "words"})
    for table in ("families", "stop", "prepositions"):
        check_keys(_FILE, f"[{table}]", data[table], {"words"})
    for table in _PHRASES:
        check_keys(_FILE, f"[{table}]", data[table], {"phrases"})
    particles = []
    for number, entry in enumerate(data["particle"], start=1):
        check_keys(_FILE, f"[[particle]] nummer {number}", entry, {"verb", "particle", "becomes"})
        verb, particle = entry["verb"], entry["particle"]
        particles.append((re.compile(rf"\b(?:{verb})\s+(?:\w+\s+){{0,2}}?(?:{particle})\b"), entry["becomes"]))
    families = {stem(word): number for number, kin in enumerate(data["families"]["words"]) for word in kin}
    return PartWords(
        tuple(particles),
        families,
        frozenset(map(stem, data["weak"]["verbs"])),
        frozenset(map(stem, data["weak"]["words"])),
        frozenset(data["stop"]["words"]),
        frozenset(data["prepositions"]["words"]),
        *(_any_of(data[table]["phrases"]) for table in _PHRASES),
    )


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in phrases) + r")\b", re.IGNORECASE)


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word's stem in small letters, as Snowball's Swedish stemmer gives it."""
    return str(_stemmer().stemWord(word.casefold()))


@lru_cache(maxsize=16384)
def family(word: str) -> int:
    """The number of the family that a stem belongs to, itself or by its beginning; -1 for none."""
    families = part_words().families
    for end in range(len(word), SHORTEST_SUFFIX - 1, -1):
        if word[:end] in families:
            return families[word[:end]]
    return families.get(word, -1)


@lru_cache(maxsize=65536)
def kinship(first: str, second: str) -> float:
    """How near two stems are, 0 to 1: the same (1), derived from one word ("utred", "utredning"), within a compound ("plan" in
    "bemanningsplan", "bedöm" in "riskbedömning"), of one family ("pröva", "försök"), or compounds that begin alike."""
    if first == second:
        return 1.0
    if len(first) > len(second):
        first, second = second, first
    if len(first) >= SHORTEST_SUFFIX and second.endswith(first):
        return 0.8
    if len(first) >= SHORTEST_PREFIX and first in second:
        return 0.8 if second.startswith(first) else 0.7
    number = family(first)
    if number >= 0 and number == family(second):
        return 0.8
    if len(first) >= SHORTEST_SUFFIX and second.startswith(first):
        return 0.5
    shared = _shared_beginning(first, second)
    if shared >= SHORTEST_PREFIX and shared >= 0.6 * len(first):
        return 0.7 if shared >= len(first) - 3 else 0.5
    return 0.0


def _shared_beginning(first: str, second: str) -> int:
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return place
    return min(len(first), len(second))
