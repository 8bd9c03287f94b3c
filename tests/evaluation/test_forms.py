"""The invented texts: what the rules find in the forms that boards use, and nothing where no assignment is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from fullgjort.evaluation.scores import Scores
from fullgjort_web.command.document_rules import known_rules
from fullgjort_web.command.evaluate import measure

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def forms() -> Scores:
    return measure(HERE / "forms", HERE / "forms")[0]


@pytest.fixture(scope="module")
def negatives() -> Scores:
    return measure(HERE / "negatives", HERE / "negatives")[0]


def told(scores: Scores, about: str) -> str:
    """What is missed or wrong, a line each: shown when a test fails."""
    lines = [f"{one.document} {one.what} {one.rule}: {one.quote[:100]}" for one in scores.remarks if one.about == about]
    return "\n".join(lines)


def test_assignments_are_found_in_all_forms(forms: Scores) -> None:
    assert forms.documents == 120
    assert forms.count("assignments").f1 >= 0.95, told(forms, "assignments")


def test_texts_without_assignments_give_none(negatives: Scores) -> None:
    assert negatives.documents == 65
    assert negatives.count("assignments").found == 0, told(negatives, "assignments")


def test_every_quote_stands_in_its_text(forms: Scores, negatives: Scores) -> None:
    absent = [one for scores in (forms, negatives) for one in scores.remarks if one.what == "absent"]
    assert absent == []


def test_every_rule_that_finds_something_is_in_the_docs(forms: Scores, negatives: Scores) -> None:
    assert {*forms.rules(), *negatives.rules()} - known_rules() == set()
