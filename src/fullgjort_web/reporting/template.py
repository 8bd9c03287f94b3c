"""The Word template of the report-back, made here so that every choice in it can be read.

`data/reportback.docx` is what `make_template` gives; `python -m fullgjort_web.reporting.template` writes it anew. It
is an ordinary Word file: its styles have Swedish names, and the fields in double braces are docxtpl's.
"""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from fullgjort_web.reporting.officefile import without_clock

TEMPLATE = Path(__file__).with_name("data") / "reportback.docx"
FACE = "Cambria"
INK, QUIET, LATE = RGBColor(0x1C, 0x1B, 0x19), RGBColor(0x57, 0x53, 0x4C), RGBColor(0x8C, 0x2F, 0x1B)


def make_template() -> bytes:
    """The template as a Word file: A4, Swedish, tables with header rows, running head and page numbers."""
    made = blank()
    _body(made)
    return saved(made, "Återrapportering")


def blank(*, lying: bool = False) -> Any:
    """A Word document without text: its page (on its side with `lying`), styles, running head and page numbers."""
    made: Any = Document()
    _page(made, lying)
    _styles(made)
    _head_and_foot(made)
    return made


def saved(made: Any, title: str) -> bytes:
    """The template as a Word file with that title; the same template gives the same bytes."""
    _drop_picture(made)
    properties = made.core_properties
    properties.title, properties.language, properties.author = title, "sv-SE", "Fullgjort"
    properties.comments = ""
    properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001
    out = io.BytesIO()
    made.save(out)
    return without_clock(out.getvalue())


def _drop_picture(made: Any) -> None:
    """Without the picture of an empty page that python-docx's own template carries."""
    relations = made.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _page(made: Any, lying: bool) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if lying:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.4)
    section.different_first_page_header_footer = True


def _styles(made: Any) -> None:
    styles = made.styles
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), "sv-SE")
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(language)
    normal = styles["Normal"]
    _font(normal, 10.5, INK)
    _spacing(normal, after=5, line=1.15)
    for name, size, before, after in (("Heading 1", 20, 0, 12), ("Heading 2", 14, 22, 8), ("Heading 3", 12, 20, 4)):
        style = styles[name]
        _font(style, size, INK, bold=True)
        _spacing(style, before=before, after=after, line=1.1)
    _style(styles, "Sammanfattning", 11.5, after=8)
    wording = _style(styles, "Lydelse", 10.5, after=0)
    wording.paragraph_format.left_indent = Cm(0.6)
    _left_rule(wording)
    part = _style(styles, "Delpunkt", 10.5, after=0, base="Lydelse")
    part.paragraph_format.left_indent = Cm(1.3)
    part.paragraph_format.first_line_indent = Cm(-0.7)
    part.paragraph_format.tab_stops.add_tab_stop(Cm(1.3))
    source = _style(styles, "Lydelsens källa", 9, QUIET, after=7, base="Lydelse")
    source.paragraph_format.space_before = Pt(2)
    _style(styles, "Uppgift", 10.5, after=2)
    _style(styles, "Iakttagelse", 10.5, LATE, after=2).font.italic = True
    answer = _style(styles, "Svarets dag", 10.5, before=8, after=1)
    answer.font.bold = True
    answer.paragraph_format.keep_with_next = True
    _style(styles, "Svar", 10.5, after=2)
    _style(styles, "Svarets källa", 9, QUIET, after=4)
    _style(styles, "Tabelltext", 9, before=1, after=1)
    section = made.sections[0]
    _style(styles, "Sidhuvud och sidfot", 8.5, QUIET, after=0).paragraph_format.tab_stops.add_tab_stop(
        section.page_width - section.left_margin - section.right_margin, WD_TAB_ALIGNMENT.RIGHT
    )


def _style(
    styles: Any,
    name: str,
    size: float,
    colour: RGBColor = INK,
    *,
    before: float = 0,
    after: float = 5,
    base: str = "Normal",
) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles[base]
    style.quick_style = True
    _font(style, size, colour)
    _spacing(style, before=before, after=after, line=1.15)
    return style


def _font(style: Any, size: float, colour: RGBColor, *, bold: bool | None = None) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(size), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]  # the theme's face would win over the named one
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), FACE)
    if bold is not None:
        style.font.bold = bold


def _spacing(style: Any, *, before: float = 0, after: float = 0, line: float = 1.0) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = line


def _left_rule(style: Any) -> None:
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "10"), ("space", "8"), ("color", "8F8A80")):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _head_and_foot(made: Any) -> None:
    section = made.sections[0]
    head = section.header.paragraphs[0]
    head.style, head.text = made.styles["Sidhuvud och sidfot"], "{{ title }}"
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.style = made.styles["Sidhuvud och sidfot"]
        line.add_run("{{ foot }}\tSida ")
        _field(line, "PAGE")
        line.add_run(" (")
        _field(line, "NUMPAGES")
        line.add_run(")")


