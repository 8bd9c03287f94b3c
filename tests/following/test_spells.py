"""Spells: what is evaluated on few days holds on every day between them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story import read_story

from fullgjort.following.facts import (
    AssignmentFacts,
    Closed,
    Due,
    Paper,
    Reported,
    Surroundings,
    Tied,
    Told,
)
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.situation import situation
from fullgjort.following.spells import signals_on, spells

RULES = HouseRules(soon_days=20, silence_days=40, drift_months=2)
START = date(2020, 1, 1)
DAYS = st.integers(0, 500).map(lambda number: START + timedelta(days=number))
MAYBE = st.one_of(st.none(), DAYS, DAYS, DAYS, DAYS)
KINDS = st.sampled_from(["report_back", "director_report", "minutes", "decision_memo"])
BODIES = st.sampled_from(["RS", "RS", "HN"])
STATUSES = st.sampled_from(["ongoing", "done", "transferred", "rejected", "postponed", "unclear"])
TEXTS = st.sampled_from(
    ["Arbetet pågår enligt plan.", "Redovisas i RD-rapporten.", "Pågår", "En konsult har anlitats."]
)
DOCUMENTS = st.sampled_from(["d1", "d2", "d3", "d4"])


@st.composite
def dues(draw: st.DrawFn) -> Due:
    kind = draw(st.sampled_from(["date", "date", "date", "season", "relative", "event", "none"]))
    place = {"day": draw(MAYBE), "document": draw(DOCUMENTS), "promise": draw(st.booleans())}
    bound = draw(st.sampled_from(["by", "by", "on", "before", "not_before"]))
    if kind == "date":
        last = draw(DAYS)
        return Due(**place, edtf=last.isoformat(), bound=bound, earliest=last, latest=last)
    if kind == "season":
        return Due(**place, edtf="2020-23", bound=bound, earliest=date(2020, 9, 1), latest=date(2020, 11, 30))
    words = {
        "relative": ["inom sex månader", "efter ett år"],
        "event": ["vid nästa sammanträde", "årets sista sammanträde", "i samband med delårsrapporten", "i juletid"],
        "none": ["snarast"],
    }[kind]
    return Due(**place, words=draw(st.sampled_from(words)), bound=bound, kind=kind)


def in_order[F: (Told, Due, Reported, Closed, Tied)](facts: list[F]) -> tuple[F, ...]:
    return tuple(sorted(facts, key=lambda fact: (fact.day is None, fact.day or date.min, fact.document)))


@st.composite
def histories(draw: st.DrawFn) -> tuple[AssignmentFacts, Surroundings]:
    roles = st.sampled_from(["given", "proposed", "reported", "cited"])
    told = st.builds(Told, day=MAYBE, document=DOCUMENTS, role=roles, kind=KINDS, body=BODIES)
    answers = st.lists(st.integers(0, 2), max_size=2, unique=True).map(tuple)
    reports = st.builds(Reported, day=MAYBE, document=DOCUMENTS, status=STATUSES, quote=TEXTS, answers=answers)
    closings = st.builds(
        Closed, day=MAYBE, document=DOCUMENTS, outcome=st.sampled_from(["", "withdrawn", "as_decided"])
    )
    kinds = st.sampled_from(["repeats", "amends"])
    ties = st.builds(Tied, day=MAYBE, kind=kinds, other=st.just("U-2"), newer=st.booleans(), other_closed=MAYBE)
    recurrence = st.sampled_from(["", "", "", "monthly", "quarterly", "each_meeting"])
    facts = AssignmentFacts(
        id="U-1",
        wording="Kartlägga hörselvården",
        parts=draw(st.sampled_from([(), ("a", "b"), ("a", "b", "c")])),
        assignee=draw(st.sampled_from(["", "Hamnchefen"])),
        body="RS",
        recurrence=draw(recurrence),
        given_on=draw(MAYBE),
        proposed_only=draw(st.booleans()),
        told=in_order(draw(st.lists(told, max_size=4))),
        dues=in_order(draw(st.lists(dues(), max_size=4))),
        reports=in_order(draw(st.lists(reports, max_size=4))),
        closings=in_order(draw(st.lists(closings, max_size=1))),
        ties=in_order(draw(st.lists(ties, max_size=1))),
    )
    papers: dict[str, tuple[Paper, ...]] = {}
    for body in ("RS", "HN"):
        found = draw(st.lists(st.builds(Paper, DAYS, DOCUMENTS, st.just("p.pdf"), KINDS, st.just(body)), max_size=5))
        papers[body] = tuple(sorted(found, key=lambda paper: (paper.day, paper.document)))
    return facts, Surroundings(papers)


@settings(max_examples=120, deadline=None)
@given(history=histories(), days=st.lists(st.integers(-5, 1200), min_size=5, max_size=25))
def test_the_spells_that_cover_a_day_are_what_is_evaluated_on_it(
    history: tuple[AssignmentFacts, Surroundings], days: list[int]
) -> None:
    facts, around = history
    situations, signals = spells(facts, around, RULES)
    edges = {spell.since for spell in (*situations, *signals)} | {s.until for s in signals if s.until}
    asked = {START + timedelta(days=number) for number in days}
    asked |= {edge + timedelta(days=shift) for edge in edges for shift in (-1, 0)}
    for day in sorted(asked):
        if not situations or day < situations[0].since:
            continue
        known = facts.as_of(day)
        covering = [spell for spell in situations if spell.since <= day and (not spell.until or day < spell.until)]
        assert [spell.situation for spell in covering] == [situation(known, day, RULES, around)]
        held = {spell.signal for spell in signals if spell.since <= day and (not spell.until or day < spell.until)}
        assert held == set(signals_on(known, around, day, RULES))


@given(history=histories())
@settings(max_examples=40, deadline=None)
def test_spells_follow_upon_each_other(history: tuple[AssignmentFacts, Surroundings]) -> None:
    situations, signals = spells(*history, RULES)
    for before, after in pairwise(situations):
        assert before.until == after.since
        assert before.situation != after.situation
    assert not situations or situations[-1].until is None
    for spell in signals:
        assert spell.until is None or spell.since < spell.until


@given(history=histories())
@settings(max_examples=20, deadline=None)
def test_the_same_facts_give_the_same_spells(history: tuple[AssignmentFacts, Surroundings]) -> None:
    assert spells(*history, RULES) == spells(*history, RULES)


SITUATIONS = [
    ("2020-02-10 given", "2020-02-10", "undated", 0),
    ("2020-02-10 given | recurs yearly", "2020-02-10", "open", 0),
    ("2020-02-10 given | 2020-02-10 due 2020-12-31", "2020-06-01", "open", 0),
    ("2020-02-10 given | 2020-02-10 due 2020-12-31", "2020-12-01", "soon", 0),
    ("2020-02-10 given | 2020-02-10 due 2020-12-31", "2020-12-31", "soon", 0),
    ("2020-02-10 given | 2020-02-10 due 2020-12-31", "2021-01-01", "overdue", 0),
    ("2020-02-10 given | 2020-02-10 due 2020-12-31 | 2020-06-01 report done", "2021-01-01", "done", 0),
    ("2020-02-10 given | 2020-02-10 due 2020-12-31 | 2020-06-01 report rejected", "2021-01-01", "open", 0),
    ("2020-02-10 given | 2020-02-10 due 2020-12-31 | 2020-06-01 report transferred", "2021-01-01", "open", 0),
    ("2020-02-10 given | 2020-02-10 due 2020-12-31 | 2020-06-01 closed", "2021-01-01", "closed", 0),
    ("2020-02-10 given | 2020-02-10 due 2020-12-31 | 2020-06-01 promise 2021-12-31", "2021-01-01", "open", 1),
]


@pytest.mark.parametrize(("story", "day", "state", "moves"), SITUATIONS)
def test_one_state_holds_on_a_day(story: str, day: str, state: str, moves: int) -> None:
    facts, around = read_story(story)
    on = date.fromisoformat(day)
    found = situation(facts.as_of(on), on, HouseRules(), around)
    assert (found.state, found.moves) == (state, moves)


def test_heard_on_is_the_last_report_or_the_day_it_was_given() -> None:
    facts, around = read_story("2020-02-10 given | 2020-06-01 report ongoing")
    days = [date(2020, 5, 31), date(2020, 6, 1)]
    heard = [situation(facts.as_of(day), day, HouseRules(), around).heard_on for day in days]
    assert heard == [date(2020, 2, 10), date(2020, 6, 1)]


def test_what_has_no_day_at_all_begins_when_it_was_learnt_of() -> None:
    told = Told(None, learnt=date(2024, 5, 1), role="given")
    facts = AssignmentFacts("U-1", "Kartlägga hörselvården", told=(told,))
    situations, _ = spells(facts, Surroundings({}), HouseRules())
    assert [spell.since for spell in situations] == [date(2024, 5, 1)]
    assert spells(AssignmentFacts("U-1", "Kartlägga"), Surroundings({}), HouseRules()) == ((), ())
