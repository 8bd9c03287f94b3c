"""What a document is and whose it is, told by its letterhead, its name and where its proposal stands."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.extract import extract

TOLD = "Arbetet med kajen har pågått under året och hamnchefen har hållit möten med rederierna om taxan. " * 6
PROPOSAL = "## Förslag till beslut\nHamnnämnden godkänner redovisningen."

KINDS = [
    pytest.param(
        f"# Uppföljning av uppdrag till hamnchefen\n{TOLD}\n{PROPOSAL}", "report_back", id="report-then-proposal"
    ),
    pytest.param(
        f"# Uppföljning av uppdrag till hamnchefen\n{PROPOSAL}\n## Ärendet\n{TOLD}",
        "decision_memo",
        id="proposal-first",
    ),
    pytest.param(
        f"# Tjänsteskrivelse\n# Uppföljning av uppdrag till hamnchefen\n{TOLD}\n{PROPOSAL}",
        "decision_memo",
        id="a-paper-that-says-it-is-a-memo",
    ),
    pytest.param(f"# Mål och budget 2031\n{TOLD}\n{PROPOSAL}", "plan", id="budget-then-proposal"),
    pytest.param(
        "# Mål och budget 2031\n1 Mål\nFullmäktige beslutade om mål.\n2 Ramar\nRamarna är låga.\n3 Uppdrag",
        "plan",
        id="numbered-chapters-are-no-cases",
    ),
    pytest.param(
        "# Samverkansavtal om hamnen\n## 1 § Parter\nParterna är två.\n## 2 § Kajen\nKajen delas.\n## 3 § Tvist\nInga.",
        "agreement",
        id="numbered-clauses-are-no-cases",
    ),
    pytest.param(
        f"# Redovisning av bifallna motioner\n{TOLD}\n{PROPOSAL}", "report_back", id="motions-that-were-granted"
    ),
]


@pytest.mark.parametrize(("lines", "kind"), KINDS)
def test_the_kind_of_a_document(lines: str, kind: str) -> None:
    assert extract(written(lines)).kind == kind


BODIES = [
    ("# Dalåsens kommun\n# Återrapportering av kommunfullmäktiges uppdrag\n## Hamnstyrelsen", "Kommunfullmäktige"),
    ("# Hamnkontoret\n# Till kommunfullmäktige\n# Uppföljning av uppdrag\n## Hamnstyrelsen", "Kommunfullmäktige"),
    ("# Uppföljning av uppdrag\nUnderlag till hamnnämndens sammanträde den 6 maj 2031", "Hamnnämnden"),
    ("# Regiondirektörens rapport till regionstyrelsens sammanträde den 6 maj 2031", "Regionstyrelsen"),
    (
        "# Utdrag ur protokoll fört vid kommunfullmäktiges sammanträde 2031-05-06\n## Kommunstyrelsens förslag",
        "Kommunfullmäktige",
    ),
    ("# Avtal om hamnen mellan parterna\nKommunstyrelsen antog avtalet.", None),
    (
        "# Rapport\n# Återredovisning av regionala hamnnämndens uppdrag till hamnchefen\nNämnden träffas ofta.",
        "Regionala hamnnämnden",
    ),
    ("# Redovisning av kommunfullmäktiges uppdrag till nämnderna", "Kommunfullmäktige"),
    ("# Dalåsens kommun\n# Mål och budget 2031\n## 3.1 Hamnnämnden", "Kommunfullmäktige"),
    (
        "# Region Fjordmarken\n# Regionplan och budget 2031–2033\nHamnen växer.\n## Mål\n## Hamnnämnden",
        "Regionfullmäktige",
    ),
    ("# Hamnnämnden\n# Budget 2031", "Hamnnämnden"),
    (
        "# Dalåsens kommun\n# Mål och budget 2031\nAntagen av landstingsfullmäktige den 6 maj 2030",
        "Landstingsfullmäktige",
    ),
    ("# Uppdragslista\nRedovisas för hamnnämnden 2031-05-06.", "Hamnnämnden"),
    ("# Redovisning av uppdrag från fullmäktige och kommunstyrelsen\n# Hamnnämnden 2031-05-06", "Hamnnämnden"),
    ("# Uppdragslista\nFöredras vid tekniska nämndens möte den 6 maj 2031.", "Tekniska nämnden"),
]


@pytest.mark.parametrize(("lines", "body"), BODIES)
def test_the_body_that_a_paper_belongs_to(lines: str, body: str | None) -> None:
    assert extract(written(f"{lines}\n{TOLD}")).body == body


DAYS = [
    ("# Uppdragslista\nRedovisas för hamnnämnden 2031-05-06.", "2031-05-06"),
    ("# Uppdragslista\nFöredras vid tekniska nämndens möte den 6 maj 2031.", "2031-05-06"),
    ("# Uppdragslista\nHamnnämnden 2030-02-01 § 6 gav uppdraget.", None),
    ("# Hamnens arbete med räddning\n# Antagen av hamnnämnden 2031-05-06, § 4", "2031-05-06"),
    ("# Uppföljning av intern kontroll\nFastställd av nämnden: 2031-05-06", "2031-05-06"),
    ("# Hamnens arbete med räddning\nPlanen för hamnen antogs den 6 maj 2031.", None),
    ("# Tjänsteskrivelse\n# Beredningen för hamnar\n2031-05-06\n# Räcken i hamnen\n" + PROPOSAL, None),
    ("# Tjänsteskrivelse\n# Hamnnämnden\n2031-05-06\n# Räcken i hamnen\n" + PROPOSAL, "2031-05-06"),
]


@pytest.mark.parametrize(("lines", "day"), DAYS)
def test_the_day_of_the_meeting_that_a_paper_is_for(lines: str, day: str | None) -> None:
    assert extract(written(f"{lines}\n{TOLD}")).meeting_date == day


@pytest.mark.parametrize(
    ("values", "officer"),
    [
        ("Ida Kajberg, controller HN 2031-318", "Ida Kajberg"),
        ("Eva-Lena Pir HN 2031-318", "Eva-Lena Pir"),
        ("Hamnkontoret HN 2031-318", None),
    ],
)
def test_the_officer_below_the_labels_of_a_letterhead(values: str, officer: str | None) -> None:
    page = f"# Tjänsteskrivelse\n\nHandläggare Ärendenummer\n\n{values}\n\n# Räcken i hamnen\n\n{PROPOSAL}"
    assert extract(written(page)).header.case_officer == officer


HEADERS = [
    ("# Infrastruktur- och hamndepartementet III:12", "department", "Infrastruktur- och hamndepartementet"),
    ("Avdelning: Hamnstaben Publicerat: 2031-04-01", "department", "Hamnstaben"),
    ("Avdelning: Hamnstaben Publicerat: 2031-04-01", "published", "2031-04-01"),
    ("Dokumentnummer: RD-2031-14 Version: 1", "document_id", "RD-2031-14"),
    ("Dokumentnummer: RD-2031-14 Version: 1", "version", "1"),
    ("Version: 1.2", "version", "1.2"),
    ("Version 2 av planen", "version", None),
    ("Datum Ärendenr\nHamnstaben 2031-08-21 HN 2031-01532", "diary_number", "HN 2031-01532"),
    ("Utskriftsdatum 2031-04-01", "published", "2031-04-01"),
    ("# Hamn- och parkenheten Dnr HN 2031/14", "department", "Hamn- och parkenheten"),
    ("# Uppdras åt hamnkontoret", "department", None),
    ("Er beteckning: SI 2031:41", "diary_number", None),
    ("# 2031-05-12 HN 2031-0415", "diary_number", "HN 2031-0415"),
    ("Ansvarig: hamnchefen i Dalåsen", "responsible_manager", None),
]


@pytest.mark.parametrize(("line", "key", "value"), HEADERS)
def test_the_form_data_of_a_head(line: str, key: str, value: str | None) -> None:
    found = extract(written(f"{line}\n# Uppföljning av uppdrag till hamnchefen\n{TOLD}"))
    assert getattr(found.header, key) == value


LONE_DAYS = [
    ("# Revisionsrapport\n\n2031-04-01\n\nGranskning av hamnen", "2031-04-01"),
    ("# Revisionsrapport\n\nDen 1 april 2031\n\nGranskning av hamnen", "2031-04-01"),
    ("# Revisionsrapport\n\nHamnens revisorer\n\nDatum: 1 april 2031\n\nGranskning av hamnen", "2031-04-01"),
    ("# Revisionsrapport\n\nGranskning av hamnen\n\nGranskningen gjordes den 1 april 2031.", None),
    ("# Revisionsrapport\n\n2031-04-01\n\n2031-05-01\n\nGranskning av hamnen", None),
    ("# Sammanträdesprotokoll hamnnämnden\n\n2031-04-01\n\n§ 1 Räcken", None),
]


@pytest.mark.parametrize(("page", "day"), LONE_DAYS)
def test_a_line_with_nothing_but_a_day_under_the_title_tells_when_an_audit_report_was_written(
    page: str, day: str | None
) -> None:
    assert extract(written(page)).header.published == day
