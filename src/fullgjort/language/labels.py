"""Numbers that name rather than count: dates, years, §§, case numbers, laws, phones, clock times, versions, rooms.

What stands in such a span is no figure, whatever follows it.
"""

from __future__ import annotations

import re
from functools import cache

from fullgjort.language.lexicon import check_keys, load
from fullgjort.language.needed_words import Guarded, GuardedSet

_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|jan|feb|febr|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec)\b\.?"
)
_YEAR = r"(?:1[89]|20)\d\d"
_LABELS: tuple[tuple[str, str], ...] = (
    (
        "date",
        rf"\b(?:den\s)?\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}}|(?:,\s\d{{1,2}})*\soch\s\d{{1,2}})?(?::?e|"
        rf":a)?\s{_MONTH}(?:\s(?:år\s)?{_YEAR})?",
    ),
    ("date", rf"\b{_MONTH}(?:\s?[-–/]\s?{_MONTH})?\s(?:månad\s)?(?:år\s)?{_YEAR}(?:\s?[-–]\s?{_YEAR})?\b"),
    ("date", rf"\b{_YEAR}[-–]\s?\d\d[-–]\s?\d\d\b|\b20\d{{6}}\b"),
    ("date", r"\b\d{1,2}[./]\d{1,2}(?:[./-]\d{2,4})?\b(?=\s(?:20\d\d|är|kl)|[./]\d|,\s§)"),
    ("date", r"\b\d{1,2}\.\d{1,2}\.\d{4}\b"),
    # a misprinted month: "6 decber 2017"
    ("date", rf"\b\d{{1,2}}\s(?:jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\s{_YEAR}\b"),
    ("date", r"\b\d{6}(?=\s?,?\s?§)"),
    ("date", rf"\b{_MONTH}\s-\d\d\b"),
    ("date", r"\bden\s\d{1,2}(?::e|:a)?\b"),
    (
        "case",
        r"\b(?:dnr|diarie(?:nummer|nr)|diarienr\.?|ärendenummer|ärendenr|mål\s?nr|målnummer|org(?:\.|"
        r"anisations)?\s?n(?:umme)?r|dokument-?id)\b\.?:?\s*[\w:/.–-]+(?:\s\d[\w/.-]*)?",
    ),
    ("case", r"\b[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9}[\s/-]?\d{4}[-–/:]\d+[\w./:-]*"),
    ("case", r"\b[\w]*\d[\w]*(?:[/:.][\w]+){2,}"),
    ("case", r"\b\w*\d+/\w*\d+(?:/\w+)*"),
    ("case", r"\b\d+:\d+\b"),
    ("case", r"\b[A-ZÅÄÖ]{2,}[\w]*[-/]?\d[\w./-]*"),
    ("case", r"\b\w+-\d+-\d+[\w-]*"),
    ("law", r"\(\d{4}:\d+\)|\b\d{4}:\d+\b"),
    ("law", r"\b\d+\s?(?:[a-z]\s)?(?:kap\b\.?|§§?)(?:\s\d+\s?(?:[a-z]\s)?§§?)?"),
    (
        "law",
        r"(?:§§?|\bpunkt(?:en|erna)?|\bparagraf(?:en|erna)?|\bp\.)\s?\d+(?:\s?[-–]\s?\d+|"
        r"(?:,\s?\d+)*(?:\s(?:och|samt)\s\d+)?)(?:/\d+)?",
    ),
    ("vote", r"\bvotering\s\d+\s?[-–]\s?\d+"),
    (
        "phone",
        r"\b0\d{1,3}[-–\s/]\s?\d[\d\s-]{4,}\d\b|\+46[\d\s()-]{6,}\d|\b(?:tel|telefon|telefonnummer|tfn|fax|"
        r"mobil)\b\.?:?\s?[\d\s()+-]{5,}\d|\b(?:1177|112|114\s?14|113\s?13)\b",
    ),
    (
        "address",
        r"\b\d{3}\s\d{2}\s(?=[A-ZÅÄÖ])|\b[A-ZÅÄÖ][a-zåäö]+(?:gatan|vägen|torget|gränd|platsen|allén)\s\d+\w?\b|"
        r"\bbox\s\d+",
    ),
    (
        "clock",
        r"\b(?:kl\.?|klockan)\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?|"
        r"\b[012]?\d[.:][0-5]\d\s?[-–]\s?[012]?\d[.:][0-5]\d\b|\b[012]?\d:[0-5]\d\b",
    ),
    (
        "age",
        r"\b\d+(?:\s?[-–]\s?\d+)?\s?(?:år|åringar|års)\s(?:eller|och)\s(?:äldre|yngre|uppåt|över|under)|"
        r"\b\d+\s?[-–]?\s?åring(?:ar|arna|en)?\b|\b\d+\s?\+(?=\s|$)",
    ),
    (
        "age",
        r"\b\d+\s?[-–]\s?\d+\s?(?:år|åringar|å)\b|\b(?:över|under|fyllda|fyllt|från|minst|barn|unga|ungdomar|"
        r"ålder(?:n|s)?|åldrarna|åldersgruppen|personer|män|kvinnor|patienter|elever|flickor|"
        r"pojkar)\s(?:(?:som\s)?(?:är|fyllt|över|under|mellan|från|om|på|i|äldre än|yngre än)\s)?(?:\d+\s(?:och|"
        r"till)\s)?\d+\s(?:års?)\b(?:\sålder)?",
    ),
    (
        "age",
        r"\b(?:åldern|åldrarna|åldersgruppen|mellan)\s\d+(?:\s?[-–]\s?|\soch\s|\still\s)\d+\sår\b|"
        r"\b\d+\s?års\s(?:ålder|åldern)",
    ),
    ("week", r"\b(?:vecka|veckorna|veckor|v\.?)\s?\d{1,2}(?:\s?[-–,]\s?\d{1,2})*(?:\soch\s\d{1,2})?"),
    ("quarter", rf"\b(?:Q|T|K|kvartal|tertial)\s?[1-4](?:\s?[-–/]\s?[1-4])?(?:\s{_YEAR})?\b"),
    ("version", r"\b(?:version|ver\.?|v)\s?\d+(?:\.\d+)*\b"),
    ("section", r"\b\d+\.\d+\.\d+[\d.]*"),
    ("page", r"(?:^|(?<=\n))\s*\d+\s?\(\d+\)|\bsid(?:a|an|orna|or)?\.?\s\d+(?:\s?[-–]\s?\d+)?|\bs\.\s?\d+"),
    ("ordinal", r"\b\d+:(?:e|a|de|te|n|an|en)\b"),
    (
        "compound",
        r"\b\d+(?:[-–]\d+)?-(?!\s)(?!tal\b)[a-zåäö]+|\b[A-Za-zÅÄÖåäö]+\s?[-–]\s?\d+(?![\d\s]*(?:procent|%|mnkr|"
        r"mkr|kr|tkr|personer))\b",
    ),
    (
        "repeat",
        r"(?:\w+|\d+)\sgånger(?:na)?\s(?:per|om|i|under|varje|årligen)\b|\b\d+\s?(?:dagar|timmar)\s(?:i\sveckan|"
        r"om\sdygnet|per\sdygn|om\sdagen)|\b\w+\sdagar\si\sveckan",
    ),
    (
        "span",
        rf"\b{_YEAR}\s?(?:[-–/]|och|till|samt|respektive|t\.?o\.?m\.?|till och med)\s?(?:{_YEAR}|"
        rf"\d\d)\b(?!\s?(?:%|procent|mnkr|mkr|tkr|kr|personer|stycken|st|patienter|besök)\b)(?!\s?%)",
    ),
    (
        "year",
        rf"\b(?:år|åren|budget(?:år(?:et)?)?|plan|sedan|hösten|våren|sommaren|vintern|höst|vår|sommar|bokslut|"
        rf"prognos|helår|halvåret|tertialet|kvartalet|inför|under|för|i|från|till|och|mot|per|efter|före|av|tom|"
        rf"fom|ht|vt|årsskiftet|delår|kv)\s{_YEAR}\b(?!\s?(?:%|procent|mnkr|mkr|tkr|kr|personer|stycken|st|"
        rf"patienter|besök|kronor)\b)",
    ),
)


