"""The statistics: for all, for one board or one unit, on a day, with the same numbers as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from fullgjort_web.register.lifespans import OLD, Figures, Mark
from fullgjort_web.register.models import Assignment, Body
from fullgjort_web.register.selectors.assignments import AssignmentFilter, Found
from fullgjort_web.register.selectors.statistics import Part, Statistics, oldest, statistics
from fullgjort_web.register.state import SignalName
from fullgjort_web.site import statistics_sentences as sentences
from fullgjort_web.site import wording
from fullgjort_web.site.assignments import FORMATS
from fullgjort_web.site.charts.bar import bar
from fullgjort_web.site.charts.columns import Pair, columns
from fullgjort_web.site.charts.dots import Dots, dots
from fullgjort_web.site.charts.steps import steps
from fullgjort_web.site.chosen_day import day_in
from fullgjort_web.site.sheets import Value, sheet
from fullgjort_web.site.today import today

SHOWN_PARTS = 12  # boards and units on the page; the file has all
OPEN_STATES = ("overdue", "soon", "open", "undated", "done")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The day that is shown, and what stands in the address: a board (its slug) and a unit; empty for all. `asked` is
    the day in the address, None without one."""

    day: date
    body: str
    unit: str
    asked: date | None = None

    def address(self, **changed: str) -> str:
        """The query of this choice with some values changed; the day stands in it where it stood in the address."""
        day = self.asked.isoformat() if self.asked else ""
        values = {"body": self.body, "unit": self.unit, "day": day, **changed}
        return urlencode({name: value for name, value in values.items() if value})

    def register(self, *pairs: tuple[str, str]) -> str:
        """The query that shows the assignments of this choice in the register, with these pairs more."""
        return "&".join(part for part in (self.address(), urlencode(pairs)) if part)


@dataclass(frozen=True, slots=True)
class AgeRow:
    label: str
    number: int
    bar: SafeString


@dataclass(frozen=True, slots=True)
class PartRow:
    """A board or a unit with what is shown of it; `address` leads to its own statistics."""

    name: str
    address: str
    told: Figures

    @property
    def in_time(self) -> str:
        return sentences.share(self.told.in_time, self.told.due)


@dataclass(frozen=True, slots=True)
class MarkRow:
    label: str
    mark: Mark

    @property
    def percent(self) -> int:
        return int(100 * self.mark.share + 0.5)


def chosen_of(request: HttpRequest) -> Chosen:
    """The choice in the address, on the day that is shown."""
    return Chosen(today().day, request.GET.get("body", ""), request.GET.get("unit", ""), day_in(request))


def statistics_page(request: HttpRequest) -> HttpResponse:
    """The page *Statistik*."""
    chosen = chosen_of(request)
    kept = statistics(chosen.day, body=chosen.body, unit=chosen.unit)
    told = kept.value.figures
    wider = statistics(chosen.day, body=chosen.body).value if chosen.unit else kept.value
    return render(
        request,
        "site/statistics.html",
        {
            "chosen": chosen,
            "address": chosen.address(),
            "other_day": today().asked,
            "statistics": kept.value,
            "told": told,
            "counted": _when(kept.counted_at),
            "bodies": (bodies := list(Body.objects.only("slug", "name"))),
            "unknown_board": chosen.body and all(one.slug != chosen.body for one in bodies),
            "units": [part.name for part in wider.units if part.name],
            "lead": sentences.lead(told, chosen.day, kept.value.proposed_open),
            "headings": _headings(kept.value),
            "ages": age_rows(told),
            "old": age_rows(told)[OLD:],
            "flows": [(sentences.half_year(flow.when), flow, signed(flow.change)) for flow in told.flows],
            "flow_chart": flow_chart(told),
            "answer_chart": answer_chart(told),
            "marks": mark_rows(told),
            "late_chart": late_chart(kept.value.boards),
            "boards": part_rows(kept.value.boards, chosen, "body"),
            "units_shown": part_rows(kept.value.units, chosen, "unit"),
            "more_boards": max(0, len(kept.value.boards) - SHOWN_PARTS),
            "more_units": max(0, len(kept.value.units) - SHOWN_PARTS),
            "oldest": oldest_rows(kept.value),
            "register_address": register_address(chosen),
            "undated_address": chosen.register(("state", "undated")),
            "drifting_address": drifting_address(chosen) if told.drift.number else "",
        },
    )


