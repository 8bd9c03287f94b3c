"""The statistics: what came and went, how old, how soon answered; for all, for one board, for one unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from time import perf_counter

from django.utils import timezone

from fullgjort_web.register.kept import Kept
from fullgjort_web.register.lifespans import Figures, Tally
from fullgjort_web.register.models import Assignment, Body
from fullgjort_web.register.selectors.assignments import on_day
from fullgjort_web.register.selectors.census import ANY, Census, Group, census, renew_snapshot
from fullgjort_web.register.state import State
from fullgjort_web.register.swedish import sort_key

OLDEST = 10


@dataclass(frozen=True, eq=False)
class Part:
    """The figures of one board (`key` its slug) or one unit (`key` its name); both empty for those without."""

    name: str
    key: str
    tally: Tally

    @cached_property
    def figures(self) -> Figures:
        return self.tally.figures()


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of all that was chosen, and of each board and unit in it, those with most open first. `oldest` are
    the codes of the open ones that were given first. `proposed` counts the assignments that are only proposed in what
    was read: they are no part of the figures. They do stand in the register's lists, so what is shown there is counted
    for itself: `listed_open` the open ones, `listed_undated` those in the state undated (which one that is reported as
    carried out never is)."""

    day: date
    figures: Figures
    boards: tuple[Part, ...]
    units: tuple[Part, ...]
    oldest: tuple[str, ...]
    proposed: int
    listed_open: int = 0
    listed_undated: int = 0

    @property
    def proposed_open(self) -> int:
        return self.listed_open - self.figures.open


def statistics(day: date, *, body: str = "", unit: str = "") -> Kept[Statistics]:
    """The statistics of a day, for one board (its slug) or unit (as it is shown) or all, as the register is now, and
    when they were counted. One query more than the census: the boards."""
    everyone = census(day)
    if not everyone.tallied:
        renew_snapshot(day)

    def counted() -> Kept[Statistics]:
        begun = perf_counter()
        return Kept(_told(everyone, body, unit), timezone.now(), perf_counter() - begun, "")

    return everyone.keep(("statistics", body, unit), counted, worth=_of_any)


def _of_any(kept: Kept[Statistics]) -> bool:
    """Whether a board and a unit that has any assignment was asked for, and not just any words in an address."""
    return bool(kept.value.figures.total or kept.value.proposed)


def count(day: date, *, body: str = "", unit: str = "") -> Statistics:
    """The statistics, counted now from the beginning."""
    return _told(Census(day), body, unit)


def _told(everyone: Census, body: str, unit: str) -> Statistics:
    known = {key: (name, slug) for key, name, slug in Body.objects.values_list("pk", "name", "slug")}
    wanted = next((key for key, (_, slug) in known.items() if slug == body), 0) if body else None
    chosen: Group = (wanted if body else ANY, unit or ANY)
    together = everyone.tallies().get(chosen) or Tally(everyone.day)
    boards: dict[int | None, Tally] = {}
    units: dict[str, Tally] = {}
    for (board, own_unit), tally in everyone.tallies().items():
        if board is not ANY and own_unit == chosen[1] and chosen[0] in (ANY, board):
            boards[board] = tally
        if own_unit is not ANY and board == chosen[0] and chosen[1] in (ANY, own_unit):
            units[own_unit] = tally
    mask = everyone.all
    if body:
        mask &= everyone.mask("body", wanted)
    if unit:
        mask &= everyone.mask("unit", unit)
    counted = everyone.counts("state", mask)
    return Statistics(
        day=everyone.day,
        figures=together.figures(),
        boards=_ordered(Part(*known.get(key or 0, ("", "")), tally) for key, tally in boards.items()),
        units=_ordered(Part(name, name, tally) for name, tally in units.items()),
        oldest=tuple(everyone.oldest_open(mask, OLDEST)),
        proposed=mask.bit_count() - together.total,
        listed_open=mask.bit_count() - counted[State.CLOSED],
        listed_undated=counted[State.UNDATED],
    )


def _ordered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Most open first, then by name; those without a name last."""
    return tuple(sorted(parts, key=lambda part: (not part.name, -part.tally.open, sort_key(part.name))))


def oldest(codes: Iterable[str], day: date) -> list[Assignment]:
    """These assignments as they stood on the day, the one that was given first at the top."""
    rows = on_day(day).filter(code__in=list(codes)).select_related("body").defer("stems")
    return list(rows.order_by("given_on", "code"))
