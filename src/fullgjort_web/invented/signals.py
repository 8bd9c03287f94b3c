"""What an invented assignment should bear on a day: the signals' definitions (docs/signals.md), worked out from what the
simulation knows and not from what was read."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rapidfuzz import fuzz

from fullgjort_web.invented.content import Document
from fullgjort_web.invented.names import Body
from fullgjort_web.invented.stories import Story
from fullgjort_web.invented.swedish_dates import Due, long_date

Json = dict[str, Any]

SOON = timedelta(days=30)
SILENCE = timedelta(days=90)
DRIFT_MOVES, DRIFT_MONTHS = 2, 12
UNCHANGED = 95.0
TURNS = {"yearly": 12, "half_yearly": 6, "tertial": 4}
PAPERS = ("report_back", "director_report")


@dataclass(frozen=True, slots=True)
class Known:
    """The documents that are in the archive: their days, kinds and boards (codes) by stem, and the papers of each board
    and kind in the order of their days. A director's report is a paper of the first board."""

    days: dict[str, date]
    kinds: dict[str, str]
    boards: dict[str, str]
    papers: dict[tuple[str, str], list[tuple[date, str]]]

    @classmethod
    def of(cls, documents: Sequence[Document], codes: dict[str, str], first: Body) -> Known:
        """What these documents are; `codes` are the boards' codes by name."""
        papers: dict[tuple[str, str], list[tuple[date, str]]] = {}
        for item in sorted(documents, key=lambda one: (one.day, one.stem)):
            if item.kind in PAPERS:
                code = first.code if item.kind == "director_report" else codes[item.body]
                papers.setdefault((code, item.kind), []).append((item.day, item.stem))
        return cls(
            {item.stem: item.day for item in documents},
            {item.stem: item.kind for item in documents},
            {item.stem: codes.get(item.body, "") for item in documents},
            papers,
        )

    def next_paper(self, code: str, kind: str, after: date, until: date) -> date | None:
        """The day of the board's first paper of a kind after a day and not later than another."""
        return next((day for day, _ in self.papers.get((code, kind), ()) if after < day <= until), None)


@dataclass(frozen=True, slots=True)
class Move:
    """A new date: the report (its index) that sets it, and the date before and after."""

    report: int
    document: str
    day: date
    before: Due
    after: Due

    @property
    def later(self) -> bool:
        return self.after.last > self.before.last


class Course:
    """A story as it can be known from the documents at hand: its reports in the order of their days, the dates that
    held, the moves between them, and whether it has ended."""

    def __init__(self, story: Story, known: Known) -> None:
        self.story, self.known = story, known
        self.given = [row for row in story.given if row["document"] in known.days]
        self.reports = sorted(
            (row for row in story.reports if row["document"] in known.days), key=lambda row: str(row["meeting_date"])
        )
        self.closed = story.closed if story.closed and story.closed["document"] in known.days else None
        decided = [row for row in self.given if row["kind"] != "proposed"]
        self.proposed_only = not decided and not self.reports
        self.first: Due | None = None
        self.current: Due | None = None
        self.set_on: date | None = None
        self.moves: list[Move] = []
        if story.due and any(row.get("dated") for row in self.given):
            self.first = self.current = story.due
            self.set_on = min(known.days[row["document"]] for row in self.given if row.get("dated"))
        for number, row in enumerate(self.reports):
            promised: Due | None = row["promised"]
            if promised is None:
                continue
            day = date.fromisoformat(row["meeting_date"])
            if self.current is None:
                self.first = self.current = promised
                self.set_on = day
            elif promised.last != self.current.last:
                self.moves.append(Move(number, row["document"], day, self.current, promised))
                self.current = promised
                self.set_on = day

    @property
    def last(self) -> Json | None:
        return self.reports[-1] if self.reports else None

    @property
    def status(self) -> str:
        return str(self.last["status"]) if self.last else ""

    @property
    def ended(self) -> bool:
        return self.closed is not None or self.status in ("done", "rejected")

    @property
    def began(self) -> date | None:
        if self.proposed_only:
            return min((self.known.days[row["document"]] for row in self.given), default=None)
        return self.story.began


