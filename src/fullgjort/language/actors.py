"""Actors: the bodies, offices, units, companies and authorities that a text names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from fullgjort.language.alternation import alternation
from fullgjort.language.lexicon import lexicon
from fullgjort.language.mention import ActorMention

# "hälso- och sjukvårds" + "nämnden"; "regionala utvecklings" + "nämnden"; "nämnden för funktionsstöd"
_COMPOUND = r"(?:[a-zåäöé]+-\s?(?:,\s)?(?:och|eller|samt)\s)?"
_ADJECTIVE = (
    r"(?:(?:tekniska|regionala|sociala|gemensamma|länsgemensamma|centrala|kommunala|biträdande|tillförordnade|"
    r"tillförordnad|tf\.?|t\.f\.)\s)?"
)


def _ends(endings: tuple[str, ...]) -> str:
    return alternation(endings)


@cache
def actor_pattern() -> re.Pattern[str]:
    """One pattern for every actor that the lexicon knows; the named group tells the role."""
    words = lexicon()
    names = sorted({form for body in words.bodies for form in body.forms if " " in form}, key=len, reverse=True)
    named = alternation(names)
    abbreviations = "|".join(map(re.escape, words.abbreviations()))
    return re.compile(
        rf"""
        (?<![\w-])
        (?:
            (?P<abbreviation>(?-i:{abbreviations}))(?=[\s,:/§.)]|$)
          | (?P<authority>(?i:{_ends(words.authorities)})s? | (?i:[a-zåäö]*(?:{_ends(words.authority_endings)}))s?)
          | (?P<body>(?i:{named})s?
              | (?i:{_ADJECTIVE}{_COMPOUND}[a-zåäöé-]*(?:{_ends(words.body_endings)}))s?
                (?:\sför\s(?!egen\b)[A-ZÅÄÖa-zåäö]+(?:,\s[a-zåäö]+)*(?:\s(?:och\s)?[a-zåäö]+)?(?=\s(?:beslut|ger|gav|får|ska|har|uppdr|i\suppdrag|att|protokoll|\d)|\s*(?:\n|$)))?
              | (?i:regeringen|riksdagen|landstinget|revisorerna|revisionen|direktionen|förbundsdirektionen)s?)
          | (?P<office>(?i:{_ADJECTIVE}{_COMPOUND}[a-zåäöé-]*(?:{_ends(words.office_endings)}))s?)
          | (?P<company>(?-i:[A-ZÅÄÖ][\wåäöÅÄÖ-]*(?:\s[A-ZÅÄÖ][\wåäöÅÄÖ-]*)*\sAB))
          | (?P<unit>(?i:{_ADJECTIVE}{_COMPOUND}[a-zåäöé-]*(?:{_ends(words.unit_endings)}))s?)
        )
        (?![\w])
        """,
        re.VERBOSE,
    )


def find_actors(text: str, start: int = 0, end: int | None = None) -> list[ActorMention]:
    """The actors named in `text[start:end]`, left to right; empty where none is named.

    Roles are told by the word's ending, so that boards that nobody has listed are found too.
    """
    if start == 0 and end is None and len(text) <= _SHORT:
        return list(_named(text))
    return _actors(text, start, len(text) if end is None else end)


_SHORT = 200


@lru_cache(maxsize=2048)
def _named(text: str) -> tuple[ActorMention, ...]:
    """The actors of a few words, which often come again: the same office in every row of a table."""
    return tuple(_actors(text, 0, len(text)))


def _actors(text: str, start: int, end: int) -> list[ActorMention]:
    words = lexicon()
    found = []
    for match in actor_pattern().finditer(text, start, end):
        role = match.lastgroup or "body"
        printed = " ".join(match.group().split())
        if printed.casefold() in words.nothing or printed.casefold().removesuffix("s") in words.nothing:
            continue
        if role == "abbreviation":
            body = words.body_by_abbreviation(printed)
            if body:
                found.append(ActorMention(match.start(), match.end(), body.name, "body", printed, False))
            continue
        genitive = (printed.endswith("s") and not printed.casefold().endswith(("ens", "chefs"))) or _is_genitive(
            printed
        )
        name = printed[:-1] if genitive else printed
        name = name.capitalize() if name.isupper() and len(name) > 4 else name[:1].upper() + name[1:]
        abbreviation = words.abbreviation_of(name) if role == "body" else None
        found.append(ActorMention(match.start(), match.end(), name, role, abbreviation, genitive))
    return found


_GENITIVES = ("ens", "ets", "nas", "mäktiges", "ings", "ABs", "ordförandes")


def _is_genitive(printed: str) -> bool:
    """Whether a name carries the genitive s: "regionstyrelsens", "regiondirektörens", "fullmäktiges"."""
    return printed.endswith(_GENITIVES)


def nominative(name: str) -> str:
    """A name without its genitive s and with a capital: "regionstyrelsens" -> "Regionstyrelsen"."""
    name = " ".join(name.split())
    if _is_genitive(name):
        name = name[:-1]
    return name[:1].upper() + name[1:]
