"""ODT: what each construction becomes."""

from __future__ import annotations

import pytest
from document_checks import check_document, outline
from office_files import odt_file

from fullgjort.reading.document import Document
from fullgjort.reading.read import read

STYLES = """
<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="R2" style:family="paragraph" style:parent-style-name="Rubrik_20_2"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="P2" style:family="paragraph"><style:text-properties fo:font-size="16pt"/></style:style>
<style:style style:name="X" style:family="paragraph" style:parent-style-name="Y"/>
<style:style style:name="Y" style:family="paragraph" style:parent-style-name="X"/>
<text:list-style style:name="L1">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>
"""


def cell(words: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def listing(style: str, *items: str) -> str:
    made = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}">{made}</text:list>'


BODIES = [
    pytest.param('<text:h text:outline-level="2">Möte</text:h>', ["h2 Möte"], id="heading"),
    pytest.param('<text:p text:style-name="R2">Möte</text:p>', ["h2 Möte"], id="heading by its base style's name"),
    pytest.param('<text:p text:style-name="X">Text.</text:p>', ["p Text."], id="styles based on each other"),
    pytest.param(
        '<text:p text:style-name="P1">Beslut</text:p><text:p>Text.</text:p>', ["h2 Beslut", "p Text."], id="bold line"
    ),
    pytest.param(
        '<text:p text:style-name="P2">Beslut</text:p><text:p>Text.</text:p>', ["h2 Beslut", "p Text."], id="large line"
    ),
    pytest.param(
        '<text:p><text:span text:style-name="T1">Beslut</text:span></text:p><text:p>Text.</text:p>',
        ["h2 Beslut", "p Text."],
        id="bold words",
    ),
    pytest.param(
        '<text:p>Ett<text:s text:c="3"/>två<text:tab/>tre<text:line-break/>fyra</text:p>',
        ["p Ett två tre fyra"],
        id="spaces",
    ),
    pytest.param(
        listing("L1", "<text:p>ett</text:p>" + listing("L1", "<text:p>a</text:p>"), "<text:p>två</text:p>"),
        ["l1 1. ett", "l2 a) a", "l1 2. två"],
        id="nested numbered list",
    ),
    pytest.param(listing("L2", "<text:p>punkt</text:p>"), ["l1 – punkt"], id="dashes"),
    pytest.param(
        "<text:p>Text.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Noten.</text:p>"
        "</text:note-body></text:note></text:p>",
        ["p Text.", "p Noten."],
        id="footnote",
    ),
    pytest.param(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Borta.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>Kvar<office:annotation><text:p>Fråga?</text:p>"
        "</office:annotation>.</text:p>",
        ["p Kvar."],
        id="deletions and comments left out",
    ),
    pytest.param(
        "<text:table-of-content><text:index-body><text:p>Möte 1</text:p></text:index-body></text:table-of-content>"
        "<text:section><text:p>Text.</text:p></text:section>",
        ["p Text."],
        id="contents left out and section read",
    ),
    pytest.param(
        f"<table:table><table:table-header-rows>{row(cell('Uppdrag'), cell('Status'))}</table:table-header-rows>"
        f"{row(cell('Utreda'), cell('Klart'))}</table:table>",
        ["t Uppdrag | Status / Utreda | Klart"],
        id="table",
    ),
    pytest.param(
        f"<table:table>{row(cell('vid', 'table:number-columns-spanned="2"'), '<table:covered-table-cell/>', cell('c'))}"
        "</table:table>",
        ["t vid | c"],
        id="merged cells",
    ),
]


def document_of(body: str, **parts: str) -> Document:
    document = read(odt_file(body, STYLES, **parts), "prov.odt")
    check_document(document)
    return document


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_construction_becomes(body: str, expected: list[str]) -> None:
    assert outline(document_of(body)) == expected


def test_page_heads_and_meta_data_become_form_data() -> None:
    head = "<style:master-page><style:header><text:p>Dnr: RS 2024-00123</text:p></style:header></style:master-page>"
    document = document_of("<text:p>Text.</text:p>", masters=head, meta="<dc:title>Protokoll</dc:title>")
    assert document.text == "Text."
    assert document.form["diarienummer"] == "RS 2024-00123"
    assert document.form["file:title"] == "Protokoll"


def test_repeated_cells_are_bounded() -> None:
    huge = row(cell("x", 'table:number-columns-repeated="999999999"'), cell("y"))
    [table] = document_of(f"<table:table>{huge}</table:table>").blocks
    assert len(table.rows[0].cells) <= 1000
