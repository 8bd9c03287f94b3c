"""The list of meetings, and one meeting with every decision point accounted for."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from fullgjort_web.register.models import Body, Document, MeetingMention, Report
from fullgjort_web.register.selectors.assignments import on_day, page
from fullgjort_web.register.selectors.meetings import MeetingView, Point, meeting, meetings
from fullgjort_web.register.state import Fate, Status
from fullgjort_web.site import wording
from fullgjort_web.site.assignments import FORMATS
from fullgjort_web.site.sheets import Value, sheet
from fullgjort_web.site.templatetags.fullgjort import title_of
from fullgjort_web.site.today import today

_BOX = 23


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the strip: its place and its look (a gives, b answers, c changes, n nothing)."""

    x: int
    look: str


@dataclass(slots=True)
class Case:
    """A § (or a case without one) with its heading and its points."""

    paragraph: int | None
    heading: str
    points: list[Point] = field(default_factory=list)

    @property
    def boxes(self) -> list[Box]:
        looks = {Fate.GIVES: "a", Fate.ANSWERS: "b", Fate.CHANGES: "c", Fate.NOTHING: "n"}
        return [Box(_BOX * place, looks[Fate(point.fate)]) for place, point in enumerate(self.points)]

    @property
    def width(self) -> int:
        return max(24, _BOX * len(self.points))

    @property
    def middle(self) -> float:
        return (_BOX * len(self.points) - 1) / 2


def meetings_page(request: HttpRequest) -> HttpResponse:
    """The list of meetings, newest first."""
    body, year = _chosen(request)
    rows = page(list(meetings(body=body, year=year)), request.GET.get("page"))
    missing = sum(not row["minutes"] for row in rows.paginator.object_list)
    total = rows.paginator.count
    lead = ngettext("%(n)s möte är känt.", "%(n)s möten är kända.", total) % {"n": total}
    if missing:
        lead += " " + gettext("%(n)s av dem saknar protokoll i registret.") % {"n": wording.in_words(missing)}
    return render(
        request,
        "site/meetings.html",
        {
            "page": rows,
            "lead": lead if total else gettext("Inga möten är kända än."),
            "bodies": Body.objects.filter(meeting_mentions__isnull=False).distinct(),
            "years": [d.year for d in MeetingMention.objects.dates("day", "year", "DESC")],
            "body": body,
            "year": year,
        },
    )


def _chosen(request: HttpRequest) -> tuple[str, int | None]:
    year = request.GET.get("year", "")
    return request.GET.get("body", ""), int(year) if year.isdecimal() and len(year) == 4 else None


def meetings_file(request: HttpRequest, format_: str) -> HttpResponse:
    """The meetings as a file."""
    if format_ not in FORMATS:
        raise Http404
    body, year = _chosen(request)
    heads = [gettext("Organ"), gettext("Mötesdag"), gettext("Protokoll"), gettext("Dokument"), gettext("Nämns i")]
    rows: Iterator[list[Value]] = (
        [r["body__name"], r["day"], r["minutes"], r["documents"], r["cited_by"]] for r in meetings(body=body, year=year)
    )
    return sheet(format_, "moten", heads, rows)


def meeting_page(request: HttpRequest, body: str, day: str) -> HttpResponse:
    """One meeting."""
    try:
        when = date.fromisoformat(day)
    except ValueError as error:
        raise Http404(day) from error
    view = meeting(body, when)
    if view is None:
        raise Http404(f"{body} {day}")
    cases = cases_of(view)
    numbers = [case.paragraph for case in cases if case.paragraph is not None]
    return render(
        request,
        "site/meeting.html",
        {
            "view": view,
            "cases": cases,
            "answers": answers_of(view),
            "legend": [(fate.value, fate.label, view.sums.get(fate.value, 0), _look(fate)) for fate in Fate],
            "lead": _lead(view),
            "span": (min(numbers), max(numbers)) if numbers else None,
            "strip_label": _strip_label(view),
        },
    )


def meeting_file(request: HttpRequest, body: str, day: str, format_: str) -> HttpResponse:
    """A meeting's decision points as a file."""
    try:
        view = meeting(body, date.fromisoformat(day)) if format_ in FORMATS else None
    except ValueError:
        view = None
    if view is None:
        raise Http404
    heads = [gettext("Paragraf"), gettext("Ärende"), gettext("Punkt"), gettext("Beslutspunkt"),
             gettext("Vad det blev"), gettext("Uppdrag"), gettext("Koder")]  # fmt: skip
    rows: Iterator[list[Value]] = (
        [
            case.paragraph, case.heading, point.finding.attributes.get("number"), point.finding.quote,
            _fate_words(point), "; ".join(title_of(a).replace("\u00ad", "") for a in point.assignments),
            ", ".join(a.code for a in point.assignments),
        ]
        for case in cases_of(view)
        for point in case.points
    )  # fmt: skip
    return sheet(format_, f"{body}-{day}", heads, rows)


