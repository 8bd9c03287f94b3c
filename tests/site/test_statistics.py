"""The page *Statistik* and its file: the numbers are those of the lists, on any day, for any choice."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from small_register import add_audit, close_by_decision
from test_pages import text_of

from fullgjort_web.register.models import Assignment
from fullgjort_web.site.charts.bar import bar
from fullgjort_web.site.charts.columns import Pair, columns

AGES = ["Öppna under 6 månader", "Öppna 6–12 månader", "Öppna 1–2 år", "Öppna 2–4 år", "Öppna över 4 år"]


def file_rows(client: Client, query: str = "") -> list[dict[str, str]]:
    data = client.get(f"/statistik.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data), delimiter=";"))


def listed(client: Client, query: str) -> int:
    """How many assignments the register shows for a query."""
    return client.get(f"/uppdrag/?{query}").context["page"].paginator.count


def test_the_small_register_is_counted_as_by_hand(client: Client, register: None) -> None:
    page = client.get("/statistik/")
    told, said = page.context["told"], text_of(page)
    assert (told.total, told.open, told.executed, told.unexecuted, told.undated) == (3, 3, 0, 0, 1)
    assert told.ages == (0, 0, 0, 3, 0)  # all three given 14 February 2024, seen on 1 June 2026
    assert (told.to_answer.number, told.to_answer.whole) == (1, 245)  # 14 February to 16 October 2024
    assert (told.due, told.in_time) == (1, 1)  # first date 31 October 2024
    assert (told.drift.number, told.drift_months) == (1, 5)  # to 31 March 2025
    for words in (
        "3 uppdrag är öppna den 1 juni 2026. Under hösten 2025 gavs inga uppdrag och inga avslutades.",
        "Tre öppna uppdrag är äldre än två år",
        "Fler uppdrag ges än avslutas: 3 mot 0",
        "1 uppdrag har fått svar, efter 245 dagar.",
        "100 % (1 av 1)",
        "Ett uppdrag har flyttats, 5 månader",
        "Regiondirektören har flest öppna uppdrag: 2 av 3",
        "1 öppet uppdrag har inget datum och kan inte räknas med.",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("query", "open_", "ages"),
    [
        ("", 3, [0, 0, 0, 3, 0]),
        ("?body=rs", 3, [0, 0, 0, 3, 0]),
        ("?unit=Regiondirektören", 2, [0, 0, 0, 2, 0]),
        ("?unit=Fastighetsdirektören&body=rs", 1, [0, 0, 0, 1, 0]),
        ("?unit=Finnsinte", 0, [0, 0, 0, 0, 0]),
        ("?unit=*", 0, [0, 0, 0, 0, 0]),
        ("?day=2024-02-13", 0, [0, 0, 0, 0, 0]),
        ("?day=2024-02-14", 3, [3, 0, 0, 0, 0]),
        ("?day=2024-08-14", 3, [0, 3, 0, 0, 0]),
        ("?day=2025-02-14&unit=Regiondirektören", 2, [0, 0, 2, 0, 0]),
        ("?day=2028-02-14", 3, [0, 0, 0, 0, 3]),
    ],
)
def test_page_file_and_register_have_the_same_numbers(
    client: Client, register: None, query: str, open_: int, ages: list[int]
) -> None:
    page = client.get(f"/statistik/{query}")
    told = page.context["told"]
    assert (told.open, list(told.ages)) == (open_, ages)
    shown = page.context["statistics"]
    assert listed(client, page.context["register_address"]) == shown.listed_open == open_
    assert listed(client, page.context["undated_address"]) == shown.listed_undated == told.undated
    everything = file_rows(client, query)[0]
    assert (everything["Slag"], everything["Öppna"]) == ("Alla", str(open_))
    assert [int(everything[name]) for name in AGES] == ages


@pytest.mark.parametrize("query", ["", "?day=2020-01-01", "?day=2025-06-01"])
def test_boards_and_units_add_up_to_all(client: Client, register: None, query: str) -> None:
    add_audit()
    close_by_decision()
    rows = file_rows(client, query)
    for name in ("Uppdrag", "Öppna", *AGES, "Öppna utan datum", "Avslutade, genomförda", "Första datumet har passerat"):
        whole = sum(int(row[name]) for row in rows if row["Slag"] == "Alla")
        for kind in ("Organ", "Enhet"):
            assert sum(int(row[name]) for row in rows if row["Slag"] == kind) == whole, (name, kind)
    assert [row["Slag"] for row in rows].count("Alla") == 1


def test_a_closing_is_counted_from_its_day(client: Client, register: None) -> None:
    close_by_decision()
    before, after = (file_rows(client, f"?day=2025-05-{day}")[0] for day in (13, 14))
    assert (before["Öppna"], before["Avslutade, genomförda"]) == ("3", "0")
    assert int(after["Öppna"]) + int(after["Avslutade, genomförda"]) + int(after["Avslutade utan att genomföras"]) == 3
    assert after["Öppna"] == "2"
    assert after["Dagar till avslut, median"] == "455"  # 14 February 2024 to 14 May 2025
    page = client.get("/statistik/")
    assert listed(client, page.context["register_address"]) == 2
    assert page.context["told"].flows[2].closed == 1


def test_the_only_proposed_are_told_and_not_counted(client: Client, register: None) -> None:
    Assignment.objects.filter(title="Tolkar").update(proposed_only=True)
    page = client.get("/statistik/")
    said, shown = text_of(page), page.context["statistics"]
    assert (page.context["told"].open, shown.proposed, shown.proposed_open) == (2, 1, 1)
    assert listed(client, page.context["register_address"]) == shown.listed_open == 3
    assert listed(client, page.context["undated_address"]) == shown.listed_undated == 1
    assert "Visa de 3 öppna uppdragen i registret, äldst först 1 av dem är bara föreslaget och räknas inte här." in said
    assert "1 uppdrag är bara föreslaget i det som är läst och räknas inte." in said


def test_when_all_are_closed_none_is_open(client: Client, register: None) -> None:
    close_by_decision()
    Assignment.objects.exclude(title="Reservkraft vid sjukhusen").delete()
    said = text_of(client.get("/statistik/"))
    assert "Inget uppdrag är öppet den 1 juni 2026." in said
    assert "Alla uppdrag i urvalet är avslutade." in said


def test_links_keep_the_choice_and_its_day(client: Client, register: None) -> None:
    page = client.get("/statistik/?unit=Regiondirektören&day=2024-06-01")
    for name in ("address", "register_address", "undated_address"):
        said = parse_qs(page.context[name])
        assert (said["unit"], said["day"]) == (["Regiondirektören"], ["2024-06-01"])
    unit = client.get("/statistik/?day=2024-06-01").context["units_shown"][0]
    shown = client.get(f"/statistik/?{unit.address}").context
    assert (shown["told"].open, shown["chosen"].day.isoformat()) == (unit.told.open, "2024-06-01")


def test_the_chosen_day_of_the_register_is_that_of_the_page(client: Client, register: None) -> None:
    client.post("/dag/", {"day": "2024-06-01"})
    assert "3 uppdrag är öppna den 1 juni 2024." in text_of(client.get("/statistik/"))
    assert "3 uppdrag är öppna den 1 juni 2026." in text_of(client.get("/statistik/?day=2026-06-01"))
    assert file_rows(client)[0]["Gäller dagen"] == "2024-06-01"


def test_the_day_of_the_run_is_no_other_day(client: Client, register: None) -> None:
    said = text_of(client.get("/statistik/?day=2026-06-01"))
    assert "Registret visas som det stod" not in said
    assert "Talen gäller" not in said
    assert "Talen gäller 1 juni 2024, efter det som är läst i dag." in text_of(client.get("/statistik/?day=2024-06-01"))


@pytest.mark.parametrize("day", ["i-fjol", "2024-02-30", "20240601"])
def test_a_day_that_nobody_can_read_is_that_of_the_run(client: Client, register: None, day: str) -> None:
    assert client.get("/statistik/", {"day": day}).context["chosen"].day.isoformat() == "2026-06-01"


def test_an_unknown_board_is_told_and_has_no_file(client: Client, register: None) -> None:
    assert "Organet ”<zz>” finns inte i registret." in text_of(client.get("/statistik/?body=%3Czz%3E")).replace(
        "&lt;", "<"
    ).replace("&gt;", ">")
    assert client.get("/statistik.csv?body=zz").status_code == 404


def test_before_anything_was_given_there_is_nothing_to_count(client: Client, register: None) -> None:
    said = text_of(client.get("/statistik/?day=2001-01-01"))
    assert "Inga uppdrag att räkna i urvalet." in said
    assert "Registret är tomt" not in said


def test_the_empty_register_says_what_to_do(client: Client, db: None) -> None:
    said = text_of(client.get("/statistik/"))
    assert "Registret är tomt. Läs in protokoll, så räknas uppdragen här." in said
    assert [row["Uppdrag"] for row in file_rows(client)] == ["0"]


def test_the_workbook_has_the_rows_of_the_text(client: Client, register: None) -> None:
    response = client.get("/statistik.xlsx?unit=Regiondirektören&day=2025-01-01")
    assert 'filename="statistik-2025-01-01.xlsx"' in response["Content-Disposition"]
    heads, *rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_name("Statistik").to_python()
    )
    text = file_rows(client, "?unit=Regiondirektören&day=2025-01-01")
    assert list(text[0]) == heads
    assert [[row[1], row[2], int(row[4])] for row in rows] == [[r["Slag"], r["Namn"], int(r["Öppna"])] for r in text]
    assert client.get("/statistik.pdf").status_code == 404


def test_every_link_of_the_page_leads_somewhere(client: Client, register: None) -> None:
    page = client.get("/statistik/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    links = {part.split('"')[0].replace("&amp;", "&") for part in main.split('href="')[1:]}
    assert len(links) > 8
    assert [link for link in links if urlsplit(link).path and client.get(link).status_code != 200] == []


def test_a_link_to_those_moved_several_times_stands_where_there_are_any(client: Client, register: None) -> None:
    assert "Visa dem som har flyttats ofta eller långt" not in text_of(client.get("/statistik/"))


def test_the_page_speaks_english(client: Client, register: None) -> None:
    client.post("/sprak/", {"language": "en"})
    said = text_of(client.get("/statistik/"))
    assert "3 assignments are open on 1 June 2026. Assignments in autumn 2025: none given, none closed." in said
    assert "100 % (1 of 1)" in said


def test_charts_are_as_high_as_their_numbers() -> None:
    drawn = columns("prov", "Titel", "Beskrivning", [Pair("vår 2024", 10, 5, 0)])
    assert 'height="306"' in drawn  # 10 of 10 is the whole height
    assert 'height="153"' in drawn
    assert 'width="0"' in bar(0, 0, "c1")
    assert 'width="50"' in bar(2, 4, "c1")


def test_the_start_page_and_the_statistics_add_up_where_one_is_only_proposed(client: Client, register: None) -> None:
    Assignment.objects.filter(title="Elbilar").update(proposed_only=True)
    for address in ("/", "/uppdrag/"):
        said = text_of(client.get(address))
        assert "3 uppdrag är öppna." in said
        assert "1 av de öppna är bara föreslaget och inte beslutat i det som är läst." in said
    said = text_of(client.get("/statistik/"))
    assert (
        "2 uppdrag är öppna den 1 juni 2026. 1 till är bara föreslaget i det som är läst och räknas inte här." in said
    )
    Assignment.objects.update(proposed_only=False)
    assert "bara föresla" not in text_of(client.get("/")) + text_of(client.get("/statistik/"))