def _when(moment: datetime) -> str:
    """ "24 november 2026 kl. 14.20"."""
    local = timezone.localtime(moment)
    return gettext("%(day)s kl. %(time)s") % {"day": wording.day_words(local.date()), "time": f"{local:%H.%M}"}


def signed(number: int) -> str:
    """ "+19", "−3", "0"."""
    return f"+{number}" if number > 0 else f"\u2212{-number}" if number else "0"


def _headings(shown: Statistics) -> dict[str, str]:
    told = shown.figures
    return {
        "ages": sentences.ages(told),
        "flow": sentences.flow(told),
        "answering": sentences.answering(told),
        "punctuality": sentences.punctuality(told) if told.due else gettext("Inget första datum har passerat"),
        "drift": sentences.drift(told),
        "boards": sentences.most(shown.boards, told),
        "units": sentences.most(shown.units, told),
    }


def age_rows(told: Figures) -> list[AgeRow]:
    """The classes of age with their bars."""
    largest = max(told.ages)
    return [
        AgeRow(label, number, bar(number, largest, "c1" if place < OLD else "c2"))
        for place, (label, number) in enumerate(zip(sentences.age_classes(), told.ages, strict=True))
    ]


def flow_chart(told: Figures) -> SafeString | str:
    """What came and went by half-year; empty where nothing did."""
    if not told.flows:
        return ""
    pairs = [Pair(sentences.half_year(f.when), f.given, f.executed, f.unexecuted) for f in told.flows]
    description = gettext(
        "Staplar parvis för %(n)s halvår, från %(first)s till %(last)s. Sammanlagt %(given)s givna och %(closed)s "
        "avslutade. Samma tal finns i tabellen bredvid."
    ) % {
        "n": len(pairs),
        "first": pairs[0].label,
        "last": pairs[-1].label,
        "given": sum(f.given for f in told.flows),
        "closed": sum(f.closed for f in told.flows),
    }
    return columns("takt", gettext("Givna och avslutade uppdrag per halvår"), description, pairs)


def answer_chart(told: Figures) -> SafeString | str:
    """The share that is not yet answered by days; empty where nothing was answered."""
    if not told.survival:
        return ""
    half = told.half_answered
    shown = [f"{row.label}: {row.percent} %" for row in mark_rows(told)]
    description = gettext(
        "En kurva som faller för varje svar. Andel obesvarade: %(shares)s. Samma tal finns i tabellen bredvid."
    )
    return steps(
        "svar",
        gettext("Andel av uppdragen som ännu inte är besvarade, efter dagar sedan de gavs"),
        description % {"shares": "; ".join(shown) or gettext("se tabellen")},
        told.survival,
        told.longest,
        days=gettext("dagar sedan uppdraget gavs"),
        half=gettext("hälften efter %(days)s") % {"days": wording.days_words(half)} if half is not None else "",
    )


def mark_rows(told: Figures) -> list[MarkRow]:
    """The curve of answering in figures."""
    names = {
        30: gettext("30 dagar"), 90: gettext("90 dagar"), 180: gettext("180 dagar"), 365: gettext("ett år"),
        730: gettext("två år"), 1461: gettext("fyra år"),
    }  # fmt: skip
    return [MarkRow(names[mark.days], mark) for mark in told.marks]


def late_chart(boards: tuple[Part, ...]) -> SafeString | str:
    """Days after the first date, by board; empty where no date has passed."""
    rows = [
        Dots(part.name or gettext("Okänt organ"), part.figures.lateness.value or 0, part.figures.lateness.largest or 0)
        for part in boards[:SHOWN_PARTS]
        if part.figures.due
    ]
    if not rows:
        return ""
    worst = max(rows, key=lambda row: row.largest)
    description = gettext(
        "En rad per organ. Fylld punkt är medianen, ring är det längsta. Längst är %(name)s, %(days)s. Samma tal finns i "
        "tabellen bredvid."
    ) % {"name": worst.name, "days": wording.days_words(worst.largest)}
    return dots("tid", gettext("Dagar efter det första datumet, per organ"), description, rows)


