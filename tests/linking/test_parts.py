"""Which parts of an assignment a report answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.linking.part_words import kinship, stem
from fullgjort.linking.parts import PartsAnswered, parts_answered

EQUIPMENT = ("inventera medicinteknisk utrustning", "ta fram en plan för utbyte", "återkomma med en kostnadsberäkning")
HEARING = ("kartlägga hörselvården i Granvik", "föreslå åtgärder som kortar väntetiderna")
HARBOUR = (
    "utreda en flytt av färjeläget i Storvik",
    "samråda med hyresgästerna",
    "se över avgifterna för gästande båtar",
    "införa digitala bokningar",
)
LETTERS = ("upprätta en policy för resor", "utbilda cheferna i policyn", "utvärdera policyn efter ett år")

# parts, what the report says, the parts it answers (from 1)
TOLD = [
    (EQUIPMENT, "Inventeringen är klar och omfattar drygt tvåtusen enheter.", {1}),
    (EQUIPMENT, "Utrustningen har inventerats och en utbytesplan är antagen av direktionen.", {1, 2}),
    (EQUIPMENT, "Planen för utbyte är fastställd. Kostnaden är beräknad till fyra miljoner kronor.", {2, 3}),
    (EQUIPMENT, "Inventeringen pågår och beräknas vara klar i maj.", set()),
    (EQUIPMENT, "Inventeringen är genomförd. Planen återstår.", {1}),
    (EQUIPMENT, "Inventeringen är genomförd, men planen är inte färdig.", {1}),
    (EQUIPMENT, "Inventeringen är genomförd; arbetet med planen har inletts.", {1}),
    (EQUIPMENT, "Uppdraget är genomfört.", set()),
    (EQUIPMENT, "Arbetet pågår enligt plan.", set()),
    (EQUIPMENT, "En projektledare har anställts.", set()),
    (EQUIPMENT, "", set()),
    (HEARING, "Kartläggningen av hörselvården är klar.", {1}),
    (HEARING, "Kartläggningen visar att det saknas audionomer.", {1}),
    (HEARING, "Ett förslag till kortare väntetider har lämnats till styrelsen.", {2}),
    (HEARING, "Åtgärderna kommer att föreslås under hösten.", set()),
    (HEARING, "Hörselvården har kartlagts och åtgärder har föreslagits.", {1, 2}),
    (HEARING, "Båda delarna är genomförda.", {1, 2}),
    (HEARING, "Första delen är besvarad. Den andra delen återstår.", {1}),
    (HEARING, "Samtliga delar av uppdraget är slutförda.", {1, 2}),
    (HEARING, "Samtliga delar av uppdraget pågår.", set()),
    (HARBOUR, "Avgifterna har setts över och en ny taxa gäller från årsskiftet.", {3}),
    (HARBOUR, "Översynen av avgifterna är klar.", {3}),
    (HARBOUR, "Digitala bokningar är införda vid alla bryggor.", {4}),
    (HARBOUR, "Bokningssystemet infördes i mars.", {4}),
    (HARBOUR, "Samrådet med hyresgästerna hölls i april och är avslutat.", {2}),
    (HARBOUR, "Utredningen om färjeläget är klar. Möten har hållits med hyresgästerna.", {1, 2}),
    (HARBOUR, "Utredningen har försenats. Bokningarna införs våren 2025.", set()),
    (HARBOUR, "En konsult utreder färjeläget.", set()),
    (LETTERS, "a) Klart. b) Pågår. c) Ännu inte påbörjat.", {1}),
    (LETTERS, "a) Policyn är antagen.\nb) Cheferna har utbildats.\nc) Återstår.", {1, 2}),
    (LETTERS, "Punkt 1: genomfört. Punkt 2: genomfört. Punkt 3: redovisas i maj 2025.", {1, 2}),
    (LETTERS, "1. Genomfört.\n2. Utbildning planeras.\n3. Utvärderingen är gjord.", {1, 3}),
    (LETTERS, "Cheferna har fått utbildning i den nya policyn.", {2}),
    (LETTERS, "Policyn är upprättad. Utbildningen av chefer fortsätter.", {1}),
    (LETTERS, "Utvärderingen är gjord.", {3}),
    (
        (
            "Hamnchefen får i uppdrag att anlägga en ny brygga",
            "Hamnchefen får i uppdrag att söka statliga medel för bryggan",
        ),
        "Ansökan om statliga medel har skickats in.",
        {2},
    ),
    (
        ("förbättra skyltningen så att besökare hittar till kajen", "rusta upp väntsalen"),
        "Upprustningen av väntsalen är avslutad. Nya skyltar är uppsatta.",
        {1, 2},
    ),
    (
        ("i samråd med hyresgästerna utvärdera parkeringen", "redovisa försenade reparationer"),
        "Utvärderingen är klar. Försenade reparationer är redovisade.",
        {1, 2},
    ),
    (("bedöma riskerna vid kajen", "öva räddning till sjöss"), "Riskbedömningen är gjord.", {1}),
    (
        ("lämna förslag på nya taxor", "upprätta en plan för muddring"),
        "Förslaget bygger på båtens längd. Muddringsplanen är inte klar.",
        {1},
    ),
    # the last part is told in few of its words, in the only sentence left of a report that says the whole is done
    (
        ("informera båtägarna", "märka ut gästplatserna"),
        "Båtägarna har informerats. Skyltar för gäster är uppsatta. Uppdraget är slutfört.",
        {1, 2},
    ),
    (("informera båtägarna", "märka ut gästplatserna"), "Båtägarna har informerats. Uppdraget är slutfört.", {1}),
    # where the work as a whole goes on, steps on the way answer nothing
    (HARBOUR, "Ett möte med hyresgästerna har hållits. Arbetet pågår enligt plan.", set()),
    (HARBOUR, "Uppdraget är påbörjat. Offerter på bokningssystem har tagits in.", set()),
    (HARBOUR, "Utredningen om färjeläget är klar. Arbetet pågår med övriga frågor.", {1}),
    (HARBOUR, "Avgifterna har setts över. Återstående delar av uppdraget pågår.", {3}),
    (LETTERS, "Cheferna har utbildats. Uppdraget pågår.", {2}),
    (LETTERS, "Avtal om chefsutbildning har tecknats. Redovisningen skjuts upp till maj 2025.", set()),
    (HARBOUR, "Samråd har skett enligt gällande rutin. Utredningen om färjeläget är klar.", {1}),
    (("kartlägga behovet av skolskjuts", "bjuda in till dialog"), "Alla frågor rörande barn är viktiga.", set()),
]


@pytest.mark.parametrize(("parts", "report", "expected"), TOLD, ids=[report[:50] or "empty" for _, report, _ in TOLD])
def test_a_report_answers_the_parts_whose_words_it_says_are_done(
    parts: tuple[str, ...], report: str, expected: set[int]
) -> None:
    answered = parts_answered(parts, report).answered
    assert {number + 1 for number in answered} == expected


def test_what_is_left_out_is_told_only_where_something_is_answered() -> None:
    assert parts_answered(EQUIPMENT, "Inventeringen är klar.") == PartsAnswered((0,), (1, 2))
    assert parts_answered(EQUIPMENT, "Uppdraget är genomfört.") == PartsAnswered()


OTHER = [
    (HEARING, "Kartläggningen är klar. Två audionomer har anställts. Uppdraget är slutfört.", 1),
    (HEARING, "Kartläggningen är klar. Samverkan har skett med facken. Uppdraget är slutfört.", 0),
    (HEARING, "Kartläggningen är klar och två audionomer har anställts. Uppdraget är slutfört.", 0),
    (HEARING, "Uppdraget är slutfört.", 0),
]


@pytest.mark.parametrize(("parts", "report", "other"), OTHER)
def test_other_statements_that_something_is_done_are_counted(parts: tuple[str, ...], report: str, other: int) -> None:
    assert parts_answered(parts, report).other == other


def test_a_part_that_is_said_to_go_on_is_skipped() -> None:
    assert parts_answered(EQUIPMENT, "Inventeringen pågår.") == PartsAnswered((), (0,))


def test_an_assignment_without_parts_has_none_to_answer() -> None:
    assert parts_answered(("utreda färjeläget",), "Utredningen är klar.") == PartsAnswered()


KIN = [
    ("utreda", "utredningen", True),
    ("kartlägga", "kartläggning", True),
    ("pröva", "försöket", True),
    ("föreslå", "förslaget", True),
    ("plan", "bemanningsplanen", True),
    ("införa", "införd", True),
    ("regler", "regionen", False),
    ("samråda", "samla", False),
    ("förskriva", "förslag", False),
    ("båt", "båda", False),
]


@pytest.mark.parametrize(("first", "second", "kin"), KIN)
def test_kinship_of_words(first: str, second: str, kin: bool) -> None:
    assert (kinship(stem(first), stem(second)) >= 0.5) is kin


WORDS = st.sampled_from(
    [
        *EQUIPMENT,
        *HARBOUR,
        *(report for _, report, _ in TOLD),
        "a)",
        "Punkt 2",
        "båda delarna",
        "pågår",
        "är klar",
        "",
        "§",
    ]
)


@given(parts=st.lists(WORDS, max_size=5), report=st.lists(WORDS, max_size=4).map(" ".join))
def test_answered_and_skipped_are_places_among_the_parts_and_never_the_same(parts: list[str], report: str) -> None:
    told = parts_answered(parts, report)
    for numbers in (told.answered, told.skipped):
        assert list(numbers) == sorted(set(numbers))
        assert all(0 <= number < len(parts) for number in numbers)
    assert not set(told.answered) & set(told.skipped)
    if told.answered:
        assert len(told.answered) + len(told.skipped) == len(parts)


@given(report=st.lists(WORDS, max_size=4).map(" ".join))
def test_the_order_of_other_parts_does_not_change_what_words_answer(report: str) -> None:
    if any(word in report for word in ("a)", "unkt", "del", "1.", "frågor")):
        return
    forward = parts_answered(EQUIPMENT, report).answered
    backward = parts_answered(EQUIPMENT[::-1], report).answered
    assert {EQUIPMENT[number] for number in forward} == {EQUIPMENT[::-1][number] for number in backward}