def _day(row: Json) -> date:
    return date.fromisoformat(row["meeting_date"])


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later; the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months_between(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    if last.day < first.day and last.day != monthrange(last.year, last.month)[1]:
        months -= 1
    return max(0, months)


def signals(course: Course, day: date, courses: dict[str, Course], repeated_by: dict[str, list[Story]]) -> list[Json]:
    """The signals of a story on a day, in the order of their names: name, since and why. `courses` are all stories by
    id, `repeated_by` the later ones that repeat each."""
    found = {
        "due_soon": _due_soon(course, day),
        "overdue": _overdue(course, day),
        "undated": _undated(course),
        "unowned": _unowned(course),
        "silent": _silent(course, day),
        "never_reported": _never_reported(course, day),
        "unanswered_part": _unanswered_part(course, day),
        "vanished": _vanished(course, day),
        "no_news": _no_news(course),
        "drifting": _drifting(course),
        "closed_without_evidence": _closed_without_evidence(course),
        "duplicate": _duplicate(course, courses, repeated_by),
        "redirected_missing": _redirected_missing(course, day),
        "recurring_missing": _recurring_missing(course, day),
        "draft_incomplete": _draft_incomplete(course, day),
    }
    return [
        {"name": name, "since": since.isoformat(), "why": f"{WHY[name]} den {long_date(since)}."}
        for name, since in sorted(found.items())
        if since is not None
    ]


WHY = {
    "due_soon": "Tiden går snart ut, vilket märks från",
    "overdue": "Tiden gick ut dagen före",
    "undated": "Inget datum har satts sedan",
    "unowned": "Ingen ansvarig har utpekats sedan",
    "silent": "Det utlovade svaret saknas från och med",
    "never_reported": "Ingenting har redovisats; nittio dagar hade gått",
    "unanswered_part": "En del saknar svar när uppdraget är slut eller borta",
    "vanished": "Det saknas i redovisningen",
    "no_news": "Samma svar lämnades en gång till",
    "drifting": "Datumet har flyttats för långt, senast så att gränsen passerades",
    "closed_without_evidence": "Det avslutades utan redovisning",
    "duplicate": "Samma uppdrag gavs en gång till",
    "redirected_missing": "Det saknas i direktörens rapport",
    "recurring_missing": "Den återkommande redovisningen saknas från och med",
    "draft_incomplete": "Förslaget lades fram utan ansvarig eller tid",
}


def _due_soon(course: Course, day: date) -> date | None:
    if course.ended or course.current is None or not day <= course.current.last <= day + SOON:
        return None
    near = course.current.last - SOON
    return max(near, course.set_on) if course.set_on else near


def _overdue(course: Course, day: date) -> date | None:
    if course.ended or course.status == "transferred" or course.current is None or course.current.last >= day:
        return None
    return course.current.last + timedelta(days=1)


def _undated(course: Course) -> date | None:
    if course.ended or course.proposed_only or course.current or course.story.recurrence:
        return None
    return course.began


def _unowned(course: Course) -> date | None:
    return None if course.story.assignee or course.ended or course.proposed_only else course.began


def _silent(course: Course, day: date) -> date | None:
    promised = course.last["promised"] if course.last else None
    if course.ended or promised is None or promised.last >= day:
        return None
    return promised.last + timedelta(days=1)


def _never_reported(course: Course, day: date) -> date | None:
    if course.reports or course.closed or course.proposed_only or course.began is None:
        return None
    since = course.began + SILENCE
    return since if since <= day else None


def _unanswered_part(course: Course, day: date) -> date | None:
    parts = len(course.story.tasks)
    answered = {part for row in course.reports for part in row["parts_answered"]}
    if parts < 2 or not answered or len(answered) == parts or course.last is None:
        return None
    if course.status == "done":
        return _day(course.last)
    if course.closed:
        return date.fromisoformat(course.closed["date"])
    return _vanished(course, day)


def _vanished(course: Course, day: date) -> date | None:
    if course.ended:
        return None
    since: list[date] = []
    for kind in PAPERS:
        told = [row for row in course.reports if course.known.kinds[row["document"]] == kind]
        sent_on = any(row["status"] == "transferred" for row in course.reports)
        if not told or (sent_on and kind == "report_back"):
            continue
        code = course.story.board.code
        paper = course.known.next_paper(code, kind, course.known.days[told[-1]["document"]], day)
        if paper:
            since.append(paper)
    return min(since, default=None)


def _no_news(course: Course) -> date | None:
    said = [row for row in course.reports if len(str(row["text"]).split()) > 2] or course.reports
    if course.ended or len(said) < 2:
        return None
    last = said[-1]
    earlier = [row for row in said[:-1] if row["document"] != last["document"] and _day(row) < _day(last)]
    if not earlier or fuzz.ratio(earlier[-1]["text"].casefold(), last["text"].casefold()) < UNCHANGED:
        return None
    return _day(last)


def _drifting(course: Course) -> date | None:
    if course.ended or course.first is None:
        return None
    crossed: date | None = None
    later = 0
    for move in course.moves:
        later += move.later
        over = later >= DRIFT_MOVES or _months_between(course.first.last, move.after.last) >= DRIFT_MONTHS
        crossed = (crossed or move.day) if over else None
    return crossed


def _closed_without_evidence(course: Course) -> date | None:
    if course.closed is None:
        return None
    closed = date.fromisoformat(course.closed["date"])
    evidence = any(row["status"] in ("done", "rejected") and _day(row) <= closed for row in course.reports)
    return None if evidence else closed


def _duplicate(course: Course, courses: dict[str, Course], repeated_by: dict[str, list[Story]]) -> date | None:
    if course.closed:
        return None
    days = [
        course.began
        for tie in course.story.ties
        if tie.kind == "repeats" and tie.older.id in courses and not courses[tie.older.id].closed
    ]
    days += [
        courses[newer.id].began
        for newer in repeated_by.get(course.story.id, ())
        if newer.id in courses and not courses[newer.id].closed
    ]
    return min((day for day in days if day), default=None)


def _redirected_missing(course: Course, day: date) -> date | None:
    sent = [row for row in course.reports if row["status"] == "transferred"]
    if course.closed or course.status in ("done", "rejected") or not sent:
        return None
    after = _day(sent[-1])
    told = [row for row in course.reports if course.known.kinds[row["document"]] == "director_report"]
    if any(course.known.days[row["document"]] > after for row in told):
        return None
    return course.known.next_paper(course.known.boards[sent[-1]["document"]], "director_report", after, day)


def _recurring_missing(course: Course, day: date) -> date | None:
    story = course.story
    if not story.recurrence or course.ended or course.proposed_only or course.status == "transferred":
        return None
    last = max((_day(row) for row in course.reports), default=course.began)
    if last is None:
        return None
    if story.recurrence == "each_meeting":
        return course.known.next_paper(story.board.code, "report_back", last, day)
    since = months_later(last, TURNS[story.recurrence] + 1)
    return since if since <= day else None


def _draft_incomplete(course: Course, day: date) -> date | None:
    if not course.proposed_only or not course.given:
        return None
    dated = course.current is not None or course.story.recurrence is not None
    if course.story.assignee and dated:
        return None
    return course.began
