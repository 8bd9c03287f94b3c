"""The units of figures as data: money, shares, times, measures, and how nouns that count persons end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from fullgjort.language.lexicon import LexiconError, check_keys, load


@dataclass(frozen=True, slots=True)
class Units:
    """`forms` gives the unit's name for every printed form in small letters; `durations` are the names of times;
    `scale` the words that multiply ("miljoner"); `person_endings` and `person_exceptions` tell nouns of persons;
    `function_words` end what is counted."""

    forms: dict[str, str]
    durations: frozenset[str]
    scale: dict[str, int]
    person_endings: tuple[str, ...]
    person_exceptions: frozenset[str]
    function_words: frozenset[str] = frozenset()


def read_units(data: dict[str, Any]) -> Units:
    """The units of a loaded word list; raises LexiconError for unknown keys, missing names and forms listed twice."""
    check_keys("units.toml", "filen", data, {"unit", "scale", "persons", "function_words"})
    forms: dict[str, str] = {}
    durations = set()
    for number, unit in enumerate(data.get("unit", []), start=1):
        check_keys("units.toml", f"[[unit]] nummer {number}", unit, {"name", "forms", "duration"})
        if not unit.get("name"):
            raise LexiconError(f'units.toml, [[unit]] nummer {number}: namnet saknas. Skriv name = "procent".')
        for form in unit.get("forms", []):
            if form in forms:
                raise LexiconError(
                    f'units.toml: "{form}" står under både {forms[form]} och {unit["name"]}. Ta bort den ena.'
                )
            forms[form] = unit["name"]
        if unit.get("duration"):
            durations.add(unit["name"])
    persons = data.get("persons", {})
    check_keys("units.toml", "[persons]", persons, {"endings", "exceptions"})
    return Units(
        forms,
        frozenset(durations),
        dict(data.get("scale", {})),
        tuple(persons.get("endings", ())),
        frozenset(persons.get("exceptions", ())),
        frozenset(data.get("function_words", {}).get("words", ())),
    )


@cache
def units() -> Units:
    """The units that come with the library."""
    return read_units(load("units.toml"))


@cache
def unit_pattern() -> re.Pattern[str]:
    """A unit right after a number; the group `unit` holds the printed form. "13000 år 2022" has no unit."""
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(units().forms, key=len, reverse=True))
    return re.compile(rf"\s?(?P<unit>{forms})(?![\w\u00b2])(?!(?<=år)\s(?:19|20)\d\d)(?!-\w)", re.IGNORECASE)


# Adjectives used as nouns: they count persons only where no other noun follows ("300 väntande" does,
# "300 väntande remisser" does not).
_WEAK_PERSONS = re.compile(
    r"^(?:väntande|boende|äldre|unga|sökande|svarande|deltagande|sjuka|döda|anhöriga|närstående|skadade|"
    r"smittade|arbetslösa|utskrivningsklara)$"
)


def counts_persons(words: list[str]) -> bool:
    """Whether the words after a number name persons: "sjuk- och röntgensköterskor" do, "väntande remisser" not."""
    known = units()
    for index, word in enumerate(words):
        plain = word.casefold().strip("-")
        if plain in known.person_exceptions or any(
            plain.endswith(ending) for ending in known.person_exceptions if len(ending) > 7
        ):
            continue
        if _WEAK_PERSONS.match(plain):
            if index + 1 == len(words):
                return True
            continue
        if plain.endswith(known.person_endings):
            return True
        if index and re.search(r"(?:er|or|ar|en|et)$", plain):
            return False
    return False
