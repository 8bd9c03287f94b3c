"""What the rules find. The shape follows the evaluation guide; every finding carries its evidence.

Quotes are always `document.quote(start, end)` of the span beside them: words that stand in the document.
Names of attributes whose value is None mean "the text does not say"; nothing is filled in by default.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Certainty(StrEnum):
    """*Sure* becomes a proposal, *likely* a question."""

    SURE = "sure"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Words:
    """A span of the document's text and the words that stand there (white space folded)."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a finding rests on, the rule that found them, and how certain that rule is.
    `doubtful` findings are questions to a person and never counted."""

    start: int
    end: int
    quote: str
    rule: str
    page: int = 1
    certainty: Certainty = Certainty.SURE
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as worded (`words`), the date or period it names in EDTF (None: found and unread), its
    direction (`bound`: by, before, not_before, on, during), its first and last day in ISO form, and its kind
    (date, recurring, event, relative, none)."""

    words: Words
    edtf: str | None
    bound: str | None = None
    earliest: str | None = None
    latest: str | None = None
    kind: str = "date"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an assignment comes from. `kind`: decision, plan, audit, agreement, authority, director, law,
    unknown. `body` is the abbreviation used in references (RS, RF, KS ...), `date` EDTF, `paragraph` the § number."""

    kind: str = "unknown"
    words: Words | None = None
    body: str | None = None
    date: str | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What the document says about an assignment: the span of the whole answer, its status (done, ongoing,
    not_started, postponed, rejected, transferred, unclear) and the words that decide it. `date` and `unit`
    tell several reports on one assignment apart."""

    words: Words
    status: str
    evidence: Words | None = None
    date: str | None = None
    unit: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task that one body or office gives another and that can be followed up."""

    evidence: Evidence
    title: Words | None = None
    parts: tuple[Words, ...] = ()
    giver: str | None = None
    assignee: str | None = None
    origin: Origin = field(default_factory=Origin)
    due: tuple[Deadline, ...] = ()
    recurrence: str | None = None
    report: Report | None = None
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What auditors or a committee say ought to be done (`kind` recommendation) or that is needed (need)."""

    evidence: Evidence
    source: str | None = None
    to: str | None = None
    about: str | None = None
    kind: str = "recommendation"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a case tells and its board takes note of, without naming the assignment that is answered. `of_assignment`:
    the heading, the decision or what is told says that an assignment is answered; else it may be information only."""

    report: Report
    of_assignment: bool


@dataclass(frozen=True, slots=True)
class DecisionPoint:
    """One att-sats that the document itself proposes or records as its own decision. `answer` is what it takes note
    of (None: nothing, or what an assignment of the case has as its report)."""

    evidence: Evidence
    number: int | None = None
    body: str | None = None
    state: str = "decided"
    creates_assignment: bool = False
    paragraph: int | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation of a decision, case or document elsewhere. `case_number` is a registry number as printed."""

    evidence: Evidence
    body: str | None = None
    date: str | None = None
    paragraph: int | None = None
    case_number: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantitative statement of fact. `value` is the printed number, `unit` e.g. percent, MSEK, persons,
    count; `period` EDTF; `hedge` about, over, under, at_least or None."""

    evidence: Evidence
    value: float
    unit: str
    subject: str = ""
    period: str | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """Money of a national agreement or a targeted state grant, in millions of SEK."""

    evidence: Evidence
    name: str
    year: int | None = None
    national_total_msek: float | None = None
    region_amount_msek: float | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The form data of a document; None where it is absent."""

    document_id: str | None = None
    version: str | None = None
    department: str | None = None
    responsible_manager: str | None = None
    case_officer: str | None = None
    published: str | None = None
    diary_number: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document. `kind` and the rest of the guide's top level describe the document
    itself; `ruleset` is the version of the rules that read it. `breaks` are the document's (see `reading.document`)."""

    document: str
    digest: str
    ruleset: str
    kind: str = "other"
    title: str | None = None
    body: str | None = None
    meeting_date: str | None = None
    header: Header = field(default_factory=Header)
    assignments: tuple[Assignment, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    decision_points: tuple[DecisionPoint, ...] = ()
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()
    grants: tuple[Grant, ...] = ()
    breaks: tuple[int, ...] = ()
