"""The calendar's words: months, seasons and order words, as the word list `data/calendar.toml` gives them."""

from __future__ import annotations

from functools import cache
from typing import Any

from fullgjort.language.alternation import alternation
from fullgjort.language.lexicon import LexiconError, check_keys, load

_FILE = "calendar.toml"


def months(full: bool = True, short: bool = True) -> dict[str, int]:
    """The month's number by name or misprint (`full`) and by abbreviation (`short`), in small letters."""
    found = {}
    for month in _read()["month"]:
        for name in [*(month["names"] if full else []), *(month["short"] if short else [])]:
            found[name] = month["number"]
    return found


@cache
def month_names() -> tuple[str, ...]:
    """The twelve full names, January first."""
    return tuple(month["names"][0] for month in sorted(_read()["month"], key=lambda month: int(month["number"])))


def seasons(bare: bool = False) -> dict[str, int]:
    """EDTF's season number by word: "hösten" -> 23; with `bare` also "höst", which needs a year beside it."""
    found = {}
    for season in _read()["season"]:
        for name in [*season["definite"], *(season["bare"] if bare else [])]:
            found[name] = season["number"]
    return found


def ordinals() -> dict[str, int]:
    """1 to 4 by order word: "första" -> 1."""
    return {word: int(number) for number, words in _read()["ordinals"].items() for word in words}


def alternatives(words: dict[str, int]) -> str:
    """A regular expression part that matches any of the words, longest first."""
    return alternation(words)


@cache
def _read() -> dict[str, Any]:
    words = load(_FILE)
    check_keys(_FILE, "filen", words, {"month", "season", "ordinals"})
    for name, known in (("month", {"number", "names", "short"}), ("season", {"number", "definite", "bare"})):
        for place, entry in enumerate(words[name], start=1):
            check_keys(_FILE, f"[[{name}]] nummer {place}", entry, known)
    if sorted(month["number"] for month in words["month"]) != list(range(1, 13)):
        raise LexiconError(f"{_FILE}: [[month]] ska ha numren 1 till 12, var och en en gång.")
    return words
