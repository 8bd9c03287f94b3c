"""Deadlines that name no day of their own, computed when what they lean on is known: a season, a time after the
decision, the board's next meeting, the year's budget or accounts. What cannot be computed stays open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

from fullgjort.following.facts import AssignmentFacts, Due, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.months import days_later, months_later
from fullgjort.following.wording import day_words
from fullgjort.language.numbers import number_words
from fullgjort.language.periods import last_day

type Days = tuple[date, date, str]
"""First and last day, and how they were computed, as a Swedish sentence."""

_SEASON = re.compile(r"(\d{4})-(2[1-4])\Z")
_SEASON_NAMES = {21: "våren", 22: "sommaren", 23: "hösten", 24: "vintern"}
_RELATIVE = re.compile(
    r"\b(?P<how>inom|efter|om)\s+(?P<number>ett\s+halvt|halvt|ett?|en|\d{1,2}|[a-zåäö]{3,8})\s+"
    r"(?P<unit>år|månad(?:er)?|veck(?:a|or)|dag(?:ar)?)\b",
    re.IGNORECASE,
)
_LAST_MEETING = re.compile(
    r"\b(?:årets|höstens)\s+sista\s+(?:ordinarie\s+)?\w*(?:sammanträde|möte|nämnd)", re.IGNORECASE
)
_NEXT_MEETING = re.compile(
    r"\b(?:nästa|nästkommande|kommande|närmaste|närmast\s+följande)\s+(?:ordinarie\s+)?"
    r"\w*(?:sammanträde|möte|nämnd|styrelsemöte)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(20\d\d|19\d\d)\b")
_NUMBERED = re.compile(r"\b(?:delårs|tertial)\w*\s+(?P<number>[123])\b", re.IGNORECASE)


def anchored(facts: AssignmentFacts, around: Surroundings, rules: HouseRules) -> AssignmentFacts:
    """The facts with every deadline computed that can be; the same object where there is none to compute."""
    if not leans(facts):
        return facts
    return replace(facts, dues=tuple(anchor(due, facts, around, rules) for due in facts.dues))


def leans(facts: AssignmentFacts) -> bool:
    """Whether any deadline of these facts has to be computed."""
    return any(_needs(due) for due in facts.dues)


def anchor(due: Due, facts: AssignmentFacts, around: Surroundings, rules: HouseRules) -> Due:
    """The deadline with first and last day and `computed`, where it leans on something known; else as it was."""
    if not _needs(due):
        return due
    for compute in _WAYS:
        if days := compute(due, facts, around, rules):
            return replace(due, earliest=days[0], latest=days[1], computed=days[2])
    return due


def _needs(due: Due) -> bool:
    if due.computed:
        return False
    if due.latest is None:
        return due.kind in ("event", "relative") and due.edtf is None
    return due.edtf is not None and _season_in(due.edtf) is not None


class Leaning(Enum):
    """Which of a board's meetings a deadline leans on: the next one, or the year's last."""

    NEXT = "next"
    LAST = "last"


def leans_on_meeting(words: str) -> Leaning | None:
    """Which meeting a deadline's words lean on; None where they name none."""
    if _LAST_MEETING.search(words):
        return Leaning.LAST
    return Leaning.NEXT if _NEXT_MEETING.search(words) else None


def meetings_leant_on(facts: AssignmentFacts) -> tuple[set[date], set[int]]:
    """The days from which the board's next meeting has to be known, and the years of which the last one has to be,
    for the deadlines of these facts that lean on meetings; both are empty where none does."""
    days: set[date] = set()
    years: set[int] = set()
    for due in facts.dues:
        base = _base(due, facts)
        leaning = leans_on_meeting(due.words) if base and _needs(due) else None
        if base and leaning is Leaning.NEXT:
            days.add(days_later(base, 1))
        elif base and leaning is Leaning.LAST:
            years.add(_year_in(due.words) or base.year)
    return days, years


def _base(due: Due, facts: AssignmentFacts) -> date | None:
    """The day that a deadline is counted from: that of the decision, of a promise that of the report."""
    return due.day if due.promise else facts.given_on or due.day


def _season_in(edtf: str) -> re.Match[str] | None:
    return _SEASON.match(edtf.rpartition("/")[2].rstrip("~?%"))


def _season(due: Due, facts: AssignmentFacts, around: Surroundings, rules: HouseRules) -> Days | None:
    """The season's days by the house rules; of an interval only the end is a season's."""
    match = _season_in(due.edtf) if due.edtf else None
    if not match:
        return None
    year, number = int(match[1]), int(match[2])
    begins, ends = {21: rules.spring, 22: rules.summer, 23: rules.autumn, 24: rules.winter}[number]
    first = date(year, begins[0], min(begins[1], last_day(year, begins[0]).day))
    closes = year if ends >= begins else year + 1
    day = last_day(closes, 2).day if ends in ((2, 28), (2, 29)) else min(ends[1], last_day(closes, ends[0]).day)
    last = date(closes, ends[0], day)
    if due.bound == "before":
        last = first - timedelta(days=1)
        return (
            last,
            last,
            f"Före {_SEASON_NAMES[number]} {year} räknas som senast {day_words(last)} enligt husets regler.",
        )
    if due.earliest and "/" in (due.edtf or ""):
        first = min(due.earliest, first)
    return (
        first,
        last,
        f"{_SEASON_NAMES[number].capitalize()} {year} räknas till {day_words(last)} enligt husets regler.",
    )


