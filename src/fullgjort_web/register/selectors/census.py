"""All assignments of a day by what can be chosen, kept in memory: any choice is counted and put in order at once,
however many there are. When the register changes only those that changed are read again.

A choice is a mask: a whole number with one byte for each assignment, 1 where it is chosen. Masks are joined by `&` and
`|` and counted by `int.bit_count`.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from itertools import compress, islice, repeat
from operator import eq
from threading import Lock
from typing import Any, Final, Literal

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from fullgjort_web.register.changes import changed_since
from fullgjort_web.register.kept import Version, register_version
from fullgjort_web.register.lifespans import Lifespan, Tally
from fullgjort_web.register.models import AssignmentSpell, SignalSpell
from fullgjort_web.register.neighbourhood import chunks
from fullgjort_web.register.selectors import snapshot
from fullgjort_web.register.state import Outcome, State

DAYS_KEPT = 3
EXECUTED = (Outcome.AS_DECIDED.value, Outcome.OTHERWISE.value)
_COLUMNS = {
    "key": "assignment_id", "code": "assignment__code", "state": "state", "origin": "assignment__origin_kind",
    "body": "assignment__body_id", "year": "assignment__year", "own_unit": "unit",
    "assignee": "assignee", "title": "assignment__sort_key", "heard": "heard_on", "due": "due_latest",
    "given": "assignment__given_on", "answer": "assignment__first_reported_on",
    "first_due": "assignment__first_due_latest", "outcome": "assignment__outcome", "closed": "assignment__closed_on",
    "closing": "assignment__closing_on", "closing_outcome": "assignment__closing_outcome",
    "proposed": "assignment__proposed_only", "moves": "moves",
}  # fmt: skip
_DAYS = frozenset({"heard", "due", "given", "answer", "first_due", "closed", "closing"})
_SHARED = frozenset({"state", "origin", "own_unit", "assignee", "outcome", "closing_outcome"})  # few different words
_LIFE = (
    *("given", "closed", "proposed", "state", "outcome", "closing", "answer", "closing_outcome", "first_due", "due"),
    "moves",
)
_ORDERS: dict[str, tuple[str, bool]] = {  # by which day, and whether the latest comes first
    "silence": ("heard", False),
    "heard": ("heard", True),
    "due": ("due", False),
    "given": ("given", True),
    "age": ("given", False),
}
_LAST = date.max.toordinal()
_MASKS_KEPT = 200
_TOLD_KEPT = 200
_keeping = Lock()


class _Together(Enum):
    """What no board's id and no unit's name can be."""

    ALL = 0


ANY: Final = _Together.ALL
type Group = tuple[int | Literal[_Together.ALL] | None, str | Literal[_Together.ALL]]
"""A board's id (None for those without) and a unit (empty for those without); ANY for all of them together."""


