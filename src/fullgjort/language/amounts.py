"""Amounts: numbers that count or measure something, with unit and hedge ("drygt 121 mnkr", "tre hälsocentraler").

Numbers that name something are left out (`language.labels`), and so are thresholds, deadlines and ages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from fullgjort.language.labels import find_labels, is_named_by_the_word_before
from fullgjort.language.last_text import LastText
from fullgjort.language.needed_words import Guarded
from fullgjort.language.numbers import NumberMention, find_numbers, number_words
from fullgjort.language.units import counts_persons, unit_pattern, units

MOST = 1e15
"""No board counts or pays more; longer runs of digits are damage, and too long ones no numbers at all."""
MONEY = frozenset({"SEK", "KSEK", "MSEK", "BSEK", "EUR", "MEUR", "öre"})


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount at `text[start:end]` (hedge not included, unit or noun included).

    `number_end` is where the number itself ends. `unit` is percent, percentage_points, MSEK, BSEK, SEK, KSEK,
    persons, count, factor, days ... `hedge` is about, over, under, at_least or None. `noun` is the span of what is
    counted, or None where the unit says it. `lower` and `upper` tell the ends of a range.
    """

    start: int
    end: int
    number_end: int
    value: float
    unit: str
    hedge: str | None = None
    noun: tuple[int, int] | None = None
    lower: bool = False
    upper: bool = False


_HEDGES: tuple[tuple[str, str], ...] = (
    (
        "about",
        r"(?:cirka|circa|ca\.?|c:a|omkring|runt|kring|ungefär|uppskattningsvis|i storleksordningen|"
        r"motsvarande cirka|runt om)",
    ),
    (
        "under",
        r"(?:knappt|knappa|närmare|nära|nästan|bortåt|uppemot|mindre än|färre än|lägre än|understiger|understigande)",
    ),
    ("over", r"(?:drygt|dryga|mer än|fler än|flera än|högre än|överstiger|överstigande|över|mera än|en bit över)"),
    ("at_least", r"(?:minst|åtminstone|lägst|inte mindre än|som lägst|som minst)"),
)
_BETWEEN = r"\s(?:(?:de|en|ett|totalt|sammanlagt|hela)\s)?"
_HEDGE = re.compile(
    r"(?:^|(?<=[\s(]))(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _HEDGES) + rf"){_BETWEEN}[+]?$",
    re.IGNORECASE,
)
_UNDER = re.compile(r"(?:^|\s)(?:under|strax under)\s$", re.IGNORECASE)
_AT_LEAST_AFTER = re.compile(r"^\s?(?:\S+\s)?(?:eller|och)\s(?:fler|mer|flera)\b", re.IGNORECASE)

