"""What linking gets and gives: places that speak of assignments, groups of them, ties between them, open questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a document does with an assignment where it speaks of it."""

    GIVEN = "given"
    PROPOSED = "proposed"
    REPORTED = "reported"
    CITED = "cited"


class Answering(StrEnum):
    """What a mention answers that names no assignment: an assignment, as it says, or whatever its case is about."""

    NOTHING = ""
    ASSIGNMENT = "assignment"
    CASE = "case"


class TieKind(StrEnum):
    """How a newer assignment stands to an older one. *Repeats* never closes the older one."""

    AMENDS = "amends"
    REPLACES = "replaces"
    MERGES = "merges"
    SPLITS = "splits"
    FOLLOWS_FROM = "follows_from"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class Citation:
    """A decision or case that is cited beside an assignment's words. `date` is EDTF as printed ("2017-03-01", "2017");
    `body` the abbreviation used in references; `case_number` a registry number as printed; None where not printed."""

    body: str | None = None
    date: str | None = None
    paragraph: int | None = None
    case_number: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that speaks of an assignment.

    `id` is any string that is unique among the mentions linked together and the same each time (for instance digest
    and span). `document` tells which document it stands in. `day` is the ISO day it was said, "" where nobody knows.
    `decision_body`, `decision_day` (ISO) and `paragraph` name the decision that gave it; `meeting_body` and
    `meeting_day` the meeting whose paper this is. `source` is the plan or other source as printed.
    `case_number` is the registry number of the case it stands in ("" where none is printed), `area` the heading of its
    section, `cites` every decision and case that is cited at its words, in the order of the text, and `context` the
    words around it that may tell how it stands to an older assignment ("" where there are none; at most 600 code points);
    `mentioned` is what is cited in those. `inherited_by` are the boards that have since taken over what the deciding
    board had given (renamed or merged). `closing` tells that the board ends the assignment here.
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
    document_kind: str = "other"
    assignee: str | None = None
    case_number: str = ""
    area: str = ""
    cites: tuple[Citation, ...] = ()
    context: str = ""
    mentioned: tuple[Citation, ...] = ()
    inherited_by: tuple[str, ...] = ()
    closing: bool = False
    answering: Answering = Answering.NOTHING

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
class Tie:
    """Two assignments that belong together and are not one: `mention` stands in the newer, `other` in the older."""

    kind: TieKind
    mention: Mention
    other: Mention
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """Several candidates fit and none better than the others: no link, but a question to a person.

    `candidates` are one mention from each group that fits, oldest first; at least two."""

    mention: Mention
    candidates: tuple[Mention, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered to a question: the mention belongs to the assignment of `candidate` (a mention's id), or
    to none of them (None)."""

    mention: str
    candidate: str | None


@dataclass(frozen=True, slots=True)
class Linking:
    """Every mention stands in exactly one group; a mention in a question stands in a group of its own kind."""

    groups: tuple[Group, ...]
    questions: tuple[Question, ...] = ()
    ties: tuple[Tie, ...] = ()