def part_rows(parts: tuple[Part, ...], chosen: Chosen, kind: str) -> list[PartRow]:
    """The boards or the units that are shown; those without a name are called unknown and lead nowhere."""
    unknown = gettext("Okänt organ") if kind == "body" else gettext("Ingen utpekad")
    return [
        PartRow(part.name or unknown, chosen.address(**{kind: part.key}) if part.key else "", part.figures)
        for part in parts[:SHOWN_PARTS]
    ]


def oldest_rows(shown: Statistics) -> list[tuple[Assignment, int]]:
    """The oldest open assignments and their age in days."""
    return [
        (row, (shown.day - row.given_on).days) for row in oldest(shown.oldest, shown.day) if row.given_on is not None
    ]


def register_address(chosen: Chosen) -> str:
    """The query that shows the open assignments of the choice in the register, the oldest first."""
    return chosen.register(*(("state", state) for state in OPEN_STATES), ("sort", "age"))


def drifting_address(chosen: Chosen) -> str:
    """The query that shows those of the choice that were moved several times; empty where there are none."""
    several = AssignmentFilter(body=chosen.body, unit=chosen.unit, signals=(SignalName.DRIFTING.value,))
    return chosen.register(("signal", SignalName.DRIFTING.value)) if Found(several, chosen.day) else ""


def statistics_file(request: HttpRequest, format_: str) -> HttpResponse:
    """The same numbers as a file: a row for all, for each board and for each unit."""
    if format_ not in FORMATS:
        raise Http404
    chosen = chosen_of(request)
    if chosen.body and not Body.objects.filter(slug=chosen.body).exists():
        raise Http404
    shown = statistics(chosen.day, body=chosen.body, unit=chosen.unit).value
    name = f"statistik-{chosen.day.isoformat()}"
    return sheet(format_, name, heads(shown.figures), cells(shown), title=gettext("Statistik"))


def heads(told: Figures) -> list[str]:
    """The heads of the file; the half-years are those of all together."""
    flows = [
        f"{name} {sentences.half_year(flow.when)}"
        for flow in told.flows
        for name in (gettext("Givna"), gettext("Genomförda"), gettext("Utan att genomföras"))
    ]
    return [
        gettext("Gäller dagen"), gettext("Slag"), gettext("Namn"), gettext("Uppdrag"), gettext("Öppna"),
        *(f"{gettext('Öppna')} {label}" for label in sentences.age_classes()), gettext("Öppna utan känd ålder"),
        gettext("Öppna utan datum"), gettext("Avslutade, genomförda"), gettext("Avslutade utan att genomföras"),
        gettext("Svar, antal"), gettext("Dagar till första svar, median"), gettext("Avslut med känd dag, antal"),
        gettext("Dagar till avslut, median"), gettext("Första datumet har passerat"), gettext("Svar i tid"),
        gettext("Dagar efter första datumet, median"), gettext("Dagar efter första datumet, längst"),
        gettext("Flyttade"), gettext("Flyttade månader i allt"), gettext("Flyttade månader, median"), *flows,
    ]  # fmt: skip


def cells(shown: Statistics) -> Iterator[list[Value]]:
    """The rows of the file, in the order of `heads`."""
    yield _cells(shown, gettext("Alla"), "", shown.figures)
    for kind, parts in ((gettext("Organ"), shown.boards), (gettext("Enhet"), shown.units)):
        for part in parts:
            yield _cells(shown, kind, part.name, part.figures)


def _cells(shown: Statistics, kind: str, name: str, told: Figures) -> list[Value]:
    by_half = {flow.when: flow for flow in told.flows}
    flows: list[Value] = []
    for flow in shown.figures.flows:
        own = by_half.get(flow.when)
        flows += [own.given, own.executed, own.unexecuted] if own else [0, 0, 0]
    return [
        shown.day, kind, name, told.total, told.open, *told.ages, told.ageless, told.undated, told.executed,
        told.unexecuted, told.to_answer.number, told.to_answer.whole, told.to_close.number, told.to_close.whole,
        told.due, told.in_time, told.lateness.whole, told.lateness.largest, told.drift.number, told.drift_months,
        told.drift.whole, *flows,
    ]  # fmt: skip
