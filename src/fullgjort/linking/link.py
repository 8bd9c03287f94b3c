"""One assignment through the documents: which mentions speak of it, what is asked, and how assignments stand to each other.

First what is sure (`sure`): mentions that share a sure key. Then (`candidates`) each unit that names no decision looks
at the units that offer its keys. Last the ties (`ties`). The result does not depend on the order of the mentions.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from fullgjort.linking.candidates import Choice, choose
from fullgjort.linking.keys import components, decision_key, is_crowded, offers
from fullgjort.linking.mention import Answer, Group, Linking, Member, Mention, Question, Tie
from fullgjort.linking.sure import sure_units
from fullgjort.linking.ties import STRENGTH, ties_of
from fullgjort.linking.unit import Unit

ANSWERED = "Så svarade en person på frågan vilket uppdrag det är."


def link(
    mentions: Iterable[Mention],
    answers: Iterable[Answer] = (),
    crowded: frozenset[str] = frozenset(),
    beside: Iterable[Mention] = (),
    around: Container[str] = frozenset(),
) -> Linking:
    """The groups (oldest first), the questions and the ties of these mentions; empty for none.

    `answers` are what people said to earlier questions (an answer that names the mention itself, or none that is here,
    leaves it where it is). `crowded` are keys that lead to too many assignments to tell anything, besides those that do
    so among these mentions (`keys.CROWDED`). `beside` are other mentions of the same documents, which are not linked
    but may be what a candidate fits better. `around` are ids of mentions that are only looked at: no tie is drawn from
    them, since what they look at may not be here."""
    told = {answer.mention: answer.candidate for answer in answers}
    units: list[Unit] = []
    asked: list[Question] = []
    for component in components(mentions):
        found, questions = sure_units(component)
        units.extend(found)
        asked.extend(questions)
    units.sort(key=lambda unit: unit.first.order)
    index = _Index(units, crowded, beside)
    choices = [_choice(unit, index, told) for unit in units]
    asked.extend(choice.question for choice in choices if choice.question)
    groups, group_of = _groups(units, choices)
    ties = _ties([unit for unit in units if unit.first.id not in around], index, group_of)
    open_questions = [question for question in asked if question.mention.id not in told]
    return Linking(
        tuple(sorted(groups, key=lambda group: group.members[0].mention.order)),
        tuple(sorted(open_questions, key=lambda question: question.mention.order)),
        tuple(ties),
    )


class _Index:
    """Which units offer a key, and what else stands in a document."""

    def __init__(self, units: Sequence[Unit], crowded: frozenset[str], beside: Iterable[Mention]) -> None:
        self._crowded = crowded
        self._offering: dict[str, list[Unit]] = {}
        self._open: dict[str, list[Unit]] = {}
        self._full: dict[str, bool] = {}
        self.by_mention = {mention.id: unit for unit in units for mention in unit.mentions}
        for unit in units:
            for key in unit.offered:
                self._offering.setdefault(key, []).append(unit)
            self._keep_open(unit.mentions)
        self._keep_open(beside)

    def _keep_open(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            if not decision_key(mention):
                self._open.setdefault(mention.document, []).append(Unit([mention]))

    def offering(self, key: str) -> Sequence[Unit]:
        """The units that offer a key, oldest first; none where it leads to too many to tell anything."""
        units = self._offering.get(key, [])
        if key in self._crowded:
            return ()
        if key not in self._full:
            self._full[key] = is_crowded([m for unit in units for m in unit.mentions if key in offers(m)])
        return () if self._full[key] else units

    def offering_any(self, unit: Unit) -> list[Unit]:
        """The other units that offer what a unit asks, oldest first."""
        found = {id(other): other for key in unit.asked for other in self.offering(key)}
        found.pop(id(unit), None)
        return sorted(found.values(), key=lambda other: other.first.order)

    def siblings(self, unit: Unit) -> list[Unit]:
        """Each mention without a decision in the documents of a unit."""
        return [other for document in sorted(unit.documents()) for other in self._open.get(document, [])]


def _choice(unit: Unit, index: _Index, told: dict[str, str | None]) -> Choice:
    answer = next((mention.id for mention in unit.mentions if mention.id in told), None)
    if answer is not None:
        chosen = index.by_mention.get(told[answer] or "")
        return Choice(chosen, ANSWERED) if chosen and chosen is not unit and _may_join(unit, chosen) else Choice()
    if not unit.asked:
        return Choice()
    offering = index.offering_any(unit)
    return choose(unit, offering, index.siblings(unit)) if offering else Choice()


def _may_join(unit: Unit, other: Unit) -> bool:
    """Whether two units are not given by two decisions."""
    decisions = {
        decision_key(unit.decided) if unit.decided else None,
        decision_key(other.decided) if other.decided else None,
    }
    return len(decisions - {None}) < 2


def _groups(units: Sequence[Unit], choices: Sequence[Choice]) -> tuple[list[Group], dict[str, int]]:
    """The groups that the choices make, and which group (by number) each mention stands in."""
    number = {id(unit): place for place, unit in enumerate(units)}
    parent = list(range(len(units)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    reasons: dict[int, str] = {}
    for place, choice in enumerate(choices):
        if choice.to is not None:
            reasons[place] = choice.reason
            parent[root(place)] = root(number[id(choice.to)])
    together: dict[int, list[int]] = {}
    for place in range(len(units)):
        together.setdefault(root(place), []).append(place)
    groups: list[Group] = []
    group_of: dict[str, int] = {}
    for places in together.values():
        for place in places:
            group_of.update((mention.id, len(groups)) for mention in units[place].mentions)
        groups.append(_group([units[place] for place in places], [reasons.get(place, "") for place in places]))
    return groups, group_of


def _group(units: Sequence[Unit], reasons: Sequence[str]) -> Group:
    """A group of units; `reasons` tell why each joined another one, empty for the one that the others joined."""
    why: dict[str, str] = {}
    joined = next((reason for reason in reasons if reason), "")
    for unit, reason in zip(units, reasons, strict=True):
        for mention in unit.mentions:
            why[mention.id] = "" if mention is unit.first else unit.reasons.get(mention.id, "")
        why[unit.first.id] = reason or joined
    members = sorted((mention for unit in units for mention in unit.mentions), key=lambda mention: mention.order)
    return Group(tuple(Member(m, "" if m is members[0] else why[m.id]) for m in members))


def _ties(units: Sequence[Unit], index: _Index, group_of: dict[str, int]) -> list[Tie]:
    """One tie at most from a newer assignment to an older one: the strongest, then the oldest."""
    found: dict[tuple[int, int], Tie] = {}
    for unit in units:
        for tie in ties_of(unit, index.offering):
            pair = (group_of[tie.mention.id], group_of[tie.other.id])
            if pair[0] == pair[1]:
                continue
            known = found.get(pair)
            if known is None or _strength(tie) < _strength(known):
                found[pair] = tie
    return sorted(found.values(), key=lambda tie: (tie.mention.order, tie.other.order, tie.kind))


def _strength(tie: Tie) -> tuple[int, tuple[str, str, str], tuple[str, str, str]]:
    return STRENGTH[tie.kind], tie.mention.order, tie.other.order
