"""What the language stage finds in a text: words at a place, with a reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or a period as worded. `edtf` is EDTF level 1 (2023-03-31, 2023-03, 2023-22, 2018-33, a/b), or None
    where the words cannot be read for certain ("31 februari", a relative date without anchor); `unread` then says why."""

    start: int
    end: int
    edtf: str | None
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """A deadline clause: see `extraction.finding.Deadline` for the meaning of the fields."""

    start: int
    end: int
    edtf: str | None
    bound: str | None = None
    earliest: str | None = None
    latest: str | None = None
    kind: str = "date"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A body, office, unit, company or authority as named in the text. `name` is the dictionary form with a
    capital ("Regionstyrelsen", "Regiondirektören"), `abbreviation` RS, KF ... or None; `role` is body, office,
    unit, company, authority or person. `genitive` is true for "regionstyrelsens"."""

    start: int
    end: int
    name: str
    role: str
    abbreviation: str | None = None
    genitive: bool = False
