"""The ways in which Swedish boards write dates and periods: a pattern and a reader each, in `FORMS`, surest first.

A form that prints no year gives a reading for every year; `dates.find_dates` decides which. Impossible dates are
found and left unread, never repaired.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fullgjort.language.calendar_words import alternatives, month_names, months, ordinals, seasons
from fullgjort.language.needed_words import Guarded
from fullgjort.language.periods import bounds, last_day

# A month's name, or its abbreviation with or without a full stop.
MONTH = rf"(?:(?:{alternatives(months(short=False))})|(?:{alternatives(months(full=False))})\b\.?)(?!\w)"
YEAR = r"(?:19[5-9]\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
WEEKDAY = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,?\s+)"
_SEASON = rf"(?:{alternatives(seasons())})"
_BARE_SEASON = rf"(?:{alternatives(seasons(bare=True))})"
_ORDINAL = rf"(?:{alternatives(ordinals())})"
_DASH = r"\s?[-–—‑]\s?"
_AND = r"\s?(?:[-–—‑/]|\s(?:till|till\soch\smed|t\.?o\.?m\.?|och|eller)\s)\s?"

# Words that make a month or season without a year a date: "i maj", "under hösten".
_BEFORE = (
    "i under till från senast för per innan före efter inför av mellan nästa kommande tidigast sedan hela den om tidig "
    "tidigt sen sent och först vid klart klar start halva"
)
_AFTER_PREPOSITION = "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in _BEFORE.split()) + ")"

# A compact date ("170301") is a date only beside a body, a § or a word that announces a date.
_COMPACT_BEFORE = re.compile(
    r"(?:\b[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,4}[A-ZÅÄÖ]|\b(?:[Dd]en|[Dd]aterad|[Dd]aterat|[Pp]rotokoll|[Dd]atum:?|[Ss]enast|[Bb]eslut|[Mm]öte|[Pp]er)"
    r"|(?:styrelse|nämnd|utskott|sammanträde|mäktige)[a-z]*),?\s*\(?$"
)
_COMPACT_AFTER = re.compile(r"\s*[,.]?\s*(?:§|paragraf)")
_CASE_BEFORE = re.compile(r"(?:\bdnr|diarienummer|diarienr|ärendenummer|\bnr|§)[.:]?\s*$", re.IGNORECASE)
_COUNTED_AFTER = (
    r"(?!\s?(?:%|procent|kronor|kr\b|tkr|mkr|mnkr|miljon|miljard|person|patient|invånare|st\b|stycken|platser|timmar|"
    r"meter|m²|kvadrat|elever|barn\b|anställda|besök|ärenden|gånger|dagar|bostäder|lägenheter|ton\b|kWh|MW|\d))"
)


@dataclass(frozen=True, slots=True)
class Unread:
    """Why words that look like a date have no reading, as a Swedish sentence."""

    reason: str


type Value = str | Unread
type ByYear = Callable[[int], Value]
type Reading = Value | ByYear


@dataclass(frozen=True)
class Form:
    """A way to write a date: the pattern with its named parts, and the reader. A reader that gives a function
    needs a year; one that gives None declines. `current` forms ("under året") mean the anchor's own year."""

    name: str
    pattern: str
    read: Callable[[re.Match[str]], Reading | None]
    current: bool = False

    @cached_property
    def regex(self) -> Guarded:
        return Guarded(self.pattern, re.VERBOSE | re.IGNORECASE)

    @property
    def fragment(self) -> str:
        """The pattern without named parts, to be built into others."""
        return re.sub(r"\(\?P<\w+>", "(?:", self.pattern)


def _day(year: int, month: int, day: int, words: str) -> Value:
    value = f"{year:04}-{month:02}-{day:02}"
    if bounds(value) is not None:
        return value
    if 1 <= month <= 12:
        named = f"{day} {month_names()[month - 1]}"
        return Unread(f"Den {named} {year} finns inte." if (month, day) == (2, 29) else f"Den {named} finns inte.")
    return Unread(f"Datumet {words} finns inte.")


def _month(match: re.Match[str], name: str = "month") -> int:
    return months()[match[name].casefold().rstrip(".")]


def _week(match: re.Match[str]) -> Reading | None:
    """The days of a week by its number (ISO 8601: Monday to Sunday)."""
    number = int(match["week"])

    def days(year: int) -> Value:
        try:
            first, last = (date.fromisocalendar(year, number, day) for day in (1, 7))
        except ValueError:
            return Unread(f"Vecka {number} finns inte {year}.")
        return f"{first.isoformat()}/{last.isoformat()}"

    return _dated(match, days) if 1 <= number <= 53 else None


