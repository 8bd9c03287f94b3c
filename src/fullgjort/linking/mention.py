"""What linking gets and gives: places that speak of assignments, groups of them, and open questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a document does with an assignment where it speaks of it."""

    GIVEN = "given"
    PROPOSED = "proposed"
    REPORTED = "reported"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that speaks of an assignment.

    `id` is any string that is unique among the mentions linked together and the same each time (for instance digest
    and span). `document` tells which document it stands in. `day` is the ISO day it was said, "" where nobody knows.
    `decision_body`, `decision_day` (ISO) and `paragraph` name the decision that gave it; `meeting_body` and
    `meeting_day` the meeting whose paper this is. `source` is the plan or other source as printed.
    """

    id: str
    document: str
    wording: str
    role: Role
    title: str = ""
    day: str = ""
    decision_body: str | None = None
    decision_day: str | None = None
    paragraph: int | None = None
    meeting_body: str | None = None
    meeting_day: str | None = None
    origin_kind: str = "unknown"
    source: str = ""
    giver: str | None = None

    @property
    def order(self) -> tuple[str, str, str]:
        """The order in which mentions are looked at: oldest first, undated last; never that of import."""
        return (self.day or "9999", self.document, self.id)


@dataclass(frozen=True, slots=True)
class Member:
    """A mention in its group, and in a Swedish sentence why it belongs there (empty for a group's only mention)."""

    mention: Mention
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One assignment: all its mentions, oldest first; never empty."""

    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Several candidates fit and none better than the others: no link, but a question to a person.

    `candidates` are one mention from each group that fits, oldest first; at least two."""

    mention: Mention
    candidates: tuple[Mention, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Linking:
    """Every mention stands in exactly one group; a mention in a question stands in a group of its own kind."""

    groups: tuple[Group, ...]
    questions: tuple[Question, ...] = ()
