"""The status of a report that is a word or two in a cell of a list."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.extraction.status import read_status
from fullgjort.reading.read import read

WORDS = {
    "done": (
        "Klart", "Klar", "Avslutat", "Avslutad", "Genomfört", "Genomförd", "Slutförd", "Verkställt", "Verkställd",
        "Utfört", "Fullgjort", "Färdigt", "Återrapporterat", "Återrapporterad", "Slutrapporterat", "Redovisat",
        "Återrapporterat 2030-11-03", "Slutredovisat vid mötet i maj", "Besvarad",
    ),
    "ongoing": (
        "Pågår", "Pågående", "Försenad", "Försenat", "Under arbete", "Påbörjat", "Delvis genomfört", "Delvis klart",
        "Kvarstår", "Löpande",
    ),
    "not_started": ("Ej påbörjat", "Ej påbörjad", "Ej påbörjade", "Inte påbörjat", "Ej startad"),
    "postponed": (
        "Uppskjutet", "Uppskjuten", "Uppskjutna", "Skjuts upp", "Vilande", "Pausad", "Senarelagd", "Framflyttat",
        "Bordlagt",
    ),
    "rejected": ("Avskrivs", "Avskrivet", "Avskriven", "Nedlagt", "Utgår", "Avbrutet", "Avskrivs, KF § 12"),
    "transferred": ("Överfört", "Överförd"),
    "unclear": ("Ej genomfört", "Ej klart", "Ej verkställt", "Redovisat underlag saknas", "Löpande post", "Se ovan"),
}  # fmt: skip


@pytest.mark.parametrize(("word", "status"), [(word, status) for status, words in WORDS.items() for word in words])
@pytest.mark.parametrize("form", ["{}", "{}.", " {} "])
def test_a_word_alone_tells_the_status(word: str, status: str, form: str) -> None:
    text = form.format(word)
    assert read_status(text, 0, len(text))[0] == status


def test_the_words_of_a_status_column_are_the_evidence() -> None:
    page = """<h1>Bevakningslista hamnnämnden 2031-05-12</h1>
<table><tr><th>Nr</th><th>Uppdrag</th><th>Beslut</th><th>Ansvarig</th><th>Status</th></tr>
<tr><td>1</td><td>Ta fram en plan för kajernas underhåll</td><td>HN 2030-09-01 § 12</td><td>Hamnchefen</td>
<td>Uppskjutet</td></tr>
<tr><td>2</td><td>Se över taxan för gästhamnen</td><td>HN 2030-11-03 § 31</td><td>Hamnchefen</td>
<td>Avskrivs</td></tr></table>"""
    reports = [one.report for one in extract(read(page.encode(), "lista.html")).assignments]
    assert [(one.status, one.evidence.quote) for one in reports if one and one.evidence] == [
        ("postponed", "Uppskjutet"),
        ("rejected", "Avskrivs"),
    ]
