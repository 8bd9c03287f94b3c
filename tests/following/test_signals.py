"""Signals, day by day, in tiny stories."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from story import read_story

from fullgjort.following.facts import AssignmentFacts, Paper, Surroundings, Told
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.signal import SignalName
from fullgjort.following.signals.all import SIGNALS
from fullgjort.following.spells import signals_on

RULES = HouseRules()

# the signal, the story, the days on which it holds and those on which it does not
STORIES = [
    # ---- due soon, overdue
    ("due_soon", "2020-02-10 given | 2020-02-10 due 2020-12-31", "2020-12-01 2020-12-31", "2020-11-30 2021-01-01"),
    ("due_soon", "2020-12-10 given | 2020-12-10 due 2020-12-31", "2020-12-10", "2021-01-01"),
    ("due_soon", "2020-02-10 given | 2020-02-10 due 2020-12-31 | 2020-12-05 report done", "2020-12-04", "2020-12-05"),
    ("due_soon", "2020-02-10 given | 2020-02-10 due 2020-12-31 | 2020-12-05 closed", "2020-12-04", "2020-12-05"),
    ("due_soon", "2020-02-10 given | 2020-02-10 due 2020-12-31 not_before", "", "2020-12-31"),
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-12-31", "2021-01-01 2025-01-01", "2020-12-31"),
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-12-31 | 2021-02-01 report ongoing", "2021-02-01", "2020-12-31"),
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-12-31 | 2021-02-01 report done", "2021-01-31", "2021-02-01"),
    (
        "overdue",
        "2020-02-10 given | 2020-02-10 due 2020-12-31 | 2021-02-01 report rejected",
        "2021-01-31",
        "2021-02-01",
    ),
    (
        "overdue",
        "2020-02-10 given | 2020-02-10 due 2020-12-31 | 2021-02-01 report transferred",
        "2021-01-31",
        "2021-02-01",
    ),
    (
        "overdue",
        "2020-02-10 given | 2020-02-10 due 2020-12-31 | 2021-02-01 report postponed | 2021-02-01 promise 2021-06-30",
        "2021-01-01 2021-07-01",
        "2021-02-01 2021-06-30",
    ),
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-23", "2021-01-01", "2020-12-01 2020-12-31"),
    ("overdue", "2020-02-10 given | 2020-02-10 relative inom sex månader", "2020-08-11", "2020-08-10"),
    # ---- undated, unowned
    ("undated", "2020-02-10 given", "2020-02-10 2024-01-01", ""),
    ("undated", "2020-02-10 given | 2020-02-10 none skyndsamt", "2020-02-10", ""),
    ("undated", "2020-06-01 report_back ongoing", "", "2020-06-01"),
    ("undated", "2020-02-10 given | 2020-06-01 report_back ongoing", "2020-06-01", ""),
    ("undated", "2020-02-10 given | 2020-02-10 due 2020-12-31", "", "2020-02-10"),
    (
        "undated",
        "2020-02-10 given | 2020-06-01 report ongoing | 2020-06-01 promise 2020-12-31",
        "2020-05-31",
        "2020-06-01",
    ),
    ("undated", "2020-02-10 given | recurs yearly", "", "2020-02-10"),
    ("undated", "2020-02-10 given | 2020-06-01 report done", "2020-05-31", "2020-06-01"),
    ("undated", "2020-02-10 given | 2020-06-01 report transferred", "2020-06-01", ""),
    ("undated", "2020-02-10 given | 2020-02-10 relative efter ett år", "", "2020-02-10"),
    ("undated", "2020-02-10 given | 2020-02-10 event vid nästa sammanträde", "2020-02-10", ""),
    (
        "undated",
        "2020-02-10 given | 2020-02-10 event vid nästa sammanträde | 2020-03-10 paper minutes",
        "",
        "2020-02-10 2020-03-11",
    ),
    ("undated", "2020-02-10 proposed", "", "2020-02-10"),
    ("unowned", "2020-02-10 given | unowned", "2020-02-10", ""),
    ("unowned", "2020-02-10 given", "", "2020-02-10"),
    ("unowned", "2020-02-10 given | unowned | 2020-06-01 closed", "2020-05-31", "2020-06-01"),
    # ---- silence
    (
        "silent",
        "2020-02-10 given | 2020-06-01 report ongoing | 2020-06-01 promise 2020-09-30",
        "2020-10-01 2022-01-01",
        "2020-06-01 2020-09-30",
    ),
    (
        "silent",
        "2020-02-10 given | 2020-06-01 report ongoing | 2020-06-01 promise 2020-09-30 | 2020-12-01 report ongoing",
        "2020-10-01",
        "2020-12-01",
    ),
    (  # the same words again, after the promised day
        "silent",
        "2020-02-10 given | 2020-06-01 report ongoing: Svar lämnas i höst. | 2020-06-01 promise 2020-09-30"
        " | 2020-12-01 report ongoing: Svar lämnas i höst.",
        "2020-10-01 2020-12-01 2021-06-01",
        "2020-09-30",
    ),
    (  # a form prints the status after the same words
        "no_news",
        "2020-02-10 given | 2020-06-01 report ongoing: Samråd hålls i höst med alla."
        " | 2020-12-01 report ongoing: Samråd hålls i höst med alla. Status: Pågår",
        "2020-12-01",
        "2020-11-30",
    ),
    (  # a list prints the status between them
        "silent",
        "2020-02-10 given | 2020-06-01 report ongoing: Svar lämnas i höst. | 2020-06-01 promise 2020-09-30"
        " | 2020-11-01 report ongoing: Pågår | 2020-12-01 report ongoing: Svar lämnas i höst.",
        "2020-10-01 2021-06-01",
        "2020-09-30 2020-11-01",
    ),
    (  # a list's status is an answer, if a short one
        "silent",
        "2020-02-10 given | 2020-06-01 report ongoing: Svar lämnas i höst. | 2020-06-01 promise 2020-09-30"
        " | 2020-11-01 report ongoing: Pågår",
        "2020-10-01",
        "2020-11-01",
    ),
    ("silent", "2020-02-10 given | 2020-02-10 due 2020-09-30", "", "2021-01-01"),
    ("silent", "2020-02-10 given | 2020-06-01 report done | 2020-06-01 promise 2020-09-30", "", "2021-01-01"),
    ("never_reported", "2020-02-10 given", "2020-05-10 2024-01-01", "2020-02-10 2020-05-09"),
    ("never_reported", "2020-02-10 given | 2020-06-01 report ongoing", "2020-05-31", "2020-06-01"),
    ("never_reported", "2020-02-10 given | 2020-06-01 closed", "2020-05-31", "2020-06-01"),
    ("never_reported", "2020-02-10 proposed", "", "2021-01-01"),
    (
        "no_news",
        "2020-02-10 given | 2020-06-01 report ongoing: En grupp har bildats. | 2020-12-01 report ongoing: En grupp har bildats.",
        "2020-12-01 2021-06-01",
        "2020-11-30",
    ),
    (
        "no_news",
        "2020-02-10 given | 2020-06-01 report ongoing: En grupp har bildats. | 2020-12-01 report ongoing: En konsult har anlitats.",
        "",
        "2020-12-01",
    ),
    (
        "no_news",
        "2020-02-10 given | 2020-06-01 report ongoing: En grupp har bildats. | 2020-09-01 report ongoing: Pågår"
        " | 2020-12-01 report ongoing: En grupp har bildats!",
        "2020-12-01",
        "2020-09-01",
    ),
    (
        "no_news",
        "2020-02-10 given | 2020-06-01 report done: Det är klart nu. | 2020-12-01 report done: Det är klart nu.",
        "",
        "2020-12-01",
    ),
    # ---- papers
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back ongoing | 2020-10-01 paper report_back",
        "2020-10-01 2024-01-01",
        "2020-09-30",
    ),
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back ongoing | 2020-10-01 paper report_back | 2021-01-01 report_back ongoing",
        "2020-10-01 2020-12-31",
        "2021-01-01",
    ),
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back ongoing | 2020-10-01 paper director_report",
        "",
        "2021-01-01",
    ),
    ("vanished", "2020-02-10 given | 2020-06-01 report_back done | 2020-10-01 paper report_back", "", "2020-10-01"),
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back transferred | 2020-10-01 paper report_back",
        "",
        "2020-10-01",
    ),
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back ongoing | 2020-09-01 closed | 2020-10-01 paper report_back",
        "",
        "2020-10-01",
    ),
    ("vanished", "2020-02-10 given | 2020-10-01 paper report_back", "", "2020-10-01"),
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 director_report ongoing | 2020-07-01 paper director_report",
        "2020-07-01",
        "2020-06-30",
    ),
    (
        "redirected_missing",
        "2020-02-10 given | 2020-06-01 report_back transferred: Redovisas i regiondirektörens rapport."
        " | 2020-06-01 paper director_report | 2020-09-01 paper director_report",
        "2020-09-01 2024-01-01",
        "2020-06-01 2020-08-31",
    ),
    (
        "redirected_missing",
        "2020-02-10 given | 2020-06-01 report_back transferred: Redovisas i RD-rapporten. | 2020-09-01 director_report ongoing",
        "",
        "2020-09-01",
    ),
    (
        "redirected_missing",
        "2020-02-10 given | 2020-06-01 report_back transferred: Redovisas i månadsrapporten. | 2020-09-01 paper director_report"
        " | 2020-12-01 director_report ongoing",
        "2020-09-01 2020-11-30",
        "2020-12-01",
    ),
    (
        "redirected_missing",
        "2020-02-10 given | 2020-06-01 report_back transferred: Redovisas i årsredovisningen. | 2020-09-01 paper director_report",
        "",
        "2020-09-01",
    ),
    # ---- recurring
    ("recurring_missing", "2020-02-10 given | recurs yearly", "2021-03-10", "2021-03-09"),
    ("recurring_missing", "2020-02-10 given | recurs quarterly", "2020-06-10", "2020-06-09"),
    (
        "recurring_missing",
        "2020-02-10 given | recurs half_yearly | 2020-09-30 report ongoing",
        "2020-09-10 2021-04-30",
        "2020-09-09 2020-09-30 2021-04-29",
    ),
    ("recurring_missing", "2020-02-10 given | recurs monthly | 2020-03-01 closed", "", "2021-01-01"),
    (
        "recurring_missing",
        "2020-02-10 given | recurs each_meeting | 2020-04-01 report_back ongoing | 2020-06-01 paper report_back",
        "2020-06-01",
        "2020-05-31",
    ),
    ("recurring_missing", "2020-02-10 given", "", "2024-01-01"),
    # ---- parts
    (
        "unanswered_part",
        "parts 2 | 2020-02-10 given | 2020-06-01 report_back ongoing | 2020-06-01 answers 1 | 2020-10-01 report_back done",
        "2020-10-01",
        "2020-06-01",
    ),
    (
        "unanswered_part",
        "parts 2 | 2020-02-10 given | 2020-06-01 report ongoing | 2020-06-01 answers 1 | 2020-10-01 report done | 2020-10-01 answers 2",
        "",
        "2020-06-01 2020-10-01",
    ),
    ("unanswered_part", "parts 2 | 2020-02-10 given | 2020-06-01 report done", "", "2020-06-01"),
    (  # the last part may be answered in other words
        "unanswered_part",
        "parts 2 | 2020-02-10 given | 2020-06-01 report done | 2020-06-01 answers 1 | 2020-06-01 tells 1",
        "",
        "2020-06-01",
    ),
    (
        "unanswered_part",
        "parts 3 | 2020-02-10 given | 2020-06-01 report done | 2020-06-01 answers 1 | 2020-06-01 tells 1",
        "2020-06-01",
        "2020-05-31",
    ),
    ("unanswered_part", "2020-02-10 given | 2020-06-01 report done | 2020-06-01 answers 1", "", "2020-06-01"),
    (
        "unanswered_part",
        "parts 3 | 2020-02-10 given | 2020-06-01 report ongoing | 2020-06-01 answers 1 | 2020-10-01 closed",
        "2020-10-01",
        "2020-09-30",
    ),
    (
        "unanswered_part",
        "parts 2 | 2020-02-10 given | 2020-06-01 report_back ongoing | 2020-06-01 answers 1 | 2020-10-01 paper report_back",
        "2020-10-01",
        "2020-09-30",
    ),
    # ---- what may be of it, by a question that nobody has answered
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back ongoing | 2020-10-01 paper report_back | 2020-10-01 asked ongoing",
        "",
        "2020-10-01 2021-01-01",
    ),
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back ongoing | 2020-10-01 paper report_back | 2020-10-01 asked ongoing"
        " | 2020-12-01 paper report_back",
        "2020-12-01",
        "2020-11-30",
    ),
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-06-30 | 2020-07-15 asked ongoing", "2020-07-01", "2020-07-15"),
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-06-30 | 2022-01-15 asked ongoing", "2022-01-15", ""),
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-06-30 | 2022-01-15 asked done", "2022-01-14", "2022-01-15"),
    ("closed_without_evidence", "2020-02-10 given | 2020-09-15 asked done | 2020-10-01 closed", "", "2020-10-01"),
    ("never_reported", "2020-02-10 given | 2020-04-01 asked ongoing", "", "2020-12-01"),
    ("due_soon", "2020-02-10 given | 2020-02-10 due 2020-12-31 | 2020-12-10 asked done", "2020-12-09", "2020-12-10"),
    ("closed_without_evidence", "2020-02-10 given | 2020-09-15 report_back | 2020-10-01 closed", "", "2020-10-01"),
    # ---- a report whose day nobody knows
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-06-30 | nodate done", "", "2020-07-01"),
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-06-30 | nodate ongoing", "2020-07-01", ""),
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back ongoing | 2020-10-01 paper report_back | nodate done",
        "",
        "2020-10-01",
    ),
    # ---- drifting
    (
        "drifting",
        "2020-02-10 given | 2020-02-10 due 2020-06-30 | 2020-06-01 promise 2020-09-30 | 2020-09-01 promise 2020-12-31",
        "2020-09-01",
        "2020-08-31",
    ),
    (
        "drifting",
        "2020-02-10 given | 2020-02-10 due 2020-06-30 | 2020-06-01 promise 2021-06-30",
        "2020-06-01",
        "2020-05-31",
    ),
    (
        "drifting",
        "2020-02-10 given | 2020-02-10 due 2020-06-30 | 2020-06-01 promise 2021-06-30 | 2020-08-01 promise 2020-09-30",
        "2020-07-31",
        "2020-08-01",
    ),
    ("drifting", "2020-02-10 given | 2020-06-01 promise 2020-09-30 | 2020-09-01 promise 2020-12-31", "", "2020-09-01"),
    (
        "drifting",
        "2020-02-10 given | 2020-02-10 due 2020-06-30 | 2020-06-01 promise 2021-06-30 | 2020-07-01 closed",
        "2020-06-30",
        "2020-07-01",
    ),
    # ---- closing
    ("closed_without_evidence", "2020-02-10 given | 2020-06-01 closed as_decided", "2020-06-01", "2020-05-31"),
    ("closed_without_evidence", "2020-02-10 given | 2020-05-01 report ongoing | 2020-06-01 closed", "2020-06-01", ""),
    ("closed_without_evidence", "2020-02-10 given | 2020-05-01 report done | 2020-06-01 closed", "", "2020-06-01"),
    ("closed_without_evidence", "2020-02-10 given | 2020-05-01 report rejected | 2020-06-01 closed", "", "2020-06-01"),
    ("closed_without_evidence", "2020-02-10 given | 2020-06-01 closed withdrawn", "", "2020-06-01"),
    (
        "closed_without_evidence",
        "2020-02-10 given | 2020-06-01 closed | 2020-09-01 report done",
        "2020-06-01 2020-09-01",
        "",
    ),
    # ---- twins
    ("duplicate", "2020-02-10 given | 2020-06-01 repeated", "2020-06-01", "2020-05-31"),
    ("duplicate", "2020-02-10 given | 2020-02-10 repeats 2020-09-01", "2020-02-10 2020-08-31", "2020-09-01"),
    ("duplicate", "2020-02-10 given | 2020-02-10 repeats | 2020-09-01 closed", "2020-08-31", "2020-09-01"),
    # ---- proposals
    ("draft_incomplete", "2020-02-10 proposed", "2020-02-10", ""),
    ("draft_incomplete", "2020-02-10 proposed | 2020-02-10 due 2020-12-31", "", "2020-02-10"),
    ("draft_incomplete", "2020-02-10 proposed | recurs yearly", "", "2020-02-10"),
    ("draft_incomplete", "unowned | 2020-02-10 proposed | 2020-02-10 due 2020-12-31", "2020-02-10", ""),
    ("draft_incomplete", "2020-02-10 proposed | 2020-03-01 given", "2020-02-10", "2020-03-01"),
    ("draft_incomplete", "2020-02-10 proposed | 2020-03-01 paper minutes", "2020-02-29", "2020-03-01"),
    ("draft_incomplete", "2020-02-10 given", "", "2020-02-10"),
]


def _ids(value: object) -> str:
    return str(value)[:70]


@pytest.mark.parametrize(("name", "story", "holds", "holds_not"), STORIES, ids=_ids)
def test_a_signal_holds_on_these_days_and_not_on_those(name: str, story: str, holds: str, holds_not: str) -> None:
    facts, around = read_story(story)
    for days, expected in ((holds, True), (holds_not, False)):
        for day in map(date.fromisoformat, days.split()):
            names = {signal.name for signal in signals_on(facts.as_of(day), around, day, RULES)}
            assert (SignalName(name) in names) is expected, f"{day}: {names}"


@pytest.mark.parametrize("name", SIGNALS)
def test_every_signal_has_a_story_in_which_it_holds_and_one_in_which_it_does_not(name: SignalName) -> None:
    assert any(told == name and holds for told, _, holds, _ in STORIES)
    assert any(told == name and holds_not for told, _, _, holds_not in STORIES)


@pytest.mark.parametrize(("name", "story", "holds", "holds_not"), STORIES, ids=_ids)
def test_why_is_a_sentence_and_since_is_not_after_the_day(name: str, story: str, holds: str, holds_not: str) -> None:
    facts, around = read_story(story)
    for day in map(date.fromisoformat, f"{holds} {holds_not}".split()):
        for signal in signals_on(facts.as_of(day), around, day, RULES):
            assert re.match(r"[A-ZÅÄÖ].*[.”!]\Z", signal.why), signal.why
            assert "None" not in signal.why
            assert "okänt" not in signal.why
            assert signal.since is not None
            assert signal.since <= day


WHY = [
    ("overdue", "2020-02-10 given | 2020-02-10 due 2020-12-31", "2021-03-01", "senast den 31 december 2020"),
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back ongoing | 2020-10-01 paper report_back",
        "2021-01-01",
        "1 juni 2020",
    ),
    (
        "vanished",
        "2020-02-10 given | 2020-06-01 report_back ongoing | 2020-10-01 paper report_back",
        "2021-01-01",
        "1 oktober 2020",
    ),
    (
        "unanswered_part",
        "parts 2 | 2020-02-10 given | 2020-06-01 report done | 2020-06-01 answers 1",
        "2020-06-01",
        "delpunkt 2 (”göra sak 2”)",
    ),
    (
        "drifting",
        "2020-02-10 given | 2020-02-10 due 2020-06-30 | 2020-06-01 promise 2021-08-31",
        "2021-01-01",
        "Den 1 juni 2020 hade datumet flyttats en gång, sammanlagt 14 månader från den 30 juni 2020",
    ),
    (
        "draft_incomplete",
        "2020-02-10 proposed",
        "2020-02-10",
        "Förslag: ”… och återrapportera senast den 10 augusti 2020”.",
    ),
    (
        "draft_incomplete",
        "unowned | 2020-02-10 proposed",
        "2020-02-10",
        "vem som ska göra det och när det ska redovisas",
    ),
    ("undated", "2020-02-10 given | 2020-02-10 none skyndsamt", "2020-02-10", "”skyndsamt”"),
]


@pytest.mark.parametrize(("name", "story", "day", "words"), WHY)
def test_why_names_its_grounds(name: str, story: str, day: str, words: str) -> None:
    facts, around = read_story(story)
    on = date.fromisoformat(day)
    why = {signal.name: signal.why for signal in signals_on(facts.as_of(on), around, on, RULES)}
    assert words in why[SignalName(name)]


def test_an_assignment_that_a_new_board_has_taken_over_has_not_vanished() -> None:
    given = Told(date(2020, 2, 10), document="m", kind="minutes", body="HN")
    rows = [
        Told(date(2020, month, 1), document=f"r{month}", role="reported", kind="report_back", body=body)
        for month, body in ((4, "HN"), (8, "VN"))
    ]
    facts = AssignmentFacts("U-1", "Kartlägga hörselvården", body="HN", given_on=given.day, told=(given, *rows))
    papers = [
        Paper(date(2020, month, 1), f"r{month}", f"r{month}.pdf", "report_back", body)
        for month, body in ((4, "HN"), (8, "VN"), (12, "VN"))
    ]
    around = Surroundings({"HN": tuple(papers), "VN": tuple(papers[1:])})  # HN:s papers go on as VN:s
    for day, gone in ((date(2020, 8, 1), False), (date(2020, 11, 30), False), (date(2020, 12, 1), True)):
        names = {signal.name for signal in signals_on(facts.as_of(day), around, day, RULES)}
        assert (SignalName.VANISHED in names) is gone


def test_a_part_that_only_says_when_and_to_whom_needs_no_answer_of_its_own() -> None:
    story = "parts 2 | 2020-02-10 given | 2020-06-01 report done | 2020-06-01 answers 1"
    facts, around = read_story(story)
    for part, holds in (
        ("återkomma till kommunstyrelsen under första kvartalet 2023", False),
        ("återrapportera till nämnden senast den 1 juni 2020", False),
        ("återkomma till nämnden med ett förslag till taxa", True),
    ):
        told = replace(facts, parts=("kartlägga bryggorna", part))
        names = {signal.name for signal in signals_on(told, around, date(2020, 6, 1), RULES)}
        assert (SignalName.UNANSWERED_PART in names) is holds
