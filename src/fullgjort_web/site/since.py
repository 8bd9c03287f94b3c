"""*Sedan förra mötet*: what happened to a board's assignments between two meetings, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, npgettext

from fullgjort_web.register.models import Assignment, Body
from fullgjort_web.register.selectors.since import (
    Change,
    Move,
    Since,
    What,
    boards_that_met,
    meeting_days,
    most_met,
    since,
)
from fullgjort_web.register.state import Status
from fullgjort_web.site import wording
from fullgjort_web.site.assignments import FORMATS
from fullgjort_web.site.chosen_day import day_in, read_day
from fullgjort_web.site.sheets import Value, sheet
from fullgjort_web.site.templatetags.fullgjort import marked, title_of
from fullgjort_web.site.today import today


@dataclass(frozen=True, slots=True)
class Period:
    """What stands in the address: a board and two days. `meetings` are the board's meetings that were read, latest
    first; `first` is None while there is no meeting before the last. `asked` is the day of the register in the
    address, `unknown` a board there that is not in the register: then there is none here."""

    body: Body | None
    boards: list[Body]
    meetings: list[date]
    first: date | None
    last: date | None
    asked: date | None = None
    unknown: str = ""

    @property
    def address(self) -> str:
        return self._query(self.first, self.last)

    @property
    def latest(self) -> str:
        """The query that leads to the last two meetings."""
        return self._query(None, None)

    def _query(self, first: date | None, last: date | None) -> str:
        pairs = [("body", self.body.slug if self.body else ""), ("from", _iso(first)), ("to", _iso(last)),
                 ("day", _iso(self.asked))]  # fmt: skip
        return urlencode([pair for pair in pairs if pair[1]])

    @property
    def earlier(self) -> str:
        """The query that leads to the period before this one; empty where none was read."""
        before = [day for day in self.meetings if self.first and day < self.first]
        if self.body is None or not before:
            return ""
        return self._query(before[0], self.first)


@dataclass(frozen=True, slots=True)
class Row:
    """A change with its sentence, the quotation and where it stands."""

    change: Change
    sentence: str

    @property
    def assignment(self) -> Assignment:
        return self.change.assignment

    @property
    def quotation(self) -> SafeString | str:
        report = self.change.report
        return marked(report.quote, report.evidence) if report else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A list with its name, what it holds, its whole count, its rows, and the register's query for all of it."""

    what: str
    name: str
    told: str
    count: int
    rows: list[Row]
    register: str

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def since_page(request: HttpRequest) -> HttpResponse:
    """The page *Sedan förra mötet*."""
    period = period_of(request)
    shown = since(period.body, period.first, period.last) if period.body and period.first and period.last else None
    return render(
        request,
        "site/since.html",
        {
            "period": period,
            "since": shown,
            "lead": lead(shown) if shown else "",
            "sections": sections(shown) if shown else [],
        },
    )


def since_file(request: HttpRequest, format_: str) -> HttpResponse:
    """The lists as a file, whole."""
    if format_ not in FORMATS:
        raise Http404
    period = period_of(request)
    if not (period.body and period.first and period.last):
        raise Http404
    shown = since(period.body, period.first, period.last, limit=None)
    heads = [gettext("Lista"), gettext("Kod"), gettext("Uppdrag"), gettext("Vad som har hänt"), gettext("Läge"),
             gettext("Till"), gettext("Svar"), gettext("Fil"), gettext("Sida")]  # fmt: skip
    rows: Iterator[list[Value]] = (
        _cells(section, row, shown.last) for section in sections(shown) for row in section.rows
    )
    return sheet(format_, f"sedan-{period.body.slug}-{shown.last.isoformat()}", heads, rows, title=gettext("Ändringar"))


def _cells(section: Section, row: Row, day: date) -> list[Value]:
    report = row.change.report
    return [
        section.name, row.assignment.code, title_of(row.assignment).replace("\u00ad", ""), row.sentence,
        wording.state_words(row.assignment, day), row.assignment.unit or row.assignment.assignee,
        report.quote if report else "", report.document.name if report else "", report.page if report else None,
    ]  # fmt: skip


def period_of(request: HttpRequest) -> Period:
    """The period in the address. Without a board that of the board with most meetings read; without days the last two
    meetings. Days that nobody can read, that stand in the wrong order, or that are later than the day that is shown,
    are as if they were not there."""
    now, asked = today().day, day_in(request)
    boards = boards_that_met(now)
    wanted = request.GET.get("body", "")
    body = Body.objects.filter(slug=wanted).first() if wanted else None
    if wanted and body is None:
        return Period(None, boards, [], None, None, asked, wanted)
    days = meeting_days(body, now) if body else []
    if body is None and (body := most_met(now)):
        days = meeting_days(body, now)
    if body is not None and body not in boards:
        boards = [*boards, body]
    first, last = read_day(request.GET.get("from", "")), read_day(request.GET.get("to", ""))
    if last is None or last > now:
        last = days[0] if days else None
    if first is None or (last is not None and first >= last):
        first = next((day for day in days if last and day < last), None)
    return Period(body, boards, days, first, last, asked)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def name_of(what: What) -> str:
    """The name of a list."""
    return {
        What.NEW: gettext("Nya"),
        What.ANSWERED: gettext("Besvarade"),
        What.MOVED: gettext("Flyttade"),
        What.OVERDUE: gettext("Försenade"),
        What.TO_CLOSE: gettext("Att avsluta"),
        What.VANISHED: gettext("Borta ur redovisningen"),
    }[what]


