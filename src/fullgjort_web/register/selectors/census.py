"""All assignments of a day by what can be chosen, kept in memory until the register changes: any choice is counted and
put in order at once, however many there are.

A choice is a mask: a whole number with one byte for each assignment, 1 where it is chosen. Masks are joined by `&` and
`|` and counted by `int.bit_count`.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import compress, islice, repeat
from operator import eq
from threading import Lock
from typing import Any

from django.db import connection

from fullgjort_web.register.kept import register_version
from fullgjort_web.register.models import AssignmentSpell, SignalSpell

DAYS_KEPT = 3
_COLUMNS = (
    *("assignment_id", "state", "heard_on", "due_latest", "assignment__given_on", "assignment__origin_kind"),
    *("assignment__body_id", "assignment__year", "assignment__unit", "assignment__assignee", "assignment__sort_key"),
)
_LAST = date.max
_ORDERS: dict[str, tuple[str, bool]] = {  # by which day, and whether the latest comes first
    "silence": ("heard", False),
    "heard": ("heard", True),
    "due": ("due", False),
    "given": ("given", True),
    "age": ("given", False),
}


class Census:
    """The assignments that were known of on a day and are counted, by code."""

    def __init__(self, day: date) -> None:
        rows = AssignmentSpell.objects.filter(since__lte=day, until__gt=day, assignment__doubtful=False)
        told = rows.order_by("assignment__code").values_list(*_COLUMNS).iterator(chunk_size=5000)
        columns: list[Sequence[Any]] = list(zip(*told, strict=True)) or [()] * len(_COLUMNS)
        self.keys: Sequence[int] = columns[0]
        units = tuple(unit or assignee for unit, assignee in zip(columns[8], columns[9], strict=True))
        self._values: dict[str, Sequence[Any]] = {
            "state": columns[1], "origin": columns[5], "body": columns[6], "year": columns[7], "unit": units,
        }  # fmt: skip
        self._days = {"heard": columns[2], "due": columns[3], "given": columns[4]}
        self._titles = columns[10]
        self._place = {key: place for place, key in enumerate(self.keys)}
        self.all = int.from_bytes(b"\1" * len(self.keys))
        self._masks: dict[tuple[str, Any], int] = {}
        self._orders: dict[str, Sequence[int]] = {}
        self.signals = self._signals(day)

    def _signals(self, day: date) -> dict[str, int]:
        held = SignalSpell.objects.filter(since__lte=day, until__gt=day, assignment__isnull=False).order_by()
        places: dict[str, bytearray] = {}
        for name, key in held.values_list("name", "assignment_id").iterator(chunk_size=5000):
            place = self._place.get(key)
            if place is not None:
                mask = places.get(name)
                if mask is None:
                    mask = places[name] = bytearray(len(self.keys))
                mask[place] = 1
        return {name: int.from_bytes(mask) for name, mask in places.items()}

    def mask(self, what: str, value: Any) -> int:
        """Those with this value: `what` is state, origin, body (its id), year or unit."""
        known = self._masks.get((what, value))
        if known is None:
            known = int.from_bytes(bytes(map(eq, repeat(value), self._values[what])))
            if len(self._masks) < 200:
                self._masks[what, value] = known
        return known

    def mask_of(self, keys: Iterable[int]) -> int:
        """Those with these ids."""
        mask = bytearray(len(self.keys))
        for key in keys:
            place = self._place.get(key)
            if place is not None:
                mask[place] = 1
        return int.from_bytes(mask)

    def held(self, names: Iterable[str]) -> int:
        """Those for which one of these signals holds."""
        mask = 0
        for name in names:
            mask |= self.signals.get(name, 0)
        return mask

    def counts(self, what: str, mask: int) -> dict[Any, int]:
        """How many of the chosen ones have each value."""
        if mask == self.all:
            return Counter(self._values[what])
        return Counter(compress(self._values[what], mask.to_bytes(len(self.keys))))

    def in_order(self, mask: int, order: str, start: int, stop: int) -> list[int]:
        """The ids of the chosen ones from the place `start` of the order to `stop`."""
        known = self._orders.get(order)
        if known is None:
            known = self._orders[order] = self._ordered(order)
        if mask == self.all:
            return [self.keys[place] for place in known[start:stop]]
        chosen = mask.to_bytes(len(self.keys))
        return [self.keys[place] for place in islice(filter(chosen.__getitem__, known), start, stop)]

    def _ordered(self, order: str) -> Sequence[int]:
        """All places in the order; those without a day last, equal ones by code."""
        if order not in _ORDERS:
            return sorted(range(len(self.keys)), key=[bytes(title) for title in self._titles].__getitem__)
        by, latest = _ORDERS[order]
        days = [(day or _LAST).toordinal() for day in self._days[by]]
        if latest:
            days = [-number if day else 1 for number, day in zip(days, self._days[by], strict=True)]
        return sorted(range(len(days)), key=days.__getitem__)


class _Memory:
    """The last days that were asked for, each until the register changes."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, date], tuple[str, Census]] = OrderedDict()
        self._lock = Lock()

    def census(self, day: date, make: Callable[[date], Census]) -> Census:
        name = (str(connection.settings_dict["NAME"]), day)
        with self._lock:
            version = register_version()
            version_then, known = self._known.get(name, ("", None))
            if known is None or version_then != version:
                self._known.pop(name, None)
                known = make(day)
            self._known[name] = (version, known)
            self._known.move_to_end(name)
            while len(self._known) > DAYS_KEPT:
                self._known.popitem(last=False)
            return known


_memory = _Memory()


def census(day: date) -> Census:
    """The assignments of a day, as the register is now."""
    return _memory.census(day, Census)
