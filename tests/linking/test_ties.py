"""How a newer assignment stands to an older one: what the documents say, and the tie expected."""

from __future__ import annotations

import pytest
from told_mentions import cited, told

from fullgjort.linking.link import link
from fullgjort.linking.mention import TieKind

OLD = told(
    "2021-09-14 p | given | RS 2021-09-14 § 5 | Jour | Ge direktören i uppdrag att se över jourschemat vid länets sjukhus."
)
OTHER = told("2021-10-12 p | given | RS 2021-10-12 § 8 | Lokaler | Ge direktören i uppdrag att inventera lokalerna.")
ASSEMBLY = told(
    "2022-02-01 f | given | RF 2022-02-01 § 2 | Tolkar | Uppdra åt styrelsen att utreda tolkförmedling.",
    meeting_body="RF",
)


def newer(context: str, *cites: str, wording: str = "Ge direktören i uppdrag att bemanna jourlinjen."):
    return told(
        f"2022-03-01 p | given | RS 2022-03-01 § 3 | Bemanning | {wording}",
        context=context,
        mentioned=tuple(map(cited, cites)),
    )


SAID = {
    "amends": ("Beslutet ändrar det uppdrag som lämnades den 14 september 2021, § 5.", TieKind.AMENDS),
    "adds to": ("Det tidigare uppdraget den 14 september 2021, § 5 utökas härmed.", TieKind.AMENDS),
    "replaces": ("Uppdraget ersätter det som lämnades den 14 september 2021, § 5.", TieKind.REPLACES),
    "stands instead": ("Beslutet gäller i stället för RS 2021-09-14, § 5.", TieKind.REPLACES),
    "splits": ("Uppdraget den 14 september 2021, § 5 delas upp i två.", TieKind.SPLITS),
    "repeats": ("Styrelsen upprepar uppdraget den 14 september 2021, § 5.", TieKind.REPEATS),
}


@pytest.mark.parametrize(("context", "kind"), SAID.values(), ids=list(SAID))
def test_the_words_beside_a_cited_decision_tell_how_they_stand(context, kind):
    new = newer(context, "RS 2021-09-14 § 5")
    (tie,) = link([OLD, OTHER, new]).ties
    assert (tie.kind, tie.mention, tie.other) == (kind, new, OLD)
    assert "RS 2022-03-01 §\u00a03" in tie.reason
    assert "RS 2021-09-14 §\u00a05" in tie.reason


def test_two_that_are_put_together_are_both_tied():
    new = newer(
        "Uppdragen RS 2021-09-14, § 5 och RS 2021-10-12, § 8 slås samman till ett.",
        "RS 2021-09-14 § 5",
        "RS 2021-10-12 § 8",
    )
    ties = link([OLD, OTHER, new]).ties
    assert {(tie.kind, tie.other.id) for tie in ties} == {(TieKind.MERGES, OLD.id), (TieKind.MERGES, OTHER.id)}


def test_a_boards_assignment_follows_from_the_assemblys():
    new = newer(
        "I enlighet med fullmäktiges uppdrag den 1 februari 2022, § 2 lämnas uppgiften vidare.",
        "Fullmäktige 2022-02-01 § 2",
    )
    (tie,) = link([ASSEMBLY, new]).ties
    assert (tie.kind, tie.other) == (TieKind.FOLLOWS_FROM, ASSEMBLY)


NO_TIE = {
    "a decision that is only told": (
        "Styrelsen gav uppdraget RS 2021-09-14, § 5 till direktören.",
        ["RS 2021-09-14 § 5"],
    ),
    "a decision that was not read": ("Uppdraget ersätter RS 2019-01-01, § 7.", ["RS 2019-01-01 § 7"]),
    "words about the task itself": ("Jourlinjerna kan slås samman och ersätta varandra.", []),
}


@pytest.mark.parametrize(("context", "cites"), NO_TIE.values(), ids=list(NO_TIE))
def test_no_tie_is_drawn_from(context, cites):
    assert not link([OLD, newer(context, *cites)]).ties


