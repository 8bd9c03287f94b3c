"""Filters that stand in the address, and lists as files."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from test_pages import text_of

CHOICES = [
    ("state=overdue", ["Reservkraft vid sjukhusen"]),
    ("state=soon", ["Elbilar"]),
    ("state=undated", ["Tolkar"]),
    ("state=soon&state=undated", ["Elbilar", "Tolkar"]),
    ("signal=never_reported", ["Elbilar", "Tolkar"]),
    ("signal=vanished", ["Reservkraft vid sjukhusen"]),
    ("text=laddplatserna", ["Elbilar"]),
    ("body=rs", ["Elbilar", "Reservkraft vid sjukhusen", "Tolkar"]),
    ("body=rf", []),
    ("unit=Fastighetsdirektören", ["Elbilar"]),
    ("origin=decision&year=2024", ["Elbilar", "Reservkraft vid sjukhusen", "Tolkar"]),
    ("year=2019", []),
    ("state=closed", []),
]


def rows_in(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(("address", "expected"), CHOICES)
def test_a_choice_leaves_the_same_rows_on_the_page_and_in_the_file(
    client: Client, register: None, address: str, expected: list[str]
) -> None:
    page = client.get(f"/uppdrag/?{address}")
    assert sorted(row.title for row in page.context["page"]) == expected
    assert f"{len(expected)} uppdrag i urvalet" in text_of(page)
    found = rows_in(client.get(f"/uppdrag.csv?{address}").content)
    assert sorted(row["Uppdrag"] for row in found) == expected


def test_a_chosen_condition_can_be_removed(client: Client, register: None) -> None:
    page = client.get("/uppdrag/?state=overdue&body=rs")
    assert [(c.label, c.without) for c in page.context["conditions"]] == [
        ("Försenat", "?body=rs"),
        ("Regionstyrelsen", "?state=overdue"),
    ]


def test_counts_stand_beside_the_choices(client: Client, register: None) -> None:
    states = {c.value: c.count for c in client.get("/uppdrag/").context["facets"].states}
    assert states == {"overdue": 1, "soon": 1, "open": 0, "undated": 1, "done": 0, "closed": 0}


def test_the_order_can_be_chosen(client: Client, register: None) -> None:
    titles = [row.title for row in client.get("/uppdrag/?sort=title").context["page"]]
    assert titles == ["Elbilar", "Reservkraft vid sjukhusen", "Tolkar"]


@pytest.mark.parametrize(
    "address",
    ["/uppdrag.xlsx", "/uppdrag/aldrig.xlsx", "/dokument.xlsx", "/moten.xlsx", "/moten/rs/2024-02-14.xlsx",
     "/last/saknas.xlsx", "/last/misslyckade.xlsx"],
)  # fmt: skip
def test_a_list_is_the_same_as_xlsx_and_csv(client: Client, register: None, address: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(address).content))
    sheet = book.get_sheet_by_index(0).to_python()
    lines = list(
        csv.reader(io.StringIO(client.get(address.replace(".xlsx", ".csv")).content.decode("utf-8-sig")), delimiter=";")
    )
    assert len(sheet) == len(lines) > 1
    assert sheet[0] == lines[0]

    def plain(value: object) -> str:
        return f"{value:g}" if isinstance(value, float) else str(value)

    assert [[plain(value) for value in row] for row in sheet[1:]] == lines[1:]


def test_days_overdue_are_numbers_in_a_column_of_their_own(client: Client, register: None) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/uppdrag.xlsx").content))
    assert book.sheet_names == ["Uppdrag"]
    heads, *rows = book.get_sheet_by_index(0).to_python()
    days = [row[heads.index("Dagar försenat")] for row in rows]
    states = [row[heads.index("Läge")] for row in rows]
    assert [state == f"Försenat {day:.0f} dagar" if day else "Försenat" not in state
            for state, day in zip(states, days, strict=True)] == [True] * 3  # fmt: skip
    assert sum(isinstance(day, float) and day > 0 for day in days) == 1


def test_a_file_cell_is_never_a_formula() -> None:
    from fullgjort_web.site.sheets import sheet

    data = sheet("csv", "prov", ["a"], [["=1+1"], ["-5"], ["@x"], [""]]).content.decode("utf-8-sig")
    assert data.split("\r\n")[1:5] == ["'=1+1", "-5", "'@x", '""']


def test_unknown_formats_are_not_found(client: Client, register: None) -> None:
    assert client.get("/uppdrag.pdf").status_code == 404
