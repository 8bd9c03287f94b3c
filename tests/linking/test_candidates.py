"""Where a mention that names no decision, or only a part of one, belongs: tables of mentions and what is expected."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_mentions import told

from fullgjort.linking.keys import decision_key
from fullgjort.linking.link import link
from fullgjort.linking.mention import Answer, Linking, Mention, Role

TOLKAR = told(
    "2021-09-14 p | given | RS 2021-09-14 § 5 | Tolkar i vården | Ge direktören i uppdrag att utreda en gemensam "
    "tolkförmedling med kommunerna.",
    case_number="RS 12-2021",
    assignee="Direktören",
)
KULTUR = told(
    "2021-09-14 p | given | RS 2021-09-14 § 6 | Kulturbidrag | Ge direktören i uppdrag att revidera riktlinjerna för "
    "kulturbidrag.",
    case_number="RS 13-2021",
)
SENARE = told(
    "2024-04-17 p | given | RS 2024-04-17 § 9 | Tolkar i vården | Ge direktören i uppdrag att utreda en gemensam "
    "tolkförmedling med kommunerna i Mossfors.",
    case_number="RS 40-2024",
)


def homes(linking: Linking, mention: Mention) -> set[str]:
    """The decisions (day and §) of the group that a mention stands in."""
    group = next(g for g in linking.groups if any(m.mention.id == mention.id for m in g.members))
    return {f"{m.mention.decision_day} § {m.mention.paragraph}" for m in group.members if decision_key(m.mention)}


def reason(linking: Linking, mention: Mention) -> str:
    return next(m.reason for g in linking.groups for m in g.members if m.mention.id == mention.id)


FITS = {
    "only the § and the year": (
        "2021-12-01 å | reported | RS 2021 § 5 | - | Tolkarna",
        "Samma paragraf, RS §\u00a05/2021, och liknande ord.",
    ),
    "only the day, and the heading": (
        "2021-12-01 å | reported | RS 2021-09-14 | Tolkar i vården | Gemensam förmedling utreds",
        "Samma beslutsdag, RS 2021-09-14, samma rubrik, och liknande ord.",
    ),
    "only the registry number": (
        "2021-12-01 å | reported | dnr RS 12-2021 | - | Tolkarna",
        "Samma ärendenummer, RS 12-2021, och liknande ord.",
    ),
    "only the heading": (
        "2021-12-01 å | reported | - | Tolkar i vården | Tolkar i vården",
        "Samma rubrik och liknande ord.",
    ),
    "nothing but words": (
        "2021-12-01 å | reported | - | - | Utreda en gemensam tolkförmedling med kommunerna",
        "Samma ordalydelse.",
    ),
}


@pytest.mark.parametrize(("text", "why"), FITS.values(), ids=list(FITS))
def test_it_is_linked_to_the_one_that_fits_and_says_why(text, why):
    report = told(text)
    linking = link([TOLKAR, KULTUR, report])
    assert homes(linking, report) == {"2021-09-14 § 5"}
    assert reason(linking, report) == why
    assert not linking.questions


FITS_NONE = {
    "a decision of the same day that is about something else": "2021-12-01 å | reported | RS 2021-09-14 | - | Parkeringsplatserna",
    "another § of that year": "2021-12-01 å | reported | RS 2021 § 7 | Tolkar i vården | Utreda en gemensam tolkförmedling",
    "another registry number": "2021-12-01 å | reported | dnr RS 99-2021 | - | Utreda en gemensam tolkförmedling med kommunerna",
    "told before it was given": "2021-03-01 å | reported | - | - | Utreda en gemensam tolkförmedling med kommunerna",
    "a place that the assignment does not name": (
        "2021-12-01 å | reported | - | - | Utreda en gemensam tolkförmedling med kommunerna i Granåvik"
    ),
    "few words in common": "2021-12-01 å | reported | - | - | Utreda förutsättningarna för gemensamma lokaler",
}


@pytest.mark.parametrize("text", FITS_NONE.values(), ids=list(FITS_NONE))
def test_it_stays_alone_where_something_speaks_against(text):
    report = told(text)
    linking = link([TOLKAR, KULTUR, report])
    assert homes(linking, report) == set()
    assert not linking.questions


def test_the_same_words_of_another_board_are_another_assignment():
    report = told(
        "2021-12-01 å | reported | - | Tolkar i vården | Utreda en gemensam tolkförmedling med kommunerna",
        meeting_body="HSN",
    )
    assert homes(link([TOLKAR, report]), report) == set()


def test_a_board_that_took_over_anothers_assignments_reports_them():
    report = told(
        "2023-12-01 å | reported | - | - | Utreda en gemensam tolkförmedling med kommunerna", meeting_body="NN"
    )
    old = told(
        "2021-09-14 p | given | TN 2021-09-14 § 5 | Tolkar | Utreda en gemensam tolkförmedling med kommunerna.",
        inherited_by=("NN",),
    )
    assert homes(link([old, report]), report) == {"2021-09-14 § 5"}


def test_the_same_topic_years_later_is_two_assignments_and_a_report_finds_its_own():
    early = told("2022-01-01 å | reported | - | - | Utreda en gemensam tolkförmedling med kommunerna")
    late = told("2024-10-01 å | reported | - | - | Utreda en gemensam tolkförmedling med kommunerna i Mossfors")
    linking = link([TOLKAR, SENARE, early, late])
    assert homes(linking, early) == {"2021-09-14 § 5"}
    assert homes(linking, late) == {"2024-04-17 § 9"}
    assert not linking.ties


TWINS = (
    told("2021-09-14 p | given | RS 2021-09-14 § 5 | Jour | Se över jourschemat vid Mossfors sjukhus."),
    told("2021-09-14 p | given | RS 2021-09-14 § 5 | Jour | Se över jourschemat vid Granåviks sjukhus."),
)


def test_of_two_tasks_under_one_paragraph_the_place_tells_which_is_meant():
    for report in (
        told("2022-01-01 å | reported | RS 2021-09-14 § 5 | - | Se över jourschemat vid Granåviks sjukhus"),
        told("2022-01-01 å | reported | RS 2021 § 5 | - | Se över jourschemat vid Granåviks sjukhus"),
    ):
        linking = link([*TWINS, report])
        group = next(g for g in linking.groups if len(g.members) == 2)
        assert {m.mention.id for m in group.members} == {TWINS[1].id, report.id}


def test_several_that_fit_are_a_question_and_no_link():
    report = told("2022-01-01 å | reported | - | Jour | Se över jourschemat")
    linking = link([*TWINS, report])
    assert len(linking.groups) == 3
    (question,) = linking.questions
    assert question.mention == report
    assert set(question.candidates) == set(TWINS)
    assert "2 uppdrag passar lika bra" in question.reason


def test_an_answer_places_the_mention_and_is_no_question_again():
    report = told("2022-01-01 å | reported | - | Jour | Se över jourschemat")
    linking = link([*TWINS, report], [Answer(report.id, TWINS[0].id)])
    assert not linking.questions
    group = next(g for g in linking.groups if len(g.members) == 2)
    assert {m.mention.id for m in group.members} == {TWINS[0].id, report.id}
    alone = link([*TWINS, report], [Answer(report.id, None)])
    assert not alone.questions
    assert len(alone.groups) == 3


def test_a_missed_link_does_not_shift_the_next():
    first = told("2022-01-01 å | reported | - | - | Utreda en gemensam tolkförmedling med kommunerna")
    odd = told("2022-01-01 å | reported | - | - | Parkeringsplatserna")
    last = told("2022-01-01 å | reported | - | - | Revidera riktlinjerna för kulturbidrag")
    with_odd = link([TOLKAR, KULTUR, first, odd, last])
    without = link([TOLKAR, KULTUR, first, last])
    for report, day in ((first, "2021-09-14 § 5"), (last, "2021-09-14 § 6")):
        assert homes(with_odd, report) == homes(without, report) == {day}
    assert homes(with_odd, odd) == set()


def test_what_fits_another_row_of_the_paper_better_is_not_this_rows():
    given_ = told(
        "2021-09-14 p | given | RS 2021-09-14 § 6 | Kulturbidrag | Revidera riktlinjerna och förenkla ansökan."
    )
    whole = told("2022-01-01 å | reported | - | Kulturbidrag | Revidera riktlinjerna och förenkla ansökan")
    other = told("2022-01-01 å | reported | - | Kulturbidrag | Revidera riktlinjerna")
    linking = link([given_, whole, other])
    assert homes(linking, whole) == {"2021-09-14 § 6"}
    assert homes(linking, other) == set()


def test_a_proposal_is_one_with_what_the_minutes_decide_in_its_case_in_other_words():
    memo = told(
        "2021-09-01 t | proposed | - | Tolkar i vården | Ge direktören i uppdrag att skyndsamt utreda tolkförmedling",
        case_number="RS 12-2021",
    )
    linking = link([TOLKAR, KULTUR, memo])
    assert homes(linking, memo) == {"2021-09-14 § 5"}
    assert "Föreslaget och beslutat, samma ärendenummer, RS 12-2021" in reason(linking, TOLKAR)


def test_a_proposal_in_another_case_waits_for_its_own_decision():
    memo = told(
        "2021-09-01 t | proposed | - | Tolkar i vården | Utreda en gemensam tolkförmedling", case_number="RS 77-2021"
    )
    assert homes(link([TOLKAR, memo]), memo) == set()


def test_a_closed_assignment_is_not_reported_by_nothing_but_words():
    end = told(
        "2022-02-01 p | cited | RS 2021-09-14 § 5 | - | avsluta uppdraget att utreda en gemensam tolkförmedling",
        closing=True,
    )
    report = told("2023-02-01 å | reported | - | - | Utreda en gemensam tolkförmedling med kommunerna")
    assert homes(link([TOLKAR, end, report]), report) == set()


def test_rows_that_name_no_decision_are_one_with_the_last_paper_that_told_the_same():
    rows = [
        told(
            f"202{year}-05-01 å | reported | - | Digital målbild | Ta fram en digital målbild för regionens verksamheter"
        )
        for year in range(1, 5)
    ]
    (group,) = link(rows).groups
    assert len(group.members) == len(rows)


def test_a_board_cited_by_its_initials_is_the_board_of_that_name():
    minutes = told("2021-09-14 p | given | Samhällsplaneringsnämnden 2021-09-14 § 5 | Bussar | Utreda busslinjen.")
    report = told("2021-12-01 å | reported | SPN 2021-09-14 § 5 | - | Busslinjen")
    assert homes(link([minutes, report]), report) == {"2021-09-14 § 5"}
    assert len(link([minutes, report]).groups) == 1


def test_two_boards_with_the_same_initials_stay_two():
    one = told("2021-09-14 p | given | Socialnämnden 2021-09-14 § 5 | A | Utreda boendestödet.")
    other = told("2021-09-14 q | given | Skolnämnden 2021-09-14 § 5 | B | Utreda skolskjutsarna.")
    cites = told("2021-12-01 å | reported | SN 2021-09-14 § 5 | - | Uppdraget")
    linking = link([one, other, cites])
    assert homes(linking, one) == homes(linking, other) == {"2021-09-14 § 5"}
    assert len({g.members[0].mention.document for g in linking.groups}) == 3


def test_a_sentence_that_only_says_when_is_no_task_of_its_own():
    task = told(
        "2021-09-14 p | given | RS 2021-09-14 § 5 | Tolkar | Direktören får i uppdrag att utreda tolkförmedling."
    )
    when = told(
        "2021-09-14 p | given | RS 2021-09-14 § 5 | Tolkar | Direktören ska återkomma med en redovisning senast mars 2022."
    )
    (group,) = link([Mention(**{**_fields(task), "id": "p:1"}), Mention(**{**_fields(when), "id": "p:2"})]).groups
    assert len(group.members) == 2


def _fields(mention: Mention) -> dict[str, object]:
    return {name: getattr(mention, name) for name in mention.__dataclass_fields__}


TASKS = (
    "utreda en gemensam tolkförmedling med kommunerna",
    "revidera riktlinjerna för kulturbidrag",
    "se över jourschemat vid Mossfors sjukhus",
    "se över jourschemat vid Granåviks sjukhus",
)
DECISIONS = (
    "RS 2021-09-14 § 5",
    "RS 2021-09-14 § 6",
    "RS 2022-03-01 § 5",
    "RS 2021-09-14",
    "RS 2021 § 5",
    "dnr RS 12-2021",
    "-",
)
MENTIONS = st.lists(
    st.builds(
        lambda document, role, decision, title, wording, case: told(
            f"{document} | {role} | {decision} | {title} | {wording}", case_number=case
        ),
        st.sampled_from(["2021-09-14 p", "2021-12-01 å", "2022-03-01 p", "2022-06-01 å", "2023-06-01 å", "odaterad"]),
        st.sampled_from(list(Role)),
        st.sampled_from(DECISIONS),
        st.sampled_from(["Tolkar i vården", "Jour", "-"]),
        st.sampled_from(TASKS),
        st.sampled_from(["", "RS 12-2021"]),
    ),
    max_size=14,
    unique_by=lambda m: m.id,
)


@given(MENTIONS, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_mentions_makes_no_difference(mentions, rng):
    shuffled = list(mentions)
    rng.shuffle(shuffled)
    assert link(shuffled) == link(mentions)


@given(MENTIONS)
@settings(max_examples=60, deadline=None)
def test_every_mention_stands_in_one_group_and_no_group_holds_two_decisions_that_give(mentions):
    linking = link(mentions)
    placed = [member.mention.id for group in linking.groups for member in group.members]
    assert sorted(placed) == sorted(m.id for m in mentions)
    for group in linking.groups:
        given_by = {decision_key(m.mention) for m in group.members if m.mention.role is Role.GIVEN}
        assert len(given_by - {None}) <= 1
    for tie in linking.ties:
        assert placed.index(tie.mention.id) != placed.index(tie.other.id)
    for question in linking.questions:
        assert len(question.candidates) >= 2