def _span(first: Value, last: Value) -> Value:
    for value in (first, last):
        if isinstance(value, Unread):
            return value
    value = f"{first}/{last}"
    return value if bounds(value) is not None else Unread(f"Perioden slutar innan den börjar: {first} till {last}.")


def _dated(match: re.Match[str], make: ByYear) -> Reading:
    """The reading for the year that the match prints, or for whichever year is found later."""
    year = _year_of(match)
    return make(year) if year else make


def _year_of(match: re.Match[str]) -> int | None:
    """The printed year ("2023", "-23", "’23"), None where none is printed."""
    printed = re.sub(r"\D", "", _named(match, "year") or "")
    return (int(printed) if len(printed) == 4 else 2000 + int(printed)) if printed else None


def _named(match: re.Match[str], name: str) -> str | None:
    """The words of a named part, None where the form has no such part or it is absent."""
    return match.groupdict().get(name)


def _iso(match: re.Match[str]) -> Reading:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]), match.group())


def _iso_range(match: re.Match[str]) -> Reading:
    return _span(match["first"], match["last"])


def _compact(match: re.Match[str]) -> Reading | None:
    before = match.string[max(0, match.start() - 40) : match.start()]
    if _CASE_BEFORE.search(before):
        return None
    if not (_COMPACT_BEFORE.search(before) or _COMPACT_AFTER.match(match.string, match.end())):
        return None
    digits = match.group()
    year = int(digits[:4]) if len(digits) == 8 else 2000 + int(digits[:2])
    value = _day(year, int(digits[-4:-2]), int(digits[-2:]), digits)
    return value if isinstance(value, str) else None


def _numeric(match: re.Match[str]) -> Reading | None:
    day, month, words = int(match["day"]), int(match["month"]), match.group()
    if month > 12:
        return None
    if not match["year"]:
        before = match.string[max(0, match.start() - 25) : match.start()].casefold()
        if not re.search(r"(?:\bden|\bsenast|dag(?:en)?|\bmöte[ta]?|sammanträde[ta]?|\btill|\binnan)\s+$", before):
            return None
        return lambda year: _day(year, month, day, words)
    return _dated(match, lambda year: _day(year, month, day, words))


def _day_range(match: re.Match[str]) -> Reading:
    first, last, month, words = int(match["first"]), int(match["last"]), _month(match), match.group()
    return _dated(match, lambda year: _span(_day(year, month, first, words), _day(year, month, last, words)))


def _days_across(match: re.Match[str]) -> Reading:
    """ "1 september 2023–31 mars 2024", "1 mars - 30 april 2023" """
    first, last, words = (
        (int(match["first"]), _month(match)),
        (int(match["last"]), _month(match, "until")),
        match.group(),
    )

    def make(year: int) -> Value:
        begin = int(match["begin"]) if match["begin"] else year - (first[1] > last[1])
        return _span(_day(begin, first[1], first[0], words), _day(year, last[1], last[0], words))

    return _dated(match, make)


def _day_month(match: re.Match[str]) -> Reading:
    month, day, words = _month(match), int(match["day"]), match.group()
    return _dated(match, lambda year: _day(year, month, day, words))


def _last_of_month(match: re.Match[str]) -> Reading:
    month = _month(match)
    return _dated(match, lambda year: last_day(year, month).isoformat())


def _month_range(match: re.Match[str]) -> Reading:
    first, last = _month(match), _month(match, "until")
    return _dated(match, lambda year: _span(f"{year - (first > last):04}-{first:02}", f"{year:04}-{last:02}"))


def _month_year(match: re.Match[str]) -> Reading:
    month = _month(match)
    return _dated(match, lambda year: f"{year:04}-{month:02}")


def _month_turn(match: re.Match[str]) -> Reading:
    first, last = _month(match), _month(match, "until")
    return _dated(match, lambda year: f"{last_day(year - (first > last), first).isoformat()}/{year:04}-{last:02}-01")


def _order(match: re.Match[str], name: str = "number") -> int:
    words = match[name].casefold()
    return (
        ordinals()[words] if words in ordinals() else {"ett": 1, "två": 2, "tre": 3, "fyra": 4}.get(words) or int(words)
    )


def _quarter(match: re.Match[str]) -> Reading:
    first = _order(match)
    last = _order(match, "until") if _named(match, "until") else first
    if first == last:
        return _dated(match, lambda year: f"{year:04}-{32 + first}")
    return _dated(match, lambda year: _span(f"{year:04}-{3 * first - 2:02}", f"{year:04}-{3 * last:02}"))