class Census:
    """The assignments that were known of on a day and are counted. Each has a place; the place of one that has gone is
    empty until another takes it. A census never changes: `changed` gives the one that comes after it."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.made_at: datetime = timezone.now()
        self._columns: dict[str, list[Any]] = _columns(_spells(day).order_by())
        size = len(self._columns["key"])
        self._place: dict[int, int] = {key: place for place, key in enumerate(self._columns["key"])}
        self._free: list[int] = []
        self.all = _mask_of(range(size), size)
        self.signals = _signals(day, self._place, size)
        self._masks: dict[tuple[str, Any], int] = {}
        self._counts: dict[str, Counter[Any]] = {}
        self._orders: dict[str, list[int]] = {}
        self._tallies: dict[Group, Tally] | None = None
        self.told: dict[Any, Any] = {}

    def __len__(self) -> int:
        """How many places there are, also the empty ones."""
        return len(self._columns["key"])

    def changed(self, ids: set[int]) -> Census:
        """The census after these assignments have come, changed or gone."""
        new = object.__new__(type(self))
        new.day, new.made_at = self.day, timezone.now()
        new._masks, new._counts, new.told = {}, {}, {}
        new._columns = {name: column.copy() for name, column in self._columns.items()}
        new._place, new._free = self._place.copy(), self._free.copy()
        gone = {key: new._place.pop(key) for key in ids if key in new._place}
        new._free.extend(gone.values())
        for place in gone.values():
            for column in new._columns.values():
                column[place] = None
        come = [new._add(row) for chunk in chunks(ids) for row in _rows(_spells(self.day).filter(assignment__in=chunk))]
        new.all = self.all & ~_mask_of(gone.values(), len(new)) | _mask_of(come, len(new))
        new._take_signals(self, gone.values(), ids)
        new._orders = {
            order: new._reordered(order, known, gone.values(), come) for order, known in dict(self._orders).items()
        }
        new._tallies = self._tallies.copy() if self._tallies is not None else None
        if new._tallies is not None:
            new._recount(self, gone.values(), come)
        return new

    def __getstate__(self) -> dict[str, Any]:
        """What a snapshot holds, with copies of what others may add to meanwhile."""
        return {name: dict(value) if type(value) is dict else value for name, value in self.__dict__.items()}

    def keep[Value](
        self, what: Any, find: Callable[[], Value], *, worth: Callable[[Value], bool] | None = None
    ) -> Value:
        """What was found earlier under this name, or is found now: for what another census of the same day may tell
        differently. It is kept, until `_TOLD_KEPT` others have come after it, where it is not nothing and is `worth`
        it. Where two ask at once both find, and both get what was kept first."""
        known: Value | None = self.told.get(what)
        if known is not None:
            return known
        found = find()
        if found is None or (worth is not None and not worth(found)):
            return found
        with _keeping:
            while what not in self.told and len(self.told) >= _TOLD_KEPT:
                del self.told[next(iter(self.told))]
            kept: Value = self.told.setdefault(what, found)
            return kept

    def _add(self, row: dict[str, Any]) -> int:
        """The place that is now the assignment's."""
        if self._free:
            place = self._free.pop()
            for name, column in self._columns.items():
                column[place] = row[name]
        else:
            place = len(self)
            for name, column in self._columns.items():
                column.append(row[name])
        self._place[row["key"]] = place
        return place

    def _take_signals(self, old: Census, gone: Iterable[int], ids: set[int]) -> None:
        left = ~_mask_of(gone, len(old))
        self.signals = {name: mask & left for name, mask in old.signals.items()}
        for chunk in chunks(ids & self._place.keys()):
            held = _held(self.day).filter(assignment__in=chunk).values_list("name", "assignment_id")
            for name, key in held:
                self.signals[name] = self.signals.get(name, 0) | 1 << 8 * self._place[key]

    def _reordered(self, order: str, known: list[int], gone: Iterable[int], come: Iterable[int]) -> list[int]:
        out = set(gone)
        places = [place for place in known if place not in out]
        for place in come:
            insort(places, place, key=self._rank(order))
        return places

    def column(self, name: str) -> Sequence[Any]:
        """The values of all places, None where a place is empty; the unit is the one that is shown."""
        if name == "unit":
            both = (self._columns["own_unit"], self._columns["assignee"])
            return self.keep("unit", lambda: [unit or assignee for unit, assignee in zip(*both, strict=True)])
        return self._columns[name]

    @property
    def proposed(self) -> int:
        """Those that were only proposed on the day, as far as was read."""
        both, day = (self._columns["proposed"], self._columns["given"]), self.day

        def found() -> int:  # as `_only_proposed` says, without asking it for each
            told = bytes(bool(only or (given and given > day)) for only, given in zip(*both, strict=True))
            return int.from_bytes(told, "little")

        return self.keep("proposed", found)

    def mask(self, what: str, value: Any) -> int:
        """Those with this value: `what` is state, origin, body (its id), year or unit."""
        known = self._masks.get((what, value))
        if known is None:
            known = int.from_bytes(bytes(map(eq, repeat(value), self.column(what))), "little") & self.all
            if known and len(self._masks) < _MASKS_KEPT:  # what nobody has is asked for by a wrong address only
                self._masks[what, value] = known
        return known

    def mask_of(self, keys: Iterable[int]) -> int:
        """Those with these ids."""
        known = self._place
        return _mask_of((known[key] for key in keys if key in known), len(self))

    def held(self, names: Iterable[str]) -> int:
        """Those for which one of these signals holds."""
        mask = 0
        for name in names:
            mask |= self.signals.get(name, 0)
        return mask

    def counts(self, what: str, mask: int) -> Counter[Any]:
        """How many of the chosen ones have each value."""
        if mask != self.all:
            return Counter(compress(self.column(what), mask.to_bytes(len(self), "little")))
        if what not in self._counts:
            self._counts[what] = Counter(compress(self.column(what), mask.to_bytes(len(self), "little")))
        return self._counts[what]

    def in_order(self, mask: int, order: str, start: int, stop: int) -> list[int]:
        """The ids of the chosen ones from the place `start` of the order to `stop`."""
        known, keys = self._order(order), self._columns["key"]
        if mask == self.all:
            return [keys[place] for place in known[start:stop]]
        chosen = mask.to_bytes(len(self), "little")
        return [keys[place] for place in islice(filter(chosen.__getitem__, known), start, stop)]

    def _order(self, order: str) -> list[int]:
        known = self._orders.get(order)
        if known is None:
            places = compress(range(len(self)), self.all.to_bytes(len(self), "little"))
            known = self._orders[order] = sorted(places, key=self._rank(order))
        return known

    def _rank(self, order: str) -> Callable[[int], tuple[Any, str]]:
        """What a place is put in order by: those without a day come last, equal ones by code."""
        codes = self._columns["code"]
        if order not in _ORDERS:
            titles = self._columns["title"]
            return lambda place: (titles[place], codes[place])
        by, latest = _ORDERS[order]
        days: list[date | None] = self._columns[by]
        sign = -1 if latest else 1

        def rank(place: int) -> tuple[int, str]:
            day = days[place]
            return (sign * day.toordinal() if day else _LAST, codes[place])

        return rank

    def lifespan(self, place: int) -> Lifespan | None:
        """The days of an assignment as they were on the day; None where it was only proposed then."""
        return lifespan(self.day, {name: self._columns[name][place] for name in _LIFE})

    def _group(self, place: int) -> Group:
        """The board and the unit that it is counted with."""
        return self._columns["body"][place], self._columns["own_unit"][place] or self._columns["assignee"][place]

    def oldest_open(self, mask: int, number: int) -> list[str]:
        """The codes of the chosen ones that are open and decided, the one that was given first at the top."""
        codes, given = self._columns["code"], self._columns["given"]
        chosen = mask.to_bytes(len(self), "little")
        found: list[str] = []
        for place in filter(chosen.__getitem__, self._order("age")):
            if given[place] is None or given[place] > self.day or len(found) == number:
                break
            one = self.lifespan(place)
            if one is not None and one.open:
                found.append(codes[place])
        return found

    @property
    def tallied(self) -> bool:
        """Whether the tallies are made already."""
        return self._tallies is not None

    def tallies(self) -> dict[Group, Tally]:
        """What those of each board and unit tell, of each board, of each unit and all; the proposed ones are not
        counted."""
        if self._tallies is None:
            own: dict[Group, Tally] = {}
            for place in self._place.values():
                one = self.lifespan(place)
                if one is not None:
                    group = self._group(place)
                    if group not in own:
                        own[group] = Tally(self.day)
                    own[group].count(one)
            tallies = own.copy()
            for group, tally in own.items():
                for wider in _groups(group)[1:]:
                    if wider not in tallies:
                        tallies[wider] = Tally(self.day)
                    tallies[wider].join(tally)
            self._tallies = tallies
        return self._tallies

    def _recount(self, old: Census, gone: Iterable[int], come: Iterable[int]) -> None:
        assert self._tallies is not None
        own: set[Group] = set()
        for census, places, times in ((old, gone, -1), (self, come, 1)):
            for place in places:
                one = census.lifespan(place)
                if one is None:
                    continue
                for group in _groups(census._group(place)):
                    if group not in own:
                        own.add(group)
                        known = self._tallies.get(group)
                        self._tallies[group] = known.copy() if known else Tally(self.day)
                    self._tallies[group].count(one, times)
        for group in own:
            if not self._tallies[group].total:
                del self._tallies[group]


