"""What the register asks, what a person answers, and that an answer holds for one place only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from asked import HEADING, given, given_twice, report
from by_hand import minutes

from fullgjort.extraction.finding import Assignment as Assigned
from fullgjort.extraction.finding import DecisionPoint
from fullgjort_web.register.export import canonical
from fullgjort_web.register.models import FOREVER, Assignment, Link, Mention
from fullgjort_web.register.projection import rebuild
from fullgjort_web.register.selectors.questions import count_questions, open_questions, question_at
from fullgjort_web.register.selectors.start import start
from fullgjort_web.register.selectors.story import story
from fullgjort_web.register.services import answering, verdicts
from fullgjort_web.register.services.answering import answer
from fullgjort_web.register.services.reading import Reading, record_readings
from fullgjort_web.register.services.verdicts import VerdictError

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> None:
    record_readings([*given_twice(), report("2023-06-14")])


def holders() -> list[tuple[str, int]]:
    """Each assignment's given day and how many reports it has, oldest first."""
    rows = sorted(Assignment.objects.all(), key=lambda row: (row.given_on is None, row.given_on, row.code))
    return [(row.given_on.isoformat() if row.given_on else "", row.reports) for row in rows]


def test_two_that_fit_alike_make_a_question_and_no_link(asked: None) -> None:
    assert holders() == [("2022-02-16", 0), ("2023-02-15", 0), ("", 1)]
    (question,) = open_questions()
    assert question.heading == HEADING
    assert [one.mention.day.isoformat() for one in question.candidates] == ["2022-02-16", "2023-02-15"]
    assert all(one.reason for one in question.candidates)
    assert question_at(question.own) is not None


def signals() -> dict[str, set[str]]:
    """The signals of each assignment that hold still, by the day it was given ("" for one that only is told)."""
    return {
        row.given_on.isoformat() if row.given_on else "": {one.name for one in row.signals.filter(until=FOREVER)}
        for row in Assignment.objects.all()
    }


@pytest.mark.parametrize("order", [1, -1])
def test_what_is_asked_about_is_not_accused_before_it_is_answered(order: int) -> None:
    told = report("2023-03-15")
    archive = [*given_twice(), told, report("2023-06-14", "Kartläggningen är klar.", "done"), report("2023-09-13")]
    record_readings(archive[::order])
    twins = {"duplicate", "undated"}
    assert signals() == {"2022-02-16": {"never_reported", *twins}, "2023-02-15": twins, "": set()}
    kept = canonical_lines()
    for reading in archive:
        record_readings([reading])
    assert canonical_lines() == kept
    rebuild()
    assert canonical_lines() == kept


def canonical_lines() -> list[str]:
    return sorted(line for line in canonical() if '"row": "event"' not in line)


def test_an_answer_joins_the_place_holds_when_rebuilt_and_can_be_undone(asked: None) -> None:
    (question,) = open_questions()
    verdict = answer(question.own, question.candidates[1].code, by="anna", note="enligt nämndsekreteraren")
    for _ in range(2):
        assert holders() == [("2022-02-16", 0), ("2023-02-15", 1)]
        assert count_questions() == 0
        rebuild()
    verdicts.undo(verdict.pk, by="anna")
    assert holders() == [("2022-02-16", 0), ("2023-02-15", 0), ("", 1)]
    assert count_questions() == 1


def test_none_of_them_leaves_the_place_alone_and_is_not_asked_again(asked: None) -> None:
    (question,) = open_questions()
    answer(question.own, None, by="anna")
    assert holders() == [("2022-02-16", 0), ("2023-02-15", 0), ("", 1)]
    assert count_questions() == 0
    rebuild()
    assert count_questions() == 0


def test_the_same_question_later_shows_the_earlier_answer_and_is_not_answered_by_it(asked: None) -> None:
    (question,) = open_questions()
    chosen = question.candidates[1].code
    answer(question.own, chosen, by="anna")
    record_readings([report("2023-12-13", "Alla kommuner är med.", "done")])
    later = [one for one in open_questions() if one.mention.day.isoformat() == "2023-12-13"]
    if not later:  # one candidate is clear by then only if the register itself has told them apart
        pytest.fail("den senare redovisningen ger ingen fråga")
    assert [(one.code, one.by) for one in later[0].earlier] == [(chosen, "anna")]
    assert later[0].candidates[0].code == chosen
    assert dict(holders())["2023-02-15"] == 1


@pytest.mark.parametrize(
    ("code", "chosen", "said"),
    [("2020-NOPE", None, "Ingen obesvarad fråga"), ("", "2020-NOPE", "är inget av förslagen")],
)
def test_a_wrong_answer_says_what_to_do(asked: None, code: str, chosen: str | None, said: str) -> None:
    own = open_questions()[0].own
    with pytest.raises(VerdictError, match=said):
        answer(code or own, chosen, by="anna")
    assert count_questions() == 1


def test_an_answer_waits_for_a_document_that_is_taken_back_and_comes_again(asked: None) -> None:
    from fullgjort_web.register.services.withdrawing import find_document, withdraw

    (question,) = open_questions()
    answer(question.own, question.candidates[0].code, by="anna")
    withdraw(find_document("protokoll-2022-02-16.txt"), by="anna")
    assert [row.reports for row in Assignment.objects.all()].count(1) == 1
    record_readings(given_twice())
    assert holders()[0] == ("2022-02-16", 1)
    assert Mention.objects.filter(answer__isnull=False).count() == 1


