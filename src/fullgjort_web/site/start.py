"""The start page: how things stand, what got no answer, what is late, near and undated, and what was read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from fullgjort_web.register.models import Assignment
from fullgjort_web.register.selectors.coverage import Coverage, report_backs
from fullgjort_web.register.selectors.documents import count_without_body, failures
from fullgjort_web.register.selectors.latest import LatestWords, latest_words
from fullgjort_web.register.selectors.start import Start, start
from fullgjort_web.register.state import WITHOUT_ANSWER, SignalName, State
from fullgjort_web.site import reading, wording
from fullgjort_web.site.templatetags.fullgjort import marked
from fullgjort_web.site.today import today

SHOWN_FAILURES = 3
OLD_DAYS = 90  # so long after the latest document its register may have missed a meeting of every board


@dataclass(frozen=True, slots=True)
class Row:
    """An assignment without an answer, with its latest words and the reason why it stands there."""

    assignment: Assignment
    words: LatestWords | None
    silent_days: int | None
    why: SafeString

    @property
    def quotation(self) -> SafeString:
        if self.words is None:
            return SafeString("")
        return marked(self.words.quote, *self.words.marks)

    @property
    def place(self) -> int | None:
        return self.words.start if self.words and not self.words.answered else None

    @property
    def who(self) -> str:
        return self.assignment.unit or self.assignment.assignee


def start_page(request: HttpRequest) -> HttpResponse:
    """The start page."""
    day = today().day
    shown = start(day)
    words = latest_words(shown.unanswered)
    lists = report_backs(day)
    rows = [
        Row(
            assignment,
            words.get(assignment.pk),
            (day - assignment.heard_on).days if assignment.heard_on else None,
            reason(assignment, day, lists),
        )
        for assignment in shown.unanswered
    ]
    return render(
        request,
        "site/start.html",
        {
            "start": shown,
            "rows": rows,
            "lead": _lead(shown),
            "weekday": f"{str(WEEKDAYS[day.weekday()]).capitalize()} {wording.day_words(day)}",
            "old": is_old(shown.coverage, day),
            "failures": failures()[:SHOWN_FAILURES],
            "unknown_boards": count_without_body(),
        },
    )


def progress(request: HttpRequest) -> HttpResponse:
    """The piece of a page that tells how far the reading has come; asks for itself again while it goes on."""
    going_on = reading.current()
    ended = None if going_on else next(reading.newest(), None)
    back = request.headers.get("HX-Current-URL", "/")
    response = render(
        request,
        "site/parts/progress.html",
        {"reading": going_on, "ended": ended, "back": back},
    )
    if going_on is None:
        response.headers["HX-Refresh"] = "true"  # the page's lists are then whole
    return response


def running(request: HttpRequest) -> JsonResponse:
    """That the site answers, and for which home folder: what `fullgjort serve` asks before a second start."""
    from django.conf import settings

    return JsonResponse({"home": str(settings.FULLGJORT_HOME)})


def is_old(read: Coverage, day: date) -> bool:
    """Whether the latest document that was read is so old that what came after it may be missing."""
    return read.last_day is not None and (day - read.last_day).days > OLD_DAYS


def _lead(shown: Start) -> str:
    if not shown.coverage.documents:
        if reading.current():
            return gettext("De första dokumenten läses just nu.")
        if shown.coverage.failures:
            return gettext("Registret är tomt: inget av det du gav gick att läsa.")
        return gettext("Registret är tomt. Läs in protokoll, så visas uppdragen här.")
    sentence = wording.standing_of_register(shown.sums)
    if not shown.unanswered_count:
        return sentence
    silent = ngettext("%(n)s har blivit utan svar.", "%(n)s har blivit utan svar.", shown.unanswered_count)
    return f"{sentence} {silent % {'n': wording.in_words(shown.unanswered_count)}}"


def reason(assignment: Assignment, day: date, lists: Sequence[date]) -> SafeString:
    """In a sentence or two: why an assignment counts as unanswered. `lists` are the days of the report-backs read, oldest
    first. What the register says in Swedish alone is marked so."""
    told: list[str] = []
    if getattr(assignment, "state", "") == State.UNDATED:
        told.append(gettext("Beslutet har inget datum."))
    for spell in getattr(assignment, "noticed", ()):
        if spell.name == SignalName.NEVER_REPORTED:
            told.append(_never(assignment, lists))
        elif spell.name in WITHOUT_ANSWER:
            told.append(format_html('<span lang="sv">{}</span>', spell.why))
    return format_html_join(" ", "{}", ((one,) for one in told))


def _never(assignment: Assignment, lists: Sequence[date]) -> str:
    since = assignment.given_on
    if since is None:
        return gettext("Inget svar finns i det som är läst.")
    read = len(lists) - bisect_left(lists, since)
    if not read:
        return gettext("Ingen återrapportering sedan %(month)s är läst.") % {"month": wording.month_words(since)}
    return ngettext(
        "Inget svar i den återrapportering som är läst sedan %(month)s.",
        "Inget svar i de %(n)s återrapporteringar som är lästa sedan %(month)s.",
        read,
    ) % {"n": read, "month": wording.month_words(since)}
