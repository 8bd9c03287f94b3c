"""Figures in documents: the sentence that states them, their period and subject."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import written

from fullgjort.extraction.figure_period import period_of_report
from fullgjort.extraction.figures import RULES, find_figures
from fullgjort.reading.document import Block, BlockKind, Cell, Document, FileKind, Page, Row

MARCH = date(2024, 3, 28)

PERIODS = [
    ("# Rapport\nI maj 2023 fanns 24 vårdplatser.", ["2023-05"]),
    ("# Rapport\nSommaren 2022 fanns 24 vårdplatser.", ["2022-22"]),
    ("# Rapport\nRegionen har per den sista februari 4 120 anställda.", ["2024-02-29"]),
    ("# Rapport\nFrånvaron till och med februari är 6,1 procent.", ["2024-01/2024-02"]),
    ("# Månadsrapport februari\nResultatet är 14 mnkr, vilket är 3 mnkr bättre än i fjol.", ["2024-01/2024-02"] * 2),
    ("# Månadsrapport februari\nSedan december har antalet läkare ökat med 12 personer.", ["2023-12/2024-02"]),
    (
        "# Månadsrapport februari\nFrånvaron är 6,1 procent jämfört med samma period 2023 då den var 7,4 procent.",
        ["2024-01/2024-02", "2023-01/2023-02"],
    ),
    ("# Läget\nInför sommaren 2021 slogs två enheter ihop. Följden blev 30 patienter per sal.", ["2021", "2021"]),
    ("# Läget\nPer oktober 2023 väntar 151 personer. I Strandvik väntar 47 personer.", ["2023-10", "2023-10"]),
    ("# Läget\nFör närvarande har 300 personer sökt.", ["2024-03"]),
    ("# Läget\nÅr 2022 fick regionen 8 mnkr. Under året anställdes tio läkare.", ["2022", "2022"]),
    (
        "# Bemanning\nTill sommarens tjänster har 160 personer anmält intresse. Kostnaderna uppgår till 53 mnkr.",
        ["2024-22", None],
    ),
    ("# Bemanning\nInför hösten 2024 söks 20 lärare. Kostnaderna uppgår till 53 mnkr.", ["2024-23", None]),
    ("# Bemanning\nHösten 2024 öppnas 12 platser. Kostnaderna uppgår till 53 mnkr.", ["2024-23", None]),
    ("# Läget\nUnder våren 2023 gjordes 20 besök. I Strandvik gjordes 3 besök.", ["2023-21", "2023-21"]),
    ("# Sommarkampanjen 2023\nMålet är att rekrytera 100 personer.", ["2023"]),
    ("# Granskning 2023\nIntervjuer gjordes med 7 regioner.", [None]),
    ("# Läget\nKommunen har tre bibliotek.", [None]),
    ("# Läget\nDet är 51500 undersökningar år 2022.", ["2022"]),
    ("# Läget\nUnder perioden januari–september kom 41 klagomål in.", ["2023-01/2023-09"]),
    ("# Läget\nI november väntade 41 personer på vård.", ["2023-11"]),
    ("# Läget\nI maj ska 41 platser öppnas.", ["2024-05"]),
    (
        "# Läget\nPer februari är underskottet 4 mnkr. Prognosen för helåret är ett underskott på 9 mnkr.",
        ["2024-02", "2024"],
    ),
    ("# Läget\nHelårsprognosen pekar på 9 mnkr.", ["2024"]),
    ("# Läget\nAv årets 611 larm var 287 falska.", ["2024", "2024"]),
    ("# Läget\nI februari väntade 41 personer. Vid samma tid i fjol var de 37 personer.", ["2024-02", "2023-02"]),
    (
        "# Klagomål, tredje kvartalet\n## HN 2023/41\nUnder kvartalet kom 48 klagomål. Motsvarande period förra året var "
        "de 39.",
        ["2023-35", "2022-35"],
    ),
    ("# Läget\nMellan 2020 och 2022 kom 5 318 ärenden in.", ["2020/2022"]),
    ("# Läget\nAntalet avtal ökade från 780 till 1 035 mellan 2022 och 2023.", ["2022", "2023"]),
    ("# Läget\nAntalet anmälningar ökade från 512 under 2021 till 689 under 2022.", ["2021", "2022"]),
]


@pytest.mark.parametrize(("lines", "periods"), PERIODS, ids=[lines for lines, _ in PERIODS])
def test_a_figure_has_the_period_that_the_text_tells(lines: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in find_figures(written(lines), anchor=MARCH)] == periods


REPORTS = [
    ("Månadsrapport januari", "2024-01"),
    ("Delårsrapport augusti 2023", "2023-01/2023-08"),
    ("Månadsrapport november", "2023-01/2023-11"),
    ("Månadsrapport", None),
    ("Aktuella händelser i mars", None),
]


@pytest.mark.parametrize(("title", "period"), REPORTS)
def test_a_periodical_report_covers_the_year_so_far(title: str, period: str | None) -> None:
    assert period_of_report(title, MARCH) == period


def test_without_an_anchor_months_without_a_year_have_no_period() -> None:
    figures = find_figures(written("# Månadsrapport februari\nResultatet är 14 mnkr."))
    assert [figure.period for figure in figures] == [None]


def test_measured_quantities_in_a_report_back_are_of_its_year() -> None:
    document = written(
        "# Återrapportering av uppdrag\nCa 34 procent av invånarna har loggat in. Arbetet har fyra delar."
    )
    assert [(f.value, f.period) for f in find_figures(document, anchor=MARCH)] == [(34, "2024"), (4, None)]


def test_the_quote_is_the_sentence_that_states_the_figure() -> None:
    document = written("# Läget\nArbetet pågår. I Strandvik finns 24 vårdplatser. Fler planeras.")
    assert [f.evidence.quote for f in find_figures(document)] == ["I Strandvik finns 24 vårdplatser."]


SUBJECTS = [
    ("I länet finns 24 öppna vårdplatser.", "öppna vårdplatser"),
    ("Kostnaderna för ambulansflyg har ökat med 12 mnkr.", "Kostnaderna för ambulansflyg (ökning)"),
    ("Sjukfrånvaron är 6,1 procent.", "Sjukfrånvaron"),
    ("Anslå 150 000 kronor till badbryggan.", "badbryggan"),
    ("Bevilja 25 000 kronor i bidrag till föreningen.", "bidrag till föreningen"),
]


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS)
def test_the_subject_is_told_in_words_of_the_text(sentence: str, subject: str) -> None:
    assert [figure.subject for figure in find_figures(written(sentence))] == [subject]


@pytest.mark.parametrize("heading", ["Bilagor", "Närvarande", "Beslutsunderlag", "Innehåll"])
def test_lists_of_papers_and_people_state_nothing(heading: str) -> None:
    assert find_figures(written(f"# {heading}\n- Rapport om tre skolor\n- Två skrivelser")) == []


def test_headings_state_nothing() -> None:
    assert find_figures(written("# Tre nya skolor\nArbetet fortsätter.")) == []


def test_table_cells_count_only_where_they_hold_a_statement() -> None:
    text = "Mål\t75\tEnkäten besvarades av 342 personer under hösten."
    cells = (Cell(0, 3, 0), Cell(4, 6, 1), Cell(7, len(text), 2))
    table = Block(BlockKind.TABLE, 0, len(text), rows=(Row(cells),))
    document = Document("0" * 64, "table.txt", FileKind.TEXT, text, (table,), (Page(1, 0, len(text)),))
    assert [figure.value for figure in find_figures(document)] == [342]


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_every_rule_reads_its_examples_and_no_near_miss(rule) -> None:  # type: ignore[no-untyped-def]
    for example in rule.examples:
        assert (example.span, example.value) in [(match.span(), value) for match, value in rule.find(example.text)]
    for near_miss in rule.near_misses:
        assert list(rule.find(near_miss)) == []


@given(st.lists(st.sampled_from([line for line, _ in PERIODS]), min_size=1, max_size=4))
def test_quotes_are_the_words_at_their_span_and_reading_twice_gives_the_same(parts: list[str]) -> None:
    document = written("\n".join(parts))
    figures = find_figures(document, anchor=MARCH)
    assert all(document.quote(f.evidence.start, f.evidence.end) == f.evidence.quote for f in figures)
    assert find_figures(document, anchor=MARCH) == figures
