"""Wordings made comparable: without the giving formula, inflection, punctuation and case."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import Stemmer

# "att ge regiondirektören i uppdrag att utreda …", "Regiondirektören får i uppdrag att …": the task begins after it
_FORMULA = re.compile(
    r"^.{0,120}?\b(?:uppdrag(?:et)?(?:\s+(?:till|åt|från)\s+[\wåäöÅÄÖ-]+){0,2}|uppdrar(?:\s+[\wåäöÅÄÖ-]+){1,4}?"
    r"|uppdra(?:s|gs)?(?:\s+åt)?(?:\s+[\wåäöÅÄÖ-]+){1,4}?)\s*[,:]?\s+att\s+",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EMPTY = frozenset(
    [
        *("att", "och", "en", "ett", "den", "det", "de", "av", "för", "till", "i", "på", "med", "om", "som", "samt"),
        *("ska", "skall", "vid", "inom"),
    ]
)


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


@lru_cache(maxsize=4096)
def fold_wording(wording: str) -> str:
    """The stems of a task's own words, joined by spaces: "att ge X i uppdrag att utreda tolkar" and "Utreda tolk"
    agree. Empty where there are no words of content."""
    text = unicodedata.normalize("NFC", wording)
    task = _FORMULA.sub("", text, count=1) or text
    words = [word.casefold() for word in _WORD.findall(task)]
    return " ".join(stem for stem in _stemmer().stemWords(words) if stem not in _EMPTY)


def fold_source(source: str) -> str:
    """A plan's name without years, numbers and case: "Stabsplan 2018" and "stabsplanen 2019" agree."""
    words = [word.casefold() for word in _WORD.findall(_YEAR.sub(" ", unicodedata.normalize("NFC", source)))]
    return " ".join(stem for stem in _stemmer().stemWords(words) if not stem.isdecimal() and stem not in _EMPTY)
