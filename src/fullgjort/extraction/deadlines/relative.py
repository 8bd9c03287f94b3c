"""Relative deadlines: a length of time from a day that the sentence, or the decision, gives."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fullgjort.extraction.deadlines.when import PAST, When, words_before
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.dates import DATE, find_dates
from fullgjort.language.numbers import number_words
from fullgjort.language.periods import bounds, last_day

RELATIVE = Rule(
    name="deadline.relative",
    kind="deadline",
    pattern=r"""\b(?:(?P<within>inom)|(?P<after>efter)|(?P<latest>senast\s+(?:om|inom)|senast(?=\s+[^.;:]{2,25}?\s+efter\s+(?:detta\s+)?beslut))|(?P<hence>(?<=\w\s)om))\s+
               (?P<number>ett?|en|halvt|ett\s+halvt|\d{1,2}|[a-zåäö]{3,8})\s+(?P<unit>år|månad(?:er)?|veck(?:a|or)|dag(?:ar)?)\b(?!s?\s+ålder)""",
    read=lambda match: _relative(match),
    examples=(
        Example("Nämnden ska återkomma [[inom sex månader]].", When("by", "relative"), "PHRASES 2, relative"),
        Example("Uppföljning ska göras [[efter ett år]].", When("on", "relative"), "invented"),
        Example("Svaret lämnas [[senast om två månader]].", When("by", "relative"), "invented"),
        Example("Planen ska redovisas [[senast nio månader]] efter beslutet.", When("by", "relative"), "invented"),
    ),
    near_misses=(
        "Inom regionen finns sex sjukhus.",
        "Efter en genomgång av ärendet lämnas förslag.",
        "Vården ska ges inom tre dagar enligt vårdgarantin.",
        "Handlingarna skickas senast fem dagar före sammanträdet.",
    ),
    form="2 relative",
)
_FROM = re.compile(
    rf"\b(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|f\.?\s?o\.?\s?m\.?|gälle?r?|träder\s+i\s+kraft|i\s+kraft|efter\s+att|start(?:ar|as)?|efter)\s+(?:den\s+)?(?P<date>{DATE})",
    re.VERBOSE | re.IGNORECASE,
)

_GUARANTEE = re.compile(
    r"(?:vårdgaranti|garanti|enligt\s+lag|har\s+rätt|patient|vård\s+ska|besök|behandling)", re.IGNORECASE
)


def _relative(match: re.Match[str]) -> When | None:
    if _length(match) is None:
        return None
    context = match.string[max(0, match.start() - 80) : match.end() + 60]
    if _GUARANTEE.search(context) or PAST.search(words_before(match)):
        return None
    return When("on" if match["after"] else "by", "relative")


def _length(match: re.Match[str]) -> tuple[int, int] | None:
    """The length of time as (months, days); None where the number is no number."""
    word = " ".join(match["number"].casefold().split())
    unit = match["unit"].casefold()
    if word in ("ett halvt", "halvt"):
        return (6, 0) if unit == "år" else None
    number = 1 if word in ("en", "ett", "et") else int(word) if word.isdigit() else number_words().words.get(word)
    if not number:
        return None
    count = int(number)
    if unit == "år":
        return 12 * count, 0
    if unit.startswith("månad"):
        return count, 0
    return 0, count * (7 if unit.startswith("veck") else 1)


# "sex månader efter beslutet": counted from the document's own day
_AFTER_DECISION = re.compile(r"\s+(?:efter|från)\s+(?:detta\s+)?beslut(?:et|sdatum|ets\s+datum)?\b", re.IGNORECASE)


def counted_day(text: str, match: re.Match[str], start: int, end: int, anchor: date | None) -> str | None:
    """The day that lies the stated time after the date that the sentence begins from, or after the decision itself; None
    where it names none."""
    length = _length(match)
    starts = list(_FROM.finditer(text, start, end)) or list(_FROM.finditer(text, max(0, start - 250), match.start()))
    if length is None:
        return None
    if not starts and anchor and _AFTER_DECISION.match(text, match.end()):
        return _later(anchor, *length).isoformat()
    if not starts:
        return None
    base = next((one.edtf for one in find_dates(text, *starts[-1].span("date")) if one.edtf), None)
    limits = bounds(base) if base else None
    if limits is None or limits[0] != limits[1]:
        return None
    return _later(limits[0], *length).isoformat()


def _later(day: date, months: int, days: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    there = date(year, month + 1, min(day.day, last_day(year, month + 1).day))
    return there + timedelta(days=days)