_NOT_LAST = frozenset(["och", "eller", "fler", "färre", "flera", "mer", "mindre", "högre", "lägre", "bättre", "sämre"])
_WORD = re.compile(r"[^\W\d_][\w/:’'-]*|[A-ZÅÄÖ]{2,}[\w-]*")
_NOT_COUNTED = re.compile(
    r"^\s(?:gånger\b(?!\s(?:högre|lägre|fler|större|mer|så))|respektive\b|första\b|sista\b|senaste\b|kommande\b|"
    r"närmaste\b|sidor\b|till\s\w+\s(?:dagar|veckor)|i\s(?:topp|tolv|rad)\b|olika\ssätt\b|parter\b|sidor\b|-)",
    re.IGNORECASE,
)
_ORDINAL_FRAME = re.compile(
    r"\b(?:de|dom|dessa|senaste|kommande|närmaste|första|sista|var|vart|varje|varannan)\s(?:första|senaste|"
    r"kommande|närmaste|sista|övriga)?\s?$",
    re.IGNORECASE,
)
_TIME_FRAME = re.compile(
    r"(?:\b(?:inom|efter|under|senaste|kommande|närmaste|första|sista|senast|i|på|om|varje|var|vart|per|de|"
    r"längre än|kortare än|mer än|mindre än|över|högst|"
    r"maximalt|minst|upp till|före|före|innan|sedan|för|mellan|till|vartannat|nästa|några|från|fyllda|tidigare|"
    r"fullgjorda|väntat|väntat i)\s(?:cirka\s|ca\s|högst\s|minst\s|de\s|en\stid\sav\s|max\s)?)$",
    re.IGNORECASE,
)
_THRESHOLD_AFTER = re.compile(
    r"^\s(?:eller\s(?:kortare|längre|mer|mindre|färre|fler|tidigare|senare|äldre|yngre|högre|lägre)|från|efter|"
    r"före|innan|sedan|gammal|gamla|gammalt|sen\b|i\sveckan|om\sdygnet|om\såret|per\s|tillbaka|framåt|framöver|"
    r"senare|tidigare)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 120
_YEAR_LIKE = re.compile(r"(?:1[89]|20)\d\d")
_CHAIN = re.compile(
    r"^\s?(?:av|till|och|respektive|,|eller|mot|samt|jämfört med|–|-|/)\s(?:de\s|endast\s|bara\s)?$", re.IGNORECASE
)
_COUNTING_SUBJECT = re.compile(
    r"\b(?:antal(?:et|en)?|andel(?:en|arna)?|totalt|sammanlagt|varav|av (?:dessa|dem|de)|fördelat|"
    r"\w*målvärde\w*|utfall\w*|\w*index)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:antal(?:et)?\s+(?P<noun>(?:[\wåäö/-]+:?\s){1,4})|(?P<stem>[a-zåäö]+)antalet?\s)", re.IGNORECASE
)
_PERSON_STEM = re.compile(
    r"(?:invånar|elev|medlems|patient|personal|besökar|deltagar|befolknings|barn|ledamots)$", re.IGNORECASE
)
_COMPARES_BEFORE = re.compile(r"\b(?:till|från|mot|än|med|och|respektive|varav)\s$", re.IGNORECASE)
_OF = re.compile(
    r"\sav\s(?:de\s|dessa\s|våra\s|regionens\s|länets\s|kommunens\s)?(?=[a-zåäö])(?!(?:den|det|en|ett|all|bland)\b)",
)
# another number, a decimal or a case number goes on; a name in capitals follows
_NO_COUNT_AFTER = re.compile(r"\s?[-–—/:)]?\s?\d|[.:]\w|:\s?\w|\)?\s[A-ZÅÄÖ]")
_BARE_BEFORE = re.compile(
    r"(?:\b(?:finns|fanns|är|var|blev|blir|har|hade|till|från|på|med|mot|än|varav|och|samt|totalt|sammanlagt|"
    r"endast|bara|ytterligare|mellan|cirka|ca|dessa|dem|de|respektive|omfattade|omfattar|gick|gick till|av)\s|"
    r"\bantal\s[\w/-]+:?\s|\w{4,}(?:ades|des)\s|"
    r",\s|\(|:\s)$",
    re.IGNORECASE,
)


def find_amounts(
    text: str, start: int = 0, end: int | None = None, names: Sequence[tuple[int, int]] = ()
) -> list[AmountMention]:
    """The amounts in the passage `text[start:end]` (a paragraph: units are inherited within it), left to right.

    Numbers beyond `MOST` are none. `names` are further spans whose numbers name something, such as dates that were
    read elsewhere.
    """
    stop = len(text) if end is None else end
    found = _found.answers(text) if not names else {}
    if (start, stop) not in found:
        found[start, stop] = _in_passage(text, start, stop, names)
    return list(found[start, stop])


_found: LastText[list[AmountMention]] = LastText()


def _in_passage(text: str, start: int, stop: int, names: Sequence[tuple[int, int]]) -> list[AmountMention]:
    printed = find_numbers(text, start, stop)
    if not printed:
        return sorted(_factors(text, start, stop), key=lambda amount: (amount.start, amount.value))
    labels = sorted([*((a, b) for a, b, _ in find_labels(text, start, stop)), *names])
    numbers = _without_labels(text, printed, labels, start)
    by_start = {number.start: number for number in numbers}
    read: list[AmountMention | None] = []
    for number in numbers:
        partner = by_start.get(number.range_with) if number.range_with is not None else None
        read.append(_with_unit(text, number, partner, start, stop))
    found = [a for a in _with_inherited_units(text, numbers, read, start, stop) if abs(a.value) <= MOST]
    return sorted([*found, *_factors(text, start, stop)], key=lambda amount: (amount.start, amount.value))


def _without_labels(
    text: str, numbers: list[NumberMention], labels: list[tuple[int, int]], start: int
) -> list[NumberMention]:
    """The numbers that may count; the ends of a range stand or fall together ("2000-3000 %")."""
    names = {number.start: _is_label(text, number, labels, start) for number in numbers}
    return [number for number in numbers if not names[max(number.start, number.range_with or 0)]]


def _is_label(text: str, number: NumberMention, labels: list[tuple[int, int]], start: int) -> bool:
    index = bisect_right(labels, (number.start, 1 << 60))
    while index and labels[index - 1][0] > number.start - _LONGEST_LABEL:
        index -= 1
        if number.end <= labels[index][1]:
            return True
    printed = text[number.start : number.end]
    has_unit = unit_pattern().match(text, number.end) is not None
    if has_unit:
        return False
    if is_named_by_the_word_before(text, number.start, start) and not number.words:
        return True
    if _YEAR_LIKE.fullmatch(printed):
        words = _noun_words(text, number.end, len(text))
        return not (words and (counts_persons([w for w, _, _ in words]) or _hedge(text, number.start, start, "count")))
    if number.start == start and re.match(r"[.)]?\s+[A-ZÅÄÖ]", text[number.end : number.end + 4]) and not number.words:
        return True  # a heading's or list's own number
    return bool(re.fullmatch(r"0\d+", printed))


def _hedge(text: str, position: int, start: int, unit: str) -> str | None:
    before = text[max(start, position - 40) : position]
    match = _HEDGE.search(before)
    if match:
        return match.lastgroup
    if _UNDER.search(before) and unit not in units().durations and unit in MONEY | {"percent"}:
        return "under"
    return None


def _with_unit(
    text: str, number: NumberMention, partner: NumberMention | None, start: int, stop: int
) -> AmountMention | None:
    """The amount of a number whose unit or noun stands beside it; None where it stands bare or counts nothing."""
    last = partner if partner and partner.start > number.start else number
    first = partner if partner and partner.start < number.start else number
    lower, upper = last is not number, first is not number
    beside = _after_brackets(text, last.end)
    unit_match = unit_pattern().match(text, beside, stop)
    value, noun, unit, end = number.value, None, "", beside
    if unit_match:
        unit, end = units().forms[" ".join(unit_match.group("unit").casefold().split())], unit_match.end()
        if unit in units().durations and not _states_duration(text, first, unit_match, start):
            return None
    else:
        scale = re.compile(r"\s(miljoner|miljon|tusen)\b", re.IGNORECASE).match(text, last.end, stop)
        if scale:
            value, end = value * units().scale[scale.group(1).casefold()], scale.end()
        if _NOT_COUNTED.match(text[end : end + 30]):
            return None
        words = _noun_words(text, end, stop)
        if not words:
            if scale and not number.words:
                return AmountMention(
                    number.start, end, end, value, "MSEK" if "milj" in scale.group(1).casefold() else "count", None
                )
            return None
        if (
            number.words
            and _ORDINAL_FRAME.search(text[max(start, number.start - 25) : number.start])
            and words[0][0].casefold() in {"sista", "senaste", "första"}
        ):
            return None
        noun = (words[0][1], words[-1][2])
        unit = "persons" if counts_persons([word for word, _, _ in words]) else "count"
        end = noun[1]
    if noun is None and unit in {"count", "persons"}:
        after = _noun_words(text, end, stop)
        noun = (after[0][1], after[-1][2]) if after else None
        if unit == "count" and after and counts_persons([word for word, _, _ in after]):
            unit = "persons"
    if number.words and re.search(
        r"\b(?:flera|några|många|par)\s$", text[max(start, number.start - 8) : number.start], re.IGNORECASE
    ):
        return None
    hedge = _hedge(text, first.start, start, unit) or ("about" if number.approximate else None)
    if hedge is None and _AT_LEAST_AFTER.match(text[end : end + 20]):
        hedge = "at_least"
    return AmountMention(number.start, end, number.end, value, unit, hedge, noun, lower, upper)


def _after_brackets(text: str, position: int) -> int:
    """Where the unit is looked for: after the comparison in "10 345 (10 298) invånare"."""
    brackets = re.compile(r"\s\(\d[\d\s,.]*\)(?=\s?[\wåäö%])").match(text, position)
    return brackets.end() if brackets else position


def _states_duration(text: str, number: NumberMention, unit: re.Match[str], start: int) -> bool:
    """Whether a time is a fact ("väntetiden är 43 dagar") and no threshold, deadline, age or recurrence."""
    if _THRESHOLD_AFTER.match(text[unit.end() : unit.end() + 30]):
        return False
    before = text[max(start, number.start - 30) : number.start]
    return not _TIME_FRAME.search(before) or re.search(r"\bfrån\s[\d,]+\still\s$", before) is not None


def _noun_words(text: str, position: int, stop: int) -> list[tuple[str, int, int]]:
    """What is counted: the words after a number, up to a function word or a mark; empty where none follows."""
    words: list[tuple[str, int, int]] = []
    while len(words) < 6:
        gap = re.compile(r"\s|\s-(?=\w)").match(text, position, stop)
        if not gap:
            break
        word = _WORD.match(text, gap.end(), stop)
        if not word:
            break
        printed = word.group()
        ended = word.end()
        if not words and re.fullmatch(r"[A-ZÅÄÖ][a-zåäö]{2,}", printed):
            return []  # "3 Genomförandet redovisas": a point's number and its sentence; nouns are written small
        if printed.casefold() in units().function_words:
            # "sjuk- och röntgensjuksköterskor", "tandhygienister och tandläkare"
            joins = (
                printed.casefold() in {"och", "eller"}
                and words
                and (words[-1][0].endswith("-") or counts_persons([words[-1][0]]))
            )
            if not joins or not _WORD.match(text, word.end() + 1, stop):
                break
            following = _WORD.match(text, word.end() + 1, stop)
            if not words[-1][0].endswith("-") and not (following and counts_persons([following.group()])):
                break
        elif (
            re.match(
                r"(?:har|hade|loggat|fått|haft|blivit|varit|gjort|genomfört|genomförts|erhållit|sökt|kommit|"
                r"slutat|anställts|svarat|deltagit|öppnats)$",
                printed,
                re.IGNORECASE,
            )
            and not words
        ):
            return []
        words.append((printed, word.start(), ended))
        position = ended
    while words and words[-1][0].casefold() in _NOT_LAST:  # "56 fler än i maj" counts what was counted before
        words.pop()
    return words


def _with_inherited_units(
    text: str, numbers: list[NumberMention], read: list[AmountMention | None], start: int, stop: int
) -> list[AmountMention]:
    """The amounts read, and bare numbers with a neighbour's unit: "från 60 till drygt 80 läkare", "10 i Strandvik"."""
    found: list[AmountMention] = []
    resolved: dict[int, AmountMention] = {n.start: a for n, a in zip(numbers, read, strict=True) if a}
    for number, following in reversed(list(pairwise(numbers))):  # the neighbour to the right: "en av 66 medarbetare"
        if number.start in resolved:
            continue
        if following.start in resolved:
            between = text[number.end : following.start]
            hedge = _HEDGE.search(between)
            plain = between[: hedge.start()] if hedge else between
            if _CHAIN.match(plain) or _CHAIN.match(plain.rstrip() + " "):
                other = resolved[following.start]
                unit = "percent" if other.unit == "percentage_points" else other.unit
                resolved[number.start] = AmountMention(
                    number.start,
                    number.end,
                    number.end,
                    number.value,
                    unit,
                    _hedge(text, number.start, start, unit),
                    other.noun,
                )
    previous: AmountMention | None = None
    for number in numbers:
        amount = resolved.get(number.start)
        if amount is None:
            amount = _bare(text, number, previous, start, stop)
        if amount is not None:
            found.append(amount)
            previous = amount
    return found


def _bare(
    text: str, number: NumberMention, previous: AmountMention | None, start: int, stop: int
) -> AmountMention | None:
    """A number without unit and noun: "Av dessa har 38 500 loggat in", "sex av bolagen"; None where nothing says
    that it counts."""
    after = text[number.end : min(stop, number.end + 40)]
    before = text[max(start, number.start - 160) : number.start]
    if unit_pattern().match(text, number.end, stop) or _NOT_COUNTED.match(after):
        return None
    if of := _OF.match(after):
        words = _noun_words(text, number.end + of.end() - 1, stop)
        unit = "persons" if words and counts_persons([word for word, _, _ in words]) else "count"
        noun = (words[0][1], words[-1][2]) if words else None
        hedge = _hedge(text, number.start, start, unit)
        return AmountMention(number.start, number.end, number.end, number.value, unit, hedge, noun)
    if number.words or number.range_with is not None or _NO_COUNT_AFTER.match(after):
        return None
    hedge = _hedge(text, number.start, start, "count")
    if not (_BARE_BEFORE.search(before) or hedge):
        return None
    sentence = re.split(r"[.!?]\s+(?=[A-ZÅÄÖ])", before)[-1]
    printed = text[number.start : number.end]
    bracketed = before.endswith("(") and after.startswith(")")
    inherited = _unit_of_bare(sentence, printed, previous, number.start, bracketed, hedge is not None)
    if inherited is None:
        return None
    noun = previous.noun if previous and inherited == previous.unit else None
    return AmountMention(number.start, number.end, number.end, number.value, inherited, hedge, noun)


def _unit_of_bare(
    sentence: str, printed: str, previous: AmountMention | None, position: int, bracketed: bool, hedged: bool
) -> str | None:
    """The unit that a bare number takes from "antalet ..." or from the amount before it; None where it takes none."""
    if counted := _COUNTED.search(sentence):
        if stem := counted.group("stem"):
            return "persons" if _PERSON_STEM.search(stem) else "count"
        return "persons" if counts_persons(counted.group("noun").replace(":", "").split()) else "count"
    if previous is not None:
        if previous.unit in {"persons", "count"}:
            return previous.unit
        compared = bracketed or _COMPARES_BEFORE.search(sentence)
        if compared and position - previous.end < 60:
            return "percent" if previous.unit == "percentage_points" else previous.unit
        return None
    if hedged or _COUNTING_SUBJECT.search(sentence) or re.search(r"\d[ \u00a0]\d{3}", printed):
        return "count"
    return None


def _factors(text: str, start: int, stop: int) -> list[AmountMention]:
    """ "fördubblats" states a factor of two without printing a number."""
    return [
        AmountMention(
            match.start(), match.end(), match.end(), float(number_words().factors[match.group().casefold()]), "factor"
        )
        for match in _factor_words().finditer(text, start, stop)
    ]


@cache
def _factor_words() -> Guarded:
    listed = "|".join(sorted(number_words().factors, key=len, reverse=True))
    return Guarded(rf"\b(?:{listed})\b", re.IGNORECASE)
