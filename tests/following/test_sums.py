"""Totals that do not add up."""

from __future__ import annotations

import pytest

from fullgjort.following.sums import printed, sums_that_fail
from fullgjort.reading.document import Document
from fullgjort.reading.read import read


def table(*rows: str) -> Document:
    """A document with one table; rows with cells between bars, the first is the head."""
    head, *body = [[cell.strip() for cell in row.split("|")] for row in rows]
    lines = [head, ["---"] * len(head), *body]
    text = "# Uppföljning\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
    return read(text.encode(), "tabell.md")


ADDS_UP = {
    "plain": ("Område|Utfall", "Skola|120", "Vård|80", "Summa|200"),
    "spaces and decimals": ("Område|Mnkr", "Skola|1 120,5", "Vård|80,4", "Totalt|1 200,9"),
    "rounded": ("Område|Mnkr", "Skola|120,4", "Vård|80,4", "Hamn|10,4", "Summa|211,3"),
    "rounded to whole": ("Område|Mnkr", "Skola|120", "Vård|80", "Hamn|10", "Summa|211"),
    "negative": ("Område|Utfall", "Skola|120", "Vård|−80", "Summa|40"),
    "empty cell": ("Område|Utfall", "Skola|120", "Vård|-", "Hamn|30", "Summa|150"),
    "part of": ("Område|Utfall", "Skola|120", "varav gymnasium|40", "Vård|80", "Summa|200"),
    "shares are not summed": ("Område|Antal|Andel", "Skola|120|60", "Vård|80|55", "Summa|200|58"),
    "means are not summed": ("Område|Antal|Medelålder", "Skola|120|44", "Vård|80|51", "Summa|200|47"),
    "percent signs": ("Område|Antal|Nöjda", "Skola|120|60 %", "Vård|80|55 %", "Summa|200|58 %"),
    "subtotals": ("Område|Utfall", "Skola|120", "Summa utbildning|120", "Vård|80", "Totalt|200"),
    "a choice of rows": ("Område|Besök", "Granvik|120", "Storvik|80", "Totalt|900"),
    "words in a cell": ("Område|Utfall", "Skola|120", "Vård|se bilaga", "Hamn|30", "Summa|230"),
    "no total": ("Område|Utfall", "Skola|120", "Vård|80", "Hamn|30"),
    "years": ("Område|Klart", "Skola|2021", "Vård|2022", "Totalt|2023"),
    "columns": ("Område|Kvinnor|Män|Totalt", "Skola|10|20|30", "Vård|5|6|11", "Hamn|1|2|3"),
    "a column that is no sum": ("Område|Budget|Utfall|Totalt", "Skola|10|20|77", "Vård|5|6|78", "Hamn|1|2|79"),
    "total first": ("Område|Utfall", "Totalt|200", "Skola|120", "Vård|80"),
}


@pytest.mark.parametrize("rows", ADDS_UP.values(), ids=ADDS_UP)
def test_nothing_is_said_of_what_adds_up_or_is_no_sum(rows: tuple[str, ...]) -> None:
    assert sums_that_fail(table(*rows)) == ()


# rows, what is printed, what the addends give
FAILS = {
    "plain": (("Område|Utfall", "Skola|120", "Vård|80", "Summa|210"), 210, 200),
    "one of two columns": (("Område|Budget|Utfall", "Skola|100|120", "Vård|90|80", "Totalt|190|250"), 250, 200),
    "decimals": (("Område|Mnkr", "Skola|1 120,5", "Vård|80,4", "Totalt|1 210,9"), 1210.9, 1200.9),
    "more than rounding": (("Område|Mnkr", "Skola|120", "Vård|80", "Hamn|10", "Summa|212"), 212, 210),
    "part of": (("Område|Utfall", "Skola|120", "varav gymnasium|40", "Vård|80", "Summa|240"), 240, 200),
    "total first": (("Område|Utfall", "Totalt|210", "Skola|120", "Vård|80"), 210, 200),
    "columns": (("Område|Kvinnor|Män|Totalt", "Skola|10|20|30", "Vård|5|6|15", "Hamn|1|2|3"), 15, 11),
}


@pytest.mark.parametrize(("rows", "stated", "computed"), FAILS.values(), ids=FAILS)
def test_a_total_that_differs_is_shown_with_what_its_addends_give(
    rows: tuple[str, ...], stated: float, computed: float
) -> None:
    document = table(*rows)
    (found,) = sums_that_fail(document)
    assert (found.printed, found.computed) == (stated, pytest.approx(computed))
    assert document.text[found.start : found.end].replace("\u00a0", " ").strip() in found.quote
    assert found.why.startswith("Summan")


def test_why_names_the_column_and_both_numbers() -> None:
    (found,) = sums_that_fail(table("Område|Utfall 2023", "Skola|1 120", "Vård|80", "Summa|1 250"))
    assert found.why == "Summan för ”Utfall 2023” är angiven till 1\u00a0250, men raderna ger 1\u00a0200 tillsammans."


def test_numbers_are_printed_as_swedish_prints_them() -> None:
    assert [printed(1234.5, 1), printed(-20, 0)] == ["1\u00a0234,5", "−20"]
