"""How far a change reaches: of the mentions that ask by a key, those whose choice or ties the changed ones have a part in.

What a unit is put together with depends on the units that fit it, and its ties on those that its words lead to; what
shares a key and neither fits nor is led to makes no difference. So most of what shares a word with a new document need
not be decided anew."""

from __future__ import annotations

from collections.abc import Iterable

from fullgjort.linking.candidates import may_belong
from fullgjort.linking.keys import components
from fullgjort.linking.mention import Mention
from fullgjort.linking.sure import sure_units
from fullgjort.linking.ties import may_tie
from fullgjort.linking.unit import Unit


def reached(asking: Iterable[Mention], changed: Iterable[Mention], before: Iterable[Mention]) -> set[str]:
    """The ids of the asking mentions whose choice or ties may be others than before. `asking` are whole sure components
    and not among the changed; `changed` are the sure components that changed as they are now, `before` as they were."""
    offering: dict[str, list[Unit]] = {}
    for some in (changed, before):
        for unit in _units(some):
            for key in unit.offered:
                offering.setdefault(key, []).append(unit)
    found: set[str] = set()
    for component in components(asking):
        units, _ = sure_units(list(component))
        if any(_is_reached(unit, offering) for unit in units):
            found.update(mention.id for mention in component)
    return found


def _units(mentions: Iterable[Mention]) -> Iterable[Unit]:
    for component in components(mentions):
        yield from sure_units(component)[0]


def _is_reached(unit: Unit, offering: dict[str, list[Unit]]) -> bool:
    asked = {id(other): other for key in unit.asked for other in offering.get(key, ())}
    if any(may_belong(unit, other) for other in asked.values()):
        return True
    return may_tie(unit, lambda key: offering.get(key, ()))
