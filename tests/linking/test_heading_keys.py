"""Under one heading only what may be of one board is looked at together."""

from __future__ import annotations

import pytest
from told_mentions import told

from fullgjort.linking.boards import names_home, same_board
from fullgjort.linking.keys import asks, offers

BOARDS = (
    "RS",
    "Regionstyrelsen",
    "TN",
    "Trafiknämnden",
    "RF",
    "Regionfullmäktige",
    "fullmäktige",
    "KF",
    "Tekniska nämnden",
)


def heading_is_shared(asking: dict[str, str | None], offering: dict[str, str | None]) -> bool:
    report = told("2023-12-01 å | reported | - | Tolkar i vården | arbetet med tolkförmedling pågår", **asking)
    given = told("2021-09-14 p | given | - | Tolkar i vården | utreda en gemensam tolkförmedling", **offering)
    return any(key.startswith("title|") for key in set(asks(report)) & set(offers(given)))


@pytest.mark.parametrize("one", BOARDS)
@pytest.mark.parametrize("other", BOARDS)
def test_boards_that_are_the_same_share_a_name(one: str, other: str) -> None:
    assert not same_board(one, other) or set(names_home(one)) & set(names_home(other))
    assert not same_board(one, other) or heading_is_shared({"meeting_body": one}, {"meeting_body": other})


@pytest.mark.parametrize(
    ("asking", "offering", "shared"),
    [
        ({"meeting_body": "RS"}, {"meeting_body": "RS"}, True),
        ({"meeting_body": "RS"}, {"meeting_body": "TN"}, False),
        ({"meeting_body": "RS", "giver": "TN"}, {"meeting_body": "TN"}, True),
        ({"meeting_body": "RS"}, {"meeting_body": "TN", "inherited_by": ("RS",)}, True),
        ({"meeting_body": None}, {"meeting_body": "TN"}, True),
        ({"meeting_body": "RS"}, {"meeting_body": None}, True),
        ({"meeting_body": None}, {"meeting_body": None}, True),
    ],
)
def test_a_heading_leads_to_assignments_that_may_be_of_the_same_board(
    asking: dict[str, str | None], offering: dict[str, str | None], shared: bool
) -> None:
    assert heading_is_shared(asking, offering) is shared
