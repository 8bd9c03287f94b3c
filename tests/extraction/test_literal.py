"""Quotes that leave the library stand in one piece in the file, also those of cells printed on several lines."""

from __future__ import annotations

from fullgjort.evaluation.quotes import absent_quotes
from fullgjort.evaluation.source import Source
from fullgjort.extraction.extract import extract
from fullgjort.extraction.literal import literal
from fullgjort.extraction.shape import to_json
from fullgjort.reading.read import read

LIST = """\
Uppdragslista hamnnämnden
2031-11-20

Beslut             Uppdrag                       Ansvarig         Klart         Status

HN 2031-02-03      Ta fram en riktlinje för      Hamnchefen       2031-10-31    Avslutat. Riktlinjen
§ 5                bodarnas färger               för bryggor                    antogs i maj.

HN 2031-03-18      Köpa en kran                  Teknikchefen     2031-12-31    Flyttat till
§ 12                                                                            hösten 2032.
"""


def test_every_quote_of_a_spaced_table_stands_in_the_file() -> None:
    found = to_json(extract(read(LIST.encode(), "lista.txt")))
    assert [item["quote"] for item in found["assignments"]] == ["Ta fram en riktlinje för", "Köpa en kran"]
    assert [item["origin"]["text"] for item in found["assignments"]] == ["HN 2031-02-03", "HN 2031-03-18"]
    assert [item["report"]["quote_start"] for item in found["assignments"]] == ["Avslutat. Riktlinjen", "Flyttat till"]
    assert absent_quotes(found, Source(LIST)) == []


def test_the_findings_themselves_keep_the_whole_cell() -> None:
    findings = extract(read(LIST.encode(), "lista.txt"))
    assert findings.assignments[0].evidence.quote == "Ta fram en riktlinje för bodarnas färger"
    assert findings.assignments[0].origin.paragraph == 5


def test_quotes_in_one_piece_are_left_alone() -> None:
    findings = extract(read(b"Protokoll\n\nStyrelsen ger hamnchefen i uppdrag att laga kajen.", "protokoll.txt"))
    assert literal(findings) is findings
