"""Dates as boards print them, and deadlines with the EDTF that they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SEASONS = {"våren": 21, "sommaren": 22, "hösten": 23, "vintern": 24}
ORDINALS = ("första", "andra", "tredje", "fjärde")


def long_date(day: date) -> str:
    """The date as "14 mars 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_year(day: date) -> str:
    """The month as "mars 2023"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def six_digits(day: date) -> str:
    """The date as "230314"."""
    return day.strftime("%y%m%d")


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: the words that name it, its EDTF (level 1), its direction, and the first and last day it means."""

    words: str
    edtf: str
    bound: str
    first: date
    last: date

    def gold(self) -> dict[str, str]:
        return {"quote": self.words, "edtf": self.edtf, "bound": self.bound}


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def deadline(rng: Random, after: date, months: int, meeting_word: str) -> Due:
    """A deadline about `months` after a day, in one of the forms that boards use. `meeting_word` is the body's short
    word in the genitive ("styrelsens")."""
    index = after.year * 12 + after.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    start, end = date(year, month, 1), _month_end(year, month)
    name = MONTHS[month - 1]
    form = rng.choices(range(8), weights=(30, 10, 16, 12, 10, 8, 8, 6))[0]
    if form == 0:
        return Due(f"senast den {end.day} {name} {year}", end.isoformat(), "by", end, end)
    if form == 1:
        return Due(f"senast {end.isoformat()}", end.isoformat(), "by", end, end)
    if form == 2:
        return Due(f"senast i {name} {year}", f"{year}-{month:02}", "by", start, end)
    if form == 3:
        day = start + timedelta(days=rng.randrange(3, 24))
        return Due(f"till {meeting_word} sammanträde den {day.day} {name} {year}", day.isoformat(), "by", day, day)
    if form == 4:
        quarter = (month - 1) // 3
        first, last = date(year, quarter * 3 + 1, 1), _month_end(year, quarter * 3 + 3)
        words = (
            f"under kvartal {quarter + 1} {year}"
            if rng.random() < 0.5
            else f"under {ORDINALS[quarter]} kvartalet {year}"
        )
        return Due(words, f"{year}-{33 + quarter}", "during", first, last)
    if form == 5:
        season, low, high = ("våren", 1, 6) if month < 7 else ("hösten", 7, 12)  # as the house rules count them
        return Due(
            f"under {season} {year}", f"{year}-{SEASONS[season]}", "during", date(year, low, 1), _month_end(year, high)
        )
    if form == 6:
        return Due(f"senast {name} {year}", f"{year}-{month:02}", "by", start, end)
    return Due(f"senast den 31 december {year}", f"{year}-12-31", "by", date(year, 12, 31), date(year, 12, 31))


def promise(rng: Random, meeting: date) -> Due:
    """The time of a promised answer, as reports word it, near a coming meeting."""
    words = month_year(meeting)
    forms = (f"senast i {words}", f"i {words}", f"senast {words}")
    bounds = ("by", "during", "by")
    pick = rng.randrange(3)
    first = meeting.replace(day=1)
    return Due(
        forms[pick], f"{meeting.year}-{meeting.month:02}", bounds[pick], first, _month_end(meeting.year, meeting.month)
    )