def _field(paragraph: Any, name: str) -> None:
    for kind, words in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), kind)
            run._r.append(sign)
        elif kind == "text":
            run.text = words
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {words} "
            run._r.append(instruction)


def _body(made: Any) -> None:
    def line(words: str, style: str = "Normal") -> Any:
        return made.add_paragraph(words, style)

    line("{{ heading }}", "Heading 1")
    line("{{ summary }}", "Sammanfattning")
    line("{{ basis_heading }}", "Heading 2")
    line("{%p for sentence in basis %}")
    line("{{ sentence }}")
    line("{%p endfor %}")
    line("{%p if overview.rows %}")
    line("{{ overview.heading }}", "Heading 2")
    add_table(made, "overview", (0.9, 6.1, 2.9, 3.0, 2.9))
    line("{%p endif %}")
    line("{%p for group in groups %}")
    line("{{ group.heading }}", "Heading 2")
    line("{%p for entry in group.entries %}")
    line("{{ entry.number }}.\u2002{{ entry.heading }}", "Heading 3")
    origin = line("{{ entry.origin }} ")
    origin.paragraph_format.keep_with_next = True
    add_run(origin, "{{ entry.code }}", QUIET, size=9)
    line("{%p if entry.lead %}")
    lead = line("{{ entry.lead }}", "Lydelse")
    lead.paragraph_format.keep_with_next = True
    line("{%p endif %}")
    line("{%p for part in entry.parts %}")
    part = line("{{ part.number }}.\t{{ part.words }} ", "Delpunkt")
    add_run(part, "{{ part.note }}", LATE).italic = True
    line("{%p endfor %}")
    line("{%p if entry.tail %}")
    line("{{ entry.tail }}", "Lydelse")
    line("{%p endif %}")
    line("{{ entry.wording_source }}", "Lydelsens källa")
    line("{%p for fact in entry.facts %}")
    fact = line("", "Uppgift")
    fact.add_run("{{ fact[0] }}: ").bold = True
    fact.add_run("{{ fact[1] }}")
    line("{%p endfor %}")
    line("{%p for note in entry.notes %}")
    line("{{ note }}", "Iakttagelse")
    line("{%p endfor %}")
    line("{%p for answer in entry.answers %}")
    line("{{ answer.head }}", "Svarets dag")
    line("{%p for pieces in answer.paragraphs %}")
    answer = line("{{ pieces[0] }}", "Svar")
    answer.add_run("{{ pieces[1] }}").underline = True
    answer.add_run("{{ pieces[2] }}")
    line("{%p endfor %}")
    line("{{ answer.source }}", "Svarets källa")
    line("{%p endfor %}")
    line("{%p endfor %}")
    line("{%p endfor %}")
    line("{%p for list in lists %}")
    line("{{ list.heading }}", "Heading 2")
    line("{{ list.explanation }}")
    add_table(made, "list", (5.4, 5.2, 5.2))
    line("{%p endfor %}")


def add_run(paragraph: Any, words: str, colour: RGBColor, *, size: float | None = None) -> Any:
    """Words of that colour at the paragraph's end."""
    run = paragraph.add_run(words)
    run.font.color.rgb = colour
    if size:
        run.font.size = Pt(size)
    return run


def add_table(made: Any, name: str, widths: tuple[float, ...]) -> Any:
    """A table whose rows are those of the value `name`, in its third row a field for each column: its header row stands
    on every page, rows are not split."""
    table = made.add_table(rows=4, cols=len(widths))
    table.autofit = False
    _rules(table)
    for column, width in enumerate(widths):
        table.columns[column].width = Cm(width)
        for row in table.rows:
            row.cells[column].width = Cm(width)
        _cell(table.rows[0].cells[column], f"{{{{ {name}.heads[{column}] }}}}", bold=True)
        _cell(table.rows[2].cells[column], f"{{{{ row[{column}] }}}}")
    _cell(table.rows[1].cells[0], f"{{%tr for row in {name}.rows %}}")
    _cell(table.rows[3].cells[0], "{%tr endfor %}")
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
    return table


def _cell(cell: Any, words: str, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Tabelltext"
    paragraph.add_run(words).bold = bold or None


def _rules(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "8F8A80")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    properties = table._tbl.tblPr
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        for flag, value in (("firstRow", "1"), ("firstColumn", "0"), ("noVBand", "1"), ("noHBand", "1")):
            look.set(qn(f"w:{flag}"), value)


if __name__ == "__main__":
    TEMPLATE.write_bytes(make_template())
