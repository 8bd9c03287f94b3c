"""The page *Sedan förra mötet* and its file: the board's last two meetings, or two chosen days."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from small_register import more_minutes
from test_pages import code_of, text_of

LISTS = ["Nya", "Besvarade", "Flyttade", "Försenade", "Att avsluta", "Borta ur redovisningen"]


def counts(page) -> dict[str, int]:
    """The names of the lists that hold anything, with what the page says they hold."""
    return {section.name: section.count for section in page.context["sections"] if section.count}


def file_rows(client: Client, query: str = "") -> list[dict[str, str]]:
    data = client.get(f"/sedan.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data), delimiter=";"))


@pytest.mark.parametrize(
    ("query", "days", "expected"),
    [
        ("", ("2024-10-16", "2025-03-12"), {"Borta ur redovisningen": 1}),
        ("?body=rs", ("2024-10-16", "2025-03-12"), {"Borta ur redovisningen": 1}),
        ("?day=2024-12-01", ("2024-02-14", "2024-10-16"), {"Besvarade": 1, "Flyttade": 1}),
        (
            "?from=2024-02-14&to=2026-06-01",
            ("2024-02-14", "2026-06-01"),
            {"Besvarade": 1, "Flyttade": 1, "Försenade": 1, "Borta ur redovisningen": 1},
        ),
        ("?from=2024-01-01&to=2024-02-14", ("2024-01-01", "2024-02-14"), {"Nya": 3}),
        ("?to=2024-10-16", ("2024-02-14", "2024-10-16"), {"Besvarade": 1, "Flyttade": 1}),
        ("?from=2025-03-12&to=2024-10-16", ("2024-02-14", "2024-10-16"), {"Besvarade": 1, "Flyttade": 1}),
        ("?from=i-fjol&to=2024-02-30", ("2024-10-16", "2025-03-12"), {"Borta ur redovisningen": 1}),
        ("?to=2030-01-01", ("2024-10-16", "2025-03-12"), {"Borta ur redovisningen": 1}),
    ],
)
def test_page_and_file_tell_the_same_of_the_same_days(
    client: Client, register: None, query: str, days: tuple[str, str], expected: dict[str, int]
) -> None:
    page = client.get(f"/sedan/{query}")
    period = page.context["period"]
    assert (period.first.isoformat(), period.last.isoformat()) == days
    assert counts(page) == expected
    rows = [row["Lista"] for row in file_rows(client, query)]
    assert {name: rows.count(name) for name in LISTS if name in rows} == expected


def test_each_change_is_told_with_its_sentence(client: Client, register: None) -> None:
    said = text_of(client.get("/sedan/?from=2024-02-14&to=2026-06-01"))
    for words in (
        "1 besvarat, 1 flyttat, 1 försenat och 1 borta ur redovisningen. Det gäller 1 uppdrag.",
        "Regionstyrelsen, efter 14 februari 2024 till och med 1 juni 2026.",
        "Svar 16 oktober 2024: pågår.",
        "Kartläggningen pågår och redovisas i mars 2025.",
        "Nytt datum: mars 2025. Tidigare: senast i oktober 2024.",
        "Skulle ha redovisats senast 31 mars 2025, för 427 dagar sedan. Datumet har passerat under tiden.",
        "Det stod i återrapporteringen den 16 oktober 2024 men saknas i nästa, den 12 mars 2025.",
    ):
        assert words in said
    given = text_of(client.get("/sedan/?from=2024-01-01&to=2024-02-14"))
    assert "Gavs 14 februari 2024. Ska redovisas: senast i oktober 2024." in given
    assert "Gavs 14 februari 2024. Beslutet har inget datum." in given


def test_days_without_a_change_say_so(client: Client, register: None) -> None:
    said = text_of(client.get("/sedan/?from=2024-02-14&to=2024-03-01"))
    assert "Inget har hänt med uppdragen, och inget är försenat eller väntar på avslut." in said


def test_the_periods_before_and_now_are_a_link_away(client: Client, register: None) -> None:
    period = client.get("/sedan/?day=2026-05-01").context["period"]
    assert period.earlier == "body=rs&from=2024-02-14&to=2024-10-16&day=2026-05-01"
    assert client.get(f"/sedan/?{period.earlier}").context["period"].earlier == ""
    again = client.get(f"/sedan/?{period.latest}").context["period"]
    assert (again.first, again.last, again.asked) == (period.first, period.last, period.asked)


def test_the_chosen_day_of_the_register_is_that_of_the_page(client: Client, register: None) -> None:
    client.post("/dag/", {"day": "2024-12-01"})
    assert "efter 14 februari 2024 till och med 16 oktober 2024." in text_of(client.get("/sedan/"))
    assert {row["Läge"] for row in file_rows(client)} == {"Öppet"}


def test_a_long_list_is_cut_on_the_page_and_whole_in_the_file(client: Client, register: None) -> None:
    more_minutes(28)
    query = "?body=rs&from=2023-02-01&to=2023-04-01"
    page = client.get(f"/sedan/{query}")
    new = page.context["sections"][0]
    assert (new.count, len(new.rows), new.more) == (28, 25, 3)
    assert "3 till finns i filen." in text_of(page)
    assert len(file_rows(client, query)) == 28


def test_the_link_to_the_register_shows_what_the_list_counts(client: Client, register: None) -> None:
    for last in ("2025-03-12", "2025-06-01", "2026-06-01"):
        for section in client.get(f"/sedan/?from=2024-02-14&to={last}").context["sections"]:
            if section.register:
                found = client.get(f"/uppdrag/?{section.register}").context["page"].paginator.count
                assert (last, section.what, found) == (last, section.what, section.count)


def test_the_file_carries_the_quotation_and_its_place(client: Client, register: None) -> None:
    answered = file_rows(client, "?to=2024-10-16")[0]
    assert answered == {
        "Lista": "Besvarade",
        "Kod": code_of("Reservkraft vid sjukhusen"),
        "Uppdrag": "Reservkraft vid sjukhusen",
        "Vad som har hänt": "Svar 16 oktober 2024: pågår.",
        "Läge": "Öppet",
        "Till": "Regiondirektören",
        "Svar": "Kartläggningen pågår och redovisas i mars 2025.",
        "Fil": "lista-2024-10-16.txt",
        "Sida": "1",
    }
    response = client.get("/sedan.xlsx?to=2024-10-16")
    assert 'filename="sedan-rs-2024-10-16.xlsx"' in response["Content-Disposition"]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_name("Ändringar").to_python()
    assert rows[0] == list(answered)
    assert [str(cell) for cell in rows[1][:8]] == list(answered.values())[:8]
    assert client.get("/sedan.pdf").status_code == 404


def test_an_unknown_board_is_told_and_has_no_file(client: Client, register: None) -> None:
    said = text_of(client.get("/sedan/?body=zz"))
    assert "Organet ”zz” finns inte i registret. Välj ett organ i listan." in said
    assert "Reservkraft" not in said
    assert client.get("/sedan.csv?body=zz").status_code == 404


def test_a_board_with_one_meeting_says_so(client: Client, register: None) -> None:
    assert "Bara ett möte med Regionstyrelsen är läst." in text_of(client.get("/sedan/?body=rs&day=2024-03-01"))
    assert client.get("/sedan.csv?body=rs&day=2024-03-01").status_code == 404


def test_before_any_two_meetings_there_is_nothing_to_compare(client: Client, register: None) -> None:
    assert "Inget organ har två lästa möten än." in text_of(client.get("/sedan/?day=2001-01-01"))


def test_the_empty_register_says_what_to_do(client: Client, db: None) -> None:
    said = text_of(client.get("/sedan/"))
    assert "Inget organ har två lästa möten än." in said
    assert "Läs in protokoll" in said
    assert client.get("/sedan.csv").status_code == 404


def test_the_page_speaks_english(client: Client, register: None) -> None:
    client.post("/sprak/", {"language": "en"})
    said = text_of(client.get("/sedan/?from=2024-02-14&to=2026-06-01"))
    assert "1 answered, 1 moved, 1 overdue and 1 gone from the reports. It concerns 1 assignment." in said
    assert "New date: mars 2025. Earlier: senast i oktober 2024." in said
