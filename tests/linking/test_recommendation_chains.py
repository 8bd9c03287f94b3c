"""A recommendation's chain: what answers it, what follows from it, when it comes back; and what only looks so."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from fullgjort.linking.matter import matter, same_wording, stems_of
from fullgjort.linking.recommendations import (
    Chain,
    GivenAssignment,
    RecommendationMention,
    chains,
    keys,
    keys_of_assignment,
)

DIALYSIS = "Säkerställa att hemdialysen följs upp med väntetider"
GENERAL = "Stärka uppföljningen av fattade beslut"


def audit(
    quote: str = DIALYSIS, title: str = "Granskning av hemdialysen", day: str = "2019-02-01", **more: object
) -> RecommendationMention:
    return _told(quote, title, day, "audit_report", **more)


def memo(
    quote: str = DIALYSIS, title: str = "Svar på granskning av hemdialysen", day: str = "2019-05-02", **more: object
) -> RecommendationMention:
    return _told(quote, title, day, "decision_memo", **more)


def _told(quote: str, title: str, day: str, paper: str, **more: object) -> RecommendationMention:
    document = f"{paper} {title} {day}"
    return replace(
        RecommendationMention(f"{document}: {quote}", document, quote, paper, title, day, "Revisorerna", "HSN"),
        **more,  # type: ignore[arg-type]
    )


def task(
    wording: str, title: str = "Svar på granskning av hemdialysen", day: str = "2019-05-20", **more: object
) -> GivenAssignment:
    document = f"protokoll {day}"
    given = GivenAssignment(f"{document}: {wording}", document, wording, "minutes", "Protokoll", day, "HSN", title)
    return replace(given, **more)  # type: ignore[arg-type]


def only(*told: RecommendationMention, assignments: tuple[GivenAssignment, ...] = ()) -> Chain:
    (chain,) = chains(told, assignments)
    return chain


def test_a_memo_that_prints_the_recommendation_answers_it() -> None:
    chain = only(audit(), memo())
    assert chain.given == audit()
    assert [step.id for step in chain.answers] == [memo().id]
    assert chain.answers[0].reason == (
        "Samma ordalydelse, och handlingen svarar på granskningen ”Granskning av hemdialysen”."
    )


@pytest.mark.parametrize(
    "retold",
    [
        "Att nämnden säkerställer att hemdialysen följs upp med väntetider",
        "säkerställa att hemdialysen följs upp, med väntetider.",
        "Säkerställa att hemdialysen följs upp med väntetider Sjukvårdsdirektörens kommentarer",
    ],
)
def test_a_recommendation_retold_in_nearly_its_words_is_answered(retold: str) -> None:
    assert len(only(audit(), memo(retold)).answers) == 1


@pytest.mark.parametrize(
    "other",
    [
        memo(to="TN"),
        memo("Säkerställa att tandvården följs upp med väntetider"),
        memo(GENERAL, "Svar på granskning av tandvården"),
        memo(day="2018-12-01"),
    ],
    ids=["another board", "another matter", "general words of another audit", "earlier than the audit"],
)
def test_what_another_board_or_matter_says_answers_nothing(other: RecommendationMention) -> None:
    by_quote = {chain.given.id: chain for chain in chains([audit(), other], [])}
    assert by_quote[audit().id].answers == ()


def test_general_words_are_answered_where_the_memo_names_the_audit() -> None:
    told = [
        audit(GENERAL), audit(GENERAL, "Granskning av tandvården"),
        memo(GENERAL), memo(GENERAL, "Svar på granskning av tandvården"),
    ]  # fmt: skip
    found = {chain.given.document_title: [step.id for step in chain.answers] for chain in chains(told, [])}
    assert found == {"Granskning av hemdialysen": [told[2].id], "Granskning av tandvården": [told[3].id]}


def test_a_memo_under_another_heading_names_the_audit_in_its_text() -> None:
    said = "Revisorerna har lämnat rapporten Granskning av hemdialysen. De rekommenderar nämnden att"
    chain = only(audit(GENERAL), memo(GENERAL, "Yttrande", context=said))
    assert len(chain.answers) == 1


def test_two_audits_that_fit_equally_well_give_no_answer() -> None:
    told = [audit(), audit(title="Granskning av kön"), memo(title="Yttrande över revisionens rapporter")]
    assert [len(chain.answers) for chain in chains(told, []) if chain.given.document_kind == "audit_report"] == [0, 0]


def test_of_two_audits_of_one_matter_the_nearest_before_is_answered() -> None:
    told = [audit(), audit(day="2024-02-01", to=None), memo()]
    assert [len(chain.answers) for chain in chains(told, [])] == [1]
    other = [audit(GENERAL), audit(day="2024-02-01"), memo(day="2024-05-01"), memo(GENERAL)]
    tasks = [task("Följa upp", day="2019-05-20"), task("Mäta", day="2024-05-20")]
    assert [[step.id for step in chain.assignments] for chain in chains(other, tasks)] == [[tasks[0].id], [tasks[1].id]]


def test_what_bears_an_earlier_day_than_the_audit_is_no_answer_to_it() -> None:
    told = chains([audit(), memo(day="2019-01-20")], [])
    assert [(chain.given.document_kind, chain.answers) for chain in told] == [
        ("decision_memo", ()),
        ("audit_report", ()),
    ]


def test_an_assignment_given_before_the_audit_does_not_follow_from_it() -> None:
    answer = memo(case_number="HSN/2019/00123")
    early = task("Utreda väntetiderna", title="Hemdialys", day="2019-01-20", case_number="HSN 2019-00123")
    named = task("Utreda väntetiderna", day="2019-01-20")
    for given in (early, named):
        assert only(audit(), answer, assignments=(given,)).assignments == ()


def test_a_recommendation_printed_twice_in_one_document_is_one() -> None:
    assert only(audit(), replace(audit(), id="again")).given.quote == DIALYSIS


def test_assignments_of_the_case_that_answers_the_audit_follow_from_it() -> None:
    follows = task("Följa upp hemdialysen med månadsvisa mätningar")
    chain = only(audit(), memo(), assignments=(follows,))
    assert [step.id for step in chain.assignments] == [follows.id]
    assert chain.assignments[0].reason == "Ges i ett ärende om granskningen ”Granskning av hemdialysen”."


def test_assignments_in_the_memo_itself_follow_from_what_it_answers() -> None:
    proposed = replace(
        task("Utreda väntetiderna", title="Hemdialys"), document=memo().document, document_kind="decision_memo"
    )
    assert [step.id for step in only(audit(), memo(), assignments=(proposed,)).assignments] == [proposed.id]


def test_a_sentence_that_only_tells_when_to_report_is_no_assignment_beside_one() -> None:
    follows, reports = (
        task("Utreda väntetiderna"),
        task("Direktören ska återkomma med en redovisning senast i maj 2020."),
    )
    assert [step.id for step in only(audit(), memo(), assignments=(follows, reports)).assignments] == [follows.id]
    assert [step.id for step in only(audit(), memo(), assignments=(reports,)).assignments] == [reports.id]


def test_the_registry_number_of_the_answer_leads_to_the_minutes() -> None:
    decided = task("Utreda väntetiderna", title="Hemdialys", case_number="HSN 2019-00123")
    chain = only(audit(), memo(case_number="HSN/2019/00123"), assignments=(decided,))
    assert [step.reason for step in chain.assignments] == [
        "Samma ärende som svaret på rekommendationen, HSN 2019-00123."
    ]


def test_rare_words_lead_to_an_assignment_that_speaks_of_the_audit() -> None:
    told = audit("Ta fram en handlingsplan för ambulansdirigering och läkarbemanning")
    spoken = task(
        "Beskriva ambulansdirigering och läkarbemanning", title="Ambulanser", context="utifrån revisorernas granskning"
    )
    assert [step.id for step in only(told, assignments=(spoken,)).assignments] == [spoken.id]


@pytest.mark.parametrize(
    "apart",
    [
        task("Följa upp hemdialysen", body="TN"),
        task("Följa upp hemdialysen med väntetider", title="Hemdialys"),
        task("Utreda tandvården", title="Svar på granskning av tandvården"),
        task("Följa upp hemdialysen", day="2018-01-10"),
    ],
    ids=["another board", "a case that names no audit", "another audit", "before the audit"],
)
def test_other_assignments_do_not_follow(apart: GivenAssignment) -> None:
    assert only(audit(), memo(), assignments=(apart,)).assignments == ()


def test_a_later_audit_of_the_same_matter_gives_it_again() -> None:
    later = audit(title="Uppföljande granskning av hemdialysen", day="2022-03-03")
    chain = only(later, audit())
    assert chain.given == audit()
    assert [step.id for step in chain.came_back] == [later.id]
    assert chain.came_back[0].reason == (
        "Rekommendationen till HSN ges igen i en senare granskning. Granskningen säger själv att den upprepas."
    )


def test_an_audit_without_a_day_that_says_it_repeats_is_the_later_one() -> None:
    later = audit(title="Granskning av hemdialys", day="", context="Vi upprepar följande rekommendationer:")
    earlier = audit(title="Granskning av hemdialysen", day="")
    chain = only(later, earlier)
    assert (chain.given, [step.id for step in chain.came_back]) == (earlier, [later.id])


def test_the_covering_letter_of_an_audit_gives_nothing_again() -> None:
    chain = only(audit(), audit(title="Revisionsrapport: Hemdialysen", day="2019-02-03"))
    assert chain.came_back == ()


@pytest.mark.parametrize(
    "later",
    [
        audit(day="2022-03-03", to="TN"),
        audit(GENERAL, "Granskning av tandvården", "2022-03-03"),
        audit(GENERAL, day="2024-03-03"),
        audit(DIALYSIS.replace("hemdialysen", "tandvården"), "Uppföljande granskning av tandvården", "2022-03-03"),
    ],
    ids=[
        "another board",
        "general words, another matter",
        "general words in a new audit",
        "another matter in the same words",
    ],
)
def test_what_looks_alike_did_not_come_back(later: RecommendationMention) -> None:
    assert all(not chain.came_back for chain in chains([audit(), audit(GENERAL), later], []))


@pytest.mark.parametrize("who", ["Revisorerna rekommenderar HSN att", "Vi rekommenderar att"])
def test_an_answer_that_says_who_recommends_retells_the_same(who: str) -> None:
    retold = memo(f"{who} {DIALYSIS[:1].lower()}{DIALYSIS[1:]}")
    assert len(only(audit(), retold).answers) == 1


def test_a_recommendation_known_from_its_answer_alone_has_a_chain() -> None:
    chain = only(memo(), assignments=(replace(task("Utreda hemdialysen"), document=memo().document),))
    assert (chain.given, len(chain.assignments)) == (memo(), 1)


def test_a_committees_need_is_answered_by_the_boards_memo() -> None:
    said = "Hemdialysen behöver väntetider och läkarbemanning som kan jämföras"
    need = replace(_told(said, "Behov i njursjukvården", "2019-01-10", "other"), kind="need", to=None)
    answer = memo(said, "Svar på beredningens behovsrapport", kind="need")
    assert [step.id for step in only(need, answer).answers] == [answer.id]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Granskning – Vårdens köer", "Uppföljande granskning av vårdens köer 2021"),
        ("Granskning av kommunens arkiv och register", "Yttrande över revisionens granskning av arkiv och register"),
        ("Svar på revisionsrapport: Vårdens köer", "Revisionsrapport Vårdens köer"),
        ("Yttrande över granskning av vårdens köer", "Uppföljning av granskning av vårdens köer"),
    ],
)
def test_titles_of_one_audit_name_one_matter(one: str, other: str) -> None:
    assert matter(one) == matter(other) is not None


@pytest.mark.parametrize("empty", ["", "Revisionsrapport 2021", "Svar på granskning"])
def test_a_title_that_names_nothing_has_no_matter(empty: str) -> None:
    assert matter(empty) is None


def test_wordings_that_share_a_long_beginning_and_end_apart_are_two() -> None:
    begin = "Säkerställa att det finns en plan för att "
    assert not same_wording(stems_of(begin + "utbilda beställare"), stems_of(begin + "utvärdera projekten"))


_TOLD = [
    audit(), audit(GENERAL), audit(GENERAL, "Granskning av tandvården"), memo(), memo(GENERAL), memo(day=""),
    audit(title="Uppföljande granskning av hemdialysen", day="2022-03-03"),
    audit(title="Uppföljande granskning av hemdialysen", day=""),
]  # fmt: skip
_TASKS = [task("Följa upp hemdialysen"), task("Utreda tandvården", "Svar på granskning av tandvården")]


@given_any(st.integers(), st.lists(st.sampled_from(_TOLD), unique=True), st.lists(st.sampled_from(_TASKS), unique=True))
def test_the_order_makes_no_difference(
    seed: int, told: list[RecommendationMention], tasks: list[GivenAssignment]
) -> None:
    mixed, mixed_tasks = list(told), list(tasks)
    Random(seed).shuffle(mixed)
    Random(seed).shuffle(mixed_tasks)
    assert chains(mixed, mixed_tasks) == chains(told, tasks)


@given_any(st.lists(st.sampled_from(_TOLD), unique=True), st.lists(st.sampled_from(_TASKS), unique=True))
def test_every_recommendation_stands_in_at_most_one_place(
    told: list[RecommendationMention], tasks: list[GivenAssignment]
) -> None:
    found = chains(told, tasks)
    places = [chain.given.id for chain in found]
    places += [step.id for chain in found for step in (*chain.answers, *chain.came_back)]
    assert len(places) == len(set(places))


def test_what_is_linked_shares_a_key() -> None:
    assert set(keys(audit())) & set(keys(memo()))
    assert set(keys(audit())) & set(keys_of_assignment(task("Följa upp")))
    assert keys_of_assignment(task("Följa upp kön", title="Kön")) == ()
