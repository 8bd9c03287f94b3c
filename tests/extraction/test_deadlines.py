"""Deadlines in whole sentences: which are found, and what they read as."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.extraction.deadlines.find import find_deadlines
from fullgjort.extraction.recurrence import find_recurrence

ANCHOR = date(2023, 3, 29)

# sentence -> (edtf, bound, kind) of each deadline
STRICT = [
    ("Räckena ska vara på plats före säsongsstarten 2024.", [("2024", "before", "date")]),
    ("Hamnchefen ska se till att bryggan lagas innan sommartrafiken börjar 2024.", [("2024", "before", "date")]),
    ("Före sammanslagningen 2019 sköttes hamnen av tre kommuner.", []),
    ("Hamnchefen ska till delårsrapporten i augusti 2024 visa kostnaden.", [("2024-08", "by", "date")]),
    ("En modell utarbetas, att föreläggas styrelsen i augusti 2024.", [("2024-08", "during", "date")]),
    ("Ny taxa ska finnas på plats 1 januari 2026.", [("2026-01-01", "on", "date")]),
    ("Anvisningen ska vara i bruk den 1 juli 2024.", [("2024-07-01", "on", "date")]),
    ("Nämnden får i uppdrag att från och med 2024 redovisa olyckorna.", [("2024", "not_before", "date")]),
    ("Uppdraget ska redovisas senast den 30 april 2023.", [("2023-04-30", "by", "date")]),
    ("Uppdraget redovisas till nämnden senast 2024-06-30.", [("2024-06-30", "by", "date")]),
    ("Uppdraget redovisas senast vecka 20 2024.", [("2024-05-13/2024-05-19", "by", "date")]),
    ("Läget redovisas till och med december 2024.", [("2024-12", "by", "date")]),
    ("Läget ska redovisas månadsvis, med start i mars 2024.", [("2024-03", "during", "date")]),
    ("Läget redovisas varje kvartal med början i juni 2024.", [("2024-06", "during", "date")]),
    ("Frånvaron rapporteras två gånger per år, första gången i maj 2024.", [("2024-05", "during", "date")]),
    (
        "Planen tas fram, delredovisas i oktober 2024 och slutredovisas senast den 31 mars 2025.",
        [("2024-10", "during", "date"), ("2025-03-31", "by", "date")],
    ),
    ("Förslaget presenteras senast augusti.", [("2023-08", "by", "date")]),
    ("Svaret lämnas senast 20-21 juni.", [("2023-06-20/2023-06-21", "by", "date")]),
    (
        "Uppdraget ska delredovisas senast den 1 oktober 2023 och slutredovisas senast den 29 februari 2024.",
        [("2023-10-01", "by", "date"), ("2024-02-29", "by", "date")],
    ),
    (
        "Myndigheten ska redovisa senast den 24 juni 2024 och 21 oktober 2024.",
        [("2024-06-24", "by", "date"), ("2024-10-21", "by", "date")],
    ),
    ("Återrapportering till styrelsens sammanträde 4 oktober 2023.", [("2023-10-04", "by", "date")]),
    ("Förslag lämnas till budgetberedningen 28 oktober 2023.", [("2023-10-28", "by", "date")]),
    ("Till höstens träff ska nämnden återkomma.", [("2023-23", "by", "date")]),
    ("En plan ska lämnas till den 1 juli 2024.", [("2024-07-01", "by", "date")]),
    ("Uppdraget ska redovisas under kvartal 4 2024.", [("2024-36", "during", "date")]),
    ("Uppdraget ska redovisas under första halvåret 2024.", [("2024-01/2024-06", "during", "date")]),
    ("Direktören ska under perioden 2026–2030 minska svinnet.", [("2026/2030", "during", "date")]),
    ("När studierna är klara, dock senast juni 2023, lämnas förslag.", [("2023-06", "by", "date")]),
    (
        "Förslaget skulle besvaras senast den 1 februari 2023 och föreslås därför besvaras senast den 1 juni 2023.",
        [("2023-06-01", "by", "date")],
    ),
    ("Nämnden får förlängd tid till den 15 april.", [("2023-04-15", "by", "date")]),
    ("Beslut fattas tidigast under hösten 2023.", [("2023-23", "not_before", "date")]),
    (
        "Kravet gäller från 1 september 2020 och uppföljning ska göras efter ett år.",
        [("2021-09-01", "on", "relative")],
    ),
    ("Nämnden ska återkomma inom sex månader.", [(None, "by", "relative")]),
    ("Det redovisas i samband med budgetdagen 2024.", [("2024", "on", "event")]),
    ("Det redovisas i samband med delårsrapporten.", [(None, "on", "event")]),
    ("Läget redovisas senast den 1 oktober årligen.", [(None, "by", "recurring")]),
    ("Direktören ska snarast återkomma.", [(None, None, "none")]),
    ("Återrapportering ska ske till nämndens decembersammanträde.", [("2023-12", "by", "date")]),
    ("Slutdatum: 2024-06-30", [("2024-06-30", "by", "date")]),
    ("Under våren 2024 ska nämnden återkomma.", [("2024-21", "during", "date")]),
    ("Nämnden ska återkomma om sex månader.", [(None, "by", "relative")]),
    ("Svaret ska lämnas senast den 31 juni 2024.", [(None, "by", "date")]),
    (
        "Förvaltningen ska återkomma till nämnden med en uppdaterad plan senast i december 2023.",
        [("2023-12", "by", "date")],
    ),
    ("Planen redovisas senast hamnnämndens sammanträde den 12 juni 2024.", [("2024-06-12", "by", "date")]),
    ("Planen redovisas senast vid juninämnden 2024.", [("2024-06", "by", "date")]),
    ("Läget rapporteras en gång om året, första gången i mars 2025.", [("2025-03", "during", "date")]),
    ("Lagren redovisas varje halvår, första gången den 15 september 2024.", [("2024-09-15", "on", "date")]),
    ("Nämnden förlänger tiden för uppdraget till den 1 oktober 2024.", [("2024-10-01", "by", "date")]),
    ("Arbetet ska vara avslutat före utgången av september 2024.", [("2024-09", "by", "date")]),
    ("Arbetet ska vara avslutat vid utgången av 2025.", [("2025-12-31", "by", "date")]),
    ("Rapporten avlämnas ej senare än den 1 maj 2024.", [("2024-05-01", "by", "date")]),
    ("Förslaget ska vara klart för beslut i juni 2026.", [("2026-06", "during", "date")]),
    ("Planen ska vara antagen till hösten.", [("2023-23", "by", "date")]),
    ("Hamnchefen ska återkomma före midsommar 2024.", [("2024-06", "before", "date")]),
    ("Kajen ska vara lagad före jul.", [("2023-12-24", "before", "date")]),
    ("Hamnchefen ska under mandatperioden 2023–2026 halvera svinnet.", [("2023/2026", "during", "date")]),
    ("Redovisas: HN 9 oktober 2024", [("2024-10-09", "by", "date")]),
    ("Uppdraget redovisas i samband med delårsbokslutet per augusti 2024.", [("2024-08", "on", "event")]),
    ("Uppdraget återrapporteras i tertialrapport 2.", [(None, "on", "event")]),
    ("Hamnchefen ska återkomma till nämndens nästa sammanträde.", [(None, "by", "event")]),
    ("Den 1 september 2024 ska hamnchefen redovisa läget.", [("2024-09-01", "on", "date")]),
    ("Ärendet återupptas i nämnden den 4 september 2024.", [("2024-09-04", "on", "date")]),
]

NONE = [
    "Rekvisition ska ske senast den 1 november 2023.",
    "Anslaget tas ned den 4 maj 2023.",
    "Rapporten presenterades under hösten 2022.",
    "Vid mötet den 23 maj 2022 fick styrelsen ett uppdrag.",
    "Reformen trädde i kraft den 1 januari 2017.",
    "Senast uppdaterad: 2023-02-01",
    "Ärendet behandlades senast den 4 maj 2022.",
    "De senaste 31 åren har vården förändrats.",
    "Protokollet justeras den 4 maj 2023.",
    "Planen för 2024-2026 antas av fullmäktige.",
    "Hamnchefen fick vid decembermötet 2022, § 9, i uppdrag att laga kajen.",
    "Vid utgången av 2022 hade hamnen 40 anställda.",
    "Mätningen gjordes första gången i mars 2019.",
    "Ärendet bordläggs till nästa sammanträde.",
    "Hamnen är öppen även efter jul.",
    "Redovisningen omfattar tiden till och med den 15 mars 2023.",
    "Rapporten avser perioden till och med augusti 2023.",
    "Styrelsen ska genomföra insatser enligt beslutet den 4 maj 2022.",
    "Regionstyrelsen beslutade den 14 september 2021 att ge direktören i uppdrag att se över reglerna.",
]

PROMISES = [
    ("Ett förslag kommer att presenteras för nämnden i maj månad 2023.", [("2023-05", "during")]),
    ("Systemet planeras vara klart i juni 2023.", [("2023-06", "during")]),
    ("Arbetet beräknas slutföras under hösten.", [("2023-23", "during")]),
    ("Ärendet tas upp i nämnden under Q2 2023.", [("2023-34", "during")]),
    ("Översynen är uppskjuten till 2024.", [("2024", "by")]),
    ("Handlingsplanen är klar 30 juni.", [("2023-06-30", "on")]),
    ("Enkäten genomfördes i februari 2023.", []),
    ("Två enheter slås samman från januari 2024.", []),
]


def test_what_is_to_be_made_is_no_part_of_the_words_that_date_its_first_report() -> None:
    text = "att ta fram en plan för skolskjutsarna, delredovisas i oktober 2024"
    assert [text[one.start : one.end] for one in find_deadlines(text, anchor=ANCHOR)] == ["delredovisas i oktober 2024"]


@pytest.mark.parametrize(("text", "expected"), STRICT)
def test_deadlines_are_found_and_read(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert [(one.edtf, one.bound, one.kind) for one in find_deadlines(text, anchor=ANCHOR)] == expected


@pytest.mark.parametrize("text", NONE)
def test_dates_of_other_things_are_no_deadlines(text: str) -> None:
    assert find_deadlines(text, anchor=ANCHOR) == []


@pytest.mark.parametrize(("text", "expected"), PROMISES)
def test_a_report_promises(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.edtf, one.bound) for one in find_deadlines(text, anchor=ANCHOR, loose=True)] == expected


def test_a_deadline_knows_its_first_and_last_day() -> None:
    (found,) = find_deadlines("Det redovisas senast under mars 2024.")
    assert (found.earliest, found.latest) == ("2024-03-01", "2024-03-31")


def test_the_quote_holds_cue_and_date() -> None:
    text = "Planen ska redovisas senast den 30 april 2023 till nämnden."
    (found,) = find_deadlines(text)
    assert text[found.start : found.end] == "senast den 30 april 2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lägesrapport ska redovisas vid varje sammanträde med nämnden.", "each_meeting"),
        ("Tillgängligheten följs upp månadsvis.", "monthly"),
        ("Uppföljning sker i tertialrapport.", "tertial"),
        ("Nämnden ska informeras två gånger per år.", "half_yearly"),
        ("Rutin finns för att årligen göra egna jämförelser.", "yearly"),
        ("Direktören ska löpande informera nämnden.", "continuous"),
        ("Uppdraget är klart.", None),
        ("Kostnaden uppgår årligen till 3 miljoner kronor.", None),
    ],
)
def test_recurrence_is_told_by_the_words(text: str, expected: str | None) -> None:
    found = find_recurrence(text)
    assert (found[0] if found else None) == expected


@given(st.text(alphabet="senast den 12 maj 2023.till mötet och under i klar ", max_size=90))
def test_deadlines_lie_inside_the_text_and_in_order(text: str) -> None:
    found = find_deadlines(text, anchor=ANCHOR, loose=True)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_before_midyear_ends_with_june() -> None:
    found = find_deadlines("Planen ska vara klar före halvårsskiftet 2024.")
    assert [(one.bound, one.latest) for one in found] == [("before", "2024-06-30")]
