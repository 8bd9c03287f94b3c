"""Numbers as printed: "6 807", "53700", "11,5", "2000-3000", "tjugofem", "ett 30-tal", "endast en".

A number is only a number here; whether it counts something is told in `language.amounts`, and numbers that name
something (dates, case numbers, room numbers) are told in `language.labels`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from fullgjort.language.alternation import alternation
from fullgjort.language.lexicon import LexiconError, check_keys, load
from fullgjort.language.needed_words import Guarded, GuardedSet


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number at a place. `value` is what is printed, with its sign. `words` is true for "tre", false for "3".
    `range_with` is the start of the other end of a range ("5-6", "mellan 5 och 6"), or None.
    `approximate` is true for "ett 30-tal"."""

    start: int
    end: int
    value: float
    words: bool = False
    range_with: int | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Numerals in words, approximate ones ("tiotal") and verbs that state a factor ("fördubblats")."""

    words: dict[str, int]
    approximate: dict[str, int]
    factors: dict[str, float]


def read_number_words(data: dict[str, Any]) -> NumberWords:
    """The numerals of a loaded word list; raises LexiconError for unknown keys and values that are no numbers."""
    tables = ("words", "approximate", "factors")
    check_keys("number_words.toml", "filen", data, set(tables))
    for table in tables:
        for word, value in data.get(table, {}).items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise LexiconError(f'number_words.toml, [{table}]: "{word}" ska ha ett tal, inte {value!r}.')
    return NumberWords(*(dict(data.get(table, {})) for table in tables))


@cache
def number_words() -> NumberWords:
    """The numerals that come with the library, with the compounds ("tjugofem") that Swedish forms from them."""
    listed = read_number_words(load("number_words.toml"))
    words = dict(listed.words)
    tens = {word: value for word, value in words.items() if 20 <= value <= 90}
    units = {word: value for word, value in words.items() if value <= 9} | {"en": 1, "ett": 1}
    words |= {ten + unit: a + b for ten, a in tens.items() for unit, b in units.items()}
    small = {word: value for word, value in units.items() if word != "en"}
    words |= {word + "hundra": value * 100 for word, value in small.items()}
    words |= {word + "tusen": value * 1000 for word, value in small.items()}
    return NumberWords(words, listed.approximate, listed.factors)


# "6 807" and "1 250 000": groups of three after a space; "3.500" only with exactly three figures after each dot.
_DIGITS = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?![\d,])|\d+(?:[.,]\d+)?)"
_DASH = r"\s?[-–—−]\s?"


@cache
def _pattern() -> Guarded:
    numerals = number_words()
    listed = alternation(numerals.words)
    approximate = alternation(numerals.approximate)
    return Guarded(
        rf"""
        (?<![\w.,:/§&=@\#])(?<!\d[\s]§\s)
        (?:
            (?P<low>{_DIGITS}){_DASH}(?P<high>{_DIGITS})(?![\w]|[-:/]\w|[.,]\d)      # 5-6
          | (?:(?:ett|något|några)\s)?(?P<about>\d+)-tal(?:et)?\b                       # ett 30-tal
          | (?:ett|något|några)\s(?P<tens>{approximate})\b
          | (?P<sign>[-−–+±]|minus\s|plus\s)?(?P<digits>{_DIGITS})(?![\w]|[:/]\w|[.,]\d)(?!-[\w])
          | (?P<wlow>{listed}){_DASH}(?P<whigh>{listed})\b
          | (?P<word>{listed})(?![\w-])
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def number_value(printed: str) -> float:
    """The value of printed figures: "6 807" 6807, "11,5" 11.5, "3.500" 3500, "4.5" 4.5."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", printed)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[NumberMention]:
    """The numbers printed in `text[start:end]`, left to right; empty where there are none.

    "en" and "ett" are given only where they clearly count: after "endast", "bara", "minst" and the like, before
    "av" and a number ("en av 66"), and in a list that ends with a number ("en chef samt två läkare").
    """
    stop = len(text) if end is None else end
    possible = _together().possible(text, start, stop)
    if not possible:
        return []
    numerals = number_words()
    found: list[NumberMention] = []
    for match in _pattern().regex.finditer(text, start, stop) if possible[0] == 0 else ():
        groups = match.groupdict()
        if groups["low"]:
            found += _range(match, "low", "high", number_value(groups["low"]), number_value(groups["high"]), False)
        elif groups["wlow"]:
            low, high = (numerals.words[groups[name].casefold()] for name in ("wlow", "whigh"))
            found += _range(match, "wlow", "whigh", low, high, True)
        elif groups["about"] or groups["tens"]:
            value = float(groups["about"]) if groups["about"] else numerals.approximate[groups["tens"].casefold()]
            # "1960-talet", "på 90-talet" are decades
            if not re.search(r"(?:19|20)\d\d-tal|-talet", match.group(), re.IGNORECASE):
                found.append(NumberMention(match.start(), match.end(), float(value), approximate=True))
        elif groups["digits"]:
            negative = (groups["sign"] or "").strip().casefold() in {"-", "−", "–", "minus"} and _sign_stands_free(
                match
            )
            value = number_value(groups["digits"])
            found.append(NumberMention(match.start("digits"), match.end(), -value if negative else value))
        else:
            found.append(
                NumberMention(match.start(), match.end(), float(numerals.words[groups["word"].casefold()]), True)
            )
    taken = {mention.start for mention in found}
    if possible[-1] > 0:
        found += [one for one in _counting_ones(text, start, stop) if one.start not in taken]
    found.sort(key=lambda mention: mention.start)
    return _joined_ranges(text, found)


def _range(match: re.Match[str], low: str, high: str, a: float, b: float, words: bool) -> list[NumberMention]:
    return [
        NumberMention(match.start(low), match.end(low), float(a), words, match.start(high)),
        NumberMention(match.start(high), match.end(high), float(b), words, match.start(low)),
    ]


def _sign_stands_free(match: re.Match[str]) -> bool:
    """Whether a dash is a sign and no dash between words: white space, a bracket or nothing stands before it."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    if (match.group("sign") or "").strip().casefold() == "minus":
        return True
    return match.start("digits") == match.start() + 1 and (not before or before[-1] in " (\t\n")


_ONE_PATTERNS = (
    # "endast en fysioterapeut", "minst ett möte", "en av 66 medarbetare"
    Guarded(
        r"\b(?:endast|enbart|bara|blott|minst|åtminstone|högst|maximalt)\s+(?P<one>en|ett)\b(?!\s+(?:gång|del|"
        r"par|stund|tid|viss|liten|mindre|halv)\b)",
        re.I,
    ),
    Guarded(r"(?<!\bär\s)(?<!\bsom\s)(?<!\bvar\s)(?<!\bblir\s)\b(?P<one>en|ett)\s+av\s+(?:de\s+)?(?=\d)", re.I),
    # money and shares: "en miljon kronor", "en procentenhet"
    Guarded(r"\b(?P<one>en|ett)\s+(?=(?:miljon|miljard|procent|procentenhet|promille|krona)\b)", re.I),
)


@cache
def _one_list() -> Guarded:
    listed = alternation(number_words().words)
    item = r"(?:en|ett)\s(?:[^\s,;:.]+\s?){1,4}"
    return Guarded(rf"(?<=[;:,(]\s){item}(?:,\s{item})*\s?(?:samt|och)\s(?:{listed}|\d+)\s", re.IGNORECASE)


@cache
def _together() -> GuardedSet:
    return GuardedSet((_pattern(), *_ONE_PATTERNS, _one_list()))


def _counting_ones(text: str, start: int, end: int) -> list[NumberMention]:
    found = {match.span("one") for pattern in _ONE_PATTERNS for match in pattern.finditer(text, start, end)}
    for match in _one_list().finditer(text, start, end):
        for one in re.finditer(r"(?:^|(?<=,\s))(?:en|ett)\b", match.group(), re.IGNORECASE):
            found.add((match.start() + one.start(), match.start() + one.end()))
    return [NumberMention(a, b, 1.0, True) for a, b in sorted(found)]


def _joined_ranges(text: str, found: list[NumberMention]) -> list[NumberMention]:
    """The same numbers, with the ends of "mellan 5 och 6" and "5 till 6" told to belong together."""
    result = list(found)
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        if first.range_with is not None or second.range_with is not None:
            continue
        between, before = (
            text[first.end : second.start].casefold(),
            text[max(0, first.start - 8) : first.start].casefold(),
        )
        if between == " och " and before.endswith("mellan "):
            result[index] = NumberMention(first.start, first.end, first.value, first.words, second.start)
            result[index + 1] = NumberMention(second.start, second.end, second.value, second.words, first.start)
    return result