def test_a_report_that_cites_two_decisions_ties_the_later_to_the_earlier():
    later = told(
        "2022-03-01 p | given | RS 2022-03-01 § 3 | Jour | Ge direktören i uppdrag att bemanna jourlinjen nattetid."
    )
    report = told(
        "2022-06-01 å | reported | RS 2021-09-14 § 5 | Jour | Se över jourschemat",
        cites=(cited("RS 2021-09-14 § 5"), cited("RS 2022-03-01 § 3")),
    )
    (tie,) = link([OLD, later, report]).ties
    assert (tie.kind, tie.mention, tie.other) == (TieKind.AMENDS, later, OLD)


def test_the_same_words_by_the_same_board_with_an_own_decision_repeat_the_last():
    again = told(
        "2022-09-14 p | given | RS 2022-09-14 § 4 | Jour | Uppdra åt direktören att se över jourschemat vid länets sjukhus. "
        "Uppdraget ska redovisas senast maj 2023."
    )
    third = told(
        "2023-09-14 p | given | RS 2023-09-14 § 9 | Jour | Ge direktören i uppdrag att se över jourschemat vid länets sjukhus."
    )
    linking = link([OLD, again, third])
    assert len(linking.groups) == 3
    assert [(tie.kind, tie.mention, tie.other) for tie in linking.ties] == [
        (TieKind.REPEATS, again, OLD),
        (TieKind.REPEATS, third, again),
    ]


def test_a_short_task_and_one_worded_as_a_duty_repeat_their_like():
    for first, second in (
        ("Ge direktören i uppdrag att inrätta en fond för bryggor.", "Uppdraget är att inrätta en fond för bryggor."),
        (
            "Ge HR-direktören i uppdrag att utbilda cheferna i båtliv samt att köpa flytvästar.",
            "att HR-direktören ska utbilda cheferna i båtliv samt köpa flytvästar.",
        ),
    ):
        one = told(f"2021-09-14 p | given | RS 2021-09-14 § 5 | Hamn | {first}")
        two = told(f"2022-09-14 p | given | RS 2022-09-14 § 4 | Hamn | {second}")
        assert [tie.kind for tie in link([one, two]).ties] == [TieKind.REPEATS]


TO_NOBODY = [
    "Uppdraget är att se över jourschemat vid länets sjukhus.",
    "Uppdraget att se över jourschemat vid länets sjukhus lämnas. Redovisning ska ske senast den 1 maj 2023.",
]


@pytest.mark.parametrize("wording", TO_NOBODY)
def test_the_same_task_given_to_nobody_repeats_it(wording):
    new = told(f"2022-09-14 p | given | RS 2022-09-14 § 4 | Jour | {wording}")
    assert [tie.kind for tie in link([OLD, new]).ties] == [TieKind.REPEATS]


def test_the_very_words_of_a_twin_are_its_own_though_the_other_cites_the_case():
    tasks = [f"pröva nattöppen jourmottagning med barnmorskor i {place}" for place in ("Granåvik", "Storvik")]
    given = [
        told(
            f"2022-09-14 p | given | RS 2022-09-14 § 4 | Jour | Ge direktören i uppdrag att {task}.",
            case_number="RS 17/2022",
        )
        for task in tasks
    ]
    bare = told(f"2022-12-01 å | reported | - | Jour | {tasks[0].capitalize()}")
    citing = told(f"2022-12-01 å | reported | RS 17/2022 | Jour | {tasks[1].capitalize()}")
    linking = link([*given, bare, citing])
    assert [{m.mention for m in group.members} for group in linking.groups] == [{given[0], bare}, {given[1], citing}]


LOOKALIKES = {
    "another place": "Ge direktören i uppdrag att se över jourschemat vid länets sjukhus i Granåvik.",
    "other years": "Ge direktören i uppdrag att se över jourschemat vid länets sjukhus för åren 2023–2025.",
    "more to do": "Ge direktören i uppdrag att se över jourschemat vid länets sjukhus och beräkna kostnaden.",
}


@pytest.mark.parametrize("wording", LOOKALIKES.values(), ids=list(LOOKALIKES))
def test_what_only_looks_alike_repeats_nothing(wording):
    new = told(f"2022-09-14 p | given | RS 2022-09-14 § 4 | Jour | {wording}")
    linking = link([OLD, new])
    assert len(linking.groups) == 2
    assert not linking.ties
