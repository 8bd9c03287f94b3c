"""The first step of linking, the sure part: mentions that are one by their decision, their plan's row, or their meeting
and wording.

Assignments with the same body, date and § are one, unless a document itself tells several apart under that §; then
each is told by its wording. The same plan row in two years' lists is one when wording and source agree.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from fullgjort.linking.keys import decision_key, decision_keys, plan_key, wording_key
from fullgjort.linking.likeness import likeness
from fullgjort.linking.mention import Mention, Question, Role
from fullgjort.linking.unit import Unit
from fullgjort.linking.wording import fold_wording

# "Direktören ska återkomma med en redovisning senast …": no task of its own
_ONLY_WHEN = re.compile(
    r"(?:att\s+)?(?:[\w-]+\s+){1,5}?(?:ska|skall)\s+(?:(?:åter(?:komma|rapportera|koppla)|redovisa)s?|ske|lämnas?|vara\s+slutfört|slutredovisas)\b"
    r"(?:\s+(?:med|en|till|om|av|läget|redovisning|rapport|lägesrapport|svar|uppdraget|detta|resultatet|[\w-]*styrelsen|[\w-]*nämnden)){0,6}"
    r"(?:\s+(?:senast|under|i|vid|inom|till|varje|årligen|före|efter)\b[^.]*)?\.?$",
    re.IGNORECASE,
)
ALIKE = 72.0  # token set ratio of folded wordings under one §, from which they speak of one task
APART = 12.0  # by so much the best candidate must be better than the next
WORDED = 0.5  # likeness of words, from which a task under one § is told by them
CLEARLY = 0.1  # by so much the best one's likeness must be greater than the next one's
UNNAMED = 0.3  # what is taken from the likeness where a place or another name stands in only one of them


def sure_units(component: list[Mention]) -> tuple[list[Unit], list[Question]]:
    """The units of mentions that hang together through sure keys (oldest first), and the questions they raise."""
    if len(component) == 1:
        return [Unit(list(component), {})], []
    questions: list[Question] = []
    decisions: dict[str, list[Unit]] = {}
    done: list[Unit] = []
    for unit in _by_wording(component):
        key = next((key for key in map(decision_key, unit.mentions) if key), None)
        if key:
            decisions.setdefault(key, []).append(unit)
        else:
            done.append(unit)
    _join_initials(decisions)
    for key in sorted(decisions):
        together, asked = _by_decision(decisions[key])
        done.extend(together)
        questions.extend(asked)
    return done, questions


def _join_initials(decisions: dict[str, list[Unit]]) -> None:
    """Put what cites a board by its initials with the decision of the one board of the component that has them."""
    for key in sorted(decisions):
        named = sorted(
            {
                other
                for other, units in decisions.items()
                if other != key and any(key in decision_keys(m) for unit in units for m in unit.mentions)
            }
        )
        if len(named) == 1:
            decisions[named[0]].extend(decisions.pop(key))


def _by_wording(component: list[Mention]) -> list[Unit]:
    """Mentions with the same wording key, plan key, or decision and wording, oldest unit first.

    Two decisions (different §) are never made one by wording alone."""
    units: list[Unit] = []
    by_key: dict[tuple[str, str], Unit] = {}
    open_by_key: dict[str, list[Unit]] = {}
    for mention in component:
        decision = decision_key(mention) or ""
        worded = wording_key(mention) or plan_key(mention) or ""
        own = worded or (f"{decision}|{fold_wording(mention.wording)}" if decision else mention.id)
        unit = by_key.get((decision, own))
        if unit is None:
            unit = Unit([mention], {})
            by_key[decision, own] = unit
            units.append(unit)
            if worded:
                open_by_key.setdefault(worded, []).append(unit)
        else:
            unit.take(Unit([mention], {}), _reason(mention, unit.first))
    # a mention without § joins the only decision of that meeting with the same words
    joined: list[Unit] = []
    for unit in units:
        worded = wording_key(unit.first) or ""
        if decision_key(unit.first) or not worded:
            joined.append(unit)
            continue
        with_paragraph = [other for other in open_by_key.get(worded, []) if decision_key(other.first)]
        if len(with_paragraph) == 1:
            with_paragraph[0].take(unit, _reason(unit.first, with_paragraph[0].first))
        else:
            joined.append(unit)
    return joined


def _by_decision(units: list[Unit]) -> tuple[list[Unit], list[Question]]:
    """The units of one decision made one, or told apart by wording where a document tells several apart."""
    units = _with_their_days(sorted(units, key=lambda unit: unit.first.order))
    if len(units) == 1:
        return units, []
    apart: dict[str, list[Unit]] = {}
    for unit in units:
        for document in unit.documents():
            apart.setdefault(document, []).append(unit)
    document = min(apart, key=lambda name: (-len(apart[name]), _weight(apart[name], name), name))
    seeds = apart[document]
    if len(seeds) == 1:
        whole = units[0]
        for unit in units[1:]:
            whole.take(unit, _reason(unit.first, whole.first))
        return [whole], []
    homes = {id(seed): seed for seed in seeds}
    wordings = {id(seed): fold_wording(seed.first.wording) for seed in seeds}
    loose: list[Unit] = []
    questions: list[Question] = []
    for unit in units:
        if id(unit) in homes:
            continue
        folded = fold_wording(unit.first.wording)
        ranked = sorted(
            ((fuzz.token_set_ratio(folded, wordings[id(seed)]), number) for number, seed in enumerate(seeds)),
            key=lambda pair: (-pair[0], pair[1]),
        )
        best, number = ranked[0]
        clear = best >= ALIKE and best - ranked[1][0] >= APART
        told = seeds[number] if clear else _told_by_words(unit, seeds)
        if told is not None:
            told.take(unit, _reason(unit.first, told.first))
            continue
        loose.append(unit)
        fitting = [seeds[n] for score, n in sorted(ranked, key=lambda pair: pair[1]) if score >= ALIKE] or seeds
        if len(fitting) < 2:
            fitting = seeds
        candidates = tuple(sorted((seed.first for seed in fitting), key=lambda mention: mention.order))
        questions.append(Question(unit.first, candidates, _doubt(unit.first, len(candidates))))
    return [*seeds, *loose], questions


def _with_their_days(units: list[Unit]) -> list[Unit]:
    """The units, each sentence that only says when an answer is due put with the task that stands before it."""
    tasks = [unit for unit in units if not _ONLY_WHEN.match(unit.first.wording)]
    if not tasks:
        return units
    for unit in units:
        if unit in tasks:
            continue
        before = [
            (mention.id, number)
            for number, task in enumerate(tasks)
            for mention in task.mentions
            if mention.document == unit.first.document and mention.id < unit.first.id
        ]
        if before:
            tasks[max(before)[1]].take(unit, _reason(unit.first, tasks[max(before)[1]].first))
        else:
            tasks.append(unit)
    return tasks


def _told_by_words(unit: Unit, seeds: list[Unit]) -> Unit | None:
    """The one of several tasks under one § whose words and names a unit's own words clearly fit better; None where
    there is none."""

    def fit(seed: Unit) -> float:
        like = likeness(unit.first.wording, seed.first.wording)
        return like.score if like.named else like.score - UNNAMED

    ranked = sorted(((-fit(seed), number) for number, seed in enumerate(seeds)))
    (best, number), (second, _) = ranked[:2]
    return seeds[number] if -best >= WORDED and second - best >= CLEARLY else None


def _weight(units: list[Unit], document: str) -> tuple[int, str]:
    """Among documents that tell equally many apart: the one that gives them first, then the oldest."""
    own = [m for unit in units for m in unit.mentions if m.document == document]
    return (min(0 if m.role is Role.GIVEN else 1 for m in own), min(m.day or "9999" for m in own))


def _printed(mention: Mention) -> str:
    where = f"{mention.decision_body} {mention.decision_day}"
    return f"{where} §\u00a0{mention.paragraph}" if mention.paragraph else where


def _reason(mention: Mention, other: Mention) -> str:
    """Why two mentions are one, in a Swedish sentence."""
    if set(decision_keys(mention)) & set(decision_keys(other)):
        return f"Samma beslut: {_printed(mention)}."
    if wording_key(mention) and wording_key(mention) == wording_key(other):
        return f"Samma möte och samma ordalydelse: {_printed(mention if mention.decision_day else other)}."
    return f"Samma rad i samma plan: {mention.source}."


def _doubt(mention: Mention, number: int) -> str:
    return f"{_printed(mention)} gav {number} uppdrag, och orden räcker inte för att säga vilket av dem som menas."
