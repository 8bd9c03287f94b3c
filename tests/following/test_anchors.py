"""Deadlines that are computed from what they lean on."""

from __future__ import annotations

from datetime import date

import pytest
from story import read_story

from fullgjort.following.anchors import anchored
from fullgjort.following.house_rules import HouseRules, read_house_rules

MEETINGS = " | 2020-03-10 paper minutes | 2020-12-08 paper minutes | 2021-02-01 paper minutes"
# the story, the computed first and last day, and words of how
COMPUTED = [
    ("2020-02-10 given | 2020-02-10 due 2020-21", "2020-01-01 2020-06-30", "Våren 2020"),
    ("2020-02-10 given | 2020-02-10 due 2020-23", "2020-07-01 2020-12-31", "Hösten 2020"),
    ("2020-02-10 given | 2020-02-10 due 2019-24", "2019-12-01 2020-02-29", "Vintern 2019"),
    ("2020-02-10 given | 2020-02-10 due 2020-22 before", "2020-05-31 2020-05-31", "Före sommaren 2020"),
    ("2020-02-10 given | 2020-02-10 due 2020-05/2020-23", "2020-05-01 2020-12-31", "Hösten 2020"),
    ("2020-02-10 given | 2020-02-10 relative efter ett år", "2021-02-10 2021-02-10", "den 10 februari 2020"),
    ("2020-02-10 given | 2020-02-10 relative inom sex månader", "2020-02-10 2020-08-10", "”inom sex månader”"),
    ("2020-02-10 given | 2020-02-10 relative senast om två veckor", "2020-02-24 2020-02-24", "”om två veckor”"),
    ("2020-02-10 given | 2020-06-01 relative efter ett halvt år", "2020-08-10 2020-08-10", "beslutet"),
    ("2020-02-10 given | 2020-02-10 event till nästa sammanträde" + MEETINGS, "2020-03-10 2020-03-10", "10 mars 2020"),
    ("2020-02-10 given | 2020-02-10 event årets sista sammanträde" + MEETINGS, "2020-12-08 2020-12-08", "8 december"),
    ("2020-02-10 given | 2020-02-10 event årets sista sammanträde", "2020-12-31 2020-12-31", "är inte läst"),
    ("2020-02-10 given | 2020-02-10 event i samband med delårsrapporten", "2020-10-31 2020-10-31", "Delårsrapporten"),
    ("2020-02-10 given | 2020-02-10 event redovisas i tertialrapport 1", "2020-06-15 2020-06-15", "Delårsrapporten"),
    ("2020-02-10 given | 2020-02-10 event i samband med årsredovisningen", "2020-04-15 2020-04-15", "Årsredovisningen"),
    ("2020-02-10 given | 2020-02-10 event i årsredovisningen för 2020", "2021-04-15 2021-04-15", "Årsredovisningen"),
    ("2020-02-10 given | 2020-02-10 event i samband med budgeten", "2020-11-30 2020-11-30", "Budgeten"),
    ("2020-12-10 given | 2020-12-10 event i samband med budgeten", "2021-11-30 2021-11-30", "Budgeten"),
]


@pytest.mark.parametrize(("story", "days", "how"), COMPUTED, ids=[story[:70] for story, *_ in COMPUTED])
def test_a_deadline_is_computed_and_says_how(story: str, days: str, how: str) -> None:
    facts, around = read_story(story)
    (due,) = anchored(facts, around, HouseRules()).dues
    assert f"{due.earliest} {due.latest}" == days
    assert how in due.computed
    assert due.computed.endswith(".")


OPEN = [
    "2020-02-10 given | 2020-02-10 event till nästa sammanträde",
    "2020-02-10 given | 2020-02-10 event när lagen har ändrats",
    "2020-02-10 given | 2020-02-10 none skyndsamt",
    "2020-02-10 given | 2020-02-10 relative inom rimlig tid",
]


@pytest.mark.parametrize("story", OPEN)
def test_what_leans_on_something_unknown_stays_open(story: str) -> None:
    facts, around = read_story(story)
    (due,) = anchored(facts, around, HouseRules()).dues
    assert (due.latest, due.computed) == (None, "")


def test_a_printed_day_is_never_computed() -> None:
    facts, around = read_story("2020-02-10 given | 2020-02-10 due 2020-06-30")
    assert anchored(facts, around, HouseRules()) is facts


def test_computing_twice_changes_nothing() -> None:
    facts, around = read_story("2020-02-10 given | 2020-02-10 due 2020-23 | 2020-02-10 relative efter ett år")
    once = anchored(facts, around, HouseRules())
    assert anchored(once, around, HouseRules()) == once


def test_the_house_decides_what_spring_is() -> None:
    rules = read_house_rules('[seasons]\nspring = ["02-01", "05-31"]', "hus.toml")
    facts, around = read_story("2020-02-10 given | 2020-02-10 due 2020-21")
    (due,) = anchored(facts, around, rules).dues
    assert (due.earliest, due.latest) == (date(2020, 2, 1), date(2020, 5, 31))