def _relative(due: Due, facts: AssignmentFacts, around: Surroundings, rules: HouseRules) -> Days | None:
    """A time after the day of the decision; of a promise after the day of the report."""
    match = _RELATIVE.search(due.words) if due.kind == "relative" else None
    base = _base(due, facts)
    length = _length(match) if match else None
    if match is None or base is None or length is None:
        return None
    last = months_later(base, length[0]) + timedelta(days=length[1])
    first = base if match["how"].casefold() == "inom" else last
    counted = " ".join(match.group().split()).casefold()
    what = "svaret" if due.promise else "beslutet"
    return first, last, f"”{counted}” räknas från {what} den {day_words(base)}."


def _length(match: re.Match[str]) -> tuple[int, int] | None:
    word, unit = " ".join(match["number"].casefold().split()), match["unit"].casefold()
    if word.endswith("halvt"):
        return (6, 0) if unit == "år" else None
    number = 1 if word in ("en", "ett", "et") else int(word) if word.isdigit() else number_words().words.get(word)
    if not number:
        return None
    if unit == "år":
        return 12 * number, 0
    if unit.startswith("månad"):
        return number, 0
    return 0, number * (7 if unit.startswith("veck") else 1)


def _meeting(due: Due, facts: AssignmentFacts, around: Surroundings, rules: HouseRules) -> Days | None:
    """The board's next meeting, or the year's last: the day of a paper that was read. The year's last meeting is known
    when a paper of the next year has been read."""
    base = _base(due, facts)
    if base is None:
        return None
    days = sorted({paper.day for paper in around.of(facts.body) if paper.day > base})
    leaning = leans_on_meeting(due.words)
    if leaning is Leaning.LAST:
        year = _year_in(due.words) or base.year
        same = [day for day in days if day.year == year]
        if same and any(day.year > year for day in days):
            return same[-1], same[-1], f"Det sista sammanträde {year} som lästs är den {day_words(same[-1])}."
        last = date(year, 12, 31)
        return last, last, f"Årets sista sammanträde {year} är inte läst; det räknas som senast {day_words(last)}."
    if days and leaning is Leaning.NEXT:
        return days[0], days[0], f"Nästa sammanträde som lästs efter den {day_words(base)} är den {day_words(days[0])}."
    return None


def _year_in(words: str) -> int | None:
    match = _YEAR.search(words)
    return int(match[1]) if match else None


def _event(due: Due, facts: AssignmentFacts, around: Surroundings, rules: HouseRules) -> Days | None:
    """The day by which a budget, interim report or annual report is decided, by the house rules: the first such day
    after the decision, or that of the year that is named."""
    base = _base(due, facts)
    words = due.words.casefold()
    if due.kind != "event" or base is None:
        return None
    for name, forms, (month, day), lag in _events(rules, words):
        if not forms.search(words):
            continue
        year = _year_in(words)
        last = date(year + lag, month, min(day, last_day(year + lag, month).day)) if year else _next(base, month, day)
        if last < base:
            last = _next(base, month, day)
        return last, last, f"{name} räknas som klar den {day_words(last)} enligt husets regler."
    return None


_ANNUAL = re.compile(r"årsredovisning|verksamhetsberättelse|årsbokslut|årsrapport|\bbokslut")
_INTERIM = re.compile(r"delårs|tertial")
_BUDGET = re.compile(r"budget|verksamhetsplan|(?:regions?|mål|års)plan\b|regionplan")


def _events(rules: HouseRules, words: str) -> list[tuple[str, re.Pattern[str], tuple[int, int], int]]:
    """Name, forms, month and day, and how many years after the year that is named the document comes."""
    numbered = _NUMBERED.search(words)
    first = "april" in words or (numbered is not None and numbered["number"] == "1")
    return [
        ("Delårsrapporten", _INTERIM, rules.first_interim_report if first else rules.interim_report, 0),
        ("Årsredovisningen", _ANNUAL, rules.annual_report, 1),
        ("Budgeten", _BUDGET, rules.budget, -1),
    ]


def _next(base: date, month: int, day: int) -> date:
    for year in (base.year, base.year + 1):
        there = date(year, month, min(day, last_day(year, month).day))
        if there > base:
            return there
    raise AssertionError("one of two years is after the base")


_WAYS: tuple[Callable[[Due, AssignmentFacts, Surroundings, HouseRules], Days | None], ...] = (
    _season,
    _relative,
    _meeting,
    _event,
)
