"""Which mentions speak of one assignment: tables of mentions and the groups expected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.linking.keys import decision_key, index_keys
from fullgjort.linking.link import link
from fullgjort.linking.mention import Mention, Role
from fullgjort.linking.wording import fold_source, fold_wording


def mention(text: str) -> Mention:
    """A mention written as "document | role | decision | wording": decision is "RS 2024-02-14 § 23", a plan's name
    in brackets "[Stabsplan 2024]", or "-"."""
    document, role, decision, wording = (part.strip() for part in text.split("|"))
    known: dict[str, object] = {}
    if decision.startswith("["):
        known = {"origin_kind": "plan", "source": decision.strip("[]"), "meeting_body": "RS"}
    elif decision != "-":
        body, day, *paragraph = decision.split()
        known = {"decision_body": body, "decision_day": day, "paragraph": int(paragraph[1]) if paragraph else None}
    return Mention(
        id=f"{document}:{wording}",
        document=document,
        wording=wording,
        role=Role(role),
        day=document[:10] if document[0].isdecimal() else "",
        **known,  # type: ignore[arg-type]
    )


def groups(*texts: str) -> list[list[str]]:
    """The groups as lists of wordings."""
    return [[m.mention.wording for m in group.members] for group in link(map(mention, texts)).groups]


ONE_GROUP = {
    "same body, day and §, told in other words": [
        "2024-02-14 p | given | RS 2024-02-14 § 23 | att ge direktören i uppdrag att utreda tolkar",
        "2024-06-12 å | reported | RS 2024-02-14 § 23 | Tolkförmedling, gemensam",
    ],
    "a plan's row in two years": [
        "2024-06-12 å | reported | [Stabsplan 2024] | Stärka det förebyggande arbetet",
        "2025-06-12 å | reported | [Stabsplanen 2025] | Stärka det förebyggande arbetet.",
    ],
    "a reference without § and the same words": [
        "2024-02-14 p | given | RS 2024-02-14 § 23 | att ge direktören i uppdrag att utreda gemensam tolkförmedling",
        "2024-06-12 å | reported | RS 2024-02-14 | Utreda gemensam tolkförmedling",
    ],
}
TWO_GROUPS = {
    "two §§ of one day": [
        "2024-02-14 p | given | RS 2024-02-14 § 23 | utreda gemensam tolkförmedling",
        "2024-02-14 p | given | RS 2024-02-14 § 24 | utreda gemensam tolkförmedling",
    ],
    "two boards on one day": [
        "2024-02-14 p | given | RS 2024-02-14 § 23 | utreda tolkar i vården",
        "2024-02-14 q | given | HSN 2024-02-14 § 23 | utreda tolkar i vården",
    ],
    "a plan's row with other words": [
        "2024-06-12 å | reported | [Stabsplan 2024] | Stärka det förebyggande arbetet",
        "2025-06-12 å | reported | [Stabsplan 2025] | Stärka det forskande arbetet",
    ],
    "the same words in two plans": [
        "2024-06-12 å | reported | [Stabsplan 2024] | Stärka det förebyggande arbetet",
        "2025-06-12 å | reported | [Miljöprogram 2025] | Stärka det förebyggande arbetet",
    ],
    "a plan's row that is only a heading": [
        "2024-06-12 å | reported | [Stabsplan 2024] | Digitalisering",
        "2025-06-12 å | reported | [Stabsplan 2025] | Digitalisering",
    ],
    "nothing that tells them to be one": [
        "2024-06-12 å | reported | - | utreda gemensam tolkförmedling",
        "2025-06-12 å | reported | - | utreda gemensam tolkförmedling",
    ],
}


@pytest.mark.parametrize("texts", ONE_GROUP.values(), ids=list(ONE_GROUP))
def test_these_are_one(texts):
    assert len(groups(*texts)) == 1


@pytest.mark.parametrize("texts", TWO_GROUPS.values(), ids=list(TWO_GROUPS))
def test_these_are_two(texts):
    assert len(groups(*texts)) == 2


TWO_UNDER_ONE = (
    "2024-05-08 p | given | RS 2024-05-08 § 40 | att ge direktören i uppdrag att se över jourschemat vid sjukhusen",
    "2024-05-08 p | given | RS 2024-05-08 § 40 | att ge direktören i uppdrag att redovisa arbetad jourtid per klinik",
)


def test_two_tasks_that_one_document_tells_apart_stay_two_and_rows_find_theirs_by_words():
    linked = groups(*TWO_UNDER_ONE, "2024-06-12 å | reported | RS 2024-05-08 § 40 | Redovisa jourtiden per klinik")
    assert sorted(map(len, linked)) == [1, 2]
    assert "Redovisa jourtiden per klinik" in next(group for group in linked if len(group) == 2)[1]


def test_a_row_that_fits_none_better_is_a_question_and_no_link():
    linked = link(map(mention, [*TWO_UNDER_ONE, "2024-06-12 å | reported | RS 2024-05-08 § 40 | Jouren"]))
    assert len(linked.groups) == 3
    (question,) = linked.questions
    assert question.mention.wording == "Jouren"
    assert len(question.candidates) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("att ge regiondirektören i uppdrag att utreda tolkarna i vården", "Utreda tolkar i vård"),
        ("Regiondirektören får i uppdrag att ta fram en plan", "ta fram plan"),
        ("uppdrar åt förvaltningen att se över avgifterna", "Se över avgifter"),
    ],
)
def test_wordings_agree_without_their_formula(left, right):
    assert fold_wording(left) == fold_wording(right)


def test_a_plans_name_agrees_over_the_years():
    assert fold_source("Stabsplan 2018") == fold_source("Stabsplanen 2019–2021")
    assert fold_source("Stabsplan 2018") != fold_source("Miljöplan 2018")


MENTIONS = st.lists(
    st.builds(
        lambda document, role, decision, wording: mention(f"{document} | {role} | {decision} | {wording}"),
        st.sampled_from(["2024-02-14 p", "2024-06-12 å", "2025-06-12 å", "odaterad"]),
        st.sampled_from(list(Role)),
        st.sampled_from(
            ["RS 2024-02-14 § 23", "RS 2024-02-14 § 24", "RS 2024-02-14", "[Stabsplan 2024]", "[Stabsplan 2025]", "-"]
        ),
        st.sampled_from(["utreda tolkar i vården", "se över jouren", "redovisa jouren", "se över jouren nu", "jouren"]),
    ),
    max_size=12,
    unique_by=lambda m: m.id,
)


@given(MENTIONS, st.randoms())
def test_the_order_of_mentions_makes_no_difference(mentions, rng):
    shuffled = list(mentions)
    rng.shuffle(shuffled)
    assert link(shuffled) == link(mentions)


@given(MENTIONS)
def test_every_mention_stands_in_exactly_one_group(mentions):
    linked = link(mentions)
    placed = [member.mention.id for group in linked.groups for member in group.members]
    assert sorted(placed) == sorted(m.id for m in mentions)
    for question in linked.questions:
        assert len(question.candidates) >= 2
        assert question.mention not in question.candidates


@given(MENTIONS)
def test_only_mentions_that_hang_together_by_keys_are_one(mentions):
    for group in link(mentions).groups:
        if len(group.members) > 1:
            assert all(index_keys(member.mention) for member in group.members)


@given(MENTIONS)
def test_no_group_holds_two_decisions_that_give(mentions):
    for group in link(mentions).groups:
        given_by = {decision_key(m.mention) for m in group.members if m.mention.role is Role.GIVEN}
        assert len(given_by - {None}) <= 1
