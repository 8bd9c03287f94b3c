"""Tasks that a letter, a plan or a follow-up tells somebody to do without the word that gives an assignment."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.extract import extract


def found_in(lines: str) -> list[tuple[str, str | None]]:
    items = [item for item in extract(written(lines)).assignments if not item.evidence.doubtful]
    return [(item.evidence.quote, item.assignee) for item in items]


LETTER = """
# Regeringsbeslut 2024-02-01
Regeringen beslutar att följande ska gälla för Statens fyrråd.
## 1 Mål
Rådet ska redovisa antalet släckta fyrar.
## 2 Uppdrag
## Lampor
Rådet ska pröva nya lampor.
## Fåglar
Sjömätningsverket ska räkna fåglarna vid fyrarna. Uppdraget ska redovisas senast den 3 maj 2025.
## 3 Avgifter
Rådet ska ta ut avgifter av rederierna.
"""


def test_an_agency_is_told_in_the_chapter_of_assignments_and_where_a_report_is_asked_for() -> None:
    told = found_in(LETTER)
    assert [quote.split(".")[0] for quote, _ in told] == [
        "Rådet ska pröva nya lampor",
        "Sjömätningsverket ska räkna fåglarna vid fyrarna",
    ]


@pytest.mark.parametrize(
    ("heading", "assignee"),
    [
        ("Uppdrag till Hamnförvaltningen", "Hamnförvaltningen"),
        ("Särskilda uppdrag till hamnchefen", "hamnchefen"),
        ("Uppdrag till samtliga förvaltningar", "samtliga förvaltningar"),
    ],
)
def test_the_heading_of_a_plan_says_who_is_to_do_the_rows_under_it(heading: str, assignee: str) -> None:
    told = found_in(f"# Hamnnämndens verksamhetsplan 2026\n## {heading}\n- Måla om fyren.\n- Rusta kajen i väster.")
    assert told == [("Måla om fyren.", assignee), ("Rusta kajen i väster.", assignee)]


@pytest.mark.parametrize(
    "row",
    [
        "Varje kvartal rapportera antalet anlöp till nämnden.",
        "Senast i maj lämna en plan för kajen.",
        "Tillsammans med kulturförvaltningen: rusta fyren.",
        "I samråd med rederierna se över taxan.",
    ],
)
def test_a_row_may_begin_with_when_or_with_whom(row: str) -> None:
    lines = f"# Hamnnämndens verksamhetsplan 2026\n## Uppdrag till Hamnförvaltningen\n- {row}"
    assert [quote for quote, _ in found_in(lines)] == [row]


@pytest.mark.parametrize("row", ["Varje kvartal kommer fartyg.", "Under året ökade antalet anlöp."])
def test_a_row_that_tells_what_happens_is_no_task(row: str) -> None:
    assert found_in(f"# Hamnnämndens verksamhetsplan 2026\n## Uppdrag till Hamnförvaltningen\n- {row}") == []


def test_a_plan_that_tells_its_offices_to_come_back_gives_an_assignment() -> None:
    lines = "# Hamnnämndens verksamhetsplan 2026\n## Ekonomi\n{}"
    sentence = "Hamncheferna ska gemensamt återkomma med förslag till en ny taxa."
    assert found_in(lines.format(sentence)) == [(sentence, "Hamncheferna")]
    assert found_in(lines.format("Hamncheferna ska redovisa avvikelser i systemet.")) == []
    assert found_in(lines.format("Nämnden ska lämna en god service.")) == []


def test_a_follow_up_of_motions_is_not_read_as_the_movers_words() -> None:
    decision = (
        "Fullmäktige beslutade den 3 maj 2021, § 12, att hamnnämnden två gånger per år ska redovisa kajens skick."
    )
    assert found_in(f"# Redovisning av bifallna motioner 2022-04-02\n{decision}")
    assert found_in(f"# Ärenden 2022-04-02\n## Motionen\n{decision}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi har givit Kaj & Pir Revision i uppdrag att granska hamnens taxa.",
        "Som stöd har revisorerna anlitat Pir Konsult AB, som fick i uppdrag att gå igenom registret.",
    ],
)
def test_whom_the_auditors_hire_has_no_assignment(sentence: str) -> None:
    assert found_in(f"# Revisorerna i Dalåsens kommun\n# Granskning av hamnen\n{sentence}") == []


def test_a_company_is_told_in_a_proposal() -> None:
    lines = "# Ägardirektiv\n## Förslag till beslut\nKommunfullmäktige föreslås besluta att\n- bolaget ska ta fram en plan för hamnen."
    assert found_in(lines) == [("bolaget ska ta fram en plan för hamnen.", "Bolaget")]


PLAN = "# Hamnnämndens verksamhetsplan 2026\n"
LISTED = [
    pytest.param(PLAN + "## Uppdrag till hamnkontoret\nHamnkontoret ska sälja kranen.", id="heading"),
    pytest.param(PLAN + "2. Särskilda uppdrag\nHamnkontoret ska sälja kranen.", id="heading-read-as-an-item"),
    pytest.param(
        PLAN + "## Mål\nFullmäktige har riktat två uppdrag till nämnden:\n- Hamnkontoret ska sälja kranen.",
        id="lead-in",
    ),
    pytest.param(
        "# Delårsrapport 2026\n## 6.1 Kranen\nHamnkontoret ska sälja kranen.\nStatus: pågår. Köpare söks.",
        id="status-below",
    ),
]


@pytest.mark.parametrize("lines", LISTED)
def test_a_duty_that_a_paper_lists_is_an_assignment(lines: str) -> None:
    assert found_in(lines) == [("Hamnkontoret ska sälja kranen.", "Hamnkontoret")]


NOT_LISTED = [
    pytest.param(PLAN + "## Mål\nHamnkontoret ska sälja kranen.", id="no-heading-of-assignments"),
    pytest.param(PLAN + "## Nämndens uppdrag\nHamnnämnden ska sälja biljetter.", id="standing-duty"),
    pytest.param(PLAN + "## Uppdrag till hamnkontoret\nHamnkontoret ska följa taxan.", id="a-rule-to-keep"),
    pytest.param(PLAN + "## Uppdrag och ansvar\nHamnkontoret ska sälja biljetter.", id="mandate-and-responsibility"),
    pytest.param(PLAN + "## Uppdrag till hamnkontoret\nBåtarna ska lämna hamnen.", id="nobody-who-acts"),
]


@pytest.mark.parametrize("lines", NOT_LISTED)
def test_a_duty_that_stands_elsewhere_is_none(lines: str) -> None:
    assert found_in(lines) == []


def test_the_giver_of_a_list_is_named_by_its_lead_in_its_heading_or_the_first_sentences() -> None:
    row = "Hamnnämnden ska sälja kranen."
    texts = [
        PLAN + f"## Mål\nKommunfullmäktige har riktat ett uppdrag till nämnden:\n- {row}",
        PLAN + f"## Uppdrag från kommunfullmäktige\n{row}",
        f"# Delårsrapport 2026\nI budgeten gav kommunfullmäktige sex uppdrag.\n## 6.1 Kranen\n{row}\nStatus: pågår.",
    ]
    givers = [item.giver for text in texts for item in extract(written(text)).assignments]
    assert givers == ["Kommunfullmäktige"] * 3


@pytest.mark.parametrize(
    "wish",
    [
        "Ungdomsrådet har fått frågan på remiss och vill att förvaltningen även får i uppdrag att ordna en lokal.",
        "Facket önskar att kontoret får i uppdrag att se över schemat.",
    ],
)
def test_what_others_wish_is_no_assignment(wish: str) -> None:
    assert found_in(f"# Tjänsteskrivelse om hamnen\n## Beredning\n{wish}") == []


def test_the_next_ones_subject_is_no_part_of_an_assignment() -> None:
    points = "att hamnstyrelsen till junimötet lämnar en redogörelse, samt att kulturnämnden anmodas att sälja båten."
    lines = f"# Protokoll kommunfullmäktige 2031-04-25\n## § 45 Bokslut\n## Beslut\nKommunfullmäktige beslutar {points}"
    assert found_in(lines) == [
        ("hamnstyrelsen till junimötet lämnar en redogörelse", "Hamnstyrelsen"),
        ("kulturnämnden anmodas att sälja båten.", "Kulturnämnden"),
    ]
