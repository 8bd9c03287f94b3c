"""The words of the field as data: bodies, offices, units, authorities; a secretary can correct the files.

An unknown key in a file is an error that names the nearest known one: a misspelt key would otherwise be read
as "no such words", and the register would quietly miss them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import process


class LexiconError(ValueError):
    """A word list that cannot be used: names the file, the key and the nearest known key."""


def check_keys(file: str, place: str, given: dict[str, Any], known: set[str]) -> None:
    """Raise LexiconError for the first key of `given` that is not `known`."""
    for key in given:
        if key not in known:
            nearest = process.extractOne(key, sorted(known))
            hint = f' Menade du "{nearest[0]}"?' if nearest else ""
            raise LexiconError(
                f'{file}, {place}: nyckeln "{key}" är okänd.{hint} Kända nycklar: {", ".join(sorted(known))}.'
            )


def load(file: str, package: str = "fullgjort.language") -> dict[str, Any]:
    """The content of a word list in the `data` folder of a package, as TOML gives it. Raises LexiconError with the
    file's name and the line where it is no TOML."""
    text = files(package).joinpath("data", file).read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file}: {error}. Rätta filen på den raden.") from error


def word_list(file: str, data: dict[str, Any], key: str) -> tuple[str, ...]:
    """The words of one list. Raises LexiconError where the list is missing, is empty or holds anything but words: a
    string by itself would be read letter by letter."""
    words = data.get(key)
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise LexiconError(f'{file}: "{key}" ska vara en lista med ord, till exempel {key} = ["ett", "två"].')
    return tuple(words)


@dataclass(frozen=True, slots=True)
class BodyName:
    """A deciding body: the name as shown, the abbreviation in references, all forms in small letters."""

    name: str
    abbreviation: str | None
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    bodies: tuple[BodyName, ...]
    body_endings: tuple[str, ...]
    office_endings: tuple[str, ...]
    unit_endings: tuple[str, ...]
    authority_endings: tuple[str, ...]
    authorities: tuple[str, ...]
    nothing: tuple[str, ...]

    def body_by_abbreviation(self, abbreviation: str) -> BodyName | None:
        return next((body for body in self.bodies if body.abbreviation == abbreviation), None)

    def abbreviation_of(self, name: str) -> str | None:
        """RS for "Regionstyrelsen" or "regionstyrelsens"; None for a body without one."""
        plain = " ".join(name.casefold().split())
        for body in self.bodies:
            if plain in body.forms or plain.removesuffix("s") in body.forms:
                return body.abbreviation
        return None

    def abbreviations(self) -> tuple[str, ...]:
        """All abbreviations, longest first (so that RSAU is tried before RS)."""
        return tuple(sorted((b.abbreviation for b in self.bodies if b.abbreviation), key=lambda a: (-len(a), a)))


def read_lexicon(bodies: dict[str, Any], offices: dict[str, Any]) -> Lexicon:
    """The lexicon of two loaded word lists; raises LexiconError for unknown keys and bodies without a name."""
    check_keys("bodies.toml", "filen", bodies, {"body", "endings"})
    check_keys("bodies.toml", "[endings]", bodies.get("endings", {}), {"body"})
    names = []
    for number, body in enumerate(bodies.get("body", []), start=1):
        check_keys("bodies.toml", f"[[body]] nummer {number}", body, {"name", "abbreviation", "forms"})
        if not body.get("name"):
            raise LexiconError(f'bodies.toml, [[body]] nummer {number}: namnet saknas. Skriv name = "…nämnden".')
        forms = (body["name"].casefold(), *(form.casefold() for form in body.get("forms", ())))
        names.append(BodyName(body["name"], body.get("abbreviation"), forms))
    check_keys("offices.toml", "filen", offices, {"endings", "exceptions"})
    endings, exceptions = offices.get("endings", {}), offices.get("exceptions", {})
    check_keys("offices.toml", "[endings]", endings, {"office", "unit", "authority"})
    check_keys("offices.toml", "[exceptions]", exceptions, {"authority", "nothing"})
    return Lexicon(
        bodies=tuple(names),
        body_endings=tuple(bodies.get("endings", {}).get("body", ())),
        office_endings=tuple(endings.get("office", ())),
        unit_endings=tuple(endings.get("unit", ())),
        authority_endings=tuple(endings.get("authority", ())),
        authorities=tuple(exceptions.get("authority", ())),
        nothing=tuple(exceptions.get("nothing", ())),
    )


@cache
def lexicon() -> Lexicon:
    """The lexicon of the word lists that come with the library."""
    return read_lexicon(load("bodies.toml"), load("offices.toml"))
