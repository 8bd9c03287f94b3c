"""Matching, scores and the command `fullgjort evaluate`: what counts as the same item, and what is said of mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fullgjort.evaluation.agreement import same, stem_of_actor
from fullgjort.evaluation.gold import GoldError, parse_findings
from fullgjort.evaluation.matching import match_items, overlap
from fullgjort.evaluation.scores import Count, Scores
from fullgjort.evaluation.source import Source, letters
from fullgjort_web.command.evaluate import command, documents_of

SENTENCE = "Styrelsen ger direktören i uppdrag att se över taxorna senast den 1 maj 2024."
SOURCE = Source(f"Protokoll\n\n{SENTENCE}\nStyrelsen ger chefen i uppdrag att måla om båt-\nhuset.")


def item(quote: str, **more: Any) -> dict[str, Any]:
    return {"quote": quote, **more}


FOLDED = [
    ("Gransk-\n ningen  är KLAR.", "granskningenärklar"),
    ("• upp\u00addrag – 4 §", "uppdrag4"),
    ("snake_case", "snakecase"),
    ("…", ""),
]


@pytest.mark.parametrize(("text", "left"), FOLDED)
def test_only_letters_and_digits_count(text: str, left: str) -> None:
    assert letters(text) == left


PLACES = [
    pytest.param(SENTENCE, SENTENCE, True, id="the same words"),
    pytest.param("taxorna", SENTENCE, False, id="less than a fifth of the gold"),
    pytest.param("i uppdrag att se över taxorna senast den", SENTENCE, True, id="the middle of it"),
    pytest.param("måla om båthuset", "att måla om båt- huset.", True, id="a word divided at the line's end"),
    pytest.param("Styrelsen ger chefen", SENTENCE, False, id="another place"),
    pytest.param("Nämnden ger direktören", SENTENCE, False, id="words that stand nowhere"),
    pytest.param("", SENTENCE, False, id="no words"),
]


@pytest.mark.parametrize(("found", "gold", "matches"), PLACES)
def test_items_match_where_their_quotes_stand_at_the_same_place(found: str, gold: str, matches: bool) -> None:
    assert bool(match_items("assignments", [item(found)], [item(gold)], SOURCE)) is matches


def test_a_quote_much_longer_than_the_gold_must_begin_where_it_begins() -> None:
    source = Source("x" * 400 + "kärnan" + "y" * 400)
    assert overlap("x" * 400 + "kärnan", "kärnan", source) == 0
    assert overlap("kärnan" + "y" * 400, "kärnan", source) > 0


def test_each_item_is_in_one_pair_and_a_firm_gold_goes_before_a_doubtful_one() -> None:
    gold = [item(SENTENCE, doubtful=True), item(SENTENCE)]
    pairs = match_items("assignments", [item(SENTENCE)], gold, SOURCE)
    assert [pair.gold for pair in pairs] == [gold[1]]


def test_figures_match_only_with_the_same_value() -> None:
    assert match_items("figures", [item(SENTENCE, value=1)], [item(SENTENCE, value=1.0)], SOURCE)
    assert not match_items("figures", [item(SENTENCE, value=1)], [item(SENTENCE, value=2)], SOURCE)


def test_grants_match_with_the_same_year_and_one_amount_in_common() -> None:
    found = item(SENTENCE, year=2024, region_amount_msek=3.5, national_total_msek=None)
    assert match_items("grants", [found], [item(SENTENCE, year=2024, region_amount_msek=3.5)], SOURCE)
    assert not match_items("grants", [found], [item(SENTENCE, year=2023, region_amount_msek=3.5)], SOURCE)


NAMES = [
    ("Regionstyrelsens", "regionstyrelse", True),
    ("RS", "Regionstyrelsen", True),
    ("Revisorerna", "revisorer", True),
    ("Regionstyrelsen", "Regiondirektören", False),
]


@pytest.mark.parametrize(("one", "other", "agree"), NAMES)
def test_names_of_bodies_are_compared_without_their_endings(one: str, other: str, agree: bool) -> None:
    assert (stem_of_actor(one) == stem_of_actor(other)) is agree


def test_two_empty_values_prove_nothing() -> None:
    assert same(None, "") is None
    assert same(None, "RS") is False


def test_nothing_found_and_nothing_to_find_is_a_full_score() -> None:
    assert (Count().precision, Count().recall, Count().f1) == (1.0, 1.0, 1.0)
    assert Count(hits=0, missed=3, wrong=2).f1 == 0.0


def test_scores_count_hits_misses_and_errors_per_type_and_rule() -> None:
    scores = Scores()
    gold = {
        "assignments": [item(SENTENCE, giver="Styrelsen", due=[{"edtf": "2024-05-01"}]), item("att måla om båthuset")]
    }
    due = [{"quote": "senast den 1 maj 2024", "edtf": "2024-05-01", "rule": "deadline.senast"}]
    found = {
        "assignments": [
            item(SENTENCE, rule="assignment.a", giver="Styrelsen", due=due),
            item("Protokoll", rule="assignment.b"),
            item("Detta står ingenstans", rule="assignment.b", doubtful=True),
        ],
        "references": [item("RS § 4", rule="reference.a")],
    }
    scores.add("1", found, gold, SOURCE)
    assert scores.count("assignments") == Count(hits=1, missed=1, wrong=1)
    assert scores.count("references") == Count()  # not annotated
    assert scores.quotes_not_in_source == 2
    assert scores.attributes()["giver"].value == 1
    assert {name: (share.agree, share.compared) for name, share in scores.rules().items()} == {
        "assignment.a": (1, 1),
        "assignment.b": (0, 1),
        "deadline.senast": (1, 1),
    }
    assert [(remark.what, remark.about) for remark in scores.remarks] == [
        ("missed", "assignments"),
        ("wrong", "assignments"),
        ("absent", "assignments"),
        ("absent", "references"),
    ]


def test_a_doubtful_gold_item_counts_neither_as_missed_nor_as_found() -> None:
    scores = Scores()
    scores.add("1", {"assignments": [item(SENTENCE)]}, {"assignments": [item(SENTENCE, doubtful=True)]}, SOURCE)
    scores.add("2", None, {"assignments": [item(SENTENCE, doubtful=True)]}, SOURCE)
    assert scores.count("assignments") == Count()
    assert (scores.documents, scores.without_findings) == (2, 1)


def test_disputed_attributes_and_parts_are_not_compared() -> None:
    scores = Scores()
    gold = {"assignments": [item(SENTENCE, giver="Nämnden", parts=["se över"], disputed=["giver", "parts"])]}
    scores.add("1", {"assignments": [item(SENTENCE, giver="Styrelsen")]}, gold, SOURCE)
    assert "giver" not in scores.attributes()
    assert scores.count("parts") == Count()


BROKEN = [
    ('{"assignments": [}', "fil.json, rad 1, tecken 18"),
    ("[]", "ska innehålla ett objekt"),
    ('{"figures": {}}', "fil.json, figures: här ska stå en lista"),
    ('{"assignments": [{"quote": "a"}, {}]}', 'assignments nummer 2: "quote" saknas'),
    ('{"assignments": [{"quote": "a", "due": ["maj"]}]}', "assignments nummer 1, due"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_broken_gold_is_named_with_its_place(text: str, said: str) -> None:
    with pytest.raises(GoldError) as caught:
        parse_findings(text, "fil.json")
    assert said in str(caught.value)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    gold, texts = tmp_path / "facit", tmp_path / "texter"
    gold.mkdir()
    texts.mkdir()
    (gold / "007.json").write_text(json.dumps({"assignments": [item(SENTENCE)]}), "utf-8")
    (texts / "007 protokoll.txt").write_text(f"Protokoll\n\n{SENTENCE}\n", "utf-8")
    (texts / "0071.txt").write_text("Något annat.\n", "utf-8")
    return gold, texts


def test_the_command_reads_the_documents_and_scores_them(folders: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(command, [*map(str, folders), "--json"])
    assert result.exit_code == 0, result.output
    scores = json.loads(result.output)
    assert scores["types"]["assignments"] == {"gold": 1, "found": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert scores["rules"]["assignment.give-in-commission"] == {"found": 1, "right": 1, "precision": 1.0}


def test_a_document_in_several_formats_is_scored_in_each(folders: tuple[Path, Path]) -> None:
    _, texts = folders
    for suffix in ("txt", "html"):
        (texts / f"007.{suffix}").write_text(f"<p>{SENTENCE}</p>", "utf-8")
    assert [path.name for path in documents_of("007", texts)] == ["007.html", "007.txt"]


def test_gold_without_a_document_is_named(folders: tuple[Path, Path]) -> None:
    gold, texts = folders
    (gold / "008.json").write_text("{}", "utf-8")
    result = CliRunner().invoke(command, [str(gold), str(texts)])
    assert result.exit_code == 1
    assert "008.json" in result.output


def test_found_files_are_scored_instead_and_a_missing_one_is_named(folders: tuple[Path, Path], tmp_path: Path) -> None:
    found = tmp_path / "hittat"
    found.mkdir()
    result = CliRunner().invoke(command, [*map(str, folders), "--found", str(found)])
    assert result.exit_code == 1
    assert "007.json saknas" in result.output
    (found / "007.json").write_text(json.dumps({"assignments": [item(SENTENCE)]}), "utf-8")
    result = CliRunner().invoke(command, [*map(str, folders), "--found", str(found)])
    assert result.exit_code == 0
    assert "1.000" in result.output


def test_a_share_of_nothing_is_a_dash(folders: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(command, [*map(str, folders)])
    [grants] = [line.split() for line in result.output.splitlines() if line.startswith("bidrag")]
    assert grants == ["bidrag", "0", "0", "–", "–", "–"]


def test_a_broken_document_is_named_and_counts_as_nothing_found(folders: tuple[Path, Path]) -> None:
    gold, texts = folders
    (texts / "007 protokoll.txt").write_bytes(b"")
    result = CliRunner().invoke(command, [str(gold), str(texts)])
    assert result.exit_code == 1
    assert "Filen är tom." in result.output
