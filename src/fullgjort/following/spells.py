"""Situations and signals as spells: from which day to which each holds. They are evaluated only on the days on which
anything can change; between two such days nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fullgjort.following.anchors import anchored
from fullgjort.following.facts import AssignmentFacts, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.months import days_earlier, days_later
from fullgjort.following.moves import last_day_of
from fullgjort.following.papers import next_paper
from fullgjort.following.signal import Signal, SignalName, Spell
from fullgjort.following.signals.all import SIGNALS
from fullgjort.following.signals.silence import TURN_MONTHS, turn_over
from fullgjort.following.situation import Situation, situation

# these change only with the facts; all others also as days go by
_UNCHANGING = {
    SignalName.NO_NEWS,
    SignalName.DRIFTING,
    SignalName.UNDATED,
    SignalName.UNOWNED,
    SignalName.CLOSED_WITHOUT_EVIDENCE,
}
_DAILY = {name: rule for name, rule in SIGNALS.items() if name not in _UNCHANGING}


@dataclass(frozen=True, slots=True)
class SituationSpell:
    """A situation and the days on which it holds: from `since` to the day before `until` (None: it holds still)."""

    situation: Situation
    since: date
    until: date | None


def signals_on(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> tuple[Signal, ...]:
    """The signals that hold on a day for the facts as they stood then (`AssignmentFacts.as_of(day)`), most urgent
    first."""
    if facts.in_question:
        return ()
    found = (rule(facts, around, day, rules) for rule in SIGNALS.values())
    return tuple(signal for signal in found if signal is not None)


def spells(
    facts: AssignmentFacts, around: Surroundings, rules: HouseRules
) -> tuple[tuple[SituationSpell, ...], tuple[Spell, ...]]:
    """All situations, oldest first and without gaps, and all signals, by their first day, from the first day of which
    anything is known. An assignment without any day begins on the day when it was learnt of; both are empty where there
    is no such day either."""
    facts = anchored(facts, around, rules)
    start = first_day(facts)
    if start is None:
        return (), ()
    days = sorted({start, *(day for day in _turning_days(facts, around, rules) if day > start)})
    told = _fact_days(facts)
    situations: list[SituationSpell] = []
    open_: dict[SignalName, tuple[Signal, date]] = {}
    done: list[Spell] = []
    known = None
    for day in days:
        learnt = known is None or day in told
        if learnt or known is None:
            known = facts.as_of(day)
        now = situation(known, day, rules, around)
        if not situations or situations[-1].situation != now:
            if situations:
                before = situations[-1]
                situations[-1] = SituationSpell(before.situation, before.since, day)
            situations.append(SituationSpell(now, day, None))
        if facts.in_question:
            continue
        for name, rule in SIGNALS.items() if learnt else _DAILY.items():
            signal = rule(known, around, day, rules)
            held = open_.get(name)
            if held is not None:
                if held[0] == signal:
                    continue
                done.append(Spell(held[0], held[1], day))
                del open_[name]
            if signal is not None:
                open_[name] = (signal, day)
    done.extend(Spell(signal, since, None) for signal, since in open_.values())
    done.sort(key=lambda spell: (spell.since, spell.until or date.max, spell.signal.name))
    return tuple(situations), tuple(done)


def first_day(facts: AssignmentFacts) -> date | None:
    """The first day of which anything is known; see `spells`."""
    days = _fact_days(facts)
    if facts.given_on:
        days.add(facts.given_on)
    if days:
        return min(days)
    all_facts = (*facts.told, *facts.dues, *facts.reports, *facts.closings, *facts.ties)
    learnt = [fact.learnt for fact in all_facts if fact.learnt is not None]
    return min(learnt, default=None)


def _fact_days(facts: AssignmentFacts) -> set[date]:
    groups = (facts.told, facts.dues, facts.reports, facts.closings, facts.ties, facts.asked)
    return {fact.day for group in groups for fact in group if fact.day is not None}


def _turning_days(facts: AssignmentFacts, around: Surroundings, rules: HouseRules) -> Iterator[date]:
    """The days on which a signal or a state can begin or end; some too many do no harm."""
    said = _fact_days(facts)
    if facts.given_on:
        said.add(facts.given_on)
    yield from said
    for due in facts.dues:
        if latest := last_day_of(due):
            yield days_later(latest, 1)
            yield days_earlier(latest, rules.soon_days)
    for tie in facts.ties:
        if tie.other_closed:
            yield tie.other_closed
    reported = {report.day for report in facts.reports if report.day}
    told = {one.day for one in facts.told if one.day}
    begins = {day for day in (facts.given_on, min(told, default=None)) if day}
    if not facts.reports or min(reported, default=date.max) > min(begins, default=date.min):
        yield from (days_later(day, rules.silence_days) for day in begins)
        yield from (one.day for one in around.treated if one.day is not None)
    yield from _papers_after(facts, around)
    if months := TURN_MONTHS.get(facts.recurrence):
        yield from (turn_over(day, months) for day in reported | begins)


def _papers_after(facts: AssignmentFacts, around: Surroundings) -> Iterator[date]:
    """The first paper of the same kind after each telling, of the director's report after each report that sends the
    reader there, of the report-back after each day for what recurs at each meeting, the minutes after a proposal."""
    wanted = set()
    for told in facts.told:
        if told.day is None:
            continue
        if told.kind in ("report_back", "list", "director_report"):
            wanted |= {(told.body, told.day, told.kind), (facts.body, told.day, told.kind)}
        if told.role == "proposed":
            wanted.add((told.body, days_earlier(told.day, 1), "minutes"))
    for report in facts.reports:
        if report.day is not None and report.status == "transferred":
            boards = {told.body for told in facts.told if told.document == report.document} | {facts.body}
            wanted |= {(body, report.day, "director_report") for body in boards}
    if facts.recurrence == "each_meeting":
        days = [report.day for report in facts.reports] + [told.day for told in facts.told] + [facts.given_on]
        wanted |= {(facts.body, day, "report_back") for day in days if day is not None}
    for asked in facts.asked:  # the paper after one that may tell of it
        if asked.day is not None:
            wanted |= {(body, asked.day, kind) for body, _, kind in tuple(wanted)}
    for body, day, kind in wanted:
        paper = next_paper(around, body, day, date.max, kind)
        if paper:
            yield paper.day
