"""A hundred broken or hostile files among a hundred good ones: each good one is read, each bad one explained."""

from __future__ import annotations

import random

import pytest
from good_files import KINDS, good_file, words_of
from hostile_files import Hostile, hostile_files

from fullgjort_web.intake.reader import Outcome, ReadingPool
from fullgjort_web.intake.sources import Source

GOOD = 100


@pytest.fixture(scope="module")
def hostile() -> list[Hostile]:
    return hostile_files()


@pytest.fixture(scope="module")
def outcomes(hostile: list[Hostile]) -> dict[str, Outcome]:
    sources = [Source(bad.name, data=bad.data) for bad in hostile]
    for number in range(GOOD):
        kind = KINDS[number % len(KINDS)]
        sources.append(Source(f"bra-{number}.{kind}", data=good_file(kind, number)))
    random.Random(7).shuffle(sources)
    with ReadingPool(2, seconds=60, megabytes=1500) as pool:
        return {outcome.source.name: outcome for outcome in pool.results(sources)}


def test_there_are_at_least_a_hundred_of_each(hostile: list[Hostile]) -> None:
    assert len({bad.name for bad in hostile}) == len(hostile) >= 100
    assert len(KINDS) <= GOOD


def test_every_good_file_is_read(outcomes: dict[str, Outcome]) -> None:
    for number in range(GOOD):
        kind = KINDS[number % len(KINDS)]
        outcome = outcomes[f"bra-{number}.{kind}"]
        assert outcome.error is None, str(outcome.error)
        assert outcome.document is not None
        assert words_of(number).split(": ")[1] in outcome.document.quote(0, len(outcome.document.text))


def test_every_bad_file_has_its_own_message(outcomes: dict[str, Outcome], hostile: list[Hostile]) -> None:
    wrong = []
    for bad in hostile:
        error = outcomes[bad.name].error
        if error is None or error.reason not in bad.reasons:
            wrong.append(
                f"{bad.name}: {error.reason + ' ' + error.why if error else 'läst'}, väntat {set(bad.reasons)}"
            )
    assert wrong == []


def test_messages_name_the_file_and_what_to_do(outcomes: dict[str, Outcome], hostile: list[Hostile]) -> None:
    for bad in hostile:
        error = outcomes[bad.name].error
        assert error is not None
        assert error.name == bad.name
        assert str(error).startswith(bad.name)
        assert error.why.endswith(".")
        assert error.advice.endswith(".")


def test_nothing_is_blamed_on_the_program(outcomes: dict[str, Outcome]) -> None:
    assert {name: outcome.detail for name, outcome in outcomes.items() if outcome.detail} == {}
