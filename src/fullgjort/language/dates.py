"""Dates and periods in a text, read as EDTF (ISO 8601-2, level 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from fullgjort.language.date_forms import DAY, FORMS, LONG_MONTH, MONTH, WEEKDAY, YEAR, ByYear, Reading, Unread
from fullgjort.language.mention import DateMention
from fullgjort.language.needed_words import GuardedSet
from fullgjort.language.periods import bounds

__all__ = [
    "ANY_DATE",
    "DATE",
    "DAY",
    "DAY_DATE",
    "LONG_MONTH",
    "MONTH",
    "WEEKDAY",
    "YEAR",
    "Leaning",
    "date_in",
    "find_dates",
]

Leaning = Literal["nearest", "future", "past"]

# Parts for verbose, case-insensitive patterns of other rules (no named groups inside).
# ANY_DATE is every form, DATE every form but a bare year and "under året", DAY_DATE those that name a single day.
_DAYS = (
    "iso day range",
    "iso",
    "iso with strokes",
    "iso with stops",
    "day.month.year",
    "day/month",
    "day and month",
    "last of month",
)
ANY_DATE = "(?:" + "|".join(form.fragment for form in FORMS) + ")"
DATE = "(?:" + "|".join(form.fragment for form in FORMS if form.name not in ("year", "relative year")) + ")"
DAY_DATE = "(?:" + "|".join(form.fragment for form in FORMS if form.name in _DAYS) + ")"

_NO_YEAR = "Året framgår inte."
# Between two dates that share one year: "den 24 juni och den 21 oktober 2024".
_BETWEEN_SHARED = re.compile(
    r"\s*(?:,|och|samt|till|respektive|eller|resp\.)(?:\s+(?:senast|till|den|vid|i|[a-zåäö]{4,20}))*\s*", re.I
)
_RECENT = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    reading: Reading
    current: bool


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, anchor: date | None = None, leaning: Leaning = "nearest"
) -> list[DateMention]:
    """The dates and periods of `text[start:end]`, left to right, without overlap; empty where there are none.

    `anchor` is the document's own date: a date without a year is read in the year nearest to it, or, with
    `leaning` "future" or "past", the nearest year that is not more than 45 days on the other side. Without an
    anchor it is found and unread ("Året framgår inte."), and so are days that do not exist.
    """
    stop = len(text) if end is None else end
    found = sorted(_matches(text, start, stop), key=lambda one: one.start)
    mentions: list[DateMention] = []
    for index, one in enumerate(found):
        reading = one.reading
        if callable(reading):
            near = _shared_year(text, found, index, mentions)
            if near is not None:
                reading = near
            elif anchor is None:
                reading = Unread(_NO_YEAR)
            else:
                reading = reading(anchor.year) if one.current else _in_year(reading, anchor, leaning)
        if isinstance(reading, Unread):
            mentions.append(DateMention(one.start, one.end, None, reading.reason))
        elif isinstance(reading, str):
            mentions.append(DateMention(one.start, one.end, reading))
    return mentions


def date_in(words: str, anchor: date | None = None, leaning: Leaning = "nearest") -> str | None:
    """The EDTF of the first date in some words; None where there is none that can be read."""
    return next((mention.edtf for mention in find_dates(words, anchor=anchor, leaning=leaning)), None)


_FORMS = GuardedSet([form.regex for form in FORMS])


def _matches(text: str, start: int, end: int) -> Iterator[_Found]:
    """Every form's matches; a form further down the list never overlaps one above it."""
    taken = bytearray(end - start)
    for number in _FORMS.possible(text, start, end):
        form = FORMS[number]
        for match in form.regex.regex.finditer(text, start, end):
            first, last = match.start() - start, match.end() - start
            if first == last or any(taken[first:last]):
                continue
            reading = form.read(match)
            if reading is not None:
                taken[first:last] = b"\x01" * (last - first)
                yield _Found(match.start(), match.end(), reading, form.current)


def _in_year(make: ByYear, anchor: date, leaning: Leaning) -> Reading:
    """The reading in the year that fits the anchor best; the anchor's own year where no year gives a date."""
    options = []
    for year in range(anchor.year - 1, anchor.year + 2):
        value = make(year)
        limits = bounds(value) if isinstance(value, str) else None
        if limits is None:
            continue
        if (leaning == "future" and limits[1] < anchor - _RECENT) or (
            leaning == "past" and limits[0] > anchor + _RECENT
        ):
            continue
        apart = max(limits[0] - anchor, anchor - limits[1], timedelta(0))
        options.append((apart, abs(year - anchor.year), value))
    return min(options, key=lambda option: option[:2])[2] if options else make(anchor.year)


def _shared_year(text: str, found: list[_Found], index: int, before: list[DateMention]) -> Reading | None:
    """The reading in the year that the next or the last date beside it prints; None where there is none."""
    one = found[index]
    if not callable(one.reading):
        return None
    if index + 1 < len(found) and isinstance(found[index + 1].reading, str):
        following = found[index + 1]
        if _BETWEEN_SHARED.fullmatch(text, one.end, following.start):
            return _beside(one.reading, str(following.reading), earlier=True)
    if (
        before
        and before[-1].edtf
        and before[-1].end <= one.start
        and _BETWEEN_SHARED.fullmatch(text, before[-1].end, one.start)
    ):
        return _beside(one.reading, before[-1].edtf, earlier=False)
    return None


def _beside(make: ByYear, neighbour: str, *, earlier: bool) -> Reading | None:
    """The reading in the neighbour's year, or the year beside it where the order would be turned."""
    there = bounds(neighbour)
    if there is None:
        return None
    year = there[0].year
    here = make(year)
    limits = bounds(here) if isinstance(here, str) else None
    if limits is None:
        return here
    if earlier and limits[0] > there[1]:
        return make(year - 1)
    if not earlier and limits[1] < there[0]:
        return make(year + 1)
    return here
