"""One more document costs what it touches: linking its neighbourhood anew gives what linking everything gives."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st
from told_mentions import told

from fullgjort.linking.keys import asks, keys, looks, offers
from fullgjort.linking.link import link
from fullgjort.linking.mention import Answer, Linking, Mention, Role, Tie
from fullgjort.linking.reach import reached

TASKS = (
    "utreda en gemensam tolkförmedling med kommunerna",
    "utreda en gemensam tolkförmedling med kommunerna i Mossfors",
    "revidera riktlinjerna för kulturbidrag",
    "jouren",
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
GIVEN = st.builds(
    lambda decision, title, wording, case: told(
        f"{decision[3:13]} p | given | {decision} | {title} | {wording}", case_number=case
    ),
    st.sampled_from(["RS 2021-09-14 § 5", "RS 2021-09-14 § 6", "RS 2022-03-01 § 5"]),
    st.sampled_from(["Tolkar i vården", "Jour"]),
    st.sampled_from(TASKS),
    st.sampled_from(["", "RS 12-2021"]),
)
TOLD = st.builds(
    lambda document, role, decision, title, wording: told(f"{document} | {role} | {decision} | {title} | {wording}"),
    st.sampled_from(["2021-12-01 å", "2022-06-01 å", "2023-06-01 å", "2023-12-01 å"]),
    st.sampled_from([Role.REPORTED, Role.CITED]),
    st.sampled_from(DECISIONS),
    st.sampled_from(["Tolkar i vården", "-"]),
    st.sampled_from(TASKS),
)
MENTIONS = st.lists(st.one_of(GIVEN, TOLD), min_size=1, max_size=16, unique_by=lambda m: m.id)


def closure(start: set[str], by_id: dict[str, Mention]) -> set[str]:
    """The mentions that hang together with these through sure keys."""
    known = set(start)
    while True:
        shared = {key for id_ in known for key in keys(by_id[id_])}
        found = known | {m.id for m in by_id.values() if shared & set(keys(m))}
        if found == known:
            return known
        known = found


def partition(linking: Linking) -> set[frozenset[str]]:
    return {frozenset(m.mention.id for m in group.members) for group in linking.groups}


def ties(drawn: Iterable[Tie], newer: set[str]) -> set[tuple[str, str, str]]:
    return {(tie.kind, tie.mention.id, tie.other.id) for tie in drawn if tie.mention.id in newer}


def whole(some: set[str], by_id: dict[str, Mention], groups: Iterable[frozenset[str]]) -> set[str]:
    """These, with all of their assignments and of what hangs together with those through sure keys."""
    while True:
        mates = {id_ for group in groups if group & some for id_ in group}
        wider = closure(some | mates, by_id)
        if wider == some:
            return some
        some = wider


def neighbourhood(
    new: set[str], by_id: dict[str, Mention], groups: Iterable[frozenset[str]]
) -> tuple[set[str], set[str]]:
    """The mentions that are decided anew when a document came, and those that are only looked at (see docs/linking.md)."""
    together = closure(new, by_id)
    offered = {key for id_ in together for key in offers(by_id[id_])}
    asking = closure({m.id for m in by_id.values() if offered & {*asks(m), *looks(m)}} - together, by_id) - together
    made = reached(*([by_id[id_] for id_ in sorted(some)] for some in (asking, together, together - new)))
    anew = closure(together | made, by_id)
    anew = whole(anew, by_id, groups)
    asked = {key for id_ in anew for key in (*asks(by_id[id_]), *looks(by_id[id_]))}
    around = closure({m.id for m in by_id.values() if asked & set(offers(m))} - anew, by_id) - anew
    return anew, around


@given(MENTIONS, st.integers(0, 15))
@settings(max_examples=100, deadline=None)
def test_one_more_document_linked_with_its_neighbourhood_gives_the_same_as_linking_all(mentions, place):
    assert_neighbourhood_is_enough(mentions, mentions[place % len(mentions)].document)


def test_a_paper_that_shares_no_key_with_a_report_leaves_its_link_where_it_is():
    rows = (
        "2021-09-14 p | given | RS 2021-09-14 § 6 | Tolkar i vården | revidera riktlinjerna för kulturbidrag",
        "2022-03-01 p | given | RS 2022-03-01 § 5 | Tolkar i vården | utreda en gemensam tolkförmedling med kommunerna",
        "2023-12-01 å | reported | dnr RS 12-2021 | - | utreda en gemensam tolkförmedling med kommunerna",
        "2023-12-01 å | reported | RS 2021-09-14 | Tolkar i vården | utreda tolkförmedling med kommunerna i Mossfors",
        "2022-06-01 å | reported | RS 2021-09-14 § 5 | Tolkar i vården | utreda tolkförmedling med kommunerna i Mossfors",
    )
    mentions = [told(row, case_number="RS 12-2021" if "§ 6" in row else "") for row in rows]
    asking = mentions[2].id
    with_and_without = [
        next(group for group in partition(link(some)) if asking in group) for some in (mentions, mentions[:-1])
    ]
    assert with_and_without[0] == with_and_without[1]
    assert_neighbourhood_is_enough(mentions, "2022-06-01 å")


def with_mates(group: frozenset[str], around: set[str], before: Iterable[frozenset[str]]) -> frozenset[str]:
    """A group with the whole assignments that it came to; of them only those that offer something were looked at."""
    return group.union(*(mates for mates in before if mates & group & around))


def assert_neighbourhood_is_enough(mentions: list[Mention], document: str) -> None:
    new = {m.id for m in mentions if m.document == document}
    by_id = {m.id: m for m in mentions}
    before = partition(link(m for m in mentions if m.id not in new))
    anew, around = neighbourhood(new, by_id, before)
    settled = [Answer(id_, min(group & around)) for group in before for id_ in group & around]
    beside = [m for m in mentions if m.id not in anew | around]
    near = link([by_id[id_] for id_ in anew | around], settled, beside=beside, around=around)
    everything = link(mentions)
    together = {with_mates(group, around, before) for group in partition(near) if group & anew}
    untouched = {group for group in before if not any(group & other for other in together) and not group & anew}
    assert together | untouched == partition(everything)
    asked = {(q.mention.id, tuple(c.id for c in q.candidates)) for q in everything.questions if q.mention.id in anew}
    assert asked == {(q.mention.id, tuple(c.id for c in q.candidates)) for q in near.questions if q.mention.id in anew}
    assert ties(near.ties, anew) == ties(everything.ties, anew)
