"""What is known of one assignment, as dated facts. Every fact has two times: `day`, when it was said (None where
nobody knows), and `learnt`, when the register learnt of it; so the assignment can be seen as it stood, and as it was
known, on any day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """What all facts share: `document` is the digest of the document that says it (empty for what a person said),
    `name` the document's file name, `start` the place in its text, `quote` the words."""

    day: date | None
    learnt: date | None = None
    document: str = ""
    name: str = ""
    start: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Told(Fact):
    """That a document speaks of the assignment: `role` given, proposed, reported or cited; `kind` the document's kind;
    `body` the abbreviation or name of the board whose paper it is; `assignee` whom it names ("" nobody)."""

    role: str = "given"
    kind: str = "other"
    body: str = ""
    assignee: str = ""


@dataclass(frozen=True, slots=True)
class Due(Fact):
    """A deadline or a promise: `words` as printed, `edtf` (None: found and unread), `bound` (by, before, not_before,
    on, during), `kind` (date, recurring, event, relative, none), first and last day (None where open).
    `promise` tells one that a report promises from one that the giver set; `reason` why it was moved, where told."""

    words: str = ""
    edtf: str | None = None
    bound: str | None = None
    kind: str = "date"
    earliest: date | None = None
    latest: date | None = None
    promise: bool = False
    reason: str = ""
    computed: str = ""  # how a relative day or an event's day was computed, in a Swedish sentence


@dataclass(frozen=True, slots=True)
class Reported(Fact):
    """A report: `status` as the text says it, the words that decide it, the indexes (from 0) of the parts that it
    answers, and the unit that reports ("" the whole). `other` is how many more statements of it tell of something done
    and may answer a part in quite other words."""

    status: str = "unclear"
    evidence: str = ""
    answers: tuple[int, ...] = ()
    unit: str = ""
    other: int = 0


@dataclass(frozen=True, slots=True)
class Closed(Fact):
    """A decision that closes the assignment, with its board and § where printed, and the outcome."""

    body: str = ""
    paragraph: int | None = None
    outcome: str = ""
    confirmed: bool = False  # a person has stood for it


@dataclass(frozen=True, slots=True)
class Tied(Fact):
    """A tie to another assignment (`other` is its code). `newer` tells whether this assignment is the newer one, and
    `other_closed` the day on which the other was closed (None: it is open)."""

    kind: str = ""
    other: str = ""
    newer: bool = True
    other_closed: date | None = None


@dataclass(frozen=True, slots=True)
class Treated(Fact):
    """That a board's minutes treat the case that gave the assignment, under a § and a heading; whether that answered it
    nobody knows."""

    body: str = ""
    paragraph: int | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Asked(Reported):
    """A report of which a person is asked whether it is of this assignment. It tells nothing of it; but what would
    only hold if it were not is not noticed either."""


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """All that is known of one assignment; lists oldest first, undated last, empty where nothing is known.

    `body` is the giving board's abbreviation or name, `assignee` who is to do it, `unit` who reports: as far as told by
    anything (`as_of` makes it those named by then). `recurrence` is each_meeting, monthly,
    quarterly, tertial, half_yearly, yearly or empty. `proposed_only`: no document that was read decides it. `cases` are
    the registry numbers of the cases that gave or proposed it, as printed. `asked` are reports that may be of it, and
    `in_question` tells that it may be a part of another assignment itself: which one, a person is asked."""

    id: str
    wording: str
    title: str = ""
    parts: tuple[str, ...] = ()
    giver: str = ""
    assignee: str = ""
    unit: str = ""
    body: str = ""
    origin_kind: str = "unknown"
    recurrence: str = ""
    given_on: date | None = None
    proposed_only: bool = False
    told: tuple[Told, ...] = ()
    dues: tuple[Due, ...] = ()
    reports: tuple[Reported, ...] = ()
    closings: tuple[Closed, ...] = ()
    ties: tuple[Tied, ...] = ()
    cases: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    in_question: bool = False

    def as_of(self, day: date, known: date | None = None) -> AssignmentFacts:
        """The facts that had been said on `day`, and that the register had learnt on `known` (None: knows all)."""

        def keep[F: Fact](facts: tuple[F, ...]) -> tuple[F, ...]:
            return tuple(
                fact
                for fact in facts
                if (fact.day is None or fact.day <= day)
                and (known is None or fact.learnt is None or fact.learnt <= known)
            )

        told, reports = keep(self.told), keep(self.reports)
        named = [one.assignee for one in told if one.assignee]
        units = [one.unit for one in reports if one.unit]
        assignee, unit = self.assignee, self.unit
        if assignee not in named and any(one.assignee for one in self.told):
            assignee = named[0] if named else ""
        if any(one.unit for one in self.reports):
            unit = units[-1] if units else ""
        return replace(
            self,
            assignee=assignee,
            unit=unit,
            told=told,
            dues=keep(self.dues),
            reports=reports,
            closings=keep(self.closings),
            ties=keep(self.ties),
            asked=keep(self.asked),
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A report-back, a director's report or minutes that was read: a document in which assignments can be missing. An
    assignment is in it when it is told in it. `kind` as in the evaluation guide."""

    day: date
    document: str
    name: str
    kind: str
    body: str
    learnt: date | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a signal needs to know beside the assignment: the papers of each board (abbreviation or name), oldest
    first, and where its case was treated after it was given, oldest first."""

    papers: dict[str, tuple[Paper, ...]]
    treated: tuple[Treated, ...] = ()

    def of(self, body: str, *kinds: str) -> tuple[Paper, ...]:
        """A board's papers of these kinds, oldest first; all kinds where none is named."""
        papers = self.papers.get(body, ())
        return tuple(paper for paper in papers if paper.kind in kinds) if kinds else papers