def _groups(group: Group) -> tuple[Group, ...]:
    """The group and those that it is a part of."""
    body, unit = group
    return group, (body, ANY), (ANY, unit), (ANY, ANY)


def lifespan(day: date, row: dict[str, Any]) -> Lifespan | None:
    """An assignment's days as they were on the day, from its columns; None where it was only proposed then."""
    given, closed_on = row["given"], row["closed"]
    if _only_proposed(row["proposed"], given, day):
        return None
    closed = row["state"] == State.CLOSED
    settled = bool(row["outcome"]) and (closed_on is None or closed_on <= day)  # a person closed it up to the day
    ended = (closed_on if settled else row["closing"]) if closed else None
    return Lifespan(
        given=given,
        first_answer=_until(row["answer"], day),
        closed=_until(ended, day),
        open=not closed,
        executed=(row["outcome"] if settled else row["closing_outcome"]) in EXECUTED,
        first_due=row["first_due"] if row["due"] else None,  # a date that was set after the day is not known on it
        due=row["due"],
        moves=row["moves"],
    )


def _only_proposed(proposed: bool, given: date | None, day: date) -> bool:
    """Whether an assignment was only proposed on the day; what was decided later was."""
    return proposed or (given is not None and given > day)


def _until(one: date | None, day: date) -> date | None:
    return one if one and one <= day else None