def test_on_an_earlier_day_nothing_is_asked_about_what_was_told_later(asked: None) -> None:
    before, after = date(2023, 6, 13), date(2023, 6, 14)
    first = Assignment.objects.get(given_on=date(2022, 2, 16)).code
    for day, number in ((before, 0), (after, 1)):
        assert start(day).questions_count == len(open_questions(day)) == number
        told = story(first, day)
        assert told is not None
        assert len(told.questions) == number


def test_candidates_told_of_later_are_not_shown(asked: None) -> None:
    Mention.objects.filter(day=date(2023, 2, 15)).update(day=date(2024, 2, 15))
    (question,) = open_questions(date(2023, 12, 31))
    assert [one.mention.day for one in question.candidates] == [date(2022, 2, 16)]
    (question,) = open_questions()
    assert len(question.candidates) == 2


@pytest.fixture
def two_places(asked: None) -> tuple[Mention, Mention, Mention]:
    """Two places of one assignment that are asked about, and the lift that the second may belong to."""
    record_readings([minutes("bygga en hiss vid lasarettet", day="2021-02-14", paragraph=4)])
    lift = Mention.objects.get(day=date(2021, 2, 14))
    first = open_questions()[0].mention
    second = Mention.objects.create(
        document=first.document, assignment=first.assignment, code=first.code, role="reported", day=first.day,
        start=9000, end=9010, quote="Hissen är byggd.", attributes={}, recognised_by={},
    )  # fmt: skip
    Link.objects.create(mention=second, candidate=lift, reason="samma rubrik")
    return first, second, lift


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are told as (the asked place's start, the chosen one's) and not kept."""
    monkeypatch.setattr(
        answering, "record", lambda document, type_, start, *_, **more: (start, (more["value"] or {}).get("start"))
    )


@pytest.mark.usefixtures("recorded")
def test_an_answer_is_about_the_place_that_may_belong_to_what_was_chosen(
    two_places: tuple[Mention, Mention, Mention],
) -> None:
    first, _, lift = two_places
    assert first.assignment is not None
    assert lift.assignment is not None
    assert answer(first.assignment.code, lift.assignment.code, by="anna") == (9000, lift.start)


@pytest.mark.usefixtures("recorded")
def test_none_of_them_is_about_the_asked_place_alone(two_places: tuple[Mention, Mention, Mention]) -> None:
    first, second, _ = two_places
    assert first.assignment is not None
    code = first.assignment.code
    for one in (first, second):
        asked_place = next(question.place for question in open_questions() if question.mention == one)
        assert answer(code, None, by="anna", place=asked_place) == (one.start, None)
    with pytest.raises(VerdictError, match="Ange vilket"):
        answer(code, None, by="anna")
    with pytest.raises(VerdictError, match="Ingen obesvarad fråga gäller stället"):
        answer(code, None, by="anna", place="annat-1")


def _read_with_newer_rules(read: Reading, shift: int | None, ruleset: str = "2") -> Reading:
    """The same bytes, the task found so many letters later (None: not found)."""
    findings = replace(read.findings, ruleset=ruleset)
    if shift is None:
        return replace(read, findings=replace(findings, assignments=(), decision_points=()))

    def moved[F: Assigned | DecisionPoint](found: F) -> F:
        place = found.evidence
        return replace(found, evidence=replace(place, start=place.start + shift, quote=place.quote[shift:]))

    return replace(
        read,
        findings=replace(
            findings,
            assignments=tuple(map(moved, findings.assignments)),
            decision_points=tuple(map(moved, findings.decision_points)),
        ),
    )


def _shown() -> list[str]:
    return sorted(line for line in canonical() if '"row": "event"' not in line)


def test_an_answer_holds_when_newer_rules_read_the_chosen_place_with_other_limits(asked: None) -> None:
    (question,) = open_questions()
    answer(question.own, question.candidates[1].code, by="anna")
    for number, shift in enumerate((4, 0, 11), start=2):
        record_readings([_read_with_newer_rules(given_twice()[1], shift, str(number))])
        assert holders() == [("2022-02-16", 0), ("2023-02-15", 1)]
        assert count_questions() == 0
    before = _shown()
    rebuild()
    assert _shown() == before


def test_an_answer_whose_place_is_found_no_longer_is_told_and_holds_when_it_is_found_again(asked: None) -> None:
    (question,) = open_questions()
    answer(question.own, question.candidates[1].code, by="anna")
    record_readings([_read_with_newer_rules(given_twice()[1], None)])
    reported = Mention.objects.get(answer__isnull=False).assignment
    assert reported is not None
    assert reported.to_check
    before = _shown()
    rebuild()
    assert _shown() == before
    record_readings([_read_with_newer_rules(given_twice()[1], 0, "3")])
    assert holders() == [("2022-02-16", 0), ("2023-02-15", 1)]
    assert not Assignment.objects.filter(to_check=True).exists()


def test_an_answer_whose_place_is_found_no_longer_is_asked_again(asked: None) -> None:
    third = given("2021-02-17", 4)
    record_readings([third])
    (question,) = open_questions()
    assert len(question.candidates) == 3
    answer(question.own, question.candidates[0].code, by="anna")
    assert count_questions() == 0
    record_readings([_read_with_newer_rules(third, None)])
    (question,) = open_questions()
    assert [one.mention.day.isoformat() for one in question.candidates] == ["2022-02-16", "2023-02-15"]
    assert Assignment.objects.get(code=question.own).to_check
    before = _shown()
    rebuild()
    assert _shown() == before