def _look(fate: Fate) -> str:
    return {Fate.GIVES: "a", Fate.ANSWERS: "b", Fate.CHANGES: "c", Fate.NOTHING: "n"}[fate]


def _fate_words(point: Point) -> str:
    words = str(Fate(point.fate).label)
    return f"{words}: {gettext('avslut')}" if point.closes else words


def _strip_label(view: MeetingView) -> str:
    told = [f"{view.sums.get(fate.value, 0)} {str(fate.label).lower()}" for fate in Fate]
    return gettext("%(n)s rutor, en per beslutspunkt: %(sums)s") % {
        "n": len(view.points),
        "sums": wording.joined(told),
    }


def _lead(view: MeetingView) -> str:
    if not view.known:
        return gettext("Inga handlingar från mötet är lästa. Det nämns i andra dokument.")
    n = len(view.points)
    if not n:
        return gettext("Inga beslutspunkter är lästa i mötets handlingar.")
    if not view.has_minutes:
        return gettext("Protokollet saknas. Det här är %(n)s förslag till beslut ur handlingarna.") % {"n": n}
    said = ngettext("%(n)s beslutspunkt är läst.", "%(n)s beslutspunkter är lästa.", n) % {"n": n}
    gives, changes = view.sums.get(Fate.GIVES, 0), view.sums.get(Fate.CHANGES, 0)
    answers = view.sums.get(Fate.ANSWERS, 0)
    told = []
    if gives:
        told.append(ngettext("%(n)s ger uppdrag", "%(n)s ger uppdrag", gives) % {"n": gives})
    if changes:
        told.append(gettext("%(n)s ändrar uppdrag") % {"n": changes})
    if answers:
        closing = sum(point.closes for point in view.points)
        said_of = gettext("%(n)s besvarar uppdrag") % {"n": answers}
        told.append(said_of + (gettext(" (%(n)s avslutar)") % {"n": closing} if closing else ""))
    return " ".join((said, gettext("Av dem: %(sums)s.") % {"sums": wording.joined(told)})) if told else said


def cases_of(view: MeetingView) -> list[Case]:
    """The points grouped by document and §, each with the heading above it, in the order of the documents."""
    cases: list[Case] = []
    known: tuple[int, int | None, str] | None = None
    headings: dict[int, list[tuple[int, str]]] = {}
    for point in view.points:
        above = headings.setdefault(point.document.pk, list(_headings(point.document)))
        heading = _heading_of(above, point)
        key = (point.document.pk, point.paragraph, heading if point.paragraph is None else "")
        if key != known:
            cases.append(Case(point.paragraph, heading))
            known = key
        cases[-1].points.append(point)
    return cases


_PARAGRAPH = re.compile(r"^\s*§\s*(\d+)[.:]?\s*")
_SECTION = re.compile(
    r"^(beslut|förslag till beslut|ärendet|ärendebeskrivning|sammanfattning|protokoll|beslutsunderlag)\b", re.I
)


def _headings(document: Document) -> Iterator[tuple[int, str]]:
    for kind, start, end, *_ in document.structure["blocks"]:
        if kind == "heading":
            words = " ".join(document.text[start:end].split())
            if not _SECTION.match(words):
                yield start, words


def _heading_of(headings: list[tuple[int, str]], point: Point) -> str:
    place = bisect.bisect_right([start for start, _ in headings], point.finding.start) - 1
    if point.paragraph is not None:
        for number in range(place, -1, -1):
            match = _PARAGRAPH.match(headings[number][1])
            if match and int(match.group(1)) == point.paragraph:
                rest = headings[number][1][match.end() :].strip(" .:–-")
                if rest:
                    return rest
                return headings[number + 1][1] if number < place else ""
    if place < 0:
        return ""
    return _PARAGRAPH.sub("", headings[place][1]).strip(" .:–-")


@dataclass(frozen=True, slots=True)
class Answer:
    """An older assignment that the meeting took up: what was said of it, and its state now."""

    report: Report
    assignment: object


def answers_of(view: MeetingView) -> list[Answer]:
    """What the meeting's documents report on older assignments; one row per report, without those of the day itself."""
    older = [r for r in view.reports if not (r.assignment.given_on and r.assignment.given_on >= view.day)]
    now = {a.pk: a for a in on_day(today().day, doubtful=None).filter(pk__in={r.assignment_id for r in older})}
    return [Answer(r, now[r.assignment_id]) for r in older if r.assignment_id in now and r.status in Status.values]