@cache
def _patterns() -> tuple[tuple[str, Guarded], ...]:
    sensitive = {"case", "address", "quarter"}  # capitals tell a case number from a word
    return tuple((kind, Guarded(pattern, 0 if kind in sensitive else re.IGNORECASE)) for kind, pattern in _LABELS)


@cache
def _together() -> GuardedSet:
    return GuardedSet([pattern for _, pattern in _patterns()])


@cache
def _named_before() -> re.Pattern[str]:
    data = load("labels.toml")
    check_keys("labels.toml", "filen", data, {"before"})
    words = "|".join(sorted(map(re.escape, data["before"]), key=len, reverse=True))
    return re.compile(rf"(?:^|[\s(/])(?:{words})\.?\s?[:–-]?\s?$", re.IGNORECASE)


_CAPITAL_BEFORE = re.compile(r"(?P<before>[^\s.!?:;(•]\s+|[(]?)(?P<word>[A-ZÅÄÖ][\wåäöÅÄÖ-]*)\s$")


def find_labels(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """The spans in `text[start:end]` whose numbers name something, with the kind of label; sorted, may overlap."""
    stop = len(text) if end is None else end
    patterns = _patterns()
    found = []
    for number in _together().possible(text, start, stop):
        kind, pattern = patterns[number]
        found += [(match.start(), match.end(), kind) for match in pattern.regex.finditer(text, start, stop)]
    return sorted(found)


def is_named_by_the_word_before(text: str, position: int, start: int = 0) -> bool:
    """Whether the word before a number makes it a name: "avdelning 51", "Länssjukvård 1", "Agenda 2030".

    A capital in the middle of a sentence is a name; at its beginning ("Totalt 14") it says nothing.
    """
    before = text[max(start, position - 60) : position]
    if _named_before().search(before):
        return True
    match = _CAPITAL_BEFORE.search(before)
    return bool(match and match.group("before").strip())
