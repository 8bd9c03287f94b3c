"""The decision that a row of a list names: in the column "Beslut", beside a number, or in a column of another label."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

TASK = "Ta fram en plan för kajernas underhåll"
OWN = ("HN", "2030-09-01", 12)

ROWS = [
    (["Nr", "Uppdrag", "Beslut", "Ansvarig", "Status"], ["1", TASK, "HN 2030-09-01 § 12"], OWN),
    (["Nr.", "Uppdrag", "Beslut", "Ansvarig", "Status"], ["1", TASK, "HN 300901 § 12"], OWN),
    (["Löpnr", "Uppdrag", "Beslut", "Ansvarig", "Status"], ["1", TASK, "HN 2030-09-01 § 12"], OWN),
    (["Dnr", "Uppdrag", "Beslut", "Ansvarig", "Status"], ["HN 2030/14", TASK, "HN 2030-09-01 § 12"], OWN),
    (["Nr", "Ärende", "Beslut", "Ansvarig", "Status"], ["1", TASK, "HN 2030-09-01 § 12"], OWN),
    (["Nr", "Bevakning", "Beslut", "Ansvarig", "Status"], ["1", TASK, "HN 2030-09-01 § 12"], OWN),
    (["Nr", "Uppdrag", "Beslut datum och §", "Ansvarig", "Status"], ["1", TASK, "HN 2030-09-01 § 12"], OWN),
    (["Nr", "Uppdrag", "Beslut i", "Ansvarig", "Status"], ["1", TASK, "HN 2030-09-01 § 12"], OWN),
    (["Nr", "Uppdrag", "Beslut", "Ansvarig", "Status"], ["1", TASK, "2030-09-01 § 12"], (None, "2030-09-01", 12)),
]


@pytest.mark.parametrize(("header", "row", "origin"), ROWS, ids=[" ".join(header) for header, _, _ in ROWS])
@pytest.mark.parametrize("form", ["html", "txt"])
def test_a_row_comes_from_the_decision_it_names(
    header: list[str], row: list[str], origin: tuple[str | None, str, int], form: str
) -> None:
    cells = [*row, "Hamnchefen", "Pågår"]
    title = "Bevakningslista hamnnämnden 2031-05-12"
    page = f"<h1>{title}</h1><table>" + "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in (header, cells)
    )
    text = f"{title}\n\n{' | '.join(header)}\n{' | '.join(cells)}\n"
    source = page + "</table>" if form == "html" else text
    (item,) = extract(read(source.encode(), f"lista.{form}")).assignments
    found = item.origin
    assert (item.evidence.quote, found.kind, found.body, found.date, found.paragraph) == (TASK, "decision", *origin)


def test_a_row_without_a_decision_has_no_origin() -> None:
    page = f"""<h1>Bevakningslista hamnnämnden</h1><table><tr><th>Nr</th><th>Uppdrag</th><th>Ansvarig</th>
<th>Status</th></tr><tr><td>1</td><td>{TASK}</td><td>Hamnchefen</td><td>Redovisat 2030-11-03 § 4</td></tr></table>"""
    (item,) = extract(read(page.encode(), "lista.html")).assignments
    assert item.origin.kind == "unknown"
