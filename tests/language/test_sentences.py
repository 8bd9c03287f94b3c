"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.language.sentences import LONGEST, sentence_at, sentences

CASES = [
    pytest.param(
        "Uppdraget är klart. Rapporten är inlämnad.", ["Uppdraget är klart.", "Rapporten är inlämnad."], id="two"
    ),
    pytest.param("Det gäller t.ex. Region Granland. Nej.", ["Det gäller t.ex. Region Granland.", "Nej."], id="t.ex."),
    pytest.param("Det gäller bl. a. Granvik och Lövby.", ["Det gäller bl. a. Granvik och Lövby."], id="spaced"),
    pytest.param("Vård, omsorg m.m. Nämnden svarar.", ["Vård, omsorg m.m.", "Nämnden svarar."], id="m.m. ends"),
    pytest.param("Vård m.m. ska redovisas.", ["Vård m.m. ska redovisas."], id="m.m. inside"),
    pytest.param("Beslut p.g.a. Dnr. RS 12 fattades.", ["Beslut p.g.a. Dnr. RS 12 fattades."], id="dnr."),
    pytest.param("Mötet är den 3. mars 2024. Välkomna!", ["Mötet är den 3. mars 2024.", "Välkomna!"], id="ordinal"),
    pytest.param("§ 12. Ändring av reglemente. Beslut.", ["§ 12. Ändring av reglemente.", "Beslut."], id="paragraph"),
    pytest.param("1. Ge direktören i uppdrag att svara.", ["1. Ge direktören i uppdrag att svara."], id="list mark"),
    pytest.param("Ökningen är 3.5 procent. Bra.", ["Ökningen är 3.5 procent.", "Bra."], id="decimal"),
    pytest.param(
        "Läs mer på www.granland.se/Vard.Rapporter idag.", ["Läs mer på www.granland.se/Vard.Rapporter idag."], id="url"
    ),
    pytest.param("Ordförande A. Lind och B. K. Ek.", ["Ordförande A. Lind och B. K. Ek."], id="initials"),
    pytest.param(
        "Ärendet går till en styrgrupp.Utredningen är klar.",
        ["Ärendet går till en styrgrupp.", "Utredningen är klar."],
        id="glued",
    ),
    pytest.param("Rubrik\n\nText utan punkt\n\nMer", ["Rubrik", "Text utan punkt", "Mer"], id="blank lines"),
    pytest.param("Uppdrag\tStatus\nKlart\tJa", ["Uppdrag", "Status", "Klart", "Ja"], id="cells"),
    pytest.param("Gå ut på: • vård • omsorg", ["Gå ut på:", "• vård", "• omsorg"], id="bullets"),
    pytest.param("Han sade ”ja.” Sedan kom svaret.", ["Han sade ”ja.”", "Sedan kom svaret."], id="quoted"),
    pytest.param("Kostnaden är 12 mkr. Nämnden betalar.", ["Kostnaden är 12 mkr.", "Nämnden betalar."], id="mkr."),
    pytest.param("", [], id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet="abc ABC.!?\n\t•12§m", max_size=80))
def test_spans_are_ordered_trimmed_and_lose_no_letter(text: str) -> None:
    spans = sentences(text)
    assert all(text[start:end] == text[start:end].strip() and start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_the_sentence_at_a_position_holds_it() -> None:
    text = "Ett. Två kommer här. Tre."
    start, end = sentence_at(text, text.index("kommer"))
    assert text[start:end] == "Två kommer här."


def test_a_span_inside_the_text_is_read_alone() -> None:
    text = "Ett. Två. Tre."
    assert [text[a:b] for a, b in sentences(text, 5, 9)] == ["Två."]


def test_a_run_without_any_end_is_cut_between_words() -> None:
    text = "och vidare " * 700
    spans = sentences(text)
    assert len(spans) > 1
    assert all(end - start <= LONGEST for start, end in spans)
    assert " ".join(text[start:end] for start, end in spans) == text.strip()
