"""The register: assignments by choices that stand in the address, and the same list as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from fullgjort_web.register.models import Assignment, Body
from fullgjort_web.register.selectors.assignments import (
    AssignmentFilter,
    Found,
    assignments,
    facets,
    page,
    sums,
)
from fullgjort_web.register.selectors.start import treated_since
from fullgjort_web.register.state import OriginKind, Outcome, SignalName, State, Status
from fullgjort_web.reporting import forgotten_files
from fullgjort_web.reporting.edition import CONTENT_TYPES
from fullgjort_web.reporting.forgotten import forgotten
from fullgjort_web.site import wording
from fullgjort_web.site.chosen_day import day_in
from fullgjort_web.site.sheets import Value, sheet
from fullgjort_web.site.today import today

FORMATS = ("xlsx", "csv")


@dataclass(frozen=True, slots=True)
class Condition:
    """A chosen condition and the address without it."""

    label: str
    without: str


def register_page(request: HttpRequest) -> HttpResponse:
    """The register's list."""
    day = today().day
    chosen = AssignmentFilter.read(request.GET)
    rows = page(Found(chosen, day), request.GET.get("page"))
    counts = sums(day)
    return render(
        request,
        "site/assignments.html",
        {
            "chosen": chosen,
            "facets": facets(chosen, day),
            "conditions": list(conditions(chosen)),
            "page": rows,
            "lead": wording.standing_of_register(counts),
            "found": ngettext("%(n)s uppdrag", "%(n)s uppdrag", rows.paginator.count) % {"n": rows.paginator.count},
            "address": urlencode(chosen.address()),
            "sorts": sorts(),
        },
    )


def never_page(request: HttpRequest) -> HttpResponse:
    """The list *Aldrig återrapporterade uppdrag*."""
    day = today().day
    body = _asked_board(request)
    chosen = AssignmentFilter(body=body.slug if body else "", signals=(SignalName.NEVER_REPORTED,))
    rows = page(Found(chosen, day), request.GET.get("page"))
    treated = treated_since(day, (row.code for row in rows))
    for row in rows:
        row.treated = treated.get(row.code, "")
    return render(request, "site/never.html", {"page": rows, "body": body, "address": _never_address(request, body)})


def never_file(request: HttpRequest, format_: str) -> HttpResponse:
    """The same list as a document for the yearly report (docx, pdf, xlsx) or as rows (csv)."""
    day, body = today().day, _asked_board(request)
    if body is None and request.GET.get("body"):
        raise Http404(request.GET["body"])
    if format_ == "csv":
        listed = forgotten(day, body)
        heads = [head for head, _ in forgotten_files.COLUMNS]
        return sheet(format_, "aldrig-aterrapporterade", heads, forgotten_files.cells(listed))
    if format_ not in CONTENT_TYPES:
        raise Http404(format_)
    response = HttpResponse(forgotten_files.write_forgotten(day, format_, body), content_type=CONTENT_TYPES[format_])
    response["Content-Disposition"] = f'attachment; filename="{forgotten_files.file_name(day, format_, body)}"'
    return response


def _never_address(request: HttpRequest, body: Body | None) -> str:
    """The board and the day that the address asks for, as the links to the files carry them on."""
    day = day_in(request)
    pairs = [("body", body.slug if body else ""), ("day", day.isoformat() if day else "")]
    return urlencode([(name, value) for name, value in pairs if value])


def _asked_board(request: HttpRequest) -> Body | None:
    """The board in the address; None where there is none or nobody goes by that name."""
    return Body.objects.filter(slug=request.GET.get("body", "")).first()


def register_file(request: HttpRequest, format_: str) -> HttpResponse:
    """The chosen assignments as a file."""
    _known(format_)
    rows = assignments(AssignmentFilter.read(request.GET), today().day)
    return sheet(format_, "uppdrag", columns(), cells(rows), title=gettext("Uppdrag"))


def _known(format_: str) -> None:
    if format_ not in FORMATS:
        raise Http404


def sorts() -> list[tuple[str, str]]:
    """The orders that can be chosen, with their names."""
    return [
        ("silence", gettext("längst utan svar först")),
        ("due", gettext("tidigaste datum först")),
        ("given", gettext("senast gett först")),
        ("age", gettext("äldst först")),
        ("heard", gettext("senaste svar först")),
        ("title", gettext("i bokstavsordning")),
    ]


def conditions(chosen: AssignmentFilter) -> Iterator[Condition]:
    """The chosen conditions, each with the address that leads to the list without it."""

    def without(**freed: object) -> str:
        return "?" + urlencode(replace(chosen, **freed).address())  # type: ignore[arg-type]

    if chosen.text:
        yield Condition(f"”{chosen.text}”", without(text=""))
    for state in chosen.states:
        yield Condition(str(State(state).label), without(states=tuple(s for s in chosen.states if s != state)))
    for signal in chosen.signals:
        yield Condition(str(SignalName(signal).label), without(signals=tuple(s for s in chosen.signals if s != signal)))
    if chosen.body:
        body = Body.objects.filter(slug=chosen.body).first()
        yield Condition(body.name if body else chosen.body, without(body=""))
    if chosen.unit:
        yield Condition(chosen.unit, without(unit=""))
    if chosen.origin:
        known = chosen.origin in OriginKind.values
        yield Condition(str(OriginKind(chosen.origin).label) if known else chosen.origin, without(origin=""))
    if chosen.year:
        yield Condition(str(chosen.year), without(year=None))


def columns() -> list[str]:
    """The heads of the list as a file."""
    return [
        gettext("Kod"), gettext("Läge"), gettext("Dagar försenat"), gettext("Iakttagelser"), gettext("Uppdrag"), gettext("Lydelse"),
        gettext("Gett av"), gettext("Till"), gettext("Enhet"), gettext("Gavs"), gettext("Paragraf"),
        gettext("Ursprung"), gettext("Ska redovisas, som det står"), gettext("Senast"), gettext("Antal flyttar"),
        gettext("Antal svar"), gettext("Senaste svar"), gettext("Senaste status"), gettext("Avslutat"),
        gettext("Utfall"),
    ]  # fmt: skip


def cells(rows: Iterable[Assignment]) -> Iterator[list[Value]]:
    """The rows of the list as a file, in the order of `columns`."""
    day = today().day
    for row in rows:
        late = getattr(row, "state", "") == State.OVERDUE
        noticed = [spell.get_name_display() for spell in row.noticed]
        yield [
            row.code,
            wording.state_words(row, day),
            (day - row.due_latest).days if late and row.due_latest else None,
            ", ".join(noticed),
            row.title,
            row.wording,
            row.giver,
            row.assignee,
            row.unit,
            row.given_on,
            row.origin_paragraph,
            row.origin_text or str(OriginKind(row.origin_kind).label),
            row.due_words,
            row.due_latest,
            row.moves,
            row.reports,
            row.reported_on,
            str(Status(row.status).label) if row.status else "",
            row.closed_on,
            str(Outcome(row.outcome).label) if row.outcome else "",
        ]
