"""The register's list: assignments on a day, filtered, counted, sorted, in pages of 25."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, overload

from django.core.paginator import Page, Paginator
from django.db.models import F, FilteredRelation, Prefetch, Q, QuerySet
from django.db.models.query import ModelIterable

from fullgjort_web.register.models import Assignment, Body, SignalSpell
from fullgjort_web.register.selectors.census import Census, census
from fullgjort_web.register.selectors.terms import terms
from fullgjort_web.register.state import OF_ASSIGNMENTS, OriginKind, SignalName, State
from fullgjort_web.register.swedish import sort_key

PAGE_SIZE = 25
SORTS = {
    "silence": (F("spell__heard_on").asc(nulls_last=True), "code"),
    "due": (F("spell__due_latest").asc(nulls_last=True), "code"),
    "given": (F("given_on").desc(nulls_last=True), "code"),
    "age": (F("given_on").asc(nulls_last=True), "code"),
    "heard": (F("spell__heard_on").desc(nulls_last=True), "code"),
    "title": ("sort_key", "code"),
}
DEFAULT_SORT = "silence"


@dataclass(frozen=True, slots=True)
class AssignmentFilter:
    """A choice of assignments, as it stands in the address. Empty means all; unknown values choose nothing."""

    text: str = ""
    body: str = ""  # a Body's slug
    unit: str = ""  # the assignee or unit as shown
    origin: str = ""
    states: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    year: int | None = None
    sort: str = DEFAULT_SORT

    @classmethod
    def read(cls, address: Any) -> AssignmentFilter:
        """The choice in an address (request.GET): text, body, unit, origin, state*, signal*, year, sort."""
        year = address.get("year", "")
        sort = address.get("sort", DEFAULT_SORT)
        return cls(
            text=address.get("text", "").strip(),
            body=address.get("body", ""),
            unit=address.get("unit", ""),
            origin=address.get("origin", ""),
            states=tuple(s for s in address.getlist("state") if s in State.values),
            signals=tuple(s for s in address.getlist("signal") if s in SignalName.values),
            year=int(year) if year.isdecimal() and len(year) == 4 else None,
            sort=sort if sort in SORTS else DEFAULT_SORT,
        )

    def address(self) -> list[tuple[str, str]]:
        """The pairs that stand in the address for this choice; defaults are left out."""
        pairs = [(name, str(getattr(self, name))) for name in ("text", "body", "unit", "origin", "year")]
        pairs += [("state", state) for state in self.states] + [("signal", signal) for signal in self.signals]
        if self.sort != DEFAULT_SORT:
            pairs.append(("sort", self.sort))
        return [(name, value) for name, value in pairs if value and value != "None"]


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """What can be chosen and how many assignments each choice would leave, the other choices kept."""

    states: list[Choice] = field(default_factory=list)
    signals: list[Choice] = field(default_factory=list)
    bodies: list[Choice] = field(default_factory=list)
    units: list[Choice] = field(default_factory=list)
    origins: list[Choice] = field(default_factory=list)
    years: list[Choice] = field(default_factory=list)


class _AsThen(ModelIterable):
    """Assignments whose columns are those of the spell that covers the day."""

    def __iter__(self) -> Iterator[Assignment]:
        for row in super().__iter__():
            for name in THEN:
                setattr(row, name, getattr(row, f"then_{name}"))
            yield row


# what is shown as it stood on the day
THEN = ("status", "due_words", "due_latest", "heard_on", "reports", "moves", "assignee", "unit")


def on_day(day: date, *, doubtful: bool | None = False) -> QuerySet[Assignment]:
    """All assignments that were known of on `day` and are counted, as they stood then: with `state`, with the columns
    in THEN as they were, and with `noticed`, the signals that held. Doubtful ones are questions to a person: only with
    `doubtful=True`, both with None."""
    rows = Assignment.objects.all() if doubtful is None else Assignment.objects.filter(doubtful=doubtful)
    covers = Q(spells__since__lte=day, spells__until__gt=day)
    rows = rows.annotate(spell=FilteredRelation("spells", condition=covers)).filter(spell__isnull=False)
    rows = rows.annotate(state=F("spell__state"), **{f"then_{name}": F(f"spell__{name}") for name in THEN})
    held = SignalSpell.objects.filter(since__lte=day, until__gt=day).order_by("since", "name")
    rows = rows.prefetch_related(Prefetch("signals", queryset=held, to_attr="noticed"))
    rows._iterable_class = _AsThen
    return rows


def noticed_on(day: date, names: Iterable[str]) -> Q:
    """The condition that one of these signals holds for an assignment on the day."""
    held = SignalSpell.objects.filter(since__lte=day, until__gt=day, name__in=list(names))
    return Q(pk__in=held.filter(assignment__isnull=False).values("assignment_id"))


def assignments(chosen: AssignmentFilter, day: date) -> QuerySet[Assignment]:
    """The chosen assignments on `day` in the chosen order, as `on_day` says; body is fetched with them."""
    rows = on_day(day)
    rows = rows.filter(_condition(chosen, day))
    return rows.select_related("body").defer("stems").order_by(*SORTS[chosen.sort])


def _condition(chosen: AssignmentFilter, day: date) -> Q:
    wanted = Q()
    if chosen.text:
        searched = terms(chosen.text)
        wanted &= Q(stems__holds=searched) if searched else Q(pk__in=[])
    if chosen.body:
        wanted &= Q(body__slug=chosen.body)
    if chosen.unit:
        wanted &= Q(spell__unit=chosen.unit) | Q(spell__unit="", spell__assignee=chosen.unit)
    if chosen.origin:
        wanted &= Q(origin_kind=chosen.origin)
    if chosen.year:
        wanted &= Q(year=chosen.year)
    if chosen.states:
        wanted &= Q(state__in=chosen.states)
    if chosen.signals:
        wanted &= noticed_on(day, chosen.signals)
    return wanted


class Found(Sequence[Assignment]):
    """The chosen assignments on a day in the chosen order, counted by the census; only what is looked at is fetched, as
    `on_day` says, with its body."""

    def __init__(self, chosen: AssignmentFilter, day: date) -> None:
        self._day, self._sort = day, chosen.sort
        self._census = census(day)
        self._mask = _mask(self._census, chosen)

    def __len__(self) -> int:
        return self._mask.bit_count()

    @overload
    def __getitem__(self, wanted: int) -> Assignment: ...

    @overload
    def __getitem__(self, wanted: slice) -> list[Assignment]: ...

    def __getitem__(self, wanted: int | slice) -> Assignment | list[Assignment]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        start, stop, _ = wanted.indices(len(self))
        keys = self._census.in_order(self._mask, self._sort, start, stop)
        rows = on_day(self._day).filter(pk__in=keys).select_related("body").defer("stems")
        known = {row.pk: row for row in rows}
        return [known[key] for key in keys if key in known]


def _mask(everyone: Census, chosen: AssignmentFilter) -> int:
    """The chosen ones among all of a day."""
    mask = everyone.all
    if chosen.text:
        mask &= _holding(everyone, chosen.text)
    if chosen.body:
        body = everyone.keep(("body", chosen.body), lambda: _body(chosen.body))
        mask &= everyone.mask("body", body) if body else 0
    for what, value in (("unit", chosen.unit), ("origin", chosen.origin), ("year", chosen.year)):
        if value:
            mask &= everyone.mask(what, value)
    if chosen.states:
        some = 0
        for state in chosen.states:
            some |= everyone.mask("state", state)
        mask &= some
    if chosen.signals:
        mask &= everyone.held(chosen.signals)
    return mask


def _body(slug: str) -> int | None:
    return Body.objects.filter(slug=slug).values_list("pk", flat=True).first()


def _holding(everyone: Census, text: str) -> int:
    """Those that hold all the words."""
    searched = terms(text)
    if not searched:
        return 0
    found = Assignment.objects.filter(stems__holds=searched).order_by().values_list("pk", flat=True)
    return everyone.keep(("text", text), lambda: everyone.mask_of(found.iterator(chunk_size=5000)))


def page(rows: QuerySet[Any] | Sequence[Any], number: str | int | None) -> Page[Any]:
    """The page with that number, 25 rows; the nearest page there is where the number is none."""
    return Paginator(rows, PAGE_SIZE).get_page(number or 1)


def facets(chosen: AssignmentFilter, day: date) -> Facets:
    """The choices with their counts on `day`; the chosen one is listed even when it counts 0."""

    everyone = census(day)
    known: list[tuple[int, str, str]] = list(Body.objects.values_list("pk", "slug", "name"))

    def left(**freed: Any) -> int:
        return _mask(everyone, replace(chosen, **freed))

    states: Mapping[str, int] = everyone.counts("state", left(states=()))
    without = left(signals=())
    signals = {name: (mask & without).bit_count() for name, mask in everyone.signals.items()}
    origins = everyone.counts("origin", left(origin=""))
    bodies = everyone.counts("body", left(body=""))
    years = everyone.counts("year", left(year=None))
    units = {name: n for name, n in everyone.counts("unit", left(unit="")).items() if name}
    if chosen.unit:
        units.setdefault(chosen.unit, 0)
    return Facets(
        states=[Choice(s.value, str(s.label), states.get(s.value, 0), s.value in chosen.states) for s in State],
        signals=[
            Choice(s.value, str(s.label), signals.get(s.value, 0), s.value in chosen.signals)
            for s in OF_ASSIGNMENTS
            if signals.get(s.value) or s.value in chosen.signals
        ],
        bodies=[
            Choice(slug, name, bodies.get(key, 0), slug == chosen.body)
            for key, slug, name in known
            if bodies.get(key) or slug == chosen.body
        ],
        units=[Choice(name, name, n, name == chosen.unit) for name, n in sorted(units.items(), key=_swedish)],
        origins=[
            Choice(o.value, str(o.label), origins.get(o.value, 0), o.value == chosen.origin)
            for o in OriginKind
            if origins.get(o.value) or o.value == chosen.origin
        ],
        years=[
            Choice(str(year), str(year), n, year == chosen.year)
            for year, n in sorted(((y, n) for y, n in years.items() if y), reverse=True)
        ],
    )


def _swedish(item: tuple[str, int]) -> tuple[bytes, str]:
    return sort_key(item[0]), item[0]


@dataclass(frozen=True, slots=True)
class Sums:
    """How many assignments are not closed on a day, and of them how many in each state; `proposed` of the open ones are
    only proposed in what was read."""

    open: int
    overdue: int
    soon: int
    undated: int
    done: int
    closed: int
    proposed: int = 0


def sums(day: date, body: str = "") -> Sums:
    """The counts for the sentence at the head of the start page and the register."""
    everyone = census(day)
    chosen = _mask(everyone, AssignmentFilter(body=body))
    counts = everyone.counts("state", chosen)
    closed = counts.get(State.CLOSED, 0)
    return Sums(
        open=sum(counts.values()) - closed,
        overdue=counts.get(State.OVERDUE, 0),
        soon=counts.get(State.SOON, 0),
        undated=counts.get(State.UNDATED, 0),
        done=counts.get(State.DONE, 0),
        closed=closed,
        proposed=(chosen & everyone.proposed & ~everyone.mask("state", State.CLOSED)).bit_count(),
    )