def _spells(day: date) -> QuerySet[AssignmentSpell]:
    return AssignmentSpell.objects.filter(since__lte=day, until__gt=day, assignment__doubtful=False)


def _held(day: date) -> QuerySet[SignalSpell]:
    return SignalSpell.objects.filter(since__lte=day, until__gt=day, assignment__isnull=False).order_by()


def _signals(day: date, known: dict[int, int], size: int) -> dict[str, int]:
    places: dict[str, bytearray] = {}
    for name, key in _held(day).values_list("name", "assignment_id").iterator(chunk_size=5000):
        if key in known:
            if name not in places:
                places[name] = bytearray(size)
            places[name][known[key]] = 1
    return {name: int.from_bytes(mask, "little") for name, mask in places.items()}


def _columns(rows: QuerySet[AssignmentSpell]) -> dict[str, list[Any]]:
    told = list(zip(*rows.values_list(*_COLUMNS.values()).iterator(chunk_size=5000), strict=True))
    columns = dict(zip(_COLUMNS, map(list, told) if told else ([] for _ in _COLUMNS), strict=True))
    shared: dict[Any, Any] = {}
    for name in _DAYS | _SHARED:
        columns[name] = [shared.setdefault(value, value) for value in columns[name]]
    columns["title"] = [bytes(title) for title in columns["title"]]
    return columns


def _rows(rows: QuerySet[AssignmentSpell]) -> Iterator[dict[str, Any]]:
    for values in rows.order_by().values_list(*_COLUMNS.values()):
        row = dict(zip(_COLUMNS, values, strict=True))
        yield {**row, "title": bytes(row["title"])}


def _mask_of(places: Iterable[int], size: int) -> int:
    mask = bytearray(size)
    for place in places:
        mask[place] = 1
    return int.from_bytes(mask, "little")


class _Memory:
    """The last days that were asked for, each as the register is now."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, date], tuple[Version, Census]] = OrderedDict()
        self._lock = Lock()

    def census(self, day: date, make: Callable[[date], Census]) -> tuple[Version, Census]:
        """The census of the day and the version of the register that it tells of."""
        name = (str(connection.settings_dict["NAME"]), day)
        with self._lock:
            version = register_version()
            known = _followed(self._known.pop(name, None) or snapshot.read(day), version)
            if known is None:
                known = make(day)
                snapshot.renew(version, known)
            self._known[name] = (version, known)
            while len(self._known) > DAYS_KEPT:
                self._known.popitem(last=False)
            return version, known


_memory = _Memory()


def _followed(earlier: tuple[Version, Census] | None, version: Version) -> Census | None:
    """The census as it is at this version, from an earlier one; None where what has changed since cannot be followed."""
    if earlier is None:
        return None
    then, known = earlier
    if then == version:
        return known
    ids = changed_since(then.change) if version.follows(then) else None
    return None if ids is None else known.changed(ids) if ids else known


def write_snapshot(day: date) -> None:
    """None, after the census of the day is kept for processes that start later, with what the statistics tell. For the
    day that is today; the others are counted when somebody looks at them."""
    version, known = _memory.census(day, Census)
    known.tallies()
    snapshot.write(version, known)


def renew_snapshot(day: date) -> None:
    """None, after the census of a day that is kept is kept with what the statistics tell."""
    version, known = _memory.census(day, Census)
    known.tallies()
    snapshot.renew(version, known)


def census(day: date) -> Census:
    """The assignments of a day, as the register is now."""
    return _memory.census(day, Census)[1]
