"""Decision points: what the document decides or proposes, by its place as much as by its words."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.extract import extract

MINUTES = "# Hamnnämnden\n# Protokoll 2031-05-12\n# § 12 Kajen\nHamnchefen redogör för kajen.\n"
SUMMARY = "# Hamnnämnden\n# Beslut i korthet 2031-05-12\n"

FOUND = [
    pytest.param(
        MINUTES
        + "# Hamnnämndens beslut\nHamnnämnden noterar redovisningen.\nHamnnämnden bestämmer vidare att kajen målas.",
        ["Hamnnämnden noterar redovisningen.", "Hamnnämnden bestämmer vidare att kajen målas."],
        id="any-verb-of-the-body-under-the-heading",
    ),
    pytest.param(
        MINUTES + "# Hamnnämndens beslut\nSlutrapport lämnas när båtarna är räknade, dock senast i december.",
        ["Slutrapport lämnas när båtarna är räknade, dock senast i december."],
        id="by-its-place-alone",
    ),
    pytest.param(
        MINUTES + "# Hamnnämndens beslut\nHamnchefen anmodas att lämna en jämförelse som visar\n- vad färgen kostar,\n"
        "- hur länge den håller.",
        [
            "Hamnchefen anmodas att lämna en jämförelse som visar - vad färgen kostar, - hur länge den håller.",
        ],
        id="an-assignment-that-goes-on-in-a-list-is-one-point",
    ),
    pytest.param(
        MINUTES + "# Hamnnämndens beslut\nParagrafen justeras omedelbart.",
        ["Paragrafen justeras omedelbart."],
        id="at-once",
    ),
    pytest.param(
        SUMMARY
        + "# Medborgarförslag om bojar\nFörslaget från en invånare om röda bojar avslogs. Bojarna målades nyligen.",
        ["Förslaget från en invånare om röda bojar avslogs."],
        id="a-summary-of-decisions-on-a-citizens-proposal",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), FOUND)
def test_what_stands_as_a_decision_is_a_point(lines: str, expected: list[str]) -> None:
    assert [point.evidence.quote for point in extract(written(lines)).decision_points] == expected


NOT_FOUND = [
    pytest.param(
        "# Uppföljning av beslut och uppdrag\nHamnnämnden 2031-12-04\n# Beslut 2031\n- att laga kajen\n- att måla bojen",
        id="a-register-of-decisions",
    ),
    pytest.param(
        MINUTES
        + "# Hamnnämndens beslut\nRedovisningen ska lämnas skriftligt.\nResultatet blev ett underskott på sex kronor.",
        id="what-only-goes-on-about-it",
    ),
    pytest.param(
        "# Yttrande\nHamnnämnden beslutade då\n- att hamnchefen skulle tillsätta en vakt\n- att vakten skulle rapportera",
        id="told-afterwards",
    ),
    pytest.param(
        MINUTES
        + "# § 13 Initiativ\nPartiet har lämnat in ett initiativ med förslaget att nämnden ska ge hamnchefen i uppdrag "
        "att sälja kajen.",
        id="a-partys-initiative-told",
    ),
    pytest.param(
        SUMMARY + "# Besök\nHamnnämnden diskuterade kajen. Hamnnämnden besökte bojen.", id="talked-and-visited"
    ),
]


@pytest.mark.parametrize("lines", NOT_FOUND)
def test_what_is_told_cited_or_wished_is_no_point(lines: str) -> None:
    assert extract(written(lines)).decision_points == ()


def test_a_line_that_proposes_to_the_assembly_decides_nothing() -> None:
    found = extract(
        written(
            "# Hamnstyrelsen\n# Protokoll 2031-05-12\n# § 12 Kajen\nDnr 14/2031\nHamnstyrelsens förslag till kommunfullmäktige\n"
            "Kommunfullmäktige beslutar att uppdra åt hamnstyrelsen att ta fram en plan för kajen."
        )
    )
    assert [point.state for point in found.decision_points] == ["proposed"]
    assert [(item.origin.date, item.origin.paragraph) for item in found.assignments] == [(None, None)]


def test_the_board_that_decides_gives_whatever_body_the_case_before_names() -> None:
    found = extract(
        written(
            "# Skolnämnden\n# Protokoll 2031-05-12\n# § 44 Svar på uppdrag från kommunfullmäktige\n# Beslut\n"
            "Skolnämnden beslutar att överlämna svaret till kommunfullmäktige.\n# § 45 Skolskjuts\n# Beslut\n"
            "Skolchefen ges i uppdrag att undersöka skolskjutsen."
        )
    )
    assert [item.giver for item in found.assignments] == ["Skolnämnden"]


def test_an_assignment_that_ceases_is_not_given_by_the_decision() -> None:
    found = extract(
        written(MINUTES + "# Hamnnämndens beslut\nUppdraget att föreslå vilka bojar som kan säljas upphör.")
    )
    assert [(item.origin.date, item.origin.paragraph) for item in found.assignments] == [(None, None)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            "# Delegationsordning för hamnnämnden\n# Ärenden\n- Uppdra åt ombud att föra nämndens talan\n"
            "Nämnden får med stöd av 6 kap. kommunallagen uppdra åt en anställd att besluta på nämndens vägnar.",
            id="a-delegation-order",
        ),
        pytest.param(
            "# Hamnnämnden\n# Protokoll\n# § 3 Reglemente\nHamnnämnden får enligt kommunallagen uppdra åt hamnchefen att besluta.",
            id="what-the-law-allows",
        ),
        pytest.param(
            "# Reglemente\n# 3 § Uppgifter\nNämnden har det samlade uppdraget att utveckla hamnen.",
            id="a-standing-duty",
        ),
    ],
)
def test_what_may_be_decided_or_always_holds_is_no_assignment(lines: str) -> None:
    assert extract(written(lines)).assignments == ()
