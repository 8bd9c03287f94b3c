"""Periods: the first and last day of a date or period written in EDTF."""

from __future__ import annotations

import calendar
import re
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)[?~%]?\Z")
_PART = re.compile(r"(\d{4})-(\d\d)[?~%]?\Z")
_YEAR = re.compile(r"(\d{4})[?~%]?\Z")

# EDTF's numbers for parts of a year, as (first month, last month). Spring, summer, autumn are the meteorological
# three months; winter (24) begins in December of its year and ends with February of the next; 33-36 are quarters,
# 37-39 thirds (tertial), 40-41 halves.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
_QUARTERS = {33 + i: (3 * i + 1, 3 * i + 3) for i in range(4)}
_THIRDS = {37 + i: (4 * i + 1, 4 * i + 4) for i in range(3)}
_HALVES = {40 + i: (6 * i + 1, 6 * i + 6) for i in range(2)}
_PARTS = _SEASONS | _QUARTERS | _THIRDS | _HALVES
_WINTER = 24


def bounds(edtf: str) -> tuple[date, date] | None:
    """The first and the last day of an EDTF value; None where it is no date or period that exists.

    Reads days, months, years, seasons (21-24), quarters (33-36), thirds (37-39), halves (40-41) and intervals
    "a/b" of these. An open end ("2023-03-31/..", "../2023") is `date.max` or `date.min`. Source: EDTF (ISO 8601-2).
    """
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        opens = (date.min, date.min) if first in ("", "..") else bounds(first)
        closes = (date.max, date.max) if last in ("", "..") else bounds(last)
        if opens is None or closes is None or opens[0] > closes[1]:
            return None
        return opens[0], closes[1]
    if match := _DAY.match(edtf):
        try:
            day = date(*map(int, match.groups()))
        except ValueError:
            return None
        return day, day
    if match := _PART.match(edtf):
        return _part(int(match[1]), int(match[2]))
    if (match := _YEAR.match(edtf)) and int(match[1]):
        return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    return None


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _part(year: int, number: int) -> tuple[date, date] | None:
    if not 1 <= year < 9999:
        return None
    if 1 <= number <= 12:
        return date(year, number, 1), last_day(year, number)
    if number == _WINTER:
        return date(year, 12, 1), last_day(year + 1, 2)
    months = _PARTS.get(number)
    return (date(year, months[0], 1), last_day(year, months[1])) if months else None