def _told(what: What) -> str:
    return {
        What.NEW: gettext("Uppdrag som har getts under tiden."),
        What.ANSWERED: gettext("Uppdrag som har fått svar under tiden. Det senaste svaret visas."),
        What.MOVED: gettext("Uppdrag som har fått ett senare datum under tiden."),
        What.OVERDUE: gettext("Uppdrag vars datum har passerat. De som har blivit sena under tiden står först."),
        What.TO_CLOSE: gettext("Uppdrag som är redovisade som genomförda. Organet har inte beslutat om avslut."),
        What.VANISHED: gettext("Uppdrag som stod i en återrapportering men inte i nästa, och som ingen har avslutat."),
    }[what]


def lead(shown: Since) -> str:
    """How many assignments changed or wait, in the order of the lists."""
    if not shown.assignments:
        return gettext("Inget har hänt med uppdragen, och inget är försenat eller väntar på avslut.")
    counts = [
        (What.NEW, ngettext("%(n)s nytt", "%(n)s nya", shown.counts[What.NEW])),
        (What.ANSWERED, ngettext("%(n)s besvarat", "%(n)s besvarade", shown.counts[What.ANSWERED])),
        (What.MOVED, ngettext("%(n)s flyttat", "%(n)s flyttade", shown.counts[What.MOVED])),
        (What.OVERDUE, npgettext("lista", "%(n)s försenat", "%(n)s försenade", shown.counts[What.OVERDUE])),
        (What.TO_CLOSE, ngettext("%(n)s att avsluta", "%(n)s att avsluta", shown.counts[What.TO_CLOSE])),
        (What.VANISHED, ngettext("%(n)s borta ur redovisningen", "%(n)s borta ur redovisningen", shown.counts[What.VANISHED])),
    ]  # fmt: skip
    told = wording.joined(words % {"n": shown.counts[what]} for what, words in counts if shown.counts[what])
    together = ngettext("Det gäller %(n)s uppdrag.", "Det gäller %(n)s uppdrag.", shown.assignments)
    return f"{told[:1].upper()}{told[1:]}. {together % {'n': shown.assignments}}"


def sections(shown: Since) -> list[Section]:
    """The lists with their sentences, also the empty ones."""
    register = {What.OVERDUE: "overdue", What.TO_CLOSE: "done"}
    return [
        Section(
            what.value,
            name_of(what),
            _told(what),
            shown.counts[what],
            [Row(change, sentence(change, shown.last)) for change in shown.lists[what]],
            urlencode(
                [("body", shown.body.slug), ("state", register[what]), ("sort", "due"), ("day", _iso(shown.last))]
            )
            if what in register
            else "",
        )
        for what in What
    ]


def sentence(change: Change, day: date) -> str:
    """What happened to an assignment, or why it stands in its list."""
    row = change.assignment
    match change.what:
        case What.NEW:
            given = gettext("Gavs %(day)s.") % {"day": wording.day_words(row.given_on)} if row.given_on else ""
            due = wording.due_words(row)
            dated = (
                gettext("Ska redovisas: %(due)s.") % {"due": due.rstrip(".")}
                if due
                else gettext("Beslutet har inget datum.")
            )
            return f"{given} {dated}".strip()
        case What.ANSWERED if change.report and change.report.day:
            status = str(Status(change.report.status).label) if change.report.status in Status.values else ""
            return gettext("Svar %(day)s: %(status)s.") % {
                "day": wording.day_words(change.report.day), "status": status.lower(),
            }  # fmt: skip
        case What.MOVED if change.move:
            return _moved(change.move, row.moves)
        case What.OVERDUE if row.due_latest:
            late = gettext("Skulle ha redovisats senast %(day)s, för %(days)s sedan.") % {
                "day": wording.day_words(row.due_latest), "days": wording.days_words((day - row.due_latest).days),
            }  # fmt: skip
            return f"{late} {gettext('Datumet har passerat under tiden.')}" if change.recent else late
        case What.TO_CLOSE:
            if row.heard_on:
                return gettext("Redovisat som genomfört %(day)s. Inget beslut om avslut är läst.") % {
                    "day": wording.day_words(row.heard_on)
                }
            return gettext("Redovisat som genomfört. Inget beslut om avslut är läst.")
        case What.VANISHED:
            return change.why
    return ""


def _moved(move: Move, moves: int) -> str:
    before = move.from_words or (wording.day_words(move.from_latest) if move.from_latest else "")
    after = move.to_words or (wording.day_words(move.to_latest) if move.to_latest else "")
    told = (
        gettext("Nytt datum: %(after)s. Tidigare: %(before)s.") % {"before": before, "after": after}
        if before and after
        else gettext("Nytt datum: %(after)s.") % {"after": after}
    )
    if moves > 1:
        told += " " + gettext("Datumet har flyttats %(n)s gånger.") % {"n": moves}
    return told
