"""Markdown: what each construction becomes."""

from __future__ import annotations

import pytest
from document_checks import check_document, outline
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.reading.markdown import read_markdown

TEXTS = [
    ("# Möte\n\n## Beslut ##\n", ["h1 Möte", "h2 Beslut"]),
    ("Möte\n====\n\nText\npå två rader.\n", ["h1 Möte", "p Text på två rader."]),
    ("**Beslut**\n\nText.\n", ["h2 Beslut", "p Text."]),
    ("1. ett\n   - inre\n2. två\n", ["l1 1. ett", "l2 • inre", "l1 2. två"]),
    ("3) tre\n", ["l1 3) tre"]),
    ("| A | B |\n|---|---|\n| 1 | **2** |\n| 3 |   |\n", ["t A | B / 1 | 2 / 3 | "]),
    ("> Citat.\n", ["p Citat."]),
    ("Se [protokollet](https://exempel.se) och `§ 4`. ~~Struket.~~\n", ["p Se protokollet och § 4."]),
    ("<p>Ur <b>HTML</b>.</p>\n", ["p Ur HTML."]),
    ("Rad\\\natt utreda\n", ["p Rad", "p att utreda"]),
    ("<script>alert(1)</script>\n\nText.\n", ["p Text."]),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_construction_becomes(text: str, expected: list[str]) -> None:
    document = read_markdown(text, "p.md", "0")
    check_document(document)
    assert outline(document) == expected


def test_front_matter_becomes_form_data() -> None:
    document = read_markdown('---\ntitle: "Protokoll"\nDiarienummer: RS 2024-1\n---\n# Möte\n', "p.md", "0")
    assert document.form == {"file:title": "Protokoll", "diarienummer": "RS 2024-1"}
    assert document.text == "Möte"


@given(st.text(alphabet="#*->|`[]()<b>ås1. \n\t:-_~\\", max_size=60))
def test_any_signs_give_a_whole_document(text: str) -> None:
    assert check_document(read_markdown(text, "p.md", "0")) is None
