"""References in whole documents: which count, which are doubtful, and which are the document's own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullgjort.extraction.references.citation import body_name
from fullgjort.extraction.references.find import find_references
from fullgjort.reading.plain import read_plain

ANCHOR = date(2023, 3, 1)
EVALUATION = Path(__file__).parents[3] / "shared" / "evaluation"

# sentence -> (body, date, §) of each reference that counts
FOUND = [
    ("Beslutet (RS 170301, § 52) gäller.", [("RS", "2017-03-01", 52)]),
    ("KF 181009 § 81 gäller.", [("KF", "2018-10-09", 81)]),
    ("Regionstyrelsen beslutade den 23 januari 2018, § 58, att gå vidare.", [("RS", "2018-01-23", 58)]),
    ("Planen antogs av kommunfullmäktige den 4 maj 2020 (§117).", [("KF", "2020-05-04", 117)]),
    ("Uppdraget gavs genom KS § 187, 2016-12-06.", [("KS", "2016-12-06", 187)]),
    ("Uppdraget gavs i KF §104, 2011.", [("KF", "2011", 104)]),
    ("Se § 67 i protokollet från socialnämndens sammanträde 2018-04-05.", [("Socialnämnden", "2018-04-05", 67)]),
    ("Beslutet KF 27, 2001-04-24 gäller.", [("KF", "2001-04-24", 27)]),
    ("Se protokoll den 24 mars 2010, 24.", [(None, "2010-03-24", 24)]),
    ("Kommunstyrelsen beslutade 28 september 2009, 143, att avslå.", [("KS", "2009-09-28", 143)]),
    ("Ärendet KS § 63/20 är klart.", [("KS", "2020", 63)]),
    ("Underlag: PU 2015-03-11 §45", [(None, "2015-03-11", 45)]),
    ("Trafiknämnden beslutade i april 2020 att gå vidare.", [("Trafiknämnden", "2020-04", None)]),
    ("Kommunfullmäktige beslutade 2017 om en policy.", [("KF", "2017", None)]),
    ("Som svar åberopas tjänsteutlåtande den 4 juni 2014.", [(None, "2014-06-04", None)]),
    ("Underlag: Modell för samverkan, daterad 2014-04-22.", [(None, "2014-04-22", None)]),
    ("Det sades vid regionstyrelsens temasammanträde 2021-06-10.", [("RS", "2021-06-10", None)]),
    ("Frågan tas upp i regionstyrelsen 19 december.", [("RS", "2022-12-19", None)]),
    ("Den 14 september 2021 gav regionstyrelsen direktören i uppdrag.", [("RS", "2021-09-14", None)]),
    ("Vid sammanträdet den 4 maj 2022, § 45, beslutade socialnämnden.", [("Socialnämnden", "2022-05-04", 45)]),
    ("Planen som regionfullmäktige i november 2022 fastställde gäller.", [("RF", "2022-11", None)]),
    ("Politiskt beslut om nya taxor togs juni 2022.", [(None, "2022-06", None)]),
    ("RS 2017-03-01 § 52 och § 57 är besvarade.", [("RS", "2017-03-01", 52), ("RS", "2017-03-01", 57)]),
    ("Regeringen beslutade den 3 mars 2022 att ge stöd.", [("Regeringen", "2022-03-03", None)]),
    ("Landstingsfullmäktige beslöt 22-23 november 2011, § 118.", [("LF", "2011-11-22", 118)]),
    ("Stadsstyrelsen § 166, 25.8.2025 gäller.", [("Stadsstyrelsen", "2025-08-25", 166)]),
]

NOT_FOUND = [
    "Enligt 6 kap. 9 § kommunallagen ansvarar nämnden.",
    "Enligt kommunallagens 6 kap § 1 gäller detta.",
    "Lag (1992:1299) gäller från den 1 juli 1993.",
    "Protokollet justeras den 14 mars 2023 av ordföranden.",
    "Rekvisition ska ske senast den 1 november 2023.",
    "Uppdraget ska redovisas senast den 1 november 2023.",
    "Rapporten lämnas i februari 2024.",
    "Regionstyrelsen beslutade att kravet gäller från den 1 september 2020.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_references_are_found_and_read(text: str, expected: list[tuple[str | None, str, int | None]]) -> None:
    document = read_plain(f"Sammanfattning av ärendet\n\nHär följer bakgrunden till ärendet. {text}\n", "x", "")
    found = [one for one in find_references(document, anchor=ANCHOR) if not one.evidence.doubtful]
    assert [(one.body, one.date, one.paragraph) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_laws_notices_and_deadlines_are_no_references(text: str) -> None:
    document = read_plain(f"Här följer bakgrunden till ärendet. {text}\n", "x", "")
    assert [one.evidence.quote for one in find_references(document, anchor=ANCHOR) if not one.evidence.doubtful] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ärendet har dnr KS/2019:347 i diariet.",
        "Uppdraget ska redovisas till regionstyrelsens sammanträde den 4 oktober 2024.",
    ],
)
def test_case_numbers_and_coming_meetings_are_doubtful(text: str) -> None:
    (found,) = find_references(read_plain(text + "\n", "x", ""), anchor=ANCHOR)
    assert found.evidence.doubtful


@pytest.mark.parametrize(
    "head",
    ["Kommunstyrelsen 2023-03-01", "Tjänsteskrivelse 2023-02-20", "Kommunstyrelsens protokoll den 1 mars 2023"],
)
def test_the_documents_own_head_is_no_reference(head: str) -> None:
    document = read_plain(f"Granviks kommun\n{head}\n\nHär följer bakgrunden till ärendet.\n", "x", "")
    assert find_references(document, anchor=ANCHOR) == []


def test_the_board_that_a_short_name_means_is_the_one_the_document_names() -> None:
    text = "Kulturnämnden svarar för museet. Nämnden beslutade den 4 maj 2022, § 12, att bygga.\n"
    (found,) = find_references(read_plain(text, "x", ""), anchor=ANCHOR)
    assert found.body == "Kulturnämnden"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("regionstyrelsens", "RS"),
        ("Kommunfullmäktige", "KF"),
        ("Hälso- och sjukvårdsnämnden", "HSN"),
        ("socialnämnden", "Socialnämnden"),
        ("KSAU", "KSAU"),
        ("PU", None),
    ],
)
def test_bodies_are_named_as_in_references(words: str, expected: str | None) -> None:
    assert body_name(words) == expected


@settings(deadline=None)  # the first call compiles the rules
@given(st.text(alphabet="RSKF 2017-0301§§, den maj.()styrelsen\n", max_size=80))
def test_quotes_are_the_words_at_their_place(text: str) -> None:
    document = read_plain(text, "x", "")
    for one in find_references(document, anchor=ANCHOR):
        assert one.evidence.quote == document.quote(one.evidence.start, one.evidence.end)


@pytest.mark.shared
def test_references_of_the_shared_texts_are_found() -> None:
    gold_files = sorted((EVALUATION / "gold").glob("*.json"))
    if not gold_files:
        pytest.skip("../shared/evaluation saknas: mätningen på verkliga texter görs bara där den finns.")
    missed = []
    for gold_file in gold_files:
        gold = json.loads(gold_file.read_text("utf-8"))
        text = (EVALUATION / "texts" / f"{gold_file.stem}.txt").read_text("utf-8")
        anchor = date.fromisoformat(gold["meeting_date"]) if gold["meeting_date"] else None
        found = {(r.date, r.paragraph) for r in find_references(read_plain(text, gold_file.stem, ""), anchor=anchor)}
        wanted = {(r["date"], r["paragraph"]) for r in gold["references"] if not r.get("doubtful")}
        missed += sorted(wanted - found, key=str)
    assert missed == []