def _part(length: int) -> Callable[[re.Match[str]], Reading | None]:
    """A reader for thirds (4 months) and halves (6 months): an interval of months."""

    def read(match: re.Match[str]) -> Reading | None:
        number = _order(match)
        if number * length > 12:
            return None
        return _dated(match, lambda year: f"{year:04}-{(number - 1) * length + 1:02}/{year:04}-{number * length:02}")

    return read


def _season(match: re.Match[str]) -> Reading:
    words = seasons(bare=True)
    number = words[match["season"].casefold()]
    year, second, until = _year_of(match), _named(match, "last"), _named(match, "until")
    if year and second:  # "vintern 2016/2017"
        return f"{year:04}-12/{_second_year(year, second):04}-02"
    if until:  # "hösten/vintern 2023"
        last = words[until.casefold()]
        begins = {21: 3, 22: 6, 23: 9, 24: 12}
        ends = {21: 5, 22: 8, 23: 11, 24: 12}
        return _dated(match, lambda year: _span(f"{year:04}-{begins[number]:02}", f"{year:04}-{ends[last]:02}"))
    return _dated(match, lambda year: f"{year:04}-{number}")


def _second_year(first: int, printed: str) -> int:
    return int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)


def _new_year(match: re.Match[str]) -> Reading:
    if match["last"]:
        year = int(match["year"])
        return _span(f"{year:04}-12", f"{_second_year(year, match['last']):04}-01")
    if match["year"]:
        return Unread(f"Årsskiftet {match['year']} kan vara årets början eller dess slut.")
    before = match.string[max(0, match.start() - 20) : match.start()].casefold()
    if re.search(r"\b(?:innan|före|till|senast|senast\s+vid|fram\s+till)\s+(?:det\s+)?$", before):
        return lambda year: f"{year:04}-12-31"
    return lambda year: f"{year:04}-12/{year + 1:04}-01"


def _year_range(match: re.Match[str]) -> Reading | None:
    first, last = int(match["first"]), _second_year(int(match["first"]), match["last"])
    return f"{first:04}/{last:04}" if first < last <= first + 60 else None


def _year_end(match: re.Match[str]) -> Reading:
    return _dated(match, lambda year: f"{year:04}-12-31")


def _relative_year(match: re.Match[str]) -> Reading:
    words = match.group().casefold()
    ahead = (
        1
        if re.match(r"nästa|kommande|nästkommande", words)
        else -1
        if re.match(r"förra|i\s+fjol|föregående", words)
        else 0
    )
    return lambda year: f"{year + ahead:04}"


_NO_MORE = r"(?![\d:/]|[-–]\d)"  # the year is not the beginning of a longer number
_YEAR_AFTER = rf"(?:,?\s+(?:år\s+)?(?P<year>{YEAR}){_NO_MORE})?"
_FREE = r"(?<![\w/.,-])"  # not inside a number, a name or a case number
_DEN = rf"{WEEKDAY}?(?:den\s+)?"
_TO = r"(?:till|till\soch\smed|t\.?o\.?m\.?)"
LONG_MONTH = rf"(?:{alternatives(dict.fromkeys(month_names(), 1))})"
_OR_SEASON = rf"(?:\s?[/–-]\s?(?P<until>{_BARE_SEASON})\b)?"

