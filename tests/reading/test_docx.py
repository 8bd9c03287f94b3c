"""DOCX: what each construction of Word becomes."""

from __future__ import annotations

import io

import docx
import pytest
from document_checks import check_document, outline
from office_files import p, tc, tr, word_file

from fullgjort.reading.document import Document
from fullgjort.reading.read import read

STYLES = """
<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="R1"><w:name w:val="Rubrik 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Region rubrik"/><w:basedOn w:val="Rubrik2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ram"><w:name w:val="Ärende"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="paragraph" w:styleId="I1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Fet"><w:name w:val="Fet"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Num"><w:name w:val="Numrerad"/><w:pPr><w:outlineLvl w:val="0"/>
  <w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="12"/><w:numFmt w:val="decimal"/>
  <w:lvlText w:val="§ %1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def styled(style: str, text: str) -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>')


def listed(number: int, text: str, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def runs(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def t(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


BODIES = [
    pytest.param(styled("R1", "Möte"), ["h1 Möte"], id="Swedish heading name"),
    pytest.param(styled("Egen", "Möte"), ["h2 Möte"], id="heading by its base style"),
    pytest.param(styled("Ram", "Möte"), ["h3 Möte"], id="heading by its style's outline level"),
    pytest.param(p("Möte", '<w:outlineLvl w:val="1"/>'), ["h2 Möte"], id="heading by its own outline level"),
    pytest.param(styled("A", "Text."), ["p Text."], id="styles based on each other"),
    pytest.param(styled("I1", "Möte 3") + p("Text."), ["p Text."], id="table of contents left out"),
    pytest.param(p("Beslut", run="<w:b/>") + p("Text."), ["h2 Beslut", "p Text."], id="bold line over text"),
    pytest.param(styled("Fet", "Beslut") + p("Text."), ["h2 Beslut", "p Text."], id="bold style over text"),
    pytest.param(
        p("Beslut", run='<w:rStyle w:val="Stark"/>') + p("Text."), ["h2 Beslut", "p Text."], id="bold character style"
    ),
    pytest.param(styled("Fet", "Nej, detta är text."), ["p Nej, detta är text."], id="bold sentence is no heading"),
    pytest.param(p("Norr", run='<w:b w:val="0"/>') + p("Text."), ["p Norr", "p Text."], id="bold switched off"),
    pytest.param(p("Beslut") + p("Text."), ["h2 Beslut", "p Text."], id="word that is only ever a heading"),
    pytest.param(
        p("Beslut", run='<w:sz w:val="32"/>') + p("Text."), ["h2 Beslut", "p Text."], id="large line over text"
    ),
    pytest.param(p("Norr", run='<w:sz w:val="24"/>') + p("Text."), ["p Norr", "p Text."], id="hardly larger line"),
    pytest.param(p("§ 14 Svar på motion"), ["h1 § 14 Svar på motion"], id="paragraph number makes a heading"),
    pytest.param(
        styled("Num", "Val") + styled("Num", "Svar"), ["h1 § 12 Val", "h1 § 13 Svar"], id="counted § stays in heading"
    ),
    pytest.param(
        listed(1, "ett") + listed(1, "a", 1) + listed(1, "b", 1) + listed(1, "två") + listed(1, "x", 2),
        ["l1 1. ett", "l2 a) a", "l2 b) b", "l1 2. två", "l3 2.1 x"],
        id="counted list",
    ),
    pytest.param(
        listed(1, "ett") + listed(4, "ny") + listed(1, "går vidare"),
        ["l1 1. ett", "l1 1. ny", "l1 2. går vidare"],
        id="list restarted",
    ),
    pytest.param(listed(2, "punkt") + listed(9, "okänd"), ["l1 • punkt", "p okänd"], id="bullets and unknown list"),
    pytest.param(p("1. typad") + p("- typad"), ["l1 1. typad", "l1 - typad"], id="typed marks"),
    pytest.param(
        runs(
            t("Nämnden "), "<w:del><w:r><w:delText>avslår</w:delText></w:r></w:del>", f"<w:ins>{t('bifaller')}</w:ins>"
        ),
        ["p Nämnden bifaller"],
        id="tracked changes as accepted",
    ),
    pytest.param(
        runs(t("Ser"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>", t(" syns")), ["p Ser syns"], id="hidden"
    ),
    pytest.param(
        runs("<w:r><w:t>ST</w:t><w:noBreakHyphen/><w:t>läkare och gransk</w:t><w:softHyphen/><w:t>ning</w:t></w:r>"),
        ["p ST-läkare och granskning"],
        id="hyphens",
    ),
    pytest.param(
        runs("<w:r><w:t>beslutar att</w:t><w:br/><w:t>a) utreda</w:t><w:br/><w:t>b) se över</w:t></w:r>"),
        ["p beslutar att", "l1 a) utreda", "l1 b) se över"],
        id="list by forced line breaks",
    ),
    pytest.param(
        runs('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:r><w:instrText>PAGE</w:instrText></w:r>", t("7")),
        ["p 7"],
        id="field codes left out",
    ),
    pytest.param(
        runs(t("Text."), '<w:r><w:footnoteReference w:id="2"/></w:r>') + p("Mer."),
        ["p Text.", "p Noten.", "p Mer."],
        id="footnote after its paragraph",
    ),
    pytest.param(
        runs(t("Text."), f"<w:r><w:pict><w:txbxContent>{p('Ruta.')}</w:txbxContent></w:pict></w:r>"),
        ["p Text.", "p Ruta."],
        id="text box",
    ),
    pytest.param(f"<w:sdt><w:sdtContent>{p('Inne.')}</w:sdtContent></w:sdt>", ["p Inne."], id="content control"),
    pytest.param(
        f"<w:tbl>{tr('Uppdrag', 'Status', properties='<w:tblHeader/>')}{tr('Utreda', '')}</w:tbl>",
        ["t Uppdrag | Status / Utreda | "],
        id="table",
    ),
    pytest.param(
        f"<w:tbl>{tr(tc('A', '<w:vMerge w:val="restart"/>'), 'b')}{tr(tc('', '<w:vMerge/>'), 'c')}"
        f"{tr(tc('vid', '<w:gridSpan w:val="2"/>'))}</w:tbl>",
        ["t A | b / c / vid"],
        id="merged cells",
    ),
    pytest.param(
        f"<w:tbl>{tr('a', tc(f'<w:tbl>{tr("x", "y")}</w:tbl>'))}</w:tbl>", ["t a | x y"], id="table in a table"
    ),
    pytest.param(f"<w:tbl>{tr(tc(p('Ett.') + p('Två.')))}</w:tbl>", ["p Ett.", "p Två."], id="frame of one cell"),
    pytest.param(f"<w:tbl>{tr('a', 'b')}{tr('x', 'y', properties='<w:del/>')}</w:tbl>", ["t a | b"], id="deleted row"),
    pytest.param(
        f"<w:tbl>{tr('a', tc(listed(1, 'ett') + listed(1, 'två')))}</w:tbl>", ["t a | 1. ett 2. två"], id="list in cell"
    ),
    pytest.param(
        "<w:tbl><w:tr><w:tc>" * 60 + p("Djupt.") + "</w:tc></w:tr></w:tbl>" * 60, ["p Djupt."], id="many levels"
    ),
]


def document_of(body: str, **parts: str) -> Document:
    notes = f'<w:footnote w:id="2">{p("Noten.")}</w:footnote>'
    data = word_file(body, styles=STYLES, numbering=NUMBERING, footnotes=notes, **parts)
    document = read(data, "prov.docx")
    check_document(document)
    return document


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_construction_becomes(body: str, expected: list[str]) -> None:
    assert outline(document_of(body)) == expected


def test_strict_documents_are_read_alike() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert outline(read(word_file(p("Text."), namespace=strict), "strikt.docx")) == ["p Text."]


def test_columns_of_merged_cells_are_those_of_the_grid() -> None:
    wide = tr(tc("vid", '<w:gridSpan w:val="2"/>'), "c")
    [table] = document_of(f"<w:tbl>{wide}{tr('a', 'b', 'c')}</w:tbl>").blocks
    assert [[cell.column for cell in row.cells] for row in table.rows] == [[0, 2], [0, 1, 2]]


def test_header_rows_are_those_repeated_or_bold() -> None:
    bold = tr(tc(p("A", run="<w:b/>")), tc(p("B", run="<w:b/>")))
    [table] = document_of(f"<w:tbl>{bold}{tr('1', '2')}</w:tbl>").blocks
    assert [row.header for row in table.rows] == [True, False]


def test_page_heads_become_form_data_and_stay_out_of_the_text() -> None:
    labels = tr("DOKUMENT-ID", "VERSION", "ANSVARIG CHEF") + tr("PROT-2024-7", "2.0", "Ada Lund")
    document = document_of(
        p("Text."), header=f"<w:tbl>{labels}</w:tbl>{p('Regionstyrelsen')}", footer=p("Diarienummer: RS 2024-00123")
    )
    assert document.text == "Text."
    assert document.form["dokument-id"] == "PROT-2024-7"
    assert document.form["version"] == "2.0"
    assert document.form["ansvarig chef"] == "Ada Lund"
    assert document.form["diarienummer"] == "RS 2024-00123"
    assert "Regionstyrelsen" in document.form["sidhuvud"]
    assert document.form["sidfot"] == "Diarienummer: RS 2024-00123"


def test_form_table_at_the_top_becomes_form_data() -> None:
    cells = tr(tc(p("Dokument-ID") + p("TJ-9")), tc(p("Version") + p("1.0")))
    document = document_of(f"<w:tbl>{cells}</w:tbl>{p('Text.')}")
    assert (document.text, document.form) == ("Text.", {"dokument-id": "TJ-9", "version": "1.0"})


def test_pages_are_those_word_noted() -> None:
    noted = runs("<w:r><w:lastRenderedPageBreak/></w:r>", t("Sida två."))
    document = document_of(p("Sida ett.") + noted)
    assert [(block.page, document.quote(block.start, block.end)) for block in document.blocks] == [
        (1, "Sida ett."),
        (2, "Sida två."),
    ]


def test_document_of_python_docx_with_its_properties() -> None:
    document = docx.Document()
    document.core_properties.title = "Protokoll"
    document.add_heading("Möte", 1)
    document.add_paragraph("ett", style="List Number")
    document.add_paragraph("punkt", style="List Bullet")
    made = io.BytesIO()
    document.save(made)
    found = read(made.getvalue(), "p.docx")
    check_document(found)
    assert outline(found) == ["h1 Möte", "l1 1. ett", "l1 • punkt"]
    assert found.form["file:title"] == "Protokoll"
