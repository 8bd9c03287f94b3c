"""What the register notices on a day, as a list: of assignments, recommendations and documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import batched

from django.db.models import F, Q, QuerySet

from fullgjort_web.register import exchange
from fullgjort_web.register.models import Assignment, Body, Mention, SignalSpell
from fullgjort_web.register.state import SignalName

HEADINGS = ("Iakttagelse", "Sedan", "Uppdrag", "Rubrik", "Organ", "Ansvarig", "Varför", "Dokument")


@dataclass(frozen=True, slots=True)
class SignalRow:
    """`name` and its Swedish `label`; `id` the assignment's code (empty for a recommendation or a document), `title`
    what it is about, `since` None where nobody knows, `document` the file it can be read in."""

    name: str
    label: str
    since: date | None
    id: str
    title: str
    body: str
    assignee: str
    why: str
    act: str
    document: str

    def plain(self) -> dict[str, str | None]:
        """The row for JSON."""
        return {
            "name": self.name, "since": self.since.isoformat() if self.since else None, "assignment": self.id or None,
            "title": self.title, "body": self.body or None, "assignee": self.assignee or None, "why": self.why,
            "act": self.act, "document": self.document or None,
        }  # fmt: skip

    def cells(self) -> tuple[str | date | None, ...]:
        """The row for a workbook, as HEADINGS says."""
        return (self.label, self.since, self.id, self.title, self.body, self.assignee, self.why, self.document)


def held_on(day: date, names: Iterable[str] = ()) -> QuerySet[SignalSpell]:
    """The spells that cover a day; doubtful assignments' are left out."""
    rows = SignalSpell.objects.filter(since__lte=day, until__gt=day).exclude(assignment__doubtful=True)
    chosen = list(names)
    return rows.filter(name__in=chosen) if chosen else rows


def signals_on_day(
    day: date, *, body: Body | None = None, known: date | None = None, names: Iterable[str] = ()
) -> Iterator[SignalRow]:
    """The signals that hold on a day, in the order of SignalName and by since when; of one board, if given. `known`
    leaves out what the register learnt after that day (and then tells of assignments only)."""
    if known is not None:
        yield from _as_known(day, body, known, set(names))
        return
    rows = held_on(day, names)
    if body is not None:
        rows = rows.filter(
            Q(assignment__body=body) | Q(recommendation__body=body) | Q(document__body=body, assignment__isnull=True)
        )
    rows = rows.select_related("assignment__body", "recommendation__body", "recommendation__document", "document__body")
    rows = rows.defer(
        "assignment__stems", "document__text", "document__structure",
        "recommendation__document__text", "recommendation__document__structure",
    )  # fmt: skip
    order = {name: number for number, name in enumerate(SignalName.values)}
    found = sorted(rows, key=lambda r: (order[r.name], r.since, r.assignment.code if r.assignment else "", r.why))
    named = _assignees({row.assignment.pk: row.assignment.assignee for row in found if row.assignment}, day)
    for row in found:
        yield _row(row, named.get(row.assignment_id, "") if row.assignment_id else "")


def _assignees(assignments: Mapping[int, str], day: date) -> dict[int, str]:
    """Whom the assignments (id and who is named in all that was read) named on a day, as `AssignmentFacts.as_of`."""
    named: dict[int, list[str]] = {}
    told = Q(day__isnull=True) | Q(day__lte=day)
    for chunk in batched(sorted(pk for pk, name in assignments.items() if name), 400):
        rows = Mention.objects.filter(told, assignment__in=chunk, attributes__assignee__isnull=False)
        rows = rows.order_by(F("day").asc(nulls_last=True), "document__digest", "start")
        for pk, name in rows.values_list("assignment_id", "attributes__assignee"):
            if name:
                named.setdefault(pk, []).append(str(name))
    return {pk: assignments[pk] if assignments[pk] in names else names[0] for pk, names in named.items()}


def _row(row: SignalSpell, assignee: str) -> SignalRow:
    about = row.assignment or row.recommendation
    body = about.body if about else row.document.body if row.document else None
    document = row.document or (row.recommendation.document if row.recommendation else None)
    return SignalRow(
        name=row.name,
        label=row.get_name_display(),
        since=row.since if row.since > date.min else None,
        id=row.assignment.code if row.assignment else "",
        title=str(about or document or ""),
        body=body.name if body else "",
        assignee=assignee,
        why=row.why,
        act=row.act,
        document=document.name if document else "",
    )


def _as_known(day: date, body: Body | None, known: date, names: set[str]) -> Iterator[SignalRow]:
    order = {name: number for number, name in enumerate(SignalName.values)}
    rows = Assignment.objects.filter(body=body) if body else Assignment.objects.all()
    wanted = {a.code: a for a in rows.select_related("body").defer("stems")}
    found = []
    for told in exchange.assignments(day, known):
        assignment = wanted.get(told["id"])
        for signal in told["signals"] if assignment else ():
            if names and signal["name"] not in names:
                continue
            since = date.fromisoformat(signal["since"]) if signal["since"] else None
            assert assignment
            found.append(
                SignalRow(
                    signal["name"],
                    str(SignalName(signal["name"]).label),
                    since,
                    told["id"],
                    str(assignment),
                    assignment.body.name if assignment.body else "",
                    told["assignee"] or "",
                    signal["why"],
                    "",
                    "",
                )
            )
    yield from sorted(found, key=lambda row: (order[row.name], row.since or date.min, row.id))
