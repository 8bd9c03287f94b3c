"""Wording: what the words that give or cite an assignment say of it.

A reader returns a `Wording`: where the assignee's and giver's words stand, and where the task begins.
"""

from __future__ import annotations

from dataclasses import dataclass

from fullgjort.language.actors import find_actors


@dataclass(frozen=True, slots=True)
class Wording:
    """What a wording says: `assignee` and `giver` as printed (None: not in the words matched), and how the
    sentence speaks: gives, receives (the assignee stands before the verb), names, behalf, duty, follow_up."""

    assignee: str | None = None
    giver: str | None = None
    speech: str = "gives"


def cleaned(words: str | None) -> str | None:
    """The words on one line without the marks around them; None where nothing is left."""
    words = " ".join((words or "").split()).strip(" ,–-")
    return words or None


def names_an_actor(words: str) -> bool:
    """Whether the words name a body, an office, a unit, a company or an authority."""
    actors = find_actors(words)
    return any(actor.role in ("body", "office", "unit", "company", "authority") for actor in actors)
