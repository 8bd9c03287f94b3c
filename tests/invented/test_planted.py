"""What is planted in a large invented archive, and that its truth has the shape of the export."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from fullgjort.evaluation.archive import score
from fullgjort.following.signal import SignalName
from fullgjort_web.invented.region import plan_region
from fullgjort_web.register.state import SignalName as Shown
from register_schema import SCHEMA, complaints

YEARS = range(2018, 2026)


@cache
def truth() -> dict[str, Any]:
    return plan_region(32, YEARS, 2000).truth


def settled() -> list[dict[str, Any]]:
    return [row for row in truth()["assignments"] if "signals" not in row.get("disputed", ())]


def test_the_truth_has_the_shape_of_the_schema() -> None:
    assert complaints(truth(), SCHEMA) == []


def test_the_schema_names_every_signal() -> None:
    names = {name.value for name in SignalName}
    assert set(SCHEMA["$defs"]["signal"]["properties"]["name"]["enum"]) == names == set(Shown.values)


def signals() -> Counter[str]:
    rows = [*settled(), *truth()["recommendations"], *truth()["documents"]]
    return Counter(signal["name"] for row in rows for signal in row["signals"])


@pytest.mark.parametrize("name", [name.value for name in SignalName])
def test_every_signal_is_planted_twenty_times(name: str) -> None:
    assert signals()[name] >= 20


def test_a_thousand_assignments_bear_no_signal() -> None:
    assert sum(not row["signals"] for row in settled()) >= 1000


def test_signals_have_begun_on_the_truths_day() -> None:
    day = date.fromisoformat(truth()["day"])
    for row in [*settled(), *truth()["recommendations"], *truth()["documents"]]:
        for signal in row["signals"]:
            assert date.fromisoformat(signal["since"]) <= day
            assert signal["why"].endswith(".")


def test_a_hundred_pairs_look_alike_and_are_two() -> None:
    by_id = {row["id"]: row for row in truth()["assignments"]}
    pairs = truth()["lookalikes"]
    assert len(pairs) >= 100
    assert {why for _, _, why in pairs} == {
        "två uppdrag under samma paragraf",
        "samma ordalydelse i två nämnder",
        "samma ämne flera år senare",
    }
    for one, other, why in pairs:
        origins = [
            (row["origin"]["body"], row["origin"]["date"], row["origin"]["paragraph"])
            for row in (by_id[one], by_id[other])
        ]
        assert (origins[0] == origins[1]) == (why == "två uppdrag under samma paragraf")


@pytest.mark.parametrize("kind", ["amends", "replaces", "merges", "splits", "follows_from", "repeats"])
def test_every_tie_is_planted_and_leads_to_an_older_assignment(kind: str) -> None:
    by_id = {row["id"]: row for row in truth()["assignments"]}
    ties = [(row, tie) for row in truth()["assignments"] for tie in row["ties"] if tie["kind"] == kind]
    assert len(ties) >= 20
    for row, tie in ties:
        assert by_id[tie["other"]]["origin"]["date"] <= row["origin"]["date"]


def test_no_board_gives_the_same_in_the_same_words_without_a_tie() -> None:
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in truth()["assignments"]:
        if row["origin"]["kind"] == "decision" and row["origin"]["date"]:
            groups.setdefault((row["origin"]["body"], row["wording"]), []).append(row)
    known = {frozenset(pair[:2]) for pair in truth()["lookalikes"]}
    known |= {frozenset((row["id"], tie["other"])) for row in truth()["assignments"] for tie in row["ties"]}
    for rows in groups.values():
        for one, other in combinations(rows, 2):
            linked = len(rows) > 2 or frozenset((one["id"], other["id"])) in known
            assert linked or one["origin"]["date"] == other["origin"]["date"]


def test_assignments_are_inherited_amended_and_decided_otherwise() -> None:
    planted = Counter(name for row in truth()["assignments"] for name in row["planted"])
    assert planted["inherited"] >= 20
    assert planted["decided_otherwise"] >= 20
    assert sum("also" in report for row in truth()["assignments"] for report in row["reports"]) >= 20


def test_recommendations_lead_to_assignments_that_are_reported() -> None:
    ids = {row["id"] for row in truth()["assignments"]}
    followed = [row for row in truth()["recommendations"] if row["assignments"]]
    assert len(followed) >= 20
    assert all(set(row["assignments"]) <= ids for row in followed)
    assert any(row["reports"] for row in followed)
    assert any(row["answers"] and not row["assignments"] for row in truth()["recommendations"])


def test_the_truth_agrees_with_itself() -> None:
    scores = score(truth(), truth())
    for tally in (*scores.tallies.values(), scores.parts):
        assert (tally.wrong, tally.missed, tally.unread) == (0, 0, 0)
    assert all((row.missed, row.false, row.unread) == (0, 0, 0) for row in scores.signals.values())
    assert (scores.merged, scores.lookalikes_merged, scores.sound_marked) == (0, 0, 0)


def test_a_small_archive_has_no_such_plantings() -> None:
    small = plan_region(31, YEARS, 129).truth
    assert small["lookalikes"] == []
    assert not any(row["ties"] for row in small["assignments"])