FORMS: tuple[Form, ...] = (
    Form(
        "iso day range",
        rf"(?<![\w/.-])(?P<first>{YEAR}-\d\d-)(?P<day>\d\d)(?:--|–|—)(?P<last>\d\d)(?![\w-])",
        lambda match: _span(f"{match['first']}{match['day']}", f"{match['first']}{match['last']}"),
    ),
    Form(
        "two iso days",
        rf"(?<![\w/.-])(?P<first>{YEAR}-\d\d-\d\d)(?:\s?[–—/]\s?|\s-\s|--|\s{_TO}\s)(?P<last>{YEAR}-\d\d-\d\d)(?![\d-])",
        _iso_range,
    ),
    Form("iso", rf"(?<![\w/.-])(?P<year>{YEAR})[-–‑]\s?(?P<month>\d\d)[-–‑]\s?(?P<day>\d\d)(?![\d-])", _iso),
    Form("iso with strokes", rf"(?<![\w/.-])(?P<year>{YEAR})/(?P<month>\d\d)/(?P<day>\d\d)(?![\w/-])", _iso),
    Form("iso with stops", rf"(?<![\w/.-])(?P<year>{YEAR})\.(?P<month>\d\d)\.(?P<day>\d\d)(?![\w/-]|\.\d)", _iso),
    Form("compact", r"(?<![\w/.:-])(?:20)?\d{6}(?![\w/-]|[.:]\d)", _compact),
    Form(
        "day.month.year",
        rf"{_FREE}(?P<day>{DAY})\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>{YEAR})(?![\w/-]|[.,]\d)",
        _numeric,
    ),
    Form(
        "day/month",
        rf"""{_FREE}(?P<day>{DAY})/(?P<month>0?[1-9]|1[0-2])
             (?:(?:\s|-|–|/)(?P<year>{YEAR}|(?<=[-/–])\d\d))?(?![\w/-]|[.,]\d)""",
        _numeric,
    ),
    Form(
        "days across months",
        rf"""{_FREE}(?:den\s+)?(?P<first>{DAY})\s+(?P<month>{MONTH})(?:\s+(?P<begin>{YEAR}))?
             (?:{_DASH}|\s+{_TO}\s+)(?:den\s+)?(?P<last>{DAY})\s+(?P<until>{MONTH}){_YEAR_AFTER}""",
        _days_across,
    ),
    Form(
        "days",
        rf"""{_FREE}{_DEN}(?P<first>{DAY})(?:{_DASH}|\s(?:och|till)\s)(?:den\s+)?(?P<last>{DAY})\s+(?P<month>{MONTH})
             (?:\s+månad)?{_YEAR_AFTER}""",
        _day_range,
    ),
    Form(
        "day and month",
        rf"""{_FREE}{_DEN}(?P<day>{DAY})(?:\.|:e|:a|:de|e)?\s?(?P<month>{MONTH})(?:\s+månad)?
             (?:,?\s+(?:år\s+)?(?P<year>{YEAR}|['’-]?(?<=['’-])\d\d){_NO_MORE})?""",
        _day_month,
    ),
    Form(
        "last of month",
        rf"\b(?:den\s+)?sist[ae]\s+(?:dagen\s+i\s+)?(?P<month>{MONTH}){_YEAR_AFTER}",
        _last_of_month,
    ),
    Form("turn of months", rf"\bmånadsskiftet\s+(?P<month>{MONTH}){_AND}(?P<until>{MONTH}){_YEAR_AFTER}", _month_turn),
    Form(
        "months",
        rf"(?<![\w-])(?P<month>{MONTH}){_AND}(?P<until>{MONTH})(?:\s+månad)?{_YEAR_AFTER}",
        _month_range,
    ),
    Form(
        "christmas",  # before the months, of which "jul" is also an abbreviation
        rf"(?:(?<=före\s)|(?<=innan\s))jul(?:en)?\b{_YEAR_AFTER}(?!\w)",
        lambda match: _dated(match, lambda year: f"{year:04}-12-24"),
    ),
    Form(
        "month and year",
        rf"(?<![\w-])(?P<month>{MONTH})(?:\s+månad)?,?\s+(?:år\s+)?(?P<year>{YEAR}){_NO_MORE}",
        _month_year,
    ),
    Form("month by name", rf"(?<![\w-])(?P<month>{MONTH})\s+månad\b", _month_year),
    Form(
        "year and month",
        rf"(?<![\w/.:-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])(?![\w/-]|[.:]\d)",
        lambda match: f"{match['year']}-{match['month']}",
    ),
    Form(
        "quarter",
        rf"""\b(?:Q|kvartal\s?|kv\.?\s?)(?P<number>[1-4])\b(?:\s?[-–/]\s?Q?(?P<until>[1-4])\b)?
             (?:[,\s-]*(?:år\s+)?(?P<year>{YEAR}){_NO_MORE})?""",
        _quarter,
    ),
    Form("year and quarter", rf"(?<![\w/.:-])(?P<year>{YEAR})[\s,-]*(?:Q|kvartal\s?)(?P<number>[1-4])\b", _quarter),
    Form(
        "quarter in words",
        rf"""(?<![\w-])(?P<number>{_ORDINAL})\s+(?:(?:och|eller|till)\s+(?P<until>{_ORDINAL})\s+)?kvartal(?:et|en)?\b
             {_YEAR_AFTER}""",
        _quarter,
    ),
    Form("quarter spelled out", rf"\bkvartal\s(?P<number>ett|två|tre|fyra)\b{_YEAR_AFTER}", _quarter),
    Form(
        "third",
        rf"\b(?:tertial\s?|T(?=[1-3]\s*{YEAR}))(?P<number>[1-3])\b(?:[,\s]+(?:år\s+)?(?P<year>{YEAR}){_NO_MORE})?",
        _part(4),
    ),
    Form("third in words", rf"(?<![\w-])(?P<number>{_ORDINAL})\s+tertialet\b{_YEAR_AFTER}", _part(4)),
    Form(
        "half",
        rf"""(?<![\w-])(?P<number>{_ORDINAL})\s+
             (?:halvåret|halvår|halvan\s+av(?:\s+året)?|hälften\s+av(?:\s+året)?)\b{_YEAR_AFTER}""",
        _part(6),
    ),
    Form("half by number", rf"\b(?:halvår\s|H(?=[12]\s{YEAR}))(?P<number>[12])\b{_YEAR_AFTER}", _part(6)),
    Form(
        "week",
        rf"""\b(?:vecka\s|v\.\s?)(?P<week>\d{{1,2}})(?![\w/:-]|[.,]\d){_YEAR_AFTER}""",
        _week,
    ),
    Form(
        "midyear",
        rf"\bhalvårss?kiftet\b{_YEAR_AFTER}",
        lambda match: _dated(match, lambda year: f"{year:04}-06/{year:04}-07"),
    ),
    Form(
        "turn of the year",
        rf"\bårss?kiftet\b(?:\s+(?P<year>{YEAR})(?:\s?[/–-]\s?(?P<last>{YEAR}|\d\d)\b)?)?",
        _new_year,
    ),
    Form(
        "season and year",
        rf"""(?<![\w-])(?P<season>{_BARE_SEASON}){_OR_SEASON}\s+(?:år\s+)?
             (?P<year>{YEAR}|['’–-](?<=['’–-])\d\d)(?:\s?[/–-]\s?(?P<last>{YEAR}|\d\d)\b)?(?![\d:])""",
        _season,
    ),
    Form("season", rf"(?<![\w-])(?:{_AFTER_PREPOSITION}|(?=\w+s\b))(?P<season>{_SEASON})\b{_OR_SEASON}", _season),
    Form(
        "midsummer",
        rf"(?:(?<=före\s)|(?<=innan\s)|(?<=till\s)|(?<=efter\s)|(?<=senast\s)|(?<=vid\s))midsommar\b{_YEAR_AFTER}",
        lambda match: _dated(match, lambda year: f"{year:04}-06"),
    ),
    Form("coming season", r"\b(?:i|nästa|till)\s+(?P<season>höst|sommar)\b", _season),
    Form(
        "month's meeting",
        rf"(?<![\w-])(?P<month>{LONG_MONTH})(?:sammanträde|möte|nämnd|styrelse|fullmäktige)(?:t|s|ts|n|ns|en|ens)?\b{_YEAR_AFTER}",
        _month_year,
    ),
    Form("month", rf"(?<![\w-]){_AFTER_PREPOSITION}(?P<month>{LONG_MONTH})(?![\w-])", _month_year),
    Form(
        "years",
        rf"""(?<![\w/.:-])(?P<first>{YEAR})(?:\s?[-–—/]\s?|\s+{_TO}\s+)(?P<last>{YEAR}|\d\d)(?![\w/:-]|[.,]\d)
             {_COUNTED_AFTER}""",
        _year_range,
    ),
    Form("end of a year", rf"\butgången\s+av\s+(?:år\s+)?(?P<year>{YEAR})(?![\w:/-])", _year_end),
    Form("end of year", rf"(?<![\w-])(?P<year>{YEAR})\s+års\s+(?:utgång|slut)\b", _year_end),
    Form(
        "end of this year",
        r"\b(?:årets\s+(?:slut|utgång)|(?:slutet|utgången)\s+(?:av|på)\s+(?:detta\s+)?året?|årsslutet)\b",
        _year_end,
    ),
    Form(
        "relative year",
        r"""(?:(?<=under\s)|(?<=inom\s)|(?<=i\s)|(?<=senare\s)|(?<=till\s))
            (?:innevarande\s+år|nästa\s+år|nästkommande\s+år|kommande\s+år|förra\s+året|föregående\s+år|året|år)\b
            (?!\s+\d|\s+efter|\s+som|\s+då)""",
        _relative_year,
        current=True,
    ),
    Form(
        "year",
        rf"(?<![\w/:.§–—-])(?<!§\s)(?<!nr\s)(?P<year>{YEAR})(?![\w/:]|[-–—]\w|[.,]\d){_COUNTED_AFTER}",
        lambda match: match["year"],
    ),
)
