"""How an archive that was tied together is scored: what is right, wrong, missed, unread, and asked."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from fullgjort.evaluation.archive import archive_json, score
from fullgjort.evaluation.archive_items import alike, items, match, stem
from fullgjort.evaluation.source import letters
from fullgjort_web.command.evaluate import command

Json = dict[str, Any]


def place(document: str, quote: str, **more: Any) -> Json:
    return {"document": document, "quote": quote, **more}


def assignment(id_: str, task: str, *reports: Json, **more: Any) -> Json:
    return {
        "id": id_,
        "wording": task,
        "parts": [],
        "given": [place(f"{id_}-protokoll.pdf", f"Styrelsen ger direktören i uppdrag att {task}.")],
        "reports": list(reports),
        "moves": [],
        "ties": [],
        "closed": None,
        "signals": [],
        **more,
    }


def truth() -> Json:
    return {
        "day": "2024-01-01",
        "assignments": [
            assignment(
                "A",
                "utreda bryggan",
                place("r1.pdf", "Utredningen av bryggan pågår.", status="ongoing", parts_answered=[0]),
                place("r2.pdf", "Utredningen av bryggan är klar.", status="done", parts_answered=[0, 1]),
                parts=["utreda bryggan", "måla räcket"],
                moves=[{"document": "r1.pdf", "from_edtf": "2023-05", "to_edtf": "2023-10"}],
                closed={"document": "slut.pdf", "date": "2023-12-01", "paragraph": 4},
                signals=[{"name": "drifting", "since": "2023-06-01", "why": "Flyttat."}],
            ),
            assignment(
                "B",
                "utreda kajen",
                place("r1.pdf", "Arbetet har inte börjat.", parts_answered=[]),
                ties=[{"kind": "amends", "other": "A", "state": "linked", "reason": "Ändrar."}],
            ),
            assignment("C", "riva magasinet", place("r1.pdf", "Arbetet har inte börjat.", parts_answered=[])),
        ],
        "lookalikes": [["A", "B", "liknande ord"]],
        "recommendations": [
            {
                "id": "R",
                "document": "revision.pdf",
                "quote": "Stärka uppföljningen",
                "answers": [place("svar.pdf", "Stärka uppföljningen")],
                "assignments": ["B"],
                "reports": [],
                "came_back_in": [place("revision2.pdf", "Stärka uppföljningen")],
            }
        ],
        "documents": [{"document": "r1.pdf", "signals": [{"name": "sum_mismatch", "since": "2023-06-01", "why": ""}]}],
    }


def test_the_truth_agrees_with_itself() -> None:
    scores = score(truth(), truth())
    for tally in (*scores.tallies.values(), scores.parts):
        assert (tally.wrong, tally.missed, tally.unread) == (0, 0, 0)
        assert tally.right > 0
    assert scores.tallies["links"].right == 4
    assert scores.parts_agreement == 1
    assert {name: (row.planted, row.found, row.false) for name, row in scores.signals.items()} == {
        "drifting": (1, 1, 0),
        "came_back": (1, 1, 0),
        "sum_mismatch": (1, 1, 0),
    }
    assert (scores.sound, scores.sound_marked, scores.merged) == (2, 0, 0)
    assert (scores.lookalikes, scores.lookalikes_merged) == (1, 0)
    assert scores.notes == []


def changed(change: str) -> Json:
    found = truth()
    a, b, c = found["assignments"]
    if change == "report in the wrong assignment":
        b["reports"].append(a["reports"].pop())
    elif change == "report alone":
        found["assignments"].append({"id": "X", "wording": "bryggan", "reports": [a["reports"].pop()]})
    elif change == "report alone, with a question":
        ties = [{"kind": "reports", "other": name, "state": "question", "reason": "Två passar."} for name in "AB"]
        found["assignments"].append({"id": "X", "wording": "bryggan", "reports": [a["reports"].pop()], "ties": ties})
    elif change == "two assignments in one":
        a["given"] += b["given"]
        a["reports"] += b["reports"]
        found["assignments"] = [a, c]
    elif change == "a report not read":
        a["reports"].pop()
    elif change == "an assignment not read":
        found["assignments"] = [b, c]
    return found


LINKS = [
    # change, links right wrong missed unread, asked, merged
    ("report in the wrong assignment", (3, 1, 1, 0), 0, 1),
    ("report alone", (3, 0, 1, 0), 0, 0),
    ("report alone, with a question", (3, 0, 1, 0), 1, 0),
    ("two assignments in one", (3, 1, 1, 0), 0, 1),
    ("a report not read", (3, 0, 0, 1), 0, 0),
    ("an assignment not read", (2, 0, 0, 2), 0, 0),
]


@pytest.mark.parametrize(("change", "counts", "asked", "merged"), LINKS)
def test_a_link_is_right_wrong_missed_or_unread(
    change: str, counts: tuple[int, int, int, int], asked: int, merged: int
) -> None:
    scores = score(truth(), changed(change))
    links = scores.tallies["links"]
    assert (links.right, links.wrong, links.missed, links.unread) == counts
    assert (scores.asked, scores.merged) == (asked, merged)


def test_two_in_one_are_a_wrongly_merged_pair_of_lookalikes() -> None:
    scores = score(truth(), changed("two assignments in one"))
    assert (scores.lookalikes, scores.lookalikes_merged) == (1, 1)
    assert scores.tallies["pairs"].wrong == 6  # three places of one and two of the other
    assert [note.id for note in scores.notes if note.what == "merged"] == ["A, B"]


def test_the_recall_of_all_counts_what_was_not_read() -> None:
    links = score(truth(), changed("an assignment not read")).tallies["links"]
    assert (links.recall, links.recall_of_all) == (1.0, 0.5)


def test_without_its_giving_the_first_report_stands_for_the_assignment() -> None:
    found = truth()
    found["assignments"][0]["given"] = []
    links = score(truth(), found).tallies["links"]
    assert (links.right, links.wrong, links.missed, links.unread) == (3, 0, 0, 0)


def test_the_same_words_of_two_assignments_are_told_apart_by_the_rest() -> None:
    found = truth()
    found["assignments"].reverse()
    links = score(truth(), found).tallies["links"]
    assert (links.right, links.wrong) == (4, 0)


def test_parts_are_compared_by_their_words_and_not_by_their_number() -> None:
    found = truth()
    found["assignments"][0]["parts"] = ["måla räcket", "utreda bryggan"]
    scores = score(truth(), found)
    assert (scores.parts_agree, scores.parts_compared) == (2, 4)
    found["assignments"][0]["reports"][0]["parts_answered"] = [1]
    assert score(truth(), found).parts_agreement == 1


def test_moves_and_closings_must_stand_in_the_same_document() -> None:
    found = truth()
    found["assignments"][0]["moves"][0]["document"] = "r2.pdf"
    found["assignments"][0]["closed"]["paragraph"] = 5
    scores = score(truth(), found)
    for name in ("moves", "closed"):
        tally = scores.tallies[name]
        assert (tally.right, tally.wrong, tally.missed) == (0, 1, 1)


def test_signals_are_missed_false_or_borne_by_sound_assignments() -> None:
    found = truth()
    found["assignments"][0]["signals"] = [{"name": "overdue", "since": "2023-01-01", "why": ""}]
    found["assignments"][1]["signals"] = [{"name": "overdue", "since": "2023-01-01", "why": ""}]
    scores = score(truth(), found)
    assert scores.signals["drifting"].missed == 1
    assert scores.signals["overdue"].false == 2
    assert (scores.sound, scores.sound_marked) == (2, 1)


def test_a_report_that_tells_of_two_assignments_may_stand_in_either() -> None:
    wanted = truth()
    wanted["assignments"][0]["reports"][1]["also"] = ["B"]
    links = score(wanted, changed("report in the wrong assignment")).tallies["links"]
    assert (links.right, links.wrong, links.missed) == (4, 0, 0)


def test_signals_that_are_disputed_are_not_judged() -> None:
    wanted, found = truth(), truth()
    wanted["assignments"][0]["disputed"] = ["signals"]
    found["assignments"][0]["signals"] = [{"name": "overdue", "since": "2023-01-01", "why": ""}]
    scores = score(wanted, found)
    assert "overdue" not in scores.signals
    assert "drifting" not in scores.signals


def test_ties_agree_in_kind_and_in_both_ends() -> None:
    found = truth()
    found["assignments"][1]["ties"] = [{"kind": "replaces", "other": "A", "state": "linked"}]
    ties = score(truth(), found).tallies["ties"]
    assert (ties.right, ties.wrong, ties.missed) == (0, 1, 1)


def test_the_steps_of_a_recommendation() -> None:
    found = truth()
    found["recommendations"][0] |= {"answers": ["svar.pdf", "annat.pdf"], "assignments": ["C"], "came_back_in": []}
    chains = score(truth(), found).tallies["chains"]
    assert (chains.right, chains.wrong, chains.missed) == (1, 2, 2)


ALIKE = [
    ("Utreda bryggan.", "utreda BRYG-\ngan", 3.0),
    ("ge direktören i uppdrag att utreda bryggan", "utreda bryggan", 1.0),
    ("utreda bryggan vid norra kajen", "utreda bryggan vid norra kajer", 0.9),
    ("utreda bryggan", "riva magasinet", 0.0),
    ("pågår", "arbetet pågår enligt plan", 0.0),
    ("", "", 0.0),
]


@pytest.mark.parametrize(("one", "other", "least"), ALIKE)
def test_quotes_are_the_same_when_equal_held_or_nearly_equal(one: str, other: str, least: float) -> None:
    likeness = alike(letters(one), letters(other))
    assert likeness >= least if least else likeness == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a/B.PDF", "b"), ("b.docx", "b"), ("2020-01-01-rs.protokoll", "2020-01-01-rs.protokoll"), (None, "")],
)
def test_documents_are_compared_without_folder_and_ending(name: str | None, expected: str) -> None:
    assert stem(name) == expected


WORDS = st.sampled_from(["utreda bryggan", "utreda kajen", "riva magasinet", "arbetet pågår", "uppdraget är klart"])
PLACES = st.lists(st.builds(place, st.sampled_from(["a.pdf", "b.pdf"]), WORDS), max_size=4)
ARCHIVES = st.lists(st.fixed_dictionaries({"given": PLACES, "reports": PLACES}), max_size=5)


@settings(max_examples=60)
@given(ARCHIVES, ARCHIVES)
def test_each_item_is_matched_once_at_most_and_in_its_document(one: list[Json], other: list[Json]) -> None:
    matching = match(items(one), items(other), len(other))
    assert len(set(matching.pairs.values())) == len(matching.pairs)
    for item, found in matching.pairs.items():
        assert (item.document, item.kind) == (found.document, found.kind)


@settings(max_examples=60)
@given(ARCHIVES, ARCHIVES)
def test_every_report_of_the_truth_is_counted_once(one: list[Json], other: list[Json]) -> None:
    links = score({"assignments": one}, {"assignments": other}).tallies["links"]
    reports = sum(len(row["reports"]) for row in one)
    assert links.right + links.missed + links.unread <= reports
    assert 0 <= links.precision <= 1
    assert links.recall_of_all <= links.recall


def written(folder: Path, name: str, value: object) -> str:
    path = folder / name
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return str(path)


def test_the_command_scores_a_register_that_is_already_exported(tmp_path: Path) -> None:
    gold, found = written(tmp_path, "truth.json", truth()), written(tmp_path, "found.json", truth())
    table = CliRunner().invoke(command, ["--archive", gold, found])
    assert table.exit_code == 0, table.output
    assert "uppdrag – redovisning" in table.output
    assert "drifting" in table.output
    as_json = CliRunner().invoke(command, ["--archive", gold, found, "--format", "json"])
    assert json.loads(as_json.output) == archive_json(score(truth(), truth()))


def test_the_command_lists_each_mistake(tmp_path: Path) -> None:
    gold = written(tmp_path, "truth.json", truth())
    found = written(tmp_path, "found.json", changed("report in the wrong assignment"))
    result = CliRunner().invoke(command, ["--archive", gold, found, "--verbose"])
    assert "fel, uppdrag – redovisning  B  r2  Utredningen av bryggan är klar." in result.output
    assert "felaktigt sammanslaget" in result.output


BROKEN: list[tuple[str, str]] = [
    ("{", "rad 1"),
    ("[]", "assignments"),
    ('{"assignments": [3]}', "assignments[0]"),
    ('{"assignments": [{"reports": 3}]}', "assignments[0].reports"),
    ('{"assignments": [{"signals": [{}]}]}', "assignments[0].signals[0]"),
    ('{"assignments": [], "day": "i går"}', "i går"),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_broken_truth_is_an_error_that_names_file_and_place(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "truth.json"
    path.write_text(text, "utf-8")
    result = CliRunner().invoke(command, ["--archive", str(path), str(path)])
    assert result.exit_code == 1
    assert "truth.json" in result.output
    assert words in result.output


def test_a_file_without_archive_is_refused_with_advice(tmp_path: Path) -> None:
    gold = written(tmp_path, "truth.json", truth())
    result = CliRunner().invoke(command, [gold, str(tmp_path)])
    assert result.exit_code == 2
    assert "--archive" in result.output


def test_scoring_changes_nothing_it_was_given() -> None:
    one, other = truth(), changed("two assignments in one")
    kept = copy.deepcopy((one, other))
    score(one, other)
    assert (one, other) == kept
