"""The report-back document: what is known of a board's assignments before one of its meetings.

These values are all that the writers (`docx`, `pdf`, `xlsx`) see: finished Swedish sentences and the quoted words, in
the order in which they stand in the document. `draft.draft` makes them from the register.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fullgjort_web.reporting.quoted import marked_pieces


@dataclass(frozen=True, slots=True)
class Source:
    """Where words stand: the document's title with its day, the file's name, and the page (None where the file has no
    pages)."""

    title: str
    file: str
    page: int | None = None

    @property
    def words(self) -> str:
        """ "Protokoll 14 september 2021, sida 3 (prot-2021-09.pdf)"."""
        page = f", sida\u00a0{self.page}" if self.page else ""
        return f"{self.title}{page} ({self.file})"


@dataclass(frozen=True, slots=True)
class Answer:
    """One report on an assignment. `paragraphs` are the source's words, of which `marked` (empty: none) decide the
    status. `day` is None where nobody knows; `unit` is who answers, where several do."""

    day: date | None
    status: str
    paragraphs: tuple[str, ...]
    marked: str
    source: Source
    unit: str = ""
    at_meeting: bool = False

    @property
    def quote(self) -> str:
        """The words on one line."""
        return " ".join(self.paragraphs)

    @property
    def pieces(self) -> tuple[tuple[str, str, str], ...]:
        """For each paragraph: the words before the marked ones, the marked ones, and what follows them."""
        return marked_pieces(self.paragraphs, self.marked)


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of an assignment, numbered from 1; `note` says that it is unanswered, else it is empty."""

    number: int
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One assignment. `lead`, the parts and `tail` together are its wording (parts empty: `lead` is all of it).

    `status` is the latest report's in words, or "Inget svar"; `silence` is the sentence that says among which
    documents no answer was found, empty where there is one. `notes` are what a reader should look at."""

    number: int
    code: str
    heading: str
    origin: str
    given_on: date | None
    wording_source: str
    lead: str
    parts: tuple[PartLine, ...]
    tail: str
    assignee: str
    due: str
    due_latest: date | None
    days_late: int  # 0: not late
    status: str
    answers: tuple[Answer, ...]  # latest first
    silence: str
    notes: tuple[str, ...] = ()

    @property
    def wording(self) -> str:
        """The whole wording, its parts numbered on lines of their own."""
        return "\n".join(
            line for line in (self.lead, *(f"{part.number}. {part.words}" for part in self.parts), self.tail) if line
        )

    @property
    def answered_on(self) -> date | None:
        """The day of the latest report; None where there is none or nobody knows."""
        return self.answers[0].day if self.answers else None


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class BriefRow:
    """An assignment that is only listed: why is said by the list's heading."""

    code: str
    heading: str
    origin: str
    given_on: date | None
    answered_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class BriefList:
    """`short` is a name of at most 31 characters (a sheet's)."""

    heading: str
    short: str
    explanation: str
    rows: tuple[BriefRow, ...]


@dataclass(frozen=True, slots=True)
class ReportBack:
    """The whole document. `summary` says in a few sentences what it holds (that it holds nothing, where so), `basis`
    what it rests on. `missing_minutes` are the days of the board's known meetings whose minutes were not read."""

    title: str
    body: str
    day: date
    summary: str
    basis: tuple[str, ...]
    missing_minutes: tuple[date, ...]
    groups: tuple[Group, ...]
    lists: tuple[BriefList, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)
