"""The source as quotes are looked up in it: letters and digits only, so that layout does not count."""

from __future__ import annotations

from functools import lru_cache

MOST_PLACES = 50


def letters(text: str) -> str:
    """The letters and digits of a text in small letters, without white space, hyphens, bullets and other signs: a word
    divided at a line's end equals the whole word."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


class Source:
    """A document's words as one run of letters and digits, in which quotes are looked up."""

    def __init__(self, text: str) -> None:
        self.letters = letters(text)
        self._places = lru_cache(maxsize=None)(self._find)

    def places(self, quote: str) -> tuple[tuple[int, int], ...]:
        """Every place where the quote stands, as half-open spans counted in letters and digits (the first fifty);
        empty for a quote without letters and for one that does not stand there."""
        return self._places(letters(quote))

    def holds(self, quote: str) -> bool:
        """Whether the words stand somewhere in the source; a quote of signs only always does."""
        return letters(quote) in self.letters

    def _find(self, wanted: str) -> tuple[tuple[int, int], ...]:
        found: list[tuple[int, int]] = []
        start = self.letters.find(wanted) if wanted else -1
        while start >= 0 and len(found) < MOST_PLACES:
            found.append((start, start + len(wanted)))
            start = self.letters.find(wanted, start + 1)
        return tuple(found)
