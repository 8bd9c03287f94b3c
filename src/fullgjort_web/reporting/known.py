"""A board's assignments as they were known on a day.

Only what was said up to and including the day counts: each assignment is summed up anew from those mentions, so that
the document for an old meeting says what could be said then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fullgjort_web.register.assignment import parts as parts_of
from fullgjort_web.register.assignment import set_dates, summed_up
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.following import Papers, dated, house_rules
from fullgjort_web.register.models import Assignment, Body, Mention, Part, Report
from fullgjort_web.register.state import Status


@dataclass(frozen=True, slots=True)
class Known:
    """An assignment with what was said of it up to the day. `kept` is its row today, `then` the sum on the day (not
    saved); `reports` are those up to the day, latest first."""

    kept: Assignment
    then: Assignment
    mentions: list[Mention]
    parts: list[Part]
    reports: list[Report]

    @property
    def since(self) -> date | None:
        """The first day it is known from: when it was given, else when it was first spoken of."""
        if self.then.given_on:
            return self.then.given_on
        return min((mention.day for mention in self.mentions if mention.day), default=None)

    @property
    def order(self) -> tuple[bool, date, str]:
        """Oldest first, undated last."""
        return self.since is None, self.since or date.min, self.kept.code

    def closed_before(self, day: date) -> bool:
        """Whether it was closed before the day, by a person or by a decision that was read; a person's closing without a
        day counts as earlier."""
        if self.kept.outcome:
            return self.kept.closed_on is None or self.kept.closed_on < day
        return self.kept.closing_on is not None and self.kept.closing_on < day

    def days_late(self, day: date) -> int:
        """How many days its date has passed; 0 where it has not, there is none, or it is done or closed."""
        done = bool(self.reports) and self.reports[0].status == Status.DONE
        closed_on = self.kept.closed_on if self.kept.outcome else self.kept.closing_on
        closed = (bool(self.kept.outcome) and closed_on is None) or (closed_on is not None and closed_on <= day)
        if done or closed or not self.then.due_latest:
            return 0
        return max(0, (day - self.then.due_latest).days)


def known_assignments(body: Body, day: date) -> list[Known]:
    """The board's assignments that were known on the day, and those reported to its meeting that day, oldest first.
    Doubtful ones are left out. An assignment that is only told of later counts where it was given before the day."""
    at_meeting = Report.objects.filter(document__body=body, document__meeting_date=day)
    rows = Assignment.objects.filter(doubtful=False).filter(Q(body=body) | Q(pk__in=at_meeting.values("assignment_id")))
    return known_of(rows, day)


def known_of(rows: QuerySet[Assignment], day: date) -> list[Known]:
    """Those of the assignments that were known on the day, oldest first."""
    rows = rows.order_by().select_related("body").defer("stems")
    mentions = _by_assignment(
        Mention.objects.filter(assignment__in=rows.values("pk"))
        .select_related("document", "document__body")
        .defer("document__text", "document__structure")
    )
    reports = _by_assignment(
        Report.objects.filter(assignment__in=rows.values("pk"))
        .select_related("document", "document__body")
        .defer("document__text", "document__structure")
    )
    boards, papers, rules = _BoardsAsTheyAre(), Papers(Body.objects.all()), house_rules()
    found = []
    for kept in rows:
        told = mentions.get(kept.pk, [])
        then = [mention for mention in told if mention.day is None or mention.day <= day]
        if not told or (not then and not (kept.given_on and kept.given_on < day)):
            continue  # nothing known of it on that day
        said = [r for r in reports.get(kept.pk, []) if r.day is None or r.day <= day]
        said.sort(key=lambda r: (r.day or date.min, r.document.digest, -r.start), reverse=True)
        members = then or told
        summed, facts = summed_up(members, boards)
        set_dates(summed, dated(facts, papers, rules))
        found.append(Known(kept, summed, members, parts_of(summed, members), said))
    return sorted(found, key=lambda known: known.order)


class _BoardsAsTheyAre(BodyIndex):
    """Looks boards up and never writes one: a name that is not in the register gives an unsaved row."""

    def make(self, name: str, abbreviation: str, *, kind: str = "", added_by: str = "") -> Body:
        return Body(name=name, abbreviation=abbreviation, kind=kind, added_by=added_by)


def _by_assignment[Row: (Mention, Report)](rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        if row.assignment_id is not None:
            found.setdefault(row.assignment_id, []).append(row)
    return found
